// Micro against macro under every scheme, one scheme a step. May import the checks of the engine's folder.
import { checkSchemes } from '../validate.js';

/** @import { Engine, Refusal, SchemesComparison, SchemesProgress, SchemesRequest } from '../index.js' */

/**
 * @param {Engine} engine
 * @param {SchemesRequest} request
 * @returns {Generator<SchemesProgress, SchemesComparison | Refusal, void>}
 */
export function* compareSchemes(engine, request) {
  const checked = checkSchemes(request); // as a whole, so that a fault names the row it is in
  if (!checked.ok) return checked;
  const { draws } = request;
  /** @type {SchemesComparison['schemes']} */
  let schemes = [];
  for (const scheme of request.schemes) {
    yield { ok: true, done: schemes.length, total: request.schemes.length, schemes };
    const answer = engine.compareSchemes({ ...request, schemes: [scheme] });
    if (!answer.ok) return answer;
    schemes = [...schemes, ...answer.schemes];
  }
  return { ok: true, draws, schemes };
}
