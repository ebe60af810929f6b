// Writes what was built: compressed copies beside the files, a folder swapped in at once, sizes printed. Imports Node's modules.
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/** @typedef {import('./project.mjs').Files} Files */

/**
 * Files that a host may send compressed; the others are compressed already. A service worker has no compressed copy: whoever puts the
 * kill switch in its place must not have the old one sent on from a copy that was forgotten.
 */
const hasCopies = (/** @type {string} */ path) => /\.(?:html|js|css|json|svg|txt|webmanifest)$/.test(path) && !/(?:^|\/)sw\.js$/.test(path);

/** The files with a `.br` and a `.gz` beside each text but the service worker, for hosts that send those as they are. @param {Files} files @returns {Files} */
export function withCompressed(files) {
  /** @type {Files} */
  const all = new Map();
  for (const [path, contents] of files) {
    all.set(path, contents);
    if (!hasCopies(path)) continue;
    all.set(`${path}.br`, brotliCompressSync(contents, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: contents.length } }));
    all.set(`${path}.gz`, gzipSync(contents, { level: 9 }));
  }
  return all;
}

/** Written beside the old folder and swapped, so that a page being served never sees half a build. @param {string} folder @param {Files} files */
export function writeFolder(folder, files) {
  const staging = `${folder}.partial`;
  rmSync(staging, { recursive: true, force: true });
  for (const [path, contents] of files) {
    mkdirSync(dirname(join(staging, path)), { recursive: true });
    writeFileSync(join(staging, path), contents);
  }
  rmSync(folder, { recursive: true, force: true });
  renameSync(staging, folder);
}

/** @param {Files} files */
export function printSizes(files) {
  console.log('built dist'.padEnd(44) + 'bytes'.padStart(10) + 'gzip'.padStart(10) + 'brotli'.padStart(10));
  for (const [path, contents] of files) {
    if (/\.(?:br|gz)$/.test(path)) continue;
    const sizes = [contents.length, files.get(`${path}.gz`)?.length, files.get(`${path}.br`)?.length];
    console.log(`  ${path}`.padEnd(44) + sizes.map((size) => String(size ?? '').padStart(10)).join(''));
  }
}
