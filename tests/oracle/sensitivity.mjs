// What a difference between two options depends on, in plain JavaScript, written from METHOD.md. Imports the oracle's own files.
import { factorsOf } from './decomposition.mjs';
import { drawnParts, kInputs, simulate } from './model.mjs';
import { inputSpread, kZ90, quantile } from './numbers.mjs';
import { readFileSync } from 'node:fs';

const kInputNames = JSON.parse(readFileSync(new URL('../../wasm/data/schema.json', import.meta.url), 'utf8')).enums.input;
const kTornadoDraws = 1024;
const kMetric = /** @type {Record<string, string>} */ ({ reach: 'unique_reach', engagement: 'engagements', return: 'roi' });
const kSources = /** @type {Record<string, number>} */ ({ price: 1000, reach: 1001, engagement: 1002 });
/** Stream and half of an option's own error. @type {Record<string, (slot: number) => [number, number]>} */
const kOwn = {
  option_price: (slot) => [2000 + 2 * slot, 0],
  option_reach: (slot) => [2000 + 2 * slot, 1],
  option_engagement: (slot) => [2001 + 2 * slot, 0],
  option_clicks: (slot) => [2001 + 2 * slot, 1],
};

/** @typedef {import('./model.mjs').Request} Request */
/** @typedef {{kind: string, input: string | null, quantity: string | null, slot: number | null}} Doubt */

/** Whether a random number belongs to a doubt. @param {Doubt} doubt @returns {(stream: number, half: number) => boolean} */
function belongs({ kind, input, quantity, slot }) {
  if (kind === 'input') return (stream, half) => stream === kInputNames.indexOf(input) && half === 0;
  if (kind === 'click_rates') return (stream, half) => stream === 1003 && half === 0;
  if (kind === 'source') return (stream, half) => stream === kSources[String(quantity)] && half === 0;
  if (kind === 'luck') return (stream) => [3000, 4000, 5000, 6000].some((first) => stream === first + Number(slot));
  const [ownStream, ownHalf] = kOwn[kind](Number(slot));
  return (stream, half) => stream === ownStream && half === ownHalf;
}

/** The first option's result and the second's, draw by draw; null where it cannot be paid. @param {Request} request @param {string} goal */
function resultsOf(request, goal) {
  const { samples, watch } = simulate(request);
  const [a, b] = samples.map(({ draws }) => draws.map(({ affordable, m }) => (affordable ? m[kMetric[goal]] : null)));
  return { a, b, watch };
}

/** @param {{a: (number | null)[], b: (number | null)[]}} results */
const differences = ({ a, b }) => a.map((x, i) => (x ?? 0) - (b[i] ?? 0));

/** @param {{a: (number | null)[], b: (number | null)[]}} results */
function situation({ a, b }) {
  const both = a.flatMap((x, i) => (x === null || b[i] === null ? [] : [[x, /** @type {number} */ (b[i])]]));
  if (both.length === 0) return { difference: 0, chance: 0 };
  const chance = both.reduce((sum, [x, y]) => sum + (Math.abs(x - y) <= 1e-12 * Math.max(Math.abs(x), Math.abs(y)) ? 0.5 : Number(x > y)), 0) / both.length;
  return { difference: quantile(both.map(([x, y]) => x - y).sort((x, y) => x - y), 0.5), chance };
}

/** @param {number[]} values */
const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

/**
 * One doubt at its low and high end. Luck of many creators is no single number: its own factors are put at their p10 and p90.
 * @param {Request} request @param {string} goal @param {Doubt} doubt
 */
function endsOf(request, goal, doubt) {
  if (doubt.kind !== 'luck') {
    const mine = belongs(doubt);
    const [low, high] = [-kZ90, kZ90].map((z) => situation(resultsOf({ ...request, seed: { seed: Number(request.seed), fixed: (stream, half) => (mine(stream, half) ? z : null) } }, goal)));
    return { low, high };
  }
  const { parts } = drawnParts(request);
  const at = request.options.findIndex(({ slot }) => slot === doubt.slot);
  const logs = parts[at].draws.map(({ affordable }, draw) => {
    if (!affordable) return null;
    const { delivery, luck } = factorsOf(parts[at], draw, goal, request.budget, false);
    const log = Math.log(delivery) + Math.log(luck);
    return Number.isFinite(log) ? log : null;
  });
  const sorted = logs.filter((log) => log !== null).sort((x, y) => x - y);
  const invested = goal === 'return' ? 1 : 0;
  const [low, high] = [0.1, 0.9].map((p) => {
    const point = quantile(sorted, p);
    const results = resultsOf(request, goal);
    const moved = (at === 0 ? results.a : results.b).map((x, i) => (x === null || logs[i] === null ? x : (x + invested) * Math.exp(point - logs[i]) - invested));
    return situation(at === 0 ? { a: moved, b: results.b } : { a: results.a, b: moved });
  });
  return { low, high };
}

/**
 * Median and chance as drawn, and of each doubt its two ends and its Sobol shares.
 * @param {Request} request two options @param {string} goal @param {Doubt[]} doubts
 */
export function sensitivity(request, goal, doubts) {
  const n = request.draws;
  const seed = Number(request.seed);
  const set = (/** @type {(stream: number, half: number) => boolean} */ fromLater) => {
    const results = resultsOf({ ...request, seed: { seed, later: (stream, half) => (fromLater(stream, half) ? n : 0) } }, goal);
    return { ...results, difference: differences(results) };
  };
  const [first, second] = [set(() => false), set(() => true)];
  const both = [...first.difference, ...second.difference];
  const mu = mean(both);
  const variance = mean(both.map((x) => (x - mu) ** 2));
  const tornado = { ...request, draws: Math.min(kTornadoDraws, n) };
  let near = first.watch.near + second.watch.near;
  const effects = doubts.map((doubt) => {
    const mixed = set(belongs(doubt));
    near += mixed.watch.near;
    const alone = mean(second.difference.map((f, i) => (f - mu) * (mixed.difference[i] - first.difference[i]))) / variance;
    const total = mean(first.difference.map((f, i) => (f - mixed.difference[i]) ** 2)) / (2 * variance);
    return { ...endsOf(tornado, goal, doubt), first: variance > 0 ? alone : 0, total: variance > 0 ? total : 0 };
  });
  const sd = Math.sqrt((variance * both.length) / (both.length - 1));
  return { drawn: situation(resultsOf(tornado, goal)), mean: mu, sd, effects, near };
}

/** Every thing that is not known about two options, by METHOD.md's list. @param {Request} request @returns {string[]} */
export function doubtsOf(request) {
  const varies = (/** @type {(typeof kInputs)[number]} */ input) => inputSpread(request.inputs[input.id] ?? input, input.shape) > 0;
  const scalars = kInputs.filter((input) => !['price', 'reach', 'engagement'].includes(input.group) && varies(input));
  const inputs = scalars.filter(({ id }) => !id.startsWith('ctr_')).map(({ id }) => `input ${id}`);
  const own = request.options.flatMap(({ kind, slot }) =>
    (kind === 'ads' ? ['option_price', 'option_clicks'] : [...Object.keys(kOwn), 'luck']).map((name) => `${name} ${slot}`));
  return [...inputs, ...(scalars.length > inputs.length ? ['click_rates'] : []), ...Object.keys(kSources).map((name) => `source ${name}`), ...own];
}
