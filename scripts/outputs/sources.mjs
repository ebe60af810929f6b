// Where the outputs begin: entry points and pages of web/, and what CMake must have made before. Imports nothing.

export const kSources = {
  programs: { simd: 'web/engine/worker_simd.js', scalar: 'web/engine/worker.js', js: 'web/engine/worker_js.js' },
  page: 'web/app/index.html',
  script: 'web/app/main.js',
  oneFileScript: 'web/app/one_file.js',
  styles: 'web/app/page.css',
  methodPage: 'web/app/method.html',
  methodScript: 'web/app/method.js',
};

/** The compiled engine, with vector instructions, without, and as JavaScript. */
export const kEngine = ['.mjs', '.wasm', '-simd.mjs', '-simd.wasm', '-js.mjs'].map((ending) => `build/wasm/tierwise-engine${ending}`);
