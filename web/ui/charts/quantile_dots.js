// Quantile dots: each dot is an equal share of the simulated outcomes, stacked on one axis with the zero line.
// Imports Lit's svg, D3 array, the shared scales and sides only.
import { svg } from 'lit';
import { quantileSorted } from 'd3-array';
import { clampTo, linear } from './scales.js';
import { rowSides } from './sides.js';

/** Room for the name of the zero line. */
const headroom = 16;

/**
 * @typedef {{name: string, tone: string, percentiles: number[] | null, note: string}} DotStrip percentiles: 101 values, 0..100 %
 */

/**
 * The values of `count` dots: the middles of `count` equal shares.
 * @param {number[]} percentiles 101 values in ascending order
 * @param {number} count
 */
export function dotValues(percentiles, count) {
  return Array.from({ length: count }, (_, index) => /** @type {number} */ (quantileSorted(percentiles, (index + 0.5) / count)));
}

/**
 * Common axis: every 2nd to 98th percentile that is finite, with zero; a long upper tail is cut at three times the largest
 * 75th percentile so that the body stays readable.
 * @param {DotStrip[]} strips
 * @returns {[number, number]}
 */
export function dotDomain(strips) {
  const known = strips.flatMap((strip) => (strip.percentiles ? [strip.percentiles] : []));
  if (known.length === 0) return [-1, 1];
  const finite = (/** @type {number[]} */ values) => values.filter(Number.isFinite);
  const low = Math.min(0, ...finite(known.map((p) => p[2])));
  const tail = Math.max(0, ...finite(known.map((p) => p[98])));
  const body = Math.max(0, ...finite(known.map((p) => p[75])));
  const high = Math.max(Math.min(tail, 3 * Math.max(body, -low / 2)), -low / 4);
  return low === high ? [-1, 1] : [low, high];
}

/**
 * Dots of one strip in columns one dot wide, stacked from the base line up. Columns meet at zero, so none mixes loss and gain.
 * @param {number[]} values ascending
 * @param {(value: number) => number} x
 * @param {[number, number]} domain
 * @param {number} size diameter in pixels
 */
export function stackDots(values, x, domain, size) {
  const zero = x(0);
  /** @type {Map<number, number>} */
  const filled = new Map();
  return values.map((value) => {
    const column = Math.floor((x(clampTo(value, domain[0], domain[1])) - zero) / size);
    const rank = filled.get(column) ?? 0;
    filled.set(column, rank + 1);
    return { value, x: zero + (column + 0.5) * size, rank, beyond: value > domain[1] ? 1 : value < domain[0] ? -1 : 0, loss: value < 0 };
  });
}

/** Dots wide enough to stack. @param {number} width @param {number} count */
function dotSize(width, count) {
  return Math.max(7, Math.min(28, width / (count > 20 ? 44 : 28)));
}

/**
 * Every strip has room for the same number of dots, so that the chart keeps its height; taller stacks close up.
 * @param {DotStrip[]} strips
 * @param {{width: number, count: number, tickText: (value: number) => string}} frame
 */
export function quantileDotsGeometry(strips, { width, count, tickText }) {
  const domain = dotDomain(strips);
  const size = dotSize(width, count);
  const room = count > 20 ? 6 : 3;
  const x = linear(domain, [size, width - 2 * size]);
  let top = headroom;
  const rows = strips.map((strip) => {
    const dots = strip.percentiles ? stackDots(dotValues(strip.percentiles, count), x, domain, size) : [];
    const tallest = dots.reduce((most, dot) => Math.max(most, dot.rank + 1), 1);
    const step = Math.min(size, (room * size) / tallest);
    const name = top + 18;
    const base = top + 26 + room * size;
    top = base + 12;
    return { strip, name, base, dots: dots.map((dot) => ({ ...dot, y: base - size / 2 - dot.rank * step })) };
  });
  const tickCount = Math.max(2, Math.floor(width / 110));
  return { domain, size, zero: x(0), rows, axis: top, height: top + 26, ticks: x.ticks(tickCount).map((value) => ({ x: x(value), text: tickText(value) })) };
}

/**
 * @param {{strips: DotStrip[], width: number, count: number, tickText: (value: number) => string, label: string, zeroText: string, direction?: 'ltr' | 'rtl'}} chart
 */
export function quantileDots({ strips, width, count, tickText, label, zeroText, direction = 'ltr' }) {
  const { name, figure } = rowSides(width, direction, 2);
  const g = quantileDotsGeometry(strips, { width, count, tickText });
  const r = g.size / 2 - 1.2;
  return svg`<svg class="quantile-dots" role="img" aria-label=${label} viewBox="0 0 ${width} ${g.height}" width=${width} height=${g.height}>
    <rect class="loss" x="0" y=${headroom} width=${Math.max(0, g.zero)} height=${g.axis - headroom}></rect>
    ${g.ticks.map(
      (tick) => svg`<g aria-hidden="true"><line class="tick" x1=${tick.x} x2=${tick.x} y1=${headroom} y2=${g.axis + 4}></line>
        <text class="tick-text" x=${tick.x} y=${g.axis + 19} text-anchor=${tick.x < 24 ? 'start' : tick.x > width - 24 ? 'end' : 'middle'}>${tick.text}</text></g>`,
    )}
    <line class="zero" x1=${g.zero} x2=${g.zero} y1=${headroom} y2=${g.axis + 4}></line>
    ${g.rows.map(
      (row) => svg`<g class=${row.strip.tone} aria-hidden="true">
        <text class="name" x=${name.x} y=${row.name} text-anchor=${name.anchor}>${row.strip.name}</text>
        <text class="note" x=${figure.x} y=${row.name} text-anchor=${figure.anchor}>${row.strip.note}</text>
        <line class="ground" x1="0" x2=${width} y1=${row.base} y2=${row.base}></line>
        ${row.dots.map((dot) => svg`<circle class=${dot.loss ? 'dot lost' : 'dot'} cx=${dot.x} cy=${dot.y} r=${r}></circle>`)}
        ${
          row.dots.some((dot) => dot.beyond > 0)
            ? svg`<path class="beyond" d=${`M${width - 5} ${row.base - 9}l5 4.5l-5 4.5z`}></path>`
            : null
        }
      </g>`,
    )}
    <text class="zero-text" x=${g.zero} y="11" text-anchor="middle" aria-hidden="true">${zeroText}</text>
  </svg>`;
}
