// Scales and ticks that several charts share. Imports D3 scale and array only; no DOM, no state.
import { scaleLinear, scaleLog } from 'd3-scale';

/**
 * A finite number, or the bound that stands in for it: an infinite end of a range is drawn to the edge of its chart.
 * @param {number} value
 * @param {number} low
 * @param {number} high
 */
export function clampTo(value, low, high) {
  if (Number.isNaN(value)) return low;
  return Math.min(high, Math.max(low, value));
}

/**
 * The linear domain that holds every finite value and zero.
 * @param {number[]} values
 * @returns {[number, number]}
 */
export function domainWithZero(values) {
  const finite = values.filter(Number.isFinite);
  const low = Math.min(0, ...finite);
  const high = Math.max(0, ...finite);
  return low === high ? [0, 1] : [low, high];
}

/**
 * @param {[number, number]} domain
 * @param {[number, number]} range pixels
 */
export function linear(domain, range) {
  return scaleLinear().domain(domain).range(range);
}

/**
 * @param {[number, number]} domain both ends above zero
 * @param {[number, number]} range pixels
 */
export function logarithmic(domain, range) {
  return scaleLog().domain(domain).range(range);
}

/**
 * Powers of ten inside a log domain, with the twos and fives between them where there is room.
 * @param {[number, number]} domain both ends above zero
 * @param {number} most ticks wanted
 */
export function logTicks(domain, most) {
  const first = Math.floor(Math.log10(domain[0]));
  const last = Math.ceil(Math.log10(domain[1]));
  const powers = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  const inside = (/** @type {number[]} */ digits) =>
    powers
      .flatMap((power) => digits.map((digit) => Number(`${digit}e${power}`)))
      .filter((value) => value >= domain[0] * (1 - 1e-9) && value <= domain[1] * (1 + 1e-9));
  const fine = inside([1, 2, 5]);
  return fine.length <= most ? fine : inside([1]);
}

/**
 * Moves labels along one axis so that none lies closer than `gap` to the next, keeping their order and staying inside.
 * @param {number[]} positions
 * @param {number} gap
 * @param {[number, number]} bounds
 * @returns {number[]} in the order given
 */
export function spreadLabels(positions, gap, bounds) {
  const order = positions.map((_, index) => index).sort((a, b) => positions[a] - positions[b]);
  const placed = order.map((index) => positions[index]);
  for (let i = 0; i < placed.length; i += 1) {
    const floor = i === 0 ? bounds[0] : placed[i - 1] + gap;
    placed[i] = Math.max(placed[i], floor);
  }
  for (let i = placed.length - 1; i >= 0; i -= 1) {
    const ceiling = i === placed.length - 1 ? bounds[1] : placed[i + 1] - gap;
    placed[i] = Math.min(placed[i], ceiling);
  }
  const result = new Array(positions.length);
  order.forEach((index, rank) => { result[index] = placed[rank]; });
  return result;
}
