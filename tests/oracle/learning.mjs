// What past campaigns teach, in plain JavaScript, written from METHOD.md ("Own results"). Imports the oracle's own files.
import { kFormats, kInputs, makeCurve } from './model.mjs';
import { inputAt, inputSpread, kZ90, logGamma, normalQuantile } from './numbers.mjs';
import { normalCdf } from './many.mjs';

/** @typedef {{kind: 'creators' | 'ads', format?: string, exposures?: number, clicks?: number, tracked_orders?: number, total_orders?: number, engagements?: number, followers?: number, posts?: number}} Campaign */
/** @typedef {{events: number, exposure: number, noise: number}} Count */
/** @typedef {{weight: number, a: number, b: number}} Piece weight: its logarithm */

const kRounds = 40;
const kLeastExcess = 1e-3;

// Distributions --------------------------------------------------------------------------------------------------------

/** Continued fraction of the incomplete beta function (Lentz). @param {number} x @param {number} a @param {number} b */
function betaFraction(x, a, b) {
  let c = 1;
  let d = 1 / (1 - ((a + b) * x) / (a + 1));
  let value = d;
  for (let m = 1; m < 5000; ++m) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / (1 + even * d);
    c = 1 + even / c;
    value *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / (1 + odd * d);
    c = 1 + odd / c;
    value *= d * c;
    if (Math.abs(d * c - 1) < 1e-16) break;
  }
  return value;
}

/** P(X <= x), X Beta(a, b). @param {number} x @param {number} a @param {number} b @returns {number} */
function betaCdf(x, a, b) {
  if (x <= 0 || x >= 1) return x <= 0 ? 0 : 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - betaCdf(1 - x, b, a);
  return (Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x)) * betaFraction(x, a, b)) / a;
}

/** P(X <= x), X Gamma with this shape and rate 1. @param {number} shape @param {number} x */
function gammaCdf(shape, x) {
  if (x <= 0) return 0;
  const front = Math.exp(shape * Math.log(x) - x - logGamma(shape));
  if (x < shape + 1) {
    let term = 1 / shape;
    let sum = term;
    for (let k = 1; term > 1e-17 * sum; ++k) sum += term *= x / (shape + k);
    return front * sum;
  }
  let fraction = 0;
  for (let k = 5000; k > 0; --k) fraction = (k * (k - shape)) / (x + 2 * k + 1 - shape - fraction);
  return 1 - front / (x + 1 - shape - fraction);
}

// Prior and posterior --------------------------------------------------------------------------------------------------

/** @param {number} sigma @param {(z: number, h: number) => {a: number, b: number}} piece @returns {Piece[]} */
const mixture = (sigma, piece) =>
  Array.from({ length: 29 }, (_, i) => {
    const z = (i - 14) * 0.3;
    return { weight: -(z * z) / (2 * 0.91), ...piece(z, Math.max(0.3 * sigma, 0.003)) };
  });

/** @param {number} median @param {number} sigma @param {'share' | 'rate' | 'excess'} kind */
function priorOf(median, sigma, kind) {
  if (kind === 'share') {
    return mixture(sigma, (z, h) => {
      const x = inputAt(median, sigma, 'share', z);
      return { a: 0.5 + 1 / (h * h * (1 - x)), b: 0.5 + 1 / (h * h * x) };
    });
  }
  if (kind === 'rate') return mixture(sigma, (z, h) => ({ a: 0.5 + 1 / (h * h), b: 1 / (h * h * inputAt(median, sigma, 'positive', z)) }));
  return mixture(sigma, (z, h) => {
    const x = inputAt(median, sigma, 'positive', z);
    const [above, sd] = [x - 1, h * x];
    const density = Math.exp(-((above / sd) ** 2) / 2) / Math.sqrt(2 * Math.PI);
    const mean = above * normalCdf(above / sd) + sd * density;
    if (mean <= kLeastExcess) return { a: 0.5, b: 0.5 / kLeastExcess };
    const variance = (above * above + sd * sd) * normalCdf(above / sd) + above * sd * density - mean * mean;
    return { a: (mean * mean) / variance, b: mean / variance };
  });
}

/** @param {number} a @param {number} b */
const logBeta = (a, b) => logGamma(a) + logGamma(b) - logGamma(a + b);

/** @param {Piece[]} pieces @param {boolean} trials @param {number} events @param {number} exposure @returns {Piece[]} */
function updated(pieces, trials, events, exposure) {
  const after = pieces.map(({ weight, a, b }) => {
    const next = trials ? { a: a + events, b: b + exposure - events } : { a: a + events, b: b + exposure };
    const fit = trials ? logBeta(next.a, next.b) - logBeta(a, b) : logGamma(next.a) - logGamma(a) + a * Math.log(b) - next.a * Math.log(next.b);
    return { weight: weight + fit, ...next };
  });
  const largest = Math.max(...after.map(({ weight }) => weight));
  const sum = after.reduce((total, { weight }) => total + Math.exp(weight - largest), 0);
  return after.map((piece) => ({ ...piece, weight: Math.exp(piece.weight - largest) / sum }));
}

/** By halving on the logarithm or the log odds. @param {Piece[]} pieces @param {boolean} trials @param {number} p */
function quantileOf(pieces, trials, p) {
  const valueAt = (/** @type {number} */ t) => (trials ? 1 / (1 + Math.exp(-t)) : Math.exp(t));
  const below = (/** @type {number} */ t) =>
    pieces.reduce((sum, { weight, a, b }) => sum + (weight < 1e-14 ? 0 : weight * (trials ? betaCdf(valueAt(t), a, b) : gammaCdf(a, b * valueAt(t)))), 0);
  let [low, high] = [-40, 40];
  for (let step = 0; step < 60; ++step) {
    const middle = (low + high) / 2;
    if (below(middle) < p) low = middle;
    else high = middle;
  }
  return valueAt((low + high) / 2);
}

// Counts ---------------------------------------------------------------------------------------------------------------

/** What the campaigns say together. @param {Count[]} counts @param {boolean} trials @param {number} median @param {number} sigma @param {number} judged */
function pooled(counts, trials, median, sigma, judged) {
  const n = counts.length;
  const worth = (/** @type {Count} */ { exposure }, /** @type {number} */ level) => exposure * level * (trials ? 1 - level : 1);
  const prior = 1 / (sigma * sigma);
  let [events, exposure, spread, level] = [0, 0, judged, median];
  for (let round = 0; round < kRounds; ++round) {
    const weights = counts.map((count) => 1 / (1 + worth(count, level) * (spread * spread + count.noise)));
    events = counts.reduce((sum, count, i) => sum + weights[i] * count.events, 0);
    exposure = counts.reduce((sum, count, i) => sum + weights[i] * count.exposure, 0);
    level = (events + prior) / (exposure + prior / median);
    const rate = events / exposure;
    const unit = rate * (trials ? 1 - rate : 1);
    if (n < 3) continue;
    if (!(unit > 0)) {
      spread = judged;
      continue;
    }
    const terms = counts.map((count) => {
      const noise = 1 / worth(count, rate) + count.noise;
      const a = ((spread * spread) / (spread * spread + noise)) ** 2;
      const r = (count.events / count.exposure - rate) / unit;
      return { a, excess: a * ((n / (n - 1)) * r * r - noise) };
    });
    const part = (n - 1) / n;
    const a = terms.reduce((sum, term) => sum + term.a, 0);
    const excess = terms.reduce((sum, term) => sum + term.excess, 0);
    spread = Math.sqrt(Math.max((8 * judged * judged + part * excess) / (8 + part * a), 0.01));
  }
  return { events, exposure, spread };
}

// One input ------------------------------------------------------------------------------------------------------------

/**
 * Every input that at least one campaign says something about.
 * @param {Campaign[]} campaigns @param {Record<string, import('./model.mjs').Range>} changed
 */
export function learn(campaigns, changed) {
  const inputs = Object.fromEntries(kInputs.map((input) => [input.id, changed[input.id] ?? input]));
  /** @type {Record<string, {updated: {low: number, median: number, high: number}, own_rate: number, own_weight: number, spread: number}>} */
  const learned = {};
  /** @param {string} id @param {Count[]} counts @param {{offset?: number, judged: number, extra?: number}} how */
  const take = (id, counts, { offset = 0, judged, extra = 0 }) => {
    const counted = counts.filter(({ exposure }) => exposure >= 1);
    if (counted.length === 0) return;
    const { shape, min, max } = /** @type {any} */ (kInputs.find((input) => input.id === id));
    const { median } = inputs[id];
    const sigma = Math.hypot(inputSpread(inputs[id], shape), extra);
    const trials = shape === 'share';
    const pool = pooled(counted, trials, Math.max(median - offset, 0.01), sigma > 0 ? sigma : 1, judged);
    const rate = pool.events / pool.exposure;
    const inside = (/** @type {number} */ x) => Math.min(max, Math.max(min, x));
    const at = (/** @type {number} */ z) => inside(inputAt(median, sigma, shape, z));
    const answer = { updated: { low: at(-kZ90), median: inside(median), high: at(kZ90) }, own_rate: rate + offset, own_weight: 0, spread: pool.spread };
    learned[id] = answer;
    if (sigma === 0) return;
    const pieces = updated(priorOf(median, sigma, trials ? 'share' : offset > 0 ? 'excess' : 'rate'), trials, pool.events, pool.exposure);
    const [low, middle, high] = [0.1, 0.5, 0.9].map((p) => {
      const x = quantileOf(pieces, trials, p);
      return inside(offset > 0 && x < 5 * kLeastExcess ? offset : x + offset);
    });
    answer.updated = { low, median: middle, high };
    const half = pool.events + 0.5;
    const left = trials ? 1 / half + 1 / (pool.exposure - pool.events + 0.5) : (half / pool.exposure / (half / pool.exposure + offset)) ** 2 / half;
    answer.own_weight = (sigma * sigma) / (sigma * sigma + left);
  };
  /** @param {'creators' | 'ads'} kind @param {keyof Campaign} events @param {keyof Campaign} exposure @param {(campaign: Campaign) => boolean} [is] */
  const counts = (kind, events, exposure, is = () => true) =>
    campaigns.filter((campaign) => campaign.kind === kind && is(campaign) && campaign[events] !== undefined && campaign[exposure] !== undefined)
      .map((campaign) => ({ events: Number(campaign[events]), exposure: Number(campaign[exposure]), noise: 0 }));
  for (const format of kFormats) take(format.click_rate, counts('creators', 'clicks', 'exposures', (campaign) => campaign.format === format.id), { judged: 0.35 });
  take('ads_ctr', counts('ads', 'clicks', 'exposures'), { judged: 0.35 });
  for (const [kind, cvr, total] of /** @type {const} */ ([['creators', 'cvr', 'total_per_tracked_creators'], ['ads', 'ads_cvr', 'total_per_tracked_ads']])) {
    take(cvr, counts(kind, 'tracked_orders', 'clicks'), { judged: 0.35 });
    const untracked = counts(kind, 'total_orders', 'tracked_orders').map(({ events, exposure }) => ({ events: events - exposure, exposure, noise: 1 / exposure }));
    take(total, untracked, { offset: 1, judged: 0.5 });
  }
  const choice = normalQuantile(inputs.choice_percentile.median);
  const engagements = campaigns.flatMap(({ kind, format: id, engagements: events, followers = 0, posts = 0 }) => {
    const format = kFormats.find((one) => one.id === id);
    if (kind === 'ads' || events === undefined || !format?.engagement) return [];
    const { median, tau, share } = makeCurve(inputs, format.engagement)(followers);
    return share < 1 ? [] : [{ events, exposure: followers * posts * median * Math.exp(tau * choice), noise: 0 }];
  });
  take('engagement_multiplier', engagements, { judged: 0.5, extra: inputs.source_spread.median });
  return learned;
}
