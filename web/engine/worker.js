// The engine's program, without vector instructions: bundled into one classic script that holds the engine's bytes and fetches
// nothing. May import this folder and the compiled module.
import moduleFactory from '../../build/wasm/tierwise-engine.mjs';
import wasmBinary from '../../build/wasm/tierwise-engine.wasm';
import { serveEngine } from './serve.js';

serveEngine({ wasmBinary, moduleFactory }, tierwisePort);
