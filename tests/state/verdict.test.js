// The answer in words: every kind of verdict can be said, and no option is the answer by default.
import assert from 'node:assert/strict';
import test from 'node:test';
import { CONTEST_NAMES, LENS_NAMES } from '../../build/generated/schema.js';
import * as inputs from '../../web/state/inputs.js';
import { say } from '../../web/state/messages.js';
import { contestOf, goalOf, verdictOf } from '../../web/state/verdict.js';

/** @import { Comparison } from '../../web/engine/index.js' */
/** @import { Contest } from '../../build/generated/schema.js' */
/** @typedef {Comparison['contests'][Contest]['verdict']} Verdict */

const state = inputs.defaultState();
const undecided = /** @type {Verdict} */ ({ kind: 'not_comparable', leader: -1, rival: -1, p: 0, se: 0 });

/**
 * What the sentences read of a comparison: micro in slot 0, macro in 1, adverts in 2.
 * @param {Partial<Record<Contest, Verdict>>} verdicts
 * @param {Record<number, {p: number, short_by: number}>} [affordable]
 * @returns {Comparison}
 */
function comparisonOf(verdicts, affordable = {}) {
  const contests = Object.fromEntries(
    CONTEST_NAMES.map((contest) => [
      contest,
      { verdict: verdicts[contest] ?? undecided, pairs: [{ a: 0, b: 1, p: 0.8, se: 0, count: 100, difference: { p10: -1000, p50: 2000, p90: 3000 } }], regret: [], evpi: 0 },
    ]),
  );
  const options = [0, 1, 2].map((slot) => ({ slot, affordable: { p: affordable[slot]?.p ?? 1, se: 0 }, short_by: affordable[slot]?.short_by ?? 0 }));
  return /** @type {any} */ ({ ok: true, draws: 1000, seed: 1, lens: 'marketing_mix', options, contests });
}

/** @param {Verdict['kind']} kind @param {number} leader @param {number} rival @param {number} p @returns {Verdict} */
const verdict = (kind, leader, rival, p) => ({ kind, leader, rival, p, se: 0.003 });

/** @type {[string, Contest, Verdict, string][]} */
const headlines = [
  ['micro can win reach', 'reach', verdict('wins', 0, 1, 0.823), 'Micro creators reach more different people than macro creators: 82% sure.'],
  ['macro can win reach', 'reach', verdict('wins', 1, 0, 0.7), 'Macro creators reach more different people than micro creators: 70% sure.'],
  ['adverts can win reach', 'reach', verdict('wins', 2, 0, 0.9987), 'Adverts reach more different people than micro creators: >99% sure.'],
  ['reach can be too close to call', 'reach', verdict('too_close', 1, 0, 0.55), 'People reached: too close to call between macro creators and micro creators (55% for macro creators).'],
  ['engagement can be won', 'engagement', verdict('wins', 1, 0, 0.9), 'Macro creators get more engagements than micro creators: 90% sure.'],
  ['engagement can be too close to call', 'engagement', verdict('too_close', 0, 1, 0.6), 'Engagements: too close to call between micro creators and macro creators (60% for micro creators).'],
  ['return can be won by adverts', 'return_marketing_mix', verdict('wins', 2, 1, 0.75), 'Adverts return more for each unit of money than macro creators: 75% sure.'],
  ['return can be too close to call', 'return_tracked', verdict('too_close', 2, 0, 0.5), 'Return: too close to call between adverts and micro creators (50% for adverts).'],
  ['only one option may fit', 'reach', verdict('only_one_affordable', 0, -1, 1), 'Only micro creators fit this budget.'],
  ['nothing may fit', 'reach', verdict('none_affordable', -1, -1, 0), 'This budget buys none of the options.'],
  ['spending nothing may be best', 'return_tracked', verdict('spend_nothing', 0, 1, 0.004), 'Spending nothing looks better: even micro creators earn their cost back with a chance of only <1%.'],
  ['adverts have no engagements', 'engagement', undecided, 'Only one option has a figure for this: adverts are not counted in engagements.'],
];
for (const [rule, contest, found, sentence] of headlines) {
  test(rule, () => {
    const words = verdictOf(comparisonOf({ [contest]: found }), contest, state);
    assert.equal(words.kind, found.kind);
    assert.equal(say(words.headline), sentence);
  });
}

test('an unaffordable option is named with its price and what is missing', () => {
  const found = comparisonOf({ reach: verdict('only_one_affordable', 0, -1, 1) }, { 1: { p: 0.1, short_by: 1000 } });
  const { details } = verdictOf(found, 'reach', inputs.setBudget(state, 10000));
  assert.deepEqual(details.map(say), ['One macro creator costs about $11,000: $1,000 over the budget.']);
});

test('an option that is sometimes unaffordable is named with how often', () => {
  const found = comparisonOf({ reach: verdict('only_one_affordable', 0, -1, 1) }, { 1: { p: 0.94, short_by: 0 }, 2: { p: 0.9, short_by: 0 } });
  assert.deepEqual(verdictOf(found, 'reach', state).details.map(say), [
    'In 6% of outcomes the budget does not buy even one macro creator. They are left out of the comparison.',
    'In 10% of outcomes the budget does not cover making the adverts. They are left out of the comparison.',
  ]);
});

test('the leader is held against every option, beside its strongest rival', () => {
  const pair = (/** @type {number} */ a, /** @type {number} */ b, /** @type {number} */ p, count = 100) => ({ a, b, p, se: 0, count, difference: { p10: 0, p50: 0, p90: 0 } });
  const told = (/** @type {ReturnType<typeof pair>[]} */ pairs) => {
    const answer = comparisonOf({ reach: verdict('wins', 2, 1, 0.9) });
    answer.contests.reach.pairs = pairs;
    return verdictOf(answer, 'reach', state).details.filter(({ key }) => key.startsWith('verdict.ahead')).map(say);
  };
  assert.deepEqual(told([pair(0, 1, 0.5), pair(0, 2, 0.02), pair(1, 2, 0.1)]), ['Ahead of micro creators in 98% of outcomes.']);
  assert.deepEqual(told([pair(0, 1, 0.5), pair(0, 2, 0.02, 0), pair(1, 2, 0.1)]), []);
});

test('many others are told in one sentence, those that the budget rarely buys not at all', () => {
  const pairs = [0, 1, 3, 4, 5].map((a) => ({ a, b: 2, p: 0.01 * (a + 1), se: 0, count: 100, difference: { p10: 0, p50: 0, p90: 0 } }));
  const answer = comparisonOf({ reach: verdict('wins', 2, 1, 0.98) });
  answer.contests.reach.pairs = pairs;
  answer.options.push(...[3, 4, 5].map((slot) => ({ ...answer.options[0], slot, affordable: { p: slot === 5 ? 0.4 : 1, se: 0 } })));
  const told = verdictOf(answer, 'reach', state).details.filter(({ key }) => key.startsWith('verdict.ahead')).map(say);
  assert.deepEqual(told, ['Ahead of each of the others in at least 95% of outcomes.']);
});

test('the difference is told from the leader\'s side', () => {
  const ahead = verdictOf(comparisonOf({ reach: verdict('wins', 0, 1, 0.8) }), 'reach', state).details;
  const behind = verdictOf(comparisonOf({ reach: verdict('wins', 1, 0, 0.8) }), 'reach', state).details;
  assert.equal(say(ahead[0]), 'The difference is typically 2,000 people; in 80 of 100 outcomes it lies between −1,000 and 3,000.');
  assert.equal(say(behind[0]), 'The difference is typically −2,000 people; in 80 of 100 outcomes it lies between −3,000 and 1,000.');
});

test('a size of the user\'s own is named by its followers', () => {
  const own = inputs.setOptionFollowers(state, 0, 48250);
  const words = verdictOf(comparisonOf({ reach: verdict('wins', 0, 1, 0.8) }), 'reach', own);
  assert.equal(say(words.headline), 'Creators with 48,250 followers reach more different people than macro creators: 80% sure.');
});

test('all three lenses are always told with a return, agreed or not', () => {
  const wins = verdict('wins', 0, 1, 0.9);
  const agreed = comparisonOf({ return_tracked: wins, return_seen_and_unseen: wins, return_marketing_mix: wins });
  assert.equal(say(/** @type {any} */ (verdictOf(agreed, 'return_tracked', state).details.at(-1))), 'All three ways of counting sales agree: micro creators ahead of macro creators (90%).');
  const split = comparisonOf({ return_tracked: verdict('spend_nothing', 0, 1, 0.1), return_seen_and_unseen: verdict('too_close', 0, 1, 0.5), return_marketing_mix: wins });
  assert.equal(
    say(/** @type {any} */ (verdictOf(split, 'return_marketing_mix', state).details.at(-1))),
    'The three ways of counting sales disagree. Tracked sales only: spending nothing looks better. Tracked and untracked sales: too close to call between micro creators and macro creators. '
      + 'Marketing-mix studies: micro creators ahead of macro creators (90%). Published evidence differs by a factor of ten, so all three are shown.',
  );
});

test('another winner is a disagreement although both are wins', () => {
  const split = comparisonOf({ return_tracked: verdict('wins', 0, 1, 0.9), return_seen_and_unseen: verdict('wins', 1, 0, 0.9), return_marketing_mix: verdict('wins', 0, 1, 0.9) });
  assert.equal(verdictOf(split, 'return_tracked', state).details.at(-1)?.key, 'verdict.lenses.differ');
});

test('every goal has its contest under every lens', () => {
  for (const lens of LENS_NAMES) assert.equal(goalOf(contestOf('return', lens)), 'return');
  assert.equal(contestOf('reach', 'tracked'), 'reach');
});
