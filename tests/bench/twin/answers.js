// The twin's figures: quantiles of every metric, and who wins which contest. Imports the twin's quantiles and the generated names.
import { LENS_NAMES, METRIC_NAMES } from '../../../build/generated/schema.js';
import { deciles, summarise } from './quantiles.js';

/** @typedef {import('../twin.js').Sample} Sample */
/** @typedef {import('../../../web/engine/index.js').ComparisonRequest} ComparisonRequest */

const kAlways = new Set(['creators', 'cost_of_one', 'fee']);
const kNotForAds = new Set(['creators', 'delivered', 'cost_of_one', 'fee', 'walk_away_fee', 'engagements', 'cpe']);
const kNeedEngagement = new Set(['engagements', 'cpe']);
const kPercents = Array.from({ length: 101 }, (_, i) => i / 100);

/** @param {string} metric @param {Sample} sample */
const applies = (metric, { plan }) => (plan ? plan.hasEngagement || !kNeedEngagement.has(metric) : !kNotForAds.has(metric));

/** @param {Sample} sample @param {string} metric */
const columnOf = (sample, metric) => sample.columns[METRIC_NAMES.findIndex((name) => name === metric)];

let counted = new Float64Array(0);

/** The draws in which the option is affordable. @param {Float64Array} column @param {Sample} sample */
function countedOf(column, { affordable, draws, paid }) {
  if (paid === draws) return column;
  if (counted.length < draws) counted = new Float64Array(draws);
  let to = 0;
  for (let i = 0; i < draws; i += 1) {
    counted[to] = column[i];
    to += affordable[i];
  }
  return counted;
}

/** @param {number} hits @param {number} count */
function probability(hits, count) {
  const p = count > 0 ? hits / count : 0;
  return { p, se: count > 0 ? Math.sqrt((p * (1 - p)) / count) : 0 };
}

/** @param {Sample} sample @param {Float64Array} profit */
function profitable({ affordable, draws, paid }, profit) {
  let hits = 0;
  for (let i = 0; i < draws; i += 1) hits += profit[i] > 0 ? affordable[i] : 0;
  return probability(hits, paid);
}

/** Quantiles beyond the usual ones. @type {Record<string, number[]>} */
const kMore = { profit: [0.05, ...kPercents], roi: kPercents, walk_away_fee: [0.2] };

/** @param {Sample} sample @param {ComparisonRequest} request */
export function summariseOption(sample, request) {
  /** @type {Record<string, import('./quantiles.js').Statistic | null>} */
  const metrics = {};
  /** @type {Record<string, number[]>} */
  const more = {};
  const copies = { [`profit_${request.lens}`]: 'profit', [`roi_${request.lens}`]: 'roi' };
  for (const metric of METRIC_NAMES) {
    metrics[metric] = null;
    if (!applies(metric, sample)) continue;
    const original = /** @type {Record<string, string>} */ (copies)[metric];
    if (original) metrics[metric] = metrics[original];
    else {
      const column = columnOf(sample, metric);
      const all = kAlways.has(metric);
      const read = summarise(all ? column : countedOf(column, sample), all ? sample.draws : sample.paid, kMore[metric]);
      metrics[metric] = read.statistic;
      more[metric] = read.more;
    }
  }
  return {
    slot: sample.option.slot,
    affordable: probability(sample.paid, sample.draws),
    capped: probability(sample.capped, sample.draws),
    profit_probability: Object.fromEntries(LENS_NAMES.map((lens) => [lens, profitable(sample, columnOf(sample, `profit_${lens}`))])),
    loss_5: more.profit[0] ?? 0,
    walk_away_fee_safe: more.walk_away_fee?.[0] ?? 0,
    metrics,
    profit_percentiles: sample.paid > 0 ? more.profit.slice(1) : null,
    roi_percentiles: sample.paid > 0 ? more.roi : null,
  };
}

const kContests = { reach: 'unique_reach', engagement: 'engagements', return_tracked: 'roi_tracked', return_seen_and_unseen: 'roi_seen_and_unseen', return_marketing_mix: 'roi_marketing_mix' };

let differences = new Float64Array(0);

/** @param {Sample} a @param {Sample} b @param {string} metric */
function duel(a, b, metric) {
  const pair = { a: a.option.slot, b: b.option.slot };
  const none = { ...pair, p: 0.5, se: 0.5, count: 0, difference: { p10: 0, p50: 0, p90: 0 } };
  if (!applies(metric, a) || !applies(metric, b)) return none;
  if (differences.length < a.draws) differences = new Float64Array(a.draws);
  const [first, second] = [columnOf(a, metric), columnOf(b, metric)];
  const [paidA, paidB] = [a.affordable, b.affordable];
  let points = 0;
  let count = 0;
  for (let i = 0; i < a.draws; i += 1) {
    const x = first[i];
    const y = second[i];
    const both = paidA[i] & paidB[i];
    const difference = x - y;
    const size = Math.max(Math.abs(x), Math.abs(y));
    if (both !== 0) points += Math.abs(difference) <= 1e-12 * size ? 0.5 : difference > 0 ? 1 : 0;
    differences[count] = difference;
    count += both;
  }
  if (count === 0) return none;
  const p = points / count;
  return { ...pair, p, se: Math.sqrt((p * (1 - p)) / count), count, difference: deciles(differences, count) };
}

/** @param {Sample[]} samples @param {string} metric */
function regretOf(samples, metric) {
  const present = samples.filter((sample) => applies(metric, sample));
  const columns = present.map((sample) => columnOf(sample, metric));
  const losses = present.map(() => 0);
  const draws = samples[0].draws;
  for (let i = 0; i < draws; i += 1) {
    let best = -Infinity;
    for (let k = 0; k < present.length; k += 1) if (present[k].affordable[i] !== 0 && columns[k][i] > best) best = columns[k][i];
    for (let k = 0; k < present.length; k += 1) if (present[k].affordable[i] !== 0) losses[k] += best - columns[k][i];
  }
  return samples.map((sample) => {
    const k = present.indexOf(sample);
    return { slot: sample.option.slot, value: k >= 0 && sample.paid > 0 ? losses[k] / sample.paid : 0 };
  });
}

/** @param {Sample[]} samples @param {ReturnType<typeof summariseOption>[]} options */
export function decideContests(samples, options) {
  return Object.fromEntries(Object.entries(kContests).map(([contest, metric]) => {
    const pairs = samples.flatMap((a, i) => samples.slice(i + 1).map((b) => duel(a, b, metric)));
    const regret = regretOf(samples, metric);
    const contenders = samples.flatMap((sample, i) => (applies(metric, sample) && options[i].affordable.p >= 0.5 ? [i] : []));
    const evpi = contenders.length > 0 ? Math.min(...contenders.map((i) => regret[i].value)) : 0;
    return [contest, { pairs, regret, evpi }];
  }));
}
