// Marks of writing direction inside plain text, for sentences in which two directions meet. Imports nothing.
// See the Unicode bidirectional algorithm (UAX 9): what stands in an isolate is laid out by itself and leaves its surroundings alone.

const leftToRightIsolate = '\u2066';
const rightToLeftIsolate = '\u2067';
const popIsolate = '\u2069';
const rightToLeftLetter = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;
const marks = /[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/g;
const rightToLeftScripts = new Set(['Arab', 'Hebr', 'Thaa', 'Syrc', 'Nkoo', 'Adlm', 'Rohg']);

/** @param {string} locale @returns {boolean} */
export function isRightToLeft(locale) {
  try {
    return rightToLeftScripts.has(new Intl.Locale(locale).maximize().script ?? '');
  } catch {
    return false;
  }
}

/** Without any mark of direction. @param {string} text */
export const withoutMarks = (text) => text.replace(marks, '');

/** A figure with its signs, whatever stands around it. @param {string} text */
export const leftToRight = (text) => `${leftToRightIsolate}${text}${popIsolate}`;

/** Right-to-left words, whatever stands around them. @param {string} text */
export const rightToLeft = (text) => `${rightToLeftIsolate}${text}${popIsolate}`;

/**
 * A text as it stands in a right-to-left sentence: in an isolate of its own, right-to-left as soon as it has a word of that
 * direction. (The algorithm's own guess passes over what is in isolates, and so takes a list of them for left-to-right.)
 * What is an isolate already, and a mark for a piece that comes later, stay as they are.
 * @param {string} text
 */
export function isolated(text) {
  const whole = text.length > 1 && '\u2066\u2067'.includes(text[0]) && text.indexOf(popIsolate) === text.length - 1;
  if (text === '' || text[0] === '\u0001' || whole) return text;
  return rightToLeftLetter.test(text) ? rightToLeft(text) : leftToRight(text);
}
