// The value curve as the page shows it. Imports the words of the page and the pure geometry of the chart.
import { GOAL_NAMES } from '../../../build/generated/schema.js';
import { crossings, valueAt } from '../charts/value_curve.js';
import { brief, briefMoney, exactMoney, listed, t } from '../words.js';
import { tone } from './names.js';

/** @import { ValueCurve } from '../../engine/index.js' */
/** @import { CreatorsOption } from '../../state/inputs.js' */
/** @import { Goal } from '../../../build/generated/schema.js' */

/**
 * @typedef {object} CurveView
 * @property {string} goal
 * @property {import('./question.js').Choice[]} goals
 * @property {import('../charts/value_curve.js').CurveData | null} data
 * @property {import('../charts/value_curve.js').CurveMarker[]} markers
 * @property {{slot: number, name: string, tone: string, followers: number, field: import('./question.js').FieldView, worth: string, valueText: string, turns: import('../charts/value_curve.js').CurveTurns | null, turnText: string}[]} sliders worth: what the size brings; turns: where it would match the best of the others
 * @property {import('../field.js').SliderScale} scale
 * @property {string} finding
 * @property {string} axisTitle
 * @property {(value: number) => string} xText
 * @property {(value: number) => string} yText
 * @property {boolean} stale
 * @property {import('./options.js').Table} table
 */

/**
 * @param {Pick<import('../page.js').Model, 'inputs' | 'curve' | 'names' | 'view' | 'field' | 'stale'>} model
 * @returns {CurveView}
 */
export function curveView(model) {
  const { inputs, curve, names } = model;
  const goal = model.view.curve_goal ?? inputs.goal;
  const series = curve?.series[goal];
  const yText = goal === 'return' ? briefMoney : brief;
  const creators = inputs.options.flatMap((option) => (option.kind === 'creators' ? [option] : []));
  const first = curve?.followers[0] ?? 1000;
  const last = curve?.followers[curve.followers.length - 1] ?? 10_000_000;
  return {
    goal,
    goals: GOAL_NAMES.map((id) => ({ value: id, text: t(`ui.goal.${id}`) })),
    data: curve && series ? { followers: curve.followers, extrapolated: curve.extrapolated, affordable: curve.affordable, series } : null,
    markers: creators.map((option) => ({ slot: option.slot, followers: option.followers, name: names[option.slot], tone: tone(option.slot) })),
    sliders: creators.map((option) => ({
      slot: option.slot,
      name: names[option.slot],
      tone: tone(option.slot),
      followers: option.followers,
      field: model.field(`option.${option.slot}.followers`),
      ...worthOf(option, curve && series ? { followers: curve.followers, series } : null, goal, yText),
      ...turnsOf(option, creators, names, curve && series ? { followers: curve.followers, median: series.p50 } : null),
    })),
    scale: { kind: 'log', min: first, max: last },
    finding: curve && series ? finding(curve, series.p50, creators, names, goal, yText) : t('ui.verdict.waiting'),
    axisTitle: t(`ui.curve.axis.${goal}`, { money: exactMoney(1) }),
    xText: brief,
    yText,
    stale: model.stale,
    table: () => (curve && series ? table(curve, series, yText) : { columns: [], rows: [] }),
  };
}

/**
 * What one unit of money brings at an option's size.
 * @param {CreatorsOption} option
 * @param {{followers: number[], series: import('../charts/value_curve.js').Series} | null} data
 * @param {Goal} goal
 * @param {(value: number) => string} yText
 */
function worthOf(option, data, goal, yText) {
  const followers = t('ui.followers', { followers: brief(option.followers) });
  if (!data) return { worth: '', valueText: followers };
  const [low, median, high] = [data.series.p10, data.series.p50, data.series.p90].map((values) => yText(valueAt(data.followers, values, option.followers)));
  const worth = t(`ui.curve.worth.${goal}`, { value: median, low, high, money: exactMoney(1) });
  return { worth, valueText: t('ui.curve.value_text', { followers, worth }) };
}

/**
 * Where an option would have to stand to bring as much for its money as the best of the others.
 * @param {CreatorsOption} option @param {CreatorsOption[]} creators @param {Record<number, string>} names
 * @param {{followers: number[], median: number[]} | null} data
 */
function turnsOf(option, creators, names, data) {
  const others = creators.filter(({ slot }) => slot !== option.slot);
  if (!data || others.length === 0) return { turns: null, turnText: '' };
  const value = (/** @type {CreatorsOption} */ { followers }) => valueAt(data.followers, data.median, followers);
  const rival = others.reduce((best, other) => (value(other) > value(best) ? other : best));
  // The rival's own size is no news.
  const at = crossings(data.followers, data.median, value(rival)).filter((followers) => Math.abs(Math.log(followers / rival.followers)) > 0.02);
  const texts = at.map((followers) => brief(followers));
  const params = { name: names[option.slot], rival: names[rival.slot], sizes: listed(texts) };
  return { turns: { level: value(rival), at, tone: tone(rival.slot), texts }, turnText: t(`ui.curve.${at.length === 0 ? 'never' : 'turns'}`, params) };
}

/**
 * @param {ValueCurve} curve
 * @param {number[]} median
 * @param {CreatorsOption[]} creators
 * @param {Record<number, string>} names
 * @param {Goal} goal
 * @param {(value: number) => string} yText
 */
function finding(curve, median, creators, names, goal, yText) {
  const known = curve.followers
    .map((followers, index) => ({ followers, value: median[index], usable: curve.affordable[index] && !curve.extrapolated[index] }))
    .filter((point) => point.usable);
  if (known.length === 0) return t('ui.curve.nothing');
  const best = known.reduce((a, b) => (b.value > a.value ? b : a));
  const each = listed(creators.map((option) => t('ui.curve.each', { name: names[option.slot], value: yText(valueAt(curve.followers, median, option.followers)) })));
  return t(`ui.curve.finding.${goal}`, { followers: brief(best.followers), value: yText(best.value), each, money: exactMoney(1) });
}

/**
 * @param {ValueCurve} curve
 * @param {import('../charts/value_curve.js').Series} series
 * @param {(value: number) => string} yText
 * @returns {import('../data_table.js').Table}
 */
function table(curve, series, yText) {
  const step = Math.max(1, Math.floor(curve.followers.length / 16));
  const rows = curve.followers
    .map((followers, index) => [
      brief(followers),
      yText(series.p10[index]),
      yText(series.p50[index]),
      yText(series.p90[index]),
      t(curve.extrapolated[index] ? 'ui.yes' : 'ui.no'),
      t(curve.affordable[index] ? 'ui.yes' : 'ui.no'),
    ])
    .filter((_, index) => index % step === 0);
  return {
    columns: [t('ui.column.followers'), t('ui.column.p10'), t('ui.column.p50'), t('ui.column.p90'), t('ui.column.extrapolated'), t('ui.column.affordable')],
    rows,
  };
}
