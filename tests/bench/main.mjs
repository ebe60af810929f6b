// One run of all measurements, one report. Started by scripts/bench, which builds what is measured. Imports the parts beside it.
// Usage: node tests/bench/main.mjs [compare|growth|drag] [--long] [--json FILE]
import { writeFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { startContenders } from './contenders.js';
import { measureDrags } from './drag.mjs';
import { accuracy, agree, growth, reference, time } from './measure.js';
import { spreadOf } from './statistics.js';
import { print } from './table.js';
import { defaultScenario, elevenInputs } from './workloads.js';

/** @typedef {import('./measure.js').Agreement} Agreement */
/** @typedef {import('./measure.js').Time} Time */
/** @typedef {import('./measure.js').Accuracy} Accuracy */
/** @typedef {import('./contenders.js').Parts} Parts */
/** @typedef {import('./workloads.js').Figures} Figures */
/**
 * @typedef {object} Report
 * @property {{cores: number, node: string, loadBefore: string, loadAfter: string}} machine
 * @property {string[]} missing
 * @property {{id: string, title: string, draws: number, reference: Figures, agreement: Agreement[], time: Time[], accuracy: {ms: number, rows: Accuracy[]}[]}[]} workloads
 * @property {Parts | null} parts milliseconds of the native program on the default scenario
 * @property {import('./measure.js').Growth[]} growth
 * @property {import('./drag.mjs').Drag[]} drags
 */

/** The same figures to this: what different compilers of JavaScript and C++ make of the same formulas. */
const kSameFigures = 1e-9;
/** Standard errors within which other draws of the same decision must lie. */
const kSameDecision = 5;

/** One frame of a screen, in milliseconds. */
const kFrame = 1000 / 60;

const kEffort = {
  short: { warm: 4, rounds: 9, seconds: 30, referenceSeeds: 12, seeds: 24, ms: [kFrame, 50], growthRounds: 5, growthSeconds: 8, moves: 40 },
  long: { warm: 8, rounds: 41, seconds: 300, referenceSeeds: 64, seeds: 48, ms: [kFrame, 100], growthRounds: 21, growthSeconds: 60, moves: 120 },
};

const { values, positionals } = parseArgs({ options: { long: { type: 'boolean', default: false }, json: { type: 'string' } }, allowPositionals: true });
const effort = values.long ? kEffort.long : kEffort.short;
const parts = positionals.length > 0 ? positionals : ['compare', 'growth', 'drag'];
const loadOf = () => loadavg()[0].toFixed(1);

/** @type {Report} */
const report = { machine: { cores: availableParallelism(), node: process.versions.node, loadBefore: loadOf(), loadAfter: '' }, missing: [], workloads: [], parts: null, growth: [], drags: [] };

if (parts.includes('compare') || parts.includes('growth')) {
  const { contenders, native, missing, stop } = await startContenders();
  report.missing = missing;
  try {
    if (parts.includes('compare')) await compareAll(contenders, native);
    if (parts.includes('growth')) report.growth = await growth(contenders.filter(({ name, where }) => name.startsWith('wasm') && where === 'Node'), effort.growthRounds, effort.growthSeconds);
  } finally {
    await stop();
  }
}
if (parts.includes('drag')) report.drags = await measureDrags({ moves: effort.moves });
report.machine.loadAfter = loadOf();
print(report);
if (values.json) writeFileSync(values.json, `${JSON.stringify(report, null, 1)}\n`);
process.exitCode = report.workloads.some(({ agreement }) => agreement.some(isApart)) ? 1 : 0;

/** @param {import('./contenders.js').Contender[]} contenders @param {((request: any) => Promise<{answer: any, parts: Parts}>) | null} native */
async function compareAll(contenders, native) {
  for (const workload of [defaultScenario, elevenInputs]) {
    const agreement = await agree(contenders, workload);
    const times = await time(contenders, workload, effort);
    const ask = native ?? (async (/** @type {any} */ request) => ({ answer: (await contenders[0].run(workload, request)).answer }));
    const truth = await reference(ask, workload, effort.referenceSeeds);
    const speeds = new Map(times.map(({ name, ms }) => [name, ms.median]));
    /** @type {{ms: number, rows: Accuracy[]}[]} */
    const errors = [];
    for (const ms of effort.ms) errors.push({ ms, rows: await accuracy(contenders, workload, truth, { ms, seeds: effort.seeds, speeds }) });
    report.workloads.push({ id: workload.id, title: workload.title, draws: workload.request.draws, reference: truth, agreement, time: times, accuracy: errors });
  }
  if (native) report.parts = await partsOf(native);
}

/** @param {(request: any) => Promise<{parts: Parts}>} native */
async function partsOf(native) {
  /** @type {Parts[]} */
  const runs = [];
  for (let run = 0; run < effort.rounds; run += 1) runs.push((await native(defaultScenario.request)).parts);
  const median = (/** @type {keyof Parts} */ part) => spreadOf(runs.map((one) => one[part])).median;
  return { prepare: median('prepare'), simulate: median('simulate'), summarise: median('summarise'), all: median('all') };
}

/** @param {Agreement} row */
function isApart({ name, worst, where, errors }) {
  const apart = errors === undefined ? !(worst <= kSameFigures) : !(errors <= kSameDecision);
  if (apart) console.error(`bench: ${name} does not compute the same: ${errors === undefined ? `${worst} at ${where}` : `${errors} standard errors`}`);
  return apart;
}
