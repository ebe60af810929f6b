// Keeps the engine's answers in step with the inputs: asks again when a request changed, keeps the last answer until the new one.
// Imports the state layer; the engine client is given to it.
import { toComparisonRequest, toSchemesRequest, toScoreRequest } from '../state/inputs.js';

/** @import { Comparison, EngineClient, EngineError, SchemesComparison, Score, ValueCurve } from '../engine/index.js' */
/** @import { Inputs } from '../state/inputs.js' */
/**
 * @typedef {{comparison: Comparison | null, answered: Inputs, curve: ValueCurve | null, schemes: SchemesComparison | null, score: Score | null, refused: EngineError[] | null, failed: EngineError[] | null}} Answers
 */

const failures = new Set(['engine_failed', 'engine_not_started']);
const superseded = new Set(['Superseded', 'Closed', 'AbortError']);

/** Points of the value curve: 16 for each decade from a thousand to ten million followers. */
const curvePoints = 65;

/**
 * @param {{client: EngineClient, initial: Inputs, onAnswer: (answers: Answers) => void}} options
 */
export function createAnswers({ client, initial, onAnswer }) {
  /** @type {Answers} */
  let answers = { comparison: null, answered: initial, curve: null, schemes: null, score: null, refused: null, failed: null };
  /** @type {Map<string, string>} */
  const asked = new Map();

  const take = (/** @type {Partial<Answers>} */ change) => {
    answers = { ...answers, ...change };
    onAnswer(answers);
  };

  /**
   * @param {'compare' | 'compareSchemes' | 'valueCurve' | 'scoreCreator'} kind
   * @param {any} request null: nothing to ask
   * @param {(result: any) => Partial<Answers>} accept
   */
  function ask(kind, request, accept) {
    const text = JSON.stringify(request);
    if (asked.get(kind) === text) return;
    asked.set(kind, text);
    if (request === null) return;
    const use = (/** @type {any} */ result) => {
      if (asked.get(kind) !== text) return;
      if (result.ok) take({ ...accept(result), refused: null, failed: null });
      else if (result.errors.some((/** @type {EngineError} */ error) => failures.has(error.code))) fail(result.errors);
      else take({ refused: result.errors });
    };
    client.run(kind, request, { onProgress: use }).then(use, (/** @type {Error} */ error) => {
      if (!superseded.has(error.name)) fail([{ code: 'engine_failed', field: 'none', index: 0 }]);
    });
  }

  /** @param {EngineError[]} errors */
  function fail(errors) {
    asked.clear();
    take({ failed: errors });
  }

  return {
    /** @param {Inputs} inputs */
    follow(inputs) {
      const comparison = toComparisonRequest(inputs);
      const { options, ...projection } = comparison;
      // The schemes are asked once a comparison is refined, that is, when the inputs have come to rest.
      ask('compare', options.length > 0 ? comparison : null, (result) => {
        if (result.refined) ask('compareSchemes', toSchemesRequest(inputs), (schemes) => ({ schemes }));
        return { comparison: result, answered: inputs };
      });
      ask('valueCurve', { ...projection, points: curvePoints }, (result) => ({ curve: result }));
      const score = inputs.creator.followers === null || inputs.creator.posts.length === 0 ? null : toScoreRequest(inputs);
      if (score === null) {
        asked.delete('scoreCreator');
        if (answers.score !== null) take({ score: null });
      } else {
        ask('scoreCreator', score, (result) => ({ score: result }));
      }
    },
    /** Asks a new client everything again. @param {EngineClient} next */
    restart(next) {
      client = next;
      asked.clear();
      take({ failed: null });
    },
    get: () => answers,
  };
}
