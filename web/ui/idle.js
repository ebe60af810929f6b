// The next moment in which the browser has nothing more urgent to do. Imports nothing.

/** How long it may have more urgent things to do, as when frame follows on frame. Milliseconds. */
const patience = 50;

/** How much of the moment is left, in milliseconds, and whether it is none, but the end of patience. @typedef {{timeRemaining: () => number, didTimeout: boolean}} Idle */

/** Where the browser does not say when it is idle, the next task is such a moment, and a short one. @type {(act: (idle: Idle) => void) => void} */
export const whenIdle =
  typeof requestIdleCallback === 'function'
    ? (act) => void requestIdleCallback(act, { timeout: patience })
    : (act) => void setTimeout(() => act({ timeRemaining: () => 0, didTimeout: false }));
