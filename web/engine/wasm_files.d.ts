/** The bundler turns a wasm file into its bytes. */
declare module '*.wasm' {
  const bytes: Uint8Array;
  export default bytes;
}

/** What the build puts around the engine's programs (scripts/program.mjs): a function, and its one argument. */
declare const tierwiseProgram: (port: import('./serve.js').Port) => void;
declare const tierwisePort: import('./serve.js').Port;
