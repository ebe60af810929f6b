// The three verdicts as the page shows them: sentence, pair of options, probability. Imports the words of the page and the state layer.
import { GOAL_NAMES, LENS_NAMES } from '../../../build/generated/schema.js';
import { contestOf } from '../../state/verdict.js';
import { chance, percent, t } from '../words.js';
import { bringsView } from './brings.js';
import { named, tone } from './names.js';
import { nearestFields, nearestTurns } from './flips.js';
import { isAffordable } from './options.js';
import { regretView } from './regret.js';

/**
 * @typedef {object} PairView
 * @property {import('./names.js').Named} left
 * @property {import('./names.js').Named} right
 * @property {import('./names.js').Named} leader
 * @property {import('./names.js').Named} rival
 * @property {string} aheadTone of the side the bar leans to
 * @property {number} rightAhead probability that the right one is ahead
 * @property {number} leaderAhead
 * @property {number} se
 * @property {string} label
 *
 * @typedef {{id: string, title: string, headline: string, chosen: boolean, pair: PairView | null, roi: {text: string, tone: string}[]}} LensView
 * @typedef {{id: string, title: string, headline: string, detail: string, affordability: string, turn: string, turnField: string, turnStale: boolean, chosen: boolean, accent: string, brings: import('./brings.js').BringsView | null, pair: PairView | null, lenses: LensView[], regret: import('./regret.js').RegretView | null}} GoalView
 * @typedef {{stale: boolean, staleText: string, reading: string, goal: GoalView}} VerdictView
 *   reading: the reading of the evidence in use, empty while neutral; goal: the chosen one
 */

/**
 * @param {{kind: string, leader: number, rival: number, p: number, se: number}} verdict
 * @param {Record<number, string>} names
 * @returns {PairView | null}
 */
export function pairView(verdict, names) {
  if (verdict.kind === 'spend_nothing' && verdict.leader >= 0) return profitView(verdict, names);
  if (verdict.leader < 0 || verdict.rival < 0) return null;
  const leader = named(verdict.leader, names);
  const rival = named(verdict.rival, names);
  const leaderLeft = verdict.leader < verdict.rival;
  return {
    left: leaderLeft ? leader : rival,
    right: leaderLeft ? rival : leader,
    aheadTone: verdict.p < 0.5 ? rival.tone : leader.tone,
    leader,
    rival,
    rightAhead: leaderLeft ? 1 - verdict.p : verdict.p,
    leaderAhead: verdict.p,
    se: verdict.se,
    label: t('ui.verdict.bar', { leader: leader.name, rival: rival.name, chance: chance(verdict.p) }),
  };
}

/**
 * The best option against spending nothing.
 * @param {{leader: number, p: number, se: number}} verdict
 * @param {Record<number, string>} names
 * @returns {PairView}
 */
function profitView({ leader: slot, p, se }, names) {
  const leader = named(slot, names);
  const nothing = { slot: -1, name: t('ui.verdict.nothing'), tone: 'tone-none' };
  return { left: nothing, right: leader, aheadTone: p < 0.5 ? nothing.tone : leader.tone, leader, rival: nothing, rightAhead: p, leaderAhead: p, se, label: t('ui.verdict.bar', { leader: leader.name, rival: nothing.name, chance: chance(p) }) };
}

/**
 * @param {import('../page.js').Model} model
 * @returns {VerdictView | null}
 */
export function verdictView(model) {
  const { comparison, answered, inputs } = model;
  if (!comparison) return null;
  return {
    stale: model.stale,
    staleText: model.refusal === null ? t('ui.stale') : t('ui.stale_because', { reason: model.refusal }),
    reading: answered.evidence === 'neutral' ? '' : t('ui.evidence.mark', { name: t(`ui.evidence.name.${answered.evidence}`) }),
    goal: goalViews(model, comparison)(inputs.goal),
  };
}

/**
 * The goals that were not chosen.
 * @param {import('../page.js').Model} model
 * @returns {GoalView[] | null}
 */
export function otherGoalsView(model) {
  const { comparison, inputs } = model;
  return comparison && GOAL_NAMES.filter((goal) => goal !== inputs.goal).map(goalViews(model, comparison));
}

/**
 * @param {import('../page.js').Model} model
 * @param {import('../../engine/index.js').Comparison} comparison
 */
function goalViews(model, comparison) {
  const { answeredNames: names, answered, inputs } = model;
  const turns = nearestTurns(model);
  const turnFields = nearestFields(model);
  return (/** @type {import('../../../build/generated/schema.js').Goal} */ goal) => {
    const contest = contestOf(goal, answered.lens);
    const verdict = comparison.contests[contest].verdict;
    return {
      id: goal,
      title: t(`ui.goal.${goal}`),
      ...model.words.contest(contest),
      turn: turns.text[goal] || (model.analyses.flips.result || model.analyses.flips.errors || model.analyses.flips.off ? '' : t('ui.flips.short.waiting')),
      turnField: turnFields[goal],
      turnStale: turns.stale,
      chosen: goal === inputs.goal,
      accent: verdict.kind === 'wins' || verdict.kind === 'only_one_affordable' ? tone(verdict.leader) : 'tone-none',
      brings: goal === inputs.goal ? bringsView(model, comparison) : null,
      pair: pairView(verdict, names),
      lenses: goal === 'return' ? LENS_NAMES.map((lens) => lensView(lens, comparison, model)) : [],
      regret: regretView(comparison, contest, goal, names),
    };
  };
}

/**
 * @param {import('../../../build/generated/schema.js').Lens} lens
 * @param {import('../../engine/index.js').Comparison} comparison
 * @param {import('../page.js').Model} model
 * @returns {LensView}
 */
function lensView(lens, comparison, model) {
  const verdict = comparison.contests[`return_${lens}`].verdict;
  return {
    id: lens,
    title: t(`ui.lens.${lens}`),
    headline: model.words.lens(lens),
    chosen: lens === model.answered.lens,
    pair: pairView(verdict, model.answeredNames),
    roi: comparison.options.flatMap((option) => {
      const stat = isAffordable(option) ? option.metrics[`roi_${lens}`] : null;
      return stat ? [{ tone: tone(option.slot), text: t('ui.verdict.roi', { name: model.answeredNames[option.slot], roi: percent(stat.p50) }) }] : [];
    }),
  };
}

/**
 * The answer in a few words, for the bar that stays in sight.
 * @param {import('../page.js').Model} model
 * @returns {import('../bar.js').BarView | null}
 */
export function barView({ comparison, answered, answeredNames: names, inputs }) {
  if (!comparison) return null;
  const { kind, leader, p } = comparison.contests[contestOf(inputs.goal, answered.lens)].verdict;
  return {
    goal: t(`ui.goal.${inputs.goal}`),
    text: t(`ui.bar.${kind}`, { leader: names[leader] ?? '', chance: chance(p) }),
    tone: kind === 'wins' || kind === 'only_one_affordable' ? tone(leader) : 'tone-none',
  };
}
