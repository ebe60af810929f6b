// One quantity before and after: two ranges on one log scale, p10 to p90 as a bar and the median as a tick.
// Imports Lit's svg, the shared scales and sides only.
import { svg } from 'lit';
import { clampTo, logarithmic, logTicks } from './scales.js';
import { rowSides } from './sides.js';

/** @typedef {{low: number, median: number, high: number}} Range above zero */

const barHeight = 10;
const rowHeight = 26;
const top = 4;

/** @param {Range[]} ranges @param {number} width @param {number} nameWidth room for the names before the bars @param {'ltr' | 'rtl'} [direction] */
export function rangeShiftGeometry(ranges, width, nameWidth, direction = 'ltr') {
  const domain = /** @type {[number, number]} */ ([Math.min(...ranges.map((range) => range.low)) * 0.85, Math.max(...ranges.map((range) => range.high)) * 1.18]);
  const x = logarithmic(domain, direction === 'rtl' ? [8, width - nameWidth] : [nameWidth, width - 8]);
  const at = (/** @type {number} */ value) => x(clampTo(value, domain[0], domain[1]));
  const ticks = logTicks(domain, Math.max(2, Math.floor((width - nameWidth) / 70)));
  return {
    height: top + ranges.length * rowHeight + 22,
    axis: top + ranges.length * rowHeight,
    ticks: ticks.map((value) => ({ value, x: x(value) })),
    bars: ranges.map((range, index) => ({ y: top + index * rowHeight + (rowHeight - barHeight) / 2, x: at(range.low), width: Math.max(2, at(range.high) - at(range.low)), median: at(range.median) })),
  };
}

/**
 * @param {{rows: {name: string, tone: string, range: Range}[], width: number, tickText: (value: number) => string, label: string, direction?: 'ltr' | 'rtl'}} chart
 */
export function rangeShift({ rows, width, tickText, label, direction = 'ltr' }) {
  const { name } = rowSides(width, direction);
  const g = rangeShiftGeometry(rows.map((row) => row.range), width, 64, direction);
  return svg`<svg class="range-shift" role="img" aria-label=${label} viewBox="0 0 ${width} ${g.height}" width=${width} height=${g.height}>
    ${g.ticks.map(
      (tick) => svg`<g aria-hidden="true"><line class="tick" x1=${tick.x} x2=${tick.x} y1="0" y2=${g.axis + 4}></line>
        <text class="tick-text" x=${tick.x} y=${g.axis + 18} text-anchor="middle">${tickText(tick.value)}</text></g>`,
    )}
    ${g.bars.map(
      (bar, index) => svg`<g class=${rows[index].tone} aria-hidden="true">
        <text class="name" x=${name.x} text-anchor=${name.anchor} y=${bar.y + barHeight - 1}>${rows[index].name}</text>
        <rect class="bar" x=${bar.x} y=${bar.y} width=${bar.width} height=${barHeight} rx="1"></rect>
        <rect class="median" x=${bar.median - 1.5} y=${bar.y - 3} width="3" height=${barHeight + 6}></rect>
      </g>`,
    )}
  </svg>`;
}
