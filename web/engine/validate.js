// Checks requests and packs them into the flat numbers that the core takes. The binding layer turns "x" into 0 and
// undefined into NaN without a word, so types are settled here. May import the generated schema and the reader.
import { BASIS_NAMES, FORMAT_NAMES, GOAL_NAMES, INPUT_NAMES, LENS_NAMES, LIMITS, PLATFORM_NAMES, SCHEME_NAMES } from '../../build/generated/schema.js';
import { FORMATS } from '../../build/generated/benchmarks.js';
import { INPUTS } from '../../build/generated/inputs.js';
import { readEvidence } from './evidence.js';
import { createReader, own } from './read.js';

/** @import { Limits, Reader } from './read.js' */
/** @typedef {import('./index.js').EngineError} EngineError */
/**
 * @template Packed
 * @typedef {{ok: true, packed: Packed} | {ok: false, errors: EngineError[]}} Checked
 */

export const countMax = 1e15;
export const curvePointsMax = 201;
const defaultCurve = { first_followers: 1e3, last_followers: 1e7, points: 61 };
const seedLimits = { minimum: 0, maximum: Number.MAX_SAFE_INTEGER, integer: true };
const followersLimits = { minimum: LIMITS.followers_min, maximum: LIMITS.followers_max };
const countLimits = { minimum: 0, maximum: countMax };

/**
 * @template Packed
 * @param {(reader: Reader) => Packed} read
 * @returns {Checked<Packed>}
 */
export function check(read) {
  const reader = createReader();
  try {
    const packed = read(reader);
    return reader.errors.length === 0 ? { ok: true, packed } : { ok: false, errors: reader.errors };
  } catch {
    reader.fault('wrong_type', { field: 'none', index: 0 }); // a getter that throws, a revoked proxy
    return { ok: false, errors: reader.errors };
  }
}

/* Comparison and curve */

/** @typedef {{settings: {budget: number, platform: number, lens: number, seed_low: number, seed_high: number, draws: number, evidence: number, evidence_multipliers: Float64Array}, packageCounts: Float64Array, inputs: Float64Array}} PackedProjection */
/** @typedef {PackedProjection & {options: Float64Array, slots: number[], draws: number, seed: number}} PackedComparison */

/** @typedef {[settings: object, packageCounts: Float64Array, inputs: Float64Array, options: Float64Array]} Asked a request as the module takes it */

/** @param {PackedComparison} packed @returns {Asked} */
export const askedOf = ({ settings, packageCounts, inputs, options }) => [settings, packageCounts, inputs, options];

/** @param {unknown} request @returns {Checked<PackedComparison>} */
export function checkComparison(request) {
  return check((reader) => {
    const projection = readProjection(reader, request);
    const { options, slots } = readOptions(reader, own(request, 'options'));
    return { ...projection, options, slots };
  });
}

/** @typedef {{sizes: import('./index.js').SchemeSizes, comparison: PackedComparison}} PackedSchemeSizes */

/** @param {unknown} request @returns {Checked<{draws: number, schemes: PackedSchemeSizes[]}>} */
export function checkSchemes(request) {
  return check((reader) => {
    const projection = readProjection(reader, request);
    const list = reader.list(own(request, 'schemes'), { field: 'scheme', index: 0 });
    if (list.length === 0 || list.length > SCHEME_NAMES.length) reader.fault('wrong_length', { field: 'scheme', index: 0, maximum: SCHEME_NAMES.length });
    const schemes = list.slice(0, SCHEME_NAMES.length).map((entry, index) => {
      const scheme = SCHEME_NAMES[reader.choice(own(entry, 'scheme'), SCHEME_NAMES, { field: 'scheme', index })];
      const [micro, macro] = ['micro', 'macro'].map((tier) => reader.number(own(entry, tier), followersLimits, { field: 'scheme', index, part: tier }));
      const pair = [micro, macro].map((followers, slot) => ({ slot, kind: 'creators', followers }));
      return { sizes: { scheme, micro, macro }, comparison: { ...projection, ...readOptions(createReader(), pair) } };
    });
    return { draws: projection.draws, schemes };
  });
}

/** @param {unknown} request @returns {Checked<PackedProjection & {first: number, last: number, points: number}>} */
export function checkCurve(request) {
  return check((reader) => {
    const projection = readProjection(reader, request);
    const first = reader.number(own(request, 'first_followers') ?? defaultCurve.first_followers, followersLimits, { field: 'followers', index: 0 });
    const last = reader.number(own(request, 'last_followers') ?? defaultCurve.last_followers, followersLimits, { field: 'followers', index: 1 });
    const points = reader.number(own(request, 'points') ?? defaultCurve.points, { minimum: 2, maximum: curvePointsMax, integer: true }, { field: 'points', index: 0 });
    if (first >= last) reader.fault('not_increasing', { field: 'followers', index: 1 });
    return { ...projection, first, last, points };
  });
}

/** @param {Reader} reader @param {unknown} request */
export function readProjection(reader, request) {
  const at = (/** @type {'budget' | 'platform' | 'lens' | 'seed' | 'draws'} */ field) => ({ field, index: 0 });
  const budget = reader.number(own(request, 'budget'), { minimum: LIMITS.budget_min, maximum: LIMITS.budget_max }, at('budget'));
  const platform = reader.choice(own(request, 'platform'), PLATFORM_NAMES, at('platform'));
  const lens = reader.choice(own(request, 'lens'), LENS_NAMES, at('lens'));
  const seed = reader.number(own(request, 'seed'), seedLimits, at('seed'));
  const draws = reader.number(own(request, 'draws'), { minimum: LIMITS.draws_min, maximum: LIMITS.draws_max, integer: true }, at('draws'));
  const half = 2 ** 32;
  return {
    settings: { budget, platform, lens, seed_low: seed % half, seed_high: Math.floor(seed / half), draws, ...readEvidence(reader, request) },
    packageCounts: readPackage(reader, own(request, 'package'), PLATFORM_NAMES[platform]),
    inputs: readInputs(reader, own(request, 'inputs')),
    draws,
    seed,
  };
}

/** @param {Reader} reader @param {unknown} value @param {string | undefined} platform */
function readPackage(reader, value, platform) {
  const counts = new Float64Array(FORMAT_NAMES.length);
  const before = reader.errors.length;
  for (const [name, count] of reader.entries(value, { field: 'package', index: 0 })) {
    const format = reader.choice(name, FORMAT_NAMES, { field: 'package', index: 0 });
    const limits = { minimum: 0, maximum: LIMITS.package_count_max, integer: true };
    if (format >= 0) counts[format] = reader.number(count, limits, { field: 'package', index: format });
  }
  const posts = FORMATS.filter((format) => format.platform === platform).reduce((sum, format) => sum + counts[FORMAT_NAMES.indexOf(format.id)], 0);
  if (platform !== undefined && posts === 0 && reader.errors.length === before) reader.fault('empty_package', { field: 'package', index: 0 });
  return counts;
}

/* Inputs */

const inputColumns = 4;
const defaultInputs = Float64Array.from(INPUTS.flatMap(({ low, median, high }) => [low, median, high, 0]));

/** Rows of low, median, high, measured for every input. @param {Reader} reader @param {unknown} value */
export function readInputs(reader, value) {
  const inputs = defaultInputs.slice();
  if (value === undefined) return inputs;
  for (const [id, range] of reader.entries(value, { field: 'input', index: 0 })) {
    const index = INPUT_NAMES.indexOf(/** @type {import('../../build/generated/schema.js').Input} */ (id));
    if (index < 0) reader.fault('unknown_choice', { field: 'input', index: -1, input: id });
    else inputs.set(readRange(reader, range, index), index * inputColumns);
  }
  return inputs;
}

/** @param {Reader} reader @param {unknown} range @param {number} index */
function readRange(reader, range, index) {
  const { id, shape, min: minimum, max: maximum } = INPUTS[index];
  const place = /** @type {const} */ ({ field: 'input', index, input: id });
  const [low, median, high] = ['low', 'median', 'high'].map((part) => reader.number(own(range, part), { minimum, maximum }, { ...place, part }));
  const measured = own(range, 'measured') ?? false;
  if (typeof measured !== 'boolean') reader.fault('wrong_type', { ...place, part: 'measured' });
  if (low > median) reader.fault('low_above_median', { ...place, part: 'low' });
  if (median > high) reader.fault('median_above_high', { ...place, part: 'high' });
  // A range is drawn on the scale of its logarithm, so its ends may not touch where that ends.
  if (low < high && low <= 0) reader.fault('below_minimum', { ...place, part: 'low', minimum: Number.MIN_VALUE });
  if (low < high && shape === 'share' && high >= 1) reader.fault('above_maximum', { ...place, part: 'high', maximum: 1 - Number.EPSILON / 2 });
  return [low, median, high, measured === true ? 1 : 0];
}

/* Options */

const optionColumns = 6;
const optionKinds = ['creators', 'ads'];
const measuredFields = /** @type {const} */ ([
  ['price', 'price_option', 'price.instagram_feed.nano'],
  ['reach_rate', 'reach_rate_option', 'reach.instagram_feed.nano'],
  ['engagement_rate', 'engagement_rate_option', 'engagement.instagram_feed.nano'],
]);

/** @param {Reader} reader @param {unknown} value */
function readOptions(reader, value) {
  const list = reader.list(value, { field: 'option', index: 0 });
  if (Array.isArray(value) && list.length === 0) reader.fault('no_options', { field: 'option', index: 0 });
  if (list.length > LIMITS.options_max) reader.fault('too_many_options', { field: 'option', index: 0, maximum: LIMITS.options_max });
  /** @type {number[]} */
  const slots = [];
  const rows = list.slice(0, LIMITS.options_max).map((option, index) => {
    const place = /** @type {const} */ ({ field: 'option', index });
    const slot = reader.number(own(option, 'slot'), { minimum: 0, maximum: LIMITS.options_max - 1, integer: true }, place);
    if (slots.includes(slot)) reader.fault('duplicate_slot', place);
    slots.push(slot);
    const kind = reader.choice(own(option, 'kind'), optionKinds, place);
    return [slot, kind, ...(kind === 0 ? readCreators(reader, option, index) : [0, 0, 0, 0])];
  });
  const options = new Float64Array(rows.length * optionColumns);
  rows.forEach((row, index) => options.set(row, index * optionColumns));
  return { options, slots };
}

/** Named creators to choose from: the columns of a creators' option without slot and kind. @param {unknown} request @param {{names: number, draws: number}} most @returns {Checked<PackedProjection & {names: Float64Array, count: number, goal: number}>} */
export function checkPortfolio(request, most) {
  return check((reader) => {
    const projection = readProjection(reader, request);
    if (projection.draws > most.draws) reader.fault('above_maximum', { field: 'draws', index: 0, maximum: most.draws });
    const goal = reader.choice(own(request, 'goal'), GOAL_NAMES, { field: 'none', index: 0, part: 'goal' });
    const list = reader.list(own(request, 'creators'), { field: 'option', index: 0 });
    if (Array.isArray(own(request, 'creators')) && list.length === 0) reader.fault('no_options', { field: 'option', index: 0 });
    if (list.length > most.names) reader.fault('too_many_options', { field: 'option', index: 0, maximum: most.names });
    const rows = list.slice(0, most.names).map((creator, index) => readCreators(reader, creator, index));
    return { ...projection, names: Float64Array.from(rows.flat()), count: rows.length, goal };
  });
}

/** Followers, then the user's own figures; 0, which lies below every limit, stands for not given. @param {Reader} reader @param {unknown} option @param {number} index */
function readCreators(reader, option, index) {
  const followers = reader.number(own(option, 'followers'), followersLimits, { field: 'followers_option', index });
  const measured = measuredFields.map(([name, field, like]) => {
    const value = own(option, name);
    if (value === undefined) return 0;
    const { min, max } = INPUTS[INPUT_NAMES.indexOf(like)];
    return reader.number(value, { minimum: min, maximum: max }, { field, index });
  });
  return [followers, ...measured];
}

/* Score and tier */

const postColumns = 6;

/** @typedef {{creator: {format: number, followers: number, basis: number, totals_given: number, total_interactions: number, total_exposure: number, total_posts: number}, posts: Float64Array, inputs: Float64Array, commentsGiven: boolean, scheme: PackedScheme}} PackedScore */
/** @typedef {{followers: number, scheme: number, lowerBounds: Float64Array, labels: string[]}} PackedScheme */

/** @param {unknown} request @returns {Checked<PackedScore>} */
export function checkScore(request) {
  return check((reader) => {
    const format = reader.choice(own(request, 'format'), FORMAT_NAMES, { field: 'platform', index: 0 });
    if (format >= 0 && FORMATS[format].engagement === null) reader.fault('unknown_choice', { field: 'platform', index: 0 });
    const scheme = readScheme(reader, request, followersLimits);
    const basis = reader.choice(own(request, 'basis'), BASIS_NAMES, { field: 'basis', index: 0 });
    const inputs = readInputs(reader, own(request, 'inputs'));
    const list = readPosts(reader, own(request, 'posts'), basis > 0);
    const totals = readTotals(reader, own(request, 'totals'), list.length, basis > 0);
    const posts = new Float64Array(list.length * postColumns);
    list.forEach((row, index) => posts.set(row, index * postColumns));
    const commentsGiven = Array.isArray(own(request, 'posts')) && /** @type {unknown[]} */ (own(request, 'posts')).every((post) => own(post, 'comments') !== undefined);
    return { creator: { format, followers: scheme.followers, basis, ...totals }, posts, inputs, commentsGiven, scheme };
  });
}

/** @param {Reader} reader @param {unknown} value @param {boolean} needsExposure @returns {number[][]} */
function readPosts(reader, value, needsExposure) {
  if (value === undefined) return [];
  const list = reader.list(value, { field: 'post', index: 0 });
  if (list.length > LIMITS.posts_max) reader.fault('too_many_posts', { field: 'post', index: LIMITS.posts_max, maximum: LIMITS.posts_max });
  return list.slice(0, LIMITS.posts_max).map((post, index) => {
    const count = (/** @type {string} */ part, /** @type {number | null} */ absent) => {
      const given = own(post, part);
      return given === undefined && absent !== null ? absent : reader.number(given, countLimits, { field: 'post', index, part });
    };
    const counts = [count('likes', null), count('comments', 0), count('shares', -1), count('saves', -1)];
    const sponsored = own(post, 'sponsored') ?? false;
    if (typeof sponsored !== 'boolean') reader.fault('wrong_type', { field: 'post', index, part: 'sponsored' });
    return [...counts, readExposure(reader, own(post, 'exposure'), needsExposure, index), sponsored === true ? 1 : 0];
  });
}

/** People reached or views, at least 1. @param {Reader} reader @param {unknown} value @param {boolean} needed @param {number} index */
function readExposure(reader, value, needed, index) {
  const place = /** @type {const} */ ({ field: 'post', index, part: 'exposure' });
  if (value === undefined || value === 0) {
    if (needed) reader.fault('missing_exposure', place);
    return 0;
  }
  return reader.number(value, { minimum: 1, maximum: countMax }, place);
}

/** @param {Reader} reader @param {unknown} totals @param {number} posts @param {boolean} needsExposure */
function readTotals(reader, totals, posts, needsExposure) {
  if (totals === undefined || totals === null) {
    if (posts === 0 && !reader.errors.some((error) => error.field === 'post')) reader.fault('no_posts', { field: 'post', index: 0 });
    return { totals_given: 0, total_interactions: 0, total_exposure: 0, total_posts: 0 };
  }
  const count = own(totals, 'posts');
  return {
    totals_given: 1,
    total_interactions: reader.number(own(totals, 'interactions'), countLimits, { field: 'post', index: 0, part: 'interactions' }),
    total_exposure: readExposure(reader, own(totals, 'exposure'), needsExposure && posts === 0, 0),
    total_posts: count === undefined ? 0 : reader.number(count, { minimum: 1, maximum: countMax }, { field: 'post', index: 0, part: 'posts' }),
  };
}

/** @param {unknown} request @returns {Checked<PackedScheme>} */
export function checkClassification(request) {
  return check((reader) => readScheme(reader, request, { minimum: 0, maximum: LIMITS.followers_max }));
}

/** @param {Reader} reader @param {unknown} request @param {Limits} limits @returns {PackedScheme} */
function readScheme(reader, request, limits) {
  const followers = reader.number(own(request, 'followers'), limits, { field: 'followers', index: 0 });
  const scheme = reader.choice(own(request, 'scheme') ?? 'industry', SCHEME_NAMES, { field: 'scheme', index: 0 });
  const tiers = own(request, 'custom') === undefined ? [] : reader.list(own(request, 'custom'), { field: 'scheme', index: 0 });
  const wrongLength = tiers.length > LIMITS.custom_tiers_max || (tiers.length === 0 && SCHEME_NAMES[scheme] === 'custom');
  if (wrongLength) reader.fault('wrong_length', { field: 'scheme', index: 0, maximum: LIMITS.custom_tiers_max });
  const bounds = tiers.slice(0, LIMITS.custom_tiers_max).map((tier, index) => reader.number(own(tier, 'lower'), { minimum: 1, maximum: LIMITS.followers_max }, { field: 'scheme', index }));
  bounds.forEach((bound, index) => {
    if (index > 0 && bound <= bounds[index - 1]) reader.fault('not_increasing', { field: 'scheme', index });
  });
  const labels = tiers.map((tier) => {
    const label = own(tier, 'label');
    return typeof label === 'string' ? label : 'custom';
  });
  return { followers, scheme, lowerBounds: Float64Array.from(bounds), labels };
}
