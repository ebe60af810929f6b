// Ranges of several options on one scale: name and number above, 10th to 90th percentile as a bar, median as a tick.
// Imports Lit's svg, the shared scales and sides only.
import { svg } from 'lit';
import { clampTo, domainWithZero, linear } from './scales.js';
import { rowSides } from './sides.js';

/**
 * @typedef {{name: string, tone: string, low: number, median: number, high: number, text: string, range: string, absent?: boolean}} RangeRow
 */

const enSpace = '\u2002';
const rowHeight = 44;
const barTop = 24;
const barHeight = 9;

/**
 * @param {RangeRow[]} rows
 * @param {number} width
 */
export function rangeRowsGeometry(rows, width) {
  const present = rows.filter((row) => !row.absent);
  const domain = domainWithZero(present.flatMap((row) => [row.low, row.median, row.high]));
  const x = linear(domain, [1, width - 2]);
  const at = (/** @type {number} */ value) => x(clampTo(value, domain[0], domain[1]));
  return {
    height: rows.length * rowHeight,
    zero: domain[0] < 0 ? x(0) : null,
    bars: rows.map((row, index) => ({
      row,
      top: index * rowHeight,
      x: row.absent ? 0 : at(row.low),
      width: row.absent ? 0 : Math.max(2, at(row.high) - at(row.low)),
      median: row.absent ? 0 : at(row.median),
      openLow: !row.absent && row.low < domain[0],
      openHigh: !row.absent && row.high > domain[1],
    })),
  };
}

/**
 * @param {{rows: RangeRow[], width: number, label: string, direction?: 'ltr' | 'rtl'}} chart
 */
export function rangeRows({ rows, width, label, direction = 'ltr' }) {
  const { name, figure } = rowSides(width, direction);
  const g = rangeRowsGeometry(rows, width);
  return svg`<svg class="range-rows" role="img" aria-label=${label} viewBox="0 0 ${width} ${g.height}" width=${width} height=${g.height}>
    ${g.bars.map(
      (bar) => svg`<g class=${bar.row.tone} transform="translate(0 ${bar.top})" aria-hidden="true">
        <text class="name" x=${name.x} y="15" text-anchor=${name.anchor}>${bar.row.name}</text>
        <text class="value" x=${figure.x} y="15" text-anchor=${figure.anchor}>${bar.row.text}${
          bar.row.range ? svg`<tspan class="range">${enSpace}${bar.row.range}</tspan>` : null
        }</text>
        <line class="guide" x1="0" x2=${width} y1=${barTop + barHeight / 2} y2=${barTop + barHeight / 2}></line>
        ${g.zero === null ? null : svg`<line class="zero" x1=${g.zero} x2=${g.zero} y1=${barTop - 4} y2=${barTop + barHeight + 4}></line>`}
        <rect class="bar" x=${bar.x} y=${barTop} width=${bar.width} height=${barHeight} rx="1"></rect>
        ${bar.row.absent ? null : svg`<rect class="median" x=${bar.median - 1.5} y=${barTop - 3} width="3" height=${barHeight + 6}></rect>`}
      </g>`,
    )}
  </svg>`;
}
