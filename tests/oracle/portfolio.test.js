// The engine's choice of named creators against an independent implementation of METHOD.md that tries every set.
// Imports the oracle and the real engine through web/engine/node.js.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createNodeEngine } from '../../web/engine/node.js';
import { randomRequest } from './compare.mjs';
import { averageCreators } from './model.mjs';
import { bestOfAll, costOf, valueOf } from './portfolio.mjs';

const kRequests = 30;
const kDraws = 100;
const kTolerance = 1e-9;
const engine = await createNodeEngine();

/** @param {number} a @param {number} b @param {string} what */
const near = (a, b, what) => assert.ok(Math.abs(a - b) <= kTolerance * Math.max(Math.abs(a), Math.abs(b), 1e-300), `${what}: engine ${a}, oracle ${b}`);

test('costs and values agree, and no set of up to eight creators is worth more than the bound', () => {
  const tried = { requests: 0, partial: 0, best: 0 };
  for (let number = 0; number < kRequests; number += 1) {
    const { options, points, ...projection } = randomRequest(33, number, kDraws);
    const creators = options.filter(({ kind }) => kind === 'creators').map(({ slot, kind, ...creator }) => creator);
    if (creators.length === 0) continue;
    const goal = /** @type {const} */ (['reach', 'engagement', 'return'])[number % 3];
    const answer = engine.choosePortfolio(/** @type {any} */ ({ ...projection, goal, creators }));
    assert.ok(answer.ok, JSON.stringify(answer));
    const roster = averageCreators({ ...projection, options: [] }, creators.map((creator) => ({ slot: 0, kind: 'creators', ...creator })));
    const what = (/** @type {string} */ part) => `request ${number}, ${goal}, ${part}`;
    roster.costs.forEach((cost, name) => near(answer.costs[name], cost, what(`cost of ${name}`)));
    near(answer.cost, costOf(roster, answer.chosen), what('cost'));
    near(answer.value, valueOf(roster, goal, answer.chosen), what('value'));
    const best = bestOfAll(roster, goal);
    assert.ok(best <= answer.bound * (1 + kTolerance), what(`best set ${best} above the bound ${answer.bound}`));
    if (goal !== 'return') assert.ok(answer.value >= (1 - 1 / Math.E) * best * (1 - kTolerance), what(`${answer.value} against ${best}`));
    tried.requests += 1;
    tried.partial += Number(answer.chosen.length > 0 && answer.chosen.length < creators.length);
    tried.best += Number(answer.value >= best * (1 - kTolerance));
  }
  assert.ok(tried.requests >= 25 && tried.partial >= 5, JSON.stringify(tried));
});
