// Where the words of a chart's row stand. Values grow from left to right in every language, as the figures are written; the name
// stands where lines of the language begin, its figures where they end. Imports nothing.

/**
 * @param {number} width
 * @param {'ltr' | 'rtl'} direction
 * @param {number} [inset] distance from the edges
 * @returns {{name: {x: number, anchor: 'start' | 'end'}, figure: {x: number, anchor: 'start' | 'end'}}}
 */
export function rowSides(width, direction, inset = 0) {
  const left = /** @type {const} */ ({ x: inset, anchor: 'start' });
  const right = /** @type {const} */ ({ x: width - inset, anchor: 'end' });
  return direction === 'rtl' ? { name: right, figure: left } : { name: left, figure: right };
}
