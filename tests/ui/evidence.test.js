// Who wins under each reading of the evidence, in words: only readings that bear on a goal are counted.
import assert from 'node:assert/strict';
import test from 'node:test';
import { CONTEST_NAMES, EVIDENCE_NAMES } from '../../build/generated/schema.js';
import { SOURCES } from '../../build/generated/benchmarks.js';
import { nothingYet } from '../../web/state/analyses.js';
import { setEvidence } from '../../web/state/evidence.js';
import { defaultState } from '../../web/state/inputs.js';
import { evidenceView, finding } from '../../web/ui/views/evidence.js';

const names = { 0: 'Micro', 1: 'Macro', 2: 'Adverts' };
/** @param {string} kind @param {number} leader */
const verdict = (kind, leader) => ({ kind, leader, rival: leader === 0 ? 1 : 0, p: 0.8, se: 0.003 });
/** @param {string} evidence @param {string[]} effects @param {any} outcome */
const reading = (evidence, effects, outcome) => /** @type {any} */ ({ evidence, effects, verdicts: Object.fromEntries(CONTEST_NAMES.map((contest) => [contest, outcome])) });

test('the finding counts the readings that bear on the goal', () => {
  const readings = [
    reading('neutral', [], verdict('wins', 1)), reading('nano_edge', ['conversion'], verdict('wins', 0)),
    reading('inverted_u', ['engagement'], verdict('wins', 1)), reading('larger_audiences_pay', ['engagement', 'conversion'], verdict('wins', 1)),
  ];
  assert.equal(finding('return', readings, 'tracked', names), 'Return: Macro ahead under 2, Micro ahead under 1 of the 3 readings that bear on it.');
  assert.equal(finding('engagement', readings, 'tracked', names), 'Engagements: Macro ahead under all 3 readings that bear on it.');
  assert.equal(finding('reach', readings, 'tracked', names), 'People reached: Macro ahead; no other reading bears on it.');
});

test('too close and spend nothing are outcomes of their own', () => {
  const readings = [reading('neutral', [], verdict('too_close', 0)), reading('nano_edge', ['conversion'], verdict('spend_nothing', 0)), reading('own', ['conversion'], verdict('spend_nothing', 1))];
  assert.equal(finding('return', readings, 'tracked', names), 'Return: spending nothing is best under 2, too close to call under 1 of the 3 readings that bear on it.');
});

/** @param {any} result @param {any} [inputs] */
const model = (result, inputs = defaultState()) => /** @type {any} */ ({
  inputs, stale: false, answeredNames: names, field: () => ({ text: '1', message: null }),
  choices: { sources: Object.fromEntries(SOURCES.map((source) => [source.id, source])), curveFollowers: { nano: 3162, micro: 31623, mid: 223607, macro: 707107, mega: 2236068 } },
  analyses: { compareEvidence: { ...nothingYet, result, answered: result ? inputs : null } },
});

test('every reading can be chosen before there is an answer, the one in use is marked, each study names its source', () => {
  const { table, ownChosen } = evidenceView(model(null, setEvidence(defaultState(), 'own')));
  assert.deepEqual(table.rows.map(({ id }) => id), [...EVIDENCE_NAMES]);
  assert.deepEqual(table.rows.filter(({ chosen }) => chosen).map(({ id }) => id), ['own']);
  assert.equal(ownChosen, true);
  assert.deepEqual(table.rows.filter(({ source }) => source === null).map(({ id }) => id), ['neutral', 'own']);
});

test('a goal that a reading leaves alone says so instead of repeating the verdict', () => {
  const readings = EVIDENCE_NAMES.map((name) => reading(name, name === 'nano_edge' ? ['conversion'] : [], verdict('wins', 0)));
  const rows = evidenceView(model({ ok: true, draws: 100, readings })).table.rows;
  assert.deepEqual(rows[1].cells.map(({ moved }) => moved), [false, false, true]);
  assert.deepEqual(rows[0].cells.map(({ text }) => text), ['Micro, 80%', 'Micro, 80%', 'Micro, 80%']);
  assert.equal(rows[4].says, 'Applies to TikTok only; here it changes nothing.');
});

test('the table of multipliers has every row of the data with its derivation', () => {
  const { columns, rows } = evidenceView(model(null)).numbers();
  assert.equal(rows.length, 6);
  assert.ok(rows.every((row) => row.length === columns.length));
  assert.ok(rows.some((row) => row.includes('×14.95')), JSON.stringify(rows[4]));
});
