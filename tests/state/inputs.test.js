// The state: its defaults, its changes, and what it asks of the engine.
import assert from 'node:assert/strict';
import test from 'node:test';
import { INDUSTRIES, INPUT_DEFAULTS, PACKAGE_PRESETS, TIER_SCHEMES } from '../../build/generated/benchmarks.js';
import { LIMITS, PLATFORM_NAMES, SCHEME_NAMES } from '../../build/generated/schema.js';
import * as inputs from '../../web/state/inputs.js';
import { labelOf, tiersOf } from '../../web/state/schemes.js';

const standard = inputs.defaultState();

/** Freezes all of it, so that a change in place throws. @template Value @param {Value} value @returns {Value} */
function frozen(value) {
  if (typeof value === 'object' && value !== null) {
    Object.freeze(value);
    Object.values(value).forEach(frozen);
  }
  return value;
}
const start = frozen(inputs.defaultState());

test('the default question: 25,000 on Instagram, fashion, micro, macro and adverts', () => {
  assert.deepEqual(inputs.toComparisonRequest(standard), {
    budget: 25000,
    platform: 'instagram',
    package: { instagram_feed: 1, instagram_story: 2 },
    lens: 'marketing_mix',
    seed: 20260101,
    draws: 16384,
    inputs: {},
    options: [{ slot: 0, kind: 'creators', followers: 31623 }, { slot: 1, kind: 'creators', followers: 707107 }, { slot: 2, kind: 'ads' }],
  });
});

test('no change touches the state it is given', () => {
  let state = inputs.setPlatform(start, 'youtube');
  state = inputs.setInput(frozen(state), 'aov', { low: 10, median: 20, high: 30 });
  state = inputs.addOption(frozen(state), { kind: 'creators', followers: 5000 });
  state = inputs.setOptionMeasured(frozen(state), 3, 'price', 400);
  state = inputs.setScheme(frozen(state), 'article');
  state = inputs.removeOption(frozen(state), 0);
  state = inputs.resetInput(frozen(state), 'aov');
  assert.deepEqual(start, standard);
  assert.deepEqual(frozen(state).inputs, {});
});

test('an industry changes the engagement multiplier and nothing else', () => {
  for (const { id, multiplier } of INDUSTRIES) {
    const request = inputs.toComparisonRequest(inputs.setIndustry(standard, id));
    const expected = id === 'fashion' ? {} : { engagement_multiplier: { low: multiplier, median: multiplier, high: multiplier } };
    assert.deepEqual(request.inputs, expected);
    assert.deepEqual({ ...request, inputs: {} }, inputs.toComparisonRequest(standard));
  }
});

test('a multiplier that the user set outlives a change of industry', () => {
  const range = { low: 1, median: 2, high: 3 };
  const state = inputs.setIndustry(inputs.setInput(standard, 'engagement_multiplier', range), 'beauty');
  assert.deepEqual(inputs.toComparisonRequest(state).inputs, { engagement_multiplier: range });
});

test('setting an input to its default is no change', () => {
  const { low, median, high } = inputs.defaultOf(standard, 'cvr');
  assert.deepEqual(inputs.changedInputs(inputs.setInput(standard, 'cvr', { low, median, high })), []);
  assert.deepEqual(inputs.changedInputs(inputs.setInput(standard, 'cvr', { low, median, high, measured: true })), ['cvr']);
});

test('changed inputs come in the order of the schema', () => {
  let state = inputs.setInput(standard, 'ads_cpm', { low: 1, median: 2, high: 3 });
  state = inputs.setInput(state, 'aov', { low: 1, median: 2, high: 3 });
  assert.deepEqual(inputs.changedInputs(state), ['aov', 'ads_cpm']);
  assert.deepEqual(inputs.resetInputs(state).inputs, {});
});

test('an industry default is what "back to default" means', () => {
  const beauty = inputs.setIndustry(standard, 'beauty');
  const { median } = inputs.defaultOf(beauty, 'engagement_multiplier');
  assert.deepEqual(inputs.setInput(beauty, 'engagement_multiplier', { low: median, median, high: median }).inputs, {});
});

test('every platform has a package, and a preset stays the preset', () => {
  for (const platform of PLATFORM_NAMES) {
    const state = inputs.setPlatform(inputs.choosePreset(standard, 'awareness'), platform);
    assert.deepEqual(state.package, PACKAGE_PRESETS.awareness[platform]);
    assert.ok(Object.keys(state.package).every((id) => inputs.formatsOf(platform).includes(/** @type {any} */ (id))));
  }
});

test('a package of its own gives way to the default on another platform', () => {
  const state = inputs.setPlatform(inputs.setPackageCount(standard, 'instagram_reel', 7), 'tiktok');
  assert.deepEqual(state.package, PACKAGE_PRESETS.default.tiktok);
});

test('figures measured on one platform do not follow to another', () => {
  const state = inputs.setPlatform(inputs.setOptionMeasured(standard, 0, 'price', 300), 'tiktok');
  assert.equal('price' in state.options[0], false);
});

test('options take the lowest free slot, eight at most', () => {
  let state = inputs.removeOption(standard, 1);
  state = inputs.addOption(state, { kind: 'creators', tier: 'nano' });
  assert.deepEqual(state.options.map((option) => option.slot), [0, 1, 2]);
  for (let times = 0; times < 10; times += 1) state = inputs.addOption(state, { kind: 'creators', followers: 1000 + times });
  assert.equal(state.options.length, LIMITS.options_max);
  assert.equal(inputs.freeSlot(state), null);
});

test('typing a follower count ends the tie to the tier; choosing a tier renews it', () => {
  const sized = inputs.setOptionFollowers(standard, 0, 50000);
  assert.deepEqual(sized.options[0], { slot: 0, kind: 'creators', tier: null, followers: 50000 });
  assert.equal(inputs.tierOf(sized, sized.options[0]), 'micro');
  assert.deepEqual(inputs.setOptionTier(sized, 0, 'micro').options[0], standard.options[0]);
});

test('adverts have neither followers nor figures', () => {
  assert.equal(inputs.setOptionFollowers(standard, 2, 500), standard);
  assert.equal(inputs.setOptionMeasured(standard, 2, 'price', 500), standard);
});

test('a new scheme moves the tiers to their new sizes', () => {
  const state = inputs.setScheme(standard, 'article');
  assert.deepEqual(state.options.map((option) => option.kind === 'creators' && option.followers), [10000, 316229, false]);
});

test('a tier that a new scheme does not have keeps its size', () => {
  const withMid = inputs.addOption(standard, { kind: 'creators', tier: 'mid' });
  const state = inputs.setScheme(withMid, 'article');
  assert.deepEqual(state.options[3], { slot: 3, kind: 'creators', tier: null, followers: 223607 });
});

test('100,000 followers is micro in the article scheme and mid in the industry scheme', () => {
  assert.equal(labelOf(100000, tiersOf('article')), 'micro');
  assert.equal(labelOf(100001, tiersOf('article')), 'macro');
  assert.equal(labelOf(100000, tiersOf('industry')), 'mid');
  assert.equal(labelOf(999, tiersOf('industry')), 'below');
});

test('every tier of every scheme holds the size that stands for it', () => {
  for (const scheme of SCHEME_NAMES.filter((name) => name !== 'custom')) {
    const tiers = tiersOf(scheme);
    assert.equal(tiers.length, TIER_SCHEMES.find((entry) => entry.id === scheme)?.tiers.length);
    for (const tier of tiers) assert.equal(labelOf(tier.followers, tiers), tier.label);
  }
});

test('a creator without followers asks nothing', () => {
  assert.equal(inputs.toScoreRequest(standard), null);
});

test('totals are asked only when there are no posts', () => {
  const totals = { interactions: 500, posts: 10 };
  const without = inputs.setCreator(standard, { followers: 5000, totals });
  assert.deepEqual(inputs.toScoreRequest(without)?.totals, totals);
  assert.equal(inputs.toScoreRequest(inputs.setCreator(without, { posts: [{ likes: 5 }] }))?.totals, undefined);
});

test('resetting everything keeps language and currency', () => {
  const state = inputs.setLanguage(inputs.setCurrency(inputs.setBudget(standard, 7), '€'), 'de');
  assert.deepEqual(inputs.resetAll(state), { ...standard, language: 'de', currency: '€' });
});

test('a currency is a short label, not markup', () => {
  for (const label of ['<b>', '1', '', '\u0000', 'toolong', '\ud800']) assert.equal(inputs.setCurrency(standard, label), standard);
});

test('every default lies inside its own limits', () => {
  for (const { id, low, median, high, min, max } of INPUT_DEFAULTS) assert.ok(min <= low && low <= median && median <= high && high <= max, id);
});
