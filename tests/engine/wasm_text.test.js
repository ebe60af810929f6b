// Bytes written as text come out of a bundled script unchanged.
import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import * as esbuild from 'esbuild';
import { textOfBytes, wasmText } from '../../scripts/wasm_text.mjs';

/** @param {Uint8Array} bytes @param {boolean} minify */
async function throughBundle(bytes, minify) {
  const folder = await mkdtemp(join(tmpdir(), 'tierwise-'));
  try {
    await writeFile(join(folder, 'bytes.wasm'), bytes);
    await writeFile(join(folder, 'entry.js'), "import bytes from './bytes.wasm';\nglobalThis.bytesOfBundle = bytes;\n");
    const { outputFiles } = await esbuild.build({ entryPoints: [join(folder, 'entry.js')], bundle: true, minify, charset: 'utf8', format: 'iife', write: false, plugins: [wasmText] });
    const script = Buffer.from(outputFiles[0].contents).toString('utf8');
    await import(`data:text/javascript;base64,${Buffer.from(script).toString('base64')}`);
    return /** @type {any} */ (globalThis).bytesOfBundle;
  } finally {
    await rm(folder, { recursive: true });
  }
}

for (const minify of [true, false]) {
  test(`every pair of bytes survives the bundle${minify ? ', minified too' : ''}`, async () => {
    const bytes = new Uint8Array(2 * 65_536);
    for (let pair = 0; pair < 65_536; pair += 1) bytes.set([pair >> 8, pair & 255], 2 * pair);
    assert.deepEqual(await throughBundle(bytes, minify), bytes);
  });
}

test('no line end, quote or control character is left in the text', () => {
  const all = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  assert.doesNotMatch(textOfBytes(all), /[\u0000-\u001f"'`\\$\u007f]/);
});
