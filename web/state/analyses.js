// The long analyses that the page asks for, and what is known of each of them. Pure; may import the state's own files.
import { toSensitivityRequest, toWhyRequest } from './explaining.js';
import { toComparisonRequest, toEvidenceRequest, toSchemesRequest } from './inputs.js';
import { toMeasurableRequest, toSplitRequest } from './planning.js';
import { toSolveRequest } from './solving.js';

/** @import { EngineError, StepsDone } from '../engine/index.js' */
/** @import { Inputs } from './inputs.js' */
/**
 * @typedef {'why' | 'solveFor' | 'sensitivity' | 'flips' | 'compareSchemes' | 'compareEvidence' | 'bestSplit' | 'smallestMeasurable'} AnalysisKind
 * @typedef {{kind: AnalysisKind, toRequest: (inputs: Inputs, choice?: import('./solving.js').SolveChoice) => object | null}} Analysis toRequest: null where there is nothing to ask; choice: what the reader chose to have solved
 */
/**
 * @template [Result=any]
 * @typedef {object} AnalysisState
 * @property {Result | null} result last answer
 * @property {Inputs | null} answered the inputs it belongs to
 * @property {boolean} stale those are not the present ones
 * @property {StepsDone & Record<string, any> | null} progress while it is being computed; 0 of 0 before the first step
 * @property {boolean} off cancelled by the reader: not asked again until the reader asks
 * @property {EngineError[] | null} errors why the present inputs have no answer
 */
/** @typedef {Readonly<Record<AnalysisKind, AnalysisState>>} AnalysisStates */

/** They are computed one after the other, the longest last. @type {readonly Analysis[]} */
export const analyses = [
  { kind: 'why', toRequest: toWhyRequest },
  { kind: 'solveFor', toRequest: toSolveRequest },
  { kind: 'compareSchemes', toRequest: toSchemesRequest },
  { kind: 'smallestMeasurable', toRequest: toMeasurableRequest },
  { kind: 'compareEvidence', toRequest: toEvidenceRequest },
  { kind: 'bestSplit', toRequest: toSplitRequest },
  { kind: 'sensitivity', toRequest: toSensitivityRequest },
  { kind: 'flips', toRequest: toFlipsRequest },
];

/** @type {AnalysisState} */
export const nothingYet = { result: null, answered: null, stale: false, progress: null, off: false, errors: null };

/** A comparison under any way of counting sales: all of them are searched at once. @param {Inputs} inputs */
function toFlipsRequest(inputs) {
  const request = toComparisonRequest(inputs);
  return request.options.length === 0 ? null : { ...request, lens: /** @type {const} */ ('marketing_mix') };
}
