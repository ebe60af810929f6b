/** The bundler turns a wasm file into its bytes. */
declare module '*.wasm' {
  const bytes: Uint8Array;
  export default bytes;
}

/** The argument of the function that the build puts around the engine's programs (scripts/program.mjs). */
declare const tierwisePort: import('./serve.js').Port;
