// Shares and their errors over draws that come in mirrored pairs, and how the number of draws below a value strays: METHOD.md,
// section 11. Imports nothing.

let sumHits = 0;
let sumCounted = 0;
let hitsSquared = 0;
let hitsCounted = 0;
let countedSquared = 0;

/** Begins a new share. */
export function startPairs() {
  sumHits = 0;
  sumCounted = 0;
  hitsSquared = 0;
  hitsCounted = 0;
  countedSquared = 0;
}

/**
 * Adds two draws.
 * @param {number} hit 0, 1/2 or 1 @param {number} counts 0 or 1 @param {number} mirroredHit @param {number} mirroredCounts
 */
export function addPair(hit, counts, mirroredHit, mirroredCounts) {
  const hits = hit * counts + mirroredHit * mirroredCounts;
  const counted = counts + mirroredCounts;
  sumHits += hits;
  sumCounted += counted;
  hitsSquared += hits * hits;
  hitsCounted += hits * counted;
  countedSquared += counted * counted;
}

/** Standard deviation of the number of hits. */
function deviation() {
  const p = sumCounted > 0 ? sumHits / sumCounted : 0;
  const variance = hitsSquared - 2 * p * hitsCounted + p * p * countedSquared;
  return variance > 0 ? Math.sqrt(variance) : 0;
}

/** The share of what was added, and its error. */
export const pairedShare = () => (sumCounted > 0 ? { p: sumHits / sumCounted, se: deviation() / sumCounted } : { p: 0, se: 0 });

/** Draws that reach the same limit differ by rounding only and count alike. @param {number} threshold */
const justAbove = (threshold) => threshold + 1e-12 * Math.abs(threshold);

const below = new Int32Array(3);
const bothBelow = new Int32Array(3);

/**
 * Standard deviations of the number of draws at or below three thresholds.
 * @param {Float64Array} column @param {Uint8Array | null} counted null: every draw counts @param {number} draws
 * @param {number[]} thresholds @returns {number[]}
 */
export function deviationsBelow(column, counted, draws, thresholds) {
  const limits = thresholds.map(justAbove);
  if (counted !== null) return limits.map((limit) => deviationBelow(column, counted, draws, limit));
  countPairs(column, draws, limits[0], limits[1], limits[2]);
  return limits.map((limit, t) => {
    const pairs = draws >> 1;
    const isOdd = draws % 2 === 1;
    const last = isOdd && column[draws - 1] <= limit ? 1 : 0;
    // A pair with one draw below adds 1 to the squares, one with both adds 4.
    sumHits = below[t] + last;
    sumCounted = draws;
    hitsSquared = below[t] + 2 * bothBelow[t] + last;
    hitsCounted = 2 * below[t] + last;
    countedSquared = 4 * pairs + (isOdd ? 1 : 0);
    return deviation();
  });
}

/**
 * Counts draws of whole pairs at or below three limits, and pairs of which both are.
 * @param {Float64Array} column @param {number} draws @param {number} low @param {number} middle @param {number} high
 */
function countPairs(column, draws, low, middle, high) {
  let [low1, low2, middle1, middle2, high1, high2] = [0, 0, 0, 0, 0, 0];
  for (let i = 1; i < draws; i += 2) {
    const a = column[i - 1];
    const b = column[i];
    const least = a < b ? a : b;
    const most = a < b ? b : a;
    low1 += least <= low ? 1 : 0;
    low2 += most <= low ? 1 : 0;
    middle1 += least <= middle ? 1 : 0;
    middle2 += most <= middle ? 1 : 0;
    high1 += least <= high ? 1 : 0;
    high2 += most <= high ? 1 : 0;
  }
  below[0] = low1 + low2;
  bothBelow[0] = low2;
  below[1] = middle1 + middle2;
  bothBelow[1] = middle2;
  below[2] = high1 + high2;
  bothBelow[2] = high2;
}

/** @param {Float64Array} column @param {Uint8Array} counted @param {number} draws @param {number} limit */
function deviationBelow(column, counted, draws, limit) {
  let [hits, hitsTwice, meetings, all, allTwice] = [0, 0, 0, 0, 0];
  for (let i = 1; i < draws; i += 2) {
    const first = counted[i - 1];
    const second = counted[i];
    const hit = (column[i - 1] <= limit ? first : 0) + (column[i] <= limit ? second : 0);
    const both = first + second;
    hits += hit;
    hitsTwice += hit * hit;
    meetings += hit * both;
    all += both;
    allTwice += both * both;
  }
  sumHits = hits;
  sumCounted = all;
  hitsSquared = hitsTwice;
  hitsCounted = meetings;
  countedSquared = allTwice;
  if (draws % 2 === 1) addPair(column[draws - 1] <= limit ? 1 : 0, counted[draws - 1], 0, 0);
  return deviation();
}
