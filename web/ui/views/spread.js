// The spread of money as the page shows it. Imports the words of the page.
import { briefMoney, chance, percent, t } from '../words.js';
import { tone } from './names.js';
import { isAffordable } from './options.js';

/** @import { OptionResult } from '../../engine/index.js' */

/**
 * @typedef {object} SpreadView
 * @property {'profit' | 'roi'} measure
 * @property {number} count dots per option
 * @property {import('../charts/quantile_dots.js').DotStrip[]} strips
 * @property {(value: number) => string} tickText
 * @property {{count: string, share: string}} lead words of the sentence above it
 * @property {{name: string, help: string}} lens how sales are counted
 * @property {string} finding
 * @property {boolean} stale
 * @property {import('./options.js').Table} table
 */

/**
 * @param {import('../page.js').Model} model
 * @returns {SpreadView}
 */
export function spreadView(model) {
  const { comparison, answeredNames: names } = model;
  const measure = model.view.spread_measure ?? 'profit';
  const dots = model.view.spread_dots ?? 20;
  const format = measure === 'profit' ? briefMoney : percent;
  const options = comparison?.options ?? [];
  const lens = model.answered.lens;
  const losing = (/** @type {OptionResult} */ option) => 1 - option.profit_probability[lens].p;
  const percentiles = (/** @type {OptionResult} */ option) => (isAffordable(option) ? (measure === 'profit' ? option.profit_percentiles : option.roi_percentiles) : null);
  const known = options.flatMap((option) => {
    const values = percentiles(option);
    return values ? [{ ...option, values }] : [];
  }).sort((a, b) => losing(a) - losing(b));
  const safest = known[0];
  const riskiest = known[known.length - 1];
  return {
    measure,
    count: dots,
    stale: model.stale,
    strips: options.map((option) => {
      const values = percentiles(option);
      return {
        name: names[option.slot],
        tone: tone(option.slot),
        percentiles: values,
        note: values ? t('ui.spread.loses', { chance: chance(losing(option)) }) : t('ui.spread.unaffordable'),
      };
    }),
    tickText: format,
    lead: { count: String(dots), share: percent(1 / dots) },
    lens: { name: t(`ui.lens.${lens}`), help: t(`ui.lens_hint.${lens}`) },
    finding:
      safest === undefined
        ? t(comparison ? 'ui.metric.nobody' : 'ui.verdict.waiting')
        : safest === riskiest
          ? t('ui.spread.finding_one', { name: names[safest.slot], chance: chance(losing(safest)) })
          : t('ui.spread.finding', {
              safest: names[safest.slot],
              low: chance(losing(safest)),
              riskiest: names[riskiest.slot],
              high: chance(losing(riskiest)),
            }),
    table: () => ({
      columns: [t('ui.column.option'), ...[0.05, 0.25, 0.5, 0.75, 0.95].map((share) => percent(share)), t('ui.column.losing')],
      rows: known.map((option) => [names[option.slot], ...[5, 25, 50, 75, 95].map((p) => format(option.values[p])), chance(losing(option))]),
    }),
  };
}
