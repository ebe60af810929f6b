// The state of the page as one plain object, its defaults, and pure changes to it. Also turns it into engine requests.
// May import the generated names and benchmarks and the tier schemes; knows neither the page nor the engine.
import { FORMATS, INDUSTRIES, MAIN_FORMATS, PACKAGE_PRESETS } from '../../build/generated/benchmarks.js';
import { INPUTS } from '../../build/generated/inputs.js';
import { LIMITS, SCHEME_NAMES } from '../../build/generated/schema.js';
import { requestEvidence } from './evidence.js';
import { labelOf, tiersOf } from './schemes.js';

/** @import { Basis, Evidence, Format, Goal, Input, Lens, Platform, Scheme, TierLabel } from '../../build/generated/schema.js' */
/** @import { InputNumbers } from '../../build/generated/inputs.js' */
/** @import { Campaign } from './campaigns.js' */
/** @import { TierBound } from './schemes.js' */
/** @import { ComparisonRequest, SchemesRequest, ScoreRequest } from '../engine/index.js' */

/** @typedef {{low: number, median: number, high: number, measured?: boolean, learned?: boolean, prior?: Range}} Range p10, p50, p90; measured: the user's own figure; learned: from past campaigns; prior: the user's range before that */
/** @typedef {{price?: number, reach_rate?: number, engagement_rate?: number}} Measured the user's figures for the platform's main format */
/** @typedef {{slot: number, kind: 'creators', tier: TierLabel | null, followers: number} & Measured} CreatorsOption tier: stands for that tier; null: exactly this size */
/** @typedef {{slot: number, kind: 'ads'}} AdsOption */
/** @typedef {CreatorsOption | AdsOption} Option */
/** @typedef {Partial<Record<Format, number>>} Package */
/** @typedef {{likes: number, comments?: number, shares?: number, saves?: number, exposure?: number, sponsored?: boolean}} Post */
/** @typedef {{interactions: number, exposure?: number, posts?: number}} Totals */
/** @typedef {{format: Format, followers: number | null, basis: Basis, posts: ReadonlyArray<Post>, totals: Totals | null}} Creator */

/**
 * @typedef {object} Inputs
 * @property {number} budget money
 * @property {Platform} platform
 * @property {string} industry id in INDUSTRIES
 * @property {Goal} goal shown first; all goals are always computed
 * @property {Scheme} scheme
 * @property {ReadonlyArray<TierBound>} custom_tiers used by the scheme `custom`
 * @property {Lens} lens
 * @property {Evidence} evidence reading of the studies about size
 * @property {import('./evidence.js').Multipliers} evidence_multipliers used by the reading `own`
 * @property {Package} package posts asked of one creator
 * @property {ReadonlyArray<Option>} options in the order of their slots
 * @property {Readonly<Partial<Record<Input, Range>>>} inputs only those that the user changed
 * @property {number} seed
 * @property {number} draws
 * @property {Creator} creator
 * @property {ReadonlyArray<Campaign>} campaigns past ones of the reader
 * @property {string} currency symbol, a label only
 * @property {string | null} language null: that of the browser
 */

export const defaultSeed = 20260101;
export const defaultDraws = 16384;

/** @type {ReadonlyMap<string, InputNumbers>} */
const inputDefaults = new Map(INPUTS.map((input) => [input.id, input]));

/** @returns {Inputs} */
export function defaultState() {
  return {
    budget: 25000,
    platform: 'instagram',
    industry: 'fashion',
    goal: 'reach',
    scheme: 'industry',
    custom_tiers: [],
    lens: 'marketing_mix',
    evidence: 'neutral',
    evidence_multipliers: {},
    package: { ...PACKAGE_PRESETS.default.instagram },
    options: [
      { slot: 0, kind: 'creators', tier: 'micro', followers: representative('industry', [], 'micro') },
      { slot: 1, kind: 'creators', tier: 'macro', followers: representative('industry', [], 'macro') },
      { slot: 2, kind: 'ads' },
    ],
    inputs: {},
    seed: defaultSeed,
    draws: defaultDraws,
    creator: { format: 'instagram_feed', followers: null, basis: 'followers', posts: [], totals: null },
    campaigns: [],
    currency: '$',
    language: null,
  };
}

/* Single values */

/** @param {Inputs} state @param {number} budget */
export const setBudget = (state, budget) => ({ ...state, budget: plain(budget) });
/** @param {Inputs} state @param {string} industry */
export const setIndustry = (state, industry) => ({ ...state, industry });
/** @param {Inputs} state @param {Goal} goal */
export const setGoal = (state, goal) => ({ ...state, goal });
/** @param {Inputs} state @param {Lens} lens */
export const setLens = (state, lens) => ({ ...state, lens });
/** @param {Inputs} state @param {number} seed */
export const setSeed = (state, seed) => ({ ...state, seed });
/** @param {Inputs} state @param {number} draws */
export const setDraws = (state, draws) => ({ ...state, draws });
/** @param {Inputs} state @param {string | null} language */
export const setLanguage = (state, language) => ({ ...state, language });
/** @param {Inputs} state @param {Partial<Creator>} change */
export const setCreator = (state, change) => ({ ...state, creator: { ...state.creator, ...change } });

/**
 * Any short label will do; control characters, broken characters and digits will not.
 * @param {Inputs} state @param {string} currency
 */
export const setCurrency = (state, currency) => (isCurrency(currency) ? { ...state, currency } : state);

/** @param {string} text */
export function isCurrency(text) {
  return /^[\p{L}\p{Sc}.]{1,5}$/u.test(text);
}

/* Platform and package */

/**
 * A preset stays that preset; the user's own figures for options belong to the old platform and go.
 * @param {Inputs} state @param {Platform} platform
 * @returns {Inputs}
 */
export function setPlatform(state, platform) {
  if (platform === state.platform) return state;
  const preset = presetOf(state) ?? 'default';
  const creator = state.creator.posts.length > 0 ? state.creator : { ...state.creator, format: MAIN_FORMATS[platform] };
  return {
    ...state,
    platform,
    package: { ...PACKAGE_PRESETS[preset][platform] },
    options: state.options.map(withoutMeasured),
    creator,
  };
}

/** @param {Inputs} state @param {Format} format @param {number} count */
export function setPackageCount(state, format, count) {
  const counts = Object.fromEntries(formatsOf(state.platform).map((id) => [id, id === format ? count : state.package[id] ?? 0]));
  return { ...state, package: /** @type {Package} */ (Object.fromEntries(Object.entries(counts).filter(([, n]) => n > 0))) };
}

/** @param {Inputs} state @param {keyof typeof PACKAGE_PRESETS} preset @returns {Inputs} */
export const choosePreset = (state, preset) => ({ ...state, package: { ...PACKAGE_PRESETS[preset][state.platform] } });

/**
 * Name of the preset that the package equals, the first of them, or null.
 * @param {Inputs} state
 * @returns {keyof typeof PACKAGE_PRESETS | null}
 */
export function presetOf(state) {
  const names = /** @type {(keyof typeof PACKAGE_PRESETS)[]} */ (Object.keys(PACKAGE_PRESETS));
  return names.find((name) => samePackage(PACKAGE_PRESETS[name][state.platform], state.package)) ?? null;
}

/** Formats of a platform in the order of the schema. @param {Platform} platform @returns {Format[]} */
export function formatsOf(platform) {
  return FORMATS.filter((format) => format.platform === platform).map((format) => format.id);
}

/* Inputs */

/** Default of an input; the industry sets the engagement multiplier. @param {Inputs} state @param {Input} id @returns {InputNumbers} */
export function defaultOf(state, id) {
  const input = /** @type {InputNumbers} */ (inputDefaults.get(id));
  if (id !== 'engagement_multiplier') return input;
  const multiplier = INDUSTRIES.find((industry) => industry.id === state.industry)?.multiplier ?? 1;
  return { ...input, low: multiplier, median: multiplier, high: multiplier };
}

/** What the engine will use. @param {Inputs} state @param {Input} id @returns {Range} */
export function rangeOf(state, id) {
  const changed = state.inputs[id];
  if (changed) return changed;
  const { low, median, high } = defaultOf(state, id);
  return { low, median, high };
}

/** A range equal to the default is no change. @param {Inputs} state @param {Input} id @param {Range} range @returns {Inputs} */
export function setInput(state, id, range) {
  const { low, median, high } = defaultOf(state, id);
  if (!range.measured && range.low === low && range.median === median && range.high === high) return resetInput(state, id);
  const next = { low: plain(range.low), median: plain(range.median), high: plain(range.high), ...(range.measured ? { measured: true } : {}) };
  return { ...state, inputs: { ...state.inputs, [id]: next } };
}

/** A range learned from past campaigns; the user's own range before it is kept. @param {Inputs} state @param {Input} id @param {Range} range @returns {Inputs} */
export function setLearned(state, id, { low, median, high }) {
  const prior = state.inputs[id];
  const marks = { learned: true, ...(prior?.measured ? { measured: true } : {}), ...(prior ? { prior } : {}) };
  return { ...state, inputs: { ...state.inputs, [id]: { low, median, high, ...marks } } };
}

/** @param {Inputs} state @param {Input} id @returns {Inputs} */
export function resetInput(state, id) {
  const { [id]: removed, ...inputs } = state.inputs;
  return removed ? { ...state, inputs } : state;
}

/** All assumptions back to their defaults; the question and the creator stay. @param {Inputs} state @returns {Inputs} */
export const resetInputs = (state) => ({ ...state, inputs: {} });

/** Everything back; language and currency stay. @param {Inputs} state @returns {Inputs} */
export const resetAll = (state) => ({ ...defaultState(), language: state.language, currency: state.currency });

/** Ids of changed inputs in the order of the schema. @param {Inputs} state @returns {Input[]} */
export function changedInputs(state) {
  return INPUTS.map((input) => input.id).filter((id) => Object.hasOwn(state.inputs, id));
}

/* Options */

/**
 * Adds an option in the lowest free slot; full: unchanged.
 * @param {Inputs} state
 * @param {{kind: 'creators', tier: TierLabel} | {kind: 'creators', followers: number} | {kind: 'ads'}} option
 * @returns {Inputs}
 */
export function addOption(state, option) {
  const slot = freeSlot(state);
  if (slot === null) return state;
  if (option.kind === 'ads') return withOption(state, { slot, kind: 'ads' });
  return withOption(state, 'tier' in option ? tierOption(state, slot, option.tier) : sizeOption(slot, option.followers));
}

/** @param {Inputs} state @returns {number | null} */
export function freeSlot(state) {
  for (let slot = 0; slot < LIMITS.options_max; slot += 1) {
    if (!state.options.some((option) => option.slot === slot)) return slot;
  }
  return null;
}

/** @param {Inputs} state @param {number} slot @returns {Inputs} */
export const removeOption = (state, slot) => ({ ...state, options: state.options.filter((option) => option.slot !== slot) });

/** Creators of exactly this size instead of a tier. @param {Inputs} state @param {number} slot @param {number} followers */
export const setOptionFollowers = (state, slot, followers) => changeOption(state, slot, (option) => ({ ...option, tier: null, followers: plain(followers) }));

/** @param {Inputs} state @param {number} slot @param {TierLabel} tier */
export const setOptionTier = (state, slot, tier) => changeOption(state, slot, (option) => ({ ...option, ...tierOption(state, slot, tier) }));

/**
 * @param {Inputs} state @param {number} slot
 * @param {keyof Measured} quantity
 * @param {number | null} value null: back to the benchmark
 */
export function setOptionMeasured(state, slot, quantity, value) {
  return changeOption(state, slot, ({ [quantity]: before, ...rest }) => (value === null ? rest : { ...rest, [quantity]: plain(value) }));
}

/** Tier of an option in the state's scheme, `ads` for adverts. @param {Inputs} state @param {Option} option @returns {TierLabel | 'ads'} */
export function tierOf(state, option) {
  if (option.kind === 'ads') return 'ads';
  return option.tier ?? labelOf(option.followers, tiersOf(state.scheme, state.custom_tiers));
}

/* Scheme */

/**
 * A tier takes the size it has in the new scheme; one that the new scheme does not have keeps its size and is a tier no more.
 * @param {Inputs} state @param {Scheme} scheme
 * @param {ReadonlyArray<TierBound>} customTiers
 * @returns {Inputs}
 */
export function setScheme(state, scheme, customTiers = state.custom_tiers) {
  const sizes = new Map(tiersOf(scheme, customTiers).map((tier) => [tier.label, tier.followers]));
  const options = state.options.map((option) => {
    if (option.kind === 'ads' || option.tier === null) return option;
    const followers = sizes.get(option.tier);
    return followers === undefined ? { ...option, tier: null } : { ...option, followers };
  });
  return { ...state, scheme, custom_tiers: customTiers, options };
}

/**
 * The tiers that own ones begin as: those of the scheme in use.
 * @param {Inputs} state @returns {TierBound[]}
 */
export function startingTiers(state) {
  return tiersOf(state.scheme, state.custom_tiers).map(({ label, lower }) => ({ label, lower }));
}

/**
 * Own tiers with another lower bound for one of them; null when the bounds would no longer rise.
 * @param {Inputs} state @param {string} label @param {number} lower followers @returns {TierBound[] | null}
 */
export function movedTier(state, label, lower) {
  const tiers = state.custom_tiers.map((tier) => (tier.label === label ? { ...tier, lower } : tier));
  const rising = tiers.every((tier, index) => index === 0 || tier.lower > tiers[index - 1].lower);
  return rising ? tiers : null;
}

/* Requests */

/** What the engine is asked; a tier is asked as its representative size. @param {Inputs} state @returns {ComparisonRequest} */
export function toComparisonRequest(state) {
  return {
    budget: state.budget,
    platform: state.platform,
    package: { ...state.package },
    lens: state.lens,
    seed: state.seed,
    draws: state.draws,
    inputs: requestInputs(state),
    options: state.options.map(toRequestOption),
    ...requestEvidence(state),
  };
}

/** The same comparison under every reading of the evidence, whichever is in use. @param {Inputs} state @returns {ComparisonRequest} */
export function toEvidenceRequest(state) {
  return { ...toComparisonRequest({ ...state, evidence: 'neutral' }), evidence_multipliers: state.evidence_multipliers };
}

/** Draws behind each row of the schemes' table: enough for a probability to about two points. */
const schemeDraws = 4096;

/** Micro against macro as every scheme has them; schemes without one of the two are left out. @param {Inputs} state @returns {SchemesRequest} */
export function toSchemesRequest(state) {
  const { options, draws, ...projection } = toComparisonRequest(state);
  const schemes = SCHEME_NAMES.flatMap((scheme) => {
    const [micro, macro] = (/** @type {const} */ (['micro', 'macro'])).map((tier) => representative(scheme, state.custom_tiers, tier));
    return micro > 0 && macro > 0 ? [{ scheme, micro, macro }] : [];
  });
  return { ...projection, draws: Math.min(draws, schemeDraws), schemes };
}

/** What the engine is asked about one creator; null while the follower count is missing. @param {Inputs} state @returns {ScoreRequest | null} */
export function toScoreRequest(state) {
  const { format, followers, basis, posts, totals } = state.creator;
  if (followers === null) return null;
  const rest = totals && posts.length === 0 ? { totals: { ...totals } } : {};
  return {
    format,
    followers,
    basis,
    scheme: state.scheme,
    ...(state.scheme === 'custom' ? { custom: [...state.custom_tiers] } : {}),
    posts: posts.map((post) => ({ ...post })),
    ...rest,
    inputs: requestInputs(state),
  };
}

/** Inputs as the engine takes them. @param {Inputs} state @returns {Partial<Record<Input, Range>>} */
export function requestInputs(state) {
  const multiplier = rangeOf(state, 'engagement_multiplier');
  const sameIndustry = multiplier.median === inputDefaults.get('engagement_multiplier')?.median;
  return { ...(sameIndustry ? {} : { engagement_multiplier: multiplier }), ...state.inputs };
}

/** @param {Option} option @returns {ComparisonRequest['options'][number]} */
function toRequestOption(option) {
  if (option.kind === 'ads') return { slot: option.slot, kind: 'ads' };
  const { tier, ...asked } = option;
  return asked;
}

/* Small parts */

/** @param {Inputs} state @param {Option} option @returns {Inputs} */
function withOption(state, option) {
  const others = state.options.filter((entry) => entry.slot !== option.slot);
  return { ...state, options: [...others, option].sort((a, b) => a.slot - b.slot) };
}

/** @param {Inputs} state @param {number} slot @param {(option: CreatorsOption) => CreatorsOption} change @returns {Inputs} */
function changeOption(state, slot, change) {
  const option = state.options.find((entry) => entry.slot === slot);
  return !option || option.kind === 'ads' ? state : withOption(state, change(option));
}

/** @param {Inputs} state @param {number} slot @param {TierLabel} tier @returns {CreatorsOption} */
export function tierOption(state, slot, tier) {
  return { slot, kind: 'creators', tier, followers: representative(state.scheme, state.custom_tiers, tier) };
}

/** @param {number} slot @param {number} followers @returns {CreatorsOption} */
function sizeOption(slot, followers) {
  return { slot, kind: 'creators', tier: null, followers: plain(followers) };
}

/** @param {Scheme} scheme @param {ReadonlyArray<TierBound>} customTiers @param {TierLabel} label */
function representative(scheme, customTiers, label) {
  return tiersOf(scheme, customTiers).find((tier) => tier.label === label)?.followers ?? Number.NaN;
}

/** @param {Option} option @returns {Option} */
function withoutMeasured(option) {
  if (option.kind === 'ads') return option;
  const { price, reach_rate, engagement_rate, ...rest } = option;
  return rest;
}

/** @param {Package} a @param {Package} b */
export function samePackage(a, b) {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].every((key) => (a[/** @type {Format} */ (key)] ?? 0) === (b[/** @type {Format} */ (key)] ?? 0));
}

/** Zero has one sign. @param {number} value */
function plain(value) {
  return value === 0 ? 0 : value;
}
