// The words that a script uses, out of all there are: an esbuild plugin for scripts that must be small. Which ones they are is read
// off the script itself, bundled without any. Imports Node's modules.
import { readFile } from 'node:fs/promises';

/** @typedef {{[name: string]: string | Catalogue}} Catalogue */

/**
 * Keys of messages in a bundle, and the fixed beginnings of those that are put together: `ui.goal.` of `ui.goal.${goal}`.
 * @param {string} script @param {Catalogue} catalogue of which the first names are taken
 */
export function keysIn(script, catalogue) {
  const first = Object.keys(catalogue).join('|');
  const found = script.matchAll(new RegExp(`["'\`]((?:${first})\\.[a-z0-9_.]*)(?=["'\`]|\\$\\{)`, 'g'));
  return [...new Set([...found].map(([, key]) => key))].sort();
}

/**
 * What the keys name, and everything that begins with one that ends in a dot.
 * @param {Catalogue} catalogue @param {readonly string[]} keys @param {string} [path] of this part of the catalogue
 * @returns {Catalogue}
 */
export function wordsOf(catalogue, keys, path = '') {
  return Object.fromEntries(
    Object.entries(catalogue).flatMap(([name, words]) => {
      const key = `${path}${name}`;
      if (keys.some((wanted) => key === wanted || `${key}.` === wanted || (!wanted.endsWith('.') ? false : key.startsWith(wanted)))) return [[name, words]];
      const inside = typeof words === 'string' ? {} : wordsOf(words, keys, `${key}.`);
      return Object.keys(inside).length === 0 ? [] : [[name, inside]];
    }),
  );
}

/** Catalogues with these keys only. @param {readonly string[]} keys @returns {import('esbuild').Plugin} */
export const onlyWords = (keys) => ({
  name: 'only-words',
  setup(build) {
    build.onLoad({ filter: /[\\/]messages[\\/][a-z]+\.json$/ }, async ({ path }) => ({ contents: JSON.stringify(wordsOf(JSON.parse(await readFile(path, 'utf8')), keys)), loader: 'json' }));
  },
});
