// The value curve as the page shows it. Imports the words of the page and the pure geometry of the chart.
import { GOAL_NAMES } from '../../../build/generated/schema.js';
import { valueAt } from '../charts/value_curve.js';
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
 * @property {{slot: number, name: string, tone: string, followers: number, valueText: string}[]} sliders
 * @property {import('../field.js').SliderScale} scale
 * @property {string} finding
 * @property {string} axisTitle
 * @property {(value: number) => string} xText
 * @property {(value: number) => string} yText
 * @property {boolean} stale
 * @property {import('./options.js').Table} table
 */

/**
 * @param {import('../page.js').Model} model
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
    markers: creators.map((option) => ({ followers: option.followers, name: names[option.slot], tone: tone(option.slot) })),
    sliders: creators.map((option) => ({
      slot: option.slot,
      name: names[option.slot],
      tone: tone(option.slot),
      followers: option.followers,
      valueText: t('ui.followers', { followers: brief(option.followers) }),
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
