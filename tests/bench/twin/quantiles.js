// Quantiles of long columns without sorting them: buckets between two ends that a small sample suggests, then only the few
// buckets that hold a wanted rank are sorted. Same definitions as METHOD.md, section 11. Imports the twin's pairs.
import { deviationsBelow } from './pairs.js';

const kBuckets = 2048;
const kPilot = 256;
const counts = new Int32Array(kBuckets + 1);
/** Where a bucket's values go when they are gathered; -1: nobody asks for them. */
const places = new Int32Array(kBuckets);
const pilot = new Float64Array(kPilot);
let bucketOf = new Uint16Array(0);
let gathered = new Float64Array(0);

/** @param {number} n */
function makeRoom(n) {
  if (bucketOf.length >= n) return;
  bucketOf = new Uint16Array(n);
  gathered = new Float64Array(n);
}

/** Spans of ranks that are wanted; after `mergeSpans` in ascending order and apart. @type {{first: number, last: number}[]} */
let spans = [];

/** @param {number} rank counted from 0 @param {number} n */
const belowRank = (rank, n) => Math.floor(Math.min(n - 1, Math.max(0, rank)));

/** Wants everything read between two ranks. @param {number} from @param {number} to @param {number} n */
function wantSpan(from, to, n) {
  spans.push({ first: belowRank(from, n), last: Math.min(belowRank(to, n) + 1, n - 1) });
}

function mergeSpans() {
  spans.sort((a, b) => a.first - b.first);
  let kept = 0;
  for (const span of spans) {
    if (kept > 0 && span.first <= spans[kept - 1].last + 1) spans[kept - 1].last = Math.max(spans[kept - 1].last, span.last);
    else spans[kept++] = span;
  }
  spans.length = kept;
}

/** Gathered values of neighbouring buckets: the rank of the first, and where it is. */
const runRank = new Int32Array(512);
const runStart = new Int32Array(512);
let runCount = 0;

/** Sum of the values put into buckets by the last call of `findRanks`. */
let sum = 0;

/** Gathers and sorts what holds the wanted ranks of values[0 .. n). @param {Float64Array} values @param {number} n */
function findRanks(values, n) {
  makeRoom(n);
  const step = Math.max(1, Math.floor(n / kPilot));
  const pilots = Math.min(kPilot, n);
  for (let i = 0, at = 0; i < pilots; i += 1, at += step) pilot[i] = values[at];
  pilot.subarray(0, pilots).sort();
  const low = pilot[Math.floor(pilots * 0.03)];
  const high = pilot[Math.min(pilots - 1, Math.ceil(pilots * 0.97))];
  const scale = high > low && high - low < Infinity ? (kBuckets - 2) / (high - low) : 0;
  counts.fill(0);
  let total = 0;
  for (let i = 0; i < n; i += 1) {
    const value = values[i];
    total += value;
    const bucket = value < low ? 0 : value >= high ? kBuckets - 1 : (((value - low) * scale) | 0) + 1;
    bucketOf[i] = bucket;
    counts[bucket] += 1;
  }
  sum = total;
  gather(values, n);
}

const pieceStart = new Int32Array(kBuckets);
const pieceSize = new Int32Array(kBuckets);

/** @param {Float64Array} values @param {number} n */
function gather(values, n) {
  mergeSpans();
  places.fill(-1);
  runCount = 0;
  let before = 0; // values in earlier buckets
  let room = 0; // values in wanted buckets so far
  let next = 0;
  let pieces = 0;
  let isRunning = false;
  for (let bucket = 0; bucket < kBuckets && next < spans.length; bucket += 1) {
    const size = counts[bucket];
    if (size === 0) continue;
    const after = before + size;
    const isWanted = spans[next].first < after;
    if (isWanted) {
      if (!isRunning) {
        runRank[runCount] = before;
        runStart[runCount++] = room;
      }
      places[bucket] = room;
      pieceStart[pieces] = room;
      pieceSize[pieces++] = size;
      room += size;
    }
    isRunning = isWanted;
    before = after;
    while (next < spans.length && spans[next].last < before) next += 1;
  }
  for (let i = 0; i < n; i += 1) {
    const bucket = bucketOf[i];
    const place = places[bucket];
    if (place >= 0) {
      gathered[place] = values[i];
      places[bucket] = place + 1;
    }
  }
  for (let piece = 0; piece < pieces; piece += 1) sortPiece(pieceStart[piece], pieceSize[piece]);
}

/** @param {number} start @param {number} size */
function sortPiece(start, size) {
  if (size > 48) {
    if (!allEqual(start, size)) gathered.subarray(start, start + size).sort();
    return;
  }
  for (let i = start + 1; i < start + size; i += 1) {
    const value = gathered[i];
    let at = i - 1;
    while (at >= start && gathered[at] > value) {
      gathered[at + 1] = gathered[at];
      at -= 1;
    }
    gathered[at + 1] = value;
  }
}

/** @param {number} start @param {number} size */
function allEqual(start, size) {
  const first = gathered[start];
  for (let i = start + 1; i < start + size; i += 1) if (gathered[i] !== first) return false;
  return true;
}

/** Value at a wanted rank. @param {number} rank */
function valueAt(rank) {
  let a = 0;
  let b = runCount - 1;
  while (a < b) {
    const middle = (a + b + 1) >> 1;
    if (runRank[middle] <= rank) a = middle;
    else b = middle - 1;
  }
  return gathered[runStart[a] + rank - runRank[a]];
}

/** Between two neighbouring values; "never" is not mixed with anything. @param {number} rank @param {number} n */
function readRank(rank, n) {
  const at = Math.min(n - 1, Math.max(0, rank));
  const below = Math.floor(at);
  const low = valueAt(below);
  if (at === below) return low;
  const high = valueAt(Math.min(below + 1, n - 1));
  return low === high || low === -Infinity || low === Infinity ? low : low + (at - below) * (high - low);
}

/** No pairing can make the error larger than this many times that of independent draws. */
const kMostPaired = Math.SQRT2;

/** @param {number} p @param {number} n */
const largestDeviation = (p, n) => kMostPaired * Math.sqrt(n * p * (1 - p));

/** @param {number} p @param {number} n @param {number} deviation of the number of draws below the quantile */
function readError(p, n, deviation) {
  if (n < 2) return 0;
  const away = Math.min(deviation, largestDeviation(p, n));
  const low = readRank(n * p - 0.5 - away, n);
  const high = readRank(n * p - 0.5 + away, n);
  return low === high ? 0 : 0.5 * (high - low);
}

const kReported = [0.1, 0.5, 0.9];

/** @typedef {{p10: number, p50: number, p90: number, mean: number, se10: number, se50: number, se90: number, count: number}} Statistic */

/**
 * Everything that is reported of a column, and its quantiles at `more`.
 * @param {Float64Array} values those of the draws that count @param {number} n
 * @param {Float64Array} column of all draws @param {Uint8Array | null} counted draws that count, null for all @param {number} draws
 * @param {number[]} [more] @returns {{statistic: Statistic | null, more: number[]}}
 */
export function summarise(values, n, column, counted, draws, more = []) {
  if (n === 0) return { statistic: null, more: [] };
  spans = [];
  for (const p of kReported) {
    const away = largestDeviation(p, n);
    wantSpan(n * p - 0.5 - away, n * p - 0.5 + away, n);
    wantSpan((n - 1) * p, (n - 1) * p, n);
  }
  for (const p of more) wantSpan((n - 1) * p, (n - 1) * p, n);
  findRanks(values, n);
  const [p10, p50, p90] = kReported.map((p) => readRank((n - 1) * p, n));
  const deviations = deviationsBelow(column, counted, draws, [p10, p50, p90]);
  const [se10, se50, se90] = kReported.map((p, i) => readError(p, n, deviations[i]));
  return { statistic: { p10, p50, p90, mean: sum / n, se10, se50, se90, count: n }, more: more.map((p) => readRank((n - 1) * p, n)) };
}

/** p10, p50 and p90 only. @param {Float64Array} values @param {number} n */
export function deciles(values, n) {
  spans = [];
  for (const p of kReported) wantSpan((n - 1) * p, (n - 1) * p, n);
  findRanks(values, n);
  const [p10, p50, p90] = kReported.map((p) => readRank((n - 1) * p, n));
  return { p10, p50, p90 };
}
