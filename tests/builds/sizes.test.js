// How much a reader loads: every built file as it is sent (brotli), held against the sizes of the last review (tests/golden/sizes.json)
// and against limits that do not move. TIERWISE_APPROVE=1 writes the sizes anew (scripts/approve sizes).
// Imports Node's modules and the files of this folder.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { brotliCompressSync } from 'node:zlib';
import { bytesOf, dist, filesOf, root } from './dist.js';

const golden = join(root, 'tests/golden/sizes.json');

/** What loads together, by the names of its files without hashes, and how much that may be. */
const loads = {
  'the page': { files: ['site/index.html', 'site/assets/page.css', 'site/assets/main.js', 'site/assets/worker_simd.js'], limit: 250_000 },
  'the page without vector instructions': { files: ['site/index.html', 'site/assets/page.css', 'site/assets/main.js', 'site/assets/worker.js'], limit: 250_000 },
  'the widget': { files: ['site/embed.html', 'site/embed.js'], limit: 120_000 },
  'the method page': { files: ['site/method.html', 'site/assets/page.css', 'site/assets/method.js'], limit: 60_000 },
};

/** Room for other compilers and compressors, and for changes that nobody needs to look at. */
const tolerance = (/** @type {number} */ size) => Math.max(300, 0.02 * size);

/** Without the hash of its content. @param {string} path */
const nameOf = (path) => path.replace(/-[0-9A-Z]{8}(?=\.\w+$)/, '');

function sizesNow() {
  const files = filesOf(dist);
  const sent = files.filter((path) => !/\.(?:br|gz)$/.test(path) && path !== 'manifest.json');
  const sizes = sent.map((path) => [nameOf(path), (files.includes(`${path}.br`) ? bytesOf(`${path}.br`) : brotliCompressSync(bytesOf(path))).length]);
  return /** @type {Record<string, number>} */ (Object.fromEntries(sizes.sort()));
}

const now = sizesNow();
const sumOf = (/** @type {string[]} */ files) => files.reduce((sum, file) => sum + now[file], 0);

for (const [what, { files, limit }] of Object.entries(loads)) {
  test(`${what} is at most ${limit / 1000} kB`, () => {
    assert.deepEqual(files.filter((file) => !(file in now)), [], 'every file of it is there');
    assert.ok(sumOf(files) <= limit, `${sumOf(files)} bytes: ${files.map((file) => `${file} ${now[file]}`).join(', ')}`);
  });
}

test('every built file has the size of the last review, or nearly', () => {
  if (process.env.TIERWISE_APPROVE) writeFileSync(golden, `${JSON.stringify(now, null, 2)}\n`);
  const before = /** @type {Record<string, number>} */ (JSON.parse(readFileSync(golden, 'utf8')));
  assert.deepEqual(Object.keys(now), Object.keys(before), 'the same files');
  const moved = Object.keys(now).filter((file) => Math.abs(now[file] - before[file]) > tolerance(before[file]));
  assert.deepEqual(moved.map((file) => `${file}: ${before[file]} to ${now[file]} bytes`), [], 'scripts/approve sizes takes them over');
});
