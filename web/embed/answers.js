// Keeps the widget's answers in step with its scenario: the comparison first, and once that is whole what else is shown.
// Imports the state layer; the engine's client is given.
import { toComparisonRequest } from '../state/inputs.js';

/** @import { Comparison, EngineClient, EngineError, Flips, ValueCurve } from '../engine/index.js' */
/** @import { Inputs } from '../state/inputs.js' */
/** @import { Part } from './parameters.js' */
/**
 * @typedef {object} Answers
 * @property {Comparison | null} comparison
 * @property {Inputs} answered the inputs it belongs to
 * @property {{result: Flips | null, answered: Inputs | null, stale: boolean}} flips where another budget turns the verdict
 * @property {ValueCurve | null} curve
 * @property {EngineError[] | null} refused
 * @property {boolean} failed the engine did not start or broke
 */

const superseded = new Set(['Superseded', 'Closed', 'AbortError']);
const failures = new Set(['engine_failed', 'engine_not_started']);

/** Points of the value curve: 8 for each decade from a thousand to ten million followers. */
const curvePoints = 33;

/** @param {{client: EngineClient, initial: Inputs, parts: readonly Part[], onAnswer: () => void}} options */
export function createAnswers({ client, initial, parts, onAnswer }) {
  /** @type {Answers} */
  let answers = { comparison: null, answered: initial, flips: { result: null, answered: null, stale: false }, curve: null, refused: null, failed: false };
  /** What was asked last, by kind. @type {Map<string, string>} */
  const asked = new Map();

  const take = (/** @type {Partial<Answers>} */ change) => {
    answers = { ...answers, ...change };
    onAnswer();
  };

  /**
   * @param {'compare' | 'budgetFlip' | 'valueCurve'} kind
   * @param {any} request
   * @param {(result: any) => Partial<Answers> | null} accept
   */
  function ask(kind, request, accept) {
    const text = JSON.stringify(request);
    if (asked.get(kind) === text) return;
    asked.set(kind, text);
    const use = (/** @type {any} */ result) => {
      if (asked.get(kind) !== text) return;
      const change = result.ok ? accept(result) : broken(result.errors);
      if (change) take(change);
    };
    client.run(kind, request, { onProgress: use }).then(use, (/** @type {Error} */ error) => {
      if (!superseded.has(error.name)) take(broken([{ code: 'engine_failed', field: 'none', index: 0 }]));
    });
  }

  /** @param {EngineError[]} errors @returns {Partial<Answers>} */
  function broken(errors) {
    if (!errors.some(({ code }) => failures.has(code))) return { refused: errors };
    asked.clear();
    return { failed: true };
  }

  /** @param {import('../engine/index.js').ComparisonRequest} request @param {Inputs} inputs */
  function askMore(request, inputs) {
    const { options, ...projection } = request;
    // One step of the search: what it tells on the way is no answer yet.
    if (parts.includes('turn')) ask('budgetFlip', request, (result) => (result.flips ? { flips: { result, answered: inputs, stale: false } } : null));
    if (parts.includes('curve')) ask('valueCurve', { ...projection, points: curvePoints }, (curve) => ({ curve }));
  }

  return {
    /** @param {Inputs} inputs */
    follow(inputs) {
      const request = toComparisonRequest(inputs);
      const { flips } = answers;
      if (flips.result && flips.answered !== inputs) answers = { ...answers, flips: { ...flips, stale: JSON.stringify(request) !== asked.get('budgetFlip') } };
      if (request.options.length === 0) return;
      ask('compare', request, (comparison) => {
        if (comparison.refined) askMore(request, inputs);
        return { comparison, answered: inputs, refused: null, failed: false };
      });
    },
    get: () => answers,
  };
}
