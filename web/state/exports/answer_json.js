// A scenario as a file: the inputs, what the engine was asked and gave, and what it rests on; and back. Only the inputs are
// read back, the rest is worked out again. Pure; may import the state's own files.
import { toComparisonRequest } from '../inputs.js';
import { assumptionsOf, sourcesOf } from './answer.js';
import { fileLimit } from './limits.js';
import { orderedInputs, readInputs } from './scenario.js';

/** @import { Inputs } from '../inputs.js' */
/** @import { Answer } from './answer.js' */
/** @import { ScenarioFault } from './scenario.js' */
/** @typedef {ScenarioFault | {code: 'file_empty' | 'file_too_large' | 'file_not_json' | 'file_not_tierwise' | 'file_other_version' | 'file_forbidden_key', raw?: string, maximum?: number}} FileFault */

/** Of the layout below; a file of another one is refused. */
export const fileVersion = 1;

/** Names with which a file could reach into the program. */
const forbiddenKeys = new Set(['__proto__', 'constructor', 'prototype']);

/** JSON has no infinite numbers; they are written as texts. @param {string} _ @param {unknown} value */
const finite = (_, value) => (typeof value === 'number' && !Number.isFinite(value) ? String(value) : value);

/** @param {Answer} answer */
export function answerJson({ inputs, comparison, names, link, version, date }) {
  const { ok, refined, ...results } = comparison;
  const ordered = orderedInputs(inputs);
  const assumptions = assumptionsOf(ordered);
  const content = {
    tierwise: fileVersion,
    version,
    date,
    link,
    seed: inputs.seed,
    inputs: ordered,
    request: toComparisonRequest(ordered),
    option_names: names,
    results,
    assumptions,
    sources: sourcesOf(assumptions).map(({ id, title, publisher, year, url }) => ({ id, title, publisher, year, url })),
  };
  return `${JSON.stringify(content, finite, 1)}\n`;
}

/**
 * The inputs of a file. Never throws.
 * @param {string} text
 * @returns {{ok: true, inputs: Inputs} | {ok: false, fault: FileFault}}
 */
export function readAnswerJson(text) {
  if (text.length > fileLimit) return { ok: false, fault: { code: 'file_too_large', maximum: fileLimit } };
  if (text.trim() === '') return { ok: false, fault: { code: 'file_empty' } };
  /** @type {string | null} */
  let forbidden = null;
  /** @type {any} */
  let content;
  try {
    content = JSON.parse(text.replace(/^\ufeff/, ''), (key, value) => {
      if (forbiddenKeys.has(key)) forbidden = key;
      return value;
    });
  } catch {
    return { ok: false, fault: { code: 'file_not_json' } };
  }
  if (forbidden !== null) return { ok: false, fault: { code: 'file_forbidden_key', raw: forbidden } };
  if (typeof content !== 'object' || content === null || !Object.hasOwn(content, 'tierwise') || !Object.hasOwn(content, 'inputs')) return { ok: false, fault: { code: 'file_not_tierwise' } };
  if (content.tierwise !== fileVersion) return { ok: false, fault: { code: 'file_other_version', raw: JSON.stringify(content.tierwise).slice(0, 20) } };
  return readInputs(content.inputs);
}
