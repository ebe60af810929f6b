// State, engine and words together: what the page can ask is answered, and every verdict can be reached.
import assert from 'node:assert/strict';
import test from 'node:test';
import { CONTEST_NAMES } from '../../build/generated/schema.js';
import { checkComparison, checkCurve, checkScore } from '../../web/engine/validate.js';
import { createNodeEngine } from '../../web/engine/node.js';
import * as inputs from '../../web/state/inputs.js';
import { errorSentence } from '../../web/state/errors.js';
import { say } from '../../web/state/messages.js';
import { verdictOf } from '../../web/state/verdict.js';
import { createRandom } from './random.js';
import { randomState } from './states.js';

/** @import { Contest } from '../../build/generated/schema.js' */
/** @import { Inputs } from '../../web/state/inputs.js' */

const engine = await createNodeEngine();
const standard = inputs.setDraws(inputs.defaultState(), 2000);

/** No hole, no key and no broken number is left in a sentence. @param {string} text */
function assertWorded(text) {
  assert.doesNotMatch(text, /\{\w+\}|undefined|NaN|\b(verdict|option|error|field|input|ui)\.\w/, text);
}

test('what passes the checks passes the core, whatever state it comes from', () => {
  const random = createRandom(41);
  let answered = 0;
  for (let run = 0; run < 600; run += 1) {
    const state = inputs.setDraws(randomState(random), 100);
    const request = inputs.toComparisonRequest(state);
    const comparison = engine.compare(request);
    assert.equal(comparison.ok, checkComparison(request).ok, JSON.stringify([request, comparison]).slice(0, 2000));
    const curve = { ...request, points: 3 };
    assert.equal(engine.valueCurve(curve).ok, checkCurve(curve).ok);
    const score = inputs.toScoreRequest(state);
    if (score) assert.equal(engine.scoreCreator(score).ok, checkScore(score).ok, JSON.stringify(score));
    if (comparison.ok) answered += 1;
    else comparison.errors.forEach((error) => assertWorded(say(errorSentence(error))));
  }
  assert.ok(answered > 400, `only ${answered} states were answered`);
});

test('every answer can be said in plain sentences', () => {
  const random = createRandom(43);
  const kinds = new Set();
  for (let run = 0; run < 300; run += 1) {
    const state = inputs.setDraws(randomState(random), 100);
    const comparison = engine.compare(inputs.toComparisonRequest(state));
    if (!comparison.ok) continue;
    for (const contest of CONTEST_NAMES) {
      const { kind, headline, details } = verdictOf(comparison, contest, state);
      kinds.add(kind);
      [headline, ...details].map(say).forEach(assertWorded);
    }
  }
  assert.deepEqual([...kinds].sort(), ['none_affordable', 'not_comparable', 'only_one_affordable', 'spend_nothing', 'too_close', 'wins']);
});

const withoutAds = inputs.removeOption(standard, 2);
const constant = (/** @type {number} */ value) => ({ low: value, median: value, high: value });
const [micro, macro, ads] = [0, 1, 2];

/** @type {[string, Inputs, Contest, string, number][]} */
const reachable = [
  ['adverts win the reach of the default question', standard, 'reach', 'wins', ads],
  ['micro wins reach when posts of large accounts reach few', inputs.setInput(inputs.setInput(withoutAds, 'reach.instagram_feed.macro', constant(0.005)), 'reach.instagram_story.macro', constant(0.005)), 'reach', 'wins', micro],
  ['macro wins engagement when every creator takes 20 hours', inputs.setInput(withoutAds, 'hours_per_creator', constant(20)), 'engagement', 'wins', macro],
  ['macro creators at 20,000 a post leave micro alone', inputs.setInput(withoutAds, 'price.instagram_feed.macro', constant(20_000)), 'engagement', 'only_one_affordable', micro],
  ['the default question is too close to call on engagement', withoutAds, 'engagement', 'too_close', macro],
  ['a budget of 5,000 buys micro only', inputs.setBudget(withoutAds, 5000), 'engagement', 'only_one_affordable', micro],
  ['a budget of 50 buys nothing', inputs.setBudget(standard, 50), 'reach', 'none_affordable', -1],
  ['tracked sales alone say: spend nothing', standard, 'return_tracked', 'spend_nothing', ads],
  ['a rich margin makes money worth spending', inputs.setInput(inputs.setInput(standard, 'sales_per_spend', constant(6)), 'gross_margin', constant(0.8)), 'return_marketing_mix', 'too_close', -2],
];
for (const [rule, state, contest, kind, leader] of reachable) {
  test(rule, () => {
    const comparison = engine.compare(inputs.toComparisonRequest(state));
    assert.ok(comparison.ok);
    const { verdict } = comparison.contests[contest];
    assert.equal(verdict.kind, kind, JSON.stringify(verdict));
    if (leader >= -1) assert.equal(verdict.leader, leader);
  });
}

test('followers that stand for a tier are what the engine would choose', () => {
  for (const tier of /** @type {const} */ (['nano', 'micro', 'mid', 'macro', 'mega'])) {
    const state = inputs.setOptionTier(standard, 0, tier);
    const option = state.options[0];
    const answer = engine.classify({ followers: option.kind === 'creators' ? option.followers : 0, scheme: state.scheme });
    assert.equal(answer.ok && answer.tier, tier);
  }
});
