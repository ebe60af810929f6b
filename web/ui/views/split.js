// The best split of the budget as the page shows it. Imports the words of the page and the state layer.
import { GOAL_NAMES } from '../../../build/generated/schema.js';
import { leftOut } from '../../state/planning.js';
import { brief, briefMoney, chance, listed, percent, t } from '../words.js';
import { named } from './names.js';

/** @import { BestSplit, SplitGoal, SplitOutcome, Stat } from '../../engine/index.js' */
/** @import { Goal } from '../../../build/generated/schema.js' */
/** @typedef {(value: number) => string} Format */

/**
 * @typedef {object} SplitFigure
 * @property {string} finding
 * @property {string[]} notes
 * @property {import('../charts/share_bar.js').Share[]} shares none: nothing to draw
 * @property {{title: string, rows: import('../charts/range_rows.js').RangeRow[]}} brings
 * @property {() => import('../data_table.js').Table} table
 * @property {boolean} stale
 *
 * @typedef {{state: import('../../state/analyses.js').AnalysisState, goal: Goal, goals: import('./question.js').Choice[], figure: SplitFigure | null, few: boolean}} SplitView
 */

/** What each goal is read off. @type {Record<Goal, keyof SplitOutcome>} */
const measure = { reach: 'reach', engagement: 'engagements', return: 'profit' };
/** @type {Record<keyof SplitOutcome, Format>} */
const formats = { reach: brief, engagements: brief, clicks: brief, spend: briefMoney, contribution: briefMoney, profit: briefMoney, roi: percent };
const tableRows = /** @type {const} */ (['reach', 'engagements', 'clicks', 'spend', 'contribution', 'profit', 'roi']);

/**
 * @param {import('../page.js').Model} model
 * @returns {SplitView}
 */
export function splitView(model) {
  const state = model.analyses.bestSplit;
  const goal = model.view.split_goal ?? model.inputs.goal;
  return {
    state,
    goal,
    goals: GOAL_NAMES.map((id) => ({ value: id, text: t(`ui.goal.${id}`) })),
    figure: state.result && state.answered ? figure(state.result, goal, model.namesFor(state.answered), leftOut(state.answered), model.stale || state.stale) : null,
    few: model.inputs.options.length < 2,
  };
}

/** @param {BestSplit} split @param {Goal} goal @param {Record<number, string>} names @param {number[]} out @param {boolean} stale @returns {SplitFigure} */
function figure(split, goal, names, out, stale) {
  const answer = split.goals[goal];
  const absent = out.length === 0 ? [] : [t('ui.split.left_out', { names: listed(out.map((slot) => names[slot])) })];
  if (!answer) return { finding: t('ui.split.nothing'), notes: absent, shares: [], brings: { title: '', rows: [] }, table: () => ({ columns: [], rows: [] }), stale };
  return {
    finding: finding(split, answer, goal, names),
    notes: [...(goal === 'return' ? profitNotes(answer) : []), ...zoneNotes(answer, names), ...againstSingle(answer, goal, names), ...absent],
    shares: shares(answer, goal, names),
    brings: { title: t(`ui.split.brings.${goal}`), rows: brings(split, answer, goal, names) },
    table: () => table(split, answer, names),
    stale,
  };
}

/** @param {SplitGoal} answer */
const bought = (answer) => answer.parts.filter(({ share }) => share > 0);

/** The split in words: 60% Macro, 40% Adverts. @param {SplitGoal} answer @param {Record<number, string>} names */
function inWords(answer, names) {
  const pieces = [...bought(answer)].sort((a, b) => b.share - a.share).map(({ slot, share }) => t('ui.split.piece', { share: percent(share), name: names[slot] }));
  if (answer.kept.share > 0) pieces.push(t('ui.split.piece_kept', { share: percent(answer.kept.share) }));
  return listed(pieces);
}

/** @param {BestSplit} split @param {SplitGoal} answer @param {Goal} goal @param {Record<number, string>} names */
function finding(split, answer, goal, names) {
  const format = formats[measure[goal]];
  const stat = answer.outcome[measure[goal]];
  const single = answer.best_single;
  if (answer.kept.share === 1) {
    const best = split.options.find(({ slot }) => slot === single);
    return best ? t('ui.split.keep', { name: names[best.slot], profit: briefMoney(best.outcome.profit.mean) }) : t('ui.split.keep_all');
  }
  const { roi } = answer.outcome;
  const params = { split: inWords(answer, names), mean: format(answer.mean), p10: format(stat.p10), p90: format(stat.p90), roi: percent(roi.p50), roi10: percent(roi.p10), roi90: percent(roi.p90) };
  const alone = bought(answer).length === 1 && answer.kept.share === 0;
  return t(`ui.split.${alone ? 'alone' : 'best'}.${goal}`, params);
}

/** A mean profit that hides what usually happens, or that is no more than chance. @param {SplitGoal} answer */
function profitNotes(answer) {
  if (answer.kept.share === 1) return [];
  const { p50 } = answer.outcome.profit;
  return [
    ...(answer.mean > 0 && p50 < 0 ? [t('ui.split.skewed', { p50: briefMoney(p50) })] : []),
    ...(Math.abs(answer.mean) < 2 * answer.se ? [t('ui.split.near_zero', { error: briefMoney(2 * answer.se) })] : []),
  ];
}

/** How far one may move without losing anything that matters. @param {SplitGoal} answer @param {Record<number, string>} names */
function zoneNotes(answer, names) {
  if (answer.kept.share === 1) return [];
  if (answer.equally_good === 1) return [t('ui.split.sharp')];
  const wide = answer.parts.filter(({ low, high }) => high > low).sort((a, b) => b.high - b.low - (a.high - a.low));
  const each = wide.map(({ slot, low, high }) => t('ui.split.zone', { name: names[slot], low: percent(low), high: percent(high) }));
  return [t('ui.split.flat', { count: answer.equally_good, ranges: listed(each, 'semicolon') })];
}

/** What dividing is worth against putting everything on one option, and whether the simulation can tell. @param {SplitGoal} answer @param {Goal} goal @param {Record<number, string>} names */
function againstSingle(answer, goal, names) {
  const format = formats[measure[goal]];
  const single = answer.best_single;
  if (single === null) return [];
  if (bought(answer).length === 1 && answer.kept.share === 0) return [];
  const params = { single: names[single], gain: format(answer.gain.mean), p: chance(answer.beats_single.p) };
  const tells = answer.honest.gain > 0 && answer.gain.mean > 2 * answer.gain.se;
  if (answer.kept.share === 1) return [t('ui.split.kept_against', params)];
  return [t(`ui.split.against.${goal}`, params), tells ? t('ui.split.checked', { gain: format(answer.honest.gain) }) : t('ui.split.noise', params)];
}

/** @param {SplitGoal} answer @param {Goal} goal @param {Record<number, string>} names @returns {import('../charts/share_bar.js').Share[]} */
function shares(answer, goal, names) {
  const text = (/** @type {number} */ low, /** @type {number} */ high) => (low === high ? percent(low) : t('ui.range', { low: percent(low), high: percent(high) }));
  const parts = answer.parts.map(({ slot, share, low, high }) => ({ ...named(slot, names), share, low, high, text: text(low, high) }));
  const { kept } = answer;
  return goal === 'return' ? [...parts, { name: t('ui.split.kept'), tone: 'tone-none', ...kept, text: text(kept.low, kept.high) }] : parts;
}

/** @param {BestSplit} split @param {SplitGoal} answer @param {Goal} goal @param {Record<number, string>} names @returns {import('../charts/range_rows.js').RangeRow[]} */
function brings(split, answer, goal, names) {
  const format = formats[measure[goal]];
  const row = (/** @type {string} */ name, /** @type {string} */ tone, /** @type {Stat} */ stat) => ({
    name, tone, low: stat.p10, median: stat.p50, high: stat.p90, text: format(stat.p50), range: t('ui.range', { low: format(stat.p10), high: format(stat.p90) }),
  });
  const singles = split.options.flatMap(({ slot, affordable, outcome }) => {
    const stat = outcome[measure[goal]];
    return affordable.p < 0.5 || (goal === 'engagement' && stat.p90 === 0) ? [] : [row(t('ui.split.all_on', { name: names[slot] }), `tone-${slot}`, stat)];
  });
  return [row(t('ui.split.this'), 'tone-ink', answer.outcome[measure[goal]]), ...singles];
}

/** @param {BestSplit} split @param {SplitGoal} answer @param {Record<number, string>} names @returns {import('../data_table.js').Table} */
function table(split, answer, names) {
  const columns = ['what', 'p10', 'p50', 'p90', 'mean'].map((column) => t(`ui.split.column.${column}`));
  const outcomes = [{ name: inWords(answer, names), outcome: answer.outcome }, ...split.options.map(({ slot, outcome }) => ({ name: t('ui.split.all_on', { name: names[slot] }), outcome }))];
  const rows = outcomes.flatMap(({ name, outcome }) =>
    tableRows.map((id) => {
      const { p10, p50, p90, mean } = outcome[id];
      return [`${name}: ${t(`ui.split.figure.${id}`)}`, ...[p10, p50, p90, mean].map((value) => formats[id](value))];
    }),
  );
  return { columns, rows };
}
