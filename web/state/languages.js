// The languages of the page: their own names, which way they are written, and which one a reader is shown.
// Imports nothing. A further language is a line here and a catalogue in messages/.

/**
 * @typedef {object} Language
 * @property {string} id as in addresses and `lang` attributes
 * @property {string} name in its own words
 * @property {'ltr' | 'rtl'} direction
 * @property {boolean} [smallNames] names of things are written small inside a sentence
 * @property {string} [digits] numbering system of its figures where the locale's own varies between countries and browsers
 */

/** @type {readonly Language[]} English first: it is in the page itself, the others are loaded when needed. */
export const LANGUAGES = [
  { id: 'en', name: 'English', direction: 'ltr', smallNames: true },
  { id: 'de', name: 'Deutsch', direction: 'ltr' },
  { id: 'ar', name: 'العربية', direction: 'rtl', digits: 'latn' },
];

/** The language alone, without country or script. @param {string} locale */
const languageOf = (locale) => locale.toLowerCase().split(/[-_]/)[0];

/** @param {string} id @returns {Language} English where it is unknown */
export const languageById = (id) => LANGUAGES.find((language) => language.id === languageOf(id)) ?? LANGUAGES[0];

/**
 * The address outranks the browser; of the browser's languages the first that there is.
 * @param {string | null} asked by the address
 * @param {readonly string[]} preferred of the browser, best first
 * @returns {Language}
 */
export function chooseLanguage(asked, preferred) {
  const known = [...(asked === null ? [] : [asked]), ...preferred].find((locale) => LANGUAGES.some(({ id }) => id === languageOf(locale)));
  return languageById(known ?? LANGUAGES[0].id);
}

/**
 * Locale of figures: the reader's own country where it speaks the language of the words.
 * @param {Language} language
 * @param {string | null} asked by the address
 * @param {readonly string[]} preferred of the browser
 */
export function localeOf(language, asked, preferred) {
  const own = [...(asked === null ? [] : [asked]), ...preferred].find((locale) => languageOf(locale) === language.id && locale.length > language.id.length);
  const locale = own ?? language.id;
  return language.digits ? withDigits(locale, language.digits) : locale;
}

/** @param {string} locale @param {string} digits */
function withDigits(locale, digits) {
  try {
    return new Intl.Locale(locale, { numberingSystem: digits }).toString();
  } catch {
    return locale;
  }
}
