// Quantiles of long columns without sorting them: buckets between two ends that a small sample suggests, then only the few
// buckets that hold a wanted rank are sorted. Same definitions as METHOD.md, section 11. Imports nothing.

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

/** Ranks to be read, in ascending order, and the values found there. */
const ranks = new Int32Array(512);
const found = new Float64Array(512);
let rankCount = 0;

/** @param {number} rank counted from 0 @param {number} n */
function wantRank(rank, n) {
  const below = Math.floor(Math.min(n - 1, Math.max(0, rank)));
  ranks[rankCount++] = below;
  ranks[rankCount++] = Math.min(below + 1, n - 1);
}

/** Sum of the values put into buckets by the last call of `findRanks`. */
let sum = 0;

/** Finds the values at `ranks` of values[0 .. n). @param {Float64Array} values @param {number} n */
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

/** Sorts the buckets in which a rank lies and reads the ranks. @param {Float64Array} values @param {number} n */
function gather(values, n) {
  const wanted = ranks.subarray(0, rankCount).sort();
  places.fill(-1);
  let before = 0; // values in earlier buckets
  let room = 0; // values in wanted buckets so far
  let next = 0;
  /** @type {{bucket: number, start: number, size: number, first: number, before: number}[]} */
  const pieces = [];
  for (let bucket = 0; bucket < kBuckets && next < rankCount; bucket += 1) {
    const size = counts[bucket];
    if (wanted[next] < before + size) {
      places[bucket] = room;
      pieces.push({ bucket, start: room, size, first: next, before });
      while (next < rankCount && wanted[next] < before + size) next += 1;
      room += size;
    }
    before += size;
  }
  for (let i = 0; i < n; i += 1) {
    const bucket = bucketOf[i];
    const place = places[bucket];
    if (place >= 0) {
      gathered[place] = values[i];
      places[bucket] = place + 1;
    }
  }
  pieces.forEach(({ start, size, first, before: ahead }, i) => {
    const end = i + 1 < pieces.length ? pieces[i + 1].first : rankCount;
    sortPiece(start, size);
    for (let k = first; k < end; k += 1) found[k] = gathered[start + wanted[k] - ahead];
  });
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

/** Value found at a rank. @param {number} rank */
function valueAt(rank) {
  let a = 0;
  let b = rankCount - 1;
  while (a < b) {
    const middle = (a + b) >> 1;
    if (ranks[middle] < rank) a = middle + 1;
    else b = middle;
  }
  return found[a];
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

/** @param {number} p @param {number} n */
function readError(p, n) {
  if (n < 2) return 0;
  const deviation = Math.sqrt(n * p * (1 - p));
  const low = readRank(n * p - 0.5 - deviation, n);
  const high = readRank(n * p - 0.5 + deviation, n);
  return low === high ? 0 : 0.5 * (high - low);
}

const kReported = [0.1, 0.5, 0.9];

/** @typedef {{p10: number, p50: number, p90: number, mean: number, se10: number, se50: number, se90: number, count: number}} Statistic */

/**
 * Everything that is reported of a column, and its quantiles at `more`.
 * @param {Float64Array} values @param {number} n @param {number[]} [more] @returns {{statistic: Statistic | null, more: number[]}}
 */
export function summarise(values, n, more = []) {
  if (n === 0) return { statistic: null, more: [] };
  rankCount = 0;
  for (const p of kReported) {
    const deviation = Math.sqrt(n * p * (1 - p));
    wantRank((n - 1) * p, n);
    wantRank(n * p - 0.5 - deviation, n);
    wantRank(n * p - 0.5 + deviation, n);
  }
  for (const p of more) wantRank((n - 1) * p, n);
  findRanks(values, n);
  const [p10, p50, p90] = kReported.map((p) => readRank((n - 1) * p, n));
  const [se10, se50, se90] = kReported.map((p) => readError(p, n));
  return { statistic: { p10, p50, p90, mean: sum / n, se10, se50, se90, count: n }, more: more.map((p) => readRank((n - 1) * p, n)) };
}

/** p10, p50 and p90 only. @param {Float64Array} values @param {number} n */
export function deciles(values, n) {
  rankCount = 0;
  for (const p of kReported) wantRank((n - 1) * p, n);
  findRanks(values, n);
  const [p10, p50, p90] = kReported.map((p) => readRank((n - 1) * p, n));
  return { p10, p50, p90 };
}
