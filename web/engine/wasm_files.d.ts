/** The bundler turns a wasm file into its bytes. */
declare module '*.wasm' {
  const bytes: Uint8Array;
  export default bytes;
}

/** The function that the build puts around the worker's script. */
declare const tierwiseWorker: (() => void) | undefined;
