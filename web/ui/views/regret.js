// What a wrong choice would cost, and what knowing everything would be worth. Imports the words of the page.
import { brief, briefMoney, t } from '../words.js';
import { named } from './names.js';
import { isAffordable } from './options.js';

/** @import { Comparison } from '../../engine/index.js' */
/** @import { Contest, Goal } from '../../../build/generated/schema.js' */
/**
 * @typedef {{name: string, tone: string, part: number, text: string, least: boolean}} RegretRow part: of the largest, 0 to 1
 * @typedef {{rows: RegretRow[], evpi: string}} RegretView
 */

/** A return is counted on this much money. */
const spent = 100;

/** @param {Goal} goal @param {number} value */
function amount(goal, value) {
  if (goal !== 'return') return t(`ui.regret.unit.${goal}`, { value: brief(value) });
  return t('ui.regret.unit.return', { value: briefMoney(value * spent), spent: briefMoney(spent) });
}

/**
 * @param {Comparison} comparison
 * @param {Contest} contest
 * @param {Goal} goal
 * @param {Record<number, string>} names
 * @returns {RegretView | null} null where there is no choice
 */
export function regretView(comparison, contest, goal, names) {
  const { regret, evpi, verdict } = comparison.contests[contest];
  const takesPart = new Set(comparison.options.filter((option) => isAffordable(option) && (goal !== 'engagement' || option.metrics.engagements)).map(({ slot }) => slot));
  const rows = regret.filter(({ slot }) => takesPart.has(slot));
  if (rows.length < 2 || verdict.leader < 0) return null;
  const largest = Math.max(...rows.map(({ value }) => value));
  const smallest = Math.min(...rows.map(({ value }) => value));
  return {
    rows: [...rows]
      .sort((a, b) => a.value - b.value)
      .map(({ slot, value }) => ({ ...named(slot, names), part: largest > 0 ? value / largest : 0, text: t('ui.regret.row', { name: names[slot], amount: amount(goal, value) }), least: value === smallest })),
    evpi: t('ui.regret.evpi', { amount: amount(goal, evpi) }),
  };
}
