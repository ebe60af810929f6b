// Answers of the engine for the tests of what is taken along.
import { createNodeEngine } from '../../../web/engine/node.js';
import { toComparisonRequest } from '../../../web/state/inputs.js';

const engine = await createNodeEngine();

/** Names as no sensible person gives them. */
export const names = { 0: '=HYPERLINK("http://x","Micro")', 1: 'Macro, "big"', 2: '@SUM(1)', 3: 'Ünï', 4: '-1', 5: '+1', 6: '\tTab', 7: 'two\nlines' };

/**
 * @param {import('../../../web/state/inputs.js').Inputs} inputs
 * @returns {import('../../../web/state/exports/answer.js').Answer}
 */
export function answerTo(inputs) {
  const comparison = engine.compare(toComparisonRequest(inputs));
  if (!comparison.ok) throw new Error(`the engine refuses: ${JSON.stringify(comparison.errors)}`);
  return { inputs, comparison, names, link: 'https://example.org/#v=1', version: '9.8.7', date: '2026-11-23' };
}
