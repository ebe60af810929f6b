// Best split and smallest measurable difference as developers meet them: real answers from the real module.
import assert from 'node:assert/strict';
import test from 'node:test';
import { GOAL_NAMES } from '../../build/generated/schema.js';
import { createNodeEngine } from '../../web/engine/node.js';
import { comparisonRequest } from './requests.js';

const engine = await createNodeEngine();
const request = (/** @type {any} */ change = {}) => comparisonRequest({ draws: 200, ...change });
const six = [0, 1, 2, 3, 4, 5].map((slot) => ({ slot, kind: 'creators', followers: 10_000 * (slot + 1) }));

/** @template Answer @param {Answer} answer @returns {Extract<Answer, {ok: true}>} */
function accepted(answer) {
  assert.equal(/** @type {any} */ (answer).ok, true, JSON.stringify(answer));
  return /** @type {any} */ (answer);
}

test('shares and what is kept add up to the budget, and the zone holds the best split', () => {
  const split = accepted(engine.bestSplit(request()));
  assert.deepEqual(Object.keys(split.goals), [...GOAL_NAMES]);
  for (const goal of Object.values(split.goals)) {
    assert.ok(goal);
    const spent = goal.parts.reduce((sum, { share }) => sum + share, 0);
    assert.ok(Math.abs(spent + goal.kept.share - 1) < 1e-9);
    for (const { share, low, high } of [...goal.parts, goal.kept]) assert.ok(low <= share && share <= high);
    assert.ok(goal.equally_good >= 1 && goal.equally_good <= split.splits);
    assert.ok(goal.gain.mean >= 0 && goal.honest.optimism >= 0);
  }
});

const noLess = (/** @type {number | undefined} */ a, /** @type {number} */ b) => a !== undefined && a >= b - 1e-9 * Math.abs(b);

test('the best split is no worse than any option with the whole budget', () => {
  const { goals, options } = accepted(engine.bestSplit(request()));
  for (const { outcome, affordable } of options) {
    if (affordable.p < 0.5) continue;
    assert.ok(noLess(goals.reach?.mean, outcome.reach.mean));
    assert.ok(noLess(goals.engagement?.mean, outcome.engagements.mean));
    assert.ok(noLess(goals.return?.mean, outcome.profit.mean));
  }
});

test('where nothing pays, all the money is kept', () => {
  const nothing = { low: 0.01, median: 0.01, high: 0.01 };
  const { goals } = accepted(engine.bestSplit(request({ inputs: { aov: nothing, sales_per_spend: { low: 0.001, median: 0.001, high: 0.001 } } })));
  assert.equal(goals.return?.kept.share, 1);
  assert.equal(goals.return?.mean, 0);
  assert.equal(goals.reach?.kept.share, 0);
});

test('a budget that buys nothing has no split', () => {
  const { goals } = accepted(engine.bestSplit(request({ budget: 5, options: [request().options[1]] })));
  for (const goal of Object.values(goals)) assert.equal(goal, null);
});

test('the order of the options changes nothing', () => {
  const { options } = request();
  const bits = (/** @type {any} */ change) => accepted(engine.bestSplit(request(change)));
  assert.deepEqual(bits({ options: [...options].reverse() }), bits({}));
});

test('step by step gives the same answer, and no step is past the last', () => {
  const steps = engine.bestSplitInSteps(request());
  let step = steps.next();
  for (; !step.done; step = steps.next()) assert.ok(step.value.done < step.value.total);
  assert.deepEqual(step.value, engine.bestSplit(request()));
});

test('six options, or more draws than it takes, are refused with the limit', () => {
  const errors = (/** @type {any} */ change) => /** @type {any} */ (engine.bestSplit(request(change))).errors.map((/** @type {any} */ { code, field, maximum }) => [code, field, maximum]);
  assert.deepEqual(errors({ options: six }), [['too_many_options', 'option', 5]]);
  assert.deepEqual(errors({ draws: 5000 }), [['above_maximum', 'draws', 4096]]);
  assert.deepEqual(errors({ budget: 'much' })[0].slice(0, 2), ['wrong_type', 'budget']);
});

test('every pair of options has the smallest difference its orders could show', () => {
  const { pairs } = accepted(engine.smallestMeasurable(request({ draws: 1000 })));
  assert.deepEqual(pairs.map(({ weaker, stronger }) => [weaker, stronger].sort()), [[0, 1], [0, 2], [1, 2]]);
  for (const { orders, detectable, expected, chance } of pairs) {
    const [c, ratio] = [orders.p50, detectable.p50];
    assert.ok(Math.abs(Math.log(ratio) - 2.8 * Math.sqrt(1 / c + 1 / (c * ratio))) < 1e-9);
    assert.ok(detectable.p10 <= ratio && ratio <= detectable.p90 && expected.p10 <= expected.p90);
    assert.ok(chance >= 0 && chance <= 1);
  }
});

test('too few orders can show no difference at all', () => {
  const nobody = { low: 1e-6, median: 1e-6, high: 1e-6 };
  const { pairs } = accepted(engine.smallestMeasurable(request({ inputs: { cvr: nobody, ads_cvr: nobody } })));
  for (const { detectable } of pairs) assert.equal(detectable.p50, Infinity);
});

const roster = (/** @type {any} */ change = {}) => {
  const { options, ...projection } = request();
  return { ...projection, goal: 'reach', creators: [{ followers: 20_000, price: 300 }, { followers: 20_000, price: 900 }, { followers: 60_000, price: 700, reach_rate: 0.4 }, { followers: 400_000 }], ...change };
};

test('named creators are chosen within the money, and the answer says how near to the best it is', () => {
  const { chosen, cost, costs, available, value, bound, guarantee } = accepted(engine.choosePortfolio(roster({ budget: 2500 })));
  assert.ok(chosen.includes(0) && !chosen.includes(1), 'the same account for a third of the fee');
  assert.ok(Math.abs(chosen.reduce((/** @type {number} */ sum, /** @type {number} */ place) => sum + costs[place], 0) - cost) < 1e-9);
  assert.ok(cost <= available && available < 2500);
  assert.ok(value > 0 && bound >= value && Math.abs(guarantee - value / bound) < 1e-12);
  assert.equal(costs.length, 4);
});

test('more money never brings less', () => {
  for (const goal of GOAL_NAMES) {
    const values = [1500, 3000, 6000, 12000, 50000].map((budget) => accepted(engine.choosePortfolio(roster({ budget, goal }))).value);
    for (let at = 1; at < values.length; at += 1) assert.ok(values[at] >= values[at - 1] - 1e-9, goal);
  }
});

test('a faulty list of creators is refused by place', () => {
  const errors = (/** @type {any} */ change) => /** @type {any} */ (engine.choosePortfolio(roster(change))).errors.map((/** @type {any} */ { code, field, index }) => [code, field, index]);
  assert.deepEqual(errors({ creators: [{ followers: 20_000 }, { followers: 3 }] }), [['below_minimum', 'followers_option', 1]]);
  assert.deepEqual(errors({ creators: [] }), [['no_options', 'option', 0]]);
  assert.deepEqual(errors({ creators: 'all' }), [['wrong_type', 'option', 0]]);
  assert.deepEqual(errors({ goal: 'fame' }), [['unknown_choice', 'none', 0]]);
  assert.deepEqual(errors({ creators: Array.from({ length: 201 }, () => ({ followers: 20_000 })) }), [['too_many_options', 'option', 0]]);
});
