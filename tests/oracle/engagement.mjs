// Computes the engagement score of real posts from its formulas, independently of the C++ core: other code, other methods
// for the t quantile (integrated density) and the normal distribution (series). Imports only Node's own modules.
//
// The posts are tests/data/one-account-posts.csv, the benchmark wasm/data/benchmarks.json. The output is the header that the
// C++ test includes. Run it again only if the benchmark or the method changes:
//   node tests/oracle/engagement.mjs > tests/core/engagement_oracle.h
import { readFileSync } from 'node:fs';

const kRoot = new URL('../../', import.meta.url);
/** @param {string} path */
const read = (path) => readFileSync(new URL(path, kRoot), 'utf8');

/** @typedef {{likes: number, comments: number, shares: number, saves: number, impressions: number}} Post */
/** @typedef {{low: number, median: number, high: number}} Range */

const kTierFollowers = [3162, 31623, 223607, 707107, 2236068];
const kTiers = ['nano', 'micro', 'mid', 'macro', 'mega'];

const inputs = new Map(JSON.parse(read('wasm/data/benchmarks.json')).inputs.map((/** @type {any} */ i) => [i.id, i]));

/** @param {string} id @returns {Range} */
function input(id) {
  const found = inputs.get(id);
  if (!found) throw new Error(`no input ${id}`);
  return found;
}

/** @returns {Post[]} */
function readPosts() {
  const [head, ...lines] = read('tests/data/one-account-posts.csv').trim().split('\n');
  const names = head.split(',');
  return lines.map((line) => {
    const cells = line.split(',').map(Number);
    return /** @type {any} */ (Object.fromEntries(names.map((name, i) => [name, cells[i]])));
  });
}

// Distributions --------------------------------------------------------------------------------------------------------

/** Phi(z) = 1/2 + phi(z) (z + z^3/3 + z^5/(3 5) + ...). @param {number} z */
function normalCdf(z) {
  if (Math.abs(z) > 9) return z > 0 ? 1 : 0;  // within 1e-18
  let term = z;
  let sum = z;
  for (let k = 3; Math.abs(term) > 1e-18 * Math.abs(sum) && k < 400; k += 2) {
    term *= (z * z) / k;
    sum += term;
  }
  return 0.5 + (sum * Math.exp((-z * z) / 2)) / Math.sqrt(2 * Math.PI);
}

/**
 * Integral of f from 0 to end by composite Gauss-Legendre with five points.
 * @param {(x: number) => number} f @param {number} end
 */
function integrate(f, end) {
  const nodes = [0, Math.sqrt(5 - 2 * Math.sqrt(10 / 7)) / 3, Math.sqrt(5 + 2 * Math.sqrt(10 / 7)) / 3];
  const weights = [128 / 225, (322 + 13 * Math.sqrt(70)) / 900, (322 - 13 * Math.sqrt(70)) / 900];
  const pieces = 200;
  const half = end / pieces / 2;
  let sum = 0;
  for (let piece = 0; piece < pieces; ++piece) {
    const middle = (2 * piece + 1) * half;
    sum += weights[0] * f(middle);
    for (const k of [1, 2]) sum += weights[k] * (f(middle - half * nodes[k]) + f(middle + half * nodes[k]));
  }
  return sum * half;
}

/** Gamma(x + 1/2) / Gamma(x) for x = n / 2 by the recurrence of Gamma from its values at 1/2 and 1. @param {number} n */
function gammaRatio(n) {
  /** @param {number} twice */
  const logGamma = (twice) => {
    let sum = twice % 2 === 0 ? 0 : Math.log(Math.PI) / 2;
    for (let k = twice % 2 === 0 ? 2 : 1; k < twice; k += 2) sum += Math.log(k / 2);
    return sum;
  };
  return Math.exp(logGamma(n + 1) - logGamma(n));
}

/** P(T <= t) for t >= 0 and whole degrees of freedom. @param {number} t @param {number} df */
function studentTCdf(t, df) {
  const scale = gammaRatio(df) / Math.sqrt(df * Math.PI);
  return 0.5 + scale * integrate((x) => Math.pow(1 + (x * x) / df, -(df + 1) / 2), t);
}

/** The x with f(x) = p for an increasing f, by bisection. @param {(x: number) => number} f @param {number} p */
function solve(f, p) {
  let [low, high] = [0, 60];
  for (let step = 0; step < 100; ++step) {
    const middle = (low + high) / 2;
    if (f(middle) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

// Benchmark ------------------------------------------------------------------------------------------------------------

/** Slopes of the monotone cubic (Fritsch and Butland) at its knots. @param {number[]} x @param {number[]} y */
function monotoneSlopes(x, y) {
  const h = x.slice(1).map((next, i) => next - x[i]);
  const d = h.map((step, i) => (y[i + 1] - y[i]) / step);
  const inner = d.slice(1).map((after, i) => {
    const before = d[i];
    if (before * after <= 0) return 0;
    const [w1, w2] = [2 * h[i + 1] + h[i], h[i + 1] + 2 * h[i]];
    return (w1 + w2) / (w1 / before + w2 / after);
  });
  /** @param {number} h0 @param {number} h1 @param {number} d0 @param {number} d1 */
  const end = (h0, h1, d0, d1) => {
    const slope = ((2 * h0 + h1) * d0 - h0 * d1) / (h0 + h1);
    if (Math.sign(slope) !== Math.sign(d0)) return 0;
    return Math.sign(d0) !== Math.sign(d1) && Math.abs(slope) > 3 * Math.abs(d0) ? 3 * d0 : slope;
  };
  const n = d.length;
  return [end(h[0], h[1], d[0], d[1]), ...inner, end(h[n - 1], h[n - 2], d[n - 1], d[n - 2])];
}

/** ln of the median curve at a follower count inside the tiers. @param {string} curve @param {number} followers */
function logMedian(curve, followers) {
  const x = kTierFollowers.map(Math.log);
  const y = kTiers.map((tier) => Math.log(input(`${curve}.${tier}`).median));
  const slope = monotoneSlopes(x, y);
  const i = x.findLastIndex((knot, at) => at < x.length - 1 && knot <= Math.log(followers));
  const h = x[i + 1] - x[i];
  const t = (Math.log(followers) - x[i]) / h;
  return (1 + 2 * t) * (1 - t) ** 2 * y[i] + t * (1 - t) ** 2 * h * slope[i]
    + t * t * (3 - 2 * t) * y[i + 1] + t * t * (t - 1) * h * slope[i + 1];
}

/** Standard deviation of the logarithm between creators, straight between tiers. @param {string} curve @param {number} followers */
function spread(curve, followers) {
  const z90 = solve(normalCdf, 0.9);
  const sigma = kTiers.map((tier) => {
    const { low, high } = input(`${curve}.${tier}`);
    return Math.log(high / low) / (2 * z90);
  });
  const i = kTierFollowers.findLastIndex((knot, at) => at < kTiers.length - 1 && knot <= followers);
  const share = Math.log(followers / kTierFollowers[i]) / Math.log(kTierFollowers[i + 1] / kTierFollowers[i]);
  return sigma[i] + share * (sigma[i + 1] - sigma[i]);
}

/** @param {string} format @param {number} followers @param {boolean} per_exposure @param {number} views_per_exposure */
function priorOf(format, followers, per_exposure, views_per_exposure) {
  const mu = logMedian(`engagement.${format}`, followers);
  const tau = spread(`engagement.${format}`, followers);
  if (!per_exposure) return { mu, tau };
  const reach = logMedian(`reach.${format}`, followers) + Math.log(views_per_exposure);
  return { mu: mu - reach, tau: Math.hypot(tau, spread(`reach.${format}`, followers)) };
}

// Score ----------------------------------------------------------------------------------------------------------------

/** @param {number[]} values */
const mean = (values) => values.reduce((a, b) => a + b, 0) / values.length;
/** @param {number[]} values */
function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length % 2 ? sorted[Math.floor(middle)] : (sorted[middle - 1] + sorted[middle]) / 2;
}
/** @param {number[]} values */
const variance = (values) => values.reduce((sum, v) => sum + (v - mean(values)) ** 2, 0) / (values.length - 1 || 1);

/** @param {{y: number, n: number}[]} seen @param {{mu: number, tau: number}} prior */
function score(seen, { mu, tau }) {
  const [s0, d0] = [input('post_spread').median, input('post_spread_posts').median];
  const m = seen.length;
  const x = seen.map(({ y, n }) => Math.log((y + 0.5) / n));
  const degrees = d0 + m - 1;
  const s2 = (d0 * s0 ** 2 + (m - 1) * variance(x)) / degrees;
  const b = s2 / m / (s2 / m + tau ** 2);
  const theta = b * mu + (1 - b) * mean(x);
  /** @param {number} p */
  const half = (p) => {
    const t = solve((value) => studentTCdf(value, degrees), p);
    const z = solve(normalCdf, p);
    return 1 / Math.sqrt(1 / (t ** 2 * (s2 / m)) + 1 / (z ** 2 * tau ** 2));
  };
  const [h80, h95] = [half(0.9), half(0.975)];
  const ends = [theta, theta - h80, theta + h80, theta - h95, theta + h95];
  return {
    posts: m,
    rate: ends.map(Math.exp),
    own_weight: 1 - b,
    raw_median: median(seen.map(({ y, n }) => y / n)),
    raw_mean: mean(seen.map(({ y, n }) => y / n)),
    percentile: ends.map((value) => normalCdf((value - mu) / tau)),
    z: (median(x) - mu) / Math.sqrt(tau ** 2 + (Math.PI / 2) * (s2 / m)),
  };
}

const posts = readPosts();
/** @param {Post} p */
const every = (p) => p.likes + p.comments + p.shares + p.saves;
/** @param {Post} p */
const public_ones = (p) => p.likes + p.comments;
/** @param {Post[]} some @param {(p: Post) => number} y @param {(p: Post) => number} n */
const seenOf = (some, y, n) => some.map((p) => ({ y: y(p), n: n(p) }));

const views_per_person = input('impressions_per_reach').median;
const kFollowers = 20000;
const per_reach = priorOf('instagram_feed', kFollowers, true, 1);
const per_view = priorOf('instagram_feed', kFollowers, true, views_per_person);
const per_follower = priorOf('instagram_feed', kFollowers, false, 1);
const tiktok_per_view = priorOf('tiktok_video', 450000, true, 1);
/** @param {Post} p */
const impressions = (p) => p.impressions;
const first12 = posts.slice(0, 12);
const first3 = posts.slice(0, 3);
const sum = (/** @type {number[]} */ values) => values.reduce((a, b) => a + b, 0);

/** @type {Record<string, ReturnType<typeof score>>} */
const cases = {
  AllPostsByReach: score(seenOf(posts, every, impressions), per_reach),
  AllPostsByViews: score(seenOf(posts, every, impressions), per_view),
  TwelvePostsByFollowers: score(seenOf(first12, public_ones, () => kFollowers), per_follower),
  ThreePostsByReach: score(seenOf(first3, every, impressions), per_reach),
  EveryFourthPostByReach: score(seenOf(posts.filter((_, i) => i % 4 === 3), every, impressions), per_reach),
  OtherPostsByReach: score(seenOf(posts.filter((_, i) => i % 4 !== 3), every, impressions), per_reach),
  TwelvePostsAsTikTokByViews: score(seenOf(first12, every, impressions), tiktok_per_view),
  TotalsOfTwelveByReach:
    score([{ y: sum(first12.map(every)) / 12, n: sum(first12.map(impressions)) / 12 }], per_reach),
};
const log_likes = posts.map((p) => Math.log(p.likes + 0.5));
const comments_per_like = (sum(posts.map((p) => p.comments)) + 0.5) / (sum(posts.map((p) => p.likes)) + 0.5);

// Header ---------------------------------------------------------------------------------------------------------------

/** @param {number} value */
const text = (value) => (Number.isInteger(value) ? `${value}.0` : String(value));
/** @param {number[]} values */
const list = (values) => `{${values.map(text).join(', ')}}`;

console.log(`#pragma once
// Written by tests/oracle/engagement.mjs: do not edit. Real posts and their scores, computed without the C++ core.

#include <array>

namespace oracle {

/// Impressions, likes, comments, shares, saves; see tests/data/README.md.
inline constexpr std::array<std::array<double, 5>, ${posts.length}> kPosts{{
${posts.map((p) => `    ${list([p.impressions, p.likes, p.comments, p.shares, p.saves]).replaceAll('.0', '')},`).join('\n')}
}};

/// Followers assumed for the account.
inline constexpr double kFollowers = ${text(kFollowers)};

/// Intervals are {p50, low80, high80, low95, high95}.
struct Expected {
  int posts;
  std::array<double, 5> rate;
  double own_weight;
  double raw_median;
  double raw_mean;
  std::array<double, 5> percentile;
  double z;
};
`);
for (const [name, e] of Object.entries(cases))
  console.log(`inline constexpr Expected k${name}{
    ${e.posts},
    ${list(e.rate)},
    ${text(e.own_weight)}, ${text(e.raw_median)}, ${text(e.raw_mean)},
    ${list(e.percentile)},
    ${text(e.z)}};
`);
console.log(`inline constexpr double kReachMu = ${text(per_reach.mu)};
inline constexpr double kReachTau = ${text(per_reach.tau)};
inline constexpr double kLikesSpread = ${text(Math.sqrt(variance(log_likes)))};
inline constexpr double kCommentsPerLike = ${text(comments_per_like)};

}  // namespace oracle`);
