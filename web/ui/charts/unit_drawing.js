// Creators as discs whose area is their follower count, on one scale for all options. Imports Lit's svg only.
import { svg } from 'lit';

const mostDiscs = 400;
const gap = 1.5;

/**
 * How many discs are drawn and how many creators each stands for.
 * @param {number} creators
 */
export function discCount(creators) {
  if (creators <= mostDiscs) return { discs: Math.max(0, Math.round(creators)), creatorsPerDisc: 1 };
  const creatorsPerDisc = [2, 5, 10, 20, 50, 100, 200, 500, 1000].find((size) => creators / size <= mostDiscs) ?? 1000;
  return { discs: Math.ceil(creators / creatorsPerDisc), creatorsPerDisc };
}

/**
 * Rows and columns of equal discs in a box, or null when they do not fit.
 * @param {number} discs
 * @param {number} radius pixels
 * @param {number} width
 * @param {number} height
 */
function grid(discs, radius, width, height) {
  const step = 2 * radius + gap;
  const columns = Math.floor((width + gap) / step);
  if (columns < 1) return null;
  const rows = Math.ceil(discs / columns);
  return rows * step - gap <= height + 1e-9 ? { columns, rows, step } : null;
}

/**
 * The largest scale (pixels of radius per square root of a follower) at which every option fits its box.
 * @param {{creators: number, followers: number}[]} options
 * @param {number} width
 * @param {number} height
 */
export function sharedDiscScale(options, width, height) {
  const drawn = options
    .filter((option) => option.creators >= 1)
    .map((option) => ({ ...discCount(option.creators), followers: option.followers }));
  if (drawn.length === 0) return 0;
  let low = 0;
  let high = 1;
  const fits = (/** @type {number} */ scale) =>
    drawn.every((d) => grid(d.discs, scale * Math.sqrt(d.followers * d.creatorsPerDisc), width, height) !== null);
  for (let step = 0; step < 30; step += 1) {
    const middle = (low + high) / 2;
    if (fits(middle)) low = middle;
    else high = middle;
  }
  return low;
}

/**
 * Centres and radius of one option's discs.
 * @param {{creators: number, followers: number}} option
 * @param {number} scale from sharedDiscScale
 * @param {number} width
 * @param {number} height
 */
export function unitDrawingGeometry(option, scale, width, height) {
  const { discs, creatorsPerDisc } = discCount(option.creators);
  const radius = scale * Math.sqrt(option.followers * creatorsPerDisc);
  const layout = discs > 0 ? grid(discs, radius, width, height) : null;
  if (layout === null) return { radius: 0, centres: [], creatorsPerDisc };
  const top = height - (layout.rows * layout.step - gap);
  return {
    radius,
    creatorsPerDisc,
    centres: Array.from({ length: discs }, (_, index) => ({
      x: radius + (index % layout.columns) * layout.step,
      y: top + radius + Math.floor(index / layout.columns) * layout.step,
    })),
  };
}

/**
 * @param {{creators: number, followers: number, scale: number, width: number, height: number, tone: string, label: string}} drawing
 */
export function unitDrawing({ creators, followers, scale, width, height, tone, label }) {
  const g = unitDrawingGeometry({ creators, followers }, scale, width, height);
  const r = Math.max(0.6, g.radius);
  const path = g.centres.map((c) => `M${(c.x - r).toFixed(2)} ${c.y.toFixed(2)}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`).join('');
  return svg`<svg class="unit-drawing ${tone}" role="img" aria-label=${label} viewBox="0 0 ${width} ${height}" width=${width} height=${height}>
    <line class="ground" x1="0" x2=${width} y1=${height - 0.5} y2=${height - 0.5}></line>
    <path class="disc" d=${path}></path>
  </svg>`;
}
