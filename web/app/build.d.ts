// Names that the build (scripts/build.mjs) puts into the page's scripts.

/** Files of the engine's programs by build, relative to the page; empty where the page holds them itself. */
declare const TIERWISE_PROGRAMS: Partial<Record<'simd' | 'scalar' | 'js', string>>;

/** File of the service worker, relative to the page; empty where there is none. */
declare const TIERWISE_SERVICE_WORKER: string;

/** File of what writes files (web/app/exporting.js), relative to the page; empty where it is inside the page. */
declare const TIERWISE_EXPORTING: string;

/** Addresses of the catalogues that are no part of the page's script, by language. */
declare const TIERWISE_CATALOGUE_URLS: Record<string, string>;

/** The version in package.json. */
declare const TIERWISE_VERSION: string;

/** The bytes of a wasm file, embedded in the bundle. */
declare module '*.wasm' {
  const bytes: Uint8Array<ArrayBuffer>;
  export default bytes;
}
