// Brings a catalogue of words to the page: those that came with the page's own file are there at once, the others come as
// scripts of the site, since the page may ask for nothing else. Imports the page's own scripts.
import { loadScript } from './scripts.js';

/** @typedef {import('../state/messages.js').Catalogue} Catalogue */

/** What catalogue scripts fill: one name per language. The build writes those scripts. @type {Record<string, Catalogue>} */
const arrived = (/** @type {any} */ (globalThis).tierwiseCatalogues ??= {});

/** @type {Map<string, Promise<boolean>>} */
const asked = new Map();

/** @param {string} language @returns {Catalogue | null} */
export const catalogueOf = (language) => (Object.hasOwn(arrived, language) ? arrived[language] : null);

/**
 * Never throws. What failed once is tried again when asked again.
 * @param {string} language
 * @returns {Promise<Catalogue | null>} null where it could not be loaded
 */
export async function loadCatalogue(language) {
  const there = catalogueOf(language);
  if (there || !Object.hasOwn(TIERWISE_CATALOGUE_URLS, language)) return there;
  const loading = asked.get(language) ?? loadScript(TIERWISE_CATALOGUE_URLS[language]);
  asked.set(language, loading);
  if (!(await loading)) asked.delete(language);
  return catalogueOf(language);
}
