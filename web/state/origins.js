// Which passage of METHOD.md explains which figure: the anchors that the "how" links of the page lead to. The build gives
// every heading an anchor from its title, without its number, and every passage with a bold lead `heading--lead`. Imports names only.

/** @import { Group, Input, Metric } from '../../build/generated/schema.js' */

/** Where the method is, up to a passage's anchor: the page that the build writes from METHOD.md, beside the calculator. */
let method = 'method.html#';

/** @param {string} address where it is instead */
export function useMethodPage(address) {
  method = address;
}

/** The method from its beginning. */
export const methodPage = () => method.replace(/#$/, '');

/** @param {string} anchor */
export const methodLink = (anchor) => `${method}${anchor}`;

/** Entry of the list of sources. @param {string} id */
export const sourceAnchor = (id) => `source-${id}`;

/** Row of the table of defaults. @param {string} id */
export const defaultAnchor = (id) => `default-${id}`;

/** One claim of the article and its evidence. @param {string} id */
export const claimAnchor = (id) => `claim-${id}`;

const creators = 'one-option-under-a-budget--whole-creators';
const one = 'one-option-under-a-budget--cost-of-one-creator';
const delivery = 'one-option-under-a-budget--delivery';
const people = 'many-creators-and-people-who-follow-several-of-them';
const lenses = 'sales-three-lenses';
const money = 'sales-three-lenses--money-back';
const ratios = 'what-is-reported';
const breakEven = 'what-is-reported--break-even-cvr-and-aov';

/** @type {Readonly<Record<Metric, string>>} */
export const metricAnchors = {
  creators, delivered: delivery, cost_of_one: one, fee: 'one-option-under-a-budget--rates-in-this-draw',
  spend: delivery, unspent: delivery, overhead_share: delivery,
  gross_reach: people, unique_reach: people, effective_reach: people, frequency: ratios,
  impressions: people, engagements: people, clicks: people,
  tracked_orders: lenses, total_orders: lenses, incremental_orders: lenses,
  revenue: ratios, contribution: money, profit: money, roi: money,
  roas_tracked: ratios, roas_total: ratios, cpm: ratios, cpm_reach: ratios, cpe: ratios, cpc: ratios, cpa: ratios,
  break_even_cvr: breakEven, break_even_aov: breakEven,
  walk_away_fee: 'what-is-reported--walk-away-fee', media_price_equivalent: 'what-is-reported--media-price-equivalent',
  roi_tracked: money, roi_seen_and_unseen: money, roi_marketing_mix: money,
  profit_tracked: money, profit_seen_and_unseen: money, profit_marketing_mix: money,
};

/** Other parts of the page. */
export const partAnchors = Object.freeze({
  verdict: 'contests-and-verdicts',
  lenses,
  curve: 'contests-and-verdicts--value-curve',
  spread: 'what-is-reported',
  flips: 'what-would-turn-the-verdict',
  solve: 'what-it-would-take',
  why: 'why-one-option-is-ahead',
  matters: 'what-matters-most',
  tiers: 'tiers-and-curves',
  evidence: 'readings-of-the-evidence',
  score: 'engagement-score-of-one-creator',
  claims: 'what-the-article-claims-and-what-is-known',
  statements: 'published-statements-recomputed',
  exactness: 'how-exact-the-figures-are',
  error: 'random-numbers-and-their-error',
  split: 'dividing-the-budget',
  measurable: 'can-it-be-measured',
  regret: 'contests-and-verdicts--regret',
  defaults: 'every-default',
  sources: 'every-source',
});

/** @type {Readonly<Record<Group, string>>} */
const groupAnchors = {
  sales: money,
  handling: one,
  audience: people,
  clicks: 'one-option-under-a-budget--people-of-one-creator',
  formats: 'tiers-and-curves',
  choice: 'four-levels-of-luck',
  ads: `${people}--adverts`,
  spread: 'four-levels-of-luck',
  score: 'engagement-score-of-one-creator',
  price: 'tiers-and-curves',
  reach: 'tiers-and-curves',
  engagement: 'tiers-and-curves',
};

/** Inputs that another passage than that of their group explains. @type {Readonly<Partial<Record<Input, string>>>} */
const inputAnchors = {
  cvr: lenses,
  incremental_share: lenses,
  total_per_tracked_creators: lenses,
  total_per_tracked_ads: lenses,
  sales_per_spend: 'sales-three-lenses--the-marketing-mix-lens',
  ads_sales_ratio: 'sales-three-lenses--the-marketing-mix-lens',
  completion: delivery,
  within_overlap: 'one-option-under-a-budget--people-of-one-creator',
  impressions_per_reach: 'one-option-under-a-budget--people-of-one-creator',
  engagement_multiplier: 'one-option-under-a-budget--rates-in-this-draw',
};

/** @param {Input} id @param {Group} group */
export const inputAnchor = (id, group) => inputAnchors[id] ?? groupAnchors[group];
