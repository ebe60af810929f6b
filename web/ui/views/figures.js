// Every figure of every option as one table: three percentiles and the simulation's error. Imports the words of the page.
import { METRIC_NAMES } from '../../../build/generated/schema.js';
import { metricAnchors } from '../../state/origins.js';
import { brief, briefMoney, percent, t, whole } from '../words.js';

/** @import { Comparison, Stat } from '../../engine/index.js' */
/** @import { Metric } from '../../../build/generated/schema.js' */
/** @typedef {(value: number) => string} Format */

/** @type {ReadonlySet<Metric>} */
const wholeNumbers = new Set(['creators', 'delivered']);
/** @type {ReadonlySet<Metric>} */
const shares = new Set(['overhead_share', 'roi', 'break_even_cvr', 'roi_tracked', 'roi_seen_and_unseen', 'roi_marketing_mix']);
/** @type {ReadonlySet<Metric>} */
const amounts = new Set([
  'cost_of_one', 'fee', 'spend', 'unspent', 'revenue', 'contribution', 'profit', 'cpm', 'cpm_reach', 'cpe', 'cpc', 'cpa', 'break_even_aov', 'walk_away_fee',
  'media_price_equivalent', 'profit_tracked', 'profit_seen_and_unseen', 'profit_marketing_mix',
]);

/** How a figure is written; infinite means that it never happens. @param {Metric} metric @returns {Format} */
export function formatOf(metric) {
  const format = wholeNumbers.has(metric) ? whole : shares.has(metric) ? percent : amounts.has(metric) ? briefMoney : brief;
  return (value) => (Number.isFinite(value) ? format(value) : t('format.never'));
}

/**
 * @param {Comparison | null} comparison
 * @param {Record<number, string>} names
 * @returns {import('../data_table.js').Table}
 */
export function everyFigure(comparison, names) {
  const column = (/** @type {string} */ id) => t(`ui.options.all_columns.${id}`);
  const rows = METRIC_NAMES.flatMap((metric) =>
    (comparison?.options ?? [])
      .flatMap((option) => {
        const stat = option.metrics[metric];
        return stat ? [[t(`metric.${metric}.label`), names[option.slot], ...numbers(stat, formatOf(metric))]] : [];
      })
      // One link for each figure, in the row of its first option.
      .map((cells, index) => ({ cells, anchor: index === 0 ? metricAnchors[metric] : null })),
  );
  return { columns: ['figure', 'option', 'p10', 'p50', 'p90', 'error'].map(column), rows: rows.map(({ cells }) => cells), anchors: rows.map(({ anchor }) => anchor) };
}

/** @param {Stat} stat @param {Format} format */
function numbers(stat, format) {
  return [format(stat.p10), format(stat.p50), format(stat.p90), format(2 * stat.se50)];
}
