// The compiled engine without vector instructions. May import the compiled module.
import moduleFactory from '../../../build/wasm/tierwise-engine.mjs';
import wasmBinary from '../../../build/wasm/tierwise-engine.wasm';

export default { moduleFactory, wasmBinary };
