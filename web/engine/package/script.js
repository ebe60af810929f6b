// The compiled engine as JavaScript, for where there is no WebAssembly. May import the compiled module.
import moduleFactory from '../../../build/wasm/tierwise-engine-js.mjs';

export default { moduleFactory };
