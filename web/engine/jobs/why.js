// Why one option is ahead of another, one pair of options a step. Imports nothing.

/** @import { ComparisonRequest, Engine, Refusal, Why, WhyProgress } from '../index.js' */

/**
 * @param {Engine} engine
 * @param {ComparisonRequest} request
 * @returns {Generator<WhyProgress, Why | Refusal, void>}
 */
export function* why(engine, request) {
  return yield* engine.whyInSteps(request);
}
