// Brings what writes files to the page: it is there where the page is one file, and else a script of the site. Imports the page's own scripts.
import { loadScript } from './scripts.js';

/** @typedef {import('./exporting.js').Exporters} Exporters */

/** @returns {Exporters | null} */
const there = () => /** @type {any} */ (globalThis).tierwiseExporters ?? null;

/** @type {Promise<boolean> | null} */
let loading = null;

/** Never throws. What failed once is tried again when asked again. @returns {Promise<Exporters | null>} null where it could not be loaded */
export async function loadExporters() {
  if (there() || TIERWISE_EXPORTING === '') return there();
  loading ??= loadScript(TIERWISE_EXPORTING);
  if (!(await loading)) loading = null;
  return there();
}

/** Loads them as soon as a reader comes near: browsers let a page copy only right after a press. @param {string} places selector */
export function loadExportersNear(places) {
  const load = (/** @type {Event} */ { target }) => {
    if (target instanceof Element && target.closest(places)) void loadExporters();
  };
  for (const kind of ['pointerover', 'pointerdown', 'focusin', 'dragover']) document.addEventListener(kind, load, { passive: true });
}
