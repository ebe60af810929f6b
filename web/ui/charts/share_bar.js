// One budget as a bar, cut into the shares of its parts, and under it for each part the range in which its share may lie.
// Imports Lit's svg, the shared scales and sides only.
import { svg } from 'lit';
import { linear } from './scales.js';
import { rowSides } from './sides.js';

/** @typedef {{name: string, tone: string, share: number, low: number, high: number, text: string}} Share shares of the whole, 0 to 1; text: the range in words */

const barHeight = 30;
const rowHeight = 40;
const rowsTop = 56;
const trackAt = 27;

/**
 * Pixel positions.
 * @param {Share[]} shares
 * @param {number} width
 */
export function shareBarGeometry(shares, width) {
  const x = linear([0, 1], [2, width - 2]);
  let from = 0;
  const segments = shares.map((share) => {
    const start = from;
    from = Math.min(1, from + share.share);
    return { share, x: x(start), width: x(from) - x(start) };
  });
  return {
    height: rowsTop + shares.length * rowHeight,
    segments: segments.filter((segment) => segment.width > 0),
    ticks: [0, 0.25, 0.5, 0.75, 1].map((at) => ({ at, x: x(at) })),
    rows: shares.map((share, index) => ({ share, top: rowsTop + index * rowHeight, x: x(share.low) - 1.5, width: x(share.high) - x(share.low) + 3, best: x(share.share) })),
  };
}

/**
 * @param {{shares: Share[], width: number, label: string, percent: (share: number) => string, direction?: 'ltr' | 'rtl'}} chart
 */
export function shareBar({ shares, width, label, percent, direction = 'ltr' }) {
  const { name, figure } = rowSides(width, direction);
  const g = shareBarGeometry(shares, width);
  return svg`<svg class="share-bar" role="img" aria-label=${label} viewBox="0 0 ${width} ${g.height}" width=${width} height=${g.height}>
    <g aria-hidden="true">
      ${g.segments.map(
        ({ share, x, width: wide }) => svg`<g class=${share.tone}>
          <rect class="segment" x=${x} y="0" width=${Math.max(0, wide - 1.5)} height=${barHeight}></rect>
          ${wide > 44 ? svg`<text class="inside" x=${x + wide / 2} y="20" text-anchor="middle">${percent(share.share)}</text>` : null}
        </g>`,
      )}
      ${g.ticks.map(
        ({ at, x }) => svg`<line class="tick" x1=${x} x2=${x} y1=${barHeight + 3} y2=${barHeight + 7}></line>
          <text class="tick-text" x=${x} y=${barHeight + 19} text-anchor=${at === 0 ? 'start' : at === 1 ? 'end' : 'middle'}>${percent(at)}</text>`,
      )}
      ${g.rows.map(
        (row) => svg`<g class=${row.share.tone} transform="translate(0 ${row.top})">
          <text class="name" x=${name.x} y="16" text-anchor=${name.anchor}>${row.share.name}</text>
          <text class="range" x=${figure.x} y="16" text-anchor=${figure.anchor}>${row.share.text}</text>
          <line class="guide" x1="1" x2=${width - 1} y1=${trackAt} y2=${trackAt}></line>
          <rect class="zone" x=${row.x} y=${trackAt - 4} width=${row.width} height="8" rx="1"></rect>
          <rect class="best" x=${row.best - 1.5} y=${trackAt - 7} width="3" height="14"></rect>
        </g>`,
      )}
    </g>
  </svg>`;
}
