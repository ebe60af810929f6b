// The engine in Node, from the built files: as functions, or behind a client with a worker thread.
// May import Node's modules and this folder's public files.
import { readFile } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import { createEngine } from './engine.js';
import { possibleBuilds } from './simd.js';
import { createWidgetEngine } from './widget_engine.js';

/** @typedef {import('./simd.js').Build} Build */

/** @param {string} file */
const built = (file) => new URL(`../../build/wasm/${file}`, import.meta.url);
const files = { simd: 'tierwise-engine-simd', scalar: 'tierwise-engine', js: 'tierwise-engine-js' };

/** The compiled engine that is used where none is asked for: what TIERWISE_ENGINE names, else the best that this machine can run. @returns {Build} */
export const usualBuild = () => /** @type {Build | undefined} */ (process.env.TIERWISE_ENGINE || undefined) ?? possibleBuilds()[0];

/**
 * @param {{build?: Build}} [options] `simd`, `scalar` or `js`; the bits are the same
 * @returns {Promise<import('./index.js').Engine>}
 */
export async function createNodeEngine({ build = usualBuild() } = {}) {
  if (!Object.hasOwn(files, build)) throw new Error(`There is no engine ${build}.`);
  const { default: moduleFactory } = await import(built(`${files[build]}.mjs`).href);
  return createEngine({ moduleFactory, ...(build === 'js' ? {} : { wasmBinary: await readFile(built(`${files[build]}.wasm`)) }) });
}

/** The smaller engine of the embedded widget; the bits are those of the others. */
export async function createNodeWidgetEngine() {
  const { default: moduleFactory } = await import(built('tierwise-engine-widget.mjs').href);
  return createWidgetEngine({ moduleFactory, wasmBinary: await readFile(built('tierwise-engine-widget.wasm')) });
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
