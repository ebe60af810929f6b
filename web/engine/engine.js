// The engine as synchronous functions over plain objects: check, pack, call the wasm module, name the numbers.
// May import the other files of this folder and the generated schema; knows neither page nor worker.
import { compare, comparePacked, startModule, valueCurve } from './comparing.js';
import { flipLevers, flipPoint, flipPointInSteps, movedRange } from './flips.js';
import { readClassification, readScore } from './layout.js';
import { learnFromCampaigns } from './learning.js';
import { sensitivityInSteps, whyInSteps } from './explaining.js';
import { compareParts, simulatePart } from './parts.js';
import { bestSplitInSteps, choosePortfolio, smallestMeasurable } from './planning.js';
import { refusal } from './refusal.js';
import { runToEnd } from './steps.js';
import { checkClassification, checkSchemes, checkScore } from './validate.js';

/** @typedef {import('./index.js').Engine} Engine */
/** @typedef {import('./refusal.js').Reply} Reply */

/**
 * What the compiled module offers for one creator; the rest is said in comparing.js, planning.js, parts.js, flips.js and their like.
 * @typedef {object} CreatorModule
 * @property {(creator: object, posts: Float64Array, inputs: Float64Array) => Reply} scoreCreator
 * @property {(followers: number, scheme: number, lowerBounds: Float64Array) => Reply} classifyFollowers
 */
/** @typedef {CreatorModule & import('./comparing.js').ComparisonModule & import('./planning.js').PlanningModule & import('./parts.js').PartsModule & import('./flips.js').FlipModule & import('./learning.js').LearningModule & import('./explaining.js').ExplainingModule} EngineModule */

/**
 * @param {import('./index.js').EngineOptions} options
 * @returns {Promise<Engine>}
 */
export async function createEngine(options) {
  const { module, info } = /** @type {{module: EngineModule, info: Engine['info']}} */ (await startModule(options));
  return {
    info,
    compare: (request) => compare(module, request),
    compareSchemes(request) {
      const checked = checkSchemes(request);
      return checked.ok ? compareSchemes(module, checked.packed) : checked;
    },
    valueCurve: (request) => valueCurve(module, request),
    bestSplit: (request) => runToEnd(bestSplitInSteps(module, request)),
    bestSplitInSteps: (request) => bestSplitInSteps(module, request),
    choosePortfolio: (request) => choosePortfolio(module, request),
    simulatePart: (request) => simulatePart(module, request),
    compareParts: (request) => compareParts(module, request),
    smallestMeasurable: (request) => smallestMeasurable(module, request),
    flipLevers: (request) => flipLevers(module, request),
    flipPoint: (request, lever) => flipPoint(module, request, lever),
    movedRange: (input, range, to) => movedRange(module, input, range, to),
    flipPointInSteps: (request, lever) => flipPointInSteps(module, request, lever),
    learnFromCampaigns: (request) => learnFromCampaigns(module, request),
    why: (request) => runToEnd(whyInSteps(module, request)),
    whyInSteps: (request) => whyInSteps(module, request),
    sensitivity: (request) => runToEnd(sensitivityInSteps(module, (packed) => comparePacked(module, packed), request)),
    sensitivityInSteps: (request) => sensitivityInSteps(module, (packed) => comparePacked(module, packed), request),
    scoreCreator(request) {
      const checked = checkScore(request);
      if (!checked.ok) return checked;
      const { creator, posts, inputs, commentsGiven, scheme } = checked.packed;
      const reply = module.scoreCreator(creator, posts, inputs);
      if (reply.code !== 0) return refusal(reply);
      const tier = classify(module, scheme);
      return tier.ok ? readScore(reply.values, commentsGiven, tier) : tier;
    },
    classify(request) {
      const checked = checkClassification(request);
      return checked.ok ? classify(module, checked.packed) : checked;
    },
  };
}

/** @param {EngineModule} module @param {{draws: number, schemes: import('./validate.js').PackedSchemeSizes[]}} packed */
function compareSchemes(module, { draws, schemes }) {
  /** @type {import('./index.js').SchemeResult[]} */
  const results = [];
  for (const { sizes, comparison } of schemes) {
    const result = comparePacked(module, comparison);
    if (!result.ok) return result;
    const verdicts = Object.entries(result.contests).map(([contest, { verdict }]) => [contest, verdict]);
    results.push({ ...sizes, verdicts: Object.fromEntries(verdicts) });
  }
  return { ok: /** @type {const} */ (true), draws, schemes: results };
}

/** @param {EngineModule} module @param {import('./validate.js').PackedScheme} asked */
function classify(module, asked) {
  const reply = module.classifyFollowers(asked.followers, asked.scheme, asked.lowerBounds);
  return reply.code === 0 ? readClassification(reply.values, asked) : refusal(reply);
}
