// The requests behind tests/golden/cases.txt, drawn by number: the twin of tests/core/golden_requests.h, where every
// number is explained. May import the generated schema and benchmarks. Whoever changes one changes both.
import { FORMATS, INPUT_DEFAULTS, MAIN_FORMATS } from '../../build/generated/benchmarks.js';
import { BASIS_NAMES, FORMAT_NAMES, INPUT_NAMES, LENS_NAMES, LIMITS, PLATFORM_NAMES } from '../../build/generated/schema.js';

/** @typedef {import('../../web/engine/index.js').ComparisonRequest} ComparisonRequest */
/** @typedef {import('../../web/engine/index.js').CurveRequest} CurveRequest */
/** @typedef {import('../../web/engine/index.js').ScoreRequest} ScoreRequest */

const seed = 20261123;
const inputsDrawn = 124;
const kinds = ['comparison', 'curve', 'score'];
const scoredFormats = /** @type {const} */ (['instagram_feed', 'instagram_reel', 'tiktok_video', 'youtube_integration', 'x_post']);

/** The generator mulberry32. @param {string} kind @param {number} number */
function createNumbers(kind, number) {
  let state = (seed + Math.imul(0x9e3779b9, kinds.indexOf(kind) * 4096 + number)) >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const below = (/** @type {number} */ count) => next() % count;
  const fraction = () => next() * 2 ** -32;
  const scaled = (/** @type {number} */ first, /** @type {number} */ count) => {
    const power = 2 ** (first + below(count));
    return power * (1 + fraction());
  };
  return { next, below, fraction, scaled };
}
/** @typedef {Pick<ReturnType<typeof createNumbers>, 'next' | 'below' | 'fraction' | 'scaled'>} Numbers */

/** @param {{low: number, median: number, high: number}} range @param {import('../../build/generated/benchmarks.js').InputDefault} input */
function isAllowed({ low, high }, input) {
  if (low < input.min || high > input.max) return false;
  return low === high || (low > 0 && (input.shape !== 'share' || high < 1));
}

/** @param {Numbers} numbers */
function inputsOf(numbers) {
  /** @type {Record<string, {low: number, median: number, high: number, measured: boolean}>} */
  const inputs = {};
  const changes = numbers.below(9);
  for (let change = 0; change < changes; change += 1) {
    const at = numbers.below(inputsDrawn);
    const input = INPUT_DEFAULTS[at];
    const how = numbers.below(4);
    const factor = 0.5 + numbers.fraction();
    const { low, median, high } = input;
    let range = { low, median, high };
    if (how === 0) range = { low: median * factor, median: median * factor, high: median * factor };
    if (how === 1) range = { low: low * factor, median: median * factor, high: high * factor };
    if (how === 2 && factor < 1) range.low = low * factor;
    if (how === 2 && factor >= 1) range.high = high * factor;
    const measured = numbers.below(2) === 1;
    inputs[INPUT_NAMES[at]] = { ...(isAllowed(range, input) ? range : { low, median, high }), measured };
  }
  return inputs;
}

/** @param {Numbers} numbers @param {import('../../build/generated/schema.js').Platform} platform */
function packageOf(numbers, platform) {
  const counts = FORMATS.filter((format) => format.platform === platform)
    .sort((a, b) => FORMAT_NAMES.indexOf(a.id) - FORMAT_NAMES.indexOf(b.id))
    .map(({ id }) => /** @type {const} */ ([id, numbers.below(4)]));
  return Object.fromEntries(counts.some(([, count]) => count > 0) ? counts : [[MAIN_FORMATS[platform], 1]]);
}

/** @param {Numbers} numbers @param {number} slot @returns {ComparisonRequest['options'][number]} */
function optionOf(numbers, slot) {
  if (numbers.below(4) === 3) return { slot, kind: 'ads' };
  const followers = numbers.scaled(9, 14);
  const price = numbers.below(4) === 0 ? { price: numbers.scaled(4, 10) } : {};
  const reach = numbers.below(4) === 0 ? { reach_rate: 0.01 + 0.5 * numbers.fraction() } : {};
  const engagement = numbers.below(4) === 0 ? { engagement_rate: 0.001 + 0.1 * numbers.fraction() } : {};
  return { slot, kind: 'creators', followers, ...price, ...reach, ...engagement };
}

/** @param {Numbers} numbers */
function projectionOf(numbers) {
  const budget = numbers.scaled(7, 13);
  const platform = PLATFORM_NAMES[numbers.below(PLATFORM_NAMES.length)];
  const counts = packageOf(numbers, platform);
  const lens = LENS_NAMES[numbers.below(LENS_NAMES.length)];
  const drawnSeed = numbers.next();
  const draws = LIMITS.draws_min + numbers.below(29);
  return { budget, platform, package: counts, lens, seed: drawnSeed, draws, inputs: inputsOf(numbers) };
}

/** @param {number} number @returns {ComparisonRequest} */
export const goldenComparison = (number) => drawComparison(createNumbers('comparison', number));

/** Any comparison of one to four options. @param {Numbers} numbers @returns {ComparisonRequest} */
export function drawComparison(numbers) {
  const projection = projectionOf(numbers);
  const count = 1 + numbers.below(4);
  const firstSlot = numbers.below(LIMITS.options_max);
  const options = Array.from({ length: count }, (_, at) => optionOf(numbers, (firstSlot + at) % LIMITS.options_max));
  return /** @type {ComparisonRequest} */ ({ ...projection, options });
}

/** @param {number} number @returns {CurveRequest} */
export function goldenCurve(number) {
  const numbers = createNumbers('curve', number);
  const projection = projectionOf(numbers);
  const first_followers = numbers.scaled(9, 5);
  const last_followers = first_followers * 2 ** (3 + numbers.below(10));
  return /** @type {CurveRequest} */ ({ ...projection, first_followers, last_followers, points: 2 + numbers.below(20) });
}

/** @param {Numbers} numbers @param {number} followers @param {number} shares @param {number} saves */
function postOf(numbers, followers, shares, saves) {
  const likes = Math.floor(followers * 0.1 * numbers.fraction());
  const comments = Math.floor(likes * 0.2 * numbers.fraction());
  const given = (/** @type {number} */ which) => which === 1 || (which === 2 && numbers.below(2) === 1);
  const withShares = given(shares) ? { shares: numbers.below(200) } : {};
  const withSaves = given(saves) ? { saves: numbers.below(300) } : {};
  const exposure = 1 + Math.floor(followers * numbers.fraction());
  return { likes, comments, ...withShares, ...withSaves, exposure, sponsored: numbers.below(5) === 0 };
}

/** @param {number} number @returns {ScoreRequest} */
export const goldenScore = (number) => drawScore(createNumbers('score', number));

/** Any account. @param {Numbers} numbers @returns {ScoreRequest} */
export function drawScore(numbers) {
  const format = scoredFormats[numbers.below(scoredFormats.length)];
  const followers = Math.floor(numbers.scaled(9, 13));
  const basis = BASIS_NAMES[numbers.below(BASIS_NAMES.length)];
  const inputs = /** @type {ScoreRequest['inputs']} */ (inputsOf(numbers));
  if (numbers.below(8) === 0) {
    const posts = 1 + numbers.below(30);
    const interactions = Math.floor(posts * followers * 0.1 * numbers.fraction());
    const exposure = 1 + Math.floor(posts * followers * numbers.fraction());
    return { format, followers, basis, inputs, posts: [], totals: { interactions, exposure, posts } };
  }
  const count = 1 + numbers.below(40);
  const shares = numbers.below(3);
  const saves = numbers.below(3);
  return { format, followers, basis, inputs, posts: Array.from({ length: count }, () => postOf(numbers, followers, shares, saves)) };
}
