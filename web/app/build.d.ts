// Names that the build (scripts/build.mjs) puts into the page's scripts.

/** The worker script's address, relative to the page. */
declare const TIERWISE_WORKER_URL: string;
declare const TIERWISE_SIMD_WORKER_URL: string;

/** Addresses of the catalogues that are no part of the page's script, by language. */
declare const TIERWISE_CATALOGUE_URLS: Record<string, string>;

/** The version in package.json. */
declare const TIERWISE_VERSION: string;

/** The bytes of a wasm file, embedded in the bundle. */
declare module '*.wasm' {
  const bytes: Uint8Array<ArrayBuffer>;
  export default bytes;
}
