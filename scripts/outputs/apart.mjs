// Two scripts out of two entry points, of which the second is loaded later: what both import is in the first only, which leaves what
// the second needs of it behind as `tierwiseShared`. Classic scripts, as modules run neither from a folder nor in a frame without an
// origin. Imports Node's modules and the build's own pieces.
import { basename } from 'node:path';
import { bundle, bundleModules } from './bundle.mjs';

/** @typedef {import('./bundle.mjs').Bundle} Bundle */

/** Files that are not on disk, by their names. @param {Record<string, string>} files @returns {import('esbuild').Plugin} */
const inMemory = (files) => ({
  name: 'in-memory',
  setup(build) {
    build.onResolve({ filter: /^made:/ }, ({ path }) => ({ path: path.slice('made:'.length), namespace: 'made', sideEffects: true }));
    build.onLoad({ filter: /^/, namespace: 'made' }, ({ path }) => ({ contents: files[path], loader: 'js' }));
  },
});

/** @param {string} entry */
const nameOf = (entry) => basename(entry, '.js');

/** What a script imports from the shared one: names there, not here. @param {string} text */
function namesFrom(text) {
  const [, list = ''] = /^import\s*\{([^}]*)\}\s*from\s*"made:shared\.js";/m.exec(text) ?? [];
  return list.split(',').map((item) => item.trim().split(/\s+as\s+/)[0]).filter((name) => name !== '');
}

/**
 * @param {string} entry @param {string} laterEntry paths from the project's root
 * @param {(later: string) => Record<string, string>} define what the first script is told, by the path of the second
 * @returns {Promise<{script: Bundle, later: Bundle}>}
 */
export async function bundleApart(entry, laterEntry, define) {
  const { first, second, shared, inputs } = await bundleModules(entry, laterEntry);
  const names = namesFrom(second);
  if (names.length === 0) throw new Error(`${laterEntry} shares nothing with ${entry}`);
  const later = await bundle('made:later.js', { name: nameOf(laterEntry), plugins: [inMemory({ 'later.js': second, 'shared.js': `export const {${names.join(', ')}} = globalThis.tierwiseShared;` })] });
  const script = await bundle('made:main.js', {
    name: nameOf(entry),
    define: define(later.path),
    plugins: [inMemory({ 'main.js': `import {${names.join(', ')}} from 'made:shared.js';\nimport 'made:first.js';\nglobalThis.tierwiseShared = {${names.join(', ')}};`, 'first.js': first, 'shared.js': shared })],
  });
  return { script: { ...script, inputs }, later: { ...later, inputs } };
}
