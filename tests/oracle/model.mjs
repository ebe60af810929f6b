// The whole comparison and the value curve in plain JavaScript, written from METHOD.md to check the engine against.
// Imports the oracle's own numbers.mjs and the benchmark data, nothing of the project's code.
import { readFileSync } from 'node:fs';
import { binomialQuantile, brokenLine, inputAt, inputSpread, kZ90, normalQuantile, normals, pairedShare, pchip, quantile, quantileError, drawUniforms } from './numbers.mjs';
import { manyCreators } from './many.mjs';

/** @param {string} name */
const read = (name) => JSON.parse(readFileSync(new URL(`../../wasm/data/${name}.json`, import.meta.url), 'utf8'));
const kData = read('benchmarks');
const kSchema = read('schema');
const kReadings = read('evidence').readings;

/** @typedef {{low: number, median: number, high: number, measured?: boolean}} Range */
/** @typedef {{id: string, group: string, shape: 'positive' | 'share', low: number, median: number, high: number, min: number, max: number}} Input */
/** @typedef {{slot: number, kind: 'creators' | 'ads', followers?: number, price?: number, reach_rate?: number, engagement_rate?: number}} Option */
/**
 * @typedef {object} Request
 * @property {number} budget
 * @property {string} platform
 * @property {Record<string, number>} package
 * @property {string} lens
 * @property {number | import('./numbers.mjs').Source} seed
 * @property {number} draws
 * @property {Record<string, Range>} inputs
 * @property {Option[]} options
 * @property {string} [evidence]
 * @property {Record<string, Record<string, number>>} [evidence_multipliers]
 */
/** @typedef {Record<string, number>} Values */

/** @type {Input[]} */
export const kInputs = kData.inputs;
/** @type {any[]} */
export const kFormats = kData.formats;
export const kMetrics = kSchema.enums.metric;
export const kLenses = kSchema.enums.lens;
export const kLimits = kSchema.limits;
const kKnots = kSchema.curve.followers.map(Math.log);
const kTiers = kSchema.curve.tiers;
const kMicro = kSchema.curve.followers[1];
const kMacro = kSchema.curve.followers[3];
const kInputNumber = new Map(kSchema.enums.input.map((/** @type {string} */ id, /** @type {number} */ i) => [id, i]));
const kScalars = kInputs.filter(({ group }) => !['price', 'reach', 'engagement'].includes(group));
const kClickStream = 1003;

/** @param {Record<string, Range>} changed @returns {Record<string, Range>} */
const withDefaults = (changed) => Object.fromEntries(kInputs.map((input) => [input.id, changed[input.id] ?? input]));

// Curves ---------------------------------------------------------------------------------------------------------------

/**
 * One benchmark quantity over size: median, spread of the logarithm, and how much of it is benchmark.
 * @param {Record<string, Range>} inputs @param {string} name
 */
export function makeCurve(inputs, name) {
  const points = kTiers.map((/** @type {string} */ tier) => inputs[`${name}.${tier}`]);
  const published = kTiers.map((/** @type {string} */ tier) => kInputs.find(({ id }) => id === `${name}.${tier}`));
  const spread = points.map((/** @type {Range} */ point, /** @type {number} */ i) => {
    const from = point.low === point.high ? published[i] : point;
    return Math.log(from.high / from.low) / (2 * kZ90);
  });
  const median = pchip(kKnots, points.map((/** @type {Range} */ { median }) => Math.log(median)));
  const tau = brokenLine(kKnots, spread);
  const measured = brokenLine(kKnots, points.map((/** @type {Range} */ point) => (point.measured ? 1 : 0)));
  return (/** @type {number} */ followers) => {
    const at = Math.log(followers);
    return { median: Math.exp(median(at)), tau: tau(at), share: 1 - measured(at) };
  };
}

// Readings of the evidence ---------------------------------------------------------------------------------------------

/**
 * How much more of a quantity a size has than the reference point, under the request's reading.
 * @param {Request} request @param {'reach' | 'engagement' | 'conversion'} quantity @param {number} followers
 */
function multiplier({ evidence = 'neutral', evidence_multipliers: own = {}, platform }, quantity, followers) {
  const reading = kReadings.find((/** @type {any} */ { id }) => id === evidence);
  if (reading.platforms && !reading.platforms.includes(platform)) return 1;
  const stated = evidence === 'own' ? own[quantity] : reading.effects.find((/** @type {any} */ effect) => effect.quantity === quantity)?.multipliers;
  if (!stated) return 1;
  const curve = pchip(kKnots, kTiers.map((/** @type {string} */ tier) => Math.log(stated[tier] ?? 1)));
  return Math.exp(curve(Math.log(followers)) - (curve(Math.log(kMicro)) + curve(Math.log(kMacro))) / 2);
}

// Creators -------------------------------------------------------------------------------------------------------------

/**
 * Creators of one size: what is read off the curves.
 * @param {Record<string, Range>} inputs @param {Request} request @param {Option} option
 */
function makePlan(inputs, request, option) {
  const followers = /** @type {number} */ (option.followers);
  const formats = kFormats.filter((format) => format.platform === request.platform && request.package[format.id] > 0);
  /** @param {number | undefined} own @param {string} name */
  const rate = (own, name) => (own ? { median: own, tau: 0, share: 0 } : makeCurve(inputs, name)(followers));
  /** @param {'reach' | 'engagement'} quantity @param {ReturnType<typeof rate>} read */
  const under = (quantity, read) => ({ ...read, median: read.median * multiplier(request, quantity, followers) ** read.share });
  return {
    followers,
    conversion: multiplier(request, 'conversion', followers),
    price: rate(option.price, kFormats.find((format) => format.platform === request.platform && format.main).price),
    followersOnly: formats.every((format) => format.followers_only),
    hasEngagement: formats.some((format) => format.engagement),
    formats: formats.map((format) => {
      const ownEngagement = format.main ? option.engagement_rate : undefined;
      const engagement = format.engagement ? rate(ownEngagement, format.engagement) : { median: 0, tau: 0, share: 1 };
      return {
        format,
        count: request.package[format.id],
        reach: under('reach', rate(format.main ? option.reach_rate : undefined, format.reach)),
        engagement: under('engagement', engagement),
        clickShare: inputs[format.click_rate].measured ? 0 : 1,
      };
    }),
  };
}

/** @typedef {ReturnType<typeof makePlan>} Plan */
/** @typedef {{price: number, reach: number, engagement: number, clicks: number}} Normals */
const kAverage = { price: 0, reach: 0, engagement: 0, clicks: 0 };

/**
 * One creator at average luck.
 * @param {Plan} plan @param {Values} market @param {Normals} z option level
 */
function profile(plan, market, z) {
  /** @param {number} share @param {number} source @param {number} option */
  const error = (share, source, option) => Math.exp(share * (market.source_spread * source + market.option_spread * option));
  let posts = 0;
  let impressions = 0;
  let engagements = 0;
  let clicks = 0;
  const people = [];
  for (const { format, count, reach, engagement, clickShare } of plan.formats) {
    posts += count * (format.price_ratio ? market[format.price_ratio] : 1);
    const exposed = plan.followers * reach.median * error(reach.share, market.source_reach, z.reach);
    const viewers = format.counts_views ? exposed / market.impressions_per_reach : exposed;
    const views = format.counts_views ? exposed : exposed * market.impressions_per_reach;
    people.push(viewers * (1 + (count - 1) * (1 - market.within_overlap)));
    impressions += count * views;
    const chosen = (market.engagement_multiplier * Math.exp(engagement.tau * normalQuantile(market.choice_percentile))) ** engagement.share;
    engagements += count * plan.followers * engagement.median * chosen * error(engagement.share, market.source_engagement, z.engagement);
    const basis = { impressions: views, views, reach: viewers, followers: plan.followers }[/** @type {string} */ (format.click_basis)];
    clicks += count * /** @type {number} */ (basis) * market[format.click_rate] * error(clickShare, 0, z.clicks);
  }
  const fee = plan.price.median * error(plan.price.share, market.source_price, z.price) * posts;
  const largest = Math.max(...people);
  const handling = market.product_cost + market.shipping_cost + market.hours_per_creator * market.hourly_wage;
  const delivery = fee * (1 + market.agency_share + market.rights_share) + market.boost_cost;
  return {
    fee, handling, delivery, cost: handling + delivery, impressions, engagements, clicks,
    people: largest + (1 - market.within_overlap) * (people.reduce((sum, x) => sum + x, 0) - largest),
  };
}

/**
 * What one unit of money buys from one creator at average luck: without whole creators, fixed costs or overlap, but with
 * creators who do not deliver and are not paid.
 * @param {Plan} plan @param {ReturnType<typeof profile>} one @param {Values} market
 */
function deliveredPerMoney(plan, one, market) {
  const share = market.completion / (one.handling + market.completion * one.delivery);
  const seen = Math.min(1, reachCap(plan, one, market));
  return { people: one.people * seen * market.target_share * share, engagements: one.engagements * share, clicks: one.clicks * seen * share };
}

// One draw -------------------------------------------------------------------------------------------------------------

/**
 * Brand and source level: medians from one set of inputs, spreads from another.
 * @param {Record<string, Range>} medians @param {Record<string, Range>} spreads @param {(stream: number) => number} z @returns {Values}
 */
function marketOf(medians, spreads, z) {
  /** @type {Values} */
  const market = { source_price: z(1000), source_reach: z(1001), source_engagement: z(1002) };
  for (const { id, shape, min, max } of kScalars) {
    const stream = id.startsWith('ctr_') ? kClickStream : /** @type {number} */ (kInputNumber.get(id));
    const value = inputAt(medians[id].median, inputSpread(spreads[id], shape), shape, z(stream));
    market[id] = Math.min(max, Math.max(min, value));
  }
  return market;
}

/** @param {Request['seed']} seed @param {number} draw @param {number} slot @returns {Normals} */
function optionNormals(seed, draw, slot) {
  const [price, reach] = normals(seed, draw, 2000 + 2 * slot, 0);
  const [engagement, clicks] = normals(seed, draw, 2001 + 2 * slot, 0);
  return { price, reach, engagement, clicks };
}

/** Luck of one creator, mean 1. @param {number} sigma @param {number} z */
const luck = (sigma, z) => Math.exp(sigma * z - (sigma * sigma) / 2);

/**
 * Sums of luck over the creators that delivered. `cap` is the largest reach luck, `share` the share of the audience that
 * one unit of reach luck reaches.
 * @param {Request['seed']} seed @param {number} draw @param {number} slot @param {number} creators @param {Values} market
 * @param {number} cap @param {number} share
 */
function sumLuck(seed, draw, slot, creators, market, cap, share) {
  const spread = { reach: market.luck_reach, engagement: market.luck_engagement, sales: market.luck_sales };
  if (creators > 64) return manyCreators(seed, draw, slot, creators, spread, cap, share);
  const sums = { coarse: false, reach: 0, engagement: 0, clicks: 0, missed: 1, largest: 0 };
  for (let j = 0; j < creators; ++j) {
    const [zReach, zEngagement] = normals(seed, draw, 4000 + slot, j);
    const zSales = normals(seed, draw, 5000 + slot, Math.floor(j / 2))[j % 2];
    const reach = Math.min(cap, luck(spread.reach, zReach));
    sums.reach += reach;
    sums.engagement += luck(spread.engagement, zEngagement);
    sums.clicks += reach * luck(spread.sales, zSales);
    sums.missed *= 1 - share * reach;
    sums.largest = Math.max(sums.largest, reach);
  }
  return sums;
}

/**
 * What the campaign brings back, for all lenses.
 * @param {Values} m metrics so far, filled here @param {{cvr: number, cvrMedian: number, aovMedian: number, m: number, mix: number}} terms
 * @param {Values} market @param {string} chosen
 * @param {number} [conversion] orders per click against the common rate
 */
function addReturns(m, terms, market, chosen, conversion = 1) {
  const per = (/** @type {number} */ a, /** @type {number} */ b) => (b > 0 ? a / b : Infinity);
  const tracked = m.clicks * conversion * terms.cvr;
  const lambda = market.incremental_share;
  const mix = (m.clicks * conversion * terms.mix) / market.aov;
  /** @type {Record<string, {total: number, incremental: number}>} */
  const orders = {
    tracked: { total: tracked, incremental: tracked * lambda },
    seen_and_unseen: { total: tracked * terms.m, incremental: tracked * terms.m * lambda },
    marketing_mix: { total: mix / lambda, incremental: mix },
  };
  for (const lens of kLenses) {
    const { total, incremental } = orders[lens];
    const kept = market.aov * (1 - market.return_rate) * market.gross_margin * (1 + market.repeat_rate);
    const contribution = incremental * kept - total * market.aov * market.commission_rate;
    m[`profit_${lens}`] = contribution - m.spend;
    m[`roi_${lens}`] = per(contribution - m.spend, m.spend);
    if (lens !== chosen) continue;
    m.tracked_orders = tracked;
    m.total_orders = total;
    m.incremental_orders = incremental;
    m.contribution = contribution;
    m.profit = contribution - m.spend;
    m.roi = m[`roi_${lens}`];
  }
  m.revenue = m.total_orders * market.aov;
  m.roas_tracked = per(tracked * market.aov, m.spend);
  m.roas_total = per(m.revenue, m.spend);
  m.frequency = per(m.impressions, m.unique_reach);
  m.cpm = per(m.spend * 1000, m.impressions);
  m.cpm_reach = per(m.spend * 1000, m.unique_reach);
  m.cpe = per(m.spend, m.engagements);
  m.cpc = per(m.spend, m.clicks);
  m.cpa = per(m.spend, m.total_orders);
  m.break_even_cvr = conversion * (chosen === 'marketing_mix' ? terms.cvrMedian : terms.cvr) * per(m.spend, m.contribution);
  m.break_even_aov = (chosen === 'marketing_mix' ? terms.aovMedian : market.aov) * per(m.spend, m.contribution);
  m.media_price_equivalent = (m.impressions / 1000) * market.ads_cpm;
}

/**
 * Overlapping audiences.
 * @param {Values} m @param {{reach: number, missed: number, largest: number}} sums @param {number} people @param {Values} market
 */
function addReach(m, sums, people, market) {
  const size = market.audience_size;
  const mine = people * market.target_share;
  const same = mine * sums.largest;
  m.gross_reach = mine * sums.reach;
  const mixed = (1 - market.overlap) * size * (1 - sums.missed) + market.overlap * same;
  m.unique_reach = Math.max(same, Math.min(mixed, size, m.gross_reach));
  m.effective_reach = m.unique_reach + market.repeat_exposure_value * (m.gross_reach - m.unique_reach);
}

/**
 * Largest reach luck there can be: all followers where only they see the posts, and the whole audience.
 * @param {Plan} plan @param {ReturnType<typeof profile>} one @param {Values} market
 */
function reachCap(plan, one, market) {
  const followers = plan.followersOnly ? plan.followers / one.people : Infinity;
  return Math.min(followers, market.audience_size / (one.people * market.target_share));
}

/**
 * Creators under the budget, one draw.
 * @param {Plan} plan @param {Request} request @param {Option} option @param {Values} market @param {any} terms @param {number} draw
 * @param {{near: number, coarse: number}} watch counts budgets at the border of one creator more or less, and sums that lose digits
 */
function projectCreators(plan, request, option, market, terms, draw, watch) {
  const one = profile(plan, market, optionNormals(request.seed, draw, option.slot));
  const fixed = market.setup_hours * market.hourly_wage + market.tools_cost;
  const fits = Math.max(0, (request.budget - fixed) / one.cost);
  if (fits > 0.5 && fits < kLimits.creators_max + 2 && Math.abs(fits - Math.round(fits)) < 1e-9 * Math.max(1, fits)) watch.near += 1;
  const hired = Math.min(kLimits.creators_max, Math.floor(fits));
  /** @type {Values} */
  const m = { creators: hired, cost_of_one: one.cost, fee: one.fee, unspent: request.budget };
  if (hired < 1) return { affordable: false, capped: false, m };
  const u = drawUniforms(request.seed, draw, 3000 + option.slot, 0)[0];
  m.delivered = binomialQuantile(u, hired, market.completion);
  m.spend = fixed + hired * one.handling + m.delivered * one.delivery;
  m.unspent = request.budget - m.spend;
  m.overhead_share = (m.spend - m.delivered * (one.fee * (1 + market.rights_share) + market.boost_cost)) / m.spend;
  const cap = reachCap(plan, one, market);
  const share = (one.people * market.target_share) / market.audience_size;
  const sums = sumLuck(request.seed, draw, option.slot, m.delivered, market, cap, share);
  if (sums.coarse) watch.coarse += 1;
  addReach(m, sums, one.people, market);
  m.impressions = one.impressions * sums.reach;
  m.engagements = one.engagements * sums.engagement;
  m.clicks = m.gross_reach > 0 ? (one.clicks * sums.clicks * m.effective_reach) / m.gross_reach : 0;
  addReturns(m, terms.creators, market, request.lens, plan.conversion);
  m.walk_away_fee = one.fee + m.profit / (m.delivered * (1 + market.agency_share + market.rights_share));
  return { affordable: true, capped: hired >= kLimits.creators_max, m };
}

/**
 * Adverts under the budget, one draw.
 * @param {Request} request @param {Option} option @param {Record<string, Range>} inputs @param {Values} market @param {any} terms
 * @param {number} draw
 */
function projectAds(request, option, inputs, market, terms, draw) {
  const z = optionNormals(request.seed, draw, option.slot);
  /** @param {string} id @param {number} normal */
  const own = (id, normal) => market[id] * (inputs[id].measured ? 1 : Math.exp(market.option_spread * normal));
  const media = request.budget - market.ads_creative_cost;
  /** @type {Values} */
  const m = { creators: 0, cost_of_one: market.ads_creative_cost, unspent: request.budget };
  if (media <= 0) return { affordable: false, capped: false, m };
  m.spend = request.budget;
  m.unspent = 0;
  m.overhead_share = market.ads_creative_cost / request.budget;
  m.impressions = (media / own('ads_cpm', z.price)) * 1000;
  m.gross_reach = m.impressions / market.ads_frequency;
  m.unique_reach = Math.min(market.audience_size, m.gross_reach);
  m.effective_reach = m.unique_reach + market.repeat_exposure_value * (m.gross_reach - m.unique_reach);
  m.engagements = 0;
  m.clicks = (m.impressions * own('ads_ctr', z.clicks) * m.effective_reach) / m.gross_reach;
  addReturns(m, terms.ads, market, request.lens);
  return { affordable: true, capped: false, m };
}

// A request ------------------------------------------------------------------------------------------------------------

/** @param {Request} request */
function prepare(request) {
  const inputs = withDefaults(request.inputs);
  const benchmark = withDefaults({});
  const reference = [kMicro, kMacro].map((followers) => makePlan(benchmark, request, { slot: 0, kind: 'creators', followers }));
  /** @param {string} cvr */
  const shift = (cvr) => (inputs[cvr].median * inputs.aov.median) / (benchmark[cvr].median * benchmark.aov.median);
  /** @param {(stream: number) => number} z */
  const drawMarket = (z) => {
    const market = marketOf(inputs, inputs, z);
    /** @type {Values} */
    const there = { ...marketOf(benchmark, inputs, z), source_spread: market.source_spread, option_spread: market.option_spread };
    const clicksPerMoney = Math.sqrt(reference.map((plan) => deliveredPerMoney(plan, profile(plan, there, kAverage), there).clicks * plan.conversion).reduce((a, b) => a * b));
    const adClicksPerMoney = (1000 / there.ads_cpm) * there.ads_ctr;
    const terms = {
      creators: {
        cvr: market.cvr, cvrMedian: inputs.cvr.median, aovMedian: inputs.aov.median, m: market.total_per_tracked_creators,
        mix: (market.sales_per_spend * shift('cvr')) / clicksPerMoney,
      },
      ads: {
        cvr: market.ads_cvr, cvrMedian: inputs.ads_cvr.median, aovMedian: inputs.aov.median, m: market.total_per_tracked_ads,
        mix: (market.sales_per_spend * market.ads_sales_ratio * shift('ads_cvr')) / adClicksPerMoney,
      },
    };
    return { market, terms };
  };
  return { inputs, drawMarket, median: drawMarket(() => 0) };
}

/** Every random number of brand and source level, once per draw. @param {Request['seed']} seed @param {number} draw */
function brandNormals(seed, draw) {
  /** @type {Map<number, number>} */
  const known = new Map();
  return (/** @type {number} */ stream) => {
    let z = known.get(stream);
    if (z === undefined) known.set(stream, (z = normals(seed, draw, stream, 0)[0]));
    return z;
  };
}

/** @template Draw @param {(Draw | null)[]} draws null where one does not count @param {(draw: Draw) => number} hit */
function probability(draws, hit) {
  const { p, count, deviation } = pairedShare(draws, hit);
  return { p, se: count > 0 ? deviation / count : 0 };
}

/** What two equal results may differ by after rounding: two campaigns that both reach everybody, for example. */
const kRounding = 1e-12;

/** @param {number[]} values */
const ascending = (values) => [...values].sort((a, b) => a - b);

/** @param {number[]} values */
const meanOf = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** @param {(number | null)[]} draws null where one does not count */
function statistic(draws) {
  const sorted = ascending(draws.filter((value) => value !== null));
  if (sorted.length === 0) return null;
  const at = (/** @type {number} */ p) => {
    const value = quantile(sorted, p);
    const { deviation } = pairedShare(draws, (one) => Number(one <= value + kRounding * Math.abs(value)));
    return { value, error: quantileError(sorted, p, deviation) };
  };
  const [low, middle, high] = [0.1, 0.5, 0.9].map(at);
  return { p10: low.value, p50: middle.value, p90: high.value, mean: meanOf(sorted), se10: low.error, se50: middle.error, se90: high.error, count: sorted.length };
}

/** Metrics that exist in draws without a single creator, too. */
const kAlways = ['creators', 'cost_of_one', 'fee'];
const kNotForAds = ['creators', 'delivered', 'cost_of_one', 'fee', 'walk_away_fee', 'engagements', 'cpe'];

/** @param {string} metric @param {Option} option @param {Plan | null} plan */
function applies(metric, option, plan) {
  if (option.kind === 'ads') return !kNotForAds.includes(metric);
  return plan?.hasEngagement || !['engagements', 'cpe'].includes(metric);
}

/** @typedef {{option: Option, plan: Plan | null, draws: {affordable: boolean, capped: boolean, m: Values}[]}} Sample */

/** @param {Sample} sample @param {Request} request @param {ReturnType<typeof prepare>} prepared */
function summarise({ option, plan, draws }, request, prepared) {
  const paid = draws.filter(({ affordable }) => affordable);
  /** @param {string} metric */
  const column = (metric) => paid.map(({ m }) => m[metric]);
  /** @type {Record<string, any>} */
  const metrics = {};
  for (const metric of kMetrics) {
    const values = draws.map(({ affordable, m }) => (affordable || kAlways.includes(metric) ? m[metric] : null));
    metrics[metric] = applies(metric, option, plan) ? statistic(values) : null;
  }
  /** @type {Record<string, any>} */
  const profitable = {};
  for (const lens of kLenses) profitable[lens] = probability(draws.map((draw) => (draw.affordable ? draw : null)), ({ m }) => Number(m[`profit_${lens}`] > 0));
  const { market } = prepared.median;
  const cost = plan ? profile(plan, market, kAverage).cost + market.setup_hours * market.hourly_wage + market.tools_cost : market.ads_creative_cost;
  const profits = ascending(column('profit'));
  const rois = ascending(column('roi'));
  const percents = Array.from({ length: 101 }, (_, i) => i / 100);
  const F = option.followers ?? 0;
  return {
    slot: option.slot,
    affordable: probability(draws, ({ affordable }) => Number(affordable)),
    short_by: Math.max(0, cost - request.budget),
    profit_probability: profitable,
    loss_5: paid.length ? quantile(profits, 0.05) : 0,
    walk_away_fee_safe: paid.length && plan ? quantile(ascending(column('walk_away_fee')), 0.2) : 0,
    metrics,
    profit_percentiles: paid.length ? percents.map((p) => quantile(profits, p)) : null,
    roi_percentiles: paid.length ? percents.map((p) => quantile(rois, p)) : null,
    extrapolated: option.kind === 'creators' && (F < kSchema.curve.followers[0] || F > kSchema.curve.followers[4]),
    capped: probability(draws, ({ capped }) => Number(capped)),
  };
}

// Contests -------------------------------------------------------------------------------------------------------------

/** @type {Record<string, string>} */
const kContests = {
  reach: 'unique_reach',
  engagement: 'engagements',
  return_tracked: 'roi_tracked',
  return_seen_and_unseen: 'roi_seen_and_unseen',
  return_marketing_mix: 'roi_marketing_mix',
};

/** @param {Sample} a @param {Sample} b @param {string} metric */
function duel(a, b, metric) {
  /** @type {number[]} */
  const differences = [];
  const points = a.draws.map((draw, i) => {
    const other = b.draws[i];
    if (!draw.affordable || !other.affordable) return null;
    const [x, y] = [draw.m[metric], other.m[metric]];
    differences.push(x === y ? 0 : x - y);
    const tie = Math.abs(x - y) <= kRounding * Math.max(Math.abs(x), Math.abs(y));
    return tie ? 0.5 : Number(x > y);
  });
  const count = differences.length;
  const { p, se } = count > 0 ? probability(points, (won) => won) : { p: 0.5, se: 0.5 };
  const sorted = ascending(differences);
  const [p10, p50, p90] = count > 0 ? [0.1, 0.5, 0.9].map((q) => quantile(sorted, q)) : [0, 0, 0];
  return { a: a.option.slot, b: b.option.slot, p, se, count, difference: { p10, p50, p90 } };
}

/** @param {Sample[]} samples @param {any[]} summaries @param {string} contest */
function decide(samples, summaries, contest) {
  const metric = kContests[contest];
  const lens = contest.startsWith('return_') ? contest.slice('return_'.length) : null;
  const takesPart = samples.map(({ option, plan }) => applies(metric, option, plan));
  /** @type {any[]} */
  const pairs = [];
  for (let a = 0; a < samples.length; ++a) {
    for (let b = a + 1; b < samples.length; ++b) {
      const both = takesPart[a] && takesPart[b];
      pairs.push(both ? duel(samples[a], samples[b], metric)
        : { a: samples[a].option.slot, b: samples[b].option.slot, p: 0.5, se: 0.5, count: 0, difference: { p10: 0, p50: 0, p90: 0 } });
    }
  }
  /** Probability that option a beats option b. @param {number} a @param {number} b */
  const beats = (a, b) => {
    const pair = pairs.find((x) => x.a === samples[Math.min(a, b)].option.slot && x.b === samples[Math.max(a, b)].option.slot);
    return { p: a < b ? pair.p : 1 - pair.p, se: pair.se };
  };
  const contenders = samples.map((_, i) => i).filter((i) => takesPart[i] && summaries[i].affordable.p >= 0.5);
  return { verdict: verdictOf(samples, summaries, takesPart, contenders, beats, lens), pairs, ...regretOf(samples, takesPart, contenders, metric) };
}

/**
 * @param {Sample[]} samples @param {any[]} summaries @param {boolean[]} takesPart @param {number[]} contenders
 * @param {(a: number, b: number) => {p: number, se: number}} beats @param {string | null} lens
 */
function verdictOf(samples, summaries, takesPart, contenders, beats, lens) {
  const none = { leader: -1, rival: -1, p: 0, se: 0 };
  if (takesPart.filter(Boolean).length < 2) return { kind: 'not_comparable', ...none };
  if (contenders.length === 0) return { kind: 'none_affordable', ...none };
  /** @param {number} i */
  const slot = (i) => samples[i].option.slot;
  const ranked = contenders.map((i) => {
    const rivals = contenders.filter((j) => j !== i).map((j) => ({ j, ...beats(i, j) }));
    return { i, weakest: rivals.length ? rivals.reduce((a, b) => (b.p < a.p ? b : a)) : null };
  });
  const { i, weakest } = ranked.reduce((a, b) => ((b.weakest?.p ?? 1) > (a.weakest?.p ?? 1) ? b : a));
  const named = { leader: slot(i), rival: weakest ? slot(weakest.j) : -1 };
  if (lens && contenders.every((c) => summaries[c].profit_probability[lens].p < 0.35)) {
    const { p, se } = summaries[i].profit_probability[lens];
    return { kind: 'spend_nothing', ...named, p, se };
  }
  if (!weakest) return { kind: 'only_one_affordable', ...named, p: 1, se: 0 };
  return { kind: weakest.p > 0.65 ? 'wins' : 'too_close', ...named, p: weakest.p, se: weakest.se };
}

/**
 * Mean shortfall of each option, over the draws in which it is affordable, against the best affordable option of the draw.
 * @param {Sample[]} samples @param {boolean[]} takesPart @param {number[]} contenders @param {string} metric
 */
function regretOf(samples, takesPart, contenders, metric) {
  const present = samples.filter((_, i) => takesPart[i]);
  const best = samples[0].draws.map((_, draw) => Math.max(...present.filter(({ draws }) => draws[draw].affordable).map(({ draws }) => draws[draw].m[metric])));
  const values = samples.map(({ draws }, i) => {
    const losses = draws.flatMap(({ affordable, m }, draw) => (takesPart[i] && affordable ? [best[draw] - m[metric]] : []));
    return losses.length > 0 ? meanOf(losses) : 0;
  });
  return {
    regret: samples.map(({ option }, i) => ({ slot: option.slot, value: values[i] })),
    evpi: contenders.length > 0 ? Math.min(...contenders.map((c) => values[c])) : 0,
  };
}

// Answers --------------------------------------------------------------------------------------------------------------

/**
 * The same answer as the engine's `compare`, and what to watch: how often a budget lay at the border of one creator more or
 * less, and how often sums over many creators lost digits.
 * @param {Request} request
 */
export function compare(request) {
  const { prepared, watch, samples } = simulate(request);
  const options = samples.map((sample) => summarise(sample, request, prepared));
  /** @type {Record<string, any>} */
  const contests = {};
  for (const contest of Object.keys(kContests)) contests[contest] = decide(samples, options, contest);
  return { answer: { ok: true, draws: request.draws, seed: request.seed, lens: request.lens, options, contests }, watch };
}

/** Every draw of every option, and the markets. @param {Request} request */
export function simulate(request) {
  const prepared = prepare(request);
  const watch = { near: 0, coarse: 0, projections: 0 };
  /** @type {Values[]} */
  const markets = [];
  /** @type {Sample[]} */
  const samples = request.options.map((option) => ({
    option, draws: [], plan: option.kind === 'creators' ? makePlan(prepared.inputs, request, option) : null,
  }));
  for (let draw = 0; draw < request.draws; ++draw) {
    const { market, terms } = prepared.drawMarket(brandNormals(request.seed, draw));
    markets.push(market);
    for (const { option, plan, draws } of samples) {
      draws.push(plan ? projectCreators(plan, request, option, market, terms, draw, watch) : projectAds(request, option, prepared.inputs, market, terms, draw));
      watch.projections += 1;
    }
  }
  return { prepared, watch, samples, markets };
}

const kCurveSlot = 31;
const kCurveDraws = 1024;

/**
 * The same answer as the engine's `valueCurve`.
 * @param {Request & {points: number}} request @param {number} first @param {number} last followers
 */
export function valueCurve(request, first = 1000, last = 1e7) {
  const prepared = prepare(request);
  const followers = Array.from({ length: request.points }, (_, i) => first * (last / first) ** (request.points > 1 ? i / (request.points - 1) : 0));
  const draws = Array.from({ length: Math.min(request.draws, kCurveDraws) }, (_, draw) => ({
    ...prepared.drawMarket(brandNormals(request.seed, draw)), z: optionNormals(request.seed, draw, kCurveSlot),
  }));
  /** @type {Record<string, {p10: number[], p50: number[], p90: number[]}>} */
  const series = { reach: { p10: [], p50: [], p90: [] }, engagement: { p10: [], p50: [], p90: [] }, return: { p10: [], p50: [], p90: [] } };
  /** @type {boolean[]} */
  const affordable = [];
  for (const size of followers) {
    const plan = makePlan(prepared.inputs, request, { slot: kCurveSlot, kind: 'creators', followers: size });
    const { market: at } = prepared.median;
    affordable.push(profile(plan, at, kAverage).cost + at.setup_hours * at.hourly_wage + at.tools_cost <= request.budget);
    const values = draws.map(({ market, terms, z }) => curveValues(plan, market, terms.creators, z, request.lens));
    for (const goal of Object.keys(series)) {
      const sorted = ascending(values.map((value) => value[goal]));
      series[goal].p10.push(quantile(sorted, 0.1));
      series[goal].p50.push(quantile(sorted, 0.5));
      series[goal].p90.push(quantile(sorted, 0.9));
    }
  }
  const [low, , , , high] = kSchema.curve.followers;
  return { ok: true, followers, extrapolated: followers.map((size) => size < low || size > high), affordable, series };
}

/**
 * The value curve at one size in one draw.
 * @param {Plan} plan @param {Values} market @param {any} terms @param {Normals} z @param {string} lens @returns {Values}
 */
function curveValues(plan, market, terms, z, lens) {
  const { people, engagements, clicks } = deliveredPerMoney(plan, profile(plan, market, z), market);
  /** @type {Values} */
  const m = { spend: 1, clicks, engagements };
  addReturns(m, terms, market, lens, plan.conversion);
  return { reach: people, engagement: engagements, return: m.contribution };
}

/**
 * Every draw of every option, with one creator at average luck and the market it was drawn in.
 * @param {Request} request
 */
export function drawnParts(request) {
  const prepared = prepare(request);
  const watch = { near: 0, coarse: 0 };
  const plans = request.options.map((option) => (option.kind === 'creators' ? makePlan(prepared.inputs, request, option) : null));
  /** @type {{plan: Plan | null, draws: {affordable: boolean, m: Values, market: Values, one: ReturnType<typeof profile> | null}[]}[]} */
  const parts = plans.map((plan) => ({ plan, draws: [] }));
  for (let draw = 0; draw < request.draws; ++draw) {
    const { market, terms } = prepared.drawMarket(brandNormals(request.seed, draw));
    request.options.forEach((option, at) => {
      const { plan, draws } = parts[at];
      const { affordable, m } = plan ? projectCreators(plan, request, option, market, terms, draw, watch) : projectAds(request, option, prepared.inputs, market, terms, draw);
      draws.push({ affordable, m, market, one: plan && profile(plan, market, optionNormals(request.seed, draw, option.slot)) });
    });
  }
  return { parts, watch };
}

/**
 * One creator of each at average luck of option and creator, in every draw: what it costs when every input is at its median, and what it
 * brings before other creators take part of it.
 * @param {Request} request its own options do not matter @param {Option[]} creators
 */
export function averageCreators(request, creators) {
  const prepared = prepare(request);
  const plans = creators.map((creator) => makePlan(prepared.inputs, request, creator));
  const { market: typical } = prepared.median;
  const draws = Array.from({ length: request.draws }, (_, draw) => {
    const { market, terms } = prepared.drawMarket(brandNormals(request.seed, draw));
    const brought = plans.map((plan) => {
      const one = profile(plan, market, kAverage);
      const seen = Math.min(1, reachCap(plan, one, market));
      /** @type {Values} */
      const m = { clicks: one.clicks * seen, spend: 0 };
      addReturns(m, terms.creators, market, request.lens, plan.conversion);
      return {
        people: one.people * seen * market.target_share * market.completion,
        engagements: one.engagements * market.completion,
        contribution: m.contribution * market.completion,
      };
    });
    return { audience: market.audience_size, overlap: market.overlap, repeat: market.repeat_exposure_value, brought };
  });
  return {
    costs: plans.map((plan) => profile(plan, typical, kAverage).cost),
    available: request.budget - typical.setup_hours * typical.hourly_wage - typical.tools_cost,
    draws,
  };
}
