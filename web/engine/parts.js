// A comparison in parts, so that several workers can share it: the draws of one part, and the answer from all parts.
// May import the checks and the layout of this folder and the generated schema.
import { METRIC_NAMES } from '../../build/generated/schema.js';
import { readComparison } from './layout.js';
import { own } from './read.js';
import { refusal } from './refusal.js';
import { askedOf, checkComparison } from './validate.js';

/** @import { Comparison, EngineError, Part, Refusal } from './index.js' */
/** @import { Asked } from './validate.js' */
/** @typedef {import('./refusal.js').Reply} Reply */
/**
 * @typedef {object} PartsModule
 * @property {(...args: [...Asked, firstDraw: number, draws: number]) => Reply} simulatePart
 * @property {(...args: [...Asked, parts: Float64Array[]]) => Reply} compareParts
 */

/** Numbers that one draw of one option takes: its metrics, whether it is affordable, whether it is capped. */
export const numbersPerDraw = METRIC_NAMES.length + 2;

/** @returns {Refusal} */
const wrongDraws = () => ({ ok: false, errors: [{ code: 'wrong_length', field: 'draws', index: 0 }] });

/** @param {PartsModule} module @param {unknown} request @returns {Part | Refusal} */
export function simulatePart(module, request) {
  const checked = checkComparison(request);
  if (!checked.ok) return checked;
  const [first, draws] = ['first_draw', 'part_draws'].map((name) => /** @type {number} */ (own(request, name)));
  if (!Number.isInteger(first) || !Number.isInteger(draws) || first < 0 || draws < 1 || first + draws > checked.packed.draws) return wrongDraws();
  const reply = module.simulatePart(...askedOf(checked.packed), first, draws);
  return reply.code === 0 ? { ok: true, first_draw: first, columns: reply.values } : refusal(reply);
}

/** @param {PartsModule} module @param {unknown} request @returns {Comparison | Refusal} */
export function compareParts(module, request) {
  const checked = checkComparison(request);
  if (!checked.ok) return checked;
  const parts = own(request, 'parts');
  if (!Array.isArray(parts) || !parts.every((part) => part instanceof Float64Array)) return wrongDraws();
  const reply = module.compareParts(...askedOf(checked.packed), parts);
  return reply.code === 0 ? readComparison(reply.values, checked.packed) : refusal(reply);
}
