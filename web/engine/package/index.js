// The engine as the package that developers install: everything of index.js, and the compiled engines, of which only the one in use
// is loaded. May import this folder and the compiled modules.
import { createEngine } from '../engine.js';
import { possibleBuilds } from '../simd.js';

export * from '../index.js';
export { possibleBuilds };

/** Each a module of its own, holding its bytes: nothing is fetched, and no bundler has to know about wasm. */
const compiled = { simd: () => import('./simd.js'), scalar: () => import('./scalar.js'), js: () => import('./script.js') };

/**
 * @param {{build?: import('../simd.js').Build}} [options]
 * @returns {Promise<import('../index.js').Engine>}
 */
export async function loadEngine({ build = possibleBuilds()[0] } = {}) {
  if (!Object.hasOwn(compiled, build)) throw new TypeError(`There is no engine ${build}.`);
  return createEngine((await compiled[build]()).default);
}
