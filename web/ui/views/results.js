// Every result of the options as a range, as the page shows it. Imports the words of the page and the state layer.
import { metricAnchors } from '../../state/origins.js';
import { brief, briefMoney, percent, t } from '../words.js';
import { everyFigure } from './figures.js';
import { tone } from './names.js';
import { isAffordable, range } from './options.js';

/** @import { OptionResult } from '../../engine/index.js' */
/** @import { Metric } from '../../../build/generated/schema.js' */
/** @import { Option } from '../../state/inputs.js' */
/** @import { Table } from './options.js' */

/** @typedef {{id: string, title: string, help?: string, anchor: string, finding: string, rows: import('../charts/range_rows.js').RangeRow[], table: Table}} MetricView */
/** @typedef {{stale: boolean, metrics: MetricView[], everyFigure: Table}} ResultsView */

/** @typedef {{id: Metric, format: (value: number) => string, best: 'most' | 'least' | 'plain'}} ShownMetric */

/** @type {ShownMetric[]} */
export const shownMetrics = [
  { id: 'unique_reach', format: brief, best: 'most' },
  { id: 'gross_reach', format: brief, best: 'most' },
  { id: 'engagements', format: brief, best: 'most' },
  { id: 'incremental_orders', format: brief, best: 'most' },
  { id: 'profit', format: briefMoney, best: 'most' },
  { id: 'roi', format: percent, best: 'most' },
  { id: 'spend', format: briefMoney, best: 'plain' },
  { id: 'cpm_reach', format: briefMoney, best: 'least' },
  { id: 'cpe', format: briefMoney, best: 'least' },
];

/**
 * @param {import('../page.js').Model} model
 * @returns {ResultsView}
 */
export function resultsView({ comparison, stale, inputs, names, answeredNames }) {
  const metrics = comparison
    ? shownMetrics.map((metric) => metricView(metric, comparison.options, answeredNames))
    : shownMetrics.map((metric) => emptyMetric(metric.id, inputs.options, names));
  return {
    stale,
    metrics: metrics.map((metric) => ({ ...metric, help: t(`metric.${metric.id}.help`) })),
    everyFigure: () => everyFigure(comparison, answeredNames),
  };
}

/**
 * One result of every option as ranges.
 * @param {ShownMetric} metric
 * @param {OptionResult[]} options
 * @param {Record<number, string>} names
 * @returns {MetricView}
 */
export function metricView({ id, format, best }, options, names) {
  const rows = options.map((option) => {
    const stat = isAffordable(option) ? option.metrics[id] : null;
    const base = { name: names[option.slot], tone: tone(option.slot) };
    return stat
      ? { ...base, low: stat.p10, median: stat.p50, high: stat.p90, text: format(stat.p50), range: range(stat, format) }
      : { ...base, low: 0, median: 0, high: 0, text: t(isAffordable(option) ? 'ui.not_applicable' : 'ui.spread.unaffordable'), range: '', absent: true };
  });
  const present = rows.filter((row) => !('absent' in row)).sort((a, b) => b.median - a.median);
  const first = best === 'least' ? present[present.length - 1] : present[0];
  return {
    id,
    title: t(`ui.metric_title.${id}`),
    anchor: metricAnchors[id],
    finding: first === undefined ? t('ui.metric.nobody') : best === 'plain' ? t('ui.metric.plain') : t(`ui.metric.${best}`, { name: first.name, value: first.text }),
    rows,
    table: () => ({
      columns: [t('ui.column.option'), t('ui.column.p10'), t('ui.column.p50'), t('ui.column.p90')],
      rows: options.map((option) => {
        const stat = isAffordable(option) ? option.metrics[id] : null;
        return [names[option.slot], ...(stat ? [format(stat.p10), format(stat.p50), format(stat.p90)] : [t('ui.none'), t('ui.none'), t('ui.none')])];
      }),
    }),
  };
}

/**
 * Keeps the room of a result that is not known yet.
 * @param {Metric} id
 * @param {ReadonlyArray<Option>} options
 * @param {Record<number, string>} names
 * @returns {MetricView}
 */
function emptyMetric(id, options, names) {
  return {
    id,
    title: t(`ui.metric_title.${id}`),
    anchor: metricAnchors[id],
    finding: t('ui.verdict.waiting'),
    rows: options.map((option) => ({ name: names[option.slot], tone: tone(option.slot), low: 0, median: 0, high: 0, text: '', range: '', absent: true })),
    table: () => ({ columns: [], rows: [] }),
  };
}
