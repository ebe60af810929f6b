// Whether orders could show a difference: one short step. Imports nothing.

/** @import { ComparisonRequest, Engine, Refusal, SmallestMeasurable, StepsDone } from '../index.js' */

/**
 * @param {Engine} engine
 * @param {ComparisonRequest} request
 * @returns {Generator<StepsDone, SmallestMeasurable | Refusal, void>}
 */
export function* smallestMeasurable(engine, request) {
  yield { ok: true, done: 0, total: 1 };
  return engine.smallestMeasurable(request);
}
