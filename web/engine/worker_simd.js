// The engine's program, with vector instructions: bundled into one classic script that holds the engine's bytes and fetches
// nothing. May import this folder and the compiled module.
import moduleFactory from '../../build/wasm/tierwise-engine-simd.mjs';
import wasmBinary from '../../build/wasm/tierwise-engine-simd.wasm';
import { createEngine } from './engine.js';
import { jobs } from './jobs.js';
import { serveEngine } from './serve.js';

serveEngine(createEngine({ wasmBinary, moduleFactory }), jobs, tierwisePort);
