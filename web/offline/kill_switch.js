// A service worker that ends itself: put in the place of sw.js it takes over at once, removes what was kept for this site and
// nothing else, and is gone. Imports nothing.

/** A service worker's global scope. @type {any} */
const self = globalThis;
const prefix = `tierwise ${self.registration.scope} `;

async function end() {
  const names = /** @type {string[]} */ (await self.caches.keys());
  await Promise.all(names.filter((name) => name.startsWith(prefix)).map((name) => self.caches.delete(name)));
  await self.registration.unregister();
}

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (/** @type {any} */ event) => event.waitUntil(end()));
