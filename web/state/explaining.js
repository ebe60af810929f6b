// What is asked about the reasons behind an answer. Pure; may import the state's own files.
import { toComparisonRequest } from './inputs.js';

/** @import { ComparisonRequest, SensitivityRequest } from '../engine/index.js' */
/** @import { Inputs } from './inputs.js' */

/** Enough for a bar's mean to about one percent. */
const whyDraws = 4096;
/** In each of the two sets behind the shares: enough for most of them to a few points. */
const shareDraws = 4096;

/** @param {Inputs} inputs @returns {ComparisonRequest | null} null: nothing to hold against anything */
export function toWhyRequest(inputs) {
  const request = toComparisonRequest(inputs);
  return request.options.length < 2 ? null : { ...request, draws: Math.min(request.draws, whyDraws) };
}

/** @param {Inputs} inputs @returns {SensitivityRequest | null} */
export function toSensitivityRequest(inputs) {
  const request = toComparisonRequest(inputs);
  return request.options.length < 2 ? null : { ...request, draws: Math.min(request.draws, shareDraws), leader_draws: request.draws, goal: inputs.goal };
}
