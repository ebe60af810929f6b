// The language of the page: chosen from address and browser, loaded when needed, put to use everywhere at once.
// Imports the state layer and the loader of catalogues.
import { useFormats } from '../state/formats.js';
import { chooseLanguage, languageById, localeOf } from '../state/languages.js';
import { addCatalogue, hasCatalogue, t, useLanguage } from '../state/messages.js';
import { catalogueOf, loadCatalogue } from './catalogues.js';

/** How long the first words may be waited for before the page begins in English. Milliseconds. */
const patience = 1000;

/** @typedef {{language: string | null, currency: string}} Wishes of the address */

/**
 * @param {object} page
 * @param {(language: string) => void} page.onWords the page has other words now, or its first ones
 * @param {(language: string, words: string) => void} page.onFailure the wanted language could not be loaded; the present one stays
 * @param {readonly string[]} [page.preferred] of the browser, best first
 */
export function createLanguageSwitch({ onWords, onFailure, preferred = navigator.languages }) {
  let wanted = '';
  let shown = '';

  /** @param {string} id @param {Wishes} wishes */
  function use(id, { language, currency }) {
    if (id === shown) return;
    shown = id;
    useFormats({ locale: localeOf(languageById(id), language, preferred), currency });
    useLanguage(id);
    document.documentElement.lang = id;
    document.documentElement.dir = languageById(id).direction;
    document.title = t('ui.title');
    const skip = document.querySelector('.skip');
    if (skip) skip.textContent = t('ui.skip');
    onWords(id);
  }

  /** @param {string} id @param {Wishes} wishes */
  async function load(id, wishes) {
    const late = setTimeout(() => use(shown || 'en', wishes), patience);
    const catalogue = await loadCatalogue(id);
    clearTimeout(late);
    if (wanted !== id) return;
    if (catalogue) {
      addCatalogue(id, catalogue);
      use(id, wishes);
    } else {
      use(shown || 'en', wishes);
      onFailure(shown, t('ui.language.failed', { language: languageById(id).name }));
    }
  }

  return {
    /** Whether there are words to show. */
    ready: () => shown !== '',
    /** Whether the words of the language wanted need not be loaded. @param {Wishes} wishes */
    isAtHand({ language }) {
      const { id } = chooseLanguage(language, preferred);
      return hasCatalogue(id) || catalogueOf(id) !== null;
    },
    /** Shows the language of the address or else of the browser, as soon as its words are there. @param {Wishes} wishes */
    follow(wishes) {
      const { id } = chooseLanguage(wishes.language, preferred);
      if (id === wanted) return;
      wanted = id;
      const catalogue = catalogueOf(id);
      if (catalogue) addCatalogue(id, catalogue);
      if (hasCatalogue(id)) use(id, wishes);
      else void load(id, wishes);
    },
    /** What failed may be tried again. */
    forget() {
      wanted = '';
    },
  };
}
