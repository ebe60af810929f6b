// The verdict of a contest in words. Imports the messages of the state layer.
import { percent } from '../state/formats.js';
import { t } from '../state/messages.js';
import { optionNames } from './model.js';

/**
 * @param {any} comparison null before the first answer
 * @param {import('../state/inputs.js').Inputs} inputs
 * @returns {(contest: string) => {headline: string, detail: string}}
 */
export function verdictWords(comparison, inputs) {
  if (!comparison) return () => ({ headline: '', detail: '' });
  const names = optionNames(inputs);
  return (contest) => {
    const { kind, leader, rival, p } = comparison.contests[contest].verdict;
    const goal = contest.startsWith('return') ? 'return' : contest;
    const values = { leader: names[leader] ?? '', rival: names[rival] ?? '', goal: t(`ui.goal.${goal}`), chance: percent(p) };
    return { headline: t(`ui.say.${kind}.headline`, values), detail: t(`ui.say.${kind}.detail`, values) };
  };
}
