// The same sources give the same bytes: built twice, in folders of different names and depths, at different times and in different
// places of the world. Imports Node's modules and the files of this folder.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { filesOf, root } from './dist.js';

/** What the build reads. */
const sources = ['web', 'scripts', 'wasm/data', 'wasm/third_party/musl/COPYRIGHT', 'METHOD.md', 'LICENSE', 'package.json', 'tsconfig.json', 'build/generated', ...engineFiles()];

function engineFiles() {
  return readdirSync(join(root, 'build/wasm')).sort().filter((path) => /^tierwise-engine[\w-]*\.(?:mjs|wasm)$/.test(path)).map((path) => `build/wasm/${path}`);
}

/** @param {string} folder @param {Record<string, string>} environment @returns {Promise<Map<string, string>>} SHA-256 by path */
async function builtIn(folder, environment) {
  for (const path of sources) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    cpSync(join(root, path), join(folder, path), { recursive: true, dereference: true });
  }
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  await promisify(execFile)(process.execPath, ['scripts/build.mjs'], { cwd: folder, env: { ...process.env, ...environment } });
  return new Map(filesOf(join(folder, 'dist')).map((path) => [path, createHash('sha256').update(readFileSync(join(folder, 'dist', path))).digest('hex')]));
}

test('two builds in two folders give the same bytes, and none of them knows its folder', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tierwise-twice-'));
  try {
    const here = join(folder, 'here');
    const there = join(folder, 'some where', 'else, deeper');
    const [first, second] = await Promise.all([
      builtIn(here, { TZ: 'Pacific/Kiritimati', LC_ALL: 'C.UTF-8' }),
      builtIn(there, { TZ: 'America/Los_Angeles', LC_ALL: 'en_US.UTF-8' }),
    ]);
    assert.ok(first.size > 20, `${first.size} files`);
    assert.deepEqual([...second], [...first]);
    for (const path of first.keys()) {
      const contents = readFileSync(join(here, 'dist', path), 'latin1');
      for (const place of [folder, root.replace(/\/$/, '')]) assert.equal(contents.includes(place), false, `${path} holds ${place}`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
