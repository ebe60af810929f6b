// The decisions that are measured, and the figures that are read off every answer. Imports the page's inputs.
import { defaultState, toComparisonRequest } from '../../web/state/inputs.js';
import { INPUT_DEFAULTS } from '../../build/generated/benchmarks.js';

/** @typedef {import('../../web/engine/index.js').ComparisonRequest} ComparisonRequest */
/** What a decision comes down to: the probability that the first option beats the second, and the first one's return. @typedef {{p: number, p10: number, p50: number, p90: number}} Figures */
/** @typedef {{id: string, title: string, request: ComparisonRequest, read: (answer: any) => Figures, squiggle: boolean}} Workload */

/** @param {string} contest @param {string} metric @returns {(answer: any) => Figures} */
const reader = (contest, metric) => (answer) => {
  const { p10, p50, p90 } = answer.options[0].metrics[metric];
  return { p: answer.contests[contest].pairs[0].p, p10, p50, p90 };
};

/** @param {number} value */
const exactly = (value) => ({ low: value, median: value, high: value });

/** The page as it opens. @type {Workload} */
export const defaultScenario = {
  id: 'default',
  title: 'default: micro, macro, adverts',
  request: toComparisonRequest(defaultState()),
  read: reader('return_marketing_mix', 'roi'),
  squiggle: false,
};

/** Eleven uncertain inputs, each with its 10 %, 50 % and 90 % points; no limit of an input comes near. */
export const kElevenInputs = {
  aov: { low: 150, median: 240, high: 384 },
  gross_margin: { low: 0.4, median: 0.5, high: 0.6 },
  return_rate: { low: 0.169, median: 0.25, high: 0.35 },
  cvr: { low: 0.03, median: 0.05, high: 0.08 },
  incremental_share: { low: 0.4, median: 0.6, high: 0.8 },
  ctr_instagram_feed: { low: 0.015, median: 0.03, high: 0.06 },
  impressions_per_reach: { low: 1.3, median: 1.5, high: 1.7 },
  hours_per_creator: { low: 1.5, median: 3, high: 6 },
  hourly_wage: { low: 27, median: 40, high: 60 },
  product_cost: { low: 20, median: 30, high: 45 },
  shipping_cost: { low: 5, median: 8, high: 12 },
};

/** Nothing varies but what is named. */
function constantInputs() {
  const constant = Object.fromEntries(INPUT_DEFAULTS.filter(({ id }) => !id.includes('.')).map(({ id, median }) => [id, exactly(median)]));
  const zero = ['source_spread', 'option_spread', 'luck_reach', 'luck_engagement', 'luck_sales', 'agency_share', 'rights_share', 'boost_cost', 'tools_cost'];
  return { ...constant, ...Object.fromEntries(zero.map((id) => [id, exactly(0)])), completion: exactly(1), repeat_exposure_value: exactly(1) };
}

/** A decision that Squiggle can express too: no luck of creators, no errors of benchmarks, everything delivered. @type {Workload} */
export const elevenInputs = {
  id: 'eleven',
  title: '11 uncertain inputs: micro, macro',
  request: {
    budget: 25_000,
    platform: 'instagram',
    package: { instagram_feed: 1 },
    lens: 'tracked',
    seed: 20_260_101,
    draws: 16_384,
    inputs: { ...constantInputs(), ...kElevenInputs },
    options: [
      { slot: 0, kind: 'creators', followers: 31_623, price: 500, reach_rate: 0.19 },
      { slot: 1, kind: 'creators', followers: 707_107, price: 6500, reach_rate: 0.0825 },
    ],
  },
  read: reader('return_tracked', 'roi'),
  squiggle: true,
};

/**
 * A request that hires exactly so many creators of each option: nothing but luck varies.
 * @param {number} creators @param {number} options @param {number} draws @returns {ComparisonRequest}
 */
export function creatorsRequest(creators, options, draws) {
  const inputs = { ...constantInputs(), luck_reach: exactly(0.5), luck_engagement: exactly(0.5), luck_sales: exactly(1), hours_per_creator: exactly(0), setup_hours: exactly(0) };
  return {
    budget: 100 * creators + 50,
    platform: 'instagram',
    package: { instagram_feed: 1 },
    lens: 'marketing_mix',
    seed: 20_260_101,
    draws,
    inputs,
    options: Array.from({ length: options }, (_, slot) => ({ slot, kind: /** @type {const} */ ('creators'), followers: 31_623, price: 100 })),
  };
}
