// What to do with a budget and whether it can be measured: the best split, and the smallest difference that orders can show.
// May import the checks and the layout of this folder and the generated schema.
import { GOAL_NAMES, LENS_NAMES } from '../../build/generated/schema.js';
import { createCursor } from './layout.js';
import { refusal } from './refusal.js';
import { askedOf, checkComparison, checkPortfolio } from './validate.js';

/** @import { BestSplit, EngineError, MeasurablePair, Portfolio, Refusal, SmallestMeasurable, SplitGoal, SplitOutcome, Stat, StepsDone } from './index.js' */
/** @import { Asked, Checked, PackedComparison } from './validate.js' */
/** @typedef {import('./refusal.js').Reply} Reply */
/**
 * @typedef {object} PlanningModule
 * @property {(...asked: Asked) => Reply} splitShared
 * @property {(...args: [...Asked, step: number]) => Reply} splitParts
 * @property {(draws: number, options: number, shared: Float64Array, parts: Float64Array, first: number, count: number) => Reply} splitValues
 * @property {(...args: [...Asked, shared: Float64Array, parts: Float64Array, values: Float64Array]) => Reply} splitAnswer
 * @property {(...asked: Asked) => Reply} smallestMeasurable
 * @property {(settings: object, packageCounts: Float64Array, inputs: Float64Array, names: Float64Array, goal: number) => Reply} choosePortfolio
 */

export const splitOptionsMax = 5;
export const splitDrawsMax = 4096;
export const portfolioLimits = { names: 200, draws: 4096 };
const steps = 20;
const valueColumns = 2 * GOAL_NAMES.length;
/** Splits times draws that fill one step of some 20 ms. */
const evaluationsPerStep = 250_000;

/** @param {unknown} request @returns {Checked<PackedComparison>} */
function checkSplit(request) {
  const checked = checkComparison(request);
  if (!checked.ok) return checked;
  const { slots, draws } = checked.packed;
  /** @type {EngineError[]} */
  const errors = [];
  if (slots.length > splitOptionsMax) errors.push({ code: 'too_many_options', field: 'option', index: 0, maximum: splitOptionsMax });
  if (draws > splitDrawsMax) errors.push({ code: 'above_maximum', field: 'draws', index: 0, maximum: splitDrawsMax });
  return errors.length === 0 ? checked : { ok: false, errors };
}

/**
 * The best split in short steps: one for each share of the budget, then as many as the splits take.
 * @param {PlanningModule} module
 * @param {unknown} request
 * @returns {Generator<StepsDone, BestSplit | Refusal, void>}
 */
export function* bestSplitInSteps(module, request) {
  const checked = checkSplit(request);
  if (!checked.ok) return checked;
  const { packed } = checked;
  const asked = askedOf(packed);
  const { draws, slots: { length: options } } = packed;
  const shared = module.splitShared(...asked);
  if (shared.code !== 0) return refusal(shared);
  const chunk = Math.max(1, Math.floor(evaluationsPerStep / draws));
  let total = steps + 1;
  let parts = new Float64Array(0);
  for (let step = 1; step <= steps; step += 1) {
    yield { ok: true, done: step - 1, total };
    const reply = module.splitParts(...asked, step);
    if (reply.code !== 0) return refusal(reply);
    if (step === 1) parts = new Float64Array(reply.values.length * steps);
    parts.set(reply.values, (step - 1) * reply.values.length);
  }
  let values = new Float64Array(0);
  for (let first = 0, splits = 1; first < splits; first += chunk) {
    yield { ok: true, done: steps + first / chunk, total };
    const reply = module.splitValues(draws, options, shared.values, parts, first, chunk);
    if (reply.code !== 0) return refusal(reply);
    splits = reply.values[0];
    if (first === 0) values = new Float64Array(splits * valueColumns);
    total = steps + Math.ceil(splits / chunk);
    values.set(reply.values.subarray(1), first * valueColumns);
  }
  const reply = module.splitAnswer(...asked, shared.values, parts, values);
  return reply.code === 0 ? readSplit(reply.values, packed) : refusal(reply);
}

/** @param {PlanningModule} module @param {unknown} request @returns {SmallestMeasurable | Refusal} */
export function smallestMeasurable(module, request) {
  const checked = checkComparison(request);
  if (!checked.ok) return checked;
  const reply = module.smallestMeasurable(...askedOf(checked.packed));
  return reply.code === 0 ? readMeasurable(reply.values, checked.packed) : refusal(reply);
}

/** @param {PlanningModule} module @param {unknown} request @returns {Portfolio | Refusal} */
export function choosePortfolio(module, request) {
  const checked = checkPortfolio(request, portfolioLimits);
  if (!checked.ok) return checked;
  const { settings, packageCounts, inputs, names, goal, count } = checked.packed;
  const reply = module.choosePortfolio(settings, packageCounts, inputs, names, goal);
  return reply.code === 0 ? readPortfolio(reply.values, count) : refusal(reply);
}

/** @typedef {ReturnType<typeof createCursor>} Cursor */

/** @param {Cursor} cursor @returns {Stat} */
function readStat(cursor) {
  const [p10, p50, p90, mean, se10, se50, se90, count] = cursor.several(8);
  return { p10, p50, p90, mean, se10, se50, se90, count };
}

/** @param {Cursor} cursor @returns {SplitOutcome} */
function readOutcome(cursor) {
  const [reach, engagements, clicks, spend, contribution, profit, roi] = Array.from({ length: 7 }, () => readStat(cursor));
  return { reach, engagements, clicks, spend, contribution, profit, roi };
}

/** @param {Cursor} cursor @param {number[]} slots in the order of the answer @returns {SplitGoal | null} */
function readGoal(cursor, slots) {
  const applies = cursor.flag();
  const share = () => cursor.next() / steps;
  const parts = slots.map((slot) => ({ slot, share: share(), low: share(), high: share() }));
  const kept = { low: share(), high: share() };
  const [mean, se, equally_good, single, p, pSe, gain, gainSe, honestMean, honestGain, optimism] = cursor.several(11);
  const outcome = readOutcome(cursor);
  if (!applies) return null;
  return {
    parts,
    kept: { share: Math.max(0, steps - Math.round(parts.reduce((sum, part) => sum + part.share, 0) * steps)) / steps, ...kept },
    mean,
    se,
    outcome,
    equally_good,
    best_single: single < 0 ? null : slots[single],
    beats_single: { p, se: pSe },
    gain: { mean: gain, se: gainSe },
    honest: { mean: honestMean, gain: honestGain, optimism },
  };
}

/** @param {Float64Array} values @param {PackedComparison} packed @returns {BestSplit} */
function readSplit(values, { slots, draws, seed, settings }) {
  const cursor = createCursor(values);
  const splits = cursor.next();
  const options = slots.map(() => ({ slot: cursor.next(), affordable: cursor.probability(), outcome: readOutcome(cursor) }));
  const order = options.map(({ slot }) => slot);
  const goals = /** @type {BestSplit['goals']} */ (Object.fromEntries(GOAL_NAMES.map((goal) => [goal, readGoal(cursor, order)])));
  cursor.end();
  return { ok: true, draws, seed, lens: LENS_NAMES[settings.lens], budget: settings.budget, splits, options, goals };
}

/** @param {Float64Array} values @param {PackedComparison} packed @returns {SmallestMeasurable} */
function readMeasurable(values, { slots, draws }) {
  const cursor = createCursor(values);
  const range = () => ({ p10: cursor.next(), p50: cursor.next(), p90: cursor.next() });
  /** @type {MeasurablePair[]} */
  const pairs = [];
  for (let pair = 0; pair < (slots.length * (slots.length - 1)) / 2; pair += 1) {
    const [weaker, stronger, count, chance] = cursor.several(4);
    pairs.push({ weaker, stronger, count, chance, orders: range(), expected: range(), detectable: range() });
  }
  cursor.end();
  return { ok: true, draws, pairs };
}

/** @param {Float64Array} values @param {number} count @returns {Portfolio} */
function readPortfolio(values, count) {
  const cursor = createCursor(values);
  const [chosen, available, cost, value, bound, guarantee] = cursor.several(6);
  const answer = { ok: /** @type {const} */ (true), chosen: cursor.several(chosen), available, cost, value, bound, guarantee, costs: cursor.several(count) };
  cursor.end();
  return answer;
}
