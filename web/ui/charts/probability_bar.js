// A probability drawn as a position between two options, with the zone that is too close to call. Imports Lit's svg only.
import { svg } from 'lit';

export const tooClose = /** @type {const} */ ([0.35, 0.65]);

/**
 * Pixel positions of the bar.
 * @param {{p: number, se: number, width: number, radius: number}} bar p: probability that the option on the right is ahead, 0..1
 */
export function probabilityBarGeometry({ p, se, width, radius }) {
  const x = (/** @type {number} */ share) => radius + Math.min(1, Math.max(0, share)) * (width - 2 * radius);
  return {
    start: x(0),
    end: x(1),
    middle: x(0.5),
    zone: { x: x(tooClose[0]), width: x(tooClose[1]) - x(tooClose[0]) },
    marker: x(p),
    error: [x(p - 2 * se), x(p + 2 * se)],
    inZone: p >= tooClose[0] && p <= tooClose[1],
  };
}

/**
 * @param {{p: number, se: number, width: number, height?: number, tone: string, label: string, zoneText?: string}} bar
 */
export function probabilityBar({ p, se, width, height = 28, tone, label, zoneText = '' }) {
  const radius = Math.min(8, height / 3);
  const g = probabilityBarGeometry({ p, se, width, radius });
  const y = height / 2;
  return svg`<svg class="probability-bar ${tone}" role="img" aria-label=${label} viewBox="0 0 ${width} ${height + (zoneText ? 13 : 0)}" width=${width} height=${height + (zoneText ? 13 : 0)}>
    <rect class="zone" x=${g.zone.x} y=${y - 7} width=${g.zone.width} height="14"></rect>
    <line class="track" x1=${g.start} x2=${g.end} y1=${y} y2=${y}></line>
    <line class="middle" x1=${g.middle} x2=${g.middle} y1=${y - 7} y2=${y + 7}></line>
    <line class="lean" x1=${g.middle} x2=${g.marker} y1=${y} y2=${y}></line>
    <line class="error" x1=${g.error[0]} x2=${g.error[1]} y1=${y} y2=${y}></line>
    <circle class=${g.inZone ? 'marker open' : 'marker'} cx=${g.marker} cy=${y} r=${radius - 1}></circle>
    ${zoneText ? svg`<text class="zone-text" x=${g.middle} y=${height + 8} text-anchor="middle" aria-hidden="true">${zoneText}</text>` : null}
  </svg>`;
}
