// What the twin reads off the curves once per request. Imports the generated data and the oracle's curves, nothing of the engine.
import { FORMATS, INPUT_DEFAULTS } from '../../../build/generated/benchmarks.js';
import { CURVE_FOLLOWERS, CURVE_TIERS } from '../../../build/generated/schema.js';
import { brokenLine, inputSpread, pchip } from '../../oracle/numbers.mjs';

/** @typedef {import('../../../web/engine/index.js').ComparisonRequest} ComparisonRequest */
/** @typedef {import('../../../web/engine/index.js').Range} Range */
/** @typedef {Record<string, Range>} Ranges */
/** @typedef {{median: number, tau: number, share: number}} Rate */
/** @typedef {{count: number, reach: Rate, engagement: Rate, clickShare: number, clickRate: string, basis: string, countsViews: boolean, priceRatio: string | null}} FormatPlan */
/** @typedef {{followers: number, price: Rate, followersOnly: boolean, hasEngagement: boolean, formats: FormatPlan[]}} Plan */

const kDefaults = new Map(INPUT_DEFAULTS.map((input) => [/** @type {string} */ (input.id), input]));
const kKnots = CURVE_FOLLOWERS.map(Math.log);

/** @param {Partial<Record<string, Range>>} changed @returns {Ranges} */
export const withDefaults = (changed) => Object.fromEntries(INPUT_DEFAULTS.map((input) => [input.id, changed[input.id] ?? input]));

/** @param {string} id */
export const limitsOf = (id) => /** @type {typeof INPUT_DEFAULTS[number]} */ (kDefaults.get(id));

/** @param {Ranges} inputs @param {string} name @param {number} followers @returns {Rate} */
function readCurve(inputs, name, followers) {
  const ids = CURVE_TIERS.map((tier) => `${name}.${tier}`);
  const spread = ids.map((id) => inputSpread(inputs[id].low === inputs[id].high ? limitsOf(id) : inputs[id], 'positive'));
  const at = Math.log(followers);
  return {
    median: Math.exp(pchip(kKnots, ids.map((id) => Math.log(inputs[id].median)))(at)),
    tau: brokenLine(kKnots, spread)(at),
    share: 1 - brokenLine(kKnots, ids.map((id) => (inputs[id].measured ? 1 : 0)))(at),
  };
}

/**
 * @param {Ranges} inputs @param {ComparisonRequest} request
 * @param {{followers: number, price?: number, reach_rate?: number, engagement_rate?: number}} option @returns {Plan}
 */
export function planCreator(inputs, request, option) {
  const { followers } = option;
  /** @param {number | undefined} own @param {string} name @returns {Rate} */
  const rate = (own, name) => (own ? { median: own, tau: 0, share: 0 } : readCurve(inputs, name, followers));
  const formats = FORMATS.filter((format) => format.platform === request.platform && (request.package[format.id] ?? 0) > 0);
  const main = FORMATS.find((format) => format.platform === request.platform && format.main);
  if (!main) throw new Error(`no format of ${request.platform}`);
  return {
    followers,
    price: rate(option.price, main.price),
    followersOnly: formats.every((format) => format.followers_only),
    hasEngagement: formats.some((format) => format.engagement !== null),
    formats: formats.map((format) => ({
      count: request.package[format.id] ?? 0,
      reach: rate(format.main ? option.reach_rate : undefined, format.reach),
      engagement: format.engagement ? rate(format.main ? option.engagement_rate : undefined, format.engagement) : { median: 0, tau: 0, share: 1 },
      clickShare: inputs[format.click_rate].measured ? 0 : 1,
      clickRate: format.click_rate,
      basis: format.click_basis,
      countsViews: format.counts_views,
      priceRatio: format.price_ratio,
    })),
  };
}
