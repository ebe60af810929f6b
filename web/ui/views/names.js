// Names and tones of the options: one colour per slot, the same everywhere on the page. Imports nothing.

/** @typedef {{slot: number, name: string, tone: string}} Named */

/** @param {number} slot */
export function tone(slot) {
  return `tone-${slot}`;
}

/**
 * @param {number} slot
 * @param {Record<number, string>} names
 * @returns {Named}
 */
export function named(slot, names) {
  return { slot, name: names[slot] ?? '', tone: tone(slot) };
}
