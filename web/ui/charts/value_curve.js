// Value per unit of money over follower count: band, median line, dashed where the data end, options as markers.
// Imports Lit's svg, D3 shape and the shared scales only.
import { svg } from 'lit';
import { area, line } from 'd3-shape';
import { logTicks, logarithmic, spreadLabels } from './scales.js';

/**
 * @typedef {{p10: number[], p50: number[], p90: number[]}} Series
 * @typedef {{slot: number, followers: number, name: string, tone: string}} CurveMarker
 * @typedef {{level: number, at: number[], tone: string, texts: string[]}} CurveTurns where the median passes a rival's value
 * @typedef {{followers: number[], extrapolated: boolean[], affordable: boolean[], series: Series}} CurveData
 */

/**
 * Consecutive runs of equal flags as index ranges that share their end points, so that line pieces meet.
 * @param {boolean[]} flags
 * @returns {{from: number, to: number, flag: boolean}[]} `to` is inclusive
 */
export function runs(flags) {
  /** @type {{from: number, to: number, flag: boolean}[]} */
  const found = [];
  for (let i = 1; i < flags.length; i += 1) {
    const flag = flags[i - 1] || flags[i];
    const last = found[found.length - 1];
    if (last && last.flag === flag) last.to = i;
    else found.push({ from: i - 1, to: i, flag });
  }
  return found;
}

/**
 * Linear interpolation of a series over log followers.
 * @param {number[]} followers ascending
 * @param {number[]} values
 * @param {number} at
 */
export function valueAt(followers, values, at) {
  if (at <= followers[0]) return values[0];
  for (let i = 1; i < followers.length; i += 1) {
    if (at <= followers[i]) {
      const share = (Math.log(at) - Math.log(followers[i - 1])) / (Math.log(followers[i]) - Math.log(followers[i - 1]));
      return values[i - 1] + share * (values[i] - values[i - 1]);
    }
  }
  return values[values.length - 1];
}

/**
 * Follower counts at which a series passes a level, in rising order; touching it is no passing.
 * @param {number[]} followers ascending
 * @param {number[]} values
 * @param {number} level
 */
export function crossings(followers, values, level) {
  /** @type {number[]} */
  const found = [];
  for (let i = 1; i < followers.length; i += 1) {
    const [from, to] = [values[i - 1] - level, values[i] - level];
    if (!Number.isFinite(from) || !Number.isFinite(to) || from >= 0 === to >= 0) continue;
    found.push(followers[i - 1] * (followers[i] / followers[i - 1]) ** (from / (from - to)));
  }
  return found;
}

/**
 * The follower count under a place of the chart.
 * @param {number} place pixels from the chart's left edge
 * @param {{width: number, left: number, right: number}} frame
 * @param {number[]} followers of the curve
 */
export function followersAt(place, { width, left, right }, followers) {
  const [first, last] = [followers[0], followers[followers.length - 1]];
  const share = Math.min(1, Math.max(0, (place - left) / (width - left - right)));
  return Number((first * (last / first) ** share).toPrecision(3));
}

/** @param {number[]} values @param {'min' | 'max'} kind */
function extreme(values, kind) {
  const positive = values.filter((value) => Number.isFinite(value) && value > 0);
  return positive.length === 0 ? 1 : Math[kind](...positive);
}

/** Pixels that a label under the curve needs to each side. */
const labelRoom = 34;

/**
 * Labels that would lie on another one, or on a marker, are left to the text under the chart.
 * @param {{x: number, y: number, text: string}[]} turns in rising order @param {number[]} taken places of the markers
 */
function roomy(turns, taken) {
  /** @type {number[]} */
  const kept = [...taken];
  return turns.map((turn) => {
    const free = kept.every((place) => Math.abs(place - turn.x) >= labelRoom);
    if (free) kept.push(turn.x);
    return free ? turn : { ...turn, text: '' };
  });
}

/**
 * @param {CurveData} data
 * @param {CurveMarker[]} markers
 * @param {{width: number, height: number, left: number, right: number}} frame
 * @param {CurveTurns | null} [turns]
 */
export function valueCurveGeometry(data, markers, { width, height, left, right }, turns = null) {
  const top = 40;
  const bottom = height - 30;
  const { followers, series } = data;
  /** @type {[number, number]} */
  const xDomain = [followers[0], followers[followers.length - 1]];
  /** @type {[number, number]} */
  const yDomain = [extreme(series.p10, 'min') * 0.85, extreme(series.p90, 'max') * 1.15];
  const x = logarithmic(xDomain, [left, width - right]);
  const y = logarithmic(yDomain, [bottom, top]);
  const floor = (/** @type {number} */ value) => y(Math.max(value, yDomain[0]));
  const indexes = followers.map((_, index) => index);
  const band = area()
    .x((i) => x(followers[/** @type {any} */ (i)]))
    .y0((i) => floor(series.p10[/** @type {any} */ (i)]))
    .y1((i) => floor(series.p90[/** @type {any} */ (i)]));
  const median = line()
    .x((i) => x(followers[/** @type {any} */ (i)]))
    .y((i) => floor(series.p50[/** @type {any} */ (i)]));
  const pick = (/** @type {{from: number, to: number}} */ run) => /** @type {any} */ (indexes.slice(run.from, run.to + 1));
  const firstBeyond = data.affordable.indexOf(false);
  const placed = markers.map((marker) => ({
    marker,
    x: x(Math.min(xDomain[1], Math.max(xDomain[0], marker.followers))),
    y: floor(valueAt(followers, series.p50, marker.followers)),
    low: floor(valueAt(followers, series.p10, marker.followers)),
    high: floor(valueAt(followers, series.p90, marker.followers)),
  }));
  const labels = spreadLabels(placed.map((m) => m.x), 76, [left + 20, width - right - 20]);
  return {
    top,
    bottom,
    left,
    right: width - right,
    xTicks: logTicks(xDomain, (width - left - right) / 60).map((value) => ({ value, x: x(value) })),
    yTicks: logTicks(yDomain, (bottom - top) / 26).map((value) => ({ value, y: y(value) })),
    pieces: runs(data.extrapolated).map((run) => ({
      extrapolated: run.flag,
      band: band(pick(run)) ?? '',
      median: median(pick(run)) ?? '',
    })),
    beyondBudget: firstBeyond < 0 ? null : { x: x(followers[firstBeyond]), width: width - right - x(followers[firstBeyond]) },
    markers: placed.map((m, index) => ({ ...m, labelX: labels[index] })),
    turns: turns ? roomy(turns.at.map((followers, index) => ({ x: x(followers), y: floor(turns.level), text: turns.texts[index] })), placed.map((m) => m.x)) : [],
  };
}

/**
 * @param {{data: CurveData, markers: CurveMarker[], width: number, height: number, left: number, right: number, label: string,
 *   xText: (value: number) => string, yText: (value: number) => string, axisTitle: string, beyondText: string, dashedText: string, turns?: CurveTurns | null, onGrab?: (slot: number, event: PointerEvent) => void}} chart onGrab: a marker is taken hold of
 */
export function valueCurve({ data, markers, width, height, left, right, label, xText, yText, axisTitle, beyondText, dashedText, turns = null, onGrab }) {
  const g = valueCurveGeometry(data, markers, { width, height, left, right }, turns);
  const hatch = [];
  if (g.beyondBudget) {
    for (let offset = 0; offset < g.beyondBudget.width + (g.bottom - g.top); offset += 9) {
      const x1 = Math.min(offset, g.beyondBudget.width);
      const y1 = offset - x1;
      const y2 = Math.min(offset, g.bottom - g.top);
      const x2 = offset - y2;
      hatch.push(`M${(g.beyondBudget.x + x1).toFixed(1)} ${(g.top + y1).toFixed(1)}L${(g.beyondBudget.x + x2).toFixed(1)} ${(g.top + y2).toFixed(1)}`);
    }
  }
  const dashed = g.pieces.some((piece) => piece.extrapolated);
  return svg`<svg class="value-curve" role="img" aria-label=${label} viewBox="0 0 ${width} ${height}" width=${width} height=${height}>
    ${
      g.beyondBudget
        ? svg`<g aria-hidden="true"><path class="hatch" d=${hatch.join('')}></path>
            <line class="budget-edge" x1=${g.beyondBudget.x} x2=${g.beyondBudget.x} y1=${g.top} y2=${g.bottom}></line></g>`
        : null
    }
    ${g.yTicks.map(
      (tick) => svg`<g aria-hidden="true"><line class="tick" x1=${g.left} x2=${g.right} y1=${tick.y} y2=${tick.y}></line>
        <text class="tick-text" x=${g.left - 8} y=${tick.y + 4} text-anchor="end">${yText(tick.value)}</text></g>`,
    )}
    ${g.xTicks.map(
      (tick) => svg`<g aria-hidden="true"><line class="tick-mark" x1=${tick.x} x2=${tick.x} y1=${g.bottom} y2=${g.bottom + 5}></line>
        <text class="tick-text" x=${tick.x} y=${g.bottom + 20} text-anchor="middle">${xText(tick.value)}</text></g>`,
    )}
    <text class="axis-title" x="0" y="13" aria-hidden="true">${axisTitle}</text>
    ${g.pieces.map((piece) => svg`<path class=${piece.extrapolated ? 'band faint' : 'band'} d=${piece.band}></path>`)}
    ${g.pieces.map((piece) => svg`<path class=${piece.extrapolated ? 'median dashed' : 'median'} d=${piece.median}></path>`)}
    <line class="base" x1=${g.left} x2=${g.right} y1=${g.bottom} y2=${g.bottom}></line>
    ${
      g.beyondBudget && g.beyondBudget.width > 90
        ? svg`<text class="region" x=${g.right - 4} y=${g.bottom - 8} text-anchor="end" aria-hidden="true">${beyondText}</text>`
        : null
    }
    ${dashed ? svg`<text class="region" x=${g.left + 4} y=${g.bottom - 8} aria-hidden="true">${dashedText}</text>` : null}
    ${g.turns.map(
      (turn) => svg`<g class=${`curve-turn ${turns?.tone}`} aria-hidden="true"><line x1=${turn.x} x2=${turn.x} y1=${turn.y - 9} y2=${turn.y + 9}></line>
        <path d=${`M${turn.x} ${turn.y - 5}l5 5l-5 5l-5 -5z`}></path><text x=${turn.x} y=${turn.y + 24} text-anchor="middle">${turn.text}</text></g>`,
    )}
    ${g.markers.map(
      (m) => svg`<g class=${m.marker.tone} aria-hidden="true">
        <line class="drop" x1=${m.x} x2=${m.x} y1=${g.top - 4} y2=${g.bottom}></line>
        <line class="whisker" x1=${m.x} x2=${m.x} y1=${m.high} y2=${m.low}></line>
        <circle class="marker" cx=${m.x} cy=${m.y} r=${onGrab ? 9 : 6}></circle>
        ${onGrab ? svg`<path class="grip" d=${`M${m.x - 2.5} ${m.y - 3}l-3 3l3 3M${m.x + 2.5} ${m.y - 3}l3 3l-3 3`}></path>
        <rect class="handle" x=${m.x - 22} y=${g.top - 26} width="44" height=${g.bottom - g.top + 26} rx="4" @pointerdown=${(/** @type {PointerEvent} */ event) => onGrab(m.marker.slot, event)}></rect>` : null}
        <text class="marker-text" x=${m.labelX} y=${g.top - 10} text-anchor="middle">${m.marker.name}</text>
      </g>`,
    )}
  </svg>`;
}
