// Prints the coverage that llvm-cov exported as a table per file, names what was not reached, and fails below the least
// shares. Imports Node's own modules. Usage: node scripts/coverage.mjs EXPORT.json (run by scripts/coverage)
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';

const least = { lines: 98, branches: 95 };
const listedMax = 60;

/** @typedef {{count: number, covered: number}} Share */
/** @typedef {{filename: string, branches: number[][], segments: [number, number, number, boolean, boolean, boolean][], summary: {lines: Share, branches: Share}}} FileReport */

const path = process.argv[2];
if (path === undefined) {
  process.stderr.write('usage: node scripts/coverage.mjs EXPORT.json\n');
  process.exit(2);
}
/** @type {{data: {files: FileReport[]}[]}} */
const report = JSON.parse(readFileSync(path, 'utf8'));
const files = report.data[0].files
  .map((file) => ({ ...file, name: relative(process.cwd(), file.filename) }))
  .filter(({ name }) => name.startsWith('wasm/core/'))
  .sort((a, b) => (a.name < b.name ? -1 : 1));

/** @param {Share} share */
const percent = ({ count, covered }) => (count === 0 ? 100 : (100 * covered) / count);
/** @param {Share} share */
const cells = (share) => [`${share.covered}/${share.count}`.padStart(12), share.count === 0 ? '       -' : `${percent(share).toFixed(1)} %`.padStart(8)];
/** @param {'lines' | 'branches'} what @returns {Share} */
const total = (what) => files.reduce((sum, { summary }) => ({ count: sum.count + summary[what].count, covered: sum.covered + summary[what].covered }), { count: 0, covered: 0 });

/** Starts of code that never ran, and sides of conditions that were never taken. @param {FileReport & {name: string}} file */
function missesOf({ name, segments, branches }) {
  const lines = segments.filter(([, , count, counted, entry, gap]) => counted && entry && !gap && count === 0).map(([line]) => `${name}:${line} never runs`);
  // A condition in an inline function is listed once for each place it was compiled in: only sums count.
  /** @type {Map<string, [number, number]>} */
  const sides = new Map();
  for (const [line, column, , , taken, passed] of branches) {
    const key = `${line}:${column}`;
    const [before, beside] = sides.get(key) ?? [0, 0];
    sides.set(key, [before + taken, beside + passed]);
  }
  const conditions = [...sides].flatMap(([key, [taken, passed]]) => [
    ...(taken === 0 ? [`${name}:${key} is never true`] : []),
    ...(passed === 0 ? [`${name}:${key} is never false`] : []),
  ]);
  return [...new Set([...lines, ...conditions])];
}

const width = Math.max(...files.map(({ name }) => name.length), 'total'.length);
process.stdout.write(`${'file'.padEnd(width)} ${'lines'.padStart(12)} ${''.padStart(8)} ${'branches'.padStart(12)}\n`);
for (const { name, summary } of files) process.stdout.write(`${[name.padEnd(width), ...cells(summary.lines), ...cells(summary.branches)].join(' ')}\n`);
const [lines, branches] = [total('lines'), total('branches')];
process.stdout.write(`${['total'.padEnd(width), ...cells(lines), ...cells(branches)].join(' ')}\n`);

const misses = files.flatMap(missesOf);
if (misses.length > 0) process.stdout.write(`\nnot reached:\n${misses.slice(0, listedMax).join('\n')}\n`);
if (misses.length > listedMax) process.stdout.write(`and ${misses.length - listedMax} more\n`);

const short = [
  ...(percent(lines) < least.lines ? [`lines ${percent(lines).toFixed(2)} % < ${least.lines} %`] : []),
  ...(percent(branches) < least.branches ? [`branches ${percent(branches).toFixed(2)} % < ${least.branches} %`] : []),
];
if (files.length === 0 || short.length > 0) {
  process.stderr.write(`coverage: ${files.length === 0 ? 'no file of wasm/core in the report' : short.join(', ')}\n`);
  process.exit(1);
}
