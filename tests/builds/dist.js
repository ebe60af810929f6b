// What was built, as the tests of this folder read it. Imports Node's modules.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));
export const dist = join(root, 'dist');

/** Paths of all files of a folder, in order. @param {string} folder */
export function filesOf(folder) {
  if (!existsSync(folder)) throw new Error(`${folder} is not there; run scripts/build web`);
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(folder.length + 1).replaceAll(sep, '/'))
    .sort();
}

/** @param {string} path from dist/ */
export const bytesOf = (path) => readFileSync(join(dist, path));
/** @param {string} path from dist/ */
export const textOf = (path) => bytesOf(path).toString('utf8');
