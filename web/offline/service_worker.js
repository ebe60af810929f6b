// Keeps the site's files so that it starts without a network. Every file is held against the hash that the build wrote here before
// it is kept; a version is kept as a whole or not at all, and takes over when the reader says so. Imports nothing.
//
// To remove it from every reader's browser, put kill-switch/sw.js in the place of sw.js.

/** What the build writes: the files of this version with their hashes, and a name of the version that follows from them. */
const files = TIERWISE_KEPT_FILES;
const version = TIERWISE_KEPT_VERSION;

/** A service worker's global scope. @type {any} */
const self = globalThis;
/** Several copies of the site may live under one origin; each has caches of its own. */
const prefix = `tierwise ${self.registration.scope} `;
const cacheName = `${prefix}${version}`;
/** @param {string} path relative to the site */
const addressOf = (path) => new URL(path, self.registration.scope).href;
/** Addresses that are answered from what is kept; all others go where they would go without this. */
const known = new Map([[addressOf('./'), addressOf('index.html')]]);
for (const { path } of files) known.set(addressOf(path), addressOf(path));

/** @param {string} url */
const bare = (url) => url.replace(/[?#].*$/s, '');

/** @param {Cache} cache @param {{path: string, integrity: string}} file */
async function keep(cache, { path, integrity }) {
  // The browser refuses what has another hash.
  const response = await fetch(new Request(addressOf(path), { cache: 'no-cache', credentials: 'omit', redirect: 'error', integrity }));
  if (!response.ok || response.type !== 'basic') throw new TypeError(`${path} cannot be kept`);
  await cache.put(addressOf(path), response);
}

async function install() {
  const cache = await self.caches.open(cacheName);
  try {
    await Promise.all(files.map((file) => keep(cache, file)));
  } catch (error) {
    await self.caches.delete(cacheName);
    throw error;
  }
}

async function forgetOlder() {
  const names = /** @type {string[]} */ (await self.caches.keys());
  await Promise.all(names.filter((name) => name.startsWith(prefix) && name !== cacheName).map((name) => self.caches.delete(name)));
  await self.clients.claim();
}

/** @param {Request} request @param {string} address */
async function answer(request, address) {
  const cache = await self.caches.open(cacheName);
  return (await cache.match(address)) ?? fetch(request);
}

self.addEventListener('install', (/** @type {any} */ event) => event.waitUntil(install()));
self.addEventListener('activate', (/** @type {any} */ event) => event.waitUntil(forgetOlder()));
self.addEventListener('message', (/** @type {any} */ event) => {
  if (event.data === 'take over') void self.skipWaiting();
});
self.addEventListener('fetch', (/** @type {any} */ event) => {
  const address = event.request.method === 'GET' ? known.get(bare(event.request.url)) : undefined;
  if (address) event.respondWith(answer(event.request, address));
});
