// Keeping the page for use without a network, when the reader asks for it: nothing is stored before. Only a page of its own on a
// secure address can be kept, never one in a frame or from a file. Imports the page's own scripts.
import { ownScript } from './scripts.js';

/** What the reader is told: cannot be kept here, can be, is being kept, is kept, could not be. @typedef {'unable' | 'offered' | 'busy' | 'kept' | 'failed'} Keeping */
/** @typedef {{keeping: Keeping, update: boolean}} Offline update: a new version is ready */

/** Some frames throw on the mere look. @returns {ServiceWorkerContainer | null} */
function container() {
  try {
    const isOwnPage = globalThis.top === globalThis.self && isSecureContext && /^https?:$/.test(location.protocol) && globalThis.origin !== 'null';
    return TIERWISE_SERVICE_WORKER && isOwnPage ? navigator.serviceWorker ?? null : null;
  } catch {
    return null;
  }
}

/** @param {{onChange: (state: Offline) => void, reload?: () => void}} page */
export function createOffline({ onChange, reload = () => location.reload() }) {
  const workers = container();
  /** @type {Offline} */
  let state = { keeping: workers ? 'offered' : 'unable', update: false };
  /** Set when the reader asked for the new version: then the page starts anew with it. */
  let wanted = false;

  /** @param {Partial<Offline>} change */
  function take(change) {
    state = { ...state, ...change };
    onChange(state);
  }

  /** @param {ServiceWorkerRegistration} registration */
  function watch(registration) {
    const look = () => take({ update: registration.waiting !== null && registration.active !== null });
    registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', look));
    look();
  }

  /** A page that is kept looks for a new version of itself, once; whoever has kept nothing asks for nothing. */
  async function begin() {
    const registration = await workers?.getRegistration().catch(() => undefined);
    if (!workers || !registration?.active) return;
    workers.addEventListener('controllerchange', () => {
      if (wanted) reload();
    });
    watch(registration);
    take({ keeping: 'kept' });
    await registration.update().catch(() => {}); // without a network, or while the site is being put up
  }
  void begin();

  return {
    get: () => state,
    async keep() {
      if (!workers) return;
      take({ keeping: 'busy' });
      try {
        const registration = await workers.register(/** @type {any} */ (ownScript(TIERWISE_SERVICE_WORKER)), { updateViaCache: 'none' });
        await active(registration);
        await begin();
      } catch {
        take({ keeping: 'failed' });
      }
    },
    async forget() {
      const registration = await workers?.getRegistration();
      await registration?.unregister();
      const names = await caches.keys();
      await Promise.all(names.filter((name) => registration && name.startsWith(`tierwise ${registration.scope} `)).map((name) => caches.delete(name)));
      take({ keeping: 'offered', update: false });
    },
    async update() {
      const registration = await workers?.getRegistration();
      wanted = true;
      registration?.waiting?.postMessage('take over');
    },
  };
}

/** Ends when everything is kept, throws when it cannot be. @param {ServiceWorkerRegistration} registration @returns {Promise<void>} */
function active(registration) {
  const worker = registration.installing ?? registration.waiting ?? registration.active;
  return new Promise((done, fail) => {
    const look = () => {
      if (worker?.state === 'activated') done();
      if (!worker || worker.state === 'redundant') fail(new Error('The page could not be kept.'));
    };
    worker?.addEventListener('statechange', look);
    look();
  });
}
