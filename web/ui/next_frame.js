// The next frame of the screen, or a moment later where none is drawn: browsers draw no frames in tabs in the background and in
// frames of other sites that are out of sight. Imports nothing.

/** Milliseconds; longer than any frame of a screen that is drawn. */
const patience = 250;

/** @param {() => void} act called once */
export function nextFrame(act) {
  const once = () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
    act();
  };
  const frame = requestAnimationFrame(once);
  const timer = setTimeout(once, patience);
}
