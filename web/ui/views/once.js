// What is dear to make and often not looked at. Imports nothing.

/**
 * Makes something when it is first asked for, and gives the same from then on.
 * @template Made
 * @param {() => Made} make
 * @returns {() => Made}
 */
export function onceAsked(make) {
  /** @type {{made: Made} | null} */
  let kept = null;
  return () => {
    kept ??= { made: make() };
    return kept.made;
  };
}
