// The measurements: time of equal work, error at equal time, growth of time. Time is processor time; all contenders take turns, so
// that what else the machine does hits each of them alike; results are ratios within a round. Imports contenders' types and the statistics.
import { differenceOf, rootMeanSquare, spreadOf } from './statistics.js';
import { creatorsRequest, defaultScenario } from './workloads.js';

/** @typedef {import('./contenders.js').Contender} Contender */
/** @typedef {import('./contenders.js').Run} Run */
/** @typedef {import('./workloads.js').Workload} Workload */
/** @typedef {import('./workloads.js').ComparisonRequest} ComparisonRequest */
/** @typedef {import('./statistics.js').Spread} Spread */

export const nameOf = (/** @type {Contender} */ { name, where }) => (where === 'native' ? name : `${name}, ${where}`);

// Agreement ------------------------------------------------------------------------------------------------------------

/** @typedef {{name: string, numbers: number, worst: number, where: string, errors?: number}} Agreement errors: distance in Monte Carlo standard errors */

/**
 * Do they compute the same? Same draws must give the same figures; Squiggle has draws of its own and must agree within the
 * error of both, each as its own seeds show it: the engine's draws come in mirrored pairs, Squiggle's are independent.
 * @param {Contender[]} contenders @param {Workload} workload @returns {Promise<Agreement[]>}
 */
export async function agree(contenders, workload) {
  const taking = contenders.filter((contender) => contender.takes(workload));
  const [base, ...others] = taking;
  const { answer } = await base.run(workload, workload.request);
  /** @type {Agreement[]} */
  const rows = [];
  for (const contender of others) {
    const run = await contender.run(workload, workload.request);
    if (run.answer) rows.push({ name: nameOf(contender), ...differenceOf(run.answer, answer) });
    else rows.push({ name: nameOf(contender), numbers: 4, worst: 0, where: '', errors: await distance(base, contender, workload) });
  }
  return rows;
}

/** Largest distance of the means over several seeds, in standard errors of both means, each from how that contender's seeds differ. @param {Contender} base @param {Contender} other @param {Workload} workload */
async function distance(base, other, workload) {
  const seeds = 12;
  const figures = await Promise.all([base, other].map(async (contender) => {
    /** @type {import('./workloads.js').Figures[]} */
    const rows = [];
    for (let seed = 1; seed <= seeds; seed += 1) rows.push((await contender.run(workload, { ...workload.request, seed })).figures);
    return rows;
  }));
  const parts = /** @type {const} */ (['p', 'p10', 'p50', 'p90']);
  return Math.max(...parts.map((part) => {
    const [a, b] = figures.map((rows) => meanAndError(rows.map((row) => row[part])));
    return Math.abs(a.mean - b.mean) / Math.hypot(a.error, b.error);
  }));
}

/** @param {number[]} values */
function meanAndError(values) {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  return { mean, error: Math.sqrt(variance / values.length) };
}

// Time -----------------------------------------------------------------------------------------------------------------

/**
 * @typedef {object} Time
 * @property {string} name
 * @property {Spread} ratio to the first contender in the same round
 * @property {number} least ratio of the fastest runs, which other work on the machine disturbs least
 * @property {Spread} ms
 */

/**
 * @param {Contender[]} contenders @param {Workload} workload @param {{warm: number, rounds: number, seconds: number}} effort @returns {Promise<Time[]>}
 */
export async function time(contenders, workload, { warm, rounds, seconds }) {
  const taking = contenders.filter((contender) => contender.takes(workload));
  const names = taking.map(nameOf);
  const runs = taking.map((contender) => async () => (await contender.run(workload, workload.request)).ms);
  const ms = await takeTurns(runs, warm, rounds, seconds);
  return names.map((name, i) => ({
    name, ratio: spreadOf(ms[i].map((value, round) => value / ms[0][round])), least: Math.min(...ms[i]) / Math.min(...ms[0]), ms: spreadOf(ms[i]),
  }));
}

/** Rounds that are always made, however busy the machine is. */
const kFewestRounds = 3;

/**
 * Every job once in each round, beginning with another one each time.
 * @param {(() => Promise<number>)[]} jobs milliseconds of one run @param {number} warm rounds that do not count @param {number} rounds
 * @param {number} seconds after which no further round begins
 * @returns {Promise<number[][]>} by job and round
 */
async function takeTurns(jobs, warm, rounds, seconds) {
  const ms = jobs.map(() => /** @type {number[]} */ ([]));
  const end = performance.now() + 1000 * seconds;
  for (let round = -warm; round < rounds && (round < kFewestRounds || performance.now() < end); round += 1) {
    for (let turn = 0; turn < jobs.length; turn += 1) {
      const at = (turn + round + warm) % jobs.length;
      const value = await jobs[at]();
      if (round >= 0) ms[at].push(value);
    }
  }
  return ms;
}

// Error at equal time --------------------------------------------------------------------------------------------------

/** @typedef {{p: number, p10: number, p50: number, p90: number}} Errors root mean square: p in points, quantiles in percent of the distance from p10 to p90 */
/** @typedef {{name: string, draws: number, ms: number, errors: Errors, again: number}} Accuracy again: time to the first one's error of p, as a multiple of its time */

/**
 * The long run that everybody is held against: the mean of many seeds that nobody else uses.
 * @param {(request: ComparisonRequest) => Promise<{answer: any}>} ask @param {Workload} workload @param {number} seeds
 */
export async function reference(ask, workload, seeds) {
  /** @type {import('./workloads.js').Figures[]} */
  const rows = [];
  for (let seed = 0; seed < seeds; seed += 1) rows.push(workload.read((await ask({ ...workload.request, draws: 65_536, seed: 700_000 + seed })).answer));
  const mean = (/** @type {'p' | 'p10' | 'p50' | 'p90'} */ part) => rows.reduce((sum, row) => sum + row[part], 0) / rows.length;
  return { p: mean('p'), p10: mean('p10'), p50: mean('p50'), p90: mean('p90') };
}

/**
 * As many draws as fit the time, found from the contender's own speed, then the error over seeds.
 * @param {Contender[]} contenders @param {Workload} workload @param {{p: number, p10: number, p50: number, p90: number}} truth
 * @param {{ms: number, seeds: number, speeds: Map<string, number>}} effort speeds: milliseconds at the workload's own draws
 * @returns {Promise<Accuracy[]>}
 */
export async function accuracy(contenders, workload, truth, { ms, seeds, speeds }) {
  const width = truth.p90 - truth.p10;
  /** @type {Accuracy[]} */
  const rows = [];
  for (const contender of contenders.filter((one) => one.takes(workload))) {
    const name = nameOf(contender);
    const speed = speeds.get(name);
    if (speed === undefined) continue;
    const draws = Math.round(Math.min(65_536, Math.max(100, (workload.request.draws * ms) / speed)));
    /** @type {Run[]} */
    const runs = [];
    for (let seed = 1; seed <= seeds; seed += 1) runs.push(await contender.run(workload, { ...workload.request, draws, seed: 1000 + seed }));
    const error = (/** @type {'p' | 'p10' | 'p50' | 'p90'} */ part, /** @type {number} */ unit) => (100 * rootMeanSquare(runs.map(({ figures }) => figures[part] - truth[part]))) / unit;
    rows.push({ name, draws, again: 1, ms: spreadOf(runs.map((run) => run.ms)).median, errors: { p: error('p', 1), p10: error('p10', width), p50: error('p50', width), p90: error('p90', width) } });
  }
  // Errors shrink with the root of the draws, and time grows with the draws.
  const cost = (/** @type {Accuracy} */ row) => row.ms * row.errors.p ** 2;
  return rows.map((row) => ({ ...row, again: cost(row) / cost(rows[0]) }));
}

// Growth ---------------------------------------------------------------------------------------------------------------

/** @typedef {{name: string, what: string, steps: {from: number, to: number, ratio: Spread}[]}} Growth */

/** @type {{what: string, sizes: number[], request: (size: number) => ComparisonRequest}[]} */
const kGrowths = [
  { what: 'draws', sizes: [1024, 2048, 4096, 8192, 16_384, 32_768, 65_536], request: (draws) => ({ ...defaultScenario.request, draws }) },
  { what: 'creators', sizes: [1, 2, 4, 8, 16, 32, 64, 128, 256, 512], request: (creators) => creatorsRequest(creators, 1, 4096) },
  { what: 'options', sizes: [1, 2, 4, 8], request: (options) => creatorsRequest(16, options, 4096) },
];

/** @param {Contender[]} contenders @param {number} rounds @param {number} seconds for each kind of growth @returns {Promise<Growth[]>} */
export async function growth(contenders, rounds, seconds) {
  /** @type {Growth[]} */
  const rows = [];
  for (const { what, sizes, request } of kGrowths) {
    for (const contender of contenders) {
      const jobs = sizes.map((size) => async () => (await contender.run(defaultReader, request(size))).ms);
      const ms = await takeTurns(jobs, 2, rounds, seconds / contenders.length);
      const steps = sizes.slice(1).map((to, i) => ({ from: sizes[i], to, ratio: spreadOf(ms[i + 1].map((value, round) => value / ms[i][round])) }));
      rows.push({ name: nameOf(contender), what, steps });
    }
  }
  return rows;
}

/** Growth is about time only. @type {Workload} */
const defaultReader = { ...defaultScenario, read: () => ({ p: 0, p10: 0, p50: 0, p90: 0 }) };
