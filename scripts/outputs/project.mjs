// Where the project's files are, and how the build reads them. Imports Node's modules.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const kRoot = join(dirname(fileURLToPath(import.meta.url)), '../..');

/** Files by their path from the folder they are written to. @typedef {Map<string, Uint8Array>} Files */

/** @param {string} path from the project's root */
export const inProject = (path) => join(kRoot, path);

/** @param {string} path from the project's root */
export const readText = (path) => readFileSync(inProject(path), 'utf8');

/** @param {string} text */
export const encode = (text) => new TextEncoder().encode(text);

/** @type {string} */
export const kVersion = JSON.parse(readText('package.json')).version;

/** @param {string[]} paths from the project's root */
export function demand(paths) {
  const missing = paths.filter((path) => !existsSync(inProject(path)));
  if (missing.length > 0) throw new Error(`missing ${missing.join(', ')}`);
}
