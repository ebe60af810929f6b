// The worker script as the build makes it: one classic script that holds the engine.
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';

/** @returns {Promise<string>} */
export async function workerScript() {
  const { outputFiles } = await esbuild.build({
    entryPoints: [fileURLToPath(new URL('../../web/engine/worker.js', import.meta.url))],
    bundle: true,
    write: false,
    format: 'iife',
    target: ['chrome100', 'firefox100', 'safari15.4'],
    loader: { '.wasm': 'binary' },
    define: { 'import.meta.url': '""' },
    logLevel: 'error',
  });
  return outputFiles[0].text;
}
