// The engine and an independent implementation of METHOD.md take the same ratios apart in the same way.
// Imports the oracle and the real engine through web/engine/node.js.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createNodeEngine } from '../../web/engine/node.js';
import { kCoarseTolerance, kTolerance, randomRequest } from './compare.mjs';
import { explain } from './decomposition.mjs';

const engine = await createNodeEngine();
const kRequests = 200;
const kGoals = /** @type {const} */ (['reach', 'engagement', 'return']);

test('every bar of 200 random pairs agrees', () => {
  let explained = 0;
  /** @type {Set<string>} */
  const seen = new Set();
  for (let number = 0; number < kRequests; ++number) {
    const request = randomRequest(977, number, 120);
    if (request.options.length < 2) continue;
    const pair = { ...request, options: request.options.slice(0, 2) };
    const answer = engine.why(/** @type {any} */ (pair));
    assert.equal(answer.ok, true, `request ${number}`);
    if (!answer.ok) continue;
    for (const goal of kGoals) {
      const { means, count, watch } = explain(pair, goal);
      if (watch.near > 0) continue; // one creator more or less
      /** @type {import('../../web/engine/index.js').GoalWhy | null} */
      const found = answer.pairs[0].goals[goal];
      assert.equal(found === null, means === null, `request ${number} ${goal}`);
      if (!found || !means) continue;
      assert.equal(found.count, count, `request ${number} ${goal}`);
      const tolerance = watch.coarse > 0 ? 10 * kCoarseTolerance : 10 * kTolerance;
      const bars = { '': found.log_ratio, ...Object.fromEntries(found.bars.map(({ reason, log_ratio }) => [reason, log_ratio])) };
      for (const [name, { mean }] of Object.entries(bars)) {
        assert.ok(Math.abs(mean - (means[name] ?? 0)) < tolerance, `request ${number} ${goal} ${name}: ${mean} against ${means[name]}`);
        seen.add(name);
      }
      for (const name of Object.keys(means)) assert.ok(name in bars || Math.abs(means[name]) < tolerance, `request ${number} ${goal} lacks ${name}`);
      explained += 1;
    }
  }
  assert.ok(explained > 100, `only ${explained}`);
  assert.equal(seen.size, 13, [...seen].join());
});
