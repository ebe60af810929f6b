// The twin's source of random numbers: the streams of METHOD.md, section 11, in plain JavaScript, filled column by column.
// Draws come in pairs, 2k and 2k + 1: random numbers are made for pair k, and the second draw is the mirror image of the first.
// Imports nothing. Whoever changes where the engine's normals come from changes `fillNormals` and `fillPairs` here.

/** Bits of a block at a time: four words for each draw or lane. */
const words = new Int32Array(4 * 4096);

/**
 * Philox4x32 with ten rounds. JavaScript has no 64-bit product, so the high words come from halves of 16 bits.
 * Block i has the counter (pair + i * perPair, stream, lane + i * perLane).
 * @param {number} count @param {number} low @param {number} high seed @param {number} pair @param {number} perPair
 * @param {number} stream @param {number} lane @param {number} perLane
 */
function fillWords(count, low, high, pair, perPair, stream, lane, perLane) {
  for (let i = 0, w = 0; i < count; i += 1, w += 4) {
    let c0 = (pair + Math.imul(i, perPair)) | 0;
    let c1 = 0;
    let c2 = stream;
    let c3 = (lane + Math.imul(i, perLane)) | 0;
    let key0 = low;
    let key1 = high;
    for (let round = 0; round < 10; round += 1) {
      const a0 = c0 & 0xffff;
      const b0 = c0 >>> 16;
      const middle0 = (Math.imul(b0, 0x1f53) + (Math.imul(a0, 0x1f53) >>> 16)) | 0;
      const carry0 = (Math.imul(a0, 0xd251) + (middle0 & 0xffff)) | 0;
      const high0 = (Math.imul(b0, 0xd251) + (middle0 >>> 16) + (carry0 >>> 16)) | 0;
      const a1 = c2 & 0xffff;
      const b1 = c2 >>> 16;
      const middle1 = (Math.imul(b1, 0x8d57) + (Math.imul(a1, 0x8d57) >>> 16)) | 0;
      const carry1 = (Math.imul(a1, 0xcd9e) + (middle1 & 0xffff)) | 0;
      const high1 = (Math.imul(b1, 0xcd9e) + (middle1 >>> 16) + (carry1 >>> 16)) | 0;
      const low0 = Math.imul(c0, 0xd2511f53);
      c0 = high1 ^ c1 ^ key0;
      c1 = Math.imul(c2, 0xcd9e8d57);
      c2 = high0 ^ c3 ^ key1;
      c3 = low0;
      key0 = (key0 + 0x9e3779b9) | 0;
      key1 = (key1 + 0xbb67ae85) | 0;
    }
    words[w] = c0;
    words[w + 1] = c1;
    words[w + 2] = c2;
    words[w + 3] = c3;
  }
}

const kTwo53 = 1.1102230246251565e-16;

/**
 * Turns the blocks into uniform numbers in (0, 1), out[start .. end): the top 53 bits of 64, plus a half.
 * @param {Float64Array} out @param {number} start @param {number} end @param {number} from first word @param {number} step words from one number to the next
 */
function fillFromWords(out, start, end, from, step) {
  for (let i = start, w = from; i < end; i += 1, w += step) {
    const u = ((words[w + 1] >>> 0) * 2097152 + (words[w] >>> 11) + 0.5) * kTwo53;
    out[i] = u < 1 ? u : 1 - kTwo53;
  }
}

/**
 * Turns values[start .. end) from uniform numbers into standard normals (Wichura 1988, AS 241). One loop without calls: a call that is not inlined would
 * allocate a number for its result.
 * @param {Float64Array} values @param {number} start @param {number} end
 */
function invert(values, start, end) {
  for (let i = start; i < end; i += 1) {
    const p = values[i];
    const q = p - 0.5;
    let r = 0.180625 - q * q;
    if (r >= 0) {
      values[i] = (q * (((((((2509.0809287301226727 * r + 33430.575583588128105) * r + 67265.770927008700853) * r
        + 45921.953931549871457) * r + 13731.693765509461125) * r + 1971.5909503065514427) * r + 133.14166789178437745) * r
        + 3.387132872796366608)) /
        (((((((5226.495278852854561 * r + 28729.085735721942674) * r + 39307.89580009271061) * r
        + 21213.794301586595867) * r + 5394.1960214247511077) * r + 687.1870074920579083) * r + 42.313330701600911252) * r + 1);
      continue;
    }
    r = Math.sqrt(-Math.log(q < 0 ? p : 1 - p));
    let z = 0;
    if (r <= 5) {
      r -= 1.6;
      z = (((((((7.7454501427834140764e-4 * r + 0.0227238449892691845833) * r + 0.24178072517745061177) * r
        + 1.27045825245236838258) * r + 3.64784832476320460504) * r + 5.7694972214606914055) * r + 4.6303378461565452959) * r
        + 1.42343711074968357734) /
        (((((((1.05075007164441684324e-9 * r + 5.475938084995344946e-4) * r + 0.0151986665636164571966) * r
        + 0.14810397642748007459) * r + 0.68976733498510000455) * r + 1.6763848301838038494) * r + 2.05319162663775882187) * r + 1);
    } else {
      r -= 5;
      z = (((((((2.01033439929228813265e-7 * r + 2.71155556874348757815e-5) * r + 0.0012426609473880784386) * r
        + 0.026532189526576123093) * r + 0.29656057182850489123) * r + 1.7848265399172913358) * r + 5.4637849111641143699) * r
        + 6.6579046435011037772) /
        (((((((2.04426310338993978564e-15 * r + 1.4215117583164458887e-7) * r + 1.8463183175100546818e-5) * r
        + 7.868691311456132591e-4) * r + 0.0148753612908506148525) * r + 0.13692988092273580531) * r + 0.59983220655588793769) * r + 1);
    }
    values[i] = q < 0 ? -z : z;
  }
}

/** @typedef {{low: number, high: number}} Seed two halves of 32 bits, signed */

/** @param {number} seed whole, below 2^53 @returns {Seed} */
export const seedOf = (seed) => ({ low: seed % 2 ** 32 | 0, high: Math.floor(seed / 2 ** 32) | 0 });

/** Pairs among so many draws; a last draw may stand alone. @param {number} draws */
const pairsIn = (draws) => (draws + 1) >> 1;

/** Normals of pairs become those of draws, in place. @param {Float64Array} out @param {number} pairs */
function mirrorNormals(out, pairs) {
  for (let i = pairs - 1; i >= 0; i -= 1) {
    const z = out[i];
    out[2 * i + 1] = -z;
    out[2 * i] = z;
  }
}

/**
 * One standard normal for each of `count` draws from `draw` on, which is even, as everywhere here. `out` has room for whole pairs.
 * @param {Float64Array} out @param {number} count @param {Seed} seed @param {number} draw @param {number} stream
 */
export function fillNormals(out, count, seed, draw, stream) {
  const pairs = pairsIn(count);
  fillWords(pairs, seed.low, seed.high, draw >> 1, 1, stream, 0, 0);
  fillFromWords(out, 0, pairs, 0, 4);
  invert(out, 0, pairs);
  mirrorNormals(out, pairs);
}

/** @param {Float64Array} out @param {number} count @param {Seed} seed @param {number} draw @param {number} stream */
export function fillUniforms(out, count, seed, draw, stream) {
  const pairs = pairsIn(count);
  fillWords(pairs, seed.low, seed.high, draw >> 1, 1, stream, 0, 0);
  fillFromWords(out, 0, pairs, 0, 4);
  for (let i = pairs - 1; i >= 0; i -= 1) {
    const u = out[i];
    out[2 * i + 1] = 1 - u;
    out[2 * i] = u;
  }
}

/**
 * Two standard normals for each of `count` draws.
 * @param {Float64Array} first @param {Float64Array} second @param {number} count @param {Seed} seed @param {number} draw @param {number} stream
 */
export function fillPairs(first, second, count, seed, draw, stream) {
  const pairs = pairsIn(count);
  fillWords(pairs, seed.low, seed.high, draw >> 1, 1, stream, 0, 0);
  fillFromWords(first, 0, pairs, 0, 4);
  fillFromWords(second, 0, pairs, 2, 4);
  invert(first, 0, pairs);
  invert(second, 0, pairs);
  mirrorNormals(first, pairs);
  mirrorNormals(second, pairs);
}

/**
 * Two standard normals for each lane from `from` to before `to` of one pair of draws, with the first draw's sign.
 * @param {Float64Array} first @param {Float64Array} second @param {number} from @param {number} to @param {Seed} seed @param {number} pair @param {number} stream
 */
export function fillLanePairs(first, second, from, to, seed, pair, stream) {
  fillWords(to - from, seed.low, seed.high, pair, 0, stream, from, 1);
  fillFromWords(first, from, to, 0, 4);
  fillFromWords(second, from, to, 2, 4);
  invert(first, from, to);
  invert(second, from, to);
}

/**
 * Standard normals `from`, which is even, to before `to`, two from each lane of one pair of draws, with the first draw's sign.
 * @param {Float64Array} out @param {number} from @param {number} to @param {Seed} seed @param {number} pair @param {number} stream
 */
export function fillLanes(out, from, to, seed, pair, stream) {
  fillWords((to - from + 1) >> 1, seed.low, seed.high, pair, 0, stream, from >> 1, 1);
  fillFromWords(out, from, to, 0, 2);
  invert(out, from, to);
}

const kSteps = 128;
const kStepPowers = Float64Array.from({ length: kSteps }, (_, i) => 2 ** (i / kSteps));
const kWholePowers = Float64Array.from({ length: 2200 }, (_, i) => 2 ** (i - 1100));
const kStepsPerUnit = kSteps / Math.LN2;
const kUnitHigh = 0.6931471805598903 / kSteps;
const kUnitLow = 5.497923018708371e-14 / kSteps;

/**
 * out[i] <- e^(scale values[i] + shift), for exponents within 700. Within two units in the last place of Math.exp and more
 * than twice as fast, because that is a call into C.
 * @param {Float64Array} out may be `values` @param {Float64Array} values @param {number} count @param {number} scale @param {number} shift
 */
export function exponentiate(out, values, count, scale, shift) {
  for (let i = 0; i < count; i += 1) {
    const x = scale * values[i] + shift;
    const whole = Math.round(x * kStepsPerUnit);
    const k = whole | 0;
    const r = x - whole * kUnitHigh - whole * kUnitLow;
    const square = r * r;
    const tail = r + square * (0.5 + r * 0.16666666666665886) + square * square * (0.04166666666670833 + r * 0.008333335853059549);
    const power = kStepPowers[k & (kSteps - 1)] * kWholePowers[(k >> 7) + 1100];
    out[i] = power + power * tail;
  }
}
