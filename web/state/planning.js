// What the page asks about dividing and measuring the budget. Pure; may import the state's own files.
import { toComparisonRequest } from './inputs.js';

/** @import { BestSplitRequest, ComparisonRequest } from '../engine/index.js' */
/** @import { Inputs } from './inputs.js' */

/** More options have too many splits; the first ones take part. */
export const splitOptionsMax = 5;
const splitDraws = 1024;
/** Five options have thirty times as many splits as three. */
const splitDrawsOfMany = 512;
const measurableDraws = 4096;

/** @param {Inputs} inputs @returns {BestSplitRequest | null} null for fewer than two options */
export function toSplitRequest(inputs) {
  const request = toComparisonRequest(inputs);
  if (request.options.length < 2) return null;
  const options = request.options.slice(0, splitOptionsMax);
  return { ...request, options, draws: Math.min(request.draws, options.length < splitOptionsMax ? splitDraws : splitDrawsOfMany) };
}

/** Slots that take no part in the split. @param {Inputs} inputs */
export function leftOut(inputs) {
  return inputs.options.slice(splitOptionsMax).map(({ slot }) => slot);
}

/** @param {Inputs} inputs @returns {ComparisonRequest | null} null for fewer than two options */
export function toMeasurableRequest(inputs) {
  const request = toComparisonRequest(inputs);
  return request.options.length < 2 ? null : { ...request, draws: Math.min(request.draws, measurableDraws) };
}
