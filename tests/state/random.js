// Repeatable random numbers for property tests: a seed gives the same cases every time.

/** @param {number} seed */
export function createRandom(seed) {
  let state = seed >>> 0;
  /** Mulberry32: 0 to 1. */
  const unit = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let word = state;
    word = Math.imul(word ^ (word >>> 15), word | 1);
    word ^= word + Math.imul(word ^ (word >>> 7), word | 61);
    return ((word ^ (word >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (/** @type {number} */ count) => Math.floor(unit() * count);
  /** Every bit of the significand in use. @param {number} low @param {number} high */
  const between = (low, high) => Math.min(high, low + (unit() + unit() / 2 ** 32) * (high - low));
  return {
    unit,
    below,
    between,
    /** @template Value @param {readonly Value[]} values */
    pick: (values) => values[below(values.length)],
    /** Evenly over magnitudes. @param {number} low above 0 @param {number} high */
    magnitude: (low, high) => Math.min(high, Math.max(low, Math.exp(between(Math.log(low), Math.log(high))))),
    /** @param {number} p */
    chance: (p) => unit() < p,
  };
}
/** @typedef {ReturnType<typeof createRandom>} Random */
