// A small log-log sketch of one benchmark curve through its five tiers, benchmark behind and current in front.
// Imports Lit's svg, D3 shape and the shared scales only.
import { svg } from 'lit';
import { area, line } from 'd3-shape';
import { logarithmic } from './scales.js';

/**
 * @typedef {{followers: number, low: number, median: number, high: number, standard: number}} CurvePoint standard: the benchmark's median
 */

/**
 * @param {CurvePoint[]} points ascending followers
 * @param {number} width
 * @param {number} height
 */
export function miniCurveGeometry(points, width, height) {
  const x = logarithmic([points[0].followers, points[points.length - 1].followers], [6, width - 6]);
  const lows = points.flatMap((point) => [point.low, point.standard]);
  const highs = points.flatMap((point) => [point.high, point.standard]);
  const y = logarithmic([Math.min(...lows) * 0.9, Math.max(...highs) * 1.1], [height - 6, 6]);
  const along = line().x((p) => /** @type {any} */ (p).x).y((p) => /** @type {any} */ (p).y);
  const band = area().x((p) => /** @type {any} */ (p).x).y0((p) => /** @type {any} */ (p).low).y1((p) => /** @type {any} */ (p).high);
  const placed = points.map((p) => ({ x: x(p.followers), y: y(p.median), low: y(p.low), high: y(p.high) }));
  return {
    placed,
    band: band(/** @type {any} */ (placed)) ?? '',
    current: along(/** @type {any} */ (placed)) ?? '',
    standard: along(/** @type {any} */ (points.map((p) => ({ x: x(p.followers), y: y(p.standard) })))) ?? '',
  };
}

/**
 * @param {{points: CurvePoint[], width: number, height: number, label: string}} chart
 */
export function miniCurve({ points, width, height, label }) {
  const g = miniCurveGeometry(points, width, height);
  return svg`<svg class="mini-curve" role="img" aria-label=${label} viewBox="0 0 ${width} ${height}" width=${width} height=${height}>
    <line class="base" x1="0" x2=${width} y1=${height - 0.5} y2=${height - 0.5}></line>
    <path class="band" d=${g.band}></path>
    <path class="standard" d=${g.standard}></path>
    <path class="median" d=${g.current}></path>
    ${g.placed.map((p) => svg`<circle class="marker" cx=${p.x} cy=${p.y} r="2.5"></circle>`)}
  </svg>`;
}
