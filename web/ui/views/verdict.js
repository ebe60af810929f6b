// The three verdicts as the page shows them: sentence, pair of options, probability. Imports the words of the page.
import { chance, percent, t } from '../words.js';
import { named, tone } from './names.js';

/**
 * @typedef {object} PairView
 * @property {import('./names.js').Named} left
 * @property {import('./names.js').Named} right
 * @property {import('./names.js').Named} leader
 * @property {import('./names.js').Named} rival
 * @property {number} rightAhead probability that the right one is ahead
 * @property {number} leaderAhead
 * @property {number} se
 * @property {string} label
 *
 * @typedef {{id: string, title: string, headline: string, chosen: boolean, pair: PairView | null, roi: {text: string, tone: string}[]}} LensView
 * @typedef {{id: string, title: string, headline: string, detail: string, chosen: boolean, pair: PairView | null, lenses: LensView[]}} GoalView
 * @typedef {{stale: boolean, staleText: string, goals: GoalView[]}} VerdictView
 */

const lensIds = /** @type {const} */ (['tracked', 'seen_and_unseen', 'marketing_mix']);

/**
 * @param {{kind: string, leader: number, rival: number, p: number, se: number}} verdict
 * @param {Record<number, string>} names
 * @returns {PairView | null}
 */
export function pairView(verdict, names) {
  if (verdict.leader < 0 || verdict.rival < 0) return null;
  const leader = named(verdict.leader, names);
  const rival = named(verdict.rival, names);
  const leaderLeft = verdict.leader < verdict.rival;
  return {
    left: leaderLeft ? leader : rival,
    right: leaderLeft ? rival : leader,
    leader,
    rival,
    rightAhead: leaderLeft ? 1 - verdict.p : verdict.p,
    leaderAhead: verdict.p,
    se: verdict.se,
    label: t('ui.verdict.bar', { leader: leader.name, rival: rival.name, chance: chance(verdict.p) }),
  };
}

/**
 * @param {import('../page.js').Model} model
 * @returns {VerdictView | null}
 */
export function verdictView(model) {
  const { comparison, names, inputs } = model;
  if (!comparison) return null;
  const goals = ['reach', 'engagement', 'return'].map((goal) => {
    const contest = goal === 'return' ? `return_${inputs.lens}` : goal;
    const verdict = comparison.contests[contest].verdict;
    const words = model.sentence(contest);
    return {
      id: goal,
      title: t(`ui.goal.${goal}`),
      ...words,
      chosen: goal === inputs.goal,
      pair: pairView(verdict, names),
      lenses: goal === 'return' ? lensIds.map((lens) => lensView(lens, model)) : [],
    };
  });
  return {
    stale: model.stale,
    staleText: t('ui.stale'),
    goals: [...goals.filter((goal) => goal.chosen), ...goals.filter((goal) => !goal.chosen)],
  };
}

/**
 * @param {(typeof lensIds)[number]} lens
 * @param {import('../page.js').Model} model
 * @returns {LensView}
 */
function lensView(lens, model) {
  const comparison = /** @type {NonNullable<typeof model.comparison>} */ (model.comparison);
  const verdict = comparison.contests[`return_${lens}`].verdict;
  return {
    id: lens,
    title: t(`ui.lens.${lens}`),
    headline: model.sentence(`return_${lens}`).headline,
    chosen: lens === model.inputs.lens,
    pair: pairView(verdict, model.names),
    roi: comparison.options.flatMap((option) => {
      const stat = option.metrics[`roi_${lens}`];
      return stat ? [{ tone: tone(option.slot), text: t('ui.verdict.roi', { name: model.names[option.slot], roi: percent(stat.p50) }) }] : [];
    }),
  };
}
