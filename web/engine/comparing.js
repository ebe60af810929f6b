// Comparisons and the value curve over a compiled module, and what the module says of itself: check, pack, call, name the numbers.
// May import the other files of this folder and the generated schema; knows neither page nor worker.
import { INPUT_NAMES, METRIC_NAMES } from '../../build/generated/schema.js';
import { readComparison, readCurve } from './layout.js';
import { refusal } from './refusal.js';
import { askedOf, checkComparison, checkCurve } from './validate.js';

/** @import { Comparison, EngineOptions, Refusal, ValueCurve } from './index.js' */
/** @typedef {import('./refusal.js').Reply} Reply */
/**
 * @typedef {object} ComparisonModule
 * @property {() => {version_major: number, version_minor: number, version_patch: number, input_count: number, metric_count: number, simd: number}} engineInfo
 * @property {(...asked: import('./validate.js').Asked) => Reply} compareOptions
 * @property {(settings: object, packageCounts: Float64Array, inputs: Float64Array, first: number, last: number, points: number) => Reply} valueCurve
 */

/**
 * The module, started. The bytes are given, so the file's address is never asked for; what goes wrong is thrown or returned,
 * never printed.
 * @template {ComparisonModule} Module
 * @param {EngineOptions} options
 * @returns {Promise<{module: Module, info: {version: string, simd: boolean}}>}
 */
export async function startModule({ wasmBinary, moduleFactory }) {
  // Without WebAssembly the module would wait for ever instead of failing.
  if (wasmBinary && typeof WebAssembly !== 'object') throw new Error('There is no WebAssembly here.');
  const module = /** @type {Module} */ (await moduleFactory({ ...(wasmBinary && { wasmBinary }), locateFile: (name) => name, print: () => {}, printErr: () => {} }));
  return { module, info: readInfo(module) };
}

/** @param {ComparisonModule} module @param {unknown} request @returns {Comparison | Refusal} */
export function compare(module, request) {
  const checked = checkComparison(request);
  return checked.ok ? comparePacked(module, checked.packed) : checked;
}

/** @param {ComparisonModule} module @param {import('./validate.js').PackedComparison} packed */
export function comparePacked(module, packed) {
  const reply = module.compareOptions(...askedOf(packed));
  return reply.code === 0 ? readComparison(reply.values, packed) : refusal(reply);
}

/** @param {ComparisonModule} module @param {unknown} request @returns {ValueCurve | Refusal} */
export function valueCurve(module, request) {
  const checked = checkCurve(request);
  if (!checked.ok) return checked;
  const { settings, packageCounts, inputs, first, last, points } = checked.packed;
  const reply = module.valueCurve(settings, packageCounts, inputs, first, last, points);
  return reply.code === 0 ? readCurve(reply.values, points) : refusal(reply);
}

/** A module built from other data than this file would give wrong numbers: it is refused at once. @param {ComparisonModule} module */
function readInfo(module) {
  const { version_major, version_minor, version_patch, input_count, metric_count, simd } = module.engineInfo();
  if (input_count !== INPUT_NAMES.length || metric_count !== METRIC_NAMES.length) {
    throw new Error('The engine and the page were built from different data. Build both again.');
  }
  return { version: `${version_major}.${version_minor}.${version_patch}`, simd: simd !== 0 };
}
