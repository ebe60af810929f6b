// Words by key: catalogue lookup, plural category, placeholders. A message is a text, or one text per plural category
// chosen by the parameter `count`. May import the English catalogue, the formats and the list of languages; other catalogues
// are handed in when they are there.
import en from './messages/en.json' with { type: 'json' };
import { createFormats, formats, safeLocale } from './formats.js';
import { isolated } from './bidi.js';
import { languageById } from './languages.js';

/** @typedef {import('./formats.js').Formats} Formats */
/** @typedef {{[name: string]: string | Catalogue}} Catalogue nested; keys are joined by dots */
/**
 * A sentence before it is worded. A parameter is a text, a number, a number with its kind, or another sentence.
 * @typedef {{key: string, params?: Record<string, Parameter>}} Sentence
 */
/** @typedef {'whole' | 'count' | 'compact' | 'money' | 'exactMoney' | 'percent' | 'probability' | 'exact' | 'exactPercent'} NumberKind */
/** @typedef {string | number | {kind: NumberKind, value: number} | Sentence} Parameter */

/** @type {Map<string, Catalogue>} */
const catalogues = new Map([['en', /** @type {Catalogue} */ (/** @type {unknown} */ (en))]]);

/** Makes a further language known. @param {string} language @param {Catalogue} catalogue */
export function addCatalogue(language, catalogue) {
  catalogues.set(language, catalogue);
}

/** @param {string} language */
export const hasCatalogue = (language) => catalogues.has(language);

export const languages = () => [...catalogues.keys()];

/**
 * @param {string} language
 * @param {() => Formats} numbers formats of the numbers inside sentences
 */
export function createMessages(language, numbers = () => createFormats({ locale: language })) {
  const known = catalogues.has(language) ? language : 'en';
  const own = /** @type {Catalogue} */ (catalogues.get(known));
  const fallback = /** @type {Catalogue} */ (catalogues.get('en'));
  const plurals = new Intl.PluralRules(safeLocale(known));
  const { direction } = languageById(known);

  /** Messages that were asked for. @type {Map<string, string | Catalogue | null>} */
  const found = new Map();

  /** @param {string} key */
  function messageOf(key) {
    let message = found.get(key);
    if (message === undefined) {
      message = lookUp(own, key) ?? lookUp(fallback, key);
      found.set(key, message);
    }
    return message;
  }

  /** @param {string} key */
  const has = (key) => messageOf(key) !== null;

  /** The key itself stands in for missing words. @param {string} key @param {Record<string, Parameter>} [params] @returns {string} */
  function t(key, params = {}) {
    const message = messageOf(key);
    if (message === null) return key;
    return fill(typeof message === 'string' ? message : choose(message, params), params);
  }

  /** @param {Catalogue} message @param {Record<string, Parameter>} params */
  function choose(message, params) {
    const { count } = params;
    const number = typeof count === 'object' && 'value' in count ? count.value : count;
    const category = typeof number === 'number' ? plurals.select(number) : 'other';
    const text = Object.hasOwn(message, category) ? message[category] : message.other;
    return typeof text === 'string' ? text : '';
  }

  /** @param {string} text @param {Record<string, Parameter>} params */
  function fill(text, params) {
    return text.replace(/\{(\w+)\}/g, (whole, name) => {
      const value = Object.hasOwn(params, name) ? params[name] : undefined;
      return value === undefined ? whole : direction === 'rtl' ? isolated(word(value)) : word(value);
    });
  }

  /** @param {Parameter} value @returns {string} */
  function word(value) {
    if (typeof value === 'string') return value;
    if (typeof value === 'number') return numbers().exact(value);
    return 'key' in value ? say(value) : numbers()[value.kind](value.value);
  }

  /** @param {Sentence} sentence */
  const say = (sentence) => t(sentence.key, sentence.params);

  /**
   * Text of the data (notes beside defaults), which is English there, in this language.
   * @param {string} text
   */
  function dataText(text) {
    const texts = own.data;
    const found = typeof texts === 'object' && Object.hasOwn(texts, text) ? texts[text] : text;
    return typeof found === 'string' ? found : text;
  }

  return { language: known, direction, t, say, has, dataText };
}

/**
 * A message by its key: own properties only, and only texts or plural sets.
 * @param {Catalogue} catalogue @param {string} key
 * @returns {string | Catalogue | null}
 */
export function lookUp(catalogue, key) {
  /** @type {string | Catalogue | null} */
  let node = catalogue;
  for (const name of key.split('.')) {
    if (node === null || typeof node === 'string' || !Object.hasOwn(node, name)) return null;
    node = /** @type {string | Catalogue} */ (node[name]);
  }
  return typeof node === 'string' || isPlural(node) ? node : null;
}

/** @param {Catalogue} node */
export function isPlural(node) {
  return typeof node.other === 'string' && Object.keys(node).every((name) => pluralCategories.has(name));
}
const pluralCategories = new Set(['zero', 'one', 'two', 'few', 'many', 'other']);

/** The messages in use; the page sets them when the language changes. */
let current = createMessages('en', formats);

/** @param {string} language */
export function useLanguage(language) {
  current = createMessages(language, formats);
  return current.language;
}

/** @param {string} key @param {Record<string, Parameter>} [params] */
export const t = (key, params) => current.t(key, params);
/** @param {Sentence} sentence */
export const say = (sentence) => current.say(sentence);
/** @param {string} key */
export const hasMessage = (key) => current.has(key);
/** A text of the data in the language in use. @param {string} text */
export const dataText = (text) => current.dataText(text);
/** Texts one after the other, as the language separates them. @param {readonly string[]} texts @param {'comma' | 'semicolon'} [sign] */
export const listed = (texts, sign = 'comma') => texts.join(current.t(`ui.list.${sign}`));
/** A name as it stands inside a sentence. @param {string} name */
export const withinSentence = (name) => (languageById(current.language).smallNames ? name.toLocaleLowerCase(current.language) : name);
/** The language of the words in use. */
export const languageInUse = () => current.language;
/** @returns {'ltr' | 'rtl'} */
export const directionInUse = () => current.direction;
