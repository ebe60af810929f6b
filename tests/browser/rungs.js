// The rungs that the engine can stand on, as a browser is made to stand on each. Imports nothing.

/**
 * @typedef {object} RungWish
 * @property {string[]} [flags] of Chromium
 * @property {string} [script] that runs in every document before its own scripts
 * @property {{place: string, build: string}} stands where the engine must come to stand
 * @property {string} program the only one that may be asked for
 * @property {RegExp} words in which the page says so
 */

/** In the page: no worker at all. */
const noWorker = "globalThis.Worker = class { constructor() { throw new DOMException('workers are forbidden', 'SecurityError'); } };";
/** As under policies without `blob:`: a worker from text is refused, one from a file is not. */
const noTextWorker = `{
  const Plain = globalThis.Worker;
  globalThis.Worker = class extends Plain {
    constructor(address, options) {
      if (String(address).startsWith('blob:')) throw new DOMException('workers from text are forbidden', 'SecurityError');
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
  'worker from text': { stands: { place: 'worker_text', build: 'simd' }, program: 'worker_simd', words: /in the background of this browser\.$/ },
  'worker without vector instructions': { script: noVectors, stands: { place: 'worker_text', build: 'scalar' }, program: 'worker', words: /no vector instructions: the same numbers/ },
  'worker from a file': { script: noTextWorker, stands: { place: 'worker_file', build: 'simd' }, program: 'worker_simd', words: /in the background of this browser\.$/ },
  'the page itself': { script: noWorker, stands: { place: 'page', build: 'simd' }, program: 'worker_simd', words: /the page works the numbers out itself, in short steps/ },
  'worker without WebAssembly': { flags: noWasm, stands: { place: 'worker_text', build: 'js' }, program: 'worker_js', words: /no WebAssembly.*in its background: the same numbers/ },
  'the page itself without WebAssembly': { flags: noWasm, script: noWorker, stands: { place: 'page', build: 'js' }, program: 'worker_js', words: /Neither WebAssembly nor work in the background.*the same numbers/ },
};

/** The rung that TIERWISE_RUNG names, for the whole suite. */
export function rungAsked() {
  const name = process.env.TIERWISE_RUNG;
  if (!name) return null;
  if (!Object.hasOwn(rungs, name)) throw new Error(`TIERWISE_RUNG=${name} is none of ${Object.keys(rungs).join(', ')}`);
  return rungs[name];
}

/** How much longer than usual an answer may take: without its compilers a browser is some thirty times slower. */
export const slowness = rungAsked()?.flags ? 20 : 1;
