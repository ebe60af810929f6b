// Why and what matters most as developers meet them: real answers from the real module.
import assert from 'node:assert/strict';
import test from 'node:test';
import { GOAL_NAMES } from '../../build/generated/schema.js';
import { jobs } from '../../web/engine/jobs.js';
import { createNodeEngine } from '../../web/engine/node.js';
import { comparisonRequest } from './requests.js';

const engine = await createNodeEngine();
const request = (/** @type {any} */ change = {}) => comparisonRequest({ draws: 400, ...change });
const creators = [2_000, 30_000, 90_000, 700_000].map((followers, slot) => ({ slot, kind: 'creators', followers }));

/** @template Answer @param {Answer} answer @returns {Extract<Answer, {ok: true}>} */
function accepted(answer) {
  assert.equal(/** @type {any} */ (answer).ok, true, JSON.stringify(answer));
  return /** @type {any} */ (answer);
}
const errorsOf = (/** @type {any} */ answer) => answer.errors.map((/** @type {any} */ { code, field }) => [code, field]);

test('the bars of every pair and goal add up to the logarithm of the ratio', () => {
  for (const change of [{}, { options: creators }, { platform: 'x', package: { x_post: 1 } }, { lens: 'tracked' }]) {
    const { pairs } = accepted(engine.why(request(change)));
    assert.equal(pairs.length, change.options ? 6 : 3);
    for (const { goals } of pairs) {
      assert.deepEqual(Object.keys(goals), [...GOAL_NAMES]);
      for (const goal of Object.values(goals)) {
        if (!goal) continue;
        const sum = goal.bars.reduce((total, { log_ratio }) => total + log_ratio.mean, 0);
        assert.ok(Math.abs(sum - goal.log_ratio.mean) < 1e-12);
        assert.ok(goal.count > 0 && goal.count <= 400);
      }
    }
  }
});

test('a pair is explained the same whoever stands beside it', () => {
  const { options } = request();
  const alone = accepted(engine.why(request({ options: options.slice(0, 2) })));
  assert.deepEqual(alone.pairs[0], accepted(engine.why(request())).pairs[0]);
});

test('adverts have no engagements to explain and no price per follower', () => {
  const pair = accepted(engine.why(request())).pairs.find(({ b }) => b === 2);
  assert.equal(pair?.goals.engagement, null);
  assert.equal(pair?.growth.between, null);
  const reasons = pair?.goals.reach?.bars.map(({ reason }) => reason) ?? [];
  assert.ok(reasons.includes('price_and_reach') && !reasons.includes('price') && !reasons.includes('reach_rate'));
});

test('one option has no pairs', () => {
  assert.deepEqual(accepted(engine.why(request({ options: creators.slice(0, 1) }))).pairs, []);
});

test('without a pair the leader is held against its rival', () => {
  for (const goal of GOAL_NAMES) {
    const found = accepted(engine.sensitivity({ ...request(), goal }));
    const contest = goal === 'return' ? /** @type {const} */ ('return_marketing_mix') : goal;
    const { leader, rival } = accepted(engine.compare(request())).contests[contest].verdict;
    assert.deepEqual(found.pair, { a: leader, b: rival });
    const more = accepted(engine.compare(request({ draws: 3000 }))).contests[contest].verdict;
    assert.deepEqual(accepted(engine.sensitivity({ ...request({ draws: 100 }), goal, leader_draws: 3000 })).pair, { a: more.leader, b: more.rival });
    assert.ok(found.drawn && found.drawn.count > 0 && found.drawn.sd > 0);
    for (const { first, total, low, high } of found.doubts) {
      assert.ok(total.share >= 0 && total.share >= first.share - 4 * (first.se + total.se));
      for (const { chance } of [low, high]) assert.ok(chance >= 0 && chance <= 1);
    }
  }
});

test('the pair may be turned: every difference changes its sign, no share does', () => {
  const ask = (/** @type {number} */ a, /** @type {number} */ b) => accepted(engine.sensitivity({ ...request(), goal: 'reach', pair: { a, b } }));
  const [there, back] = [ask(0, 1), ask(1, 0)];
  const key = (/** @type {any} */ { kind, input, quantity, slot }) => `${kind} ${input} ${quantity} ${slot}`;
  for (const doubt of there.doubts) {
    const turned = back.doubts.find((other) => key(other) === key(doubt));
    assert.ok(turned);
    assert.ok(Math.abs(turned.low.difference + doubt.low.difference) <= 1e-9 * Math.abs(doubt.low.difference));
    assert.ok(Math.abs(turned.total.share - doubt.total.share) < 1e-9);
  }
});

test('an input without a range is no doubt, and a measured fee is none', () => {
  const exact = { low: 70, median: 70, high: 70 };
  const { options } = request();
  const measured = options.map((/** @type {any} */ option) => (option.slot === 0 ? { ...option, price: 700 } : option));
  const found = accepted(engine.sensitivity({ ...request({ inputs: { aov: exact }, options: measured }), goal: 'return', pair: { a: 0, b: 1 } }));
  assert.equal(found.doubts.some(({ input }) => input === 'aov'), false);
  const fee = found.doubts.find(({ kind, slot }) => kind === 'option_price' && slot === 0);
  assert.deepEqual([fee?.first, fee?.total], [{ share: 0, se: 0 }, { share: 0, se: 0 }]);
});

test('nobody leads with a rival: nothing to look at', () => {
  const found = accepted(engine.sensitivity({ ...request({ budget: 60 }), goal: 'reach' }));
  assert.equal(found.pair, null);
  assert.deepEqual(found.doubts, []);
});

test('the same question gives the same bits', () => {
  const ask = () => engine.sensitivity({ ...request(), goal: 'engagement' });
  assert.deepEqual(ask(), ask());
  assert.deepEqual(engine.why(request()), engine.why(request()));
});

test('step by step gives the same answers, and no step is past the last', () => {
  for (const [kind, asked] of /** @type {const} */ ([['why', request()], ['sensitivity', { ...request(), goal: 'return' }]])) {
    const steps = jobs[kind](engine, /** @type {any} */ (asked));
    let step = steps.next();
    for (; !step.done; step = steps.next()) assert.ok(/** @type {any} */ (step.value).done <= /** @type {any} */ (step.value).total);
    assert.deepEqual(step.value, engine[kind](/** @type {any} */ (asked)));
  }
});

test('questions that cannot be answered are refused', () => {
  const ask = (/** @type {any} */ change) => engine.sensitivity({ ...request(), goal: 'reach', ...change });
  assert.deepEqual(errorsOf(ask({ goal: 'fame' })), [['unknown_choice', 'none']]);
  assert.deepEqual(errorsOf(ask({ pair: { a: 0, b: 0 } })), [['duplicate_slot', 'option']]);
  assert.deepEqual(errorsOf(ask({ pair: { a: 0, b: 6 } })), [['unknown_choice', 'option']]);
  assert.deepEqual(errorsOf(ask({ pair: 'both' })).length, 3);
  assert.deepEqual(errorsOf(ask({ leader_draws: 2.5 })), [['below_minimum', 'draws']]);
  assert.deepEqual(errorsOf(ask({ draws: 20_000 })), [['above_maximum', 'draws']]);
  assert.deepEqual(errorsOf(ask({ goal: 'engagement', pair: { a: 0, b: 2 } })), [['unknown_choice', 'option']]);
  assert.deepEqual(errorsOf(engine.why(request({ budget: 'much' }))), [['wrong_type', 'budget']]);
});
