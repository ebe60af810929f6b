// Micro against macro under every tier scheme, as the page shows it. Imports the words of the page and the state layer.
import { GOAL_NAMES } from '../../../build/generated/schema.js';
import { contestOf } from '../../state/verdict.js';
import { brief, chance, t } from '../words.js';
import { pairView } from './verdict.js';

/** @import { ContestResult, SchemesComparison } from '../../engine/index.js' */
/** @import { Goal } from '../../../build/generated/schema.js' */
/** @typedef {ContestResult['verdict']} Verdict */

/**
 * @typedef {{goal: Goal, text: string, tone: string, pair: import('./verdict.js').PairView | null}} SchemeCell
 * @typedef {{scheme: string, name: string, sizes: string, chosen: boolean, cells: SchemeCell[]}} SchemeRow
 * @typedef {{goals: {id: Goal, title: string}[], ends: {name: string, tone: string}[], rows: SchemeRow[], finding: string, stale: boolean}} SchemesTable
 * @typedef {{state: import('../../state/analyses.js').AnalysisState, table: SchemesTable | null}} SchemesView
 */

const microSlot = 0;
const macroSlot = 1;

/**
 * @param {import('../page.js').Model} model
 * @returns {SchemesView}
 */
export function schemesView(model) {
  const state = model.analyses.compareSchemes;
  return { state, table: state.result && state.answered ? table(model, state.result, state.answered, model.stale || state.stale) : null };
}

/** @param {import('../page.js').Model} model @param {SchemesComparison} schemes @param {import('../../state/inputs.js').Inputs} answered @param {boolean} stale @returns {SchemesTable} */
function table({ inputs }, schemes, answered, stale) {
  /** @type {Record<number, string>} */
  const names = { [microSlot]: t('ui.tier.micro'), [macroSlot]: t('ui.tier.macro') };
  const verdictOf = (/** @type {SchemesComparison['schemes'][number]} */ entry, /** @type {Goal} */ goal) => entry.verdicts[contestOf(goal, answered.lens)];
  return {
    goals: GOAL_NAMES.map((id) => ({ id, title: t(`ui.goal.${id}`) })),
    ends: [microSlot, macroSlot].map((slot) => ({ name: names[slot], tone: `tone-${slot}` })),
    rows: schemes.schemes.map((entry) => ({
      scheme: entry.scheme,
      name: t(`ui.schemes.name.${entry.scheme}`),
      sizes: t('ui.schemes.sizes', { micro: brief(entry.micro), macro: brief(entry.macro) }),
      chosen: entry.scheme === inputs.scheme,
      cells: GOAL_NAMES.map((goal) => cell(goal, verdictOf(entry, goal), names)),
    })),
    finding: GOAL_NAMES.map((goal) => finding(goal, schemes.schemes.map((entry) => verdictOf(entry, goal)))).join(' '),
    stale,
  };
}

/** @param {Goal} goal @param {Verdict} verdict @param {Record<number, string>} names @returns {SchemeCell} */
function cell(goal, verdict, names) {
  // Bars are micro against macro only; where neither pays there is no such race to draw.
  const pair = verdict.kind === 'spend_nothing' ? null : pairView(verdict, names);
  const leader = names[verdict.leader] ?? '';
  return { goal, pair, tone: verdict.kind === 'wins' ? `tone-${verdict.leader}` : '', text: t(`ui.schemes.cell.${verdict.kind}`, { leader, chance: chance(verdict.p) }) };
}

/** Whether the names change the answer. @param {Goal} goal @param {Verdict[]} verdicts */
function finding(goal, verdicts) {
  const answers = new Set(verdicts.map(({ kind, leader }) => (kind === 'wins' || kind === 'only_one_affordable' ? `${kind} ${leader}` : kind)));
  return t(answers.size > 1 ? 'ui.schemes.differs' : 'ui.schemes.same', { goal: t(`ui.schemes.goal.${goal}`) });
}
