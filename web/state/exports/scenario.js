// Inputs of a saved scenario: read from any value, part by part, by their own names only. Nothing is merged and nothing is
// guessed; what the address would not bring back is refused. Pure; may import the generated names and the state's own files.
import { BASIS_NAMES, CURVE_TIERS, EFFECT_NAMES, EVIDENCE_NAMES, FORMAT_NAMES, GOAL_NAMES, INPUT_NAMES, LENS_NAMES, LIMITS, PLATFORM_NAMES, SCHEME_NAMES, TIER_LABEL_NAMES } from '../../../build/generated/schema.js';
import { INDUSTRIES } from '../../../build/generated/benchmarks.js';
import { campaignColumns, places } from '../campaigns.js';
import { readBack } from '../hash.js';
import { defaultState } from '../inputs.js';

/** @import { Inputs } from '../inputs.js' */
/** @typedef {{code: 'file_bad_value' | 'file_unknown_key', place: string, raw: string}} ScenarioFault place: path of the value at fault */
/** @typedef {(value: unknown, place: string) => any} Reader gives the value back in a fixed order of its parts, or throws a Refusal */

/** Ends the reading; never leaves this file. */
class Refusal {
  /** @param {ScenarioFault['code']} code @param {string} place @param {unknown} value */
  constructor(code, place, value) {
    this.fault = { code, place, raw: shortened(value) };
  }
}

const longestShown = 40;

/** @param {unknown} value */
function shortened(value) {
  const text = typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value);
  return text.length > longestShown ? `${text.slice(0, longestShown)}…` : text;
}

/** @param {(value: any) => boolean} fits @returns {Reader} */
const plain = (fits) => (value, place) => {
  if (!fits(value)) throw new Refusal('file_bad_value', place, value);
  return value;
};
const number = plain(Number.isFinite);
const text = plain((value) => typeof value === 'string');
const flag = plain((value) => typeof value === 'boolean');
/** @param {readonly string[]} names */
const oneOf = (names) => plain((value) => names.includes(value));
/** @param {Reader} read @returns {Reader} */
const orNull = (read) => (value, place) => (value === null ? null : read(value, place));

/** @param {Reader} read @param {number} most @returns {Reader} */
const listOf = (read, most) => (value, place) => {
  if (!Array.isArray(value) || value.length > most) throw new Refusal('file_bad_value', place, value);
  return value.map((entry, index) => read(entry, `${place}.${index}`));
};

/** @param {Record<string, Reader>} needed @param {Record<string, Reader>} [further] parts that may be missing @returns {Reader} */
const record = (needed, further = {}) => {
  const readers = new Map(Object.entries({ ...needed, ...further }));
  return (value, place) => readRecord(value, place, readers, Object.keys(needed));
};

/** @param {unknown} value @param {string} place @param {ReadonlyMap<string, Reader>} readers @param {string[]} needed */
function readRecord(value, place, readers, needed) {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Refusal('file_bad_value', place, value);
  const at = (/** @type {string} */ key) => (place === '' ? key : `${place}.${key}`);
  const stranger = Object.keys(value).find((key) => !readers.has(key));
  if (stranger !== undefined) throw new Refusal('file_unknown_key', at(shortened(stranger)), undefined);
  const missing = needed.find((key) => !Object.hasOwn(value, key));
  if (missing !== undefined) throw new Refusal('file_bad_value', at(missing), undefined);
  const own = /** @type {Record<string, unknown>} */ (value);
  return Object.fromEntries([...readers].flatMap(([key, read]) => (Object.hasOwn(own, key) ? [[key, read(own[key], at(key))]] : [])));
}

/** @param {readonly string[]} keys @param {Reader} read @returns {Reader} */
const tableOf = (keys, read) => record({}, Object.fromEntries(keys.map((key) => [key, read])));

const ends = { low: number, median: number, high: number };
const range = record(ends, { measured: flag, learned: flag, prior: record(ends, { measured: flag }) });
const creators = record(
  { slot: number, kind: oneOf(['creators']), tier: orNull(oneOf(TIER_LABEL_NAMES)), followers: number },
  { price: number, reach_rate: number, engagement_rate: number },
);
const adverts = record({ slot: number, kind: oneOf(['ads']) });
/** @type {Reader} */
const option = (value, place) => (Object.getOwnPropertyDescriptor(Object(value), 'kind')?.value === 'ads' ? adverts : creators)(value, place);
const post = record({ likes: number }, { comments: number, shares: number, saves: number, exposure: number, sponsored: flag });

/** Every part of the inputs; one that a file does not have keeps its default. */
const inputs = record({}, {
  budget: number,
  platform: oneOf(PLATFORM_NAMES),
  industry: oneOf(INDUSTRIES.map(({ id }) => id)),
  goal: oneOf(GOAL_NAMES),
  scheme: oneOf(SCHEME_NAMES),
  custom_tiers: listOf(record({ label: oneOf(TIER_LABEL_NAMES), lower: number }), LIMITS.custom_tiers_max),
  lens: oneOf(LENS_NAMES),
  evidence: oneOf(EVIDENCE_NAMES),
  evidence_multipliers: tableOf(EFFECT_NAMES, tableOf(CURVE_TIERS, number)),
  package: tableOf(FORMAT_NAMES, number),
  options: listOf(option, LIMITS.options_max),
  inputs: tableOf(INPUT_NAMES, range),
  seed: number,
  draws: number,
  creator: record({
    format: oneOf(FORMAT_NAMES),
    followers: orNull(number),
    basis: oneOf(BASIS_NAMES),
    posts: listOf(post, LIMITS.posts_max),
    totals: orNull(record({ interactions: number }, { exposure: number, posts: number })),
  }),
  campaigns: listOf(record({ place: oneOf(['', ...places]), name: text }, Object.fromEntries(campaignColumns.map((column) => [column, number]))), LIMITS.campaigns_max),
  currency: text,
  language: orNull(text),
});

/** The inputs with their parts in the order of files. @param {Inputs} state @returns {Inputs} */
export const orderedInputs = (state) => inputs(state, '');

/**
 * @param {unknown} value
 * @returns {{ok: true, inputs: Inputs} | {ok: false, fault: ScenarioFault}}
 */
export function readInputs(value) {
  try {
    const state = { ...defaultState(), ...inputs(value, '') };
    const { state: back, notices } = readBack(state);
    const place = notices.length > 0 ? notices[0].key : differenceAt(state, back, '');
    return place === null ? { ok: true, inputs: state } : { ok: false, fault: { code: 'file_bad_value', place, raw: shortened(notices[0]?.raw) } };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, fault: error.fault };
    return { ok: false, fault: { code: 'file_bad_value', place: 'inputs', raw: '' } };
  }
}

/** Path of the first number or text that is not the same, bit for bit. @param {any} a @param {any} b @param {string} place @returns {string | null} */
function differenceAt(a, b, place) {
  if (Object.is(a, b)) return null;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return place;
  for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
    const inside = place === '' ? key : `${place}.${key}`;
    const found = Object.hasOwn(a, key) && Object.hasOwn(b, key) ? differenceAt(a[key], b[key], inside) : inside;
    if (found !== null) return found;
  }
  return null;
}
