// What tracked orders could show, as the page shows it. Imports the words of the page and the chart's pure geometry.
import { ratioDomain } from '../charts/ratio_bar.js';
import { brief, chance, count, t } from '../words.js';
import { named } from './names.js';

/** @import { MeasurablePair, SmallestMeasurable } from '../../engine/index.js' */
/**
 * @typedef {{title: string, tone: string, sentence: string, expected: MeasurablePair['expected'], detectable: MeasurablePair['detectable'], drawn: boolean}} PairFigure
 * @typedef {{finding: string, domain: [number, number], pairs: PairFigure[], table: () => import('../data_table.js').Table, stale: boolean}} MeasurableFigure
 * @typedef {{state: import('../../state/analyses.js').AnalysisState, figure: MeasurableFigure | null, few: boolean}} MeasurableView
 */

/** A ratio in two digits, "never" where there is none. @param {number} ratio */
export const times = (ratio) => (Number.isFinite(ratio) ? t('ui.measurable.times', { ratio: count(ratio) }) : t('format.never'));

/**
 * @param {import('../page.js').Model} model
 * @returns {MeasurableView}
 */
export function measurableView(model) {
  const state = model.analyses.smallestMeasurable;
  return {
    state,
    figure: state.result && state.answered ? figure(state.result, model.namesFor(state.answered), model.stale || state.stale) : null,
    few: model.inputs.options.length < 2,
  };
}

/** @param {SmallestMeasurable} answer @param {Record<number, string>} names @param {boolean} stale @returns {MeasurableFigure} */
function figure({ pairs }, names, stale) {
  const compared = pairs.filter(({ count: draws }) => draws > 0);
  const visible = compared.filter(({ expected, detectable }) => expected.p50 >= detectable.p50);
  const finding = compared.length === 0 ? 'none' : visible.length === 0 ? 'hidden' : visible.length === compared.length ? 'all' : 'some';
  return {
    finding: t(`ui.measurable.finding.${finding}`, { count: visible.length, all: compared.length }),
    domain: ratioDomain(compared),
    pairs: compared.map((pair) => pairFigure(pair, names)),
    table: () => table(compared, names),
    stale,
  };
}

/** @param {MeasurablePair} pair @param {Record<number, string>} names @returns {PairFigure} */
function pairFigure(pair, names) {
  const { orders, expected, detectable } = pair;
  const params = {
    weaker: names[pair.weaker],
    stronger: names[pair.stronger],
    orders: brief(orders.p50),
    orders10: brief(orders.p10),
    orders90: brief(orders.p90),
    limit: times(detectable.p50),
    expected: times(expected.p50),
    expected10: times(expected.p10),
    expected90: times(expected.p90),
    chance: chance(pair.chance),
  };
  const drawn = Number.isFinite(detectable.p50);
  return {
    title: t('ui.measurable.pair', params),
    tone: named(pair.stronger, names).tone,
    sentence: t(`ui.measurable.${drawn ? 'sentence' : 'no_orders'}`, params),
    expected,
    detectable,
    drawn,
  };
}

/** @param {MeasurablePair[]} pairs @param {Record<number, string>} names @returns {import('../data_table.js').Table} */
function table(pairs, names) {
  const columns = ['pair', 'orders', 'limit', 'expected', 'chance'].map((column) => t(`ui.measurable.column.${column}`));
  const range = (/** @type {MeasurablePair['orders']} */ { p10, p50, p90 }, /** @type {(value: number) => string} */ format) => `${format(p50)} (${t('ui.range', { low: format(p10), high: format(p90) })})`;
  const rows = pairs.map((pair) => [
    t('ui.measurable.pair', { stronger: names[pair.stronger], weaker: names[pair.weaker] }),
    range(pair.orders, brief),
    range(pair.detectable, times),
    range(pair.expected, times),
    chance(pair.chance),
  ]);
  return { columns, rows };
}
