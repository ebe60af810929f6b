// What makes the site an app that works without a network: the service worker, which knows the hash of every file it keeps, its
// kill switch, the web app manifest and its icons. Imports the build's own pieces.
import { bundle } from './bundle.mjs';
import { iconFiles } from './icons.mjs';
import { digestOf } from './manifest.mjs';
import { encode, readText } from './project.mjs';
import { kSources } from './sources.mjs';

export const kServiceWorker = 'sw.js';

/** The manifest and its icons. @returns {import('./project.mjs').Files} */
export const appFiles = () => new Map([['manifest.webmanifest', encode(readText(kSources.appManifest))], ...iconFiles(kSources.icon)]);

/** @param {import('./project.mjs').Files} files to be kept, as they are sent @returns {Promise<import('./project.mjs').Files>} */
export async function offlineFiles(files) {
  const kept = [...files].map(([path, contents]) => ({ path, integrity: `sha256-${digestOf(contents, 'sha256', 'base64')}` }));
  const version = digestOf(JSON.stringify(kept), 'sha256', 'hex').slice(0, 16);
  const define = { TIERWISE_KEPT_FILES: JSON.stringify(kept), TIERWISE_KEPT_VERSION: JSON.stringify(version) };
  const [worker, killSwitch] = await Promise.all([bundle(kSources.serviceWorker, { define }), bundle(kSources.killSwitch)]);
  return new Map([[kServiceWorker, worker.contents], [`kill-switch/${kServiceWorker}`, killSwitch.contents]]);
}
