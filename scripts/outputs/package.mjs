// The engine as a package for Node and pages: ES modules with types, the compiled engines inside, the programs for workers.
// Imports esbuild and the build's own pieces.
import { basename } from 'node:path';
import * as esbuild from 'esbuild';
import { wasmText } from '../wasm_text.mjs';
import { kRoot, encode, kVersion, readText } from './project.mjs';

const kFolder = 'web/engine/package';
const kSchema = 'build/generated/schema.js';

/** @param {number[] | Record<string, number | string>} value */
function typeOf(value) {
  if (Array.isArray(value)) return 'readonly number[]';
  const keys = Object.keys(value);
  return `Readonly<Record<${keys.map((key) => JSON.stringify(key)).join(' | ')}, ${typeof value[keys[0]]}>>`;
}

/** What the generated names say of themselves, as declarations: lists that are frozen, and a type for each list. @param {string} code */
export function declarationsOf(code) {
  const lists = code
    .replace(/^export const (\w+) = Object\.freeze\(\/\*\* @type \{const\} \*\/ \((\[[^]*?\])\)\);$/gm, 'export declare const $1: readonly $2;')
    .replace(/^export const (\w+) = Object\.freeze\((\[[^]*?\]|\{[^]*?\})\);$/gm, (_, name, value) => `export declare const ${name}: ${typeOf(JSON.parse(value))};`)
    .replace(/\/\*\* @typedef \{([^}]*)\} (\w+) \*\//g, 'export type $2 = $1;');
  const rest = /^(?:export const|export function).*$/m.exec(lists);
  if (rest) throw new Error(`${kSchema}: no declaration for ${rest[0]}`);
  return lists;
}

const manifest = () => {
  const { description, license, author, engines } = JSON.parse(readText('package.json'));
  return {
    name: 'tierwise', version: kVersion, description, license, author, type: 'module', engines, sideEffects: false,
    exports: {
      '.': { types: './index.d.ts', default: './index.js' },
      './schema': { types: './schema.d.ts', default: './schema.js' },
      './programs/*': './programs/*',
      './package.json': './package.json',
    },
    types: './index.d.ts',
  };
};

/** @param {import('./parts.mjs').Parts} parts @returns {Promise<import('./project.mjs').Files>} */
export async function packageFiles({ programs }) {
  const { outputFiles } = await esbuild.build({
    absWorkingDir: kRoot, entryPoints: [`${kFolder}/index.js`, kSchema], bundle: true, splitting: true, format: 'esm', minify: true, charset: 'utf8', target: 'es2022',
    outdir: 'dist/package', write: false, preserveSymlinks: true, plugins: [wasmText], define: { 'import.meta.url': '""' }, legalComments: 'none', logLevel: 'warning',
    entryNames: '[name]', chunkNames: '[name]-[hash]',
  });
  const types = (/** @type {string} */ path) => encode(readText(path).replaceAll('../../build/generated/schema.js', './schema.js').replaceAll("'../index.js'", "'./engine.js'"));
  return new Map([
    ['package.json', encode(`${JSON.stringify(manifest(), null, 2)}\n`)],
    ...(outputFiles ?? []).map(({ path, contents }) => /** @type {[string, Uint8Array]} */ ([basename(path), contents])),
    ['index.d.ts', types(`${kFolder}/index.d.ts`)],
    ['engine.d.ts', types('web/engine/index.d.ts')],
    ['schema.d.ts', encode(declarationsOf(readText(kSchema)))],
    ...programs.map(({ build, contents }) => /** @type {[string, Uint8Array]} */ ([`programs/${build}.js`, contents])),
    ['README.md', encode(readText(`${kFolder}/README.md`))],
    ['LICENSE', encode(readText('LICENSE'))],
    ['LICENSE-musl', encode(readText('wasm/third_party/musl/COPYRIGHT'))],
  ]);
}
