// What the author of a page says to the widget, in the part of its address after #: the scenario, under the names the full page
// uses, and how the widget should look. And back, for the builder. Pure; may import the state layer.
import { decodeHash, encodeHash } from '../state/hash.js';

/** @import { Notice } from '../state/hash.js' */
/** @import { Inputs } from '../state/inputs.js' */

/** Parts of the widget that an author can choose, in the order in which they are shown. */
export const PARTS = /** @type {const} */ (['verdict', 'inputs', 'options', 'turn', 'curve']);
export const THEMES = /** @type {const} */ (['auto', 'light', 'dark']);
/** @typedef {typeof PARTS[number]} Part */
/** @typedef {typeof THEMES[number]} Theme */

/** @type {readonly Part[]} */
export const usualParts = ['verdict', 'inputs', 'options', 'turn'];

/**
 * How the widget looks.
 * @typedef {object} Look
 * @property {readonly Part[]} parts
 * @property {Theme} theme
 * @property {string | null} accent six hexadecimal digits
 * @property {string} id the author's name for this widget, in the messages about its height
 *
 * @typedef {Look & {inputs: Inputs, notices: Notice[], secret: string | null, pym: string | null}} Parameters
 *   secret: WordPress's, which marks its frames; pym: the frame's id in pym.js, which other hosts use
 */

/** @type {Look} */
export const usualLook = { parts: usualParts, theme: 'auto', accent: null, id: '' };

const longestOwn = 200;

/**
 * Never throws; what cannot be read is left as usual.
 * @param {{hash: string, search: string}} address of the frame
 * @returns {Parameters}
 */
export function readParameters({ hash, search }) {
  // WordPress puts #?secret=… behind whatever is there. In a scenario neither sign stands for itself.
  const [scenario] = hash.replace(/^#/, '').split(/[#?]/);
  const own = ownValues(scenario);
  const { state, notices } = decodeHash(scenario);
  const lang = own.get('lang');
  // Read again by the state's own reader: one place knows what a language may look like.
  const inputs = state.language === null && lang !== undefined ? { ...state, language: decodeHash(`language=${encodeURIComponent(lang)}`).state.language } : state;
  return { inputs, notices, ...readLook(own), secret: /\?secret=([A-Za-z\d]{1,64})/.exec(hash)?.[1] ?? null, pym: readPym(search) };
}

/** @param {Map<string, string>} own @returns {Look} */
function readLook(own) {
  const theme = THEMES.find((name) => name === own.get('theme')) ?? usualLook.theme;
  return { parts: readParts(own.get('show')), theme, accent: readAccent(own.get('accent') ?? ''), id: /^[\w-]{1,64}$/.exec(own.get('id') ?? '')?.[0] ?? '' };
}

/** @param {string | undefined} text names between commas @returns {readonly Part[]} */
export function readParts(text) {
  const wanted = (text ?? '').split(',');
  const parts = PARTS.filter((part) => wanted.includes(part));
  return parts.length === 0 ? usualParts : parts;
}

/** Three or six hexadecimal digits, with or without #. @param {string} text @returns {string | null} six digits */
export function readAccent(text) {
  const digits = /^#?([\da-f]{3}|[\da-f]{6})$/i.exec(text.trim())?.[1].toLowerCase();
  if (digits === undefined) return null;
  return digits.length === 6 ? digits : [...digits].map((digit) => digit + digit).join('');
}

/** Values of the keys that only the widget knows, the first of each. @param {string} text */
function ownValues(text) {
  /** @type {Map<string, string>} */
  const values = new Map();
  for (const pair of text.slice(0, 4096).split('&')) {
    const [, key, raw] = /^(show|theme|accent|id|lang)=(.*)$/s.exec(pair) ?? [];
    if (key === undefined || raw.length > longestOwn || values.has(key)) continue;
    try {
      values.set(key, decodeURIComponent(raw));
    } catch {
      // Not text; as if it were not there.
    }
  }
  return values;
}

/** The id that pym.js (`childId`) or the author (`pym`) put into the query. @param {string} search */
function readPym(search) {
  return /[?&](?:pym|childId)=([\w.-]{1,64})(?:&|$)/.exec(search)?.[1] ?? null;
}

/**
 * The other way round: the part of the widget's address after #, only what is not usual.
 * @param {Inputs} inputs @param {Look} look
 * @returns {string | null} null: too long for an address
 */
export function parametersText(inputs, { parts, theme, accent, id }) {
  const encoded = encodeHash(inputs);
  if (!encoded.ok) return null;
  const pairs = [
    ['show', parts.join(',') === usualParts.join(',') ? '' : parts.join(',')],
    ['theme', theme === usualLook.theme ? '' : theme],
    ['accent', accent ?? ''],
    ['id', id],
  ];
  return [encoded.hash, ...pairs.flatMap(([key, value]) => (value === '' ? [] : [`${key}=${value}`]))].join('&');
}
