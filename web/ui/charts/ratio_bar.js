// An expected ratio between two things and the zone around 1 in which counting would not show it, on a logarithmic axis.
// Imports Lit's svg and the shared scales only.
import { svg } from 'lit';
import { clampTo, logTicks, logarithmic } from './scales.js';

/** @typedef {{p10: number, p50: number, p90: number}} Range */

/** Ratios beyond these are drawn to the edge. */
const widest = 1000;
const height = 46;
const trackAt = 15;

/**
 * Domain that several bars share: everything that is drawn, and at least from a half to two.
 * @param {{expected: Range, detectable: Range}[]} pairs
 * @returns {[number, number]}
 */
export function ratioDomain(pairs) {
  const all = pairs.flatMap(({ expected, detectable }) => [expected.p10, expected.p90, detectable.p50, 1 / detectable.p50]);
  const drawn = all.filter((value) => Number.isFinite(value) && value > 0);
  const margin = 1.1;
  return [Math.max(1 / widest, Math.min(0.5, ...drawn) / margin), Math.min(widest, Math.max(2, ...drawn) * margin)];
}

/**
 * Pixel positions.
 * @param {{expected: Range, detectable: Range, domain: [number, number], width: number}} bar
 */
export function ratioBarGeometry({ expected, detectable, domain, width }) {
  const scale = logarithmic(domain, [1, width - 1]);
  const x = (/** @type {number} */ ratio) => scale(clampTo(ratio, domain[0], domain[1]));
  const limit = detectable.p50;
  return {
    zone: { x: x(1 / limit), width: x(limit) - x(1 / limit) },
    band: { x: x(expected.p10), width: Math.max(2, x(expected.p90) - x(expected.p10)) },
    median: x(expected.p50),
    shown: expected.p50 >= limit || expected.p50 <= 1 / limit,
    one: x(1),
    ticks: logTicks(domain, width < 420 ? 5 : 9).map((at) => ({ at, x: x(at) })),
  };
}

/**
 * @param {{expected: Range, detectable: Range, domain: [number, number], width: number, tone: string, label: string, times: (ratio: number) => string}} bar
 */
export function ratioBar({ tone, label, times, ...bar }) {
  const g = ratioBarGeometry(bar);
  return svg`<svg class="ratio-bar ${tone}" role="img" aria-label=${label} viewBox="0 0 ${bar.width} ${height}" width=${bar.width} height=${height}>
    <g aria-hidden="true">
      <rect class="zone" x=${g.zone.x} y=${trackAt - 11} width=${g.zone.width} height="22"></rect>
      <line class="track" x1="1" x2=${bar.width - 1} y1=${trackAt} y2=${trackAt}></line>
      <line class="middle" x1=${g.one} x2=${g.one} y1=${trackAt - 11} y2=${trackAt + 11}></line>
      <rect class="band" x=${g.band.x} y=${trackAt - 5} width=${g.band.width} height="10" rx="1"></rect>
      <rect class=${g.shown ? 'median' : 'median open'} x=${g.median - 2} y=${trackAt - 9} width="4" height="18"></rect>
      ${g.ticks.map(({ at, x }) => svg`<text class="tick-text" x=${x} y="42" text-anchor=${x < 20 ? 'start' : x > bar.width - 20 ? 'end' : 'middle'}>${times(at)}</text>`)}
    </g>
  </svg>`;
}
