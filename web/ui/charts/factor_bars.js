// A ratio between two options as a bar to either side of "the same", on a logarithmic scale, with its 10th to 90th percentile
// as a line; and a share of the doubt as a bar from 0. Positions are percentages of the width. Imports Lit's svg only.
import { svg } from 'lit';

/** @typedef {{mean: number, p10: number, p90: number}} LogRatio */

/** Half the width in logarithms: the largest bar fits, lines may run out of the picture. @param {LogRatio[]} bars */
export function halfWidth(bars) {
  const largest = Math.max(0, ...bars.map(({ mean }) => Math.abs(mean)));
  const lines = Math.max(0, ...bars.flatMap(({ p10, p90 }) => [Math.abs(p10), Math.abs(p90)]));
  return Math.max(Math.log(1.25), largest * 1.05, Math.min(lines, largest * 2));
}

/** @param {LogRatio} bar @param {number} half */
export function ratioPlaces({ mean, p10, p90 }, half) {
  const at = (/** @type {number} */ value) => 50 + 50 * Math.min(1, Math.max(-1, value / half));
  return { from: Math.min(50, at(mean)), to: Math.max(50, at(mean)), low: at(p10), high: at(p90), tip: at(mean) };
}

/** @param {{bar: LogRatio, half: number, tone: string}} chart */
export function ratioBar({ bar, half, tone }) {
  const { from, to, low, high } = ratioPlaces(bar, half);
  return svg`<svg class="ratio-bar ${tone}" width="100%" height="22" aria-hidden="true" focusable="false">
    <rect class="bar" x="${from}%" width="${to - from}%" y="5" height="12"></rect>
    <line class="spread" x1="${low}%" x2="${high}%" y1="11" y2="11"></line>
    <line class="same" x1="50%" x2="50%" y1="0" y2="22"></line>
  </svg>`;
}

/**
 * The difference at both ends of one doubt, around what it is as drawn.
 * @param {{low: number, high: number, drawn: number, domain: [number, number], tones: {ahead: string, behind: string}}} chart
 *   tones: of the side above and below 0
 */
export function endsBar({ low, high, drawn, domain: [from, to], tones }) {
  const at = (/** @type {number} */ value) => (100 * (value - from)) / (to - from);
  const [left, right] = [Math.min(low, high), Math.max(low, high)];
  const zero = Math.min(right, Math.max(left, 0));
  const part = (/** @type {number} */ start, /** @type {number} */ end, /** @type {string} */ tone) =>
    end > start ? svg`<rect class="bar ${tone}" x="${at(start)}%" width="${at(end) - at(start)}%" y="5" height="12"></rect>` : null;
  return svg`<svg class="ends-bar" width="100%" height="22" aria-hidden="true" focusable="false">
    ${part(left, Math.max(left, zero), tones.behind)}${part(Math.min(right, zero), right, tones.ahead)}
    <line class="zero" x1="${at(0)}%" x2="${at(0)}%" y1="0" y2="22"></line>
    <line class="drawn" x1="${at(drawn)}%" x2="${at(drawn)}%" y1="2" y2="20"></line>
  </svg>`;
}

/** The domain of all bars, with 0 in it. @param {number[]} values @returns {[number, number]} */
export function endsDomain(values) {
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  const pad = (high - low) * 0.02 || 1;
  return [low - pad, high + pad];
}

/** @param {{first: number, total: number}} shares */
export function shareBar({ first, total }) {
  const width = (/** @type {number} */ share) => `${100 * Math.min(1, Math.max(0, share))}%`;
  return svg`<svg class="doubt-bar" width="100%" height="10" aria-hidden="true" focusable="false">
    <rect class="whole" x="0" y="0" width="100%" height="10"></rect>
    <rect class="total" x="0" y="0" width=${width(total)} height="10"></rect>
    <rect class="first" x="0" y="0" width=${width(Math.min(first, total))} height="10"></rect>
  </svg>`;
}
