// The engine as synchronous functions over plain objects: check, pack, call the wasm module, name the numbers.
// May import the other files of this folder and the generated schema; knows neither page nor worker.
import { INPUT_NAMES, METRIC_NAMES } from '../../build/generated/schema.js';
import { flipLevers, flipPoint } from './flips.js';
import { readClassification, readComparison, readCurve, readScore } from './layout.js';
import { learnFromCampaigns } from './learning.js';
import { sensitivityInSteps, whyInSteps } from './explaining.js';
import { compareParts, simulatePart } from './parts.js';
import { bestSplitInSteps, choosePortfolio, runToEnd, smallestMeasurable } from './planning.js';
import { refusal } from './refusal.js';
import { askedOf, checkClassification, checkComparison, checkCurve, checkSchemes, checkScore } from './validate.js';

/** @typedef {import('./index.js').Engine} Engine */
/** @typedef {import('./refusal.js').Reply} Reply */

/**
 * What the compiled module offers, beside what planning.js, parts.js and flips.js call.
 * @typedef {object} ComparisonModule
 * @property {() => {version_major: number, version_minor: number, version_patch: number, input_count: number, metric_count: number, simd: number}} engineInfo
 * @property {(...asked: import('./validate.js').Asked) => Reply} compareOptions
 * @property {(settings: object, packageCounts: Float64Array, inputs: Float64Array, first: number, last: number, points: number) => Reply} valueCurve
 * @property {(creator: object, posts: Float64Array, inputs: Float64Array) => Reply} scoreCreator
 * @property {(followers: number, scheme: number, lowerBounds: Float64Array) => Reply} classifyFollowers
 */
/** @typedef {ComparisonModule & import('./planning.js').PlanningModule & import('./parts.js').PartsModule & import('./flips.js').FlipModule & import('./learning.js').LearningModule & import('./explaining.js').ExplainingModule} EngineModule */

/**
 * @param {import('./index.js').EngineOptions} options
 * @returns {Promise<Engine>}
 */
export async function createEngine({ wasmBinary, moduleFactory }) {
  // Without WebAssembly the module would wait for ever instead of failing.
  if (wasmBinary && typeof WebAssembly !== 'object') throw new Error('There is no WebAssembly here.');
  // The bytes are given, so the file's address is never asked for; what goes wrong is thrown or returned, never printed.
  const module = /** @type {EngineModule} */ (await moduleFactory({ ...(wasmBinary && { wasmBinary }), locateFile: (name) => name, print: () => {}, printErr: () => {} }));
  const info = readInfo(module);
  return {
    info,
    compare(request) {
      const checked = checkComparison(request);
      return checked.ok ? compare(module, checked.packed) : checked;
    },
    compareSchemes(request) {
      const checked = checkSchemes(request);
      return checked.ok ? compareSchemes(module, checked.packed) : checked;
    },
    valueCurve(request) {
      const checked = checkCurve(request);
      if (!checked.ok) return checked;
      const { settings, packageCounts, inputs, first, last, points } = checked.packed;
      const reply = module.valueCurve(settings, packageCounts, inputs, first, last, points);
      return reply.code === 0 ? readCurve(reply.values, points) : refusal(reply);
    },
    bestSplit: (request) => runToEnd(bestSplitInSteps(module, request)),
    bestSplitInSteps: (request) => bestSplitInSteps(module, request),
    choosePortfolio: (request) => choosePortfolio(module, request),
    simulatePart: (request) => simulatePart(module, request),
    compareParts: (request) => compareParts(module, request),
    smallestMeasurable: (request) => smallestMeasurable(module, request),
    flipLevers: (request) => flipLevers(module, request),
    flipPoint: (request, lever) => flipPoint(module, request, lever),
    learnFromCampaigns: (request) => learnFromCampaigns(module, request),
    why: (request) => runToEnd(whyInSteps(module, request)),
    whyInSteps: (request) => whyInSteps(module, request),
    sensitivity: (request) => runToEnd(sensitivityInSteps(module, (packed) => compare(module, packed), request)),
    sensitivityInSteps: (request) => sensitivityInSteps(module, (packed) => compare(module, packed), request),
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

/** @param {EngineModule} module @param {import('./validate.js').PackedComparison} packed */
function compare(module, packed) {
  const reply = module.compareOptions(...askedOf(packed));
  return reply.code === 0 ? readComparison(reply.values, packed) : refusal(reply);
}

/** @param {EngineModule} module @param {{draws: number, schemes: import('./validate.js').PackedSchemeSizes[]}} packed */
function compareSchemes(module, { draws, schemes }) {
  /** @type {import('./index.js').SchemeResult[]} */
  const results = [];
  for (const { sizes, comparison } of schemes) {
    const result = compare(module, comparison);
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

/** A module built from other data than this file would give wrong numbers: it is refused at once. @param {EngineModule} module */
function readInfo(module) {
  const { version_major, version_minor, version_patch, input_count, metric_count, simd } = module.engineInfo();
  if (input_count !== INPUT_NAMES.length || metric_count !== METRIC_NAMES.length) {
    throw new Error('The engine and the page were built from different data. Build both again.');
  }
  return { version: `${version_major}.${version_minor}.${version_patch}`, simd: simd !== 0 };
}
