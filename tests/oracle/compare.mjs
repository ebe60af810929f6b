// Holds the engine against the oracle on random requests. As a command it prints the largest difference of every figure:
//   node tests/oracle/compare.mjs --requests 10000 [--draws 200] [--seed 1]
// Imports the oracle and the real engine through web/engine/node.js; build/wasm must exist.
import { pathToFileURL } from 'node:url';
import { createNodeEngine } from '../../web/engine/node.js';
import { compare, kFormats, kInputs, kLenses, kLimits, valueCurve } from './model.mjs';
import { uniforms } from './numbers.mjs';

/** @typedef {import('./model.mjs').Request & {points: number}} Request */

export const kTolerance = 1e-9;
/** For sums over more than 64 creators where two nearly equal moments are subtracted (see many.mjs). */
export const kCoarseTolerance = 1e-7;
const kPlatforms = ['instagram', 'tiktok', 'youtube', 'x'];
const kTiers = ['nano', 'micro', 'mid', 'macro', 'mega'];
const kReadingNames = ['neutral', 'nano_edge', 'inverted_u', 'larger_audiences_pay', 'flat_tiktok_reach', 'own', 'own'];

// Random requests ------------------------------------------------------------------------------------------------------

/** A stream of uniform numbers. @param {number} seed @param {number} request */
function makeDice(seed, request) {
  let count = 0;
  const next = () => uniforms(seed, request, 9000, count++)[0];
  return {
    next,
    /** @param {number} p */
    chance: (p) => next() < p,
    /** @param {number} low @param {number} high both included */
    whole: (low, high) => low + Math.floor(next() * (high - low + 1)),
    /** @param {number} low @param {number} high */
    between: (low, high) => low + next() * (high - low),
    /** @param {number} low @param {number} high */
    logBetween: (low, high) => Math.exp(Math.log(low) + next() * Math.log(high / low)),
    /** @template T @param {readonly T[]} list @returns {T} */
    pick: (list) => list[Math.floor(next() * list.length)],
  };
}
/** @typedef {ReturnType<typeof makeDice>} Dice */

/** Inputs that get a special value now and then, so that caps bind and luck ranges from none to wild. @type {Record<string, (dice: Dice) => number>} */
const kSpecial = {
  audience_size: (dice) => dice.logBetween(1000, 1e9),
  overlap: (dice) => dice.pick([0, 1, dice.next()]),
  within_overlap: (dice) => dice.pick([0, 1, dice.next()]),
  repeat_exposure_value: (dice) => dice.pick([0, 1, dice.next()]),
  target_share: (dice) => dice.between(0.01, 1),
  completion: (dice) => dice.pick([1, dice.between(0.05, 1)]),
  luck_reach: (dice) => dice.pick([0, dice.between(0.05, 1.5)]),
  luck_engagement: (dice) => dice.pick([0, dice.between(0.05, 1.5)]),
  luck_sales: (dice) => dice.pick([0, dice.between(0.05, 1.5)]),
  source_spread: (dice) => dice.pick([0, dice.between(0, 1)]),
  option_spread: (dice) => dice.pick([0, dice.between(0, 1)]),
  commission_rate: (dice) => dice.between(0, 0.3),
  repeat_rate: (dice) => dice.between(0, 2),
  agency_share: (dice) => dice.between(0, 0.5),
  rights_share: (dice) => dice.between(0, 2),
  boost_cost: (dice) => dice.logBetween(1, 1000),
  product_cost: (dice) => dice.logBetween(1, 500),
  shipping_cost: (dice) => dice.logBetween(1, 50),
  tools_cost: (dice) => dice.logBetween(1, 5000),
  choice_percentile: (dice) => dice.between(0.05, 0.95),
  engagement_multiplier: (dice) => dice.between(0.3, 2),
};

/** @param {Dice} dice @param {typeof kInputs[number]} input */
function randomRange(dice, { id, shape, low, median, high, min, max }) {
  /** @param {number} value */
  const inside = (value) => Math.min(max, Math.max(min, value));
  const measured = dice.chance(0.3);
  const special = kSpecial[id];
  if (special && dice.chance(0.7)) {
    const value = inside(special(dice));
    return { low: value, median: value, high: value, measured };
  }
  const factor = Math.exp(dice.between(-0.7, 0.7));
  /** @param {number} value */
  const moved = (value) => inside(shape === 'share' && value > 0 && value < 1 ? (value * factor) / (1 - value + value * factor) : value * factor);
  const range = { low: moved(low), median: moved(median), high: moved(high), measured };
  if (dice.chance(0.25) || (shape === 'share' && (range.low <= 0 || range.high >= 1)) || range.low <= 0) {
    return { low: range.median, median: range.median, high: range.median, measured };
  }
  return range;
}

/** @param {Dice} dice @param {number} slot @returns {import('./model.mjs').Option} */
function randomOption(dice, slot) {
  if (dice.chance(0.2)) return { slot, kind: 'ads' };
  const followers = dice.chance(0.7) ? dice.logBetween(1000, 5e6) : dice.logBetween(kLimits.followers_min, kLimits.followers_max);
  /** @type {import('./model.mjs').Option} */
  const option = { slot, kind: 'creators', followers };
  if (dice.chance(0.2)) option.price = dice.logBetween(10, 1e5);
  if (dice.chance(0.2)) option.reach_rate = dice.logBetween(0.01, 1);
  if (dice.chance(0.2)) option.engagement_rate = dice.logBetween(0.001, 0.2);
  return option;
}

/** @param {number} seed @param {number} number @param {number} draws @returns {Request} */
export function randomRequest(seed, number, draws) {
  const dice = makeDice(seed, number);
  const platform = dice.pick(kPlatforms);
  const formats = kFormats.filter((format) => format.platform === platform);
  /** @type {Record<string, number>} */
  const posts = {};
  for (const { id } of formats) if (dice.chance(0.6)) posts[id] = dice.whole(1, dice.chance(0.1) ? 20 : 4);
  if (Object.keys(posts).length === 0) posts[dice.pick(formats).id] = 1;
  const changes = dice.pick([0, 0.1, 0.4, 1]);
  /** @type {Record<string, import('./model.mjs').Range>} */
  const inputs = {};
  for (const input of kInputs) if (dice.chance(changes)) inputs[input.id] = randomRange(dice, input);
  const slots = Array.from({ length: kLimits.options_max }, (_, slot) => slot).sort((a, b) => uniforms(seed, number, 9001, a)[0] - uniforms(seed, number, 9001, b)[0]);
  const options = slots.slice(0, dice.whole(1, kLimits.options_max)).map((slot) => randomOption(dice, slot));
  const budget = dice.chance(0.7) ? dice.logBetween(500, 1e6) : dice.logBetween(kLimits.budget_min, kLimits.budget_max);
  const requestSeed = dice.chance(0.5) ? dice.whole(0, 1000) : Math.floor(dice.next() * 2 ** 53);
  return { budget, platform, package: posts, lens: dice.pick(kLenses), seed: requestSeed, draws, inputs, options, points: 13, ...randomEvidence(dice) };
}

/** Any reading, half of the time neutral without a word. @param {ReturnType<typeof makeDice>} dice */
function randomEvidence(dice) {
  if (dice.chance(0.5)) return {};
  const row = () => Object.fromEntries(kTiers.filter(() => dice.chance(0.8)).map((/** @type {string} */ tier) => [tier, Math.exp(4 * dice.next() - 2)]));
  const rows = Object.fromEntries(['reach', 'engagement', 'conversion'].filter(() => dice.chance(0.7)).map((quantity) => [quantity, row()]));
  return { evidence: dice.pick(kReadingNames), evidence_multipliers: rows };
}

// Differences ----------------------------------------------------------------------------------------------------------

/** @typedef {Map<string, {worst: number, request: number, engine: any, oracle: any}>} Table */

/**
 * Relative difference. Numbers below `scale` are held against it: what is left after two large numbers cancel is no more
 * precise than they are. @param {any} a @param {any} b @param {number} scale
 */
function relative(a, b, scale) {
  if (typeof a !== 'number' || typeof b !== 'number') return a === b || (a ?? null) === (b ?? null) ? 0 : Infinity;
  if (Object.is(a, b) || a === b) return 0;
  const difference = Math.abs(a - b) / Math.max(Math.abs(a), Math.abs(b), scale);
  return Number.isFinite(difference) ? difference : Infinity;
}

/** @param {number} request @param {Table} table */
function makeNotes(request, table) {
  /** @param {string} name @param {any} engine @param {any} oracle @param {number} [scale] */
  return (name, engine, oracle, scale = 0) => {
    const worst = relative(engine, oracle, scale);
    const known = table.get(name);
    if (!known || worst > known.worst) table.set(name, { worst, request, engine, oracle });
  };
}
/** @typedef {ReturnType<typeof makeNotes>} Note */

/** Size of a statistic. @param {any} statistic */
const sizeOf = (statistic) => (statistic ? Math.max(...['p10', 'p50', 'p90', 'mean'].map((key) => Math.abs(statistic[key])).filter(Number.isFinite), 0) : 0);

/** Money and returns come from differences: their size is that of what was subtracted. @param {string} metric @param {any} metrics */
function scaleOf(metric, metrics) {
  const own = sizeOf(metrics[metric]);
  if (/^profit|^unspent/.test(metric)) return Math.max(own, sizeOf(metrics.spend), sizeOf(metrics.unspent));
  if (/^roi/.test(metric)) return Math.max(own, 1);
  if (metric === 'walk_away_fee') return Math.max(own, sizeOf(metrics.spend));
  return own;
}

/** @param {any} engine @param {any} oracle @param {Note} note */
function noteOption(engine, oracle, note) {
  const scales = { profit: scaleOf('profit', oracle.metrics), roi: scaleOf('roi', oracle.metrics), walk_away_fee: scaleOf('walk_away_fee', oracle.metrics) };
  for (const key of ['slot', 'short_by', 'extrapolated']) note(key, engine[key], oracle[key]);
  note('loss_5', engine.loss_5, oracle.loss_5, scales.profit);
  note('walk_away_fee_safe', engine.walk_away_fee_safe, oracle.walk_away_fee_safe, scales.walk_away_fee);
  for (const key of ['affordable', 'capped']) for (const part of ['p', 'se']) note(`${key}.${part}`, engine[key][part], oracle[key][part]);
  for (const lens of kLenses) {
    for (const part of ['p', 'se']) note(`profit_probability.${lens}.${part}`, engine.profit_probability[lens][part], oracle.profit_probability[lens][part]);
  }
  for (const [metric, ours] of Object.entries(oracle.metrics)) {
    const theirs = engine.metrics[metric];
    if (!ours || !theirs) note(`${metric}.exists`, Boolean(theirs), Boolean(ours));
    else for (const part of Object.keys(ours)) note(`${metric}.${part}`, theirs[part], ours[part], scaleOf(metric, oracle.metrics));
  }
  for (const kind of /** @type {const} */ (['profit', 'roi'])) {
    const [theirs, ours] = [engine[`${kind}_percentiles`], oracle[`${kind}_percentiles`]];
    if (!ours || !theirs) note(`${kind}_percentiles.exists`, Boolean(theirs), Boolean(ours));
    else ours.forEach((/** @type {number} */ value, /** @type {number} */ i) => note(`${kind}_percentiles`, theirs[i], value, scales[kind]));
  }
}

/** @param {string} contest @param {any} engine @param {any} oracle @param {number} scale @param {Note} note */
function noteContest(contest, engine, oracle, scale, note) {
  for (const part of Object.keys(oracle.verdict)) note(`${contest}.verdict.${part}`, engine.verdict[part], oracle.verdict[part], 1e-3);
  note(`${contest}.evpi`, engine.evpi, oracle.evpi, scale);
  oracle.regret.forEach((/** @type {any} */ regret, /** @type {number} */ i) => note(`${contest}.regret`, engine.regret[i].value, regret.value, scale));
  oracle.pairs.forEach((/** @type {any} */ pair, /** @type {number} */ i) => {
    for (const part of ['a', 'b', 'p', 'se', 'count']) note(`${contest}.pair.${part}`, engine.pairs[i][part], pair[part]);
    for (const part of ['p10', 'p50', 'p90']) note(`${contest}.difference.${part}`, engine.pairs[i].difference[part], pair.difference[part], scale);
  });
}

/** @param {any} engine @param {any} oracle @param {Note} note */
function noteComparison(engine, oracle, note) {
  oracle.options.forEach((/** @type {any} */ option, /** @type {number} */ i) => noteOption(engine.options[i], option, note));
  for (const [contest, ours] of Object.entries(oracle.contests)) {
    const metric = /** @type {any} */ ({ reach: 'unique_reach', engagement: 'engagements' })[contest] ?? contest.replace('return', 'roi');
    const scale = Math.max(...oracle.options.map((/** @type {any} */ option) => scaleOf(metric, option.metrics)));
    noteContest(contest, engine.contests[contest], ours, scale, note);
  }
}

/** @param {any} engine @param {any} oracle @param {Note} note */
function noteCurve(engine, oracle, note) {
  for (const key of ['followers', 'extrapolated', 'affordable']) {
    oracle[key].forEach((/** @type {any} */ value, /** @type {number} */ i) => note(`curve.${key}`, engine[key][i], value));
  }
  for (const [goal, bands] of Object.entries(oracle.series)) {
    for (const [part, values] of Object.entries(/** @type {any} */ (bands))) {
      values.forEach((/** @type {number} */ value, /** @type {number} */ i) => note(`curve.${goal}.${part}`, engine.series[goal][part][i], value, goal === 'return' ? 1 : 0));
    }
  }
}

/**
 * @param {any} engine @param {number} requests @param {number} draws @param {number} seed
 * @param {(request: Request, answer: any) => void} [observe] the oracle's answer to each request
 */
export function holdAgainstOracle(engine, requests, draws, seed, observe = () => {}) {
  /** @type {Table} */
  const table = new Map();
  /** @type {Table} */
  const coarse = new Map();
  const border = { near: 0, projections: 0, skipped: 0, coarse: 0 };
  for (let number = 0; number < requests; ++number) {
    const request = randomRequest(seed, number, draws);
    const { points, ...comparison } = request;
    const { answer, watch } = compare(request);
    border.near += watch.near;
    border.projections += watch.projections;
    const theirs = engine.compare(comparison);
    if (!theirs.ok) throw new Error(`request ${number} refused: ${JSON.stringify(theirs.errors)}`);
    border.skipped += Number(watch.near > 0);
    border.coarse += Number(watch.coarse > 0);
    if (watch.near === 0) noteComparison(theirs, answer, makeNotes(number, watch.coarse > 0 ? coarse : table));
    const curve = engine.valueCurve(request);
    if (!curve.ok) throw new Error(`curve ${number} refused: ${JSON.stringify(curve.errors)}`);
    noteCurve(curve, valueCurve(request), makeNotes(number, table));
    observe(request, answer);
  }
  return { table, coarse, border };
}

/** @param {ReturnType<typeof holdAgainstOracle>} result */
function print({ table, coarse, border }) {
  const rows = [...table].sort((a, b) => b[1].worst - a[1].worst);
  for (const [name, { worst, request, engine, oracle }] of rows) {
    console.log(`${worst.toExponential(1).padStart(9)}  ${name.padEnd(58)} request ${request}: engine ${engine}, oracle ${oracle}`);
  }
  const share = (100 * border.near) / Math.max(1, border.projections);
  console.log(`${border.near} of ${border.projections} budgets (${share.toFixed(4)} %) at the border of one creator more or less, ${border.skipped} requests set aside`);
  const [name, worst] = [...coarse].sort((a, b) => b[1].worst - a[1].worst)[0] ?? ['none', { worst: 0, request: -1 }];
  const what = `${worst.worst.toExponential(1)}, ${name} of request ${worst.request}`;
  console.log(`${border.coarse} requests in which moments of many creators cancel, held to ${kCoarseTolerance}: largest difference ${what}`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const option = (/** @type {string} */ name, /** @type {number} */ otherwise) => {
    const at = process.argv.indexOf(`--${name}`);
    return at < 0 ? otherwise : Number(process.argv[at + 1]);
  };
  const result = holdAgainstOracle(await createNodeEngine(), option('requests', 300), option('draws', 200), option('seed', 1));
  print(result);
  const apart = [...result.table.values()].some(({ worst }) => worst > kTolerance) || [...result.coarse.values()].some(({ worst }) => worst > kCoarseTolerance);
  process.exitCode = apart ? 1 : 0;
}
