// At what value of one lever does an option break even, or draw level with another? Looked for on the same random numbers at
// every value: first over the whole plausible range, then between the neighbours where the sign turns.
// May import the generated names and data.
import { INPUT_DEFAULTS } from '../../../build/generated/benchmarks.js';
import { LIMITS } from '../../../build/generated/schema.js';

/** @import { Comparison, ComparisonRequest, Engine, FlipLever, Refusal, Solution, SolveLever, SolveReading, SolveRequest, SolveTarget, StepsDone } from '../index.js' */
/** @typedef {{x: number, reading: SolveReading}} Point */

const targets = /** @type {const} */ (['even', 'sure']);
/** Values tried over the range, beside the present one. */
export const scanPoints = 17;
/** Draws of the search; the last steps take all of the request's. */
const searchDraws = 4096;
/** A value is known to this share of itself. */
const precision = 1e-4;
const stepsMax = 24;
/** An agreed fee may be far lower than what is usually asked. */
const feeRoom = 10;
/** From here on a contest is won. */
const clearShare = 0.65;
/** @type {SolveReading} */
const nothing = { even: null, sure: null, se: { even: 0, sure: 0 } };

/** @param {SolveLever} lever @returns {FlipLever} */
const flipLever = (lever) => (lever.kind === 'fee' ? { kind: 'price', slot: lever.slot } : /** @type {FlipLever} */ (lever));

/**
 * The request with the lever at a value; a range keeps its width.
 * @param {Engine} engine @param {ComparisonRequest} comparison @param {SolveLever} lever @param {number} value
 * @returns {ComparisonRequest}
 */
export function movedRequest(engine, comparison, lever, value) {
  if (lever.kind === 'budget') return { ...comparison, budget: value };
  if (lever.kind === 'input') {
    const standard = /** @type {(typeof INPUT_DEFAULTS)[number]} */ (INPUT_DEFAULTS.find(({ id }) => id === lever.input));
    const own = comparison.inputs?.[lever.input];
    const moved = engine.movedRange(lever.input, own ?? standard, value);
    return { ...comparison, inputs: { ...comparison.inputs, [lever.input]: { ...own, ...moved } } };
  }
  const change = lever.kind === 'fee' ? { price: value } : { followers: value };
  return { ...comparison, options: comparison.options.map((option) => (option.slot === lever.slot && option.kind === 'creators' ? { ...option, ...change } : option)) };
}

/**
 * How far it is to each target, above 0 beyond it: median and 20 % point of profit, or chances of being better. null where
 * there is nothing to compare.
 * @param {Comparison} answer @param {SolveTarget} target @returns {SolveReading}
 */
export function readingOf(answer, target) {
  if (target.kind === 'break_even') {
    const option = answer.options.find(({ slot }) => slot === target.slot);
    const { profit_percentiles: points, metrics } = option ?? { profit_percentiles: null, metrics: null };
    if (!points || !metrics?.profit) return nothing;
    const { se10, se50 } = metrics.profit;
    return { even: points[50], sure: points[20], se: { even: se50, sure: (se10 + se50) / 2 } };
  }
  const pair = answer.contests[target.contest].pairs.find(({ a, b }) => (a === target.slot && b === target.rival) || (b === target.slot && a === target.rival));
  if (!pair || pair.count === 0) return nothing;
  const p = pair.a === target.slot ? pair.p : 1 - pair.p;
  return { even: p - 0.5, sure: p - clearShare, se: { even: pair.se, sure: pair.se } };
}

/**
 * @param {Engine} engine
 * @param {SolveRequest} request
 * @returns {Generator<StepsDone, Solution | Refusal, void>}
 */
export function* solveFor(engine, { comparison, lever, target }) {
  const total = scanPoints + 1 + 2 * stepsMax;
  const search = Math.min(searchDraws, comparison.draws);
  const bearings = engine.flipPoint({ ...comparison, draws: LIMITS.draws_min }, flipLever(lever));
  if (!bearings.ok) return bearings;
  const unit = lever.kind === 'fee' ? bearings.amount ?? 1 : 1;
  const present = bearings.present * unit;
  const [low, high] = [(bearings.low * unit) / (lever.kind === 'fee' ? feeRoom : 1), bearings.high * unit];
  let done = 0;
  /** @type {Refusal | null} */
  let refused = null;

  /** @param {number} x @param {number} draws @returns {SolveReading} */
  function read(x, draws) {
    done += 1;
    const answer = engine.compare(movedRequest(engine, { ...comparison, draws }, lever, x));
    if (!answer.ok) {
      refused ??= answer;
      return nothing;
    }
    return readingOf(answer, target);
  }
  const step = () => /** @type {StepsDone} */ ({ ok: true, done: Math.min(done, total - 1), total });

  /** Trials between two ends whose signs differ, until they are near enough. @param {Point} a @param {Point} b @param {'even' | 'sure'} which @param {number} draws @param {number} near @returns {Generator<StepsDone, [Point, Point], void>} */
  function* narrowed(a, b, which, draws, near) {
    for (let tries = 0; tries < stepsMax / 2 && b.x / a.x - 1 > near; tries += 1) {
      yield step();
      const x = Math.sqrt(a.x * b.x);
      const middle = { x, reading: read(x, draws) };
      const value = middle.reading[which];
      if (value === null) break;
      if (value >= 0 === /** @type {number} */ (a.reading[which]) >= 0) a = middle;
      else b = middle;
    }
    return [a, b];
  }

  /** @param {Point} from @param {Point} to @param {'even' | 'sure'} which @returns {Generator<StepsDone, Solution['even'][number] | null, void>} */
  function* crossing(from, to, which) {
    const error = errorOf(from, to, which) * Math.sqrt(search / comparison.draws);
    let [a, b] = yield* narrowed(from, to, which, search, comparison.draws > search ? 0.02 : precision);
    if (comparison.draws > search) {
      // All draws may put it a little beside where the first of them do.
      const ends = /** @type {Point[]} */ ([]);
      for (const x of [Math.max(from.x, a.x / 1.02), Math.min(to.x, b.x * 1.02)]) {
        yield step();
        ends.push({ x, reading: read(x, comparison.draws) });
      }
      const [first, last] = ends.map(({ reading }) => reading[which]);
      if (first === null || last === null) return null;
      if (first >= 0 === last >= 0) return { ...between(a, b, which), error };
      [a, b] = yield* narrowed(ends[0], ends[1], which, comparison.draws, precision);
    }
    return { ...between(a, b, which), error };
  }

  const xs = [...Array.from({ length: scanPoints }, (_, index) => low * (high / low) ** (index / (scanPoints - 1))), ...(present > low && present < high ? [present] : [])].sort((a, b) => a - b);
  /** @type {Point[]} */
  const scanned = [];
  for (const x of xs) {
    yield step();
    scanned.push({ x, reading: read(x, search) });
    if (refused) return refused;
  }
  const now = read(present, comparison.draws);
  /** @type {Record<'even' | 'sure', Solution['even']>} */
  const found = { even: [], sure: [] };
  for (const which of targets) {
    const turning = scanned.flatMap((point, index) => (index > 0 && turns(scanned[index - 1], point, which) ? [[scanned[index - 1], point]] : []));
    for (const [from, to] of turning) {
      const at = yield* crossing(from, to, which);
      if (at) found[which].push(at);
    }
  }
  if (refused) return refused;
  const values = scanned.map(({ reading }) => reading.even);
  return { ok: true, draws: comparison.draws, lever, target, present, low, high, now, best: { even: bestOf(scanned, 'even'), sure: bestOf(scanned, 'sure') }, flat: values.every((value) => value === values[0]), ...found };
}

/** How far two standard errors of the reading move a crossing, as a share of its value. @param {Point} a @param {Point} b @param {'even' | 'sure'} which */
function errorOf(a, b, which) {
  const slope = (/** @type {number} */ (b.reading[which]) - /** @type {number} */ (a.reading[which])) / Math.log(b.x / a.x);
  return Math.expm1((2 * Math.max(a.reading.se[which], b.reading.se[which])) / Math.abs(slope));
}

/** The value tried that comes nearest to the target or is furthest beyond it. @param {Point[]} points @param {'even' | 'sure'} which */
function bestOf(points, which) {
  const rank = (/** @type {Point} */ { reading }) => reading[which] ?? Number.NEGATIVE_INFINITY;
  const { x, reading } = points.reduce((best, point) => (rank(point) > rank(best) ? point : best));
  return { value: x, reading };
}

/** @param {Point} a @param {Point} b @param {'even' | 'sure'} which */
function turns(a, b, which) {
  const [from, to] = [a.reading[which], b.reading[which]];
  return from !== null && to !== null && from >= 0 !== to >= 0;
}

/** Where a straight line between two trials passes 0. @param {Point} a @param {Point} b @param {'even' | 'sure'} which */
function between(a, b, which) {
  const [from, to] = [/** @type {number} */ (a.reading[which]), /** @type {number} */ (b.reading[which])];
  const share = to === from ? 0.5 : Math.min(1, Math.max(0, from / (from - to)));
  return { value: a.x * (b.x / a.x) ** share, rises: to > from };
}
