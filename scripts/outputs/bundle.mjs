// One script or style sheet from an entry point and everything it imports. Imports esbuild and the build's own pieces.
import { basename } from 'node:path';
import * as esbuild from 'esbuild';
import { wasmText } from '../wasm_text.mjs';
import { kRoot, kVersion } from './project.mjs';

/** Code that turns text into code is refused by the pages' policy; it must not even be in the files. */
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
  preserveSymlinks: true, // the paths are those in the project, wherever its packages lie
  plugins: [wasmText],
  define: { 'import.meta.url': '""', TIERWISE_VERSION: JSON.stringify(kVersion) },
  entryNames: '[name]-[hash]',
  logLevel: 'warning',
};

/** @typedef {{path: string, text: string, contents: Uint8Array, inputs: string[]}} Bundle path: with a hash of the contents in its name */

/**
 * @param {string} entry path from the project's root
 * @param {esbuild.BuildOptions & {name?: string}} [options] name: of the file, where it is not the entry point's
 * @returns {Promise<Bundle>}
 */
export async function bundle(entry, { define = {}, name, ...options } = {}) {
  const result = await esbuild.build({ ...kCommon, ...options, entryPoints: name === undefined ? [entry] : { [name]: entry }, define: { ...kCommon.define, ...define } });
  const [file] = result.outputFiles ?? [];
  if (!file || !result.metafile) throw new Error(`${entry} gave no output`);
  const forbidden = entry.endsWith('.css') ? undefined : kForbiddenInOutput.find((pattern) => pattern.test(file.text));
  if (forbidden) throw new Error(`the bundle of ${entry} contains ${forbidden.source}`);
  return { path: `assets/${basename(file.path)}`, text: file.text, contents: file.contents, inputs: Object.keys(result.metafile.inputs) };
}

/**
 * Two entry points as modules, not yet minified, with what both of them import in a third. The three know each other as `made:first.js`,
 * `made:second.js` and `made:shared.js`; names that the build gives are still open.
 * @param {string} entry @param {string} other paths from the project's root
 */
export async function bundleModules(entry, other) {
  const result = await esbuild.build({ ...kCommon, minify: false, format: 'esm', splitting: true, entryNames: '[dir]/[name]', chunkNames: 'shared', entryPoints: { first: entry, second: other } });
  const named = new Map((result.outputFiles ?? []).map(({ path, text }) => [basename(path), text.replaceAll(/(["'])\.\/(shared|first|second)\.js\1/g, '"made:$2.js"')]));
  const [first, second, shared] = ['first.js', 'second.js', 'shared.js'].map((name) => named.get(name));
  if (named.size !== 3 || !first || !second || !shared) throw new Error(`${entry} and ${other} gave ${[...named.keys()].join(', ')}`);
  return { first, second, shared, inputs: Object.keys(result.metafile?.inputs ?? {}) };
}
