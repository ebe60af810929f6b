// Builds the site into dist/site/: a worker script that holds the engine (one with vector instructions and one without), one page script, one stylesheet, the method page.
// Imports Node's modules, esbuild, the content security policy and what makes the method page. Usage: node scripts/build.mjs
//
// What the page's sources can rely on:
//   web/app/index.html  names page.css and main.js; the build puts the hashed names there and adds the security policy
//   web/app/main.js     finds the workers' addresses, relative to the page, in the constants TIERWISE_SIMD_WORKER_URL (with
//                       vector instructions) and TIERWISE_WORKER_URL (without)
//                       and the version of package.json in TIERWISE_VERSION (web/app/build.d.ts declares both)
//   web/app/method.html names page.css and method.js and has places for METHOD.md's text and its contents
//   import x from '….wasm'  gives the file's bytes (embedded as text, so that nothing is fetched)
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import * as esbuild from 'esbuild';
import { readData } from '../wasm/data/generate.mjs';
import { kPagePolicy } from './csp.mjs';
import { deadLinks, methodParts } from './method_page.mjs';
import { defaultsTable, sourcesTable, statementsTable } from './method_tables.mjs';
import { wasmText } from './wasm_text.mjs';
import { workerName } from './worker_name.mjs';

const kRoot = join(dirname(fileURLToPath(import.meta.url)), '..');
const kSite = join(kRoot, 'dist/site');
const kWorkers = { simd: 'web/engine/worker_simd.js', scalar: 'web/engine/worker.js' };
const kScript = 'web/app/main.js';
const kStyles = 'web/app/page.css';
const kPage = 'web/app/index.html';
const kMethod = { page: 'web/app/method.html', script: 'web/app/method.js', text: 'METHOD.md' };
const kEngine = ['', '-simd'].flatMap((kind) => ['mjs', 'wasm'].map((ending) => `build/wasm/tierwise-engine${kind}.${ending}`));

/** Code that turns text into code is refused by the page's policy; it must not even be in the files. */
const kForbiddenInOutput = [/\beval\(/, /\bnew Function\(/];

/** @type {esbuild.BuildOptions} */
const kCommon = {
  absWorkingDir: kRoot,
  bundle: true,
  minify: true,
  charset: 'utf8',
  format: 'iife',
  target: ['chrome100', 'firefox100', 'safari15.4'],
  outdir: 'dist/site/assets', // names only: nothing is written by esbuild itself
  write: false,
  metafile: true,
  legalComments: 'none',
  plugins: [wasmText],
  define: {
    'import.meta.url': '""',
    TIERWISE_VERSION: JSON.stringify(JSON.parse(readFileSync(join(kRoot, 'package.json'), 'utf8')).version),
  },
  entryNames: '[name]-[hash]',
  logLevel: 'warning',
};

/**
 * Bundles one entry point.
 * @param {string} entry path from the project's root
 * @param {esbuild.BuildOptions} [options]
 */
async function bundle(entry, { define = {}, ...options } = {}) {
  const result = await esbuild.build({ ...kCommon, ...options, entryPoints: [entry], define: { ...kCommon.define, ...define } });
  const [file] = result.outputFiles ?? [];
  if (!file || !result.metafile) throw new Error(`${entry} gave no output`);
  const source = entry.endsWith('.css') ? '' : file.text;
  const forbidden = kForbiddenInOutput.find((pattern) => pattern.test(source));
  if (forbidden) throw new Error(`the bundle of ${entry} contains ${forbidden.source}`);
  return { path: `assets/${basename(file.path)}`, contents: file.contents, inputs: Object.keys(result.metafile.inputs) };
}

/** What the build replaces in the page: its own sources' names, and the place where the security policy belongs. */
const kMarks = {
  charset: '<meta charset="utf-8">',
  styles: '<link rel="stylesheet" href="page.css">',
  script: '<script type="module" src="main.js"></script>',
  methodScript: '<script type="module" src="method.js"></script>',
  contents: '<!-- contents -->',
  text: '<!-- text -->',
};

/**
 * A page of the site with the marks in it replaced; each must be there exactly once.
 * @param {string} path
 * @param {[mark: string, markup: string][]} replacements
 */
function pageWith(path, replacements) {
  return replacements.reduce((page, [mark, markup]) => {
    if (page.split(mark).length !== 2) throw new Error(`${path} must contain ${mark} once`);
    return page.replace(mark, () => markup);
  }, readFileSync(join(kRoot, path), 'utf8'));
}

/** METHOD.md with the tables made from the data. */
function methodText() {
  const data = readData();
  const tables = { defaults: defaultsTable(data), sources: sourcesTable(data), statements: statementsTable(data) };
  const parts = methodParts(readFileSync(join(kRoot, kMethod.text), 'utf8'), { tables, sources: new Set(data.sources.sources.map((/** @type {any} */ s) => s.id)) });
  const dead = deadLinks(parts.text + parts.contents);
  if (dead.length > 0) throw new Error(`${kMethod.text}: nothing has the anchor ${dead.join(', ')}`);
  return parts;
}

/**
 * The licence texts of everything that went into the bundles.
 * @param {string[]} inputs
 */
function licences(inputs) {
  const packages = new Set(inputs.flatMap((path) => path.match(/^node_modules\/((?:@[^/]+\/)?[^/]+)\//)?.[1] ?? []));
  const texts = [...packages].sort().map((name) => {
    const folder = join(kRoot, 'node_modules', name);
    const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
    if (!file) throw new Error(`package ${name} has no licence file`);
    return [name, readFileSync(join(folder, file), 'utf8')];
  });
  texts.unshift(
    ['Tierwise', readFileSync(join(kRoot, 'LICENSE'), 'utf8')],
    ['musl (mathematical functions)', readFileSync(join(kRoot, 'wasm/third_party/musl/COPYRIGHT'), 'utf8')],
  );
  return texts.map(([name, text]) => `${name}\n${'='.repeat(name.length)}\n\n${text.trim()}\n`).join('\n\n');
}

/** @param {Map<string, Uint8Array>} files */
function printSizes(files) {
  console.log('built dist/site'.padEnd(36) + 'bytes'.padStart(10) + 'gzip'.padStart(10) + 'brotli'.padStart(10));
  for (const [path, contents] of files) {
    const sizes = [contents.length, gzipSync(contents, { level: 9 }).length, brotliCompressSync(contents).length];
    console.log(`  ${path}`.padEnd(36) + sizes.map((size) => String(size).padStart(10)).join(''));
  }
}

async function main() {
  const missing = [kPage, kScript, kStyles, ...Object.values(kWorkers), ...Object.values(kMethod), ...kEngine].filter((path) => !existsSync(join(kRoot, path)));
  if (missing.length > 0) throw new Error(`missing ${missing.join(', ')}`);

  const [simdWorker, worker] = await Promise.all([bundle(kWorkers.simd, workerName), bundle(kWorkers.scalar, workerName)]);
  const [script, styles, methodScript] = await Promise.all([
    bundle(kScript, { define: { TIERWISE_WORKER_URL: JSON.stringify(worker.path), TIERWISE_SIMD_WORKER_URL: JSON.stringify(simdWorker.path) } }),
    bundle(kStyles),
    bundle(kMethod.script),
  ]);

  const policy = `<meta http-equiv="Content-Security-Policy" content="${kPagePolicy}">`;
  /** @type {[string, string][]} */
  const head = [
    [kMarks.charset, `${kMarks.charset}\n  ${policy}`],
    [kMarks.styles, `<link rel="stylesheet" href="${styles.path}">`],
  ];
  const page = pageWith(kPage, [...head, [kMarks.script, `<script defer src="${script.path}"></script>`]]);
  const { text, contents } = methodText();
  // Before the text is shown, so that it never shows in other colours first.
  const method = pageWith(kMethod.page, [...head, [kMarks.methodScript, `<script src="${methodScript.path}"></script>`], [kMarks.contents, contents], [kMarks.text, text]]);

  const encode = (/** @type {string} */ text) => new TextEncoder().encode(text);
  const files = new Map([
    ['index.html', encode(page)],
    ['method.html', encode(method)],
    ...[simdWorker, worker, script, styles, methodScript].map(({ path, contents }) => /** @type {[string, Uint8Array]} */ ([path, contents])),
    ['licences.txt', encode(licences([...worker.inputs, ...script.inputs, ...styles.inputs]))],
  ]);

  // Written beside the old site and swapped, so that a page being served never sees half a build.
  const staging = `${kSite}.partial`;
  rmSync(staging, { recursive: true, force: true });
  for (const [path, contents] of files) {
    mkdirSync(dirname(join(staging, path)), { recursive: true });
    writeFileSync(join(staging, path), contents);
  }
  rmSync(kSite, { recursive: true, force: true });
  renameSync(staging, kSite);
  printSizes(files);
}

main().catch((error) => {
  console.error(`build: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
});
