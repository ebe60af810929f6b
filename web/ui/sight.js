// Which parts of the page are on the screen, and which near it. Distant ones are neither laid out nor painted with each change
// (styles of `.distant`) and keep the size they had, so that nothing moves; search, links, keys and screen readers reach them as
// before. Imports nothing.

/** How far below and above the screen a part counts as in sight. */
const nearby = '400px';
/** How long no part must have changed its size before distant ones rest: charts are drawn anew for another width. Milliseconds. */
const wakeTime = 300;

/**
 * @param {HTMLElement} page
 * @param {{onSight: (part: string, inSight: boolean) => void, onScreen: (part: string, isOnScreen: boolean) => void}} tell
 *   the part's id, and whether it is near the screen or on it now; whether it is on it
 */
export function createSight(page, { onSight, onScreen }) {
  /** Whether all parts are there, so that each can have a size to keep. */
  let isWhole = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let falling;

  function fallAsleep() {
    clearTimeout(falling);
    falling = setTimeout(() => {
      falling = undefined;
      page.classList.add('sized');
    }, wakeTime);
  }

  /** Lays every part out for a moment: distant ones get the size they have now, and a place in them is where it is measured. */
  function wake() {
    if (!isWhole) return;
    page.classList.remove('sized');
    fallAsleep();
  }

  return {
    wake,
    /** To be called once the parts have their places. */
    watch() {
      const observer = new IntersectionObserver((entries) => {
        for (const { target, isIntersecting } of entries) {
          target.classList.toggle('distant', !isIntersecting);
          onSight(target.id, isIntersecting);
        }
      }, { rootMargin: nearby });
      const screen = new IntersectionObserver((entries) => { for (const { target, isIntersecting } of entries) onScreen(target.id, isIntersecting); });
      const sizes = new ResizeObserver(() => { if (falling !== undefined) fallAsleep(); });
      for (const part of page.querySelectorAll('section, .part')) {
        observer.observe(part);
        screen.observe(part);
        sizes.observe(part);
      }
      addEventListener('resize', wake);
    },
    /** All parts are there: from now on distant ones rest. */
    rest() {
      if (isWhole) return;
      isWhole = true;
      wake();
    },
  };
}
