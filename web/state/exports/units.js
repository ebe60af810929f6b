// What each result is counted in, by the units' names in files. Pure; knows the results' names only.

/** @import { Metric } from '../../../build/generated/schema.js' */

/** @type {Readonly<Record<Metric, string>>} */
export const metricUnits = {
  creators: 'creators',
  delivered: 'creators',
  cost_of_one: 'money',
  fee: 'money',
  spend: 'money',
  unspent: 'money',
  overhead_share: 'share_of_spend',
  gross_reach: 'people',
  unique_reach: 'people',
  effective_reach: 'people',
  frequency: 'impressions_per_person',
  impressions: 'impressions',
  engagements: 'engagements',
  clicks: 'clicks',
  tracked_orders: 'orders',
  total_orders: 'orders',
  incremental_orders: 'orders',
  revenue: 'money',
  contribution: 'money',
  profit: 'money',
  roi: 'profit_per_spend',
  roas_tracked: 'revenue_per_spend',
  roas_total: 'revenue_per_spend',
  cpm: 'money_per_thousand_impressions',
  cpm_reach: 'money_per_thousand_people',
  cpe: 'money_per_engagement',
  cpc: 'money_per_click',
  cpa: 'money_per_order',
  break_even_cvr: 'orders_per_click',
  break_even_aov: 'money',
  walk_away_fee: 'money',
  media_price_equivalent: 'money',
  roi_tracked: 'profit_per_spend',
  roi_seen_and_unseen: 'profit_per_spend',
  roi_marketing_mix: 'profit_per_spend',
  profit_tracked: 'money',
  profit_seen_and_unseen: 'money',
  profit_marketing_mix: 'money',
};

/** Whether an amount in this unit needs to be told its currency. @param {string} unit */
export const isMoney = (unit) => /(^|_)money(_|$)/.test(unit);
