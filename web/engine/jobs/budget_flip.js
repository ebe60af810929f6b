// Where another budget turns a verdict: the one flip point that is quick to find and that every reader can act on. Imports nothing.

/** @import { ComparisonRequest, Engine, Flips, Refusal, StepsDone } from '../index.js' */

/**
 * @param {Pick<Engine, 'flipPointInSteps'>} engine
 * @param {ComparisonRequest} request
 * @returns {Generator<StepsDone, Flips | Refusal, void>}
 */
export function* budgetFlip(engine, request) {
  const search = engine.flipPointInSteps(request, { kind: 'budget' });
  let step = search.next();
  for (; !step.done; step = search.next()) yield { ok: true, done: 0, total: 1 };
  const point = step.value;
  if (!point.ok) return point;
  const { ok, draws, answers, ...flip } = point;
  return { ok, draws, answers, flips: [flip], skipped: [] };
}
