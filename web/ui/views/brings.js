// What the budget buys of each option and what that brings by the goal that counts: the picture under the answer.
// Imports the words of the page, the state layer and the geometry of its charts.
import { contestOf } from '../../state/verdict.js';
import { discCount } from '../charts/unit_drawing.js';
import { rangeRowsGeometry } from '../charts/range_rows.js';
import { brief, briefMoney, count, exactMoney, percent, t, whole } from '../words.js';
import { tone } from './names.js';
import { isAffordable } from './options.js';

/** @import { OptionResult, Stat } from '../../engine/index.js' */
/** @import { Goal, Metric } from '../../../build/generated/schema.js' */

/**
 * @typedef {{x: number, width: number, median: number}} BringsBar hundredths of the figure's width
 * @typedef {{creators: number, followers: number}} Discs
 * @typedef {{slot: number, name: string, tone: string, leads: boolean, bought: string, discs: Discs | null, adverts: boolean, bar: BringsBar | null, text: string, range: string}} BringsRow
 * @typedef {{title: string, legend: string, rows: BringsRow[], discs: Discs[], zero: number | null}} BringsView
 */

/** @type {Record<Goal, {id: Metric, format: (value: number) => string}>} */
const goalMetrics = {
  reach: { id: 'unique_reach', format: brief },
  engagement: { id: 'engagements', format: brief },
  return: { id: 'roi', format: percent },
};

/**
 * @param {import('../page.js').Model} model
 * @param {import('../../engine/index.js').Comparison} comparison
 * @returns {BringsView}
 */
export function bringsView({ answered, answeredNames: names, inputs }, comparison) {
  const { goal } = inputs;
  const { id, format } = goalMetrics[goal];
  const { kind, leader } = comparison.contests[contestOf(goal, answered.lens)].verdict;
  const stats = comparison.options.map((option) => (isAffordable(option) ? option.metrics[id] : null));
  const geometry = rangeRowsGeometry(stats.map((stat) => barRow(stat)), 100);
  const rows = comparison.options.map((option, index) => {
    const stat = stats[index];
    const bar = geometry.bars[index];
    return {
      slot: option.slot,
      name: names[option.slot],
      tone: tone(option.slot),
      leads: kind === 'wins' && leader === option.slot,
      ...bought(option, answered),
      bar: stat ? { x: bar.x, width: bar.width, median: bar.median } : null,
      text: stat ? format(stat.p50) : t(isAffordable(option) ? 'ui.brings.not_counted' : 'ui.none'),
      range: stat && stat.p10 !== stat.p90 ? t('ui.range', { low: format(stat.p10), high: format(stat.p90) }) : '',
    };
  });
  return {
    title: t(`ui.brings.${goal}`, { budget: exactMoney(answered.budget) }),
    legend: t('ui.brings.legend'),
    rows,
    discs: rows.flatMap(({ discs }) => discs ?? []),
    zero: geometry.zero,
  };
}

/** @param {Stat | null} stat @returns {import('../charts/range_rows.js').RangeRow} */
function barRow(stat) {
  const words = { name: '', tone: '', text: '', range: '' };
  return stat ? { ...words, low: stat.p10, median: stat.p50, high: stat.p90 } : { ...words, low: 0, median: 0, high: 0, absent: true };
}

/** @param {OptionResult} option @param {import('../../state/inputs.js').Inputs} answered @returns {{bought: string, discs: Discs | null, adverts: boolean}} */
function bought(option, answered) {
  const asked = answered.options.find(({ slot }) => slot === option.slot);
  const adverts = asked?.kind === 'ads';
  if (!isAffordable(option)) return { bought: t('ui.brings.short', { short: briefMoney(option.short_by) }), discs: null, adverts };
  if (!asked || asked.kind === 'ads') return { bought: option.metrics.impressions ? t('ui.options.impressions', { impressions: brief(option.metrics.impressions.p50) }) : '', discs: null, adverts };
  const creators = Math.max(1, Math.round(option.metrics.creators?.p50 ?? 1));
  const perDisc = discCount(creators).creatorsPerDisc;
  const words = t('ui.brings.creators', { count: creators, creators: whole(creators), followers: asked.followers < 1000 ? count(asked.followers) : brief(asked.followers) });
  return { bought: perDisc > 1 ? `${words}; ${t('ui.options.per_disc', { count: perDisc })}` : words, discs: { creators, followers: asked.followers }, adverts };
}
