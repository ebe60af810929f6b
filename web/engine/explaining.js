// Why one option is ahead of another, and which doubts matter most to the difference.
// May import the checks and the layout of this folder and the generated schema.
import { DOUBT_NAMES, GOAL_NAMES, INPUT_NAMES, LENS_NAMES, LIMITS, QUANTITY_NAMES, REASON_NAMES } from '../../build/generated/schema.js';
import { createCursor } from './layout.js';
import { own } from './read.js';
import { refusal } from './refusal.js';
import { askedOf, check, checkComparison } from './validate.js';

/** @import { Comparison, DoubtEffect, Growth, PairWhy, Refusal, Sensitivity, SensitivityProgress, Why, WhyProgress } from './index.js' */
/** @import { Contest, Goal } from '../../build/generated/schema.js' */
/** @import { Asked, Checked, PackedComparison } from './validate.js' */
/** @typedef {import('./refusal.js').Reply} Reply */
/** @typedef {{goal: number, a: number, b: number}} Difference */
/**
 * @typedef {object} ExplainingModule
 * @property {(...asked: Asked) => Reply} whyPair
 * @property {(...args: [...Asked, difference: Difference]) => Reply} doubtFactors
 * @property {(...args: [...Asked, difference: Difference]) => Reply} doubtDraws
 * @property {(...args: [...Asked, difference: Difference, differences: Float64Array, which: number]) => Reply} doubtEffect
 */

export const shareDrawsMax = 16_384;
const optionColumns = 6;

/** The request with these two of its options only. @param {PackedComparison} packed @param {number} a @param {number} b positions @returns {PackedComparison} */
function pairOf(packed, a, b) {
  const options = new Float64Array(2 * optionColumns);
  [a, b].forEach((at, row) => options.set(packed.options.subarray(at * optionColumns, (at + 1) * optionColumns), row * optionColumns));
  return { ...packed, options, slots: [packed.slots[a], packed.slots[b]] };
}

/**
 * Every pair of options explained, one pair a step.
 * @param {ExplainingModule} module
 * @param {unknown} request
 * @returns {Generator<WhyProgress, Why | Refusal, void>}
 */
export function* whyInSteps(module, request) {
  const checked = checkComparison(request);
  if (!checked.ok) return checked;
  const { packed } = checked;
  const positions = packed.slots.flatMap((_, a) => packed.slots.slice(a + 1).map((_slot, after) => [a, a + 1 + after]));
  /** @type {PairWhy[]} */
  let pairs = [];
  for (const [a, b] of positions) {
    yield { ok: true, done: pairs.length, total: positions.length, pairs };
    const reply = module.whyPair(...askedOf(pairOf(packed, a, b)));
    if (reply.code !== 0) return refusal(reply);
    pairs = [...pairs, readPair(reply.values)];
  }
  return { ok: true, draws: packed.draws, seed: packed.seed, lens: LENS_NAMES[packed.settings.lens], pairs };
}

/** @typedef {ReturnType<typeof createCursor>} Cursor */

/** @param {Cursor} cursor */
function readSpread(cursor) {
  const [mean, se, p10, p50, p90] = cursor.several(5);
  return { mean, se, p10, p50, p90 };
}

/** @param {Cursor} cursor @returns {PairWhy['goals'][Goal]} */
function readGoal(cursor) {
  const applies = cursor.flag();
  const count = cursor.next();
  const log_ratio = readSpread(cursor);
  const bars = Array.from({ length: cursor.next() }, () => ({ reason: REASON_NAMES[cursor.next()], log_ratio: readSpread(cursor) }));
  return applies ? { count, log_ratio, bars } : null;
}

/** @param {Cursor} cursor @returns {Growth | null} */
function readGrowth(cursor) {
  const applies = cursor.flag();
  const exponent = () => ({ p10: cursor.next(), p50: cursor.next(), p90: cursor.next() });
  const growth = { price: exponent(), engagement: exponent(), chance: cursor.next() };
  return applies ? growth : null;
}

/** @param {Float64Array} values @returns {PairWhy} */
function readPair(values) {
  const cursor = createCursor(values);
  const [a, b] = cursor.several(2);
  const goals = /** @type {PairWhy['goals']} */ (Object.fromEntries(GOAL_NAMES.map((goal) => [goal, readGoal(cursor)])));
  const pair = { a, b, goals, growth: { between: readGrowth(cursor), curve: readGrowth(cursor) } };
  cursor.end();
  return pair;
}

/** @typedef {{packed: PackedComparison, goal: number, pair: {a: number, b: number} | null, leaderDraws: number}} AskedDoubt */

/** @param {unknown} request @returns {Checked<AskedDoubt>} */
function checkSensitivity(request) {
  const checked = checkComparison(request);
  if (!checked.ok) return checked;
  const { packed } = checked;
  return check((reader) => {
    if (packed.draws > shareDrawsMax) reader.fault('above_maximum', { field: 'draws', index: 0, maximum: shareDrawsMax });
    const goal = reader.choice(own(request, 'goal'), GOAL_NAMES, { field: 'none', index: 0, part: 'goal' });
    const limits = { minimum: LIMITS.draws_min, maximum: LIMITS.draws_max, integer: true };
    const leaderDraws = reader.number(own(request, 'leader_draws') ?? packed.draws, limits, { field: 'draws', index: 0, part: 'leader_draws' });
    const given = own(request, 'pair');
    if (given === undefined) return { packed, goal, pair: null, leaderDraws };
    const [a, b] = ['a', 'b'].map((part) => {
      const slot = own(given, part);
      if (!packed.slots.includes(/** @type {number} */ (slot))) reader.fault('unknown_choice', { field: 'option', index: 0, part });
      return /** @type {number} */ (slot);
    });
    if (a === b) reader.fault('duplicate_slot', { field: 'option', index: 0 });
    return { packed, goal, pair: { a, b }, leaderDraws };
  });
}

/** @param {Goal} goal @param {number} lens @returns {Contest} */
const contestOf = (goal, lens) => (goal === 'return' ? `return_${LENS_NAMES[lens]}` : goal);

/**
 * What the difference between two options depends on, one doubt a step. Without a pair the leader of the goal is held
 * against its rival.
 * @param {ExplainingModule} module
 * @param {(packed: PackedComparison) => Comparison | Refusal} compare
 * @param {unknown} request
 * @returns {Generator<SensitivityProgress, Sensitivity | Refusal, void>}
 */
export function* sensitivityInSteps(module, compare, request) {
  const checked = checkSensitivity(request);
  if (!checked.ok) return checked;
  const { packed, goal, pair: given, leaderDraws } = checked.packed;
  const head = { draws: packed.draws, seed: packed.seed, lens: LENS_NAMES[packed.settings.lens], goal: GOAL_NAMES[goal] };
  yield { ok: true, done: 0, total: 0 };
  let pair = given;
  if (pair === null) {
    const comparison = compare({ ...packed, draws: leaderDraws, settings: { ...packed.settings, draws: leaderDraws } });
    if (!comparison.ok) return comparison;
    const { leader, rival } = comparison.contests[contestOf(head.goal, packed.settings.lens)].verdict;
    if (leader < 0 || rival < 0) return { ok: true, ...head, pair: null, drawn: null, doubts: [] };
    pair = { a: leader, b: rival };
  }
  const asked = askedOf(packed);
  const difference = { goal, ...pair };
  const listed = module.doubtFactors(...asked, difference);
  if (listed.code !== 0) return refusal(listed);
  const factors = readFactors(listed.values);
  const total = factors.length + 1;
  const drawn = module.doubtDraws(...asked, difference);
  if (drawn.code !== 0) return refusal(drawn);
  const differences = drawn.values.subarray(0, 2 * packed.draws);
  const [median, chance, count, mean, sd] = drawn.values.subarray(2 * packed.draws);
  /** @type {DoubtEffect[]} */
  const doubts = [];
  for (const [which, factor] of factors.entries()) {
    yield { ok: true, done: which + 1, total };
    const reply = module.doubtEffect(...asked, difference, differences, which);
    if (reply.code !== 0) return refusal(reply);
    const [low, lowChance, high, highChance, first, firstSe, whole, wholeSe] = reply.values;
    doubts.push({
      ...factor,
      low: { difference: low, chance: lowChance },
      high: { difference: high, chance: highChance },
      first: { share: first, se: firstSe },
      total: { share: whole, se: wholeSe },
    });
  }
  return { ok: true, ...head, pair, drawn: { difference: median, chance, count, mean, sd }, doubts };
}

/** @param {Float64Array} values @returns {Pick<DoubtEffect, 'kind' | 'input' | 'quantity' | 'slot' | 'range'>[]} */
function readFactors(values) {
  const cursor = createCursor(values);
  return Array.from({ length: values.length / 6 }, () => {
    const [kind, input, quantity, slot, low, high] = cursor.several(6);
    const name = DOUBT_NAMES[kind];
    return {
      kind: name,
      input: input < 0 ? null : INPUT_NAMES[input],
      quantity: name === 'source' ? QUANTITY_NAMES[quantity] : null,
      slot: slot < 0 ? null : slot,
      range: name === 'input' ? { low, high } : null,
    };
  });
}
