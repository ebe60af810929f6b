// The worker script as the build makes it: one classic script that holds the engine.
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';
import { wasmText } from '../../scripts/wasm_text.mjs';
import { asProgram } from '../../scripts/program.mjs';

/** The program with the compiled engine that TIERWISE_ENGINE names. */
const usualEntry = `../../web/engine/worker${{ simd: '_simd', js: '_js' }[process.env.TIERWISE_ENGINE ?? ''] ?? ''}.js`;

/** @param {string} [entry] another script than the page's own @returns {Promise<string>} */
export async function workerScript(entry = usualEntry) {
  const { outputFiles } = await esbuild.build({
    ...asProgram('test'),
    entryPoints: [fileURLToPath(new URL(entry, import.meta.url))],
    bundle: true,
    write: false,
    format: 'iife',
    target: ['chrome100', 'firefox100', 'safari15.4'],
    plugins: [wasmText],
    charset: 'utf8',
    define: { 'import.meta.url': '""' },
    logLevel: 'error',
  });
  return outputFiles[0].text;
}
