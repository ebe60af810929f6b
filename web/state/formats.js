// Numbers as text in the reader's language: rounded once, here, to two significant digits; whole creators stay whole.
// May import the marks of writing direction; currencies are a label, nothing is converted.
import { isRightToLeft, leftToRight, rightToLeft, withoutMarks } from './bidi.js';

const minus = '\u2212';
const dash = '\u2013';
const thinSpace = '\u2009';

/** @typedef {ReturnType<typeof createFormats>} Formats */

const languageOf = (/** @type {string} */ locale) => locale.split('-', 1)[0];

/** A locale that Intl knows; anything else falls back to English. @param {string | null | undefined} locale */
export function safeLocale(locale) {
  try {
    const [first = 'en'] = Intl.getCanonicalLocales(locale ?? 'en');
    // Asked in this way, browsers answer several times sooner than by Intl.NumberFormat.supportedLocalesOf.
    return languageOf(first) === 'en' || languageOf(new Intl.NumberFormat(first).resolvedOptions().locale) === languageOf(first) ? first : 'en';
  } catch {
    return 'en';
  }
}

/** @type {Map<string, string>} */
const decimalSigns = new Map();

/** Sign between whole number and fraction. @param {string} locale */
export function decimalSign(locale) {
  const known = decimalSigns.get(locale);
  if (known !== undefined) return known;
  const sign = new Intl.NumberFormat(safeLocale(locale)).formatToParts(1.5).find((part) => part.type === 'decimal')?.value ?? '.';
  decimalSigns.set(locale, sign);
  return sign;
}

/**
 * @param {object} [options]
 * @param {string | null} [options.locale]
 * @param {string} [options.currency] symbol or letters, put where the locale puts them
 */
export function createFormats({ locale: wanted = 'en', currency = '$' } = {}) {
  const locale = safeLocale(wanted);
  const marked = isRightToLeft(locale);
  /** @type {Map<string, Intl.NumberFormat>} */
  const cache = new Map();
  /** What a formatter writes for the two signs that are replaced. @type {Map<Intl.NumberFormat, {minus: string, currency: string}>} */
  const signs = new Map();

  /** @param {string} name @param {Intl.NumberFormatOptions} options */
  function formatter(name, options) {
    let found = cache.get(name);
    if (!found) {
      found = new Intl.NumberFormat(locale, options);
      cache.set(name, found);
    }
    return found;
  }

  /** @param {number} value @param {string} name @param {Intl.NumberFormatOptions} options */
  function text(value, name, options) {
    if (Number.isNaN(value)) return dash;
    if (!Number.isFinite(value)) return laidOut([{ type: 'integer', value: value < 0 ? `${minus}∞` : '∞' }]);
    const rounded = Object.is(value, -0) ? 0 : value;
    return marked ? laidOut(formatter(name, options).formatToParts(rounded)) : written(formatter(name, options), rounded);
  }

  /** The same as laidOut, without taking the text apart: several times quicker. @param {Intl.NumberFormat} format @param {number} value */
  function written(format, value) {
    const own = signsOf(format);
    const figure = own.currency === '' ? format.format(value) : format.format(value).replace(own.currency, () => currency);
    return value < 0 ? figure.replace(own.minus, minus) : figure;
  }

  /** @param {Intl.NumberFormat} format */
  function signsOf(format) {
    let found = signs.get(format);
    if (!found) {
      const partOf = (/** @type {string} */ type) => format.formatToParts(-1).find((part) => part.type === type)?.value ?? '';
      found = { minus: partOf('minusSign'), currency: partOf('currency') };
      signs.set(format, found);
    }
    return found;
  }

  /** @param {{type: string, value: string}[]} parts as the locale orders them */
  function laidOut(parts) {
    const pieces = parts.map(({ type, value }) => ({ type, value: type === 'currency' ? currency : type === 'minusSign' ? minus : value }));
    return marked ? betweenRightToLeftWords(pieces) : pieces.map(({ value }) => value).join('');
  }

  const whole = (/** @type {number} */ value) => text(value, 'whole', { maximumFractionDigits: 0 });
  const count = (/** @type {number} */ value) => text(value, 'count', { maximumSignificantDigits: 2 });
  const compact = (/** @type {number} */ value) =>
    text(value, 'compact', { notation: 'compact', maximumSignificantDigits: 2 });
  /** Two significant digits; exact: as it was typed. @param {number} value @param {boolean} [asTyped] */
  const money = (value, asTyped = false) =>
    asTyped
      ? exactMoney(value)
      : text(value, 'money', { style: 'currency', currency: 'USD', minimumFractionDigits: 0, maximumSignificantDigits: 2 });
  const compactMoney = (/** @type {number} */ value) =>
    text(value, 'compact_money', { style: 'currency', currency: 'USD', notation: 'compact', minimumFractionDigits: 0, maximumSignificantDigits: 2 });
  /** Money as it was typed: grouped, at most two decimals, none when whole. @param {number} value */
  const exactMoney = (value) =>
    text(value, Number.isInteger(value) ? 'exact_whole' : 'exact', {
      style: 'currency',
      currency: 'USD',
      minimumFractionDigits: Number.isInteger(value) ? 0 : 2,
      maximumFractionDigits: Number.isInteger(value) ? 0 : 2,
    });
  /** Whether the sign of the currency stands before the figure. */
  const currencyLeads = () => {
    const types = formatter('exact_whole', { style: 'currency', currency: 'USD', minimumFractionDigits: 0, maximumFractionDigits: 0 }).formatToParts(1).map(({ type }) => type);
    return types.indexOf('currency') < types.indexOf('integer');
  };
  /** Every digit of a number that was typed or published. @param {number} value */
  const exact = (value) => text(value, 'exact_number', { maximumSignificantDigits: 15 });
  /** @param {number} value @param {number} [digits] significant digits */
  const percent = (value, digits = 2) => text(value, `percent_${digits}`, { style: 'percent', maximumSignificantDigits: digits });
  const exactPercent = (/** @type {number} */ value) =>
    text(value, 'exact_percent', { style: 'percent', maximumSignificantDigits: 6 });

  /** A probability in whole percent that never claims certainty: 82%, <1%, >99%. @param {number} p */
  function probability(p) {
    if (Number.isNaN(p)) return dash;
    if (p < 0.01) return beyond('<', wholePercent(0.01));
    if (p > 0.99) return beyond('>', wholePercent(0.99));
    return wholePercent(p);
  }
  const beyond = (/** @type {'<' | '>'} */ sign, /** @type {string} */ figure) => (marked ? leftToRight(`${sign}${withoutMarks(figure)}`) : `${sign}${figure}`);
  const wholePercent = (/** @type {number} */ p) => text(p, 'whole_percent', { style: 'percent', maximumFractionDigits: 0 });

  /**
   * "8–23"; one figure when both ends read the same; spaced when a sign would touch the dash.
   * @param {number} low @param {number} high
   * @param {(value: number) => string} [show]
   */
  function range(low, high, show = count) {
    const [from, to] = [show(low), show(high)];
    if (from === to) return from;
    return low < 0 || high < 0 ? `${from}${thinSpace}${dash}${thinSpace}${to}` : `${from}${dash}${to}`;
  }

  return { locale, currency, currencyLeads, whole, count, compact, money, compactMoney, exactMoney, exact, percent, exactPercent, probability, range };
}

/** Parts that make up the figure itself, read from left to right in every language. */
const figureParts = new Set(['minusSign', 'plusSign', 'integer', 'group', 'decimal', 'fraction', 'percentSign', 'infinity']);

/**
 * A figure between right-to-left words: its digits and signs from left to right, its unit where the language has it.
 * @param {{type: string, value: string}[]} parts
 */
function betweenRightToLeftWords(parts) {
  const pieces = parts.map(({ type, value }) => ({ figure: figureParts.has(type), value: withoutMarks(value) })).filter(({ value }) => value !== '');
  const first = pieces.findIndex(({ figure }) => figure);
  const last = pieces.findLastIndex(({ figure }) => figure);
  const joined = (/** @type {typeof pieces} */ some) => some.map(({ value }) => value).join('');
  const figure = leftToRight(joined(pieces.slice(first, last + 1)));
  return pieces.length === last - first + 1 ? figure : rightToLeft(`${joined(pieces.slice(0, first))}${figure}${joined(pieces.slice(last + 1))}`);
}

/** The formats in use; the page sets them when language or currency change. */
let current = createFormats();

/** @param {{locale?: string | null, currency?: string}} options */
export function useFormats(options) {
  current = createFormats(options);
  return current;
}

export const formats = () => current;

/** The very first figure takes a browser as long as a thousand others: made before any is needed, it holds up no drawing. */
export const firstFigure = () => void current.money(-1);
/** @param {number} value */ export const whole = (value) => current.whole(value);
/** @param {number} value */ export const count = (value) => current.count(value);
/** @param {number} value */ export const compact = (value) => current.compact(value);
/** @param {number} value @param {boolean} [asTyped] */ export const money = (value, asTyped) => current.money(value, asTyped);
/** @param {number} value */ export const compactMoney = (value) => current.compactMoney(value);
/** @param {number} value */ export const exactMoney = (value) => current.exactMoney(value);
export const currencyLeads = () => current.currencyLeads();
/** @param {number} value */ export const exact = (value) => current.exact(value);
/** @param {number} value @param {number} [digits] */ export const percent = (value, digits) => current.percent(value, digits);
/** @param {number} value */ export const exactPercent = (value) => current.exactPercent(value);
/** @param {number} p */ export const probability = (p) => current.probability(p);
/** @param {number} low @param {number} high @param {(value: number) => string} [show] */
export const range = (low, high, show) => current.range(low, high, show);

/** From here on, thousands and millions are abbreviated. */
const longNumber = 10_000;
/** A count in two digits: 8,200, 48K, 1.2M. @param {number} value */
export const brief = (value) => (Math.abs(value) < longNumber ? count(value) : compact(value));
/** Money in two digits: $8,200, $48K, $1.2M. @param {number} value */
export const briefMoney = (value) => (Math.abs(value) < longNumber ? money(value) : compactMoney(value));
