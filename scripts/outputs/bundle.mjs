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
 * @param {esbuild.BuildOptions} [options]
 * @returns {Promise<Bundle>}
 */
export async function bundle(entry, { define = {}, ...options } = {}) {
  const result = await esbuild.build({ ...kCommon, ...options, entryPoints: [entry], define: { ...kCommon.define, ...define } });
  const [file] = result.outputFiles ?? [];
  if (!file || !result.metafile) throw new Error(`${entry} gave no output`);
  const forbidden = entry.endsWith('.css') ? undefined : kForbiddenInOutput.find((pattern) => pattern.test(file.text));
  if (forbidden) throw new Error(`the bundle of ${entry} contains ${forbidden.source}`);
  return { path: `assets/${basename(file.path)}`, text: file.text, contents: file.contents, inputs: Object.keys(result.metafile.inputs) };
}
