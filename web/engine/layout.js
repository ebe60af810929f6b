// The one place that knows where each number of an answer lies. Turns the core's flat values into named objects.
// May import the generated schema only; the order is that of the writers in wasm/bindings/conversions.cpp.
import { CONTEST_NAMES, GOAL_NAMES, LENS_NAMES, METRIC_NAMES, SCHEME_NAMES, TIER_LABEL_NAMES, VERDICT_NAMES } from '../../build/generated/schema.js';

/** @typedef {import('./index.js').Comparison} Comparison */
/** @typedef {import('./index.js').Classification} Classification */
/** @typedef {import('./index.js').Stat} Stat */

const percentileCount = 101;

/** Reads one number after the other. @param {Float64Array} values */
export function createCursor(values) {
  let at = 0;
  const next = () => {
    if (at >= values.length) throw new RangeError('the answer is shorter than its layout');
    const value = values[at];
    at += 1;
    return value;
  };
  const flag = () => next() !== 0;
  const probability = () => ({ p: next(), se: next() });
  const interval = () => ({ p50: next(), low80: next(), high80: next(), low95: next(), high95: next() });
  const several = (/** @type {number} */ count) => Array.from({ length: count }, next);
  const end = () => {
    if (at !== values.length) throw new RangeError('the answer is longer than its layout');
  };
  return { next, flag, probability, interval, several, end };
}
/** @typedef {ReturnType<typeof createCursor>} Cursor */

/**
 * @template {string} Name
 * @template Value
 * @param {readonly Name[]} names
 * @param {(name: Name) => Value} read
 * @returns {Record<Name, Value>}
 */
function record(names, read) {
  return /** @type {Record<Name, Value>} */ (Object.fromEntries(names.map((name) => [name, read(name)])));
}

/**
 * @param {Float64Array} values
 * @param {{slots: number[], draws: number, seed: number, settings: {lens: number}}} asked
 * @returns {Comparison}
 */
export function readComparison(values, asked) {
  const cursor = createCursor(values);
  const options = asked.slots.map(() => readOption(cursor));
  const contests = record(CONTEST_NAMES, () => readContest(cursor, asked.slots));
  cursor.end();
  return { ok: true, draws: asked.draws, seed: asked.seed, lens: LENS_NAMES[asked.settings.lens], options, contests };
}

/** @param {Cursor} cursor @returns {Comparison['options'][number]} */
function readOption(cursor) {
  const slot = cursor.next();
  const affordable = cursor.probability();
  const short_by = cursor.next();
  const extrapolated = cursor.flag();
  const capped = cursor.probability();
  const loss_5 = cursor.next();
  const walk_away_fee_safe = cursor.next();
  const profit_probability = record(LENS_NAMES, cursor.probability);
  const metrics = record(METRIC_NAMES, () => readStat(cursor));
  const [profit, roi] = [cursor.several(percentileCount), cursor.several(percentileCount)];
  const profit_percentiles = metrics.profit ? profit : null;
  const roi_percentiles = metrics.roi ? roi : null;
  return { slot, affordable, short_by, extrapolated, capped, loss_5, walk_away_fee_safe, profit_probability, metrics, profit_percentiles, roi_percentiles };
}

/** No draws, no statistic. @param {Cursor} cursor @returns {Stat | null} */
function readStat(cursor) {
  const [p10, p50, p90, mean, se10, se50, se90, count] = cursor.several(8);
  return count > 0 ? { p10, p50, p90, mean, se10, se50, se90, count } : null;
}

/** @param {Cursor} cursor @param {number[]} slots @returns {Comparison['contests']['reach']} */
function readContest(cursor, slots) {
  const [kind, leader, rival, p, se, evpi] = cursor.several(6);
  const regret = slots.map((slot) => ({ slot, value: cursor.next() }));
  const pairs = slots.flatMap((a, index) =>
    slots.slice(index + 1).map((b) => {
      const [pairP, pairSe, count, p10, p50, p90] = cursor.several(6);
      return { a, b, p: pairP, se: pairSe, count, difference: { p10, p50, p90 } };
    }),
  );
  return { verdict: { kind: VERDICT_NAMES[kind], leader, rival, p, se }, pairs, regret, evpi };
}

/** @param {Float64Array} values @param {number} points @returns {import('./index.js').ValueCurve} */
export function readCurve(values, points) {
  const cursor = createCursor(values);
  const series = record(GOAL_NAMES, () => ({ p10: /** @type {number[]} */ ([]), p50: /** @type {number[]} */ ([]), p90: /** @type {number[]} */ ([]) }));
  /** @type {import('./index.js').ValueCurve} */
  const curve = { ok: true, followers: [], extrapolated: [], affordable: [], series };
  for (let point = 0; point < points; point += 1) {
    curve.followers.push(cursor.next());
    curve.extrapolated.push(cursor.flag());
    curve.affordable.push(cursor.flag());
    for (const goal of GOAL_NAMES) for (const band of /** @type {const} */ (['p10', 'p50', 'p90'])) series[goal][band].push(cursor.next());
  }
  cursor.end();
  return curve;
}

const checkIds = /** @type {const} */ (['rate_for_size', 'comments_per_like', 'likes_evenness']);
const reasons = /** @type {const} */ (['fewer_than_5_posts', 'fewer_than_1000_followers', 'totals_only']);

/**
 * @param {Float64Array} values
 * @param {boolean} commentsGiven without comments there is nothing to hold against the likes
 * @param {Classification} tier
 * @returns {import('./index.js').Score}
 */
export function readScore(values, commentsGiven, tier) {
  const cursor = createCursor(values);
  const sufficient = cursor.flag();
  const missing = reasons.filter(cursor.flag);
  const extrapolated = cursor.flag();
  const [shares, saves] = [cursor.flag(), cursor.flag()];
  const [benchmark_rate, benchmark_spread] = cursor.several(2);
  const [all, organic, sponsored] = [readPart(cursor), readPart(cursor), readPart(cursor)];
  const checks = checkIds.flatMap((id) => {
    const applies = cursor.flag();
    const [value, low, high, worth] = cursor.several(4);
    return applies && (commentsGiven || id !== 'comments_per_like') ? [{ id, value, low, high, worth_a_check: worth !== 0 }] : [];
  });
  cursor.end();
  const totalsOnly = missing.includes('totals_only');
  /** @type {import('./index.js').Score['interactions_used']} */
  const interactions_used = totalsOnly ? [] : ['likes', ...(commentsGiven ? /** @type {const} */ (['comments']) : []), ...(shares ? /** @type {const} */ (['shares']) : []), ...(saves ? /** @type {const} */ (['saves']) : [])];
  return {
    ok: true,
    tier,
    interactions_used,
    ...all,
    organic: organic.posts > 0 ? organic : null,
    sponsored: sponsored.posts > 0 ? sponsored : null,
    benchmark_rate,
    benchmark_spread,
    sufficient,
    missing,
    checks,
    extrapolated,
  };
}

/** @param {Cursor} cursor @returns {import('./index.js').ScorePart} */
function readPart(cursor) {
  const posts = cursor.next();
  const engagement_rate = cursor.interval();
  const [own_weight, raw_median, raw_mean] = cursor.several(3);
  return { posts, engagement_rate, own_weight, raw_median, raw_mean, percentile: cursor.interval(), score: cursor.interval() };
}

/**
 * @param {Float64Array} values
 * @param {{scheme: number, labels: string[]}} asked
 * @returns {Classification}
 */
export function readClassification(values, { scheme, labels }) {
  const cursor = createCursor(values);
  const nameOf = (/** @type {number} */ position, /** @type {number} */ label, /** @type {string} */ name) =>
    name === 'custom' && position >= 0 ? labels[position] : TIER_LABEL_NAMES[label];
  const [position, label, lower, upper, representative] = cursor.several(5);
  const others = SCHEME_NAMES.flatMap((name) => {
    const [otherPosition, otherLabel] = cursor.several(2);
    return name === 'custom' && labels.length === 0 ? [] : [{ scheme: name, tier: nameOf(otherPosition, otherLabel, name) }];
  });
  cursor.end();
  return {
    ok: true,
    scheme: SCHEME_NAMES[scheme],
    tier: nameOf(position, label, SCHEME_NAMES[scheme]),
    lower,
    upper: upper === 0 ? null : upper,
    representative_followers: representative,
    others,
  };
}
