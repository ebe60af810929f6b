// One lever's plausible range as a bar: where it stands, where the verdict turns, and the stretches between. Positions are
// percentages of the width, so the bar needs no measuring. Imports Lit's svg only.
import { svg } from 'lit';

/**
 * @typedef {{low: number, high: number, present: number, share: boolean, below: number | null, above: number | null}} FlipScale share: drawn on log odds; else on the logarithm; straight where 0 or 1 is an end
 * @typedef {{present: number, below: number | null, above: number | null, distance: number}} FlipPlaces percent of the width; distance: of the nearest turn, as a share of the plausible range
 */

export const barHeight = 22;

/**
 * The scale the search runs on.
 * @param {FlipScale} lever
 * @returns {(value: number) => number}
 */
function scaleOf({ low, high, present, share }) {
  const ends = [low, high, present];
  if (share && ends.every((value) => value > 0 && value < 1)) return (value) => Math.log(value / (1 - value));
  if (!share && ends.every((value) => value > 0)) return Math.log;
  return (value) => value;
}

/** @param {FlipScale} lever @returns {FlipPlaces} */
export function flipPlaces(lever) {
  const at = scaleOf(lever);
  const [from, to] = [at(Math.min(lever.low, lever.present)), at(Math.max(lever.high, lever.present))];
  const place = (/** @type {number} */ value) => (100 * (at(value) - from)) / (to - from);
  const turns = [lever.below, lever.above].flatMap((value) => (value === null ? [] : [Math.abs(at(value) - at(lever.present))]));
  return {
    present: place(lever.present),
    below: lever.below === null ? null : place(lever.below),
    above: lever.above === null ? null : place(lever.above),
    distance: turns.length === 0 ? Number.POSITIVE_INFINITY : Math.min(...turns) / (at(lever.high) - at(lever.low)),
  };
}

/** @param {{places: FlipPlaces, tones: {below: string, now: string, above: string}}} bar */
export function flipBar({ places, tones }) {
  const { present, below, above } = places;
  const [from, to] = [below ?? 0, above ?? 100];
  const stretch = (/** @type {number} */ left, /** @type {number} */ right, /** @type {string} */ tone, /** @type {string} */ kind) =>
    right > left ? svg`<rect class="stretch ${kind} ${tone}" x="${left}%" width="${right - left}%" y="6" height="10"></rect>` : null;
  const mark = (/** @type {number | null} */ place) => (place === null ? null : svg`<line class="turn" x1="${place}%" x2="${place}%" y1="3" y2="19"></line>`);
  return svg`<svg class="flip-bar" width="100%" height=${barHeight} aria-hidden="true" focusable="false">
    ${stretch(0, from, tones.below, 'beyond')}${stretch(from, to, tones.now, 'now')}${stretch(to, 100, tones.above, 'beyond')}
    ${mark(below)}${mark(above)}
    <circle class="present" cx="${present}%" cy="11" r="6"></circle>
  </svg>`;
}
