// When each part of the page is drawn. Question and answer lead: where they are in sight, which is near the screen or on it, they are drawn
// with every change. The parts that follow them show what a reader did with the same drawing where they are on the screen. What is learned
// otherwise is drawn one part after another: those on the screen as soon as the browser is idle, as many as fit, so that neither a frame
// nor a press has to wait; all others when the inputs have come to rest, each in a task of its own. At the start parts come in the same
// way, most of them after the first answer. Imports the browser's idle moments.
import { whenIdle } from './idle.js';

/** Parts off the screen follow once the inputs have been still for this long. Milliseconds. */
const quietTime = 150;
/** No further part is begun in an idle moment once it has lasted this long: what comes in meanwhile would wait. Milliseconds. */
const longest = 6;
/** How long most parts wait for the first answer, without which they would be drawn twice. Milliseconds. */
const patience = 1000;

/** @typedef {{from: unknown[], view: unknown}} Kept a part's view, and what it was made from */

/**
 * @param {{following: readonly string[], early?: number, folded: readonly string[], within?: Record<string, string>, draw: () => void, onCaughtUp?: () => void}} page
 *   following: parts that come after those that lead, in their order; early: how many of them come before the first answer;
 *   folded: those of them that begin folded; within: parts that are in sight, and on the screen, when another one is; draw: draws the page at once; onCaughtUp: parts off the screen were drawn, and none of them waits any more
 */
export function createParts({ following, early = following.length, folded, within = {}, draw, onCaughtUp = () => {} }) {
  /** @type {Map<string, Kept>} */
  const kept = new Map();
  /** Parts out of sight. @type {Set<string>} */
  const away = new Set();
  /** Parts near the screen or out of sight. @type {Set<string>} */
  const offScreen = new Set();
  const shut = new Set(folded);
  /** Parts on the screen that are to be drawn, in the order in which they were left. @type {Set<string>} */
  const soon = new Set();
  /** Other parts that are to be drawn. @type {Set<string>} */
  const later = new Set();
  /** When the inputs last changed. Milliseconds. */
  let moved = 0;
  /** How many of the following parts have come. */
  let come = 0;
  /** When the first drawing was. Milliseconds. @type {number | undefined} */
  let begun;
  /** The part whose turn it is, or more than one. @type {string | 'all' | 'on_screen' | null} */
  let turn = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let coming;
  /** Whether an idle moment has been asked for. */
  let isDrawing = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let resting;

  /** @param {string} part or 'all' */
  function drawIts(part) {
    turn = part;
    draw();
    turn = null;
  }

  /** @param {Set<string>} waiting @returns {boolean} whether more are waiting */
  function drawOne(waiting) {
    const [part] = waiting;
    if (waiting.delete(part)) drawIts(part);
    return waiting.size > 0;
  }

  function drawSoon() {
    isDrawing = true;
    whenIdle((idle) => {
      const end = performance.now() + (idle.didTimeout ? longest : Math.min(longest, idle.timeRemaining()));
      let isMore = drawOne(soon);
      while (isMore && performance.now() < end) isMore = drawOne(soon);
      if (isMore) drawSoon();
      else isDrawing = false;
    });
  }

  function drawLater() {
    const rest = moved + quietTime - performance.now();
    const isMore = rest > 0 || drawOne(later);
    resting = isMore ? setTimeout(drawLater, rest) : undefined;
    if (!isMore) onCaughtUp();
  }

  const isAway = (/** @type {string} */ part) => away.has(within[part] ?? part) || shut.has(part);
  const isOnScreen = (/** @type {string} */ part) => !offScreen.has(within[part] ?? part);

  /** @param {string} part */
  function hasTurn(part) {
    if (turn === part || turn === 'all') return true;
    if (isAway(part)) return false;
    return !following.includes(part) || (turn === 'on_screen' && isOnScreen(part));
  }

  /** Parts keep their place in the row, so that each gets its turn however quickly changes come. @param {string} part */
  function leave(part) {
    if (isAway(part) || !isOnScreen(part)) {
      soon.delete(part);
      later.add(part);
      resting ??= setTimeout(drawLater, quietTime);
    } else {
      later.delete(part);
      soon.add(part);
      if (!isDrawing) drawSoon();
    }
  }

  return {
    /** @param {string} part */
    hasCome: (part) => following.indexOf(part) < come,

    /** The next of the following parts comes in a task of its own; to be called after each drawing, which has shown what was to be shown. @param {boolean} isAnswered whether there is an answer, or none will come */
    follow(isAnswered) {
      if (turn === 'on_screen') turn = null;
      if (come === following.length) return;
      clearTimeout(coming);
      begun ??= performance.now();
      coming = setTimeout(() => {
        come += 1;
        draw();
      }, isAnswered || come < early ? 0 : Math.max(0, begun + patience - performance.now()));
    },

    /** The inputs have changed: parts off the screen wait until they are still. */
    move() {
      moved = performance.now();
    },

    /** The cursor has come into a part, which shows what is known at once: its texts must not change under the cursor a moment later. @param {string} place */
    attend(place) {
      for (const part of [...soon, ...later]) if ((within[part] ?? part) === place) drawIts(part);
    },

    /** The next drawing shows what is known in every part on the screen. */
    hurry() {
      turn = 'on_screen';
    },

    /** Every part is there and shows what is known. */
    drawAll() {
      clearTimeout(coming);
      come = following.length;
      drawIts('all');
    },

    /** Whether every part on the screen shows what is known. */
    isShown: () => soon.size === 0,

    /** Whether every part in sight does. */
    isDrawn: () => soon.size === 0 && [...later].every(isAway),

    allHaveCome: () => come === following.length,

    /** @param {string} part @param {boolean} inSight @returns {boolean} whether it has come into sight */
    sight(part, inSight) {
      if (!inSight) away.add(part);
      return inSight && away.delete(part);
    },

    /** @param {string} part @param {boolean} onScreen @returns {boolean} whether it has come on the screen */
    screen(part, onScreen) {
      if (!onScreen) offScreen.add(part);
      return onScreen && offScreen.delete(part);
    },

    /** @param {string} part @param {boolean} open @returns {boolean} whether it has been opened */
    fold(part, open) {
      if (!open) shut.add(part);
      return open && shut.delete(part);
    },

    /**
     * A part's view: the one it had, when nothing it reads has changed or its turn has not come.
     * @template View
     * @param {string} part
     * @param {unknown[]} from
     * @param {() => View} make
     * @returns {View}
     */
    keep(part, from, make) {
      const before = kept.get(part);
      const isSame = before !== undefined && from.every((value, index) => value === before.from[index]);
      if (before && !isSame && !hasTurn(part)) {
        leave(part);
        return /** @type {View} */ (before.view);
      }
      soon.delete(part);
      later.delete(part);
      if (before && isSame) return /** @type {View} */ (before.view);
      const view = make();
      kept.set(part, { from, view });
      return view;
    },

    /** After a change of language no view is as it should be. */
    forget: () => kept.clear(),
  };
}
