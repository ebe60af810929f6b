// One estimate with its 80 % and 95 % intervals on a scale. Imports Lit's svg and the shared scales only.
import { svg } from 'lit';
import { clampTo, linear } from './scales.js';

/**
 * @typedef {{p50: number, low80: number, high80: number, low95: number, high95: number}} Interval
 */

/**
 * @param {Interval} interval
 * @param {[number, number]} domain
 * @param {number} width
 */
export function intervalStripGeometry(interval, domain, width) {
  const x = linear(domain, [8, width - 8]);
  const at = (/** @type {number} */ value) => x(clampTo(value, domain[0], domain[1]));
  return {
    start: x(domain[0]),
    end: x(domain[1]),
    wide: [at(interval.low95), at(interval.high95)],
    narrow: [at(interval.low80), at(interval.high80)],
    median: at(interval.p50),
    ticks: (/** @type {number[]} */ values) => values.map((value) => ({ value, x: x(value) })),
    defaultTicks: x.ticks(Math.max(2, Math.floor(width / 120))),
  };
}

/**
 * @param {{interval: Interval, domain: [number, number], width: number, ticks?: number[], tickText: (value: number) => string, label: string, zones?: number[], marks?: {value: number, text: string}[]}} chart
 */
export function intervalStrip({ interval, domain, width, ticks, tickText, label, zones = [], marks = [] }) {
  const g = intervalStripGeometry(interval, domain, width);
  const axis = g.ticks(ticks ?? g.defaultTicks);
  const y = 30;
  const height = 66;
  return svg`<svg class="interval-strip" role="img" aria-label=${label} viewBox="0 0 ${width} ${height}" width=${width} height=${height}>
    <line class="track" x1=${g.start} x2=${g.end} y1=${y} y2=${y}></line>
    ${g.ticks(zones).map((zone) => svg`<line class="zone-edge" x1=${zone.x} x2=${zone.x} y1=${y - 12} y2=${y + 12}></line>`)}
    ${marks.map((mark) => {
      const { x } = g.ticks([mark.value])[0];
      return svg`<g class="mark" aria-hidden="true"><line x1=${x} x2=${x} y1=${y - 14} y2=${y + 10}></line>
        <text x=${Math.max(0, Math.min(width, x))} y=${y - 19} text-anchor=${x < 90 ? 'start' : x > width - 90 ? 'end' : 'middle'}>${mark.text}</text></g>`;
    })}
    <line class="wide" x1=${g.wide[0]} x2=${g.wide[1]} y1=${y} y2=${y}></line>
    <line class="narrow" x1=${g.narrow[0]} x2=${g.narrow[1]} y1=${y} y2=${y}></line>
    <circle class="median" cx=${g.median} cy=${y} r="7"></circle>
    ${axis.map(
      (tick, index) => svg`<g aria-hidden="true"><line class="tick-mark" x1=${tick.x} x2=${tick.x} y1=${y + 12} y2=${y + 17}></line>
        <text class="tick-text" x=${tick.x} y=${y + 33} text-anchor=${index === 0 && tick.x < 20 ? 'start' : index === axis.length - 1 && tick.x > width - 20 ? 'end' : 'middle'}>${tickText(tick.value)}</text></g>`,
    )}
  </svg>`;
}
