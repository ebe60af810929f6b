// The frozen answers that the C++ tests of the engagement score compare with are those of the independent calculation.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import test from 'node:test';
import { fileURLToPath } from 'node:url';

const pathOf = (/** @type {string} */ name) => fileURLToPath(new URL(name, import.meta.url));

test('the frozen engagement scores of the real account come out again', () => {
  const computed = execFileSync(process.execPath, [pathOf('engagement.mjs')], { encoding: 'utf8', maxBuffer: 1e8 });
  assert.equal(computed, readFileSync(pathOf('../core/engagement_oracle.h'), 'utf8'));
});
