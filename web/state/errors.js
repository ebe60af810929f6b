// The engine's errors as sentences. May import the generated names and the state's own files.
import { CURVE_FOLLOWERS, CURVE_TIERS, INPUT_NAMES } from '../../build/generated/schema.js';
import { INPUTS } from '../../build/generated/inputs.js';
import { shownAsPercent } from './fields.js';

/** @import { Input } from '../../build/generated/schema.js' */
/** @import { EngineError } from '../engine/index.js' */
/** @import { Parameter, Sentence } from './messages.js' */

/** @param {EngineError} error @returns {Sentence} */
export function errorSentence(error) {
  const { code, field, index, minimum, maximum } = error;
  const params = {
    field: { key: `field.${field}`, params: { position: index + 1, input: inputName(error.input ?? '') } },
    minimum: limit(error, minimum),
    maximum: limit(error, maximum),
  };
  if (code === 'below_minimum' && minimum === undefined) return { key: 'error.too_small', params };
  if (code === 'above_maximum' && maximum === undefined) return { key: 'error.too_large', params };
  return { key: `error.${code}`, params };
}

/** A limit as the field shows it: rates in percent. @param {EngineError} error @param {number | undefined} value @returns {Parameter} */
function limit({ input }, value) {
  if (value === undefined) return '';
  const found = INPUTS.find((entry) => entry.id === input);
  return { kind: found && shownAsPercent(found.unit) ? 'exactPercent' : 'exact', value };
}

/** Name of an input; a point of a curve is named by what it is a point of. @param {string} id @returns {Parameter} */
export function inputName(id) {
  const curve = curvePoint(id);
  if (curve) return { key: `input.${curve.quantity}.label`, params: curve.params };
  return INPUT_NAMES.includes(/** @type {Input} */ (id)) ? { key: `ui.input.${id}` } : id;
}

/** What an input means, in one line. @param {Input} id @returns {Sentence} */
export function inputHelp(id) {
  const curve = curvePoint(id);
  return curve ? { key: `input.${curve.quantity}.help`, params: curve.params } : { key: `input.${id}.help` };
}

/** @param {string} id @returns {{quantity: string, params: Record<string, Parameter>} | null} */
function curvePoint(id) {
  const [quantity, format, tier] = id.split('.');
  const at = CURVE_TIERS.findIndex((name) => name === tier);
  return at < 0 ? null : { quantity, params: { format: { key: `ui.format.${format}` }, followers: { kind: 'whole', value: CURVE_FOLLOWERS[at] } } };
}
