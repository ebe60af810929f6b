// The answer in the reader's language: sentences of the state layer, worded. Imports the state layer only.
import { say, t } from '../state/messages.js';
import { errorSentence } from '../state/errors.js';
import { contestOf, lensSentence, verdictOf } from '../state/verdict.js';

/** @import { Comparison, EngineError } from '../engine/index.js' */
/** @import { Contest, Lens } from '../../build/generated/schema.js' */
/** @import { Inputs } from '../state/inputs.js' */
/** @typedef {{headline: string, detail: string, affordability: string}} Words affordability: what the budget does not buy, the same for every contest */

/**
 * @param {Comparison | null} comparison
 * @param {Inputs} asked the inputs it answers
 */
export function verdictWords(comparison, asked) {
  return {
    /** @param {Contest} contest @returns {Words} */
    contest(contest) {
      if (!comparison) return { headline: '', detail: '', affordability: '' };
      const { headline, details } = verdictOf(comparison, contest, asked);
      const about = (/** @type {string[]} */ groups) => details.filter(({ key }) => groups.includes(key.split('.')[1])).map(say).join(' ');
      return { headline: say(headline), detail: about(['difference', 'ahead']), affordability: about(['unaffordable', 'sometimes']) };
    },
    /** @param {Lens} lens */
    lens(lens) {
      const sentence = comparison && lensSentence(comparison, asked).params?.[lens];
      return typeof sentence === 'object' && sentence && 'key' in sentence ? say(sentence) : '';
    },
  };
}

/** What a screen reader is told: the verdict on what counts. @param {Comparison} comparison @param {Inputs} asked @param {Inputs} inputs */
export function spokenVerdict(comparison, asked, inputs) {
  const { headline, affordability } = verdictWords(comparison, asked).contest(contestOf(inputs.goal, asked.lens));
  return `${headline} ${affordability}`.trim();
}

/** @param {EngineError[]} errors */
export function errorWords(errors) {
  return errors.map((error) => say(errorSentence(error))).join(' ');
}

/** @param {EngineError[] | null} errors @returns {string | null} */
export function failureWords(errors) {
  return errors === null ? null : errors.map((error) => t(`error.${error.code}`)).join(' ');
}
