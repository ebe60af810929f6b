// The compiled engine with vector instructions. May import the compiled module.
import moduleFactory from '../../../build/wasm/tierwise-engine-simd.mjs';
import wasmBinary from '../../../build/wasm/tierwise-engine-simd.wasm';

export default { moduleFactory, wasmBinary };
