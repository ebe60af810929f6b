// Names and their order never change, they are only added to. Imports the generator's reader and Node's own modules.
// After adding a name: TIERWISE_APPROVE=1 node --test tests/statements/schema.test.js
import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { readData } from '../../wasm/data/generator/read.mjs';

/** @typedef {Record<string, string[]>} Names */

const kApproved = new URL('./names.approved.json', import.meta.url);
const { schema, benchmarks } = readData();

/** @type {Names} */
const names = { ...schema.enums, limits: Object.keys(schema.limits), curve: schema.curve.followers.map(String) };

/**
 * Approved names that were removed, renamed or moved.
 * @param {Names} approved
 * @param {Names} current
 */
function lostNames(approved, current) {
  return Object.entries(approved).flatMap(([list, values]) =>
    values.filter((value, index) => current[list]?.[index] !== value).map((value) => `${list}: ${value}`));
}

/** @param {Names} lists */
const text = (lists) => `${JSON.stringify(lists, null, 1)}\n`;

/** @returns {Names} */
const approvedNames = () => (existsSync(kApproved) ? JSON.parse(readFileSync(kApproved, 'utf8')) : {});

test('no approved name was removed, renamed or moved', () => {
  assert.deepEqual(lostNames(approvedNames(), names), []);
});

test('every name is approved', () => {
  if (process.env.TIERWISE_APPROVE === '1' && lostNames(approvedNames(), names).length === 0) writeFileSync(kApproved, text(names));
  assert.equal(readFileSync(kApproved, 'utf8'), text(names));
});

test('a name may be added at the end only', () => {
  const approved = { lens: ['a', 'b'] };
  assert.deepEqual(lostNames(approved, { lens: ['a', 'b', 'c'] }), []);
  assert.deepEqual(lostNames(approved, { lens: ['c', 'a', 'b'] }), ['lens: a', 'lens: b']);
  assert.deepEqual(lostNames(approved, { lens: ['a'] }), ['lens: b']);
  assert.deepEqual(lostNames(approved, { lens: ['a', 'c'] }), ['lens: b']);
  assert.deepEqual(lostNames(approved, {}), ['lens: a', 'lens: b']);
});

test('every contest is a goal, the return once for each lens', () => {
  const expected = schema.enums.goal.flatMap((/** @type {string} */ goal) =>
    (goal === 'return' ? schema.enums.lens.map((/** @type {string} */ lens) => `return_${lens}`) : [goal]));
  assert.deepEqual(schema.enums.contest, expected);
});

test('roi and profit are reported under every lens', () => {
  for (const lens of schema.enums.lens) {
    assert.ok(schema.enums.metric.includes(`roi_${lens}`));
    assert.ok(schema.enums.metric.includes(`profit_${lens}`));
  }
});

test('every group and unit is in use', () => {
  assert.deepEqual([...new Set(benchmarks.inputs.map((/** @type {any} */ i) => i.group))].toSorted(), schema.groups.toSorted());
  assert.deepEqual([...new Set(benchmarks.inputs.map((/** @type {any} */ i) => i.unit))].toSorted(), Object.keys(schema.units).toSorted());
});

test('every combination of format and tier has a reach, and a price or a price ratio', () => {
  for (const format of schema.enums.format) {
    for (const tier of schema.curve.tiers) {
      assert.ok(schema.enums.input.includes(`reach.${format}.${tier}`));
      assert.ok(schema.enums.input.includes(`price.${format}.${tier}`) || schema.enums.input.includes(`price_ratio_${format}`));
    }
  }
});
