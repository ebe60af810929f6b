// The program of the embedded widget: a smaller engine in one classic script that holds its bytes and fetches nothing.
// May import this folder and the compiled module.
import moduleFactory from '../../build/wasm/tierwise-engine-widget.mjs';
import wasmBinary from '../../build/wasm/tierwise-engine-widget.wasm';
import { budgetFlip } from './jobs/budget_flip.js';
import { serveEngine } from './serve.js';
import { createWidgetEngine } from './widget_engine.js';

serveEngine(createWidgetEngine({ wasmBinary, moduleFactory }), { budgetFlip }, tierwisePort);
