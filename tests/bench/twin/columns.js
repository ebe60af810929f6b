// The twin's draws of everything that all options share, a block of draws at a time: one column per input, at the user's
// level and at the benchmark's. Imports the twin's random numbers and plan.
import { inputSpread } from '../../oracle/numbers.mjs';
import { INPUT_NAMES } from '../../../build/generated/schema.js';
import { limitsOf } from './plan.js';
import { exponentiate, fillNormals } from './random.js';

/** Draws worked on at a time: the columns of a block stay in the cache. Even, so that pairs of draws stay together. */
export const kBlock = 1024;

/** Inputs read by every request. Click rates and price ratios come with the formats of the package. */
const kAlwaysRead = /** @type {const} */ ([
  'aov', 'gross_margin', 'return_rate', 'repeat_rate', 'commission_rate', 'cvr', 'incremental_share', 'total_per_tracked_creators',
  'total_per_tracked_ads', 'sales_per_spend', 'ads_sales_ratio', 'hours_per_creator', 'hourly_wage', 'setup_hours', 'tools_cost',
  'product_cost', 'shipping_cost', 'agency_share', 'rights_share', 'boost_cost', 'completion', 'audience_size', 'target_share', 'overlap',
  'within_overlap', 'repeat_exposure_value', 'impressions_per_reach', 'engagement_multiplier', 'choice_percentile', 'ads_cpm', 'ads_ctr',
  'ads_cvr', 'ads_frequency', 'ads_creative_cost', 'source_spread', 'option_spread', 'luck_reach', 'luck_engagement', 'luck_sales',
]);
const kSpreads = ['source_spread', 'option_spread'];
const kClickStream = 1003;

/** @typedef {Record<string, Float64Array>} Columns by input */
/** @typedef {{out: Float64Array, median: number, sigma: number, share: boolean, minimum: number, maximum: number}} Target */
/** @typedef {{stream: number, targets: Target[]}} Draw one normal and all inputs that follow it */
/** @typedef {{here: Columns, there: Columns, varying: Set<string>, draws: Draw[], zPrice: Float64Array, zReach: Float64Array, zEngagement: Float64Array}} Market */

/**
 * @param {import('./plan.js').Ranges} inputs @param {import('./plan.js').Ranges} benchmark @param {import('./plan.js').FormatPlan[]} formats
 * @returns {Market}
 */
export function prepareMarket(inputs, benchmark, formats) {
  const read = new Set([...kAlwaysRead, ...formats.flatMap(({ clickRate, priceRatio }) => (priceRatio ? [clickRate, priceRatio] : [clickRate]))]);
  const [zPrice, zReach, zEngagement] = [0, 0, 0].map(() => new Float64Array(kBlock));
  /** @type {Market} */
  const market = { here: {}, there: {}, varying: new Set(), draws: [], zPrice, zReach, zEngagement };
  /** @type {Map<number, Draw>} */
  const draws = new Map();
  for (const id of read) {
    const own = inputs[id];
    const published = benchmark[id];
    const same = kSpreads.includes(id) || (own.low === published.low && own.median === published.median && own.high === published.high);
    const { shape, min, max } = limitsOf(id);
    const sigma = inputSpread(own, shape);
    /** @param {number} median */
    const column = (median) => {
      const out = new Float64Array(kBlock).fill(median);
      if (sigma === 0 || median === 0 || (shape === 'share' && median === 1)) return out;
      const stream = id.startsWith('ctr_') ? kClickStream : INPUT_NAMES.findIndex((name) => name === id);
      const draw = draws.get(stream) ?? { stream, targets: [] };
      draw.targets.push({ out, median, sigma, share: shape === 'share', minimum: Math.max(min, 1e-100), maximum: max });
      draws.set(stream, draw);
      market.varying.add(id);
      return out;
    };
    market.here[id] = column(own.median);
    market.there[id] = same ? market.here[id] : column(published.median);
  }
  market.draws = [...draws.values()];
  return market;
}

const z = new Float64Array(kBlock);

/** @param {Market} market @param {number} count @param {import('./random.js').Seed} seed @param {number} first draw */
export function drawMarket(market, count, seed, first) {
  for (const { stream, targets } of market.draws) {
    fillNormals(z, count, seed, first, stream);
    for (const target of targets) fillTarget(target, count);
  }
  fillNormals(market.zPrice, count, seed, first, 1000);
  fillNormals(market.zReach, count, seed, first, 1001);
  fillNormals(market.zEngagement, count, seed, first, 1002);
}

/** @param {Target} target @param {number} count */
function fillTarget({ out, median, sigma, share, minimum, maximum }, count) {
  exponentiate(out, z, count, sigma, 0);
  if (!share) {
    for (let i = 0; i < count; i += 1) {
      const value = median * out[i];
      out[i] = value < minimum ? minimum : value > maximum ? maximum : value;
    }
    return;
  }
  const odds = median / (1 - median);
  for (let i = 0; i < count; i += 1) {
    const raised = odds * out[i];
    const value = raised / (1 + raised);
    out[i] = value < minimum ? minimum : value > maximum ? maximum : value;
  }
}
