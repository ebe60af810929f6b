// The engine as developers get it: packed, installed into an empty folder without a network, asked in Node, checked by the compiler.
// Imports Node's modules and the files of this folder.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { createNodeEngine } from '../../web/engine/node.js';
import { comparisonRequest } from '../engine/requests.js';
import { dist, root } from './dist.js';

const run = promisify(execFile);
let folder = '';
/** @type {string[]} */
let packed = [];

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tierwise-package-'));
  const { stdout } = await run('npm', ['pack', join(dist, 'package'), '--json', '--pack-destination', folder], { cwd: folder });
  const [{ filename, files }] = JSON.parse(stdout);
  packed = files.map((/** @type {{path: string}} */ { path }) => path);
  writeFileSync(join(folder, 'package.json'), '{"name":"empty","version":"1.0.0","type":"module"}\n');
  await run('npm', ['install', '--offline', '--no-audit', '--no-fund', '--ignore-scripts', join(folder, filename)], { cwd: folder });
});
after(() => rmSync(folder, { recursive: true, force: true }));

/** What a program prints that stands beside the installed package. @param {string} program */
async function prints(program) {
  const { stdout, stderr } = await run(process.execPath, ['--input-type=module', '--eval', program], { cwd: folder });
  assert.equal(stderr, '');
  return stdout.trim();
}

test('the package holds code, types, programs, licences and an example, and needs no other package', () => {
  for (const path of ['index.js', 'index.d.ts', 'schema.js', 'schema.d.ts', 'programs/simd.js', 'README.md', 'LICENSE']) assert.ok(packed.includes(path), path);
  const { dependencies, exports } = JSON.parse(readFileSync(join(folder, 'node_modules/tierwise/package.json'), 'utf8'));
  assert.equal(dependencies, undefined);
  assert.ok(exports['.'].types);
});

test('installed, each compiled engine gives the bits of the one in this repository', async () => {
  const request = comparisonRequest({ draws: 2000 });
  const expected = JSON.stringify((await createNodeEngine()).compare(request));
  const program = `import { loadEngine, possibleBuilds } from 'tierwise';
    const same = await Promise.all(possibleBuilds().map(async (build) => JSON.stringify((await loadEngine({ build })).compare(${JSON.stringify(request)}))));
    console.log(same.length, new Set(same).size, same[0]);`;
  assert.equal(await prints(program), `3 1 ${expected}`);
});

test('the example of its README runs as it stands', async () => {
  const example = /```js\n(import \{ loadEngine \}[^]*?)```/.exec(readFileSync(join(folder, 'node_modules/tierwise/README.md'), 'utf8'))?.[1] ?? '';
  assert.match(await prints(example), /^engagements: (wins|too_close), option \d, probability 0\.\d\d$/);
});

test('names come with it', async () => {
  assert.equal(await prints("import { PLATFORM_NAMES, LIMITS } from 'tierwise/schema'; console.log(PLATFORM_NAMES[0], LIMITS.options_max)"), 'instagram 8');
});

test('its types hold under strict checks, and refuse what the engine has not', async () => {
  writeFileSync(join(folder, 'right.ts'), `import { loadEngine, createEngineClient, type Comparison } from 'tierwise';
import { PLATFORM_NAMES, LIMITS, type Platform } from 'tierwise/schema';
const platform: Platform = PLATFORM_NAMES[0];
const most: number = LIMITS.draws_max;
const engine = await loadEngine({ build: 'scalar' });
const answer = engine.compare({ budget: 1, platform, package: {}, lens: 'marketing_mix', seed: 1, draws: most, inputs: {}, options: [] });
if (answer.ok) { const { p }: Comparison['contests']['reach']['verdict'] = answer.contests.reach.verdict; p.toFixed(); } else answer.errors[0].field;
createEngineClient({ createWorker: () => new Worker('x') }).close();
`);
  writeFileSync(join(folder, 'wrong.ts'), "import { loadEngine } from 'tierwise';\n(await loadEngine()).compare({ budget: 'much' });\nawait loadEngine({ build: 'fast' });\n");
  const check = (/** @type {string} */ file) =>
    run(join(root, 'node_modules/.bin/tsc'), ['--strict', '--noEmit', '--target', 'es2022', '--module', 'nodenext', '--moduleResolution', 'nodenext', '--lib', 'es2022,dom', '--types', '', file], { cwd: folder }).then(() => '', (/** @type {any} */ error) => String(error.stdout));
  assert.equal(await check('right.ts'), '');
  assert.match(await check('wrong.ts'), /wrong\.ts\(2,[^]*wrong\.ts\(3,/);
});
