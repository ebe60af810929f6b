// The engine and an independent implementation of METHOD.md say the same of what a difference depends on.
// Imports the oracle and the real engine through web/engine/node.js.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createNodeEngine } from '../../web/engine/node.js';
import { randomRequest } from './compare.mjs';
import { doubtsOf, sensitivity } from './sensitivity.mjs';

const kTolerance = 1e-9;
const kRequests = 6;
const kDraws = 128;
const engine = await createNodeEngine();

/** @param {any} doubt */
const nameOf = ({ kind, input, quantity, slot }) => (kind === 'click_rates' ? kind : `${kind} ${input ?? quantity ?? slot}`);

/** @param {number} a @param {number} b @param {number} scale @param {string} what */
const near = (a, b, scale, what) => assert.ok(Math.abs(a - b) <= kTolerance * Math.max(Math.abs(a), Math.abs(b), scale), `${what}: engine ${a}, oracle ${b}`);

test('ends and shares of every doubt', () => {
  const tried = { doubts: 0, kinds: new Set(), goals: new Set() };
  for (let number = 0; tried.goals.size < 3 || number < kRequests; number += 1) {
    const { points, ...whole } = randomRequest(21, number, kDraws);
    const request = { ...whole, options: whole.options.slice(0, 2) };
    const goal = /** @type {const} */ (['reach', 'engagement', 'return'])[number % 3];
    if (request.options.length < 2) continue;
    const [a, b] = request.options.map(({ slot }) => slot);
    const answer = engine.sensitivity(/** @type {any} */ ({ ...request, goal, pair: { a, b } }));
    if (!answer.ok) continue; // adverts have no engagements
    if (!answer.drawn || answer.drawn.count === 0) continue;
    const oracle = sensitivity(request, goal, /** @type {any} */ (answer.doubts));
    if (oracle.near > 0) continue; // a budget at the border of one creator more or less
    const what = (/** @type {string} */ part) => `request ${number}, ${goal}, ${part}`;
    const names = answer.doubts.map(nameOf);
    assert.deepEqual(new Set(names), new Set(doubtsOf(request)), what('list'));
    near(answer.drawn.difference, oracle.drawn.difference, oracle.sd, what('difference'));
    near(answer.drawn.chance, oracle.drawn.chance, 1, what('chance'));
    near(answer.drawn.mean, oracle.mean, oracle.sd, what('mean'));
    near(answer.drawn.sd, oracle.sd, 0, what('sd'));
    answer.doubts.forEach((doubt, i) => {
      const effect = oracle.effects[i];
      for (const end of /** @type {const} */ (['low', 'high'])) {
        near(doubt[end].difference, effect[end].difference, oracle.sd, what(`${names[i]} ${end}`));
        near(doubt[end].chance, effect[end].chance, 1, what(`${names[i]} ${end} chance`));
      }
      near(doubt.first.share, effect.first, 1, what(`${names[i]} alone`));
      near(doubt.total.share, effect.total, 1, what(`${names[i]} total`));
      tried.kinds.add(doubt.kind);
      tried.doubts += 1;
    });
    tried.goals.add(goal);
  }
  assert.ok(tried.doubts > 100, `only ${tried.doubts} doubts`);
  for (const kind of ['input', 'click_rates', 'source', 'option_price', 'luck']) assert.ok(tried.kinds.has(kind), kind);
});
