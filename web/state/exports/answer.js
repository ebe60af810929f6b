// One answer with everything it rests on, as plain records: what the files and the text of it are written from. Pure; may
// import the generated data and the state's own files.
import { INPUT_DEFAULTS, SOURCES } from '../../../build/generated/benchmarks.js';
import { defaultOf, rangeOf } from '../inputs.js';

/** @import { Comparison } from '../../engine/index.js' */
/** @import { Source } from '../../../build/generated/benchmarks.js' */
/** @import { Input } from '../../../build/generated/schema.js' */
/** @import { Inputs } from '../inputs.js' */

/**
 * @typedef {object} Answer
 * @property {Inputs} inputs those that the comparison answers
 * @property {Comparison} comparison
 * @property {Record<number, string>} names of the options by slot
 * @property {string | null} link that brings the page back to these inputs; null when they are too many for one
 * @property {string} version of the program
 * @property {string} date year, month, day
 */

/**
 * One assumption as it was used. A figure of the reader's own has neither a source nor a year.
 * @typedef {object} Assumption
 * @property {Input} input
 * @property {number} low
 * @property {number} median
 * @property {number} high
 * @property {string} unit
 * @property {'published' | 'interpolated' | 'judgement' | 'own' | 'measured' | 'learned'} kind
 * @property {number | null} year
 * @property {string[]} sources ids
 * @property {{low: number, median: number, high: number} | null} usual the default, where the reader changed it
 */

const sourcesById = new Map(SOURCES.map((source) => [source.id, source]));

/** @param {Inputs} inputs @returns {Assumption[]} */
export function assumptionsOf(inputs) {
  return INPUT_DEFAULTS.map(({ id, unit, kind, year, sources }) => {
    const usual = defaultOf(inputs, id);
    const { low, median, high } = rangeOf(inputs, id);
    const own = inputs.inputs[id];
    if (!own) return { input: id, low, median, high, unit, kind, year, sources, usual: null };
    return { input: id, low, median, high, unit, kind: own.learned ? 'learned' : own.measured ? 'measured' : 'own', year: null, sources: [], usual: { low: usual.low, median: usual.median, high: usual.high } };
  });
}

/** @param {string} id */
export const sourceOf = (id) => /** @type {Source} */ (sourcesById.get(id));

/** Sources of these assumptions, each once, in the order of the register. @param {Assumption[]} assumptions @returns {Source[]} */
export function sourcesOf(assumptions) {
  const used = new Set(assumptions.flatMap(({ sources }) => sources));
  return SOURCES.filter(({ id }) => used.has(id));
}

/**
 * A name for a file that every system takes: small letters, digits and hyphens.
 * @param {Pick<Answer, 'inputs' | 'date'>} answer
 * @param {string} extension
 * @param {string} [part] what of the answer is in it
 */
export function fileName({ inputs, date }, extension, part = '') {
  const words = ['tierwise', String(Math.round(inputs.budget)), inputs.industry, inputs.platform, part, date].map(plainWord).filter((word) => word !== '');
  return `${words.join('-')}.${extension}`;
}

const longestWord = 48;

/** @param {string} text */
function plainWord(text) {
  const letters = text.normalize('NFKD').replace(/\p{M}+/gu, '').toLowerCase();
  return letters.replace(/[^a-z0-9]+/g, '-').slice(0, longestWord).replace(/^-+|-+$/g, '');
}
