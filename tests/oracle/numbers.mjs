// Random numbers, distributions, curves and sample quantiles, written from METHOD.md for the oracle. Imports nothing.

const kTwo53 = 2 ** -53;
export const kZ90 = 1.2815515655446004;

// Random numbers -------------------------------------------------------------------------------------------------------

/** High 32 bits of the product of two 32-bit numbers, by halves of 16 bits. @param {number} a @param {number} b */
function highWord(a, b) {
  const a0 = a & 0xffff;
  const a1 = a >>> 16;
  const b0 = b & 0xffff;
  const b1 = b >>> 16;
  const middle = a1 * b0 + ((a0 * b0) >>> 16);
  const carry = (a0 * b1 + (middle & 0xffff)) / 65536;
  return (a1 * b1 + Math.floor(middle / 65536) + Math.floor(carry)) >>> 0;
}

/**
 * Philox4x32 with ten rounds (Salmon et al. 2011).
 * @param {number[]} counter four words @param {number[]} key two words
 */
export function philox(counter, key) {
  let [c0, c1, c2, c3] = counter;
  let [k0, k1] = key;
  for (let round = 0; round < 10; ++round) {
    const high0 = highWord(0xd2511f53, c0);
    const low0 = Math.imul(0xd2511f53, c0) >>> 0;
    const high1 = highWord(0xcd9e8d57, c2);
    const low1 = Math.imul(0xcd9e8d57, c2) >>> 0;
    [c0, c1, c2, c3] = [(high1 ^ c1 ^ k0) >>> 0, low1, (high0 ^ c3 ^ k1) >>> 0, low0];
    k0 = (k0 + 0x9e3779b9) >>> 0;
    k1 = (k1 + 0xbb67ae85) >>> 0;
  }
  return [c0, c1, c2, c3];
}

/** Top 53 bits of 64, plus a half. @param {number} high @param {number} low */
function toUniform(high, low) {
  const top = high * 2 ** 21 + (low >>> 11);
  return Math.min((top + 0.5) * kTwo53, 1 - kTwo53);
}

/**
 * Two uniform numbers of one address.
 * @param {number} seed whole, below 2^53 @param {number} draw @param {number} stream @param {number} lane
 * @returns {[number, number]}
 */
export function uniforms(seed, draw, stream, lane) {
  const words = philox([draw >>> 0, Math.floor(draw / 2 ** 32), stream, lane], [seed % 2 ** 32, Math.floor(seed / 2 ** 32)]);
  return [toUniform(words[1], words[0]), toUniform(words[3], words[2])];
}

/** Of the two draws of a pair the second is the mirror image. @param {number} draw */
const isMirrored = (draw) => draw % 2 === 1;

/**
 * Where random numbers come from: a seed, or a seed and what is different about some streams. `half` is 0 or 1, the first or
 * second number of a stream's two. `later` gives how many draws later the number is taken from, `fixed` the normal that stands in its place.
 * @typedef {{seed: number, later?: (stream: number, half: number) => number, fixed?: (stream: number, half: number) => number | null}} Source
 */

/** @param {number | Source} source @returns {Source} */
const sourceOf = (source) => (typeof source === 'number' ? { seed: source } : source);

/**
 * Two numbers of one draw: those of its pair, in the mirror image the other way.
 * @param {number | Source} from @param {number} draw @param {number} stream @param {number} lane
 * @param {(u: number) => number} numberAt @param {(x: number) => number} mirror @returns {[number, number]}
 */
function drawn(from, draw, stream, lane, numberAt, mirror) {
  const { seed, later = () => 0 } = sourceOf(from);
  const [first, second] = [0, 1].map((half) => {
    const at = draw + later(stream, half);
    const x = numberAt(uniforms(seed, Math.floor(at / 2), stream, lane)[half]);
    return isMirrored(at) ? mirror(x) : x;
  });
  return [first, second];
}

/**
 * Two uniform numbers of one draw: those of its pair, u as 1 - u in the mirror image.
 * @param {number | Source} from @param {number} draw @param {number} stream @param {number} lane
 */
export const drawUniforms = (from, draw, stream, lane) => drawn(from, draw, stream, lane, (u) => u, (u) => 1 - u);

/**
 * Two standard normals of one draw, with the other sign in the mirror image.
 * @param {number | Source} from @param {number} draw @param {number} stream @param {number} lane @returns {[number, number]}
 */
export function normals(from, draw, stream, lane) {
  const { fixed = () => null } = sourceOf(from);
  const [first, second] = drawn(from, draw, stream, lane, normalQuantile, (z) => -z);
  return [fixed(stream, 0) ?? first, fixed(stream, 1) ?? second];
}

// Distributions --------------------------------------------------------------------------------------------------------

/** @param {number[]} coefficients constant term first @param {number} x */
const polynomial = (coefficients, x) => coefficients.reduceRight((sum, c) => sum * x + c, 0);

const kCentral = [
  [3.3871328727963666080, 133.14166789178437745, 1971.5909503065514427, 13731.693765509461125,
    45921.953931549871457, 67265.770927008700853, 33430.575583588128105, 2509.0809287301226727],
  [1, 42.313330701600911252, 687.1870074920579083, 5394.1960214247511077, 21213.794301586595867,
    39307.89580009271061, 28729.085735721942674, 5226.495278852854561],
];
const kMiddle = [
  [1.42343711074968357734, 4.6303378461565452959, 5.7694972214606914055, 3.64784832476320460504,
    1.27045825245236838258, 0.24178072517745061177, 0.0227238449892691845833, 7.7454501427834140764e-4],
  [1, 2.05319162663775882187, 1.6763848301838038494, 0.68976733498510000455, 0.14810397642748007459,
    0.0151986665636164571966, 5.475938084995344946e-4, 1.05075007164441684324e-9],
];
const kTail = [
  [6.6579046435011037772, 5.4637849111641143699, 1.7848265399172913358, 0.29656057182850489123,
    0.026532189526576123093, 0.0012426609473880784386, 2.71155556874348757815e-5, 2.01033439929228813265e-7],
  [1, 0.59983220655588793769, 0.13692988092273580531, 0.0148753612908506148525, 7.868691311456132591e-4,
    1.8463183175100546818e-5, 1.4215117583164458887e-7, 2.04426310338993978564e-15],
];

/** Quantile of the standard normal, Wichura 1988 (AS 241). @param {number} p in (0, 1) */
export function normalQuantile(p) {
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q;
    return (q * polynomial(kCentral[0], r)) / polynomial(kCentral[1], r);
  }
  const r = Math.sqrt(-Math.log(q < 0 ? p : 1 - p));
  const [above, below] = r <= 5 ? kMiddle : kTail;
  const x = r - (r <= 5 ? 1.6 : 5);
  return (q < 0 ? -1 : 1) * (polynomial(above, x) / polynomial(below, x));
}

/** Log of the gamma function by Stirling's series above 15. @param {number} x positive */
export function logGamma(x) {
  let shift = 0;
  let y = x;
  for (; y < 15; ++y) shift += Math.log(y);
  const s = 1 / (y * y);
  const series = (1 / 12 - s * (1 / 360 - s * (1 / 1260 - s * (1 / 1680 - s / 1188)))) / y;
  return (y - 0.5) * Math.log(y) - y + 0.5 * Math.log(2 * Math.PI) + series - shift;
}

/**
 * Smallest k with P(X <= k) >= u, X binomial (n, p): adds up probabilities from far below the mean.
 * @param {number} u @param {number} n @param {number} p
 */
export function binomialQuantile(u, n, p) {
  if (n === 0 || p <= 0) return 0;
  if (p >= 1) return n;
  let k = Math.max(0, Math.floor(n * p - 12 * Math.sqrt(n * p * (1 - p)) - 30));
  let term = Math.exp(logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1) + k * Math.log(p) + (n - k) * Math.log1p(-p));
  let sum = term;
  while (sum < u && k < n) {
    term *= ((n - k) / (k + 1)) * (p / (1 - p));
    k += 1;
    sum += term;
  }
  return k;
}

// Inputs ---------------------------------------------------------------------------------------------------------------

/** @param {number} p */
const logit = (p) => Math.log(p) - Math.log1p(-p);

/**
 * Spread of an input: of its logarithm, or of its log odds for a share.
 * @param {{low: number, high: number}} range @param {'positive' | 'share'} shape
 */
export function inputSpread({ low, high }, shape) {
  if (low === high) return 0;
  return (shape === 'positive' ? Math.log(high / low) : logit(high) - logit(low)) / (2 * kZ90);
}

/**
 * Value of an input at the standard normal z.
 * @param {number} median @param {number} spread @param {'positive' | 'share'} shape @param {number} z
 */
export function inputAt(median, spread, shape, z) {
  if (spread === 0 || z === 0) return median;
  return shape === 'positive' ? median * Math.exp(spread * z) : 1 / (1 + Math.exp(-(logit(median) + spread * z)));
}

// Curves ---------------------------------------------------------------------------------------------------------------

/**
 * Slope at the end of a PCHIP curve: the three-point formula, not past the data's own direction.
 * @param {number} h0 @param {number} h1 @param {number} d0 @param {number} d1
 */
function endSlope(h0, h1, d0, d1) {
  const slope = ((2 * h0 + h1) * d0 - h0 * d1) / (h0 + h1);
  if (slope * d0 <= 0) return 0;
  if (d0 * d1 <= 0 && Math.abs(slope) > 3 * Math.abs(d0)) return 3 * d0;
  return slope;
}

/**
 * Monotone curve through (x, y), straight beyond the ends.
 * @param {number[]} x @param {number[]} y @returns {(at: number) => number}
 */
export function pchip(x, y) {
  const n = x.length;
  const h = x.slice(1).map((v, i) => v - x[i]);
  const d = h.map((v, i) => (y[i + 1] - y[i]) / v);
  const slope = x.map((_, i) => {
    if (i === 0) return endSlope(h[0], h[1], d[0], d[1]);
    if (i === n - 1) return endSlope(h[n - 2], h[n - 3], d[n - 2], d[n - 3]);
    if (d[i - 1] * d[i] <= 0) return 0;
    const w1 = 2 * h[i] + h[i - 1];
    const w2 = h[i] + 2 * h[i - 1];
    return (w1 + w2) / (w1 / d[i - 1] + w2 / d[i]);
  });
  return (at) => {
    if (at <= x[0]) return y[0] + slope[0] * (at - x[0]);
    if (at >= x[n - 1]) return y[n - 1] + slope[n - 1] * (at - x[n - 1]);
    let i = 0;
    while (at > x[i + 1]) i += 1;
    const t = (at - x[i]) / h[i];
    const left = (1 + 2 * t) * (1 - t) ** 2 * y[i] + t * (1 - t) ** 2 * h[i] * slope[i];
    return left + t * t * (3 - 2 * t) * y[i + 1] + t * t * (t - 1) * h[i] * slope[i + 1];
  };
}

/**
 * Straight from point to point, constant beyond the ends.
 * @param {number[]} x @param {number[]} y @returns {(at: number) => number}
 */
export function brokenLine(x, y) {
  return (at) => {
    if (at <= x[0]) return y[0];
    for (let i = 1; i < x.length; ++i) {
      if (at <= x[i]) return y[i - 1] + ((y[i] - y[i - 1]) * (at - x[i - 1])) / (x[i] - x[i - 1]);
    }
    return y[y.length - 1];
  };
}

// Samples --------------------------------------------------------------------------------------------------------------

/** Type 7 quantile of sorted values. @param {number[]} sorted @param {number} p */
export function quantile(sorted, p) {
  const at = (sorted.length - 1) * p;
  const i = Math.floor(at);
  const low = sorted[i];
  const high = sorted[Math.min(i + 1, sorted.length - 1)];
  if (low === high || at === i) return low;
  return Number.isFinite(low) ? low + (at - i) * (high - low) : low;
}

/**
 * Hits among draws that count, pair by pair: their share, and the standard deviation of their number.
 * @template Draw
 * @param {(Draw | null)[]} draws by number; null where the draw does not count @param {(draw: Draw) => number} hit
 */
export function pairedShare(draws, hit) {
  const pairs = Array.from({ length: Math.ceil(draws.length / 2) }, (_, k) => {
    const counted = /** @type {Draw[]} */ ([draws[2 * k], draws[2 * k + 1]].filter((draw) => draw !== null && draw !== undefined));
    return { h: counted.reduce((sum, draw) => sum + hit(draw), 0), n: counted.length };
  });
  const count = pairs.reduce((sum, { n }) => sum + n, 0);
  const p = count > 0 ? pairs.reduce((sum, { h }) => sum + h, 0) / count : 0;
  return { p, count, deviation: Math.sqrt(pairs.reduce((sum, { h, n }) => sum + (h - p * n) ** 2, 0)) };
}

/** Monte Carlo error of that quantile: half the way between d places below and above it. @param {number[]} sorted @param {number} p @param {number} deviation */
export function quantileError(sorted, p, deviation) {
  const n = sorted.length;
  if (n < 2) return 0;
  const d = Math.min(deviation, Math.sqrt(2 * n * p * (1 - p)));
  /** @param {number} place counted from 0 */
  const valueAt = (place) => quantile(sorted, Math.min(1, Math.max(0, place / (n - 1))));
  const [low, high] = [valueAt(n * p - 0.5 - d), valueAt(n * p - 0.5 + d)];
  return low === high ? 0 : (high - low) / 2;
}
