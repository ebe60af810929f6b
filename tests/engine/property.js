// Laws that hold for every request: random cases by seed, and a failing one made as small as it gets. Imports Node's own
// modules only.
//
// A law draws what it needs as whole numbers from a source that remembers them. A failing list of numbers is made
// shorter and smaller as long as the law still fails; smaller numbers mean plainer requests.
//   TIERWISE_SEED=7 TIERWISE_CASES=1000 node --test tests/engine/laws.test.js     more cases, other cases
import assert from 'node:assert/strict';

/** Seeds of the cases that run every time. */
const seeds = process.env.TIERWISE_SEED ? [Number(process.env.TIERWISE_SEED)] : [20261123, 1];
const casesPerSeed = Number(process.env.TIERWISE_CASES ?? (process.env.TIERWISE_QUICK ? 5 : 15));
const shrinkingMax = 400;

/**
 * Where a law draws from.
 * @typedef {object} Source
 * @property {() => number} next any whole number below 2^32
 * @property {(count: number) => number} below 0 to count - 1
 * @property {() => number} fraction 0 up to 1
 * @property {(first: number, count: number) => number} scaled from 2^first up to 2^(first + count)
 * @property {(value: unknown) => void} note what the failure should show
 */
/** @typedef {(source: Source) => void} Law */

/** @param {(limit: number) => number} choose */
function createSource(choose) {
  /** @type {number[]} */
  const taken = [];
  /** @type {unknown[]} */
  const notes = [];
  const take = (/** @type {number} */ limit) => {
    const value = choose(limit);
    taken.push(value);
    return value;
  };
  const fraction = () => take(2 ** 32) * 2 ** -32;
  /** @type {Source} */
  const source = {
    next: () => take(2 ** 32),
    below: take,
    fraction,
    scaled: (first, count) => {
      const power = 2 ** (first + take(count));
      return power * (1 + fraction());
    },
    note: (value) => notes.push(value),
  };
  return { source, taken, notes };
}

/** Mulberry32. @param {number} seed */
function randomChoices(seed) {
  let state = seed >>> 0;
  return (/** @type {number} */ limit) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  };
}

/** The numbers of a list, then zeros. @param {readonly number[]} list */
function listedChoices(list) {
  let at = 0;
  return (/** @type {number} */ limit) => {
    const value = Math.min(list[at] ?? 0, limit - 1);
    at += 1;
    return value;
  };
}

/** @param {Law} law @param {(limit: number) => number} choose */
function attempt(law, choose) {
  const { source, taken, notes } = createSource(choose);
  try {
    law(source);
    return null;
  } catch (error) {
    return { taken, notes, error: /** @type {Error} */ (error) };
  }
}
/** @typedef {NonNullable<ReturnType<typeof attempt>>} Failure */

/** Lists that are simpler than this one, the boldest first. @param {readonly number[]} list */
function* simplerThan(list) {
  for (let size = list.length; size >= 1; size = Math.floor(size / 2)) {
    for (let at = 0; at + size <= list.length; at += size) {
      yield [...list.slice(0, at), ...list.slice(at + size)];
      if (list.slice(at, at + size).some((value) => value !== 0)) yield list.map((value, index) => (index >= at && index < at + size ? 0 : value));
    }
  }
  for (const [at, value] of list.entries()) for (const less of [Math.floor(value / 2), value - 1]) if (less >= 0 && less < value) yield list.with(at, less);
}

/** @param {readonly number[]} a @param {readonly number[]} b */
function isSimpler(a, b) {
  if (a.length !== b.length) return a.length < b.length;
  const at = a.findIndex((value, index) => value !== b[index]);
  return at >= 0 && a[at] < b[at];
}

/** @param {Law} law @param {Failure} failure */
function shrink(law, failure) {
  let smallest = failure;
  let left = shrinkingMax;
  for (let improved = true; improved && left > 0; ) {
    improved = false;
    for (const list of simplerThan(smallest.taken)) {
      if (left === 0) break;
      left -= 1;
      const smaller = attempt(law, listedChoices(list));
      if (smaller === null || !isSimpler(smaller.taken, smallest.taken)) continue;
      smallest = smaller;
      improved = true;
      break;
    }
  }
  return smallest;
}

/** @param {Failure} failure @param {string} origin */
function describe({ taken, notes, error }, origin) {
  return [error.message, `found by ${origin}, made smaller; replay with the numbers ${JSON.stringify(taken)}`, ...notes.map((note) => JSON.stringify(note))].join('\n');
}

/**
 * Fails with the smallest failing case that was found.
 * @param {Law} law
 * @param {readonly (readonly number[])[]} [known] numbers of cases that failed once; they are tried first
 */
export function assertHolds(law, known = []) {
  for (const list of known) {
    const failure = attempt(law, listedChoices(list));
    if (failure) assert.fail(describe(failure, 'a stored case'));
  }
  for (const seed of seeds) {
    for (let number = 0; number < casesPerSeed; number += 1) {
      const failure = attempt(law, randomChoices(Math.imul(seed, 0x9e3779b9) + Math.imul(number, 0x85ebca6b)));
      if (failure) assert.fail(describe(shrink(law, failure), `seed ${seed}, case ${number}`));
    }
  }
}
