// Bytes inside a script: an esbuild plugin that writes a wasm file as text of one character per byte. Compressed it is a quarter
// smaller than base64, whose six bits per character hide the repetitions. Imports Node's modules.
import { readFile } from 'node:fs/promises';

/** Added to bytes that a script's text would not keep as they are: controls, quotes, the backslash, and `<`, where a tag could begin. */
const kAside = 0x100;
const isKept = (/** @type {number} */ byte) => byte >= 0x20 && ![0x22, 0x24, 0x27, 0x3c, 0x5c, 0x60, 0x7f].includes(byte);

/** @param {Uint8Array} bytes */
export function textOfBytes(bytes) {
  return Array.from(bytes, (byte) => String.fromCharCode(isKept(byte) ? byte : byte + kAside)).join('');
}

/** The same backwards, as it stands in the bundle: an array of bytes keeps the last eight bits only. */
const kDecoder = 'export default Uint8Array.from(text, (character) => character.charCodeAt(0));';

/** @type {import('esbuild').Plugin} */
export const wasmText = {
  name: 'wasm-text',
  setup(build) {
    build.onLoad({ filter: /\.wasm$/ }, async ({ path }) => ({ contents: `const text = "${textOfBytes(await readFile(path))}";\n${kDecoder}`, loader: 'js' }));
  },
};
