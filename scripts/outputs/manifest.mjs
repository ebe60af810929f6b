// What was built, file by file, for whoever wants to check a copy: size, SHA-256, and the value of an `integrity` attribute.
// Imports Node's modules.
import { createHash } from 'node:crypto';

/** @param {Uint8Array | string} contents @param {'sha256' | 'sha384'} algorithm @param {'hex' | 'base64'} digits */
export const digestOf = (contents, algorithm, digits) => createHash(algorithm).update(contents).digest(digits);

/** Compressed copies belong to the file they were made from. @param {string} path */
const isCompressed = (path) => /\.(?:br|gz)$/.test(path);

/** @param {import('./project.mjs').Files} files @param {string} version */
export function manifestOf(files, version) {
  const entries = [...files].filter(([path]) => !isCompressed(path)).map(([path, contents]) => ({
    path,
    bytes: contents.length,
    sha256: digestOf(contents, 'sha256', 'hex'),
    integrity: `sha384-${digestOf(contents, 'sha384', 'base64')}`,
  }));
  entries.sort((a, b) => (a.path < b.path ? -1 : 1));
  return `${JSON.stringify({ name: 'tierwise', version, files: entries }, null, 2)}\n`;
}
