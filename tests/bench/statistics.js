// Medians, spreads and differences of what was measured. Imports nothing.

/** @param {number[]} values @param {number} p */
export function quantileOf(values, p) {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (sorted.length - 1) * p;
  const below = Math.floor(at);
  return sorted[below] + (at - below) * (sorted[Math.min(below + 1, sorted.length - 1)] - sorted[below]);
}

/** @typedef {{median: number, low: number, high: number, count: number}} Spread median and quartiles */

/** @param {number[]} values @returns {Spread} */
export const spreadOf = (values) => ({ median: quantileOf(values, 0.5), low: quantileOf(values, 0.25), high: quantileOf(values, 0.75), count: values.length });

/** @param {number[]} values */
export const rootMeanSquare = (values) => Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);

/** @typedef {{numbers: number, worst: number, where: string}} Difference */

/**
 * Largest relative difference of two answers, number by number, over what both hold. Quantiles are held against the largest of
 * their statistic: what two large numbers leave is no more precise than they are.
 * @param {any} a @param {any} b @returns {Difference}
 */
export function differenceOf(a, b) {
  /** @type {Difference} */
  const difference = { numbers: 0, worst: 0, where: '' };
  /** @param {any} x @param {any} y @param {string} path @param {number} scale */
  const walk = (x, y, path, scale) => {
    if (typeof x === 'number' && typeof y === 'number') {
      const apart = x === y ? 0 : Math.abs(x - y) / Math.max(Math.abs(x), Math.abs(y), scale);
      difference.numbers += 1;
      if (!(apart <= difference.worst)) Object.assign(difference, { worst: apart, where: path });
    } else if (x && y && typeof x === 'object' && typeof y === 'object') {
      const own = Array.isArray(x) || 'p10' in x ? Math.max(0, ...Object.values(x).filter((value) => typeof value === 'number' && Number.isFinite(value)).map(Math.abs)) : 0;
      for (const key of Object.keys(x)) if (key in y) walk(x[key], y[key], `${path}.${key}`, own);
    } else if (x !== y && x !== undefined && y !== undefined) Object.assign(difference, { worst: Infinity, where: path });
  };
  walk(a, b, '', 0);
  return difference;
}
