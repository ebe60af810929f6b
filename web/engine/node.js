// The engine in Node, from the built files: as functions, or behind a client with a worker thread.
// May import Node's modules and this folder's public files.
import { readFile } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import scalarFactory from '../../build/wasm/tierwise-engine.mjs';
import simdFactory from '../../build/wasm/tierwise-engine-simd.mjs';
import { createEngine } from './engine.js';
import { supportsSimd } from './simd.js';

/**
 * @param {{simd?: boolean}} [options] with or without vector instructions; the bits are the same. Default: what this
 *   machine can do.
 * @returns {Promise<import('./index.js').Engine>}
 */
export async function createNodeEngine({ simd = supportsSimd() } = {}) {
  const file = simd ? 'tierwise-engine-simd.wasm' : 'tierwise-engine.wasm';
  const wasmBinary = await readFile(new URL(`../../build/wasm/${file}`, import.meta.url));
  return createEngine({ wasmBinary, moduleFactory: simd ? simdFactory : scalarFactory });
}

/** Gives the bundled worker script the few globals of a browser worker that it uses. */
const prelude = `
const { parentPort } = require('node:worker_threads');
globalThis.self = globalThis;
globalThis.postMessage = (message, transfer) => parentPort.postMessage(message, transfer);
parentPort.on('message', (data) => globalThis.onmessage?.({ data }));
`;

/**
 * A worker thread that runs the bundled worker script and looks like a browser's worker to the client.
 * @param {string} script text of the bundled web/engine/worker.js
 * @returns {import('./index.js').WorkerLike}
 */
export function createNodeWorker(script) {
  const thread = new Worker(prelude + script, { eval: true });
  /** @type {import('./index.js').WorkerLike} */
  const worker = {
    onmessage: null,
    onerror: null,
    postMessage: (message, transfer) => thread.postMessage(message, transfer),
    terminate: () => void thread.terminate(),
  };
  thread.on('message', (data) => worker.onmessage?.({ data }));
  thread.on('error', (error) => worker.onerror?.(error));
  thread.on('exit', () => worker.onerror?.(new Error('the worker ended')));
  thread.unref();
  return worker;
}
