// The analyses that take longer than a slider can wait, by kind. Each is a generator that calls the engine in short steps.
// May import the generators of jobs/.
import { bestSplit } from './jobs/best_split.js';
import { budgetFlip } from './jobs/budget_flip.js';
import { compareEvidence } from './jobs/compare_evidence.js';
import { compareSchemes } from './jobs/compare_schemes.js';
import { flips } from './jobs/flips.js';
import { sensitivity } from './jobs/sensitivity.js';
import { smallestMeasurable } from './jobs/smallest_measurable.js';
import { solveFor } from './jobs/solve_for.js';
import { why } from './jobs/why.js';

/** @import { Refusal, StepsDone } from './index.js' */
/**
 * Yields how far it is between steps of some 50 ms, with what is known by then; returns the whole answer.
 * @typedef {Generator<StepsDone, {ok: true} | Refusal, void>} Steps
 */

export const jobs = { budgetFlip, compareSchemes, compareEvidence, bestSplit, smallestMeasurable, flips, solveFor, why, sensitivity };
