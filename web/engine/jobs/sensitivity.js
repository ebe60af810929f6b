// What matters most to a difference, one doubt a step. Imports nothing.

/** @import { Engine, Refusal, Sensitivity, SensitivityProgress, SensitivityRequest } from '../index.js' */

/**
 * @param {Engine} engine
 * @param {SensitivityRequest} request
 * @returns {Generator<SensitivityProgress, Sensitivity | Refusal, void>}
 */
export function* sensitivity(engine, request) {
  return yield* engine.sensitivityInSteps(request);
}
