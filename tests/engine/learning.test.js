// Own results through the engine: what campaigns move, what they leave alone, and what is refused where.
import assert from 'node:assert/strict';
import test from 'node:test';
import { createNodeEngine } from '../../web/engine/node.js';

const engine = await createNodeEngine();

/** @typedef {import('../../web/engine/index.js').Campaign} Campaign */

/** @param {Campaign[]} campaigns @param {import('../../web/engine/index.js').Inputs} [inputs] */
function learn(campaigns, inputs) {
  const answer = engine.learnFromCampaigns({ campaigns, ...(inputs ? { inputs } : {}) });
  assert.ok(answer.ok, JSON.stringify(answer));
  return Object.fromEntries(answer.learned.map((learned) => [learned.input, learned]));
}

/** @param {any} campaigns */
function faults(campaigns) {
  const answer = engine.learnFromCampaigns({ campaigns });
  assert.equal(answer.ok, false);
  return answer.ok ? [] : answer.errors.map(({ field, index, part, code }) => [field, index, part, code].filter((piece) => piece !== undefined).join(' '));
}

/** @type {Campaign} */
const story = { kind: 'creators', format: 'instagram_story', exposures: 42_000, clicks: 900, tracked_orders: 21 };

test('one campaign moves the click rate of its format and the conversion rate, and nothing else', () => {
  const learned = learn([story]);
  assert.deepEqual(Object.keys(learned), ['ctr_instagram_story', 'cvr']);
  assert.ok(learned.cvr.updated.median > learned.cvr.prior.median);
  assert.equal(learned.cvr.factor, learned.cvr.updated.median / learned.cvr.prior.median);
  assert.deepEqual(learned.cvr.input_range, learned.cvr.updated);
});

test('the prior is the range that is asked about', () => {
  const narrow = { low: 0.009, median: 0.01, high: 0.0111 };
  const { cvr } = learn([story], { cvr: narrow });
  assert.ok(Math.abs(cvr.prior.median - 0.01) < 1e-12);
  assert.ok(cvr.own_weight < 0.1);
  assert.ok(cvr.updated.high < 0.012);
});

test('every kind of campaign finds its input', () => {
  const learned = learn([
    { kind: 'creators', format: 'tiktok_video', exposures: 90_000, clicks: 400, tracked_orders: 8, total_orders: 19, engagements: 5200, followers: 31_000, posts: 9 },
    { kind: 'ads', exposures: 400_000, clicks: 5000, tracked_orders: 80, total_orders: 110 },
  ]);
  assert.deepEqual(Object.keys(learned), ['ctr_tiktok_video', 'ads_ctr', 'cvr', 'ads_cvr', 'total_per_tracked_creators', 'total_per_tracked_ads', 'engagement_multiplier']);
  for (const { prior, updated } of Object.values(learned)) {
    assert.ok(prior.low <= prior.median && prior.median <= prior.high);
    assert.ok(updated.low <= updated.median && updated.median <= updated.high);
  }
});

test('what was learned is an input that the engine accepts', () => {
  const learned = learn([story, { kind: 'ads', exposures: 400_000, clicks: 5000, tracked_orders: 80, total_orders: 80 }, { kind: 'creators', format: 'instagram_feed', engagements: 3, followers: 31_000, posts: 9 }]);
  const inputs = Object.fromEntries(Object.values(learned).map(({ input, input_range }) => [input, input_range]));
  const answer = engine.compare({ budget: 25_000, platform: 'instagram', package: { instagram_feed: 1 }, lens: 'tracked', seed: 1, draws: 200, inputs, options: [{ slot: 0, kind: 'ads' }] });
  assert.ok(answer.ok, JSON.stringify(answer));
});

test('a clash with the default is said', () => {
  assert.equal(learn([{ ...story, tracked_orders: 20 }]).cvr.clash, false);
  assert.equal(learn([{ ...story, tracked_orders: 300 }]).cvr.clash, true);
});

/** @type {[string, any, string[]][]} */
const refused = [
  ['no list', undefined, ['campaign 0 wrong_type']],
  ['no kind', [{}], ['campaign 0 kind wrong_type']],
  ['an unknown kind', [{ kind: 'radio' }], ['campaign 0 kind unknown_choice']],
  ['creators without a format', [{ kind: 'creators' }], ['campaign 0 format wrong_type']],
  ['half a click', [story, { ...story, clicks: 2.5 }], ['campaign 1 clicks not_an_integer']],
  ['a count as text', [{ ...story, clicks: '900' }], ['campaign 0 clicks wrong_type']],
  ['fewer than no clicks', [{ ...story, clicks: -1 }], ['campaign 0 clicks below_minimum']],
  ['more clicks than viewers', [{ ...story, clicks: 50_000 }], ['campaign 0 clicks above_maximum']],
  ['more orders than clicks', [{ ...story, tracked_orders: 901 }], ['campaign 0 tracked_orders above_maximum']],
  ['fewer orders than tracked ones', [{ ...story, total_orders: 20 }], ['campaign 0 total_orders below_minimum']],
  ['a total without tracked orders', [{ kind: 'ads', total_orders: 20 }], ['campaign 0 tracked_orders missing_exposure']],
  ['engagements of nobody', [{ ...story, engagements: 20 }], ['campaign 0 followers missing_exposure', 'campaign 0 posts missing_exposure']],
  ['two faults', [{ ...story, clicks: Number.NaN, followers: 3 }], ['campaign 0 clicks not_finite', 'campaign 0 followers below_minimum']],
  ['too many', Array.from({ length: 21 }, () => story), ['campaign 0 wrong_length']],
];
for (const [name, campaigns, expected] of refused) {
  test(`${name}: refused with row and field`, () => {
    assert.deepEqual(faults(campaigns), expected);
  });
}
