// The engine's comparison once more, in JavaScript written for speed: columns in typed arrays, blocks that fit the cache, no
// allocation per draw, constants and unread inputs left out, equal columns summarised once. Same model, same random numbers,
// same figures; scripts/bench holds it against WebAssembly. Imports its own parts in twin/ and the generated names.
import { LENS_NAMES, METRIC_NAMES } from '../../build/generated/schema.js';
import { drawMarket, kBlock, prepareMarket } from './twin/columns.js';
import { deliveredOf, fillFactor, fillProfile, kOnCurve, makeProfile, sumLuck, totals } from './twin/creators.js';
import { planCreator, withDefaults } from './twin/plan.js';
import { fillPairs, fillUniforms, seedOf } from './twin/random.js';
import { decideContests, kCreatorsMax, summariseOption } from './twin/answers.js';

/** @typedef {import('../../web/engine/index.js').ComparisonRequest} ComparisonRequest */
/** @typedef {import('./twin/plan.js').Plan} Plan */
/**
 * @typedef {object} Sample all draws of one option
 * @property {ComparisonRequest['options'][number]} option
 * @property {Plan | null} plan
 * @property {number} draws
 * @property {Float64Array[]} columns by metric
 * @property {Uint8Array} affordable
 * @property {number} paid draws in which it is affordable
 * @property {number} capped draws with as many creators as are counted
 */

const kMicroFollowers = 31_623;
const kMacroFollowers = 707_107;
const at = /** @type {Record<typeof METRIC_NAMES[number], number>} */ (Object.fromEntries(METRIC_NAMES.map((name, i) => [name, i])));

/** Columns are kept from one request to the next. @type {Sample[]} */
const pool = [];

/** @param {number} place @param {number} draws @returns {Pick<Sample, 'columns' | 'affordable'>} */
function columnsFor(place, draws) {
  const known = pool[place];
  if (known?.draws === draws) return { columns: known.columns, affordable: known.affordable };
  return { columns: METRIC_NAMES.map(() => new Float64Array(draws)), affordable: new Uint8Array(draws) };
}

const micro = makeProfile();
const macro = makeProfile();
const one = makeProfile();
const normals = { price: new Float64Array(kBlock), reach: new Float64Array(kBlock), engagement: new Float64Array(kBlock), clicks: new Float64Array(kBlock) };
const uDelivery = new Float64Array(kBlock);
const mixCreators = new Float64Array(kBlock);
const mixAds = new Float64Array(kBlock);

/** @param {ComparisonRequest} request */
export function compareInTwin(request) {
  const inputs = withDefaults(request.inputs ?? {});
  const benchmark = withDefaults({});
  const seed = seedOf(request.seed);
  const reference = [kMicroFollowers, kMacroFollowers].map((followers) => planCreator(benchmark, request, { followers }));
  const market = prepareMarket(inputs, benchmark, reference[0].formats);
  /** @type {Sample[]} */
  const samples = request.options.map((option, place) => ({
    option, plan: option.kind === 'creators' ? planCreator(inputs, request, option) : null, draws: request.draws, ...columnsFor(place, request.draws), paid: 0, capped: 0,
  }));
  pool.splice(0, samples.length, ...samples);
  /** @param {'cvr' | 'ads_cvr'} cvr */
  const shift = (cvr) => (inputs[cvr].median * inputs.aov.median) / (benchmark[cvr].median * benchmark.aov.median);
  const shifts = { creators: shift('cvr'), ads: shift('ads_cvr') };
  for (let first = 0; first < request.draws; first += kBlock) {
    const count = Math.min(kBlock, request.draws - first);
    drawMarket(market, count, seed, first);
    fillMix(count, market, reference, shifts);
    for (const sample of samples) {
      if (sample.plan) projectCreators(sample, sample.plan, request, inputs, market, seed, first, count);
      else projectAds(sample, request, inputs, market, seed, first, count);
    }
  }
  const options = samples.map((sample) => summariseOption(sample, request));
  return { ok: true, draws: request.draws, seed: request.seed, lens: request.lens, options, contests: decideContests(samples, options) };
}

/**
 * Incremental sales per click under marketing mix, for creators and for adverts.
 * @param {number} count @param {import('./twin/columns.js').Market} market @param {Plan[]} reference @param {{creators: number, ads: number}} shifts
 */
function fillMix(count, market, reference, shifts) {
  const { here, there } = market;
  fillProfile(micro, count, reference[0], market, there, kOnCurve, true);
  fillProfile(macro, count, reference[1], market, there, kOnCurve, true);
  const { completion, audience_size, target_share, ads_cpm, ads_ctr } = there;
  const { sales_per_spend, ads_sales_ratio } = here;
  const [small, large] = reference;
  for (let i = 0; i < count; i += 1) {
    const audience = audience_size[i] / target_share[i];
    const seenMicro = Math.min(1, audience / micro.people[i], small.followersOnly ? small.followers / micro.people[i] : 1);
    const seenMacro = Math.min(1, audience / macro.people[i], large.followersOnly ? large.followers / macro.people[i] : 1);
    const moneyMicro = (micro.handling[i] + completion[i] * micro.delivery[i]) / (completion[i] * micro.clicks[i] * seenMicro);
    const moneyMacro = (macro.handling[i] + completion[i] * macro.delivery[i]) / (completion[i] * macro.clicks[i] * seenMacro);
    mixCreators[i] = sales_per_spend[i] * shifts.creators * Math.sqrt(moneyMicro * moneyMacro);
    mixAds[i] = (sales_per_spend[i] * ads_sales_ratio[i] * shifts.ads * ads_cpm[i]) / (1000 * ads_ctr[i]);
  }
}

/** @typedef {import('./twin/plan.js').Ranges} Ranges */
/** @typedef {import('./twin/columns.js').Market} Market */
/** @typedef {import('./twin/random.js').Seed} Seed */

/**
 * @param {Sample} sample @param {Plan} plan @param {ComparisonRequest} request @param {Ranges} inputs @param {Market} market @param {Seed} seed
 * @param {number} first @param {number} count
 */
function projectCreators(sample, plan, request, inputs, market, seed, first, count) {
  const { columns, affordable } = sample;
  const { slot } = sample.option;
  const values = market.here;
  const { budget } = request;
  fillPairs(normals.price, normals.reach, count, seed, first, 2000 + 2 * slot);
  fillPairs(normals.engagement, normals.clicks, count, seed, first, 2001 + 2 * slot);
  fillProfile(one, count, plan, market, values, normals, false);
  if (market.varying.has('completion') || values.completion[0] < 1) fillUniforms(uDelivery, count, seed, first, 3000 + slot);
  const { setup_hours, hourly_wage, tools_cost, completion, audience_size, target_share, overlap, repeat_exposure_value, rights_share, agency_share, boost_cost } = values;
  const { luck_reach, luck_engagement, luck_sales } = values;
  const [nCreators, nDelivered, nCost, nFee, nSpend, nUnspent, nOverhead] = ['creators', 'delivered', 'cost_of_one', 'fee', 'spend', 'unspent', 'overhead_share'].map((name) => columns[METRIC_NAMES.indexOf(/** @type {any} */ (name))]);
  const [nGross, nUnique, nEffective, nImpressions, nEngagements, nClicks] = ['gross_reach', 'unique_reach', 'effective_reach', 'impressions', 'engagements', 'clicks'].map((name) => columns[METRIC_NAMES.indexOf(/** @type {any} */ (name))]);
  for (let i = 0, to = first; i < count; i += 1, to += 1) {
    const cost = one.handling[i] + one.delivery[i];
    const fixed = setup_hours[i] * hourly_wage[i] + tools_cost[i];
    const fits = Math.floor((budget - fixed) / cost);
    const hired = fits < 1 ? 0 : fits > kCreatorsMax ? kCreatorsMax : fits;
    nCreators[to] = hired;
    nCost[to] = cost;
    nFee[to] = one.fee[i];
    affordable[to] = hired > 0 ? 1 : 0;
    if (hired === 0) continue;
    sample.paid += 1;
    if (hired === kCreatorsMax) sample.capped += 1;
    const delivered = deliveredOf(uDelivery[i], hired, completion[i]);
    const mine = one.people[i] * target_share[i];
    const size = audience_size[i];
    const share = mine / size;
    const whole = 1 / share;
    const followers = plan.followersOnly ? plan.followers / one.people[i] : Infinity;
    sumLuck(seed, request.seed, first + i, slot, delivered, luck_reach[i], luck_engagement[i], luck_sales[i], whole < followers ? whole : followers, share);
    const gross = mine * totals[0];
    const same = mine * totals[4];
    const mixed = (1 - overlap[i]) * size * (1 - totals[3]) + overlap[i] * same;
    const most = size < gross ? size : gross;
    const unique = mixed < same ? same : mixed > most ? (most > same ? most : same) : mixed;
    const effective = unique + repeat_exposure_value[i] * (gross - unique);
    const spend = fixed + hired * one.handling[i] + delivered * one.delivery[i];
    nDelivered[to] = delivered;
    nSpend[to] = spend;
    nUnspent[to] = budget - spend;
    nOverhead[to] = spend > 0 ? (spend - delivered * (one.fee[i] * (1 + rights_share[i]) + boost_cost[i])) / spend : 0;
    nGross[to] = gross;
    nUnique[to] = unique;
    nEffective[to] = effective;
    nImpressions[to] = one.impressions[i] * totals[0];
    nEngagements[to] = one.engagements[i] * totals[1];
    nClicks[to] = gross > 0 ? (one.clicks[i] * totals[2] * effective) / gross : one.clicks[i] * totals[2];
  }
  addReturns(sample, request, inputs, market, { first, count, mix: mixCreators, cvr: 'cvr', total: 'total_per_tracked_creators' });
  const fee = columns[at.walk_away_fee];
  const profit = columns[at.profit];
  for (let i = 0, to = first; i < count; i += 1, to += 1) {
    const delivered = nDelivered[to];
    fee[to] = delivered > 0 ? one.fee[i] + profit[to] / (delivered * (1 + agency_share[i] + rights_share[i])) : -Infinity;
  }
}

/**
 * @param {Sample} sample @param {ComparisonRequest} request @param {Ranges} inputs @param {Market} market @param {Seed} seed
 * @param {number} first @param {number} count
 */
function projectAds(sample, request, inputs, market, seed, first, count) {
  const { columns, affordable } = sample;
  const { slot } = sample.option;
  const { budget } = request;
  const { ads_creative_cost, ads_cpm, ads_ctr, ads_frequency, audience_size, repeat_exposure_value } = market.here;
  fillPairs(normals.price, normals.reach, count, seed, first, 2000 + 2 * slot);
  fillPairs(normals.engagement, normals.clicks, count, seed, first, 2001 + 2 * slot);
  const { price, clicks } = normals;
  fillFactor(price, count, inputs.ads_cpm.measured ? 0 : 1, market.here, null, price);
  fillFactor(clicks, count, inputs.ads_ctr.measured ? 0 : 1, market.here, null, clicks);
  for (let i = 0, to = first; i < count; i += 1, to += 1) {
    const media = budget - ads_creative_cost[i];
    affordable[to] = media > 0 ? 1 : 0;
    if (media <= 0) continue;
    sample.paid += 1;
    const impressions = (media / (ads_cpm[i] * price[i])) * 1000;
    const gross = impressions / ads_frequency[i];
    const unique = gross < audience_size[i] ? gross : audience_size[i];
    const effective = unique + repeat_exposure_value[i] * (gross - unique);
    columns[at.spend][to] = budget;
    columns[at.unspent][to] = 0;
    columns[at.overhead_share][to] = ads_creative_cost[i] / budget;
    columns[at.impressions][to] = impressions;
    columns[at.gross_reach][to] = gross;
    columns[at.unique_reach][to] = unique;
    columns[at.effective_reach][to] = effective;
    columns[at.engagements][to] = 0;
    columns[at.clicks][to] = (impressions * ads_ctr[i] * clicks[i] * effective) / gross;
  }
  addReturns(sample, request, inputs, market, { first, count, mix: mixAds, cvr: 'ads_cvr', total: 'total_per_tracked_ads' });
}

/**
 * Everything that follows from delivery.
 * @param {Sample} sample @param {ComparisonRequest} request @param {Ranges} inputs @param {Market} market
 * @param {{first: number, count: number, mix: Float64Array, cvr: 'cvr' | 'ads_cvr', total: string}} terms
 */
function addReturns({ columns, affordable }, request, inputs, market, { first, count, mix, cvr, total }) {
  const { here } = market;
  const rate = here[cvr];
  const perTracked = here[total];
  const { aov, incremental_share, return_rate, gross_margin, repeat_rate, commission_rate, ads_cpm } = here;
  const chosen = LENS_NAMES.indexOf(request.lens);
  const isMix = request.lens === 'marketing_mix';
  const cvrMedian = inputs[cvr].median;
  const aovMedian = inputs.aov.median;
  const [spends, impressions, uniques, engagements, clicks] = [columns[at.spend], columns[at.impressions], columns[at.unique_reach], columns[at.engagements], columns[at.clicks]];
  const [nTracked, nTotal, nIncremental, nRevenue, nContribution, nProfit, nRoi] = [at.tracked_orders, at.total_orders, at.incremental_orders, at.revenue, at.contribution, at.profit, at.roi].map((place) => columns[place]);
  const [nRoasTracked, nRoasTotal, nFrequency, nCpm, nCpmReach, nCpe, nCpc, nCpa] = [at.roas_tracked, at.roas_total, at.frequency, at.cpm, at.cpm_reach, at.cpe, at.cpc, at.cpa].map((place) => columns[place]);
  const [nCvr, nAov, nMedia] = [at.break_even_cvr, at.break_even_aov, at.media_price_equivalent].map((place) => columns[place]);
  const [nProfit0, nProfit1, nProfit2] = [at.profit_tracked, at.profit_seen_and_unseen, at.profit_marketing_mix].map((place) => columns[place]);
  const [nRoi0, nRoi1, nRoi2] = [at.roi_tracked, at.roi_seen_and_unseen, at.roi_marketing_mix].map((place) => columns[place]);
  for (let i = 0, to = first; i < count; i += 1, to += 1) {
    if (affordable[to] === 0) continue;
    const spend = spends[to];
    const perSpend = spend > 0 ? 1 / spend : 0;
    const lambda = incremental_share[i];
    const tracked = clicks[to] * rate[i];
    const seen = tracked * perTracked[i];
    const mixed = (clicks[to] * mix[i]) / aov[i];
    const allMixed = mixed / lambda;
    const kept = aov[i] * (1 - return_rate[i]) * gross_margin[i] * (1 + repeat_rate[i]);
    const commission = aov[i] * commission_rate[i];
    const contribution0 = tracked * lambda * kept - tracked * commission;
    const contribution1 = seen * lambda * kept - seen * commission;
    const contribution2 = mixed * kept - allMixed * commission;
    nProfit0[to] = contribution0 - spend;
    nProfit1[to] = contribution1 - spend;
    nProfit2[to] = contribution2 - spend;
    nRoi0[to] = (contribution0 - spend) * perSpend;
    nRoi1[to] = (contribution1 - spend) * perSpend;
    nRoi2[to] = (contribution2 - spend) * perSpend;
    const contribution = chosen === 0 ? contribution0 : chosen === 1 ? contribution1 : contribution2;
    const orders = chosen === 0 ? tracked : chosen === 1 ? seen : allMixed;
    const breakEven = contribution > 0 ? spend / contribution : Infinity;
    nTracked[to] = tracked;
    nTotal[to] = orders;
    nIncremental[to] = chosen === 2 ? mixed : orders * lambda;
    nRevenue[to] = orders * aov[i];
    nContribution[to] = contribution;
    nProfit[to] = contribution - spend;
    nRoi[to] = (contribution - spend) * perSpend;
    nRoasTracked[to] = tracked * aov[i] * perSpend;
    nRoasTotal[to] = orders * aov[i] * perSpend;
    nFrequency[to] = uniques[to] > 0 ? impressions[to] / uniques[to] : Infinity;
    nCpm[to] = impressions[to] > 0 ? (spend * 1000) / impressions[to] : Infinity;
    nCpmReach[to] = uniques[to] > 0 ? (spend * 1000) / uniques[to] : Infinity;
    nCpe[to] = engagements[to] > 0 ? spend / engagements[to] : Infinity;
    nCpc[to] = clicks[to] > 0 ? spend / clicks[to] : Infinity;
    nCpa[to] = orders > 0 ? spend / orders : Infinity;
    nCvr[to] = (isMix ? cvrMedian : rate[i]) * breakEven;
    nAov[to] = (isMix ? aovMedian : aov[i]) * breakEven;
    nMedia[to] = (impressions[to] / 1000) * ads_cpm[i];
  }
}
