// Keeps the engine's answers in step with the inputs: asks again when a request changed, keeps the last answer until the new one.
// Imports the state layer; the engine clients are given to it.
import { toLearningRequest } from '../state/campaigns.js';
import { toComparisonRequest, toScoreRequest } from '../state/inputs.js';
import { createAnalyses } from './analyses.js';

/** @import { Comparison, EngineClient, EngineError, LearnedInputs, Score, ValueCurve } from '../engine/index.js' */
/** @import { AnalysisKind, AnalysisStates } from '../state/analyses.js' */
/** @import { Inputs } from '../state/inputs.js' */
/**
 * @typedef {{comparison: Comparison | null, answered: Inputs, curve: ValueCurve | null, score: Score | null, learned: LearnedInputs | null, analyses: AnalysisStates, refused: EngineError[] | null, failed: EngineError[] | null}} Answers
 */

const failures = new Set(['engine_failed', 'engine_not_started']);
const superseded = new Set(['Superseded', 'Closed', 'AbortError']);

/** Points of the value curve: 16 for each decade from a thousand to ten million followers. */
const curvePoints = 65;

/** The curve takes longer than a quick answer, so it is asked once the inputs have been still for this long after one. Milliseconds. */
const curvePause = 100;

/**
 * @param {{client: EngineClient, openAnalyst: () => Promise<EngineClient>, initial: Inputs, onAnswer: (answers: Answers) => void}} options
 *   openAnalyst: starts the worker of the long analyses
 */
export function createAnswers({ client, openAnalyst, initial, onAnswer }) {
  const analyses = createAnalyses({ open: openAnalyst, onChange: (states) => take({ analyses: states }) });
  /** @type {Answers} */
  let answers = { comparison: null, answered: initial, curve: null, score: null, learned: null, analyses: analyses.get(), refused: null, failed: null };
  /** @type {Map<string, string>} */
  const asked = new Map();
  /** The comparison that has all its draws. */
  let rested = '';
  /** The comparison that has an answer. */
  let compared = '';
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let curveDue;

  const take = (/** @type {Partial<Answers>} */ change) => {
    answers = { ...answers, ...change };
    onAnswer(answers);
  };

  /**
   * @param {'compare' | 'valueCurve' | 'scoreCreator' | 'learnFromCampaigns'} kind
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

  /** Long analyses are asked once a comparison is refined, that is, when the inputs have come to rest. @param {Inputs} inputs */
  function rest(inputs) {
    rested = asked.get('compare') ?? '';
    analyses.ask(inputs);
  }

  /** @param {object} projection */
  function askCurveSoon(projection) {
    clearTimeout(curveDue);
    curveDue = setTimeout(() => ask('valueCurve', { ...projection, points: curvePoints }, (result) => ({ curve: result })), curvePause);
  }

  /** @param {EngineError[]} errors */
  function fail(errors) {
    asked.clear();
    take({ failed: errors });
  }

  return {
    /** @param {Inputs} inputs @param {import('../state/solving.js').SolveChoice} [choice] */
    follow(inputs, choice) {
      const comparison = toComparisonRequest(inputs);
      const { options, ...projection } = comparison;
      analyses.follow(inputs, choice);
      clearTimeout(curveDue);
      ask('compare', options.length > 0 ? comparison : null, (result) => {
        compared = asked.get('compare') ?? '';
        askCurveSoon(projection);
        if (result.refined) rest(inputs);
        return { comparison: result, answered: inputs };
      });
      if (asked.get('compare') === rested) analyses.ask(inputs);
      if (options.length === 0 || asked.get('compare') === compared) askCurveSoon(projection);
      const score = inputs.creator.followers === null || inputs.creator.posts.length === 0 ? null : toScoreRequest(inputs);
      if (score === null) {
        asked.delete('scoreCreator');
        if (answers.score !== null) take({ score: null });
      } else {
        ask('scoreCreator', score, (result) => ({ score: result }));
      }
      const campaigns = toLearningRequest(inputs);
      ask('learnFromCampaigns', campaigns, (result) => ({ learned: result }));
      if (campaigns === null && answers.learned !== null) take({ learned: null });
    },
    /** Asks a new client everything again. @param {EngineClient} next */
    restart(next) {
      client = next;
      asked.clear();
      compared = '';
      clearTimeout(curveDue);
      analyses.restart();
      take({ failed: null });
    },
    /** @param {AnalysisKind} kind */
    cancelAnalysis: (kind) => analyses.cancel(kind),
    /** Asks for an analysis that was cancelled or failed. @param {AnalysisKind} kind @param {Inputs} inputs */
    runAnalysis: (kind, inputs) => analyses.ask(inputs, kind),
    get: () => answers,
  };
}
