// Work in short steps, done in one go. Imports nothing.

/**
 * @template Answer
 * @param {Generator<unknown, Answer, void>} generator
 * @returns {Answer}
 */
export function runToEnd(generator) {
  for (;;) {
    const { done, value } = generator.next();
    if (done) return /** @type {Answer} */ (value);
  }
}
