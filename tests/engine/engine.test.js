// The engine as developers meet it: real answers from the real module.
import assert from 'node:assert/strict';
import test from 'node:test';
import { CODE_NAMES, CONTEST_NAMES, CURVE_FOLLOWERS, CURVE_TIERS, FIELD_NAMES, INPUT_NAMES, LENS_NAMES, METRIC_NAMES, SCHEME_NAMES } from '../../build/generated/schema.js';
import { TIER_SCHEMES } from '../../build/generated/benchmarks.js';
import moduleFactory from '../../build/wasm/tierwise-engine.mjs';
import { readFile } from 'node:fs/promises';
import { createEngine } from '../../web/engine/index.js';
import { createNodeEngine } from '../../web/engine/node.js';
import { tiersOf } from '../../web/state/schemes.js';
import { comparisonRequest, scoreRequest } from './requests.js';

/** @typedef {import('../../web/engine/index.js').Comparison} Comparison */
/** @typedef {import('../../web/engine/index.js').Refusal} Refusal */

const engine = await createNodeEngine();

/** @template Answer @param {Answer | Refusal} answer @returns {Answer} */
function accepted(answer) {
  assert.equal(/** @type {any} */ (answer).ok, true, JSON.stringify(answer));
  return /** @type {Answer} */ (answer);
}
/** @param {number} slot @param {Comparison} comparison */
const optionOf = (slot, comparison) => /** @type {Comparison['options'][number]} */ (comparison.options.find((option) => option.slot === slot));

test('a comparison names every option, metric, lens and contest', () => {
  const comparison = accepted(engine.compare(comparisonRequest()));
  assert.deepEqual(comparison.options.map((option) => option.slot), [0, 1, 2]);
  assert.deepEqual(Object.keys(comparison.contests), [...CONTEST_NAMES]);
  for (const option of comparison.options) {
    assert.deepEqual(Object.keys(option.metrics), [...METRIC_NAMES]);
    assert.deepEqual(Object.keys(option.profit_probability), [...LENS_NAMES]);
    assert.equal(option.profit_percentiles?.length, 101);
  }
  assert.equal(comparison.draws, 500);
  assert.equal(comparison.lens, 'marketing_mix');
});

test('what must add up adds up', () => {
  const comparison = accepted(engine.compare(comparisonRequest({ draws: 4000 })));
  for (const { metrics, profit_percentiles, roi_percentiles, loss_5 } of comparison.options) {
    for (const stat of Object.values(metrics)) if (stat) assert.ok(stat.p10 <= stat.p50 && stat.p50 <= stat.p90 && stat.count > 0 && stat.se50 >= 0);
    const percentiles = /** @type {number[]} */ (profit_percentiles);
    for (let at = 1; at <= 100; at += 1) assert.ok(percentiles[at] >= percentiles[at - 1]);
    assert.equal(percentiles[50], metrics.profit?.p50);
    assert.equal(percentiles[10], metrics.profit?.p10);
    assert.equal(percentiles[5], loss_5);
    assert.equal(roi_percentiles?.[90], metrics.roi?.p90);
    assert.equal(metrics.roi?.p50, metrics.roi_marketing_mix?.p50);
    assert.equal(metrics.profit?.p90, metrics.profit_marketing_mix?.p90);
  }
  for (const { pairs, regret, verdict } of Object.values(comparison.contests)) {
    assert.deepEqual(pairs.map(({ a, b }) => [a, b]), [[0, 1], [0, 2], [1, 2]]);
    assert.deepEqual(regret.map(({ slot }) => slot), [0, 1, 2]);
    for (const pair of pairs) assert.ok(pair.p >= 0 && pair.p <= 1 && pair.difference.p10 <= pair.difference.p90);
    const duel = pairs.find(({ a, b }) => [a, b].includes(verdict.leader) && [a, b].includes(verdict.rival));
    if (duel && verdict.kind === 'wins') assert.equal(verdict.p, duel.a === verdict.leader ? duel.p : 1 - duel.p);
  }
});

test('whole creators are whole', () => {
  const { metrics } = optionOf(0, accepted(engine.compare(comparisonRequest())));
  assert.ok(Number.isInteger(metrics.creators?.p10) && Number.isInteger(metrics.creators?.p90));
});

test('adverts have no creators and no engagements', () => {
  const { metrics } = optionOf(2, accepted(engine.compare(comparisonRequest())));
  assert.equal(metrics.engagements, null);
  assert.equal(metrics.creators, null);
});

test('an option out of reach has no results and says what is missing', () => {
  const option = optionOf(1, accepted(engine.compare(comparisonRequest({ budget: 500 }))));
  assert.equal(option.affordable.p, 0);
  assert.ok(option.short_by > 0);
  assert.equal(option.metrics.unique_reach, null);
  assert.equal(option.profit_percentiles, null);
});

test('the same request gives the same bits, another seed does not', () => {
  const first = engine.compare(comparisonRequest());
  engine.compare(comparisonRequest({ budget: 1e6 }));
  assert.deepEqual(engine.compare(comparisonRequest()), first);
  assert.notDeepEqual(engine.compare(comparisonRequest({ seed: 1 })), first);
});

test('both halves of the seed count', () => {
  const values = [1, 1 + 2 ** 32, 2 ** 53 - 1].map((seed) => optionOf(0, accepted(engine.compare(comparisonRequest({ seed })))).metrics.unique_reach?.mean);
  assert.equal(new Set(values).size, 3);
});

test('an input that is given as its default changes nothing', () => {
  const aov = { low: 45, median: 72, high: 140 };
  assert.deepEqual(engine.compare(comparisonRequest({ inputs: { aov } })), engine.compare(comparisonRequest()));
});

test('every input reaches its own place in the core', () => {
  const base = comparisonRequest({ platform: 'instagram', package: { instagram_feed: 1, instagram_reel: 1, instagram_story: 1 }, draws: 200 });
  const before = JSON.stringify(engine.compare(base));
  const changed = (/** @type {any} */ inputs) => JSON.stringify(engine.compare({ ...base, inputs })) !== before;
  assert.ok(changed({ hourly_wage: { low: 1, median: 1, high: 1 } }));
  assert.ok(changed({ 'price.instagram_feed.micro': { low: 1, median: 1, high: 1 } }));
  assert.ok(changed({ ads_cpm: { low: 1, median: 1, high: 1 } }));
  assert.ok(!changed({ 'price.tiktok_video.micro': { low: 1, median: 1, high: 1 } }), 'another platform');
  assert.ok(!changed({ post_spread: { low: 1, median: 1, high: 1 } }), 'the score only');
});

test('a measured price narrows the cost of one creator', () => {
  const spread = (/** @type {Comparison} */ comparison) => {
    const stat = /** @type {NonNullable<Comparison['options'][number]['metrics']['fee']>} */ (optionOf(0, comparison).metrics.fee);
    return stat.p90 / stat.p10;
  };
  const measured = comparisonRequest({ package: { instagram_feed: 1 }, options: [{ slot: 0, kind: 'creators', followers: 31623, price: 450 }, { slot: 1, kind: 'ads' }] });
  assert.ok(spread(accepted(engine.compare(measured))) < spread(accepted(engine.compare(comparisonRequest({ package: { instagram_feed: 1 } })))));
});

test('a figure marked as measured is freed of the benchmark\'s error', () => {
  const range = { low: 450, median: 450, high: 450 };
  const spread = (/** @type {boolean} */ measured) => {
    const inputs = Object.fromEntries(CURVE_TIERS.map((tier) => [`price.instagram_feed.${tier}`, { ...range, measured }]));
    const fee = optionOf(0, accepted(engine.compare(comparisonRequest({ package: { instagram_feed: 1 }, inputs })))).metrics.fee;
    return /** @type {NonNullable<typeof fee>} */ (fee).p90 / /** @type {NonNullable<typeof fee>} */ (fee).p10;
  };
  assert.ok(spread(true) < spread(false));
});

test('the order of the options changes no verdict', () => {
  const kinds = (/** @type {Comparison} */ comparison) => CONTEST_NAMES.map((contest) => comparison.contests[contest].verdict.kind);
  const order = comparisonRequest();
  const permuted = comparisonRequest({ options: [...order.options].reverse() });
  assert.deepEqual(kinds(accepted(engine.compare(permuted))), kinds(accepted(engine.compare(order))));
});

test('options keep their random stream when others come and go', () => {
  const alone = comparisonRequest({ options: [comparisonRequest().options[1]] });
  assert.deepEqual(optionOf(1, accepted(engine.compare(alone))), optionOf(1, accepted(engine.compare(comparisonRequest()))));
});

test('the value curve has the points that were asked for', () => {
  const curve = accepted(engine.valueCurve({ ...comparisonRequest(), points: 9, first_followers: 1e3, last_followers: 1e7 }));
  assert.equal(curve.followers.length, 9);
  assert.equal(curve.followers[0], 1000);
  assert.equal(curve.followers[8], 1e7);
  for (const { p10, p50, p90 } of Object.values(curve.series)) for (let at = 0; at < 9; at += 1) assert.ok(p10[at] <= p50[at] && p50[at] <= p90[at]);
  assert.equal(curve.extrapolated[0] && curve.extrapolated[8] && !curve.extrapolated[4], true);
});

test('a score has an interval around it and says what it rests on', () => {
  const score = accepted(engine.scoreCreator(scoreRequest()));
  const { engagement_rate, percentile } = score;
  assert.ok(engagement_rate.low95 < engagement_rate.low80 && engagement_rate.low80 < engagement_rate.p50 && engagement_rate.p50 < engagement_rate.high80 && engagement_rate.high80 < engagement_rate.high95);
  assert.equal(score.score.p50, 100 * percentile.p50);
  assert.equal(score.posts, 6);
  assert.equal(score.sufficient, true);
  assert.deepEqual(score.missing, []);
  assert.deepEqual(score.interactions_used, ['likes', 'comments']);
  assert.equal(score.tier.tier, 'micro');
  assert.equal(score.organic, null);
  assert.deepEqual(score.checks.map((check) => check.id), ['rate_for_size', 'comments_per_like', 'likes_evenness']);
});

test('too few posts, too few followers and totals are named', () => {
  assert.deepEqual(accepted(engine.scoreCreator(scoreRequest({ posts: [{ likes: 5, comments: 1 }] }))).missing, ['fewer_than_5_posts']);
  assert.deepEqual(accepted(engine.scoreCreator(scoreRequest({ followers: 900 }))).missing, ['fewer_than_1000_followers']);
  const totals = accepted(engine.scoreCreator(scoreRequest({ posts: [], totals: { interactions: 3000, posts: 10 } })));
  assert.deepEqual(totals.missing, ['totals_only']);
  assert.deepEqual(totals.interactions_used, []);
});

test('sponsored posts are told apart', () => {
  const posts = [1, 2, 3, 4, 5, 6].map((index) => ({ likes: 100 * index, comments: index, shares: 2, saves: 3, sponsored: index > 4 }));
  const score = accepted(engine.scoreCreator(scoreRequest({ posts })));
  assert.equal(score.organic?.posts, 4);
  assert.equal(score.sponsored?.posts, 2);
  assert.deepEqual(score.interactions_used, ['likes', 'comments', 'shares', 'saves']);
});

test('without comments nothing is held against the likes', () => {
  const score = accepted(engine.scoreCreator(scoreRequest({ posts: [900, 800, 1200, 700, 1000].map((likes) => ({ likes })) })));
  assert.deepEqual(score.checks.map((check) => check.id), ['rate_for_size', 'likes_evenness']);
  assert.deepEqual(score.interactions_used, ['likes']);
});

test('reach as the basis divides by reach', () => {
  const posts = [1, 2, 3, 4, 5].map((index) => ({ likes: 100 * index, comments: 5, exposure: 4000 }));
  const score = accepted(engine.scoreCreator(scoreRequest({ basis: 'reach', posts })));
  assert.ok(Math.abs(score.raw_median - 305 / 4000) < 1e-12);
});

test('100,000 followers is micro in the article scheme', () => {
  const answer = accepted(engine.classify({ followers: 100_000, scheme: 'article' }));
  assert.equal(answer.tier, 'micro');
  assert.equal(answer.upper, 100_001);
  assert.deepEqual(answer.others.map(({ scheme }) => scheme), SCHEME_NAMES.filter((name) => name !== 'custom'));
  assert.equal(answer.others.find(({ scheme }) => scheme === 'emarketer')?.tier, 'macro');
});

test('own tiers carry their own names; an open last tier has no upper bound', () => {
  const custom = [{ lower: 10, label: 'small' }, { lower: 500 }];
  assert.equal(accepted(engine.classify({ followers: 12, scheme: 'custom', custom })).tier, 'small');
  const last = accepted(engine.classify({ followers: 500, scheme: 'custom', custom }));
  assert.deepEqual([last.tier, last.upper], ['custom', null]);
  assert.equal(accepted(engine.classify({ followers: 9, scheme: 'custom', custom })).tier, 'below');
});

test('the page and the core agree on the size that stands for a tier', () => {
  for (const { id } of TIER_SCHEMES) {
    for (const tier of tiersOf(id)) {
      const answer = accepted(engine.classify({ followers: tier.followers, scheme: id }));
      assert.equal(answer.tier, tier.label);
      assert.equal(Math.round(answer.representative_followers), tier.followers);
    }
  }
  assert.deepEqual(tiersOf('industry').map((tier) => tier.followers), [...CURVE_FOLLOWERS]);
  assert.deepEqual(tiersOf('industry').map((tier) => tier.label), [...CURVE_TIERS]);
});

test('the engine says its version', () => {
  assert.match(engine.info.version, /^\d+\.\d+\.\d+$/);
  assert.equal(typeof engine.info.simd, 'boolean');
});

test('bytes that are no engine reject the promise', async () => {
  await assert.rejects(createEngine({ wasmBinary: new Uint8Array([0, 97, 115, 109]), moduleFactory }));
});

test('the core refuses on its own what the checks let through, with the same words', async () => {
  const wasmBinary = await readFile(new URL('../../build/wasm/tierwise-engine.wasm', import.meta.url));
  const module = /** @type {any} */ (await moduleFactory({ wasmBinary }));
  const settings = { budget: 25000, platform: 0, lens: 0, seed_low: 1, seed_high: 0, draws: 100, evidence: 0, evidence_multipliers: new Float64Array(0) };
  const inputs = new Float64Array(INPUT_NAMES.length * 4);
  const reply = module.compareOptions(settings, new Float64Array(6), inputs, new Float64Array(6));
  assert.ok(reply.code > 0 && CODE_NAMES[reply.code] !== undefined && FIELD_NAMES[reply.field] === 'input');
});
