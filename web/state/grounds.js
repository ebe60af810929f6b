// What each part of an answer rests on: the inputs behind a reason, and whether they were measured, published or judged.
// Pure; imports the generated data and names.
import { FORMATS, INPUT_DEFAULTS, MAIN_FORMATS } from '../../build/generated/benchmarks.js';
import { CURVE_FOLLOWERS, CURVE_TIERS } from '../../build/generated/schema.js';

/** @import { ComparisonRequest } from '../engine/index.js' */
/** @import { Goal, Input, Reason } from '../../build/generated/schema.js' */
/** @typedef {ComparisonRequest['options'][number]} Option */
/** @typedef {'measured' | 'published' | 'interpolated' | 'judgement'} Ground */

export const grounds = /** @type {const} */ (['measured', 'published', 'interpolated', 'judgement']);

const defaults = new Map(INPUT_DEFAULTS.map((entry) => [entry.id, entry]));

/** The sizes of a curve that a follower count is read between. @param {number} followers */
function tiersAround(followers) {
  const above = CURVE_FOLLOWERS.findIndex((size) => size >= followers);
  if (above < 0) return [CURVE_TIERS[CURVE_TIERS.length - 1]];
  return above === 0 || CURVE_FOLLOWERS[above] === followers ? [CURVE_TIERS[above]] : [CURVE_TIERS[above - 1], CURVE_TIERS[above]];
}

/** Where a figure comes from: what was measured for the option itself, or else its inputs. @typedef {{own: boolean, ids: string[]}} Source */

/** @param {string[]} ids @returns {Source} */
const inputs = (...ids) => ({ own: false, ids });
const own = () => ({ own: true, ids: [] });

/** @param {ComparisonRequest} request */
function formatsOf(request) {
  return FORMATS.filter((format) => format.platform === request.platform && (request.package[format.id] ?? 0) > 0);
}

/** @param {Option} option @param {ComparisonRequest} request @param {'price' | 'reach_rate' | 'engagement_rate'} figure @param {'price' | 'reach' | 'engagement'} curve @returns {Source[]} */
function curveSources(option, request, figure, curve) {
  if (option.kind === 'ads') return [];
  const main = MAIN_FORMATS[request.platform];
  const points = (/** @type {string} */ name) => inputs(...tiersAround(option.followers).map((tier) => `${name}.${tier}`));
  const formats = figure === 'price' ? FORMATS.filter(({ id }) => id === main) : formatsOf(request);
  return formats.flatMap((format) => {
    const name = format[curve];
    if (name === null) return [];
    return [option[figure] !== undefined && format.id === main ? own() : points(name)];
  });
}

/** @param {Option} option @param {ComparisonRequest} request @returns {Source[]} */
function priceSources(option, request) {
  if (option.kind === 'ads') return [inputs('ads_cpm')];
  const ratios = formatsOf(request).flatMap(({ price_ratio: ratio }) => (ratio === null ? [] : [ratio]));
  return [...curveSources(option, request, 'price', 'price'), inputs(...ratios, 'rights_share', 'boost_cost')];
}

/** @param {Option} option @param {ComparisonRequest} request @returns {Source[]} */
function reachSources(option, request) {
  if (option.kind === 'ads') return [inputs('ads_frequency')];
  return [...curveSources(option, request, 'reach_rate', 'reach'), inputs('within_overlap', ...(formatsOf(request).some((format) => format.counts_views) ? ['impressions_per_reach'] : []))];
}

/** @param {Option} option @returns {Source[]} */
function overheadSources(option) {
  if (option.kind === 'ads') return [inputs('ads_creative_cost')];
  return [inputs('hours_per_creator', 'hourly_wage', 'product_cost', 'shipping_cost', 'agency_share', 'setup_hours', 'tools_cost')];
}

/** @param {Option} option @param {ComparisonRequest} request @returns {Source[]} */
function moneySources(option, { lens }) {
  const ads = option.kind === 'ads';
  const kept = inputs('gross_margin', 'return_rate', 'repeat_rate', 'commission_rate');
  if (lens === 'marketing_mix') return [kept, inputs('sales_per_spend', ...(ads ? ['ads_sales_ratio'] : []))];
  const unseen = lens === 'tracked' ? [] : [ads ? 'total_per_tracked_ads' : 'total_per_tracked_creators'];
  return [kept, inputs('aov', ads ? 'ads_cvr' : 'cvr', 'incremental_share', ...unseen)];
}

/** @param {Reason} reason @param {Option} option @param {ComparisonRequest} request @param {Goal} goal @returns {Source[]} */
function sourcesOf(reason, option, request, goal) {
  const ads = option.kind === 'ads';
  switch (reason) {
    case 'price':
      return priceSources(option, request);
    case 'price_and_reach':
      return [...priceSources(option, request), ...reachSources(option, request)];
    case 'reach_rate':
      return reachSources(option, request);
    case 'overhead':
      return overheadSources(option);
    case 'whole_creators':
      return ads ? [] : [...priceSources(option, request), ...overheadSources(option)];
    case 'delivery':
      return ads ? [] : [inputs('completion')];
    case 'overlap':
      return [inputs(...(ads ? [] : ['overlap']), 'audience_size')];
    case 'engagement_rate':
      return [...curveSources(option, request, 'engagement_rate', 'engagement'), inputs('engagement_multiplier')];
    case 'click_rate':
      return [inputs(...(ads ? ['ads_ctr'] : formatsOf(request).map((format) => format.click_rate)))];
    case 'repeats':
      return [inputs('repeat_exposure_value', ...(ads ? [] : ['overlap']))];
    case 'money_per_click':
      return moneySources(option, request);
    default:
      return ads ? [] : [inputs(...(goal === 'engagement' ? ['luck_engagement'] : goal === 'reach' ? ['luck_reach'] : ['luck_reach', 'luck_sales']))];
  }
}

/**
 * What a reason rests on for two options, strongest ground first. Inputs that are 0 (no agency, no product sent) play no part.
 * @param {Reason} reason
 * @param {Option[]} options
 * @param {ComparisonRequest} request
 * @param {Goal} goal
 * @returns {Ground[]}
 */
export function groundsOf(reason, options, request, goal) {
  const found = new Set(
    options.flatMap((option) =>
      sourcesOf(reason, option, request, goal).flatMap((source) => (source.own ? [/** @type {Ground} */ ('measured')] : source.ids.flatMap((id) => groundOf(/** @type {Input} */ (id), request)))),
    ),
  );
  return grounds.filter((ground) => found.has(ground));
}

/**
 * The inputs behind a reason, the first options' first; those that play no part are left out.
 * @param {Reason} reason @param {Option[]} options @param {ComparisonRequest} request @param {Goal} goal
 * @returns {Input[]}
 */
export function inputsBehind(reason, options, request, goal) {
  const ids = options.flatMap((option) => sourcesOf(reason, option, request, goal).flatMap((source) => source.ids));
  return /** @type {Input[]} */ ([...new Set(ids)].filter((id) => groundOf(/** @type {Input} */ (id), request).length > 0));
}

/** The inputs that decide most about an option: what it costs, whom it reaches, what work it makes. @param {Option} option @param {ComparisonRequest} request @returns {Input[]} */
export function mainInputs(option, request) {
  const first = (/** @type {Reason} */ reason) => inputsBehind(reason, [option], request, 'reach').slice(0, 1);
  return [...first('price'), ...first('reach_rate'), ...first('overhead')];
}

/** @param {Input} id @param {ComparisonRequest} request @returns {Ground[]} */
function groundOf(id, request) {
  const changed = request.inputs?.[id];
  const standard = defaults.get(id);
  if (!standard || (changed ?? standard).median === 0) return [];
  return [changed?.measured ? 'measured' : standard.kind];
}
