// The default values and where they come from. Imports the generator's reader and Node's test runner only.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { problemsOf } from '../../wasm/data/generator/check.mjs';
import { readData } from '../../wasm/data/generator/read.mjs';

const data = readData();
const { schema, benchmarks, sources } = data;
const kZ90 = 1.2815515655446004;
const kZ75 = 0.6744897501960817;

/** @type {Map<string, any>} */
const inputs = new Map(benchmarks.inputs.map((/** @type {any} */ input) => [input.id, input]));
/** @type {Map<string, any>} */
const sourceOf = new Map(sources.sources.map((/** @type {any} */ source) => [source.id, source]));

/** @param {string} id */
function range(id) {
  const { low, median, high } = inputs.get(id);
  return [low, median, high];
}

/** @param {string} curve */
const points = (curve) => schema.curve.tiers.map((/** @type {string} */ tier) => range(`${curve}.${tier}`));

/**
 * @param {number} actual
 * @param {number} expected
 * @param {string} what
 */
function closeTo(actual, expected, what) {
  assert.ok(Math.abs(actual / expected - 1) < 5e-4, `${what}: ${actual}, expected ${expected}`);
}

test('the data have no problem', () => {
  assert.deepEqual(problemsOf(data), []);
});

test('every default is backed by a source or marked as a judgement', () => {
  for (const input of benchmarks.inputs) {
    if (input.kind === 'judgement') continue;
    assert.ok(input.sources.length > 0, input.id);
    for (const id of input.sources) assert.ok(sourceOf.has(id), `${input.id}: ${id}`);
  }
});

test('no figure is dated after the newest of its sources', () => {
  for (const input of benchmarks.inputs.filter((/** @type {any} */ i) => i.kind !== 'judgement')) {
    const years = input.sources.map((/** @type {string} */ id) => sourceOf.get(id).year);
    assert.ok(input.year <= Math.max(...years), `${input.id}: ${input.year}, sources ${years}`);
  }
});

test('published figures are those their sources print', () => {
  /** @type {Record<string, [number, number, number]>} */
  const printed = {
    sales_per_spend: [1.5, 2.4, 4.5],
    price_ratio_instagram_reel: [1.4, 1.45, 1.5],
  };
  // Quartiles in percent: 25 %, 50 % and 75 % point.
  /** @type {Record<string, [number, number, number]>} */
  const quartiles = {
    'reach.x_post.nano': [3.66, 11.53, 37.28],
    'reach.x_post.micro': [2.4, 5.32, 16.9],
    'reach.x_post.mid': [1.25, 3.3, 8.33],
    'reach.x_post.mega': [0.36, 1.2, 3.15],
    'engagement.x_post.nano': [0.067, 0.327, 1.34],
    'engagement.x_post.mid': [0.012, 0.065, 0.27],
    'engagement.x_post.macro': [0.005, 0.033, 0.14],
    'engagement.x_post.mega': [0.003, 0.02, 0.08],
  };
  const published = benchmarks.inputs.filter((/** @type {any} */ i) => i.kind === 'published').map((/** @type {any} */ i) => i.id);
  assert.deepEqual(published.toSorted(), [...Object.keys(printed), ...Object.keys(quartiles)].toSorted());
  for (const [id, expected] of Object.entries(printed)) assert.deepEqual(range(id), expected, id);
  for (const [id, [q25, q50, q75]] of Object.entries(quartiles)) {
    const [low, median, high] = range(id);
    closeTo(median, q50 / 100, id);
    // Back from the 10 % and 90 % points to the quartiles, along the lognormal on either side of the median.
    closeTo(Math.log(low / median) / kZ90, Math.log(q25 / q50) / kZ75, `${id} low`);
    closeTo(Math.log(high / median) / kZ90, Math.log(q75 / q50) / kZ75, `${id} high`);
  }
});

test('quartiles are not taken for 10 % and 90 % points', () => {
  assert.ok(range('reach.x_post.nano')[0] < 0.0366);
  assert.ok(range('reach.x_post.nano')[2] > 0.3728);
});

test('interpolated figures follow from the printed ones', () => {
  const geometric = (/** @type {number[]} */ ...values) => Math.exp(values.reduce((sum, v) => sum + Math.log(v), 0) / values.length);
  const near = (/** @type {number} */ actual, /** @type {number} */ expected, /** @type {string} */ what) =>
    assert.ok(Math.abs(actual / expected - 1) < 0.035, `${what}: ${actual}, recipe gives ${expected}`);
  near(inputs.get('cvr').median, geometric(0.008, 0.015), 'cvr');
  near(inputs.get('engagement_multiplier').median, 1.53 / 1.85, 'engagement_multiplier');
  near(inputs.get('ads_sales_ratio').median, 86 / 99, 'ads_sales_ratio');
  near(inputs.get('ctr_x_post').low, 1200 / 15e6, 'ctr_x_post low');
  near(inputs.get('ctr_x_post').high, 226 / 60000, 'ctr_x_post high');
  near(inputs.get('ctr_instagram_feed').high, 0.014 * 0.15, 'ctr_instagram_feed high');
  assert.ok(inputs.get('ctr_instagram_feed').median > 0.0049 * 0.08 && inputs.get('ctr_instagram_feed').median < 0.0049 * 0.15);
  const feed = points('engagement.instagram_feed').map((/** @type {number[]} */ p) => p[1]);
  [[2.34, 1.78], [0.96, 0.54], [1.02, 0.41], [1.03, 0.37], [1.18, 0.33]]
    .forEach((levels, i) => near(feed[i], geometric(...levels) / 100, `feed engagement ${i}`));
  const reach = points('reach.instagram_feed').map((/** @type {number[]} */ p) => p[1]);
  [[37.7, 16.85], [22.9, 15.7], [22.9, 8.53], [22.9, 8.53, 3.2], [19.1, 8.53, 3.2]]
    .forEach((levels, i) => near(reach[i], geometric(...levels) / 100, `feed reach ${i}`));
  const story = points('reach.instagram_story').map((/** @type {number[]} */ p) => p[1]);
  [[8.155, 8.43], [4.27, 13.3], [4.1, 5.3], [4.1, 5.3], [3.78, 3.7]]
    .forEach((levels, i) => near(story[i], geometric(...levels) / 100, `story reach ${i}`));
  points('engagement.instagram_reel').forEach((/** @type {number[]} */ p, /** @type {number} */ i) => near(p[1], 1.76 * feed[i], `reel engagement ${i}`));
  points('reach.instagram_reel').forEach((/** @type {number[]} */ p, /** @type {number} */ i) => near(p[1], 2.25 * reach[i], `reel reach ${i}`));
  near(inputs.get('engagement.x_post.micro').median, geometric(0.676, 0.107) / 100, 'X engagement, micro');
});

test('rates are fractions, never percent', () => {
  const rates = benchmarks.inputs.filter((/** @type {any} */ i) => /^(clicks|orders|engagements|reach)_per_/.test(i.unit));
  assert.ok(rates.length > 40);
  for (const rate of rates) assert.ok(rate.high < 1.2, `${rate.id}: ${rate.high}`);
});

test('a rate of clicks or orders is the same for every tier', () => {
  for (const input of benchmarks.inputs.filter((/** @type {any} */ i) => /^(clicks|orders)_per_/.test(i.unit))) {
    for (const tier of schema.curve.tiers) assert.ok(!input.id.includes(tier), input.id);
  }
});

test('prices rise with the size of the account', () => {
  for (const format of ['instagram_feed', 'tiktok_video', 'youtube_integration', 'x_post']) {
    const prices = points(`price.${format}`);
    for (let i = 1; i < prices.length; i += 1) assert.ok(prices[i][1] > prices[i - 1][1], `${format} ${i}`);
  }
});

test('a price for a post on X is our own estimate, spanning a factor of ten or more', () => {
  for (const [low, , high] of points('price.x_post')) assert.ok(high / low >= 14);
  for (const tier of schema.curve.tiers) {
    const input = inputs.get(`price.x_post.${tier}`);
    assert.equal(input.kind, 'judgement');
    assert.deepEqual(input.sources, []);
    assert.match(input.note, /No published price/);
  }
});

test('engagement per person reached stays between 2 and 10 % on the Instagram feed', () => {
  const engagement = points('engagement.instagram_feed');
  points('reach.instagram_feed').forEach((/** @type {number[]} */ reach, /** @type {number} */ i) => {
    const rate = engagement[i][1] / reach[1];
    assert.ok(rate > 0.02 && rate < 0.1, `${schema.curve.tiers[i]}: ${rate}`);
  });
});

test('formats shown to followers only cannot reach more people than follow', () => {
  for (const format of benchmarks.formats) {
    for (const tier of schema.curve.tiers) {
      assert.equal(inputs.get(`${format.reach}.${tier}`).max === 1, format.followers_only, `${format.id} ${tier}`);
    }
  }
});

test('no engagement rate is made up for Stories', () => {
  assert.equal(benchmarks.formats.find((/** @type {any} */ f) => f.id === 'instagram_story').engagement, null);
  assert.ok(![...inputs.keys()].some((id) => id.startsWith('engagement.instagram_story')));
});

test('clicks are counted on impressions, people reached, views or followers, as the source counts them', () => {
  const basis = Object.fromEntries(benchmarks.formats.map((/** @type {any} */ f) => [f.id, f.click_basis]));
  assert.deepEqual(basis, {
    instagram_feed: 'impressions', instagram_reel: 'impressions', instagram_story: 'reach',
    tiktok_video: 'views', youtube_integration: 'views', x_post: 'followers',
  });
});

test('tier schemes have the bounds their publishers print', () => {
  /** @param {string} id */
  const bounds = (id) => benchmarks.schemes.find((/** @type {any} */ s) => s.id === id).tiers
    .map((/** @type {any} */ t) => `${t.label} ${t.lower}`).join(', ');
  assert.equal(bounds('industry'), 'nano 1000, micro 10000, mid 100000, macro 500000, mega 1000000');
  assert.equal(bounds('article'), 'micro 1000, macro 100001, celebrity 1000000');
  assert.equal(bounds('izea'), 'nano 1000, micro 10000, mid 50000, macro 200000, mega 500000, celebrity 1000000');
  assert.equal(bounds('hypeauditor'), 'nano 1000, micro 10000, mid 50000, macro 500000, mega 1000000');
  assert.equal(bounds('emarketer'), 'nano 1000, micro 5000, mid 20000, macro 100000, mega 1000000');
  assert.equal(bounds('custom'), '');
});

test('curve points are the geometric middles of the industry tiers, mega taken up to 5 million', () => {
  const lower = benchmarks.schemes[0].tiers.map((/** @type {any} */ t) => t.lower);
  lower.push(5e6);
  schema.curve.followers.forEach((/** @type {number} */ followers, /** @type {number} */ i) => {
    assert.equal(followers, Math.round(Math.sqrt(lower[i] * lower[i + 1])));
  });
});

test('only fashion has its own order value, margin and returns; the others say what they borrow', () => {
  for (const industry of benchmarks.industries.entries) {
    const expected = industry.id === 'fashion' ? [] : ['aov', 'gross_margin', 'return_rate'];
    assert.deepEqual(industry.borrowed, expected, industry.id);
    assert.match(industry.note, industry.id === 'fashion' ? /published for fashion/ : /borrowed from fashion/);
  }
});

test('industry rates are those of the source, and fashion is the default multiplier', () => {
  const rates = Object.fromEntries(benchmarks.industries.entries.map((/** @type {any} */ e) => [e.id, e.rate]));
  assert.deepEqual(rates, { fashion: 0.0153, beauty: 0.0195, travel: 0.024, sports_fitness: 0.016, education: 0.0121, all: 0.0185 });
  closeTo(inputs.get('engagement_multiplier').median, rates.fashion / benchmarks.industries.reference.rate, 'multiplier');
});

test('the default package is one feed post and two Stories on Instagram, one post elsewhere', () => {
  assert.deepEqual(benchmarks.packages.default, {
    instagram: { instagram_feed: 1, instagram_story: 2 },
    tiktok: { tiktok_video: 1 },
    youtube: { youtube_integration: 1 },
    x: { x_post: 1 },
  });
});
