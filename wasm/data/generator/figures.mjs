// What follows from the data by arithmetic, and which entries rest on sources. Imports nothing.

/** 75, 90 and 99 % points of the standard normal distribution. */
const kZ75 = 0.6744897501960817;
const kZ90 = 1.2815515655446004;
const kZ99 = 2.3263478740408408;

/**
 * Low, median and high in the tool's units from the figures as the source prints them.
 * @param {{low: number, median: number, high: number, unit: string, quantiles: string}} printed
 */
export function fromPrinted(printed) {
  const scale = printed.unit === 'percent' ? 0.01 : 1;
  const power = printed.quantiles === 'quartiles' ? kZ90 / kZ75 : 1;
  const median = printed.median * scale;
  return {
    low: median * (printed.low / printed.median) ** power,
    median,
    high: median * (printed.high / printed.median) ** power,
  };
}

/**
 * How far an input is moved in search of a turn: as set by hand, or by the rule that benchmarks.json states; three digits.
 * @param {any} input
 * @param {any} benchmarks
 * @returns {{low: number, high: number, note: string | null}}
 */
export function plausibleOf({ id, low, median, high, min, max, shape }, { plausible }) {
  const entry = plausible.entries.find((/** @type {any} */ e) => e.id === id);
  if (entry) return { low: entry.low, high: entry.high, note: entry.note };
  const power = kZ99 / kZ90;
  const odds = (/** @type {number} */ p) => (shape === 'share' ? p / (1 - p) : p);
  const back = (/** @type {number} */ o) => (shape === 'share' ? o / (1 + o) : o);
  const away = (/** @type {number} */ end, /** @type {number} */ factor) => back(odds(median) * (low === high ? factor : (odds(end) / odds(median)) ** power));
  const digits = (/** @type {number} */ value) => Number(value.toPrecision(3));
  return { low: Math.max(min, Math.min(low, digits(away(low, 1 / 3)))), high: Math.min(max, Math.max(high, digits(away(high, 3)))), note: null };
}

/** @param {string} id @param {string | null} platform @param {any} benchmarks */
export const presetInputId = (id, platform, benchmarks) => id.replace('{main}', benchmarks.formats.find((/** @type {any} */ f) => f.platform === platform && f.main)?.id);

/** What the defaults rest on. @param {any} benchmarks */
export const defaultEntries = (benchmarks) =>
  [...benchmarks.inputs, ...benchmarks.schemes, benchmarks.industries.reference, ...benchmarks.industries.entries];

/** What the starting points rest on. @param {any} presets */
export const presetEntries = (presets) => presets.presets.flatMap((/** @type {any} */ preset) => [preset, ...preset.inputs]);
