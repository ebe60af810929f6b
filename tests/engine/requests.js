// Requests that the tests begin with.
import { defaultState, setCreator, toComparisonRequest, toScoreRequest } from '../../web/state/inputs.js';

/** @typedef {import('../../web/engine/index.js').ComparisonRequest} ComparisonRequest */
/** @typedef {import('../../web/engine/index.js').ScoreRequest} ScoreRequest */

/** @param {Partial<ComparisonRequest>} [change] @returns {ComparisonRequest} */
export function comparisonRequest(change = {}) {
  return { ...toComparisonRequest(defaultState()), draws: 500, ...change };
}

/** @param {Partial<ScoreRequest>} [change] @returns {ScoreRequest} */
export function scoreRequest(change = {}) {
  const posts = [310, 250, 420, 510, 280, 330].map((likes, index) => ({ likes, comments: 10 + index }));
  return { .../** @type {ScoreRequest} */ (toScoreRequest(setCreator(defaultState(), { followers: 12_000, posts }))), ...change };
}
