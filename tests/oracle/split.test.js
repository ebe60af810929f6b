// The engine and an independent implementation of METHOD.md divide budgets the same way.
// Imports the oracle and the real engine through web/engine/node.js.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createNodeEngine } from '../../web/engine/node.js';
import { bestSplit, join } from './split.mjs';

const engine = await createNodeEngine();
const constant = (/** @type {number} */ value) => ({ low: value, median: value, high: value });
const base = { budget: 25_000, platform: 'instagram', package: { instagram_feed: 1, instagram_story: 2 }, lens: 'marketing_mix', seed: 7, draws: 100, inputs: {} };
const creators = (/** @type {number} */ slot, /** @type {number} */ followers) => ({ slot, kind: 'creators', followers });

/** @type {[string, any][]} */
const requests = [
  ['micro, macro and adverts', { ...base, options: [creators(0, 31_623), creators(1, 707_107), { slot: 2, kind: 'ads' }] }],
  ['a small audience with much overlap', { ...base, budget: 150_000, inputs: { audience_size: constant(800_000), overlap: constant(0.4), sales_per_spend: constant(9) }, options: [creators(2, 8000), creators(5, 120_000), { slot: 7, kind: 'ads' }] }],
  ['overlap as a range, tracked sales that pay, another platform', { ...base, platform: 'tiktok', package: { tiktok_video: 2 }, lens: 'tracked', seed: 2 ** 40 + 3, budget: 60_000, inputs: { overlap: { low: 0.05, median: 0.2, high: 0.5 }, cvr: constant(0.2) }, options: [creators(0, 20_000), creators(3, 200_000)] }],
  ['a budget below most prices', { ...base, budget: 900, options: [creators(0, 15_000), creators(1, 2_000_000), { slot: 4, kind: 'ads' }] }],
];

for (const [name, request] of requests) {
  test(`${name}: the same best split, mean and range`, () => {
    const answer = engine.bestSplit(request);
    assert.ok(answer.ok);
    const oracle = bestSplit(request);
    assert.equal(answer.splits, oracle.splits);
    for (const goal of /** @type {const} */ (['reach', 'engagement', 'return'])) {
      /** @type {import('../../web/engine/index.js').SplitGoal | null} */
      const ours = answer.goals[goal];
      const theirs = oracle[goal];
      assert.equal(ours === null, theirs === null, goal);
      if (!ours || !theirs) continue;
      assert.deepEqual(ours.parts.map(({ share }) => Math.round(20 * share)), theirs.best, goal);
      assert.ok(Math.abs(ours.mean - theirs.mean) <= 1e-9 * Math.max(1, Math.abs(theirs.mean)), `${goal}: ${ours.mean} and ${theirs.mean}`);
      assert.equal(ours.equally_good, theirs.equallyGood, goal);
      assert.deepEqual(ours.parts.map(({ low, high }) => [Math.round(20 * low), Math.round(20 * high)]), theirs.zone, goal);
    }
  });
}

test('the oracle joins .2 and .15 of a million to 320,000 people, and each loses 7,500 exposures', () => {
  const part = (/** @type {number} */ people, /** @type {number} */ contribution) => ({ R: people, S: people, G: people, engagements: 0, clicks: 0, contribution, spend: 0, fixed: 0 });
  const { reach, contribution } = join([part(200_000, 4000), part(150_000, 1800)], { U: 1e6, o: 0, v: 0.5 });
  assert.ok(Math.abs(reach - 320_000) < 1e-6);
  assert.ok(Math.abs(contribution - (4000 * 0.9625 + 1800 * 0.95)) < 1e-9);
});
