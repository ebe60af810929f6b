// Everything that pages are put together from, made once for all outputs: the engine's programs, the words of every language,
// styles, the method. Imports the build's own pieces.
import { asProgram } from '../program.mjs';
import { bundle } from './bundle.mjs';
import { catalogueScripts } from './catalogues.mjs';
import { methodMarkup } from './method.mjs';
import { kSources } from './sources.mjs';

/** @typedef {import('./bundle.mjs').Bundle} Bundle */
/**
 * @typedef {object} Parts
 * @property {Bundle} styles
 * @property {Bundle} methodScript
 * @property {(Bundle & {build: string})[]} programs
 * @property {import('./catalogues.mjs').CatalogueScript[]} catalogues
 * @property {{text: string, contents: string}} method
 */

/** @returns {Promise<Parts>} */
export async function commonParts() {
  const [styles, methodScript, ...programs] = await Promise.all([
    bundle(kSources.styles),
    bundle(kSources.methodScript),
    ...Object.entries(kSources.programs).map(async ([build, entry]) => ({ build, ...(await bundle(entry, asProgram(build))) })),
  ]);
  return { styles, methodScript, programs, catalogues: catalogueScripts(), method: methodMarkup() };
}

/** Addresses that a page's script is told: of everything the page loads later, from the page. @param {Pick<Parts, 'programs' | 'catalogues'> & {exporting?: string, serviceWorker?: string}} parts */
export const addresses = ({ programs, catalogues, exporting = '', serviceWorker = '' }) => ({
  TIERWISE_PROGRAMS: JSON.stringify(Object.fromEntries(programs.map(({ build, path }) => [build, path]))),
  TIERWISE_CATALOGUE_URLS: JSON.stringify(Object.fromEntries(catalogues.map(({ language, path }) => [language, path]))),
  TIERWISE_EXPORTING: JSON.stringify(exporting),
  TIERWISE_SERVICE_WORKER: JSON.stringify(serviceWorker),
});

/** What a page is told that loads nothing later. */
export const kNothingBeside = addresses({ programs: [], catalogues: [] });
