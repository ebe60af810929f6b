// Reads requests that may hold anything: own properties only, each read once, every fault collected. Imports nothing.

/** @typedef {import('./index.js').EngineError} EngineError */
/** @typedef {Omit<EngineError, 'code'>} Place */
/** @typedef {{minimum: number, maximum: number, integer?: boolean}} Limits */

/** Codes that only this side gives; those of the core are in the generated CODE_NAMES. */
export const OWN_CODES = /** @type {const} */ (['wrong_type', 'engine_failed', 'engine_not_started']);

/**
 * An own property; undefined for anything that is not there, inherited, or not on an object.
 * @param {unknown} record @param {string} key @returns {unknown}
 */
export function own(record, key) {
  if (typeof record !== 'object' || record === null || !Object.hasOwn(record, key)) return undefined;
  return /** @type {Record<string, unknown>} */ (record)[key];
}

export function createReader() {
  /** @type {EngineError[]} */
  const errors = [];

  /** @param {EngineError['code']} code @param {Place} place */
  const fault = (code, place) => void errors.push({ code, ...place });

  /**
   * A number inside its limits. @param {unknown} value @param {Limits} limits @param {Place} place
   * @returns {number} NaN after a fault
   */
  function number(value, { minimum, maximum, integer = false }, place) {
    if (typeof value !== 'number') fault('wrong_type', place);
    else if (!Number.isFinite(value)) fault('not_finite', place);
    else if (value < minimum) fault('below_minimum', { ...place, minimum });
    else if (value > maximum) fault('above_maximum', { ...place, maximum });
    else if (integer && !Number.isInteger(value)) fault('not_an_integer', place);
    else return value;
    return Number.NaN;
  }

  /**
   * Position of a name among its choices. @param {unknown} value @param {readonly string[]} choices @param {Place} place
   * @returns {number} -1 after a fault
   */
  function choice(value, choices, place) {
    const index = typeof value === 'string' ? choices.indexOf(value) : -1;
    if (index < 0) fault(typeof value === 'string' ? 'unknown_choice' : 'wrong_type', place);
    return index;
  }

  /** Elements of an array. @param {unknown} value @param {Place} place @returns {unknown[]} */
  function list(value, place) {
    if (!Array.isArray(value)) fault('wrong_type', place);
    return Array.isArray(value) ? Array.from({ length: value.length }, (_, index) => own(value, String(index))) : [];
  }

  /** Own entries of a plain record. @param {unknown} value @param {Place} place @returns {[string, unknown][]} */
  function entries(value, place) {
    const isRecord = typeof value === 'object' && value !== null && !Array.isArray(value);
    if (!isRecord) fault('wrong_type', place);
    return isRecord ? Object.entries(value) : [];
  }

  return { errors, fault, number, choice, list, entries };
}

/** @typedef {ReturnType<typeof createReader>} Reader */
