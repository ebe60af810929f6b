// Every lever of a request, one after the other: where moving it turns a verdict. Imports nothing.

/** @import { ComparisonRequest, Engine, Flip, Flips, Refusal, StepsDone } from '../index.js' */

/**
 * @param {Engine} engine
 * @param {ComparisonRequest} request
 * @returns {Generator<StepsDone, Flips | Refusal, void>}
 */
export function* flips(engine, request) {
  const all = engine.flipLevers(request);
  if (!all.ok) return all;
  const tried = all.levers.filter(({ use }) => use === 'tried').map(({ lever }) => lever);
  const skipped = all.levers.filter(({ use }) => use !== 'tried');
  /** @type {Flip[]} */
  const found = [];
  let draws = 0;
  let answers = /** @type {Flips['answers'] | null} */ (null);
  for (const lever of tried) {
    const search = engine.flipPointInSteps(request, lever);
    let step = search.next();
    for (; !step.done; step = search.next()) yield { ok: true, done: found.length, total: tried.length };
    const point = step.value;
    if (!point.ok) return point;
    const { ok, ...flip } = point;
    ({ draws, answers } = flip);
    found.push({ lever, present: flip.present, low: flip.low, high: flip.high, amount: flip.amount, turns: flip.turns });
  }
  return { ok: true, draws, answers: /** @type {Flips['answers']} */ (answers), flips: found, skipped };
}
