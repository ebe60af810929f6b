// The worker's entry: bundled into one classic script that holds the engine's bytes and fetches nothing.
// May import the engine of this folder and the compiled module.
import moduleFactory from '../../build/wasm/tierwise-engine.mjs';
import wasmBinary from '../../build/wasm/tierwise-engine.wasm';
import { createEngine } from './engine.js';
import { createQueue, kinds } from './queue.js';

const known = new Set(['start', 'cancel', ...kinds]);
const take = createQueue((message) => globalThis.postMessage(message), createEngine({ wasmBinary, moduleFactory }));

globalThis.onmessage = (/** @type {MessageEvent} */ { data }) => {
  if (typeof data === 'object' && data !== null && typeof data.id === 'number' && known.has(data.kind)) take(data);
};
