// Everything that answers the same request, each behind one function: the engine as wasm in Node and in Chromium, the core as a
// native program, the twin, Squiggle. Imports the engine's facade, the twin and the browser of tests/browser.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath, pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';
import { CONTEST_NAMES, METRIC_NAMES } from '../../build/generated/schema.js';
import { createEngine } from '../../web/engine/engine.js';
import { checkComparison } from '../../web/engine/validate.js';
import { launchChromium } from '../browser/chromium.js';
import { runSquiggle } from './squiggle.js';
import { compareInTwin } from './twin.js';

/** @typedef {import('./workloads.js').ComparisonRequest} ComparisonRequest */
/** @typedef {import('./workloads.js').Workload} Workload */
/** @typedef {import('./workloads.js').Figures} Figures */
/** @typedef {{ms: number, answer?: any, figures: Figures}} Run */
/**
 * @typedef {object} Contender
 * @property {string} name
 * @property {'Node' | 'native' | 'Chromium'} where
 * @property {(workload: Workload) => boolean} takes
 * @property {(workload: Workload, request: ComparisonRequest) => Promise<Run>} run
 */

const kRoot = fileURLToPath(new URL('../../', import.meta.url));
const kSquiggle = 'tests/bench/node_modules/@quri/squiggle-lang/dist/index.js';

/** Builds of the engine: the files that differ. */
const kEngines = [
  { name: 'wasm scalar', file: 'build/wasm/tierwise-engine' },
  { name: 'wasm SIMD', file: 'build/wasm/tierwise-engine-simd' },
];
/** Builds of the native program, by folder. */
const kNatives = [
  { name: 'native g++ -O3', program: 'build/bench/tests/bench/tierwise_bench' },
  { name: 'native clang -O3', program: 'build/bench-clang/tests/bench/tierwise_bench' },
];
/** Both run the engine's code, Squiggle among them, in one page. */
const kEntry = 'tests/bench/browser_entry.js';

const all = () => true;
const canBeSquiggle = (/** @type {Workload} */ { squiggle }) => squiggle;

/** @param {string} path */
const isThere = (path) => existsSync(join(kRoot, path));

/** @typedef {typeof kEngines[number]} Build */

/** @param {string} file @returns {Promise<import('../../web/engine/index.js').Engine>} */
async function startEngine(file) {
  const { default: moduleFactory } = await import(pathToFileURL(join(kRoot, `${file}.mjs`)).href);
  return createEngine({ wasmBinary: readFileSync(join(kRoot, `${file}.wasm`)), moduleFactory });
}

/** @param {Build} build @returns {Promise<Contender>} */
async function engineInNode({ name, file }) {
  const engine = await startEngine(file);
  return { name, where: 'Node', takes: all, run: async (workload, request) => timed(workload, () => engine.compare(request)) };
}

/** @param {Workload} workload @param {() => any} compare @returns {Run} */
function timed(workload, compare) {
  const start = process.cpuUsage();
  const answer = compare();
  const ms = since(start);
  if (!answer.ok) throw new Error(`${workload.id} refused: ${JSON.stringify(answer)}`);
  return { ms, answer, figures: workload.read(answer) };
}

/** Processor time of this process: other work on the machine does not add to it. @param {NodeJS.CpuUsage} start */
function since(start) {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/** @returns {Contender} */
const twinInNode = () => ({ name: 'JavaScript twin', where: 'Node', takes: all, run: async (workload, request) => timed(workload, () => compareInTwin(request)) });

/** @returns {Promise<Contender>} */
async function squiggleInNode() {
  const squiggle = await import(pathToFileURL(join(kRoot, kSquiggle)).href);
  return {
    name: 'Squiggle 0.10',
    where: 'Node',
    takes: canBeSquiggle,
    run: async (_, { draws, seed }) => {
      const start = process.cpuUsage();
      const figures = await runSquiggle(squiggle, draws, seed);
      return { ms: since(start), figures };
    },
  };
}

// Native ---------------------------------------------------------------------------------------------------------------

/** The request as the native program reads it. @param {ComparisonRequest} request */
function lineOf(request) {
  const checked = checkComparison(request);
  if (!checked.ok) throw new Error(`refused: ${JSON.stringify(checked.errors)}`);
  const { settings, packageCounts, inputs, options } = checked.packed;
  const { budget, platform, lens, draws } = settings;
  return [budget, platform, lens, request.seed, draws, ...packageCounts, ...inputs, request.options.length, ...options].join(' ');
}

/** A number as C prints it. @param {string} word */
const numberOf = (word) => (word === 'inf' ? Infinity : word === '-inf' ? -Infinity : Number(word));

/** The program's line as the part of the engine's answer that it holds. @param {ComparisonRequest} request @param {string} line */
function answerOf(request, line) {
  const values = line.split(' ').map(numberOf);
  let at = 4;
  const next = () => values[at++];
  const spread = () => ({ p10: next(), p50: next(), p90: next() });
  const statistic = () => {
    const found = { count: next(), ...spread(), mean: next() };
    return found.count > 0 ? found : null;
  };
  const options = request.options.map(({ slot }) => ({ slot, metrics: Object.fromEntries(METRIC_NAMES.map((name) => [name, statistic()])) }));
  const pairCount = (request.options.length * (request.options.length - 1)) / 2;
  const contests = Object.fromEntries(CONTEST_NAMES.map((name) => [name, { pairs: Array.from({ length: pairCount }, () => ({ p: next(), difference: spread() })) }]));
  return { options, contests };
}

/** @typedef {{prepare: number, simulate: number, summarise: number, all: number}} Parts milliseconds */

/** @param {string} name @param {string} program */
function startNative(name, program) {
  const child = spawn(join(kRoot, program), { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  /** @param {ComparisonRequest} request */
  const ask = async (request) => {
    child.stdin.write(`${lineOf(request)}\n`);
    const { value } = await lines.next();
    if (typeof value !== 'string' || value === 'refused') throw new Error(`${name} refused the request`);
    const [prepare, simulate, summarise, total] = value.split(' ', 4).map(Number);
    return { answer: answerOf(request, value), parts: /** @type {Parts} */ ({ prepare, simulate, summarise, all: total }) };
  };
  /** @type {Contender} */
  const contender = {
    name,
    where: 'native',
    takes: all,
    run: async (workload, request) => {
      const { answer, parts } = await ask(request);
      return { ms: parts.all, answer, figures: workload.read(answer) };
    },
  };
  return { contender, ask, stop: () => child.kill() };
}

// Chromium -------------------------------------------------------------------------------------------------------------

/** The page's script: every engine that is built, the twin, and Squiggle where it is installed. @param {Build[]} engines */
async function bundleEntry(engines) {
  const imports = engines.map(({ file }, i) => `import factory${i} from './${file}.mjs'; import bytes${i} from './${file}.wasm';`);
  const rows = engines.map(({ name }, i) => `[${JSON.stringify(name)}, { moduleFactory: factory${i}, wasmBinary: bytes${i} }]`);
  const squiggle = isThere(kSquiggle);
  const contents = `${imports.join('\n')}
import { start } from './${kEntry}';
${squiggle ? `import * as squiggle from './${kSquiggle}';` : 'const squiggle = null;'}
globalThis.bench = start([${rows.join(', ')}], squiggle);`;
  const result = await esbuild.build({
    stdin: { contents, resolveDir: kRoot, sourcefile: 'bench.js' }, absWorkingDir: kRoot, bundle: true, minify: true, format: 'iife', target: 'chrome120', platform: 'browser',
    loader: { '.wasm': 'binary' }, define: { 'import.meta.url': '""', 'process.env.NODE_ENV': '"production"' }, write: false, logLevel: 'error', external: ['node:*'],
  });
  return result.outputFiles[0].text;
}

/** @param {Build[]} engines */
async function startChromium(engines) {
  const script = await bundleEntry(engines);
  const browser = await launchChromium();
  const { tab, close } = await browser.newPage();
  await tab.addScriptTag({ content: script });
  const names = /** @type {string[]} */ (await tab.evaluate('bench.ready'));
  const cdp = await tab.context().newCDPSession(tab);
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  /** Processor time of the page's main thread in its tasks, in milliseconds. */
  const taskTime = async () => 1000 * ((await cdp.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0);
  const contenders = names.map((name) => /** @type {Contender} */ ({
    name,
    where: 'Chromium',
    takes: name.startsWith('Squiggle') ? canBeSquiggle : all,
    run: async (workload, request) => {
      const start = await taskTime();
      await tab.evaluate(`bench.run(${JSON.stringify(name)}, ${JSON.stringify(request)})`);
      const ms = (await taskTime()) - start;
      const { answer, figures } = /** @type {any} */ (await tab.evaluate('bench.last()'));
      return { ms, answer, figures: figures ?? workload.read(answer) };
    },
  }));
  return { contenders, stop: async () => { await close(); await browser.close(); } };
}

// All ------------------------------------------------------------------------------------------------------------------

/** Starts what is there, and says what is not. */
export async function startContenders() {
  const engines = kEngines.filter(({ file }) => isThere(`${file}.wasm`));
  const missing = kEngines.filter((build) => !engines.includes(build)).map(({ name, file }) => `${name}: ${file}.wasm is not built`);
  /** @type {Contender[]} */
  const contenders = [];
  for (const build of engines) contenders.push(await engineInNode(build));
  contenders.push(twinInNode());
  if (isThere(kSquiggle)) contenders.push(await squiggleInNode());
  else missing.push('Squiggle: not installed in tests/bench');
  const natives = kNatives.filter(({ program }) => isThere(program)).map(({ name, program }) => startNative(name, program));
  missing.push(...kNatives.filter(({ program }) => !isThere(program)).map(({ name }) => `${name}: not built`));
  contenders.push(...natives.map(({ contender }) => contender));
  const chromium = await startChromium(engines);
  contenders.push(...chromium.contenders);
  const stop = async () => {
    for (const native of natives) native.stop();
    await chromium.stop();
  };
  return { contenders, native: natives[0]?.ask ?? null, missing, stop };
}
