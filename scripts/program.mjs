// What the build writes around the engine's scripts: a function with a name, kept in `tierwisePrograms`. In a worker it starts at
// once; in a page it waits to be used (web/app/programs.js): its text makes further workers without the network, and where workers
// are forbidden it is called in the page itself. Imports nothing.

/** @param {string} build which engine it is: `simd`, `scalar`, `js` */
export const asProgram = (build) => ({
  banner: { js: `(globalThis.tierwisePrograms ??= {}).${build} = function tierwiseProgram(tierwisePort) {` },
  footer: { js: `};\nif (typeof document === 'undefined') tierwisePrograms.${build}(self);` },
});
