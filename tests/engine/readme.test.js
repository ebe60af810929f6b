// The example in the engine's README runs and prints what it promises.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../..', import.meta.url));

test('the Node example runs as it stands', async () => {
  const readme = await readFile(new URL('../../web/engine/README.md', import.meta.url), 'utf8');
  const example = /```js\n(import \{ createNodeEngine \}[^]*?)```/.exec(readme)?.[1] ?? '';
  const { stdout, stderr } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', example], { cwd: root });
  assert.equal(stderr, '');
  const [verdict, ...options] = stdout.trim().split('\n');
  assert.match(verdict, /^engagements: (wins|too_close), option \d, probability 0\.\d\d$/);
  assert.equal(options.length, 3);
  for (const line of options) assert.match(line, /^option \d: \d+ to \d+ people$/);
});
