// Solving for a value: closed forms, symmetry, and the answer put back into the request.
import assert from 'node:assert/strict';
import test from 'node:test';
import { movedRequest, readingOf, solveFor } from '../../web/engine/jobs/solve_for.js';
import { createNodeEngine } from '../../web/engine/node.js';
import { createRandom } from '../state/random.js';
import { comparisonRequest } from './requests.js';

/** @typedef {import('../../web/engine/index.js').ComparisonRequest} ComparisonRequest */
/** @typedef {import('../../web/engine/index.js').SolveRequest} SolveRequest */

const engine = await createNodeEngine();
const constant = (/** @type {number} */ value) => ({ low: value, median: value, high: value });
const creators = (/** @type {number} */ slot, /** @type {number} */ followers, more = {}) => ({ slot, kind: /** @type {const} */ ('creators'), followers, ...more });

/** Runs a job to its end. @param {SolveRequest} request */
function solved(request) {
  let steps = 0;
  for (const job = solveFor(engine, request); ; steps += 1) {
    const { done, value } = job.next();
    if (done) return { answer: value, steps };
    assert.ok(value.ok && value.done <= value.total);
  }
}

/** @param {SolveRequest} request */
function solution(request) {
  const { answer } = solved(request);
  assert.ok(answer.ok, JSON.stringify(answer));
  return answer;
}

const tracked = comparisonRequest({ draws: 6000, lens: 'tracked', budget: 30_000 });
const one = { ...tracked, options: [creators(0, 31_623)] };
const breakEven = /** @type {const} */ ({ kind: 'break_even', slot: 0 });

test('the conversion rate at which half of the outcomes pay is the median of the rates at which each of them does', () => {
  const comparison = { ...one, inputs: { cvr: constant(0.011), incremental_share: constant(0.6) } };
  const answer = engine.compare(comparison);
  assert.ok(answer.ok);
  const wanted = answer.options[0].metrics.break_even_cvr?.p50 ?? Number.NaN;
  // Far above what is plausible: a search over a nearer range says never.
  const never = solution({ comparison, lever: { kind: 'input', input: 'cvr' }, target: breakEven });
  assert.ok(wanted > never.high, `${wanted} is out of reach`);
  assert.deepEqual([never.even, never.sure], [[], []]);
  const richer = { ...comparison, inputs: { ...comparison.inputs, aov: constant(4000) } };
  const rich = engine.compare(richer);
  assert.ok(rich.ok);
  const exact = rich.options[0].metrics.break_even_cvr?.p50 ?? Number.NaN;
  const { even: [found], sure: [safe] } = solution({ comparison: richer, lever: { kind: 'input', input: 'cvr' }, target: breakEven });
  assert.ok(Math.abs(found.value / exact - 1) < 1e-3, `${found.value} is not ${exact}`);
  assert.ok(found.rises && safe.rises && safe.value > found.value && found.error > 0 && found.error < 0.2);
});

test('sales for each unit of money that bring it back: the closed form without luck', () => {
  const quiet = { source_spread: constant(0), option_spread: constant(0), luck_reach: constant(0), luck_engagement: constant(0), luck_sales: constant(0) };
  const share = { gross_margin: constant(0.5), return_rate: constant(0.2), sales_per_spend: constant(2) };
  const comparison = comparisonRequest({ draws: 500, lens: 'marketing_mix', options: [{ slot: 0, kind: 'ads' }], inputs: { ...quiet, ...share, ads_creative_cost: constant(1), ads_sales_ratio: constant(1), hourly_wage: constant(0.01) } });
  const { even } = solution({ comparison, lever: { kind: 'input', input: 'sales_per_spend' }, target: breakEven });
  assert.equal(even.length, 1);
  const at = engine.compare(movedRequest(engine, comparison, { kind: 'input', input: 'sales_per_spend' }, even[0].value));
  assert.ok(at.ok && Math.abs(at.options[0].metrics.roi?.p50 ?? 1) < 2e-3);
  assert.ok(Math.abs(even[0].value - 1 / (0.5 * 0.8)) < 0.02, `${even[0].value} is about 2.5: half of four fifths comes back`);
});

test('of two equal options the fee at which they are level is the other one’s fee, for every goal', () => {
  const comparison = { ...tracked, options: [creators(0, 50_000, { price: 200 }), creators(1, 50_000, { price: 600 })] };
  for (const contest of /** @type {const} */ (['reach', 'engagement', 'return_tracked'])) {
    const found = solution({ comparison, lever: { kind: 'fee', slot: 0 }, target: { kind: 'draw_level', slot: 0, rival: 1, contest } });
    assert.equal(found.present, 200);
    const [level] = found.even;
    assert.ok(found.even.length === 1 && !level.rises && Math.abs(level.value / 600 - 1) < 3 * level.error + 0.02, `${contest}: ${JSON.stringify(found.even)}`);
    if (contest !== 'return_tracked') assert.ok(found.sure[0].value < level.value, 'to be clearly better, cheaper still');
  }
});

test('seen from the other option the level is the same value', () => {
  const comparison = { ...tracked, options: [creators(0, 30_000), creators(4, 400_000)] };
  const lever = /** @type {const} */ ({ kind: 'fee', slot: 0 });
  const [mine, theirs] = [[0, 4], [4, 0]].map(([slot, rival]) => solution({ comparison, lever, target: { kind: 'draw_level', slot, rival, contest: 'reach' } }));
  assert.ok(Math.abs(mine.even[0].value / theirs.even[0].value - 1) < 2e-3);
  assert.deepEqual([mine.even[0].rises, theirs.even[0].rises], [false, true]);
});

test('the fee at which profit is 0 is the walk-away fee there', () => {
  const comparison = { ...comparisonRequest({ draws: 5000, budget: 25_000 }), options: [creators(0, 31_623)] };
  const { even: [found], present } = solution({ comparison, lever: { kind: 'fee', slot: 0 }, target: breakEven });
  assert.ok(!found.rises && found.value < present);
  const at = engine.compare(movedRequest(engine, comparison, { kind: 'fee', slot: 0 }, found.value));
  assert.ok(at.ok);
  const { fee, walk_away_fee: walkAway, profit } = at.options[0].metrics;
  assert.ok(fee && walkAway && profit && Math.abs(profit.p50) < 150, `median profit ${profit?.p50}`);
  assert.ok(Math.abs(walkAway.p50 / fee.p50 - 1) < 0.05, `${walkAway.p50} against ${fee.p50}`);
});

test('on 24 random questions: the value put back meets the target, its neighbours lie on both sides, and nothing is said twice', () => {
  const random = createRandom(9);
  let found = 0;
  for (let turn = 0; turn < 24; turn += 1) {
    const lens = random.pick(/** @type {const} */ (['tracked', 'seen_and_unseen', 'marketing_mix']));
    const comparison = comparisonRequest({ draws: random.pick([1000, 5000]), budget: random.magnitude(5000, 200_000), lens, seed: random.below(1e6), options: [creators(0, random.magnitude(3000, 90_000)), creators(1, random.magnitude(1e5, 1e6))], inputs: { aov: constant(random.magnitude(50, 3000)), sales_per_spend: constant(random.magnitude(1, 6)) } });
    const lever = random.pick(/** @type {SolveRequest['lever'][]} */ ([{ kind: 'fee', slot: 0 }, { kind: 'budget' }, { kind: 'followers', slot: 0 }, { kind: 'input', input: lens === 'marketing_mix' ? 'sales_per_spend' : 'cvr' }]));
    const target = random.pick(/** @type {SolveRequest['target'][]} */ ([breakEven, { kind: 'draw_level', slot: 0, rival: 1, contest: 'engagement' }, { kind: 'draw_level', slot: 0, rival: 1, contest: 'reach' }]));
    const answer = solution({ comparison, lever, target });
    assert.ok(answer.low < answer.high && Number.isFinite(answer.present));
    for (const which of /** @type {const} */ (['even', 'sure'])) {
      const values = answer[which].map(({ value }) => value);
      assert.deepEqual(values, [...new Set(values)].sort((a, b) => a - b));
      for (const { value, rises, error } of answer[which]) {
        found += 1;
        assert.ok(value >= answer.low && value <= answer.high && error >= 0);
        const at = (/** @type {number} */ x) => {
          const reply = engine.compare(movedRequest(engine, comparison, lever, x));
          assert.ok(reply.ok);
          return readingOf(reply, target);
        };
        const [below, here, above] = [value / 1.05, value, value * 1.05].map(at);
        const [from, to] = [below[which], above[which]];
        if (here[which] === null || from === null || to === null) continue;
        // Whole creators make steps; two of them, and a few errors of the draws, is what a neighbour may miss by.
        const scale = Math.abs(to - from) + 6 * here.se[which];
        assert.ok(Math.abs(here[which]) <= scale, `${JSON.stringify({ turn, lever, target, which, value, from, here: here[which], to })}`);
        if (Math.abs(to - from) > 8 * here.se[which]) assert.equal(to > from, rises);
      }
    }
  }
  assert.ok(found >= 12, `${found} values were found`);
});

test('a lever that plays no part is said to, and a request that is none is refused', () => {
  const two = { ...tracked, options: [creators(0, 31_623), creators(1, 700_000)] };
  const { flat, even } = solution({ comparison: two, lever: { kind: 'input', input: 'cvr' }, target: { kind: 'draw_level', slot: 0, rival: 1, contest: 'reach' } });
  assert.deepEqual([flat, even], [true, []]);
  for (const lever of [{ kind: 'input', input: 'weather' }, { kind: 'fee', slot: 7 }, {}]) {
    const { answer } = solved({ comparison: one, lever: /** @type {any} */ (lever), target: breakEven });
    assert.ok(!answer.ok);
  }
  const { answer } = solved({ comparison: { ...one, budget: -1 }, lever: { kind: 'budget' }, target: breakEven });
  assert.ok(!answer.ok && answer.errors[0].field === 'budget');
});

test('between two steps one comparison is made, and the steps told never run past their number', () => {
  let calls = 0;
  const counted = { ...engine, compare: (/** @type {ComparisonRequest} */ asked) => { calls += 1; return engine.compare(asked); } };
  const job = solveFor(counted, { comparison: { ...one, draws: 500 }, lever: { kind: 'fee', slot: 0 }, target: breakEven });
  for (let before = 0; ; before = calls) {
    const { done } = job.next();
    assert.ok(calls - before <= 2, `${calls - before} comparisons in one step`);
    if (done) break;
  }
  assert.ok(calls > 18);
});
