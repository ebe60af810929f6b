// The core's own word, should it refuse what passed the checks here. May import the generated schema only.
import { CODE_NAMES, FIELD_NAMES, INPUT_NAMES } from '../../build/generated/schema.js';

/** @import { EngineError, Refusal } from './index.js' */
/** What every function of the compiled module gives. @typedef {{code: number, field: number, index: number, values: Float64Array}} Reply */

/** @param {Reply} reply @returns {Refusal} */
export function refusal({ code, field, index }) {
  const name = FIELD_NAMES[field];
  /** @type {EngineError} */
  const error = { code: /** @type {EngineError['code']} */ (CODE_NAMES[code]), field: name, index };
  return { ok: false, errors: [name === 'input' ? { ...error, input: INPUT_NAMES[index] } : error] };
}
