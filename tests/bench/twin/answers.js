// The twin's figures: quantiles of every metric, and who wins which contest. Imports the twin's pairs and quantiles and the generated names.
import { LENS_NAMES, METRIC_NAMES } from '../../../build/generated/schema.js';
import { addPair, pairedShare, startPairs } from './pairs.js';
import { deciles, summarise } from './quantiles.js';

/** @typedef {import('../twin.js').Sample} Sample */
/** @typedef {import('../../../web/engine/index.js').ComparisonRequest} ComparisonRequest */

/** So many creators are counted at most. */
export const kCreatorsMax = 100_000;
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
function countedOf(column, { affordable, draws }) {
  if (counted.length < draws) counted = new Float64Array(draws);
  let to = 0;
  for (let i = 0; i < draws; i += 1) {
    counted[to] = column[i];
    to += affordable[i];
  }
  return counted;
}

/** Share of draws with a mark, in mirrored pairs. @param {ArrayLike<number>} values @param {number} mark @param {number} hits draws with it @param {number} draws */
function shareOf(values, mark, hits, draws) {
  if (hits === 0 || hits === draws) return { p: hits / draws, se: 0 };
  startPairs();
  for (let i = 0; i < draws; i += 2) addPair(values[i] === mark ? 1 : 0, 1, i + 1 < draws && values[i + 1] === mark ? 1 : 0, i + 1 < draws ? 1 : 0);
  return pairedShare();
}

/** @param {Sample} sample @param {Float64Array} profit */
function profitable({ affordable, draws }, profit) {
  startPairs();
  for (let i = 0; i < draws; i += 2) {
    const has = i + 1 < draws;
    addPair(profit[i] > 0 ? 1 : 0, affordable[i], has && profit[i + 1] > 0 ? 1 : 0, has ? affordable[i + 1] : 0);
  }
  return pairedShare();
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
      const isWhole = all || sample.paid === sample.draws;
      const read = isWhole ? summarise(column, sample.draws, column, null, sample.draws, kMore[metric])
        : summarise(countedOf(column, sample), sample.paid, column, sample.affordable, sample.draws, kMore[metric]);
      metrics[metric] = read.statistic;
      more[metric] = read.more;
    }
  }
  return {
    slot: sample.option.slot,
    affordable: shareOf(sample.affordable, 1, sample.paid, sample.draws),
    capped: shareOf(columnOf(sample, 'creators'), kCreatorsMax, sample.capped, sample.draws),
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
  let count = 0;
  startPairs();
  for (let i = 0; i < a.draws; i += 2) {
    const has = i + 1 < a.draws;
    const both = paidA[i] & paidB[i];
    const points = pointsFor(first[i], second[i]);
    differences[count] = first[i] - second[i];
    count += both;
    if (!has) {
      addPair(points, both, 0, 0);
      continue;
    }
    const mirrored = paidA[i + 1] & paidB[i + 1];
    differences[count] = first[i + 1] - second[i + 1];
    count += mirrored;
    addPair(points, both, pointsFor(first[i + 1], second[i + 1]), mirrored);
  }
  if (count === 0) return none;
  return { ...pair, ...pairedShare(), count, difference: deciles(differences, count) };
}

/** A tie, up to rounding, is half a point. @param {number} x @param {number} y */
function pointsFor(x, y) {
  const difference = x - y;
  return Math.abs(difference) <= 1e-12 * Math.max(Math.abs(x), Math.abs(y)) ? 0.5 : difference > 0 ? 1 : 0;
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
