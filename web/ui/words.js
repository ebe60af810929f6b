// The page's words and numbers in one place: everything a component prints comes through here.
// Imports the state layer only.
import { brief, briefMoney, count, currencyLeads, exact, exactMoney, percent, probability, whole } from '../state/formats.js';
import { dataText, directionInUse, languageInUse, listed, say, t, withinSentence } from '../state/messages.js';

export { brief, briefMoney, currencyLeads, dataText, directionInUse, languageInUse, listed, say, t, count, exactMoney, percent, whole, withinSentence };

/** A probability that never claims certainty. */
export const chance = probability;

/** Three significant digits. @param {number} value */
export const rounded = (value) => exact(Number(value.toPrecision(3)));

const mark = '\u0001';

/**
 * A message whose placeholders are filled with templates instead of text: the pieces in the order of the language.
 * @param {string} key
 * @param {Record<string, unknown>} values
 * @returns {unknown[]}
 */
export function parts(key, values) {
  const marked = Object.fromEntries(Object.keys(values).map((name) => [name, `${mark}${name}${mark}`]));
  return t(key, marked)
    .split(mark)
    .map((piece, index) => (index % 2 === 1 ? values[piece] : piece));
}

/** The Monte Carlo error of a probability, two standard errors, in points. @param {number} se */
export function errorPoints(se) {
  return t('ui.error_points', { points: count(200 * se) });
}
