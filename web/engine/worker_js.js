// The engine's program for browsers without WebAssembly: the same engine as JavaScript, in one classic script that fetches
// nothing. May import this folder and the compiled module.
import moduleFactory from '../../build/wasm/tierwise-engine-js.mjs';
import { createEngine } from './engine.js';
import { jobs } from './jobs.js';
import { serveEngine } from './serve.js';

serveEngine(createEngine({ moduleFactory }), jobs, tierwisePort);
