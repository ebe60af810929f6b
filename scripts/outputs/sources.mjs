// Where the outputs begin: entry points and pages of web/, and what CMake must have made before. Imports nothing.

export const kSources = {
  programs: { simd: 'web/engine/worker_simd.js', scalar: 'web/engine/worker.js', js: 'web/engine/worker_js.js' },
  page: 'web/app/index.html',
  script: 'web/app/main.js',
  exporting: 'web/app/exporting.js',
  oneFileScript: 'web/app/one_file.js',
  styles: 'web/app/page.css',
  icon: 'web/app/icon.svg',
  appManifest: 'web/app/manifest.webmanifest',
  serviceWorker: 'web/offline/service_worker.js',
  killSwitch: 'web/offline/kill_switch.js',
  methodPage: 'web/app/method.html',
  methodScript: 'web/app/method.js',
  embed: { page: 'web/embed/embed.html', script: 'web/embed/main.js', styles: 'web/embed/widget.css', program: 'web/engine/worker_widget.js', loader: 'web/embed/loader.js' },
  builder: { page: 'web/embed/builder.html', script: 'web/embed/builder.js', styles: 'web/embed/builder.css' },
};

/** The compiled engine, with vector instructions, without, as JavaScript, and the smaller one of the widget. */
export const kEngine = ['.mjs', '.wasm', '-simd.mjs', '-simd.wasm', '-js.mjs', '-widget.mjs', '-widget.wasm'].map((ending) => `build/wasm/tierwise-engine${ending}`);
