// Where the outputs begin: entry points and pages of web/, and what CMake must have made before. Imports nothing.

export const kSources = {
  workers: { simd: 'web/engine/worker_simd.js', scalar: 'web/engine/worker.js' },
  page: 'web/app/index.html',
  script: 'web/app/main.js',
  styles: 'web/app/page.css',
  methodPage: 'web/app/method.html',
  methodScript: 'web/app/method.js',
};

/** The compiled engine, with vector instructions and without. */
export const kEngine = ['', '-simd'].flatMap((kind) => ['mjs', 'wasm'].map((ending) => `build/wasm/tierwise-engine${kind}.${ending}`));
