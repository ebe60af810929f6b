// Between the text in a field and its value: numbers as people type them, faults as codes, nothing typed is lost.
// May import the generated benchmarks and the formats: their decimal sign and the locale in use.
import { INPUTS } from '../../build/generated/inputs.js';
import { LIMITS } from '../../build/generated/schema.js';
import { decimalSign, formats } from './formats.js';

/** @import { Input } from '../../build/generated/schema.js' */
/** @import { Range } from './inputs.js' */

/** What is wrong with a text, beside the codes of the engine. */
export const TEXT_CODES = /** @type {const} */ (['empty', 'not_a_number', 'too_long', 'not_a_percentage', 'below_minimum', 'above_maximum', 'not_an_integer', 'low_above_median', 'median_above_high', 'must_spread_inside']);
/** @typedef {typeof TEXT_CODES[number]} TextCode */
/** @typedef {{ok: true, value: number, ambiguous: boolean} | {ok: false, code: TextCode, raw: string}} ParsedNumber ambiguous: only the locale tells what the sign means */
/** @typedef {{locale?: string, percent?: boolean, whole?: boolean, currency?: string}} NumberOptions percent: "3" means 3 %; whole: one separator before three digits groups */
/** @typedef {'low' | 'median' | 'high'} Part */
/** @typedef {{part: Part, code: TextCode, raw: string, minimum?: number, maximum?: number}} PartFault */

const longestText = 64;

/* Text to number */

/**
 * One number as people type it: 25,000  25.000  25 000  25k  1.2M  3 %  1'234.50  $25,000  −5  1e-7.
 * @param {string} text
 * @param {NumberOptions} [options]
 * @returns {ParsedNumber}
 */
export function parseNumber(text, options = {}) {
  const { locale = formats().locale, percent = false, whole = false, currency = '' } = options;
  const fault = (/** @type {TextCode} */ code) => /** @type {const} */ ({ ok: false, code, raw: text });
  if (text.length > longestText) return fault('too_long');
  const cleaned = withoutMoney(plainCharacters(text), plainCharacters(currency));
  if (cleaned === '') return fault(text.trim() === '' ? 'empty' : 'not_a_number');
  const match = /^([+-]?)(.*?)\s*(k|tsd\.?|thousand|m|mio\.?|mn|million|b|bn|mrd\.?|billion|ألف|آلاف|مليون|ملايين|مليار)?\s*(%)?$/i.exec(cleaned);
  if (!match) return fault('not_a_number');
  const [, sign, body, suffix, percentSign] = match;
  if (percentSign && !percent) return fault('not_a_percentage');
  const digits = plainDigits(body.trim(), { decimal: suffix ? '.' : decimalSign(locale), whole: whole && !suffix, suffix: suffix !== undefined });
  if (!digits) return fault('not_a_number');
  const exponent = (suffix ? powerOf(suffix) : 0) - (percent ? 2 : 0);
  const value = Number(shiftDecimal(`${sign === '-' ? '-' : ''}${digits.text}`, exponent));
  if (!Number.isFinite(value)) return fault('above_maximum');
  return { ok: true, value: value === 0 ? 0 : value, ambiguous: digits.ambiguous };
}

/** Full-width and other decimal digits, minus signs, percent signs and apostrophes in one spelling. @param {string} text */
function plainCharacters(text) {
  return text
    .normalize('NFKC')
    .replace(/\p{Nd}/gu, digitValue)
    .replace(/[\u2212\u2010-\u2014\u207b]/g, '-')
    .replace(/[\u2018\u2019\u02bc`´]/g, "'")
    .replace(/\u066a/g, '%')
    .replace(/\u066b/g, '.')
    .replace(/\u060c/g, ',')
    .replace(/\u066c/g, "'")
    .replace(/[\u200e\u200f\u061c\u2066-\u2069\u202a-\u202e]/g, '')
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/^([+-]?)% ?(.+)$/, '$1$2%');
}

/** A digit of any script; the ten of a script stand side by side, 0 first. @param {string} digit */
function digitValue(digit) {
  const code = /** @type {number} */ (digit.codePointAt(0));
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value += 1;
  return String(value);
}

/** Currency signs, three-letter codes and ",-" go. @param {string} text @param {string} currency */
function withoutMoney(text, currency) {
  let rest = text;
  if (currency && rest.startsWith(currency)) rest = rest.slice(currency.length);
  if (currency && rest.endsWith(currency)) rest = rest.slice(0, -currency.length);
  return rest
    .replace(/\p{Sc}/gu, '')
    .replace(/^([+-]?)\s*[A-Z]{3}(?=[\s\d.-])|(?<=[\s\d])[A-Z]{3}$/g, '$1')
    .replace(/[.,]\s*-{1,2}$/, '')
    .replace(/^([+-])\s+/, '$1')
    .trim();
}

/** @param {string} suffix */
function powerOf(suffix) {
  if (/^(k|t|ألف|آلاف)/i.test(suffix)) return 3;
  return /^(mrd|b|مليار)/i.test(suffix) ? 9 : 6;
}

/**
 * Digits with one decimal point and no groups, or null.
 * @param {string} body
 * @param {{decimal: string, whole: boolean, suffix: boolean}} rules
 * @returns {{text: string, ambiguous: boolean} | null}
 */
function plainDigits(body, { decimal, whole, suffix }) {
  if (/^\d+(\.\d+)?e[+-]?\d{1,3}$/i.test(body)) return { text: body, ambiguous: false };
  if (!/\d/.test(body) || !/^[\d.,' ]+$/.test(body)) return null;
  const points = body.replace(/[^.,]/g, '');
  const mixed = points.includes('.') && points.includes(',');
  if (mixed) return grouped(body, points[points.length - 1]);
  if (points.length > 1) return grouped(body, '');
  if (points.length === 0) return grouped(body, '');
  const [before, after] = body.split(points);
  const couldGroup = /^[1-9]\d{0,2}$/.test(before) && /^\d{3}$/.test(after);
  if (!couldGroup || suffix) return grouped(body, points);
  if (whole) return grouped(body, '');
  return { .../** @type {{text: string}} */ (grouped(body, points === decimal ? points : '')), ambiguous: true };
}

/**
 * @param {string} body
 * @param {string} decimal the sign that starts the fraction, or none
 * @returns {{text: string, ambiguous: boolean} | null}
 */
function grouped(body, decimal) {
  const [front, fraction = '', ...more] = decimal === '' ? [body] : body.split(decimal);
  if (more.length > 0 || !/^\d*$/.test(fraction)) return null;
  const groups = front.split(/[.,' ]/);
  const signs = new Set(front.replace(/\d/g, ''));
  const [first, ...rest] = groups;
  const western = rest.every((group) => group.length === 3);
  const indian = rest.length > 0 && rest.slice(0, -1).every((group) => group.length === 2) && rest[rest.length - 1].length === 3;
  if (signs.size > 1 || (rest.length > 0 && (first === '' || first.length > 3 || !(western || indian)))) return null;
  const digits = groups.join('');
  return digits === '' && fraction === '' ? null : { text: `${digits || '0'}.${fraction || '0'}`, ambiguous: false };
}

/**
 * Moves the decimal point in the text, so that 2.07 % is exactly the number written .0207.
 * @param {string} text digits as String(number) writes them @param {number} places to the right
 */
export function shiftDecimal(text, places) {
  const [digits, exponent = '0'] = text.toLowerCase().split('e');
  return `${digits}e${Number(exponent) + places}`;
}

/* Number to text */

/**
 * Text for a field that parses back to the same bits.
 * @param {number} value
 * @param {{locale?: string, percent?: boolean}} [options]
 */
export function numberText(value, { locale = formats().locale, percent = false } = {}) {
  const shown = percent ? plainNotation(shiftDecimal(String(value), 2)) : plainNotation(String(value));
  const decimal = decimalSign(locale);
  const [front, fraction] = shown.split('.');
  if (/e/.test(shown)) return shown;
  const long = front.replace('-', '').length > 4 && fraction === undefined;
  const grouping = decimal === ',' ? '.' : ',';
  const groups = long ? front.replace(/\B(?=(\d{3})+$)/g, grouping) : front;
  return fraction === undefined ? groups : `${groups}${decimal === ',' ? ',' : '.'}${fraction}`;
}

/** Digits without an exponent while that stays readable. @param {string} text */
function plainNotation(text) {
  const [digits, exponent = '0'] = text.split('e');
  const shift = Number(exponent);
  const negative = digits.startsWith('-');
  const [front, fraction = ''] = digits.replace('-', '').split('.');
  const all = front + fraction;
  const point = front.length + shift;
  if (point > 21 || point < -8) return text;
  const padded = point <= 0 ? '0'.repeat(1 - point) + all : all.padEnd(point, '0');
  const at = point <= 0 ? 1 : point;
  const whole = padded.slice(0, at).replace(/^0+(?=\d)/, '');
  const rest = padded.slice(at).replace(/0+$/, '');
  return `${negative ? '-' : ''}${whole}${rest === '' ? '' : `.${rest}`}`;
}

/* Fields of the page */

/** @type {ReadonlyMap<string, (typeof INPUTS)[number]>} */
const inputs = new Map(INPUTS.map((input) => [input.id, input]));

const fractionUnits = new Set(['share', 'share_of_fee', 'percentile', 'orders_per_click', 'clicks_per_impression', 'clicks_per_viewer', 'clicks_per_view', 'clicks_per_follower', 'reach_per_follower', 'views_per_follower', 'engagements_per_follower']);

/** Rates are fractions inside and percent on the page. @param {string} unit */
export const shownAsPercent = (unit) => fractionUnits.has(unit);

/** Fields with one number that are no input of the model. */
const plainFields = {
  budget: { minimum: LIMITS.budget_min, maximum: LIMITS.budget_max, whole: false, percent: false },
  followers: { minimum: LIMITS.followers_min, maximum: LIMITS.followers_max, whole: true, percent: false },
  creator_followers: { minimum: LIMITS.followers_min, maximum: LIMITS.followers_max, whole: true, percent: false },
  draws: { minimum: LIMITS.draws_min, maximum: LIMITS.draws_max, whole: true, percent: false },
  seed: { minimum: 0, maximum: Number.MAX_SAFE_INTEGER, whole: true, percent: false },
  evidence_multiplier: { minimum: LIMITS.evidence_multiplier_min, maximum: LIMITS.evidence_multiplier_max, whole: false, percent: false },
  package_count: { minimum: 0, maximum: LIMITS.package_count_max, whole: true, percent: false },
};
/** @typedef {keyof typeof plainFields} PlainField */
/** @typedef {{ok: true, value: number, ambiguous: boolean} | {ok: false, code: TextCode, raw: string, minimum: number, maximum: number}} FieldValue */

/**
 * @param {PlainField} field
 * @param {string} text
 * @param {{locale?: string, currency?: string}} [options]
 * @returns {FieldValue}
 */
export function parseField(field, text, options = {}) {
  return withinLimits(parseNumber(text, { ...options, whole: plainFields[field].whole }), plainFields[field]);
}

/**
 * One end or the middle of an input, alone.
 * @param {Input} id @param {string} text
 * @param {{locale?: string, currency?: string}} [options]
 * @returns {FieldValue}
 */
export function parseInputPart(id, text, options = {}) {
  const input = /** @type {(typeof INPUTS)[number]} */ (inputs.get(id));
  const percent = shownAsPercent(input.unit);
  return withinLimits(parseNumber(text, { ...options, percent }), { minimum: input.min, maximum: input.max, whole: false });
}

/** @param {Input} id @param {number} value @param {{locale?: string}} [options] */
export function inputText(id, value, options = {}) {
  return numberText(value, { ...options, percent: shownAsPercent(inputs.get(id)?.unit ?? '') });
}

/** Digits of defaults, and of everything on paper. What a reader types keeps all of its own. */
const fewDigits = 4;

/** A value that was worked out from its source has more digits than anyone reads. @param {Input} id @param {number} value */
export const shortInputText = (id, value) => inputText(id, Number(value.toPrecision(fewDigits)));

/**
 * @param {ParsedNumber} parsed
 * @param {{minimum: number, maximum: number, whole: boolean}} limits
 * @returns {FieldValue}
 */
function withinLimits(parsed, { minimum, maximum, whole }) {
  if (!parsed.ok) return { ...parsed, minimum, maximum };
  const code = whole && !Number.isInteger(parsed.value) ? 'not_an_integer' : parsed.value < minimum ? 'below_minimum' : parsed.value > maximum ? 'above_maximum' : null;
  return code === null ? parsed : { ok: false, code, raw: '', minimum, maximum };
}

/**
 * Three texts as a range. Every faulty part is named; wrong order is laid at the part that was edited, else at the end
 * that stands on the wrong side of the middle.
 * @param {Input} id
 * @param {Record<Part, string>} texts
 * @param {{locale?: string, currency?: string, edited?: Part}} [options]
 * @returns {{ok: true, value: Range} | {ok: false, faults: PartFault[]}}
 */
export function parseRange(id, texts, { edited, ...options } = {}) {
  const parts = /** @type {const} */ (['low', 'median', 'high']);
  const parsed = parts.map((part) => parseInputPart(id, texts[part], options));
  /** @type {PartFault[]} */
  const faults = parsed.flatMap((result, index) =>
    result.ok ? [] : [{ part: parts[index], code: result.code, raw: texts[parts[index]], minimum: result.minimum, maximum: result.maximum }],
  );
  if (faults.length > 0) return { ok: false, faults };
  const [low, median, high] = parsed.map((result) => (result.ok ? result.value : Number.NaN));
  const order = orderFault(id, { low, median, high }, edited);
  return order ? { ok: false, faults: [{ ...order, raw: texts[order.part] }] } : { ok: true, value: { low, median, high } };
}

/**
 * What is wrong between the parts of a range, each of which is fine alone.
 * @param {Input} id @param {Range} range @param {Part} [edited]
 * @returns {{part: Part, code: TextCode, minimum?: number, maximum?: number} | null}
 */
export function orderFault(id, { low, median, high }, edited) {
  const input = /** @type {(typeof INPUTS)[number]} */ (inputs.get(id));
  if (low > median) return { part: edited === 'median' ? 'median' : 'low', code: 'low_above_median' };
  if (median > high) return { part: edited === 'median' ? 'median' : 'high', code: 'median_above_high' };
  if (low === high) return null;
  if (low <= 0) return { part: 'low', code: 'must_spread_inside', minimum: 0, maximum: input.shape === 'share' ? 1 : input.max };
  if (input.shape === 'share' && high >= 1) return { part: 'high', code: 'must_spread_inside', minimum: 0, maximum: 1 };
  return null;
}
