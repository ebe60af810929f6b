// Laws of the method that hold whatever is asked, over random requests by stored seeds. A failure shows the smallest
// request that breaks the law.
import assert from 'node:assert/strict';
import test from 'node:test';
import { INPUT_DEFAULTS } from '../../build/generated/benchmarks.js';
import { CONTEST_NAMES, LIMITS } from '../../build/generated/schema.js';
import { createNodeEngine } from '../../web/engine/node.js';
import { drawComparison, drawScore } from './golden_requests.js';
import { assertHolds } from './property.js';

/** @typedef {import('../../web/engine/index.js').Comparison} Comparison */
/** @typedef {import('../../web/engine/index.js').ComparisonRequest} ComparisonRequest */
/** @typedef {import('../../web/engine/index.js').Refusal} Refusal */
/** @typedef {import('../../web/engine/index.js').Stat} Stat */
/** @typedef {import('./property.js').Source} Source */
/** @typedef {Comparison['options'][number]} OptionResult */

const engine = await createNodeEngine();
const bands = /** @type {const} */ (['p10', 'p50', 'p90', 'mean']);
const nearly = 1 + 1e-12;

/** @template Answer @param {Answer | Refusal} answer @returns {Answer} */
function accepted(answer) {
  assert.equal(/** @type {any} */ (answer).ok, true, JSON.stringify(answer));
  return /** @type {Answer} */ (answer);
}
/** @param {ComparisonRequest} request */
const compare = (request) => accepted(engine.compare(request));

/** A random request, shown when the law fails. @param {Source} source @param {(request: ComparisonRequest) => ComparisonRequest} [change] */
function anyRequest(source, change = (request) => request) {
  const request = change(drawComparison(source));
  source.note(request);
  return request;
}

/** @param {number} value */
const constant = (value) => ({ low: value, median: value, high: value });

/** The request with some inputs as these constants. @param {ComparisonRequest} request @param {Record<string, number>} values */
function withConstants(request, values) {
  const inputs = Object.fromEntries(Object.entries(values).map(([id, value]) => [id, constant(value)]));
  return { ...request, inputs: { ...request.inputs, ...inputs } };
}

/** @param {Comparison} comparison @returns {Map<number, OptionResult>} */
const bySlot = (comparison) => new Map(comparison.options.map((option) => [option.slot, option]));

/** Every option of one answer beside the same slot of another. @param {Comparison} a @param {Comparison} b @returns {[OptionResult, OptionResult][]} */
const beside = (a, b) => a.options.map((option) => [option, /** @type {OptionResult} */ (bySlot(b).get(option.slot))]);

/** No quantile of `more` lies below that of `less`. @param {Stat | null} less @param {Stat | null} more @param {string} what */
function assertNeverLess(less, more, what) {
  if (less === null || more === null) return;
  for (const band of bands) assert.ok(more[band] >= less[band] || more[band] * nearly >= less[band], `${what}: ${band} fell from ${less[band]} to ${more[band]}`);
}

// ---- shape of answers

test('quantiles are ordered, probabilities lie between 0 and 1', () =>
  assertHolds((source) => {
    for (const { metrics, affordable, capped, profit_probability, profit_percentiles, roi_percentiles } of compare(anyRequest(source)).options) {
      for (const [name, stat] of Object.entries(metrics)) if (stat) assert.ok(stat.p10 <= stat.p50 && stat.p50 <= stat.p90, name);
      for (const { p } of [affordable, capped, ...Object.values(profit_probability)]) assert.ok(p >= 0 && p <= 1);
      for (const list of [profit_percentiles, roi_percentiles]) list?.forEach((value, at) => assert.ok(at === 0 || value >= list[at - 1]));
    }
  }));

test('different people are at most all contacts and at most the audience, contacts at least one each', () =>
  assertHolds((source) => {
    const audience = source.scaled(10, 20);
    const request = anyRequest(source, (drawn) => withConstants(drawn, { audience_size: audience }));
    for (const { metrics } of compare(request).options) {
      const { unique_reach: unique, gross_reach: gross, effective_reach: effective, frequency } = metrics;
      if (!unique || !gross || !effective) continue;
      for (const band of bands) {
        assert.ok(unique[band] <= gross[band] * nearly && unique[band] <= audience * nearly, `${band}: ${unique[band]} people of ${gross[band]}, ${audience}`);
        assert.ok(effective[band] >= unique[band] / nearly && effective[band] <= gross[band] * nearly, `${band}: worth of ${effective[band]}`);
      }
      if (frequency && Number.isFinite(frequency.p10)) assert.ok(frequency.p10 * nearly >= 1);
    }
  }));

test('nothing is overspent', () =>
  assertHolds((source) => {
    const request = anyRequest(source);
    for (const { metrics } of compare(request).options) if (metrics.spend) assert.ok(metrics.spend.p90 <= request.budget * nearly && metrics.spend.p10 >= 0);
  }));

// ---- what must not matter

test('the order of the options changes no bit of any option, and turns every pair around', () =>
  assertHolds((source) => {
    const request = anyRequest(source);
    const [straight, turned] = [compare(request), compare({ ...request, options: [...request.options].reverse() })];
    for (const [a, b] of beside(straight, turned)) assert.deepEqual(b, a);
    for (const contest of CONTEST_NAMES) {
      const [one, other] = [straight.contests[contest], turned.contests[contest]];
      assert.equal(other.verdict.kind, one.verdict.kind);
      for (const { a, b, p } of one.pairs) {
        const mirrored = /** @type {typeof one.pairs[number]} */ (other.pairs.find((pair) => pair.a === b && pair.b === a));
        assert.ok(Math.abs(p + mirrored.p - 1) < 1e-12, `${contest}: ${p} and ${mirrored.p}`);
      }
      for (const { slot, value } of one.regret) assert.equal(other.regret.find((entry) => entry.slot === slot)?.value, value);
    }
  }));

test('an option is the same whatever it is compared with', () =>
  assertHolds((source) => {
    const request = anyRequest(source);
    const together = bySlot(compare(request));
    for (const option of request.options) assert.deepEqual(compare({ ...request, options: [option] }).options[0], together.get(option.slot));
  }));

const moneyUnits = ['money', 'money_per_hour', 'money_per_thousand_impressions'];
const moneyMetrics = new Set([
  'cost_of_one', 'fee', 'spend', 'unspent', 'revenue', 'contribution', 'profit', 'cpm', 'cpm_reach', 'cpe', 'cpc', 'cpa', 'walk_away_fee',
  'break_even_aov', 'media_price_equivalent', 'profit_tracked', 'profit_seen_and_unseen', 'profit_marketing_mix',
]);

/** Every amount of money times a factor; fees are given, so that none is read off a curve. @param {ComparisonRequest} request @param {number} factor */
function inOtherMoney(request, factor) {
  const inputs = { .../** @type {Record<string, any>} */ (request.inputs) };
  for (const { id, unit, low, median, high } of INPUT_DEFAULTS) {
    if (!moneyUnits.includes(unit)) continue;
    const range = inputs[id] ?? { low, median, high };
    inputs[id] = { ...range, low: range.low * factor, median: range.median * factor, high: range.high * factor };
  }
  const options = request.options.map((option) => (option.kind === 'ads' ? option : { ...option, price: (option.price ?? 500) * factor }));
  return /** @type {ComparisonRequest} */ ({ ...request, budget: request.budget * factor, inputs, options });
}

test('counting money in another unit, a power of two, scales money by just that and moves no bit of anything else', () =>
  assertHolds((source) => {
    const factor = [2, 4, 8, 0.5][source.below(4)];
    const lens = /** @type {const} */ (['tracked', 'seen_and_unseen'])[source.below(2)];
    const request = anyRequest(source, (drawn) => inOtherMoney({ ...drawn, lens }, 1));
    const [before, after] = [compare(request), compare(inOtherMoney(request, factor))];
    for (const [a, b] of beside(before, after)) {
      for (const [name, stat] of Object.entries(a.metrics)) {
        if (name.endsWith('marketing_mix')) continue;
        const other = /** @type {Record<string, Stat | null>} */ (b.metrics)[name];
        assert.equal(other?.count, stat?.count, name);
        const expected = moneyMetrics.has(name) ? factor : 1;
        if (stat && other) for (const band of bands) assert.equal(other[band], stat[band] * expected, `${name} ${band}`);
      }
      assert.equal(b.short_by, a.short_by * factor);
    }
    for (const contest of CONTEST_NAMES.filter((name) => !name.endsWith('marketing_mix'))) assert.deepEqual(after.contests[contest].verdict, before.contests[contest].verdict);
  }));

test('two options that ask for the same are too close to call, near 50 % in every contest', () =>
  assertHolds((source) => {
    const draws = 1000;
    const request = anyRequest(source, (drawn) => {
      const slot = (drawn.options[0].slot + 1) % LIMITS.options_max;
      return { ...drawn, draws, options: [drawn.options[0], { ...drawn.options[0], slot }] };
    });
    for (const [name, { pairs }] of Object.entries(compare(request).contests)) {
      const [{ p, count }] = pairs;
      if (count > 0) assert.ok(Math.abs(p - 0.5) < 5 * Math.sqrt(0.25 / count), `${name}: ${p} of ${count}`);
    }
  }));

test('the same number of creators delivers the same as the sum of its parts, once luck is gone', () =>
  assertHolds((source) => {
    const [audience, price, followers] = [1e10, 1000, 1000 * (1 + source.below(1000))];
    const [one, count] = [1100, 2 + source.below(99)];
    const quiet = { completion: 1, overlap: 0, source_spread: 0, option_spread: 0, luck_reach: 0, luck_engagement: 0, luck_sales: 0, hours_per_creator: 0, setup_hours: 0, audience_size: audience };
    const request = anyRequest(source, (drawn) => {
      const options = [{ slot: 0, kind: /** @type {const} */ ('creators'), followers, price }];
      const lone = withConstants({ ...drawn, platform: 'tiktok', package: { tiktok_video: 1 }, inputs: {}, options }, quiet);
      return { ...lone, budget: one };
    });
    const [single, many] = [1, count].map((creators) => compare({ ...request, budget: creators * 1000 + 100 }).options[0].metrics);
    assert.equal(many.creators?.p10, count);
    for (const name of /** @type {const} */ (['impressions', 'engagements', 'gross_reach', 'spend'])) {
      const [part, whole] = [single[name]?.mean ?? 0, many[name]?.mean ?? 0];
      assert.ok(Math.abs(whole / (count * part) - 1) < 1e-9, `${name}: ${whole} of ${count} times ${part}`);
    }
    const missed = 1 - (single.unique_reach?.p50 ?? 0) / audience;
    const unique = audience * (1 - missed ** count);
    assert.ok(Math.abs((many.unique_reach?.p50 ?? 0) / unique - 1) < 1e-4, `${many.unique_reach?.p50} people for ${unique}`);
  }));

// ---- which way things go

test('a higher fee never buys more creators', () =>
  assertHolds((source) => {
    const factor = 1 + source.fraction();
    const request = anyRequest(source, (drawn) => inOtherMoney(drawn, 1));
    const dearer = { ...request, options: request.options.map((option) => (option.kind === 'ads' ? option : { ...option, price: /** @type {number} */ (option.price) * factor })) };
    for (const [cheap, dear] of beside(compare(request), compare(dearer))) {
      assert.ok(dear.affordable.p <= cheap.affordable.p);
      assert.ok(dear.short_by >= cheap.short_by);
      if (dear.affordable.p === 1) assertNeverLess(dear.metrics.creators, cheap.metrics.creators, 'creators');
    }
  }));

test('a larger budget never buys fewer creators', () =>
  assertHolds((source) => {
    const factor = 1 + 4 * source.fraction();
    const request = anyRequest(source);
    for (const [small, large] of beside(compare(request), compare({ ...request, budget: request.budget * factor }))) {
      assert.ok(large.affordable.p >= small.affordable.p);
      assert.ok(large.short_by <= small.short_by);
      if (small.affordable.p < 1) continue;
      for (const name of /** @type {const} */ (['creators', 'delivered', 'spend'])) assertNeverLess(small.metrics[name], large.metrics[name], name);
    }
  }));

test('a better conversion rate never earns less, as long as no commission is paid', () =>
  assertHolds((source) => {
    const [worse, factor] = [0.001 + 0.05 * source.fraction(), 1 + 9 * source.fraction()];
    const request = anyRequest(source, (drawn) => withConstants(drawn, { commission_rate: 0, cvr: worse, ads_cvr: worse }));
    const better = withConstants(request, { cvr: worse * factor, ads_cvr: worse * factor });
    for (const [low, high] of beside(compare(request), compare(better))) {
      for (const name of /** @type {const} */ (['tracked_orders', 'roi_tracked', 'roi_seen_and_unseen', 'roi_marketing_mix', 'profit'])) assertNeverLess(low.metrics[name], high.metrics[name], name);
      for (const [lens, { p }] of Object.entries(low.profit_probability)) assert.ok(/** @type {any} */ (high.profit_probability)[lens].p >= p, lens);
    }
  }));

test('counting unseen orders as well never shows a lower return than tracked orders alone', () =>
  assertHolds((source) => {
    const request = anyRequest(source, (drawn) => withConstants(drawn, { commission_rate: 0 }));
    for (const { metrics, profit_probability } of compare(request).options) {
      assertNeverLess(metrics.roi_tracked, metrics.roi_seen_and_unseen, 'return');
      assertNeverLess(metrics.profit_tracked, metrics.profit_seen_and_unseen, 'profit');
      assert.ok(profit_probability.seen_and_unseen.p >= profit_probability.tracked.p);
    }
  }));

test('the chosen lens decides which of the three returns is called the return, and moves none of them', () =>
  assertHolds((source) => {
    const request = anyRequest(source);
    for (const lens of /** @type {const} */ (['tracked', 'seen_and_unseen', 'marketing_mix'])) {
      for (const [before, after] of beside(compare(request), compare({ ...request, lens }))) {
        for (const name of /** @type {const} */ (['roi_tracked', 'roi_seen_and_unseen', 'roi_marketing_mix'])) assert.deepEqual(after.metrics[name], before.metrics[name]);
        assert.deepEqual(after.metrics.roi, after.metrics[`roi_${lens}`]);
      }
    }
  }));

test('in a larger audience the same campaign never reaches fewer people', () =>
  assertHolds((source) => {
    const [audience, factor] = [source.scaled(12, 16), 1 + 7 * source.fraction()];
    const request = anyRequest(source, (drawn) => withConstants(drawn, { audience_size: audience }));
    const larger = withConstants(request, { audience_size: audience * factor });
    for (const [small, large] of beside(compare(request), compare(larger))) assertNeverLess(small.metrics.unique_reach, large.metrics.unique_reach, 'people');
  }));

test('more overlap between creators never reaches more people', () =>
  assertHolds((source) => {
    const [less, more] = [source.fraction(), source.fraction()].sort((a, b) => a - b);
    const request = anyRequest(source, (drawn) => withConstants(drawn, { overlap: less }));
    for (const [apart, alike] of beside(compare(request), compare(withConstants(request, { overlap: more })))) assertNeverLess(alike.metrics.unique_reach, apart.metrics.unique_reach, 'people');
  }));

// ---- scores

test('a score lies between what is typical and what the posts show, its intervals inside one another', () =>
  assertHolds((source) => {
    const request = drawScore(source);
    source.note(request);
    const { engagement_rate, percentile, score, own_weight, benchmark_rate } = accepted(engine.scoreCreator(request));
    for (const { low95, low80, p50, high80, high95 } of [engagement_rate, percentile, score]) assert.ok(low95 <= low80 && low80 <= p50 && p50 <= high80 && high80 <= high95);
    assert.ok(percentile.low95 >= 0 && percentile.high95 <= 1 && own_weight > 0 && own_weight < 1);
    assert.equal(percentile.p50 > 0.5, engagement_rate.p50 > benchmark_rate);
  }));

test('the order of the posts changes a score by rounding only', () =>
  assertHolds((source) => {
    const request = drawScore(source);
    source.note(request);
    const [straight, turned] = [request, { ...request, posts: [...(request.posts ?? [])].reverse() }].map((one) => accepted(engine.scoreCreator(one)));
    for (const name of /** @type {const} */ (['p50', 'low95', 'high95'])) assert.ok(Math.abs(turned.engagement_rate[name] / straight.engagement_rate[name] - 1) < 1e-9);
    assert.equal(turned.raw_median, straight.raw_median);
  }));

// ---- the tests of the tests

test('a wrong law is found, made small and can be replayed', () => {
  const wrong = (/** @type {Source} */ source) => assert.ok(source.below(1000) + source.below(1000) < 700, 'too large');
  assert.throws(() => assertHolds(wrong), (/** @type {Error} */ error) => {
    const numbers = JSON.parse(/** @type {RegExpMatchArray} */ (error.message.match(/numbers (\[.*\])/))[1]);
    assert.deepEqual(numbers.length, 2);
    assert.equal(numbers[0] + numbers[1] < 1000, true, 'made smaller');
    assert.throws(() => assertHolds(wrong, [numbers]), /stored case/);
    return true;
  });
});
