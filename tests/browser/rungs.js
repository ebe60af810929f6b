// The rungs that the engine can stand on, as a browser is made to stand on each. Imports nothing.

/**
 * @typedef {object} RungWish
 * @property {string[]} [flags] of Chromium
 * @property {string} [script] that runs in every document before its own scripts
 * @property {{place: string, build: string}} stands where the page must come to say that it stands
 */

/** In the page: no worker at all. */
const noWorker = "globalThis.Worker = class { constructor() { throw new DOMException('workers are forbidden', 'SecurityError'); } };";
/** As in frames without an origin: a worker from a file is refused, one from text is not. */
const noFileWorker = `{
  const Plain = globalThis.Worker;
  globalThis.Worker = class extends Plain {
    constructor(address, options) {
      if (!String(address).startsWith('blob:')) throw new DOMException('workers from files are forbidden', 'SecurityError');
      super(address, options);
    }
  };
}`;
/** Before Chrome 91, Firefox 89 and Safari 16.4: modules with vector instructions are refused. */
const noVectors = `{
  const { validate } = WebAssembly;
  WebAssembly.validate = (bytes) => bytes.length > 100 && validate(bytes);
}`;
/** Chromium without its compilers has no WebAssembly either: what the lockdown mode of iOS does. */
const noWasm = ['--js-flags=--jitless'];

/** @type {Record<string, RungWish>} */
export const rungs = {
  'worker from a file': { stands: { place: 'worker_file', build: 'simd' } },
  'worker without vector instructions': { script: noVectors, stands: { place: 'worker_file', build: 'scalar' } },
  'worker from text': { script: noFileWorker, stands: { place: 'worker_text', build: 'simd' } },
  'the page itself': { script: noWorker, stands: { place: 'page', build: 'simd' } },
  'worker without WebAssembly': { flags: noWasm, stands: { place: 'worker_file', build: 'js' } },
  'the page itself without WebAssembly': { flags: noWasm, script: noWorker, stands: { place: 'page', build: 'js' } },
};

/** The rung that TIERWISE_RUNG names, for the whole suite. */
export function rungAsked() {
  const name = process.env.TIERWISE_RUNG;
  if (!name) return null;
  if (!Object.hasOwn(rungs, name)) throw new Error(`TIERWISE_RUNG=${name} is none of ${Object.keys(rungs).join(', ')}`);
  return rungs[name];
}
