// Bad requests: every fault is named, nothing throws, nothing is quietly turned into a number.
import assert from 'node:assert/strict';
import test from 'node:test';
import { createNodeEngine } from '../../web/engine/node.js';
import { comparisonRequest, scoreRequest } from './requests.js';

const engine = await createNodeEngine();

/** @param {any} answer @returns {string[]} */
function faultsOf(answer) {
  assert.equal(answer.ok, false, 'the request was accepted');
  assert.ok(answer.errors.length > 0);
  return answer.errors.map((/** @type {any} */ error) => [error.field, error.index, error.input, error.part, error.code].filter((part) => part !== undefined).join(' '));
}
const compare = (/** @type {any} */ change) => faultsOf(engine.compare(/** @type {any} */ ({ ...comparisonRequest(), ...change })));
const score = (/** @type {any} */ change) => faultsOf(engine.scoreCreator(/** @type {any} */ ({ ...scoreRequest(), ...change })));

const notNumbers = ['25000', null, undefined, true, [7], {}, 5n, Symbol('x'), () => 5, new Number(5)];
for (const value of notNumbers) {
  test(`${typeof value} ${Object.prototype.toString.call(value)} is no budget`, () => {
    assert.deepEqual(compare({ budget: value }), ['budget 0 wrong_type']);
  });
}

/** @type {[string, object, string[]][]} */
const comparisons = [
  ['not a number', { budget: Number.NaN }, ['budget 0 not_finite']],
  ['infinite', { budget: Number.POSITIVE_INFINITY }, ['budget 0 not_finite']],
  ['too small', { budget: 0.5 }, ['budget 0 below_minimum']],
  ['too large', { budget: 1e10 }, ['budget 0 above_maximum']],
  ['half a draw', { draws: 500.5 }, ['draws 0 not_an_integer']],
  ['too few draws', { draws: 99 }, ['draws 0 below_minimum']],
  ['too many draws', { draws: 65_537 }, ['draws 0 above_maximum']],
  ['a negative seed', { seed: -1 }, ['seed 0 below_minimum']],
  ['a seed past exact numbers', { seed: 2 ** 53 }, ['seed 0 above_maximum']],
  ['an unknown platform', { platform: 'myspace' }, ['platform 0 unknown_choice']],
  ['a platform by its number', { platform: 0 }, ['platform 0 wrong_type']],
  ['a platform from the prototype', { platform: 'toString' }, ['platform 0 unknown_choice']],
  ['an unknown lens', { lens: 'x-ray' }, ['lens 0 unknown_choice']],
  ['no package', { package: undefined }, ['package 0 wrong_type']],
  ['an empty package', { package: {} }, ['package 0 empty_package']],
  ['a package for another platform', { package: { tiktok_video: 2 } }, ['package 0 empty_package']],
  ['half a post', { package: { instagram_feed: 0.5 } }, ['package 0 not_an_integer']],
  ['too many posts', { package: { instagram_story: 21 } }, ['package 2 above_maximum']],
  ['an unknown format', { package: { fax: 1, instagram_feed: 1 } }, ['package 0 unknown_choice']],
  ['no options', { options: [] }, ['option 0 no_options']],
  ['options that are no list', { options: { 0: {} } }, ['option 0 wrong_type']],
  ['nine options', { options: Array.from({ length: 9 }, (_, slot) => ({ slot: Math.min(slot, 7), kind: 'ads' })) }, ['option 0 too_many_options']],
  ['a slot twice', { options: [{ slot: 1, kind: 'ads' }, { slot: 1, kind: 'ads' }] }, ['option 1 duplicate_slot']],
  ['a slot past the last', { options: [{ slot: 8, kind: 'ads' }] }, ['option 0 above_maximum']],
  ['an unknown kind', { options: [{ slot: 0, kind: 'billboard' }] }, ['option 0 unknown_choice']],
  ['an option that is null', { options: [null] }, ['option 0 wrong_type', 'option 0 wrong_type']],
  ['too few followers', { options: [{ slot: 0, kind: 'creators', followers: 99 }] }, ['followers_option 0 below_minimum']],
  ['a free creator', { options: [{ slot: 0, kind: 'creators', followers: 5000, price: 0 }] }, ['price_option 0 below_minimum']],
  ['a rate of a word', { options: [{ slot: 0, kind: 'creators', followers: 5000, reach_rate: '3%' }] }, ['reach_rate_option 0 wrong_type']],
  ['an impossible engagement', { options: [{ slot: 0, kind: 'ads' }, { slot: 1, kind: 'creators', followers: 5000, engagement_rate: 1e9 }] }, ['engagement_rate_option 1 above_maximum']],
  ['an unknown input', { inputs: { luckiness: { low: 1, median: 1, high: 1 } } }, ['input -1 luckiness unknown_choice']],
  ['inputs that are a list', { inputs: [] }, ['input 0 wrong_type']],
  ['an input that is a number', { inputs: { aov: 72 } }, ['input 0 aov low wrong_type', 'input 0 aov median wrong_type', 'input 0 aov high wrong_type']],
  ['low above median', { inputs: { aov: { low: 90, median: 72, high: 140 } } }, ['input 0 aov low low_above_median']],
  ['median above high', { inputs: { aov: { low: 45, median: 172, high: 140 } } }, ['input 0 aov high median_above_high']],
  ['a share above 1', { inputs: { gross_margin: { low: 0.3, median: 0.5, high: 1.5 } } }, ['input 1 gross_margin high above_maximum']],
  ['a range from 0', { inputs: { overlap: { low: 0, median: 0.1, high: 0.2 } } }, ['input 23 overlap low below_minimum']],
  ['a range to 1', { inputs: { overlap: { low: 0.1, median: 0.2, high: 1 } } }, ['input 23 overlap high above_maximum']],
  ['a mark that is no yes or no', { inputs: { aov: { low: 1, median: 2, high: 3, measured: 'yes' } } }, ['input 0 aov measured wrong_type']],
];
for (const [rule, change, expected] of comparisons) {
  test(`a comparison with ${rule} is refused`, () => assert.deepEqual(compare(change), expected));
}

test('all faults are named at once', () => {
  assert.deepEqual(compare({ budget: -1, lens: 'x', draws: 1.5, inputs: { cvr: { low: 2, median: 1, high: 1 } } }), [
    'budget 0 below_minimum',
    'lens 0 unknown_choice',
    'draws 0 below_minimum',
    'input 5 cvr low above_maximum',
  ]);
});

/** @type {[string, object, string[]][]} */
const scores = [
  ['no posts and no totals', { posts: [] }, ['post 0 no_posts']],
  ['too many posts', { posts: Array.from({ length: 1001 }, () => ({ likes: 1 })) }, ['post 1000 too_many_posts']],
  ['a negative count', { posts: [{ likes: 1 }, { likes: -1 }] }, ['post 1 likes below_minimum']],
  ['a count that is a word', { posts: [{ likes: 'many' }] }, ['post 0 likes wrong_type']],
  ['a post without likes', { posts: [{ comments: 5 }] }, ['post 0 likes wrong_type']],
  ['no reach where reach is the basis', { basis: 'reach', posts: [{ likes: 5, exposure: 100 }, { likes: 5 }] }, ['post 1 exposure missing_exposure']],
  ['half a person reached', { basis: 'views', posts: [{ likes: 5, exposure: 0.5 }] }, ['post 0 exposure below_minimum']],
  ['an unknown basis', { basis: 'moon' }, ['basis 0 unknown_choice']],
  ['a format without published engagement', { format: 'instagram_story' }, ['platform 0 unknown_choice']],
  ['too few followers', { followers: 99 }, ['followers 0 below_minimum']],
  ['totals over half a post', { posts: [], totals: { interactions: 5, posts: 0.5 } }, ['post 0 posts below_minimum']],
  ['own tiers that do not rise', { scheme: 'custom', custom: [{ lower: 10 }, { lower: 10 }] }, ['scheme 1 not_increasing']],
  ['own tiers that are missing', { scheme: 'custom' }, ['scheme 0 wrong_length']],
];
for (const [rule, change, expected] of scores) {
  test(`a score with ${rule} is refused`, () => assert.deepEqual(score(change), expected));
}

test('a curve that does not rise, or has one point, is refused', () => {
  assert.deepEqual(faultsOf(engine.valueCurve({ ...comparisonRequest(), first_followers: 5000, last_followers: 5000 })), ['followers 1 not_increasing']);
  assert.deepEqual(faultsOf(engine.valueCurve({ ...comparisonRequest(), points: 1 })), ['points 0 below_minimum']);
  assert.deepEqual(faultsOf(engine.valueCurve({ ...comparisonRequest(), points: 202 })), ['points 0 above_maximum']);
});

test('a refusal names the limit that was passed', () => {
  const answer = engine.compare(comparisonRequest({ budget: 0 }));
  assert.deepEqual(!answer.ok && answer.errors, [{ code: 'below_minimum', field: 'budget', index: 0, minimum: 1 }]);
});

const strange = [null, undefined, 5, 'request', [], () => ({}), new Proxy({}, { getOwnPropertyDescriptor() { throw new Error('no'); } }), Object.create(comparisonRequest())];
for (const [index, request] of strange.entries()) {
  test(`strange request ${index} is refused by every method`, () => {
    for (const method of /** @type {const} */ (['compare', 'valueCurve', 'scoreCreator', 'classify'])) {
      faultsOf(engine[method](/** @type {any} */ (request)));
    }
  });
}

test('a getter that throws is a fault, not an exception', () => {
  const request = { ...comparisonRequest(), get budget() { throw new Error('gotcha'); } };
  assert.deepEqual(faultsOf(engine.compare(/** @type {any} */ (request))), ['none 0 wrong_type']);
});

test('inherited properties are not read', () => {
  assert.deepEqual(compare({ inputs: { aov: Object.create({ low: 1, median: 2, high: 3 }) } }).length, 3);
});

test('a prototype cannot be reached through names', () => {
  const inputs = JSON.parse('{"__proto__": {"low": 1, "median": 1, "high": 1}}');
  assert.deepEqual(compare({ inputs }), ['input -1 __proto__ unknown_choice']);
  assert.equal(/** @type {any} */ ({}).low, undefined);
});

test('the engine works on after a thousand refusals', () => {
  for (let times = 0; times < 1000; times += 1) compare({ budget: Number.NaN });
  assert.equal(engine.compare(comparisonRequest()).ok, true);
});
