// One creator at average luck, and sums of luck over many, a block of draws at a time. Imports the twin's random numbers and columns.
import { binomialQuantile, normalQuantile } from '../../oracle/numbers.mjs';
import { manyCreators } from '../../oracle/many.mjs';
import { kBlock } from './columns.js';
import { exponentiate, fillLanePairs, fillLanes } from './random.js';

const column = () => new Float64Array(kBlock);

/** @typedef {import('./columns.js').Columns} Columns */
/** @typedef {import('./columns.js').Market} Market */
/** @typedef {import('./plan.js').Plan} Plan */
/** @typedef {{price: Float64Array, reach: Float64Array, engagement: Float64Array, clicks: Float64Array}} Normals */
/** @typedef {ReturnType<typeof makeProfile>} Profile */

/** Standard normals of 0: an option on its curve. */
export const kOnCurve = { price: column(), reach: column(), engagement: column(), clicks: column() };

export const makeProfile = () => ({
  fee: column(), handling: column(), delivery: column(), people: column(), impressions: column(), engagements: column(), clicks: column(),
});

const ratios = column();
const factor = column();
const largest = column();
const chosen = column();
const error = column();

/**
 * e^(share (source_spread z_source + option_spread z_option)).
 * @param {Float64Array} out @param {number} count @param {number} share @param {Columns} market @param {Float64Array | null} zSource @param {Float64Array} zOption
 */
export function fillFactor(out, count, share, market, zSource, zOption) {
  const sourceSpread = market.source_spread;
  const optionSpread = market.option_spread;
  if (share === 0) {
    out.fill(1, 0, count);
    return;
  }
  if (zSource === null) for (let i = 0; i < count; i += 1) out[i] = optionSpread[i] * zOption[i];
  else for (let i = 0; i < count; i += 1) out[i] = sourceSpread[i] * zSource[i] + optionSpread[i] * zOption[i];
  exponentiate(out, out, count, share, 0);
}

/**
 * @param {Profile} out @param {number} count @param {Plan} plan @param {Market} market @param {Columns} values here or there
 * @param {Normals} normals @param {boolean} forReference without engagements
 */
export function fillProfile(out, count, plan, market, values, normals, forReference) {
  const { people, impressions, engagements, clicks, fee, handling, delivery } = out;
  for (const total of [people, largest, impressions, engagements, clicks, ratios]) total.fill(0, 0, count);
  const frequency = values.impressions_per_reach;
  const within = values.within_overlap;
  for (const format of plan.formats) {
    const { count: posts, countsViews, basis } = format;
    const rate = values[format.clickRate];
    const ratio = format.priceRatio ? values[format.priceRatio] : null;
    const level = plan.followers * format.reach.median;
    fillFactor(factor, count, format.reach.share, values, market.zReach, normals.reach);
    for (let i = 0; i < count; i += 1) {
      const perPost = level * factor[i];
      const viewers = countsViews ? perPost / frequency[i] : perPost;
      const views = viewers * frequency[i] * posts;
      const mine = viewers * (1 + (posts - 1) * (1 - within[i]));
      people[i] += mine;
      if (mine > largest[i]) largest[i] = mine;
      impressions[i] += views;
      ratios[i] += (ratio === null ? 1 : ratio[i]) * posts;
      factor[i] = (basis === 'reach' ? viewers * posts : basis === 'followers' ? plan.followers * posts : views) * rate[i];
    }
    if (format.clickShare === 0 || normals === kOnCurve) for (let i = 0; i < count; i += 1) clicks[i] += factor[i];
    else {
      fillFactor(error, count, format.clickShare, values, null, normals.clicks);
      for (let i = 0; i < count; i += 1) clicks[i] += factor[i] * error[i];
    }
    if (!forReference && format.engagement.median > 0) addEngagements(engagements, count, plan.followers * posts, format, market, values, normals);
  }
  const source = market.zPrice;
  fillFactor(factor, count, plan.price.share, values, source, normals.price);
  const { agency_share, rights_share, boost_cost, product_cost, shipping_cost, hours_per_creator, hourly_wage } = values;
  const price = plan.price.median;
  for (let i = 0; i < count; i += 1) {
    people[i] = largest[i] + (1 - within[i]) * (people[i] - largest[i]);
    fee[i] = price * factor[i] * ratios[i];
    handling[i] = product_cost[i] + shipping_cost[i] + hours_per_creator[i] * hourly_wage[i];
    delivery[i] = fee[i] * (1 + agency_share[i] + rights_share[i]) + boost_cost[i];
  }
}

/**
 * @param {Float64Array} engagements @param {number} count @param {number} perRate followers times posts
 * @param {import('./plan.js').FormatPlan} format @param {Market} market @param {Columns} values @param {Normals} normals
 */
function addEngagements(engagements, count, perRate, format, market, values, normals) {
  const { median, tau, share } = format.engagement;
  const { choice_percentile, engagement_multiplier } = values;
  fillFactor(factor, count, share, values, market.zEngagement, normals.engagement);
  if (share === 0) chosen.fill(1, 0, count);
  else if (market.varying.has('choice_percentile') || market.varying.has('engagement_multiplier')) {
    for (let i = 0; i < count; i += 1) chosen[i] = Math.exp(share * (tau * normalQuantile(choice_percentile[i]) + Math.log(engagement_multiplier[i])));
  } else chosen.fill(Math.exp(share * (tau * normalQuantile(choice_percentile[0]) + Math.log(engagement_multiplier[0]))), 0, count);
  for (let i = 0; i < count; i += 1) engagements[i] += perRate * median * factor[i] * chosen[i];
}

// Luck -----------------------------------------------------------------------------------------------------------------

const kMostExact = 64;
const zReach = new Float64Array(kMostExact);
const zEngagement = new Float64Array(kMostExact);
const zSales = new Float64Array(kMostExact);
const reaches = new Float64Array(kMostExact);
const engagements = new Float64Array(kMostExact);
const sales = new Float64Array(kMostExact);

/** Whose normals are held above: both draws of a pair read the same ones. @type {{seed: import('./random.js').Seed | null, pair: number, slot: number, creators: number}} */
const held = { seed: null, pair: 0, slot: 0, creators: 0 };

/** Makes what is missing. @param {import('./random.js').Seed} seed of this request @param {number} pair @param {number} slot @param {number} creators */
function holdNormals(seed, pair, slot, creators) {
  const isSame = held.seed === seed && held.pair === pair && held.slot === slot;
  const from = isSame ? held.creators : 0;
  const to = creators + (creators & 1); // sales luck comes two to a lane
  if (from >= to) return;
  fillLanePairs(zReach, zEngagement, from, to, seed, pair, 4000 + slot);
  fillLanes(zSales, from, to, seed, pair, 5000 + slot);
  held.seed = seed;
  held.pair = pair;
  held.slot = slot;
  held.creators = to;
}

/** Sums of the last call of `sumLuck`: reach, engagement, clicks, missed share, largest. */
export const totals = new Float64Array(5);

/**
 * @param {import('./random.js').Seed} seed @param {number} wholeSeed @param {number} draw @param {number} slot @param {number} creators
 * @param {number} reachSpread @param {number} engagementSpread @param {number} salesSpread @param {number} cap @param {number} share
 */
export function sumLuck(seed, wholeSeed, draw, slot, creators, reachSpread, engagementSpread, salesSpread, cap, share) {
  if (creators > kMostExact) {
    const many = manyCreators(wholeSeed, draw, slot, creators, { reach: reachSpread, engagement: engagementSpread, sales: salesSpread }, cap, share);
    setTotals(many.reach, many.engagement, many.clicks, many.missed, many.largest);
    return;
  }
  if (reachSpread === 0 && engagementSpread === 0 && salesSpread === 0) {
    const reach = cap < 1 ? cap : 1;
    setTotals(creators * reach, creators, creators * reach, Math.pow(Math.max(0, 1 - share * reach), creators), creators > 0 ? reach : 0);
    return;
  }
  holdNormals(seed, draw >> 1, slot, creators);
  const sign = (draw & 1) === 0 ? 1 : -1;
  exponentiate(reaches, zReach, creators, sign * reachSpread, -0.5 * reachSpread * reachSpread);
  exponentiate(engagements, zEngagement, creators, sign * engagementSpread, -0.5 * engagementSpread * engagementSpread);
  exponentiate(sales, zSales, creators, sign * salesSpread, -0.5 * salesSpread * salesSpread);
  let reachSum = 0;
  let engagementSum = 0;
  let clicks = 0;
  let missed = 1;
  let largestReach = 0;
  for (let j = 0; j < creators; j += 1) {
    const luck = reaches[j];
    const reach = luck < cap ? luck : cap;
    reachSum += reach;
    engagementSum += engagements[j];
    clicks += reach * sales[j];
    const left = 1 - share * reach;
    missed *= left > 0 ? left : 0;
    if (reach > largestReach) largestReach = reach;
  }
  setTotals(reachSum, engagementSum, clicks, missed, largestReach);
}

/** @param {number} reach @param {number} engagement @param {number} clicks @param {number} missed @param {number} largestOne */
function setTotals(reach, engagement, clicks, missed, largestOne) {
  totals[0] = reach;
  totals[1] = engagement;
  totals[2] = clicks;
  totals[3] = missed;
  totals[4] = largestOne;
}

/** Creators out of `hired` that deliver. @param {number} u @param {number} hired @param {number} completion */
export function deliveredOf(u, hired, completion) {
  if (completion >= 1) return hired;
  const fails = 1 - completion;
  if (completion <= 0.5 || hired * fails > 30) return binomialQuantile(u, hired, completion);
  // The failures, added up from none.
  const odds = fails / completion;
  const wanted = 1 - u;
  let k = 0;
  let term = Math.exp(hired * Math.log(completion));
  let below = term;
  while (below < wanted && k < hired) {
    term *= odds * ((hired - k) / (k + 1));
    below += term;
    k += 1;
  }
  return hired - k;
}
