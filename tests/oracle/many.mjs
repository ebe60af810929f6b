// Sums of luck over more than 64 creators by their moments (METHOD.md, choice 9). Imports the oracle's own numbers.mjs.
import { drawUniforms, normalQuantile, normals } from './numbers.mjs';

/** Below this square of the relative spread of cut luck, rounding shows. */
const kCoarse = 1e-11;

/** P(Z <= z): power series near 0, continued fraction in the tails. @param {number} z @returns {number} */
export function normalCdf(z) {
  if (z > 0) return 1 - normalCdf(-z);
  if (z === -Infinity) return 0;
  const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
  if (z > -3) {
    let term = z;
    let sum = z;
    for (let k = 3; Math.abs(term) > 1e-18 * Math.abs(sum); k += 2) sum += term *= (z * z) / k;
    return 0.5 + density * sum;
  }
  let fraction = -z;
  for (let k = 200; k > 0; --k) fraction = -z + k / fraction;
  return density / fraction;
}

/**
 * Mean and mean square of min(L, cap), L lognormal with mean 1.
 * @param {number} sigma @param {number} cap
 */
function cutMoments(sigma, cap) {
  if (sigma === 0) return { mean: Math.min(1, cap), square: Math.min(1, cap) ** 2 };
  const at = Math.log(cap) / sigma;
  const beyond = cap === Infinity ? 0 : normalCdf(-at - sigma / 2);
  const above = beyond === 0 ? { mean: 0, square: 0 } : { mean: cap * beyond, square: cap * cap * beyond };
  return {
    mean: normalCdf(at - sigma / 2) + above.mean,
    square: Math.exp(sigma * sigma) * normalCdf(at - 1.5 * sigma) + above.square,
  };
}

/** Standard deviation of the logarithm of a lognormal. @param {number} mean @param {number} variance */
const logDeviation = (mean, variance) => Math.sqrt(Math.log1p(variance / (mean * mean)));

/** @param {number} mean @param {number} variance @param {number} z */
function lognormal(mean, variance, z) {
  const s = logDeviation(mean, variance);
  return mean * Math.exp(s * z - (s * s) / 2);
}

/**
 * @param {number | import('./numbers.mjs').Source} seed @param {number} draw @param {number} slot @param {number} n creators
 * @param {{reach: number, engagement: number, sales: number}} spread @param {number} cap @param {number} share
 */
export function manyCreators(seed, draw, slot, n, spread, cap, share) {
  const [zReach, zEngagement] = normals(seed, draw, 6000 + slot, 0);
  const [uClicks, uLargest] = drawUniforms(seed, draw, 6000 + slot, 1);
  const one = cutMoments(spread.reach, cap);
  const variance = Math.max(0, one.square - one.mean ** 2);
  const mean = n * one.mean;
  const clicksVariance = n * Math.max(0, one.square * Math.exp(spread.sales ** 2) - one.mean ** 2);
  const product = logDeviation(mean, n * variance) * logDeviation(mean, clicksVariance);
  const rho = product === 0 ? 0 : Math.min(1, Math.log1p((n * variance) / mean ** 2) / product);
  const zClicks = rho * zReach + Math.sqrt(Math.max(0, 1 - rho * rho)) * normalQuantile(uClicks);
  const reach = Math.min(n * cap, lognormal(mean, n * variance, zReach));
  const u = (share * reach) / n;
  const uVariance = share * share * variance;
  const zLargest = normalQuantile(Math.min(uLargest ** (1 / n), 1 - 2 ** -53));
  const largest = Math.exp(spread.reach * zLargest - spread.reach ** 2 / 2);
  return {
    // Nearly all luck is cut, or sales have no luck of their own: what two nearly equal numbers leave goes into a square root,
    // and only half of the digits are sure.
    coarse: spread.reach > 0 && (variance < kCoarse * one.mean ** 2 || 1 - rho * rho < 1e-8),
    reach,
    engagement: lognormal(n, n * Math.expm1(spread.engagement ** 2), zEngagement),
    clicks: lognormal(mean, clicksVariance, zClicks),
    missed: u >= 1 ? 0 : Math.exp(n * (Math.log1p(-u) - uVariance / (2 * (1 - u) ** 2))),
    largest: Math.max(reach / n, Math.min(largest, cap, reach)),
  };
}
