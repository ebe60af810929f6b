// The state as the part of an address after #, and back: readable, versioned, only what differs from the defaults.
// Numbers are written by String(number), the shortest text that reads back to the same bits. May import the state's own
// files and the generated names; reads nothing but the text it is given.
import { BASIS_NAMES, EFFECT_NAMES, EVIDENCE_NAMES, FORMAT_NAMES, GOAL_NAMES, INPUT_NAMES, LENS_NAMES, LIMITS, PLATFORM_NAMES, SCHEME_NAMES, TIER_LABEL_NAMES } from '../../build/generated/schema.js';
import { INDUSTRIES, PACKAGE_PRESETS } from '../../build/generated/benchmarks.js';
import { INPUTS } from '../../build/generated/inputs.js';
import { choosePreset, defaultOf, defaultState, formatsOf, isCurrency, presetOf, rangeOf, setIndustry, setInput, setLearned, setPlatform, setScheme, tierOption } from './inputs.js';
import { orderFault } from './fields.js';
import { multiplierPairs, readMultipliers } from './evidence.js';
import { decodeCampaigns, encodeCampaigns } from './campaign_codes.js';
import { decodePosts, encodePosts } from './post_codes.js';
import { tiersOf } from './schemes.js';

/** @import { Format, Input, TierLabel } from '../../build/generated/schema.js' */
/** @import { Creator, CreatorsOption, Inputs, Measured, Option, Package, Range } from './inputs.js' */
/** @import { TierBound } from './schemes.js' */
/** @typedef {{key: string, raw: string, code: 'hash_bad_value' | 'hash_repeated_key' | 'hash_not_readable' | 'hash_unknown_version' | 'hash_too_long'}} Notice raw: the text that could not be used */

export const hashVersion = 1;

/* State to text */

/**
 * @param {Inputs} state
 * @returns {{ok: true, hash: string} | {ok: false, code: 'hash_too_long', length: number, limit: number}} hash without #
 */
export function encodeHash(state) {
  const pairs = pairsOf(state).map(([key, value]) => `${key}=${encodeURIComponent(value)}`);
  const hash = [`v=${hashVersion}`, ...pairs].join('&');
  const limit = LIMITS.hash_characters_max;
  return hash.length <= limit ? { ok: true, hash } : { ok: false, code: 'hash_too_long', length: hash.length, limit };
}

/** @param {Inputs} state @returns {[string, string][]} */
function pairsOf(state) {
  const standard = defaultState();
  /** @type {[string, string][]} */
  const pairs = [];
  const add = (/** @type {string} */ key, /** @type {string} */ value, /** @type {string} */ usual) => {
    if (value !== usual) pairs.push([key, value]);
  };
  add('budget', String(state.budget), String(standard.budget));
  for (const key of /** @type {const} */ (['platform', 'industry', 'goal', 'scheme', 'lens', 'evidence', 'currency'])) add(key, state[key], standard[key]);
  pairs.push(...multiplierPairs(state));
  add('language', state.language ?? '', '');
  add('tiers', state.custom_tiers.map(({ label, lower }) => `${label}~${lower}`).join('~'), '');
  add('package', packageText(state), 'default');
  for (let slot = 0; slot < LIMITS.options_max; slot += 1) add(`option.${slot}`, optionText(state.options, slot), optionText(standard.options, slot));
  add('seed', String(state.seed), String(standard.seed));
  add('draws', String(state.draws), String(standard.draws));
  for (const id of INPUT_NAMES) {
    const range = state.inputs[id];
    if (range) pairs.push([id, `${rangeText(range)}${range.learned ? `*${range.prior ? rangeText(range.prior) : ''}` : ''}`]);
  }
  pairs.push(...creatorPairs(state.creator, setPlatform(standard, state.platform).creator));
  if (state.campaigns.length > 0) pairs.push(['campaigns', encodeCampaigns(state.campaigns)]);
  return pairs;
}

/** `p50` or `p10~p50~p90`; ! marks the user's own measurement, * in the pair a range from past campaigns, before the one it replaced. @param {Range} range */
function rangeText({ low, median, high, measured }) {
  return `${low === high ? median : `${low}~${median}~${high}`}${measured ? '!' : ''}`;
}

/** @param {Inputs} state */
function packageText(state) {
  const preset = presetOf(state);
  const asked = formatsOf(state.platform).filter((id) => state.package[id]);
  return preset ?? (asked.map((id) => `${id}~${state.package[id]}`).join('~') || 'none');
}

/** `micro`, `50000`, `ads`, `none`; measured figures follow as ~price~reach~engagement. @param {ReadonlyArray<Option>} options @param {number} slot */
function optionText(options, slot) {
  const option = options.find((entry) => entry.slot === slot);
  if (!option) return 'none';
  if (option.kind === 'ads') return 'ads';
  const measured = [option.price, option.reach_rate, option.engagement_rate].map((value) => (value === undefined ? '' : String(value)));
  return [option.tier ?? String(option.followers), ...measured].join('~').replace(/~+$/, '');
}

/** @param {Creator} creator @param {Creator} usual @returns {[string, string][]} */
function creatorPairs(creator, usual) {
  /** @type {[string, string][]} */
  const pairs = [];
  if (creator.format !== usual.format) pairs.push(['creator.format', creator.format]);
  if (creator.followers !== null) pairs.push(['creator.followers', String(creator.followers)]);
  if (creator.basis !== usual.basis) pairs.push(['creator.basis', creator.basis]);
  if (creator.posts.length > 0) pairs.push(['creator.posts', encodePosts(creator.posts)]);
  if (creator.totals) {
    const { interactions, exposure, posts } = creator.totals;
    pairs.push(['creator.totals', [interactions, exposure ?? '', posts ?? ''].join('~').replace(/~+$/, '')]);
  }
  return pairs;
}

/* Text to state */

/**
 * Never throws. What cannot be read is left at its default and named in a notice; unknown keys are passed over.
 * @param {string} text with or without #
 * @returns {{state: Inputs, notices: Notice[]}}
 */
export function decodeHash(text) {
  const body = text.replace(/^#/, '').replace(/\?.*$/s, '');
  if (body.length > LIMITS.hash_characters_max) return { state: defaultState(), notices: [{ key: '', raw: body.slice(0, 80), code: 'hash_too_long' }] };
  /** @type {Notice[]} */
  const notices = [];
  const values = readPairs(body, notices);
  const version = values.get('v');
  if (version !== undefined && version !== String(hashVersion)) {
    return { state: defaultState(), notices: [{ key: 'v', raw: version, code: 'hash_unknown_version' }] };
  }
  return readValues(values, notices);
}

/** @param {ReadonlyMap<string, string>} values @param {Notice[]} notices @returns {{state: Inputs, notices: Notice[]}} */
function readValues(values, notices) {
  let state = defaultState();
  for (const [key, read] of readers) {
    const raw = values.get(key);
    if (raw === undefined) continue;
    const next = read(state, raw);
    if (next === null) notices.push({ key, raw, code: 'hash_bad_value' });
    else state = next;
  }
  return { state, notices };
}

/**
 * What an address of any length would bring back of these inputs: the same again, unless something in them is no good.
 * @param {Inputs} state each part of the right type
 */
export function readBack(state) {
  return readValues(new Map(pairsOf(state)), []);
}

/** First of each key wins. @param {string} body @param {Notice[]} notices @returns {Map<string, string>} */
function readPairs(body, notices) {
  /** @type {Map<string, string>} */
  const values = new Map();
  for (const pair of body.split('&')) {
    if (pair === '') continue;
    const at = pair.indexOf('=');
    const name = at < 0 ? pair : pair.slice(0, at);
    const key = decoded(name) ?? name;
    if (!known.has(key)) continue;
    const value = decoded(at < 0 ? '' : pair.slice(at + 1));
    if (values.has(key)) notices.push({ key, raw: pair, code: 'hash_repeated_key' });
    else if (value === null) notices.push({ key, raw: pair, code: 'hash_not_readable' });
    else values.set(key, value);
  }
  return values;
}

/** @param {string} text */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/** Only what String(number) writes. @param {string} text @returns {number | null} */
function numberOf(text) {
  if (!/^-?\d{1,22}(\.\d{1,30})?(e[+-]\d{1,3})?$/.test(text)) return null;
  const value = Number(text);
  return Number.isFinite(value) ? value : null;
}

/** @param {string} text @param {number} minimum @param {number} maximum @returns {number | null} */
function within(text, minimum, maximum) {
  const value = numberOf(text);
  return value !== null && value >= minimum && value <= maximum ? value : null;
}

/** @param {string} text @param {number} minimum @param {number} maximum @returns {number | null} */
function wholeWithin(text, minimum, maximum) {
  const value = within(text, minimum, maximum);
  return value !== null && Number.isInteger(value) ? value : null;
}

/** @template {string} Choice @param {readonly Choice[]} choices @param {string} text @returns {Choice | null} */
function choiceOf(choices, text) {
  return choices.find((choice) => choice === text) ?? null;
}

/** @typedef {(state: Inputs, raw: string) => Inputs | null} Reader null: the text is no good */

/**
 * @template Value
 * @param {(raw: string) => Value | null} read
 * @param {(state: Inputs, value: Value) => Inputs} apply
 * @returns {Reader}
 */
function reader(read, apply) {
  return (state, raw) => {
    const value = read(raw);
    return value === null ? null : apply(state, value);
  };
}

/** Keys in the order in which they are applied: what others depend on comes first. @type {ReadonlyArray<[string, Reader]>} */
const readers = [
  ['platform', reader((raw) => choiceOf(PLATFORM_NAMES, raw), setPlatform)],
  ['industry', reader((raw) => choiceOf(INDUSTRIES.map((industry) => industry.id), raw), setIndustry)],
  ['tiers', reader(readTiers, (state, custom_tiers) => ({ ...state, custom_tiers }))],
  ['scheme', readScheme],
  ['budget', reader((raw) => within(raw, LIMITS.budget_min, LIMITS.budget_max), (state, budget) => ({ ...state, budget }))],
  ['goal', reader((raw) => choiceOf(GOAL_NAMES, raw), (state, goal) => ({ ...state, goal }))],
  ['lens', reader((raw) => choiceOf(LENS_NAMES, raw), (state, lens) => ({ ...state, lens }))],
  ['evidence', reader((raw) => choiceOf(EVIDENCE_NAMES, raw), (state, evidence) => ({ ...state, evidence }))],
  ...EFFECT_NAMES.map((effect) => /** @type {[string, Reader]} */ ([`evidence.${effect}`, (state, raw) => readMultipliers(state, effect, raw, within)])),
  ['currency', reader((raw) => (isCurrency(raw) ? raw : null), (state, currency) => ({ ...state, currency }))],
  ['language', reader((raw) => (/^[a-z]{2,3}(-[A-Za-z\d]{2,8}){0,3}$/.test(raw) ? raw : null), (state, language) => ({ ...state, language }))],
  ['package', readPackage],
  ...Array.from({ length: LIMITS.options_max }, (_, slot) => /** @type {[string, Reader]} */ ([`option.${slot}`, (state, raw) => readOption(state, slot, raw)])),
  ['seed', reader((raw) => wholeWithin(raw, 0, Number.MAX_SAFE_INTEGER), (state, seed) => ({ ...state, seed }))],
  ['draws', reader((raw) => wholeWithin(raw, LIMITS.draws_min, LIMITS.draws_max), (state, draws) => ({ ...state, draws }))],
  ...INPUT_NAMES.map((id) => /** @type {[string, Reader]} */ ([id, (state, raw) => readInput(state, id, raw)])),
  ['creator.format', reader((raw) => choiceOf(FORMAT_NAMES, raw), (state, format) => withCreator(state, { format }))],
  ['creator.followers', reader((raw) => within(raw, LIMITS.followers_min, LIMITS.followers_max), (state, followers) => withCreator(state, { followers }))],
  ['creator.basis', reader((raw) => choiceOf(BASIS_NAMES, raw), (state, basis) => withCreator(state, { basis }))],
  ['creator.posts', reader((raw) => decodePosts(raw, LIMITS.posts_max), (state, posts) => withCreator(state, { posts }))],
  ['campaigns', reader((raw) => decodeCampaigns(raw, LIMITS.campaigns_max), (state, campaigns) => ({ ...state, campaigns }))],
  ['creator.totals', reader(readTotals, (state, totals) => withCreator(state, { totals }))],
];
const known = new Set(['v', ...readers.map(([key]) => key)]);

/** @param {Inputs} state @param {Partial<Creator>} change @returns {Inputs} */
const withCreator = (state, change) => ({ ...state, creator: { ...state.creator, ...change } });

/** @param {Inputs} state @param {string} raw */
function readScheme(state, raw) {
  const scheme = choiceOf(SCHEME_NAMES, raw);
  if (scheme === null || (scheme === 'custom' && state.custom_tiers.length === 0)) return null;
  return setScheme(state, scheme);
}

/** @param {string} raw @returns {TierBound[] | null} */
function readTiers(raw) {
  const pieces = raw.split('~');
  if (pieces.length % 2 === 1 || pieces.length / 2 > LIMITS.custom_tiers_max) return null;
  /** @type {TierBound[]} */
  const tiers = [];
  for (let at = 0; at < pieces.length; at += 2) {
    const label = choiceOf(TIER_LABEL_NAMES, pieces[at]);
    const lower = within(pieces[at + 1], 1, LIMITS.followers_max);
    const last = tiers[tiers.length - 1];
    const repeated = tiers.some((tier) => tier.label === label);
    if (label === null || label === 'below' || repeated || lower === null || (last && lower <= last.lower)) return null;
    tiers.push({ label, lower });
  }
  return tiers;
}

/** @param {Inputs} state @param {string} raw @returns {Inputs | null} */
function readPackage(state, raw) {
  const preset = choiceOf(/** @type {(keyof typeof PACKAGE_PRESETS)[]} */ (Object.keys(PACKAGE_PRESETS)), raw);
  if (preset) return choosePreset(state, preset);
  if (raw === 'none') return { ...state, package: {} };
  const pieces = raw.split('~');
  /** @type {Package} */
  const counts = {};
  for (let at = 0; at < pieces.length; at += 2) {
    const format = choiceOf(formatsOf(state.platform), pieces[at]);
    const count = wholeWithin(pieces[at + 1] ?? '', 1, LIMITS.package_count_max);
    if (format === null || count === null || counts[format] !== undefined) return null;
    counts[format] = count;
  }
  return { ...state, package: counts };
}

/** @param {Inputs} state @param {number} slot @param {string} raw @returns {Inputs | null} */
function readOption(state, slot, raw) {
  const others = state.options.filter((option) => option.slot !== slot);
  if (raw === 'none') return { ...state, options: others };
  const option = raw === 'ads' ? /** @type {Option} */ ({ slot, kind: 'ads' }) : readCreators(state, slot, raw);
  return option ? { ...state, options: [...others, option].sort((a, b) => a.slot - b.slot) } : null;
}

/** @param {Inputs} state @param {number} slot @param {string} raw @returns {CreatorsOption | null} */
function readCreators(state, slot, raw) {
  const [who, ...figures] = raw.split('~');
  const measured = readMeasured(figures);
  if (measured === null) return null;
  const tier = tiersOf(state.scheme, state.custom_tiers).find((entry) => entry.label === who);
  if (tier) return { ...tierOption(state, slot, tier.label), ...measured };
  const followers = within(who, LIMITS.followers_min, LIMITS.followers_max);
  return followers === null ? null : { slot, kind: 'creators', tier: null, followers, ...measured };
}

const quantities = /** @type {const} */ (['price', 'reach_rate', 'engagement_rate']);
const curveOf = { price: 'price.instagram_feed.nano', reach_rate: 'reach.instagram_feed.nano', engagement_rate: 'engagement.instagram_feed.nano' };

/** @param {string[]} figures @returns {Measured | null} */
function readMeasured(figures) {
  if (figures.length > quantities.length) return null;
  /** @type {Measured} */
  const measured = {};
  for (const [index, text] of figures.entries()) {
    if (text === '') continue;
    const limits = /** @type {(typeof INPUTS)[number]} */ (INPUTS.find((input) => input.id === curveOf[quantities[index]]));
    const value = within(text, limits.min, limits.max);
    if (value === null) return null;
    measured[quantities[index]] = value;
  }
  return measured;
}

/** @param {Inputs} state @param {Input} id @param {string} raw @returns {Inputs | null} */
function readInput(state, id, raw) {
  const star = raw.indexOf('*');
  if (star < 0) return readRange(state, id, raw);
  const [learned, before] = [raw.slice(0, star), raw.slice(star + 1)];
  const prior = before === '' ? state : readRange(state, id, before);
  const range = prior && readRange(prior, id, learned);
  if (!prior || !range) return null;
  const next = setLearned(prior, id, rangeOf(range, id));
  return rangeText(rangeOf(next, id)) === learned ? next : null;
}

/** @param {Inputs} state @param {Input} id @param {string} raw @returns {Inputs | null} */
function readRange(state, id, raw) {
  const measured = raw.endsWith('!');
  const { min, max } = defaultOf(state, id);
  const numbers = (measured ? raw.slice(0, -1) : raw).split('~').map((text) => within(text, min, max));
  if (numbers.length !== 1 && numbers.length !== 3) return null;
  const [low, median, high] = numbers.length === 1 ? [numbers[0], numbers[0], numbers[0]] : numbers;
  if (low === null || median === null || high === null || orderFault(id, { low, median, high })) return null;
  return setInput(state, id, { low, median, high, ...(measured ? { measured } : {}) });
}

/** @param {string} raw @returns {{interactions: number, exposure?: number, posts?: number} | null} */
function readTotals(raw) {
  const pieces = raw.split('~');
  if (pieces.length > 3) return null;
  const [interactions, exposure, posts] = pieces.map((text) => (text === '' ? undefined : within(text, 0, 1e15)));
  if (interactions === undefined || interactions === null || exposure === null || posts === null) return null;
  return { interactions, ...(exposure === undefined ? {} : { exposure }), ...(posts === undefined ? {} : { posts }) };
}
