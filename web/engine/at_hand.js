// Rough comparisons at once, in the thread that asks, so that the frame that shows what was moved shows the answer, too: with as many
// draws as a few milliseconds hold. No DOM; may import the names of this folder's queue; the engine is given.
import { quickDraws } from './queue.js';

/** @import { Comparison, ComparisonRequest, Engine, Refusal } from './index.js' */

/** What a rough comparison may take of a frame, which is to be drawn as well. Milliseconds. */
const timeAllowed = 4;

/** Fewest draws of a rough comparison: chances are then between 2 and 3 points off, root mean square. */
const leastDraws = 256;

/** Where even those take this long, several times in a row, a worker's answer is better waited for. Milliseconds. */
const tooLong = 30;
const timesTooLong = 3;

/**
 * @param {{open: () => Promise<Pick<Engine, 'compare'>>, now?: () => number}} options
 *   open: starts an engine in this thread; now: milliseconds
 */
export function createAtHand({ open, now = () => performance.now() }) {
  /** @type {Pick<Engine, 'compare'> | null} */
  let engine = null;
  let isOpened = false;
  let draws = quickDraws;
  let slow = 0;

  /** More draws again only when twice as many will fit, too. @param {number} time what these took */
  function adapt(time) {
    slow = draws === leastDraws && time > tooLong ? slow + 1 : 0;
    if (slow === timesTooLong) engine = null;
    else if (time > timeAllowed) draws = Math.max(leastDraws, draws / 2);
    else if (time < timeAllowed / 3) draws = Math.min(quickDraws, draws * 2);
  }

  return {
    /** Once for all: an engine that does not start, or breaks, is done without. */
    async open() {
      if (isOpened) return;
      isOpened = true;
      engine = await open().catch(() => null);
    },

    /** @param {ComparisonRequest} request @returns {Comparison | Refusal | null} null: there is no engine at hand */
    compare(request) {
      if (!engine) return null;
      const begun = now();
      try {
        const answer = engine.compare({ ...request, draws });
        adapt(now() - begun);
        return answer;
      } catch {
        engine = null; // a trap: the instance is beyond use
        return null;
      }
    },
  };
}
