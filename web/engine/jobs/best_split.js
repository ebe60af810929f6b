// The best split of the budget, in the engine's own steps. Imports nothing.

/** @import { BestSplit, BestSplitRequest, Engine, Refusal, StepsDone } from '../index.js' */

/**
 * @param {Engine} engine
 * @param {BestSplitRequest} request
 * @returns {Generator<StepsDone, BestSplit | Refusal, void>}
 */
export function* bestSplit(engine, request) {
  return yield* engine.bestSplitInSteps(request);
}
