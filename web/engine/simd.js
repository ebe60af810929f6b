// Which of the compiled engines this machine can run; all give the same bits. Imports nothing.

/** The smallest module with a vector instruction: a function that splats, takes a lane and drops it. */
const probe = Uint8Array.of(
  0, 97, 115, 109, 1, 0, 0, 0, // magic, version
  1, 4, 1, 96, 0, 0, // one type: () -> ()
  3, 2, 1, 0, // one function of it
  10, 9, 1, 7, 0, 65, 0, 253, 15, 26, 11, // i32.const 0, i8x16.splat, drop
);

export function supportsSimd() {
  return typeof WebAssembly === 'object' && WebAssembly.validate(probe);
}

/** The compiled engines, best first. @typedef {'simd' | 'scalar' | 'js'} Build */

/** Those that can be tried here. @returns {Build[]} */
export function possibleBuilds() {
  if (typeof WebAssembly !== 'object') return ['js'];
  return supportsSimd() ? ['simd', 'scalar', 'js'] : ['scalar', 'js'];
}
