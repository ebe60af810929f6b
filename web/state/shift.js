// Moves a range to a new median and keeps its spread on the scale the model draws it on.
// May import the generated benchmarks only.

/** @import { InputDefault } from '../../build/generated/benchmarks.js' */
/** @import { Range } from './inputs.js' */

/** Room that a share's ends keep from 0 and 1. */
const edge = 1e-4;

/**
 * Ratios to the median stay for a positive quantity, log odds differences for a share; both stay inside the input's bounds.
 * @param {Pick<InputDefault, 'shape' | 'min' | 'max'>} input
 * @param {Range} range
 * @param {number} median
 * @returns {Range}
 */
export function shiftRange({ shape, min, max }, range, median) {
  const inside = (/** @type {number} */ value) => Math.min(max, Math.max(min, value));
  const middle = inside(median);
  if (range.low === range.high) return { ...range, low: middle, median: middle, high: middle };
  if (shape === 'positive') {
    const factor = middle / range.median;
    return { ...range, low: Math.min(middle, inside(range.low * factor)), median: middle, high: Math.max(middle, inside(range.high * factor)) };
  }
  const odds = (/** @type {number} */ share) => Math.log(share / (1 - share));
  const within = (/** @type {number} */ share) => Math.min(1 - edge, Math.max(Math.max(min, 1e-9), share));
  const centre = inside(within(middle));
  const move = odds(centre) - odds(within(range.median));
  const moved = (/** @type {number} */ share) => inside(within(1 / (1 + Math.exp(-(odds(within(share)) + move)))));
  return { ...range, low: Math.min(centre, moved(range.low)), median: centre, high: Math.max(centre, moved(range.high)) };
}
