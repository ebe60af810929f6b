// Checks that entries of several files share. Every check returns sentences; none means that the entry may be used. Imports nothing.

export const kIdentifier = /^[a-z][a-z0-9_]*$/;

/** @param {unknown} value */
export const isNumber = (value) => typeof value === 'number' && Number.isFinite(value);

/** @param {unknown} value */
export const isText = (value) => typeof value === 'string' && value.trim().length > 0;

/** @param {unknown} value */
export const isYear = (value) => Number.isInteger(value) && /** @type {number} */ (value) >= 1990 && /** @type {number} */ (value) <= 2100;

/**
 * Names that occur more than once.
 * @param {string[]} names
 */
export function repeated(names) {
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}

/**
 * Keys that are missing from, or unknown in, an object.
 * @param {string} what
 * @param {Record<string, unknown>} object
 * @param {string[]} required
 * @param {string[]} [optional]
 */
export function keyProblems(what, object, required, optional = []) {
  return [
    ...required.filter((key) => !(key in object)).map((key) => `${what}: ${key} is missing`),
    ...Object.keys(object).filter((key) => !required.includes(key) && !optional.includes(key))
      .map((key) => `${what}: unknown key ${key}`),
  ];
}

/**
 * Kind, year and sources of one figure: all but judgements need a year and a source, and every source must exist.
 * @param {string} what
 * @param {any} entry
 * @param {any} data
 */
export function provenanceProblems(what, entry, { schema, sources }) {
  const problems = [];
  const known = new Set(sources.sources.map((/** @type {any} */ s) => s.id));
  if (!schema.kinds.includes(entry.kind)) problems.push(`${what}: unknown kind ${entry.kind}`);
  if (!Array.isArray(entry.sources)) return [...problems, `${what}: sources is not a list`];
  for (const id of entry.sources) if (!known.has(id)) problems.push(`${what}: unknown source ${id}`);
  for (const id of repeated(entry.sources)) problems.push(`${what}: source ${id} is cited twice`);
  if (entry.kind !== 'judgement') {
    if (entry.sources.length === 0) problems.push(`${what}: ${entry.kind} without a source`);
    if (entry.year === null) problems.push(`${what}: ${entry.kind} without a year`);
  } else if (entry.sources.length > 0 && entry.year === null) problems.push(`${what}: sources without a year`);
  if (entry.year !== null && !isYear(entry.year)) problems.push(`${what}: bad year ${entry.year}`);
  if (!isText(entry.note)) problems.push(`${what}: no note`);
  return problems;
}

/**
 * low <= median <= high inside min..max; a range needs room for its distribution at both ends.
 * @param {string} what
 * @param {any} entry
 */
export function rangeProblems(what, entry) {
  const { low, median, high, min, max, shape } = entry;
  if (![low, median, high, min, max].every(isNumber)) return [`${what}: a number is missing`];
  const problems = [];
  if (low > median) problems.push(`${what}: low above median`);
  if (median > high) problems.push(`${what}: median above high`);
  if (min > low) problems.push(`${what}: low below minimum`);
  if (max < high) problems.push(`${what}: high above maximum`);
  if (min >= max) problems.push(`${what}: minimum not below maximum`);
  if (min < 0) problems.push(`${what}: minimum below 0`);
  if (shape === 'share' && max > 1) problems.push(`${what}: share above 1`);
  if (low < high && low <= 0) problems.push(`${what}: a range cannot start at 0`);
  if (low < high && shape === 'share' && high >= 1) problems.push(`${what}: a range of shares cannot end at 1`);
  return problems;
}
