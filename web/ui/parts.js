// When each part of the page is drawn: those in sight with every change, those out of sight or folded once the inputs have come to
// rest, and at the start one after another, each in a task of its own, so that the page can be used in between. Imports nothing.

/** Parts out of sight follow once the inputs have been still for this long. Milliseconds. */
const quietTime = 150;

/** @typedef {{from: unknown[], view: unknown}} Kept a part's view, and what it was made from */

/**
 * @param {{following: readonly string[], folded: readonly string[], draw: () => void}} page
 *   following: parts that come after the others, in their order; folded: parts that begin folded; draw: draws the page at once
 */
export function createParts({ following, folded, draw }) {
  /** @type {Map<string, Kept>} */
  const kept = new Map();
  /** @type {Set<string>} */
  const away = new Set();
  const shut = new Set(folded);
  /** Parts that show something older than what is known. @type {Set<string>} */
  const behind = new Set();
  /** When a part was last left behind. Milliseconds. */
  let since = 0;
  /** How many of the following parts have come. */
  let come = 0;
  /** The part that catches up just now, wherever it is. @type {string | 'all' | null} */
  let turn = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let coming;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let catchingUp;

  /** @param {string} part or 'all' */
  function drawIts(part) {
    turn = part;
    draw();
    turn = null;
  }

  function catchUp() {
    const rest = since + quietTime - performance.now();
    if (rest > 0) {
      catchingUp = setTimeout(catchUp, rest);
      return;
    }
    const [part] = behind;
    if (behind.delete(part)) drawIts(part);
    catchingUp = behind.size > 0 ? setTimeout(catchUp) : undefined;
  }

  /** @param {string} part */
  function leave(part) {
    behind.add(part);
    if (turn === null) since = performance.now();
    catchingUp ??= setTimeout(catchUp, quietTime);
  }

  return {
    /** Parts outside the order are there from the beginning. @param {string} part */
    hasCome: (part) => following.indexOf(part) < come,

    /** The next of the following parts comes in a task of its own; to be called after each drawing. */
    follow() {
      if (come === following.length) return;
      clearTimeout(coming);
      coming = setTimeout(() => {
        come += 1;
        draw();
      });
    },

    /** Every part is there and shows what is known. */
    drawAll() {
      clearTimeout(coming);
      come = following.length;
      drawIts('all');
    },

    allHaveCome: () => come === following.length,

    /** @param {string} part @param {boolean} inSight @returns {boolean} whether it has come into sight */
    sight(part, inSight) {
      if (!inSight) away.add(part);
      return inSight && away.delete(part);
    },

    /** @param {string} part @param {boolean} open @returns {boolean} whether it has been opened */
    fold(part, open) {
      if (!open) shut.add(part);
      return open && shut.delete(part);
    },

    /**
     * A part's view, made again only when something it reads has changed.
     * @template View
     * @param {string} part
     * @param {unknown[]} from
     * @param {() => View} make
     * @returns {View}
     */
    keep(part, from, make) {
      const before = kept.get(part);
      const isSame = before !== undefined && from.every((value, index) => value === before.from[index]);
      const mayWait = (away.has(part) || shut.has(part)) && turn !== part && turn !== 'all';
      if (before && !isSame && mayWait) leave(part);
      else behind.delete(part);
      if (before && (isSame || mayWait)) return /** @type {View} */ (before.view);
      const view = make();
      kept.set(part, { from, view });
      return view;
    },

    /** After a change of language no view is as it should be. */
    forget: () => kept.clear(),
  };
}
