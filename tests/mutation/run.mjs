// Mutation testing of the core: one small change at a time, and the tests must notice. Imports Node's own modules and
// the operators beside it. Usage: node tests/mutation/run.mjs [--mutants N] [--seed S] [--again] [--report] [--files PATTERN]
// (run by scripts/mutate). Works on a copy of the sources under build/mutation, never on the sources themselves.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { drawMutations, mutationsOf } from './operators.mjs';

/** @typedef {import('./operators.mjs').Mutation} Mutation */
/** @typedef {'not compiling' | 'killed' | 'killed by golden files' | 'survived' | 'equivalent'} Outcome */

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const copy = join(root, 'build', 'mutation', 'tree');
const resultsPath = join(root, 'build', 'mutation', 'results.json');
const copied = ['CMakeLists.txt', 'CMakePresets.json', 'wasm', 'tests/core', 'tests/golden', 'tests/data'];
const memoryKiB = 4 * 1024 * 1024;
const leastKilled = 95;

const { values: options } = parseArgs({
  options: {
    mutants: { type: 'string', default: '120' },
    seed: { type: 'string', default: '1' },
    again: { type: 'boolean', default: false },
    report: { type: 'boolean', default: false },
    files: { type: 'string', default: '' },
  },
});

/** Every file below a path, in order. @param {string} path @returns {string[]} */
function filesBelow(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path).sort().flatMap((name) => filesBelow(join(path, name)));
}

/** Writes only what differs, so that only what differs is built again. */
function updateCopy() {
  const wanted = new Set();
  const digest = createHash('sha256');
  for (const path of copied.flatMap((place) => filesBelow(join(root, place)))) {
    const name = relative(root, path);
    const content = readFileSync(path);
    wanted.add(name);
    digest.update(name).update(content);
    const target = join(copy, name);
    if (existsSync(target) && readFileSync(target).equals(content)) continue;
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, content);
  }
  for (const place of copied) for (const path of filesBelow(join(copy, place))) if (!wanted.has(relative(copy, path))) rmSync(path);
  return digest.digest('hex');
}

/** @param {string} command @param {string[]} args @param {number} [seconds] */
function run(command, args, seconds = 600) {
  const limited = ['-c', `ulimit -v ${memoryKiB}; exec "$0" "$@"`, command, ...args];
  return spawnSync('bash', limited, { cwd: copy, encoding: 'utf8', timeout: seconds * 1000, killSignal: 'SIGKILL', maxBuffer: 1 << 28 });
}

const tests = join(copy, 'build', 'mutation', 'tests', 'core', 'tierwise_tests');
const build = () => run('cmake', ['--build', '--preset', 'mutation', '--target', 'tierwise_tests']);

/** True when the tests of this expression pass. @param {string} filter @param {number} seconds */
function passes(filter, seconds) {
  return run(tests, ['--abort', '--allow-running-no-tests', '--filenames-as-tags', '--colour-mode', 'none', filter], seconds).status === 0;
}

/** The tests of the file's own noun first: they are the likeliest to fail. @param {string} file */
const ownTests = (file) => `[#${file.replace(/^.*\//, '').replace(/\.\w+$/, '')}_test]`;

/** @param {Mutation} mutation @param {number} seconds @returns {Outcome} */
function outcomeOf(mutation, seconds) {
  if (build().status !== 0) return 'not compiling';
  if (!passes(ownTests(mutation.file), seconds) || !passes('~[golden]', seconds)) return 'killed';
  return passes('[golden]', seconds) ? 'survived' : 'killed by golden files';
}

/** @param {Mutation} mutation @param {number} seconds @returns {Outcome} */
function tryOut(mutation, seconds) {
  const path = join(copy, mutation.file);
  const code = readFileSync(path, 'utf8');
  const lines = code.split('\n');
  lines[mutation.line - 1] = mutation.text;
  writeFileSync(path, lines.join('\n'));
  try {
    return outcomeOf(mutation, seconds);
  } finally {
    writeFileSync(path, code);
  }
}

/** Content of every source when the run began. @type {Map<string, string>} */
const contentHashes = new Map();
/** A change is known by its place and by what its file holds. @param {Mutation} mutation */
const keyOf = ({ file, line, text }) => `${file}@${contentHashes.get(file)}:${line}:${text}`;
/** @param {Mutation} mutation */
const sentenceOf = ({ file, line, original, mutated }) => `${file}:${line}\n    ${original}\n    ${mutated}`;

/** @param {Mutation[]} mutations @param {ReadonlyMap<string, Outcome>} outcomes */
function report(mutations, outcomes) {
  const files = [...new Set(mutations.map(({ file }) => file))];
  /** @type {(Outcome | 'mutants')[]} */
  const columns = ['mutants', 'killed', 'killed by golden files', 'survived', 'equivalent', 'not compiling'];
  const width = Math.max(...files.map((file) => file.length), 5);
  /** @param {(mutation: Mutation) => boolean} chosen */
  const counts = (chosen) => {
    const found = mutations.filter(chosen).map((mutation) => outcomes.get(keyOf(mutation)));
    return columns.map((column) => (column === 'mutants' ? found.length : found.filter((outcome) => outcome === column).length));
  };
  /** @param {string} name @param {(string | number)[]} cells */
  const line = (name, cells) => `${name.padEnd(width)}  ${cells.map((cell, at) => String(cell).padStart(columns[at].length)).join('  ')}\n`;
  process.stdout.write(`\n${line('file', columns)}`);
  for (const file of files) process.stdout.write(line(file, counts((mutation) => mutation.file === file)));
  const sums = counts(() => true);
  process.stdout.write(line('total', sums));
  const [, killed, byGolden, survived] = sums;
  const share = (100 * (killed + byGolden)) / Math.max(1, killed + byGolden + survived);
  const survivors = mutations.filter((mutation) => outcomes.get(keyOf(mutation)) === 'survived');
  if (survivors.length > 0) process.stdout.write(`\nsurvived:\n${survivors.map(sentenceOf).join('\n')}\n`);
  process.stdout.write(`\nkilled: ${killed + byGolden} of ${killed + byGolden + survived} (${share.toFixed(1)} %), of these ${byGolden} by golden files only\n`);
  return killed + byGolden > 0 && share >= leastKilled;
}

const mutants = Number(options.mutants);
const seed = Number(options.seed);
if (!Number.isInteger(mutants) || mutants < 1 || !Number.isInteger(seed)) {
  process.stderr.write('usage: scripts/mutate [--mutants N] [--seed S] [--again] [--report] [--files PATTERN]\n');
  process.exit(2);
}

if (options.report && !existsSync(resultsPath)) {
  process.stderr.write('mutate: no run has found anything here yet\n');
  process.exit(1);
}

/** Builds the unchanged core, whose tests must pass. Returns the digest of what was copied and the seconds a faulty core may take. */
function prepare() {
  const digest = updateCopy();
  const prepared = run('cmake', ['--preset', 'mutation']);
  const built = prepared.status === 0 ? build() : prepared;
  if (built.status !== 0) {
    process.stderr.write(`${built.stdout}${built.stderr}\nmutate: the unchanged core does not build\n`);
    process.exit(1);
  }
  const start = Date.now();
  if (!passes('*', 600)) {
    process.stderr.write('mutate: the tests fail on the unchanged core\n');
    process.exit(1);
  }
  return { digest, seconds: Math.ceil(10 + (5 * (Date.now() - start)) / 1000) };
}

const { digest, seconds } = options.report ? { digest: '', seconds: 0 } : prepare();

/** @type {{file: string, original: string, mutated: string, reason: string}[]} */
const equivalents = JSON.parse(readFileSync(join(root, 'tests', 'mutation', 'equivalent.json'), 'utf8'));
/** @param {Mutation} mutation */
const isEquivalent = ({ file, original, mutated }) => equivalents.some((known) => known.file === file && known.original === original && known.mutated === mutated);

const sources = filesBelow(join(root, 'wasm', 'core')).map((path) => relative(root, path)).filter((name) => /\.(?:cpp|h)$/.test(name) && new RegExp(options.files).test(name));
const codes = new Map(sources.map((file) => [file, readFileSync(join(copy, file), 'utf8')]));
for (const [file, code] of codes) contentHashes.set(file, createHash('sha256').update(code).digest('hex').slice(0, 12));
const byFile = new Map([...codes].map(([file, code]) => [file, mutationsOf(file, code)]));
const mutations = drawMutations(byFile, mutants, seed);
for (const known of equivalents) {
  const candidates = byFile.get(known.file);
  if (candidates && !candidates.some(({ original, mutated }) => original === known.original && mutated === known.mutated))
    process.stdout.write(`equivalent.json names a change that no longer exists: ${known.file}: ${known.mutated}\n`);
}

/** What earlier runs on the same sources and tests found. With --again kills stand as long as the file is the same. */
/** @type {{digest: string, outcomes: [string, Outcome][]}} */
const earlier = existsSync(resultsPath) ? JSON.parse(readFileSync(resultsPath, 'utf8')) : { digest: '', outcomes: [] };
/** @type {Map<string, Outcome>} */
const outcomes = new Map(earlier.outcomes.filter(([, outcome]) => options.report || earlier.digest === digest || (options.again && outcome !== 'survived')));
for (const [at, mutation] of mutations.entries()) {
  const key = keyOf(mutation);
  if (outcomes.get(key) === 'equivalent') outcomes.delete(key);
  if (isEquivalent(mutation)) outcomes.set(key, 'equivalent');
  if (outcomes.has(key) || options.report) continue;
  const outcome = tryOut(mutation, seconds);
  outcomes.set(key, outcome);
  writeFileSync(resultsPath, JSON.stringify({ digest, outcomes: [...outcomes] }));
  process.stdout.write(`${at + 1}/${mutations.length} ${outcome}: ${mutation.file}:${mutation.line}: ${mutation.mutated}\n`);
}
process.exitCode = report(options.report ? mutations.filter((mutation) => outcomes.has(keyOf(mutation))) : mutations, outcomes) ? 0 : 1;
