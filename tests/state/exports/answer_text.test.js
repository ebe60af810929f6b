// The answer in sentences: the question, every verdict, a range for every figure, and how to check it.
import assert from 'node:assert/strict';
import test from 'node:test';
import { GOAL_NAMES } from '../../../build/generated/schema.js';
import { answerText } from '../../../web/state/exports/answer_text.js';
import * as inputs from '../../../web/state/inputs.js';
import { say } from '../../../web/state/messages.js';
import { contestOf, verdictOf } from '../../../web/state/verdict.js';
import { answerTo } from './answers.js';

const standard = inputs.defaultState();
const plain = { 0: 'Micro', 1: 'Macro', 2: 'Adverts' };
const answer = { ...answerTo(standard), names: plain };

test('it asks the question, gives all three verdicts, the one that counts first, and says how to get the same again', () => {
  const text = answerText({ ...answer, inputs: inputs.setGoal(standard, 'return') });
  assert.match(text, /^With \$25,000 to spend on Instagram for fashion, what brings the most return\?\n- Spending nothing/);
  for (const goal of GOAL_NAMES) assert.ok(text.includes(say(verdictOf(answer.comparison, contestOf(goal, standard.lens), standard).headline)), goal);
  for (const part of ['20260101', '16,384', '9.8.7', '2026-11-23', 'https://example.org/#v=1']) assert.ok(text.includes(part), part);
  assert.ok(!/\{|\}|undefined|NaN|take\./.test(text), text);
});

test('no figure of an option stands without its range', () => {
  const lines = answerText(answer).split('\n').filter((line) => /^- (Micro|Macro|Adverts):/.test(line));
  assert.equal(lines.length, 3);
  for (const line of lines) {
    const figures = line.replace(/^- \w+: /, '').split('; ');
    assert.match(/** @type {string} */ (figures.pop()), /^loses money in [<>]?\d+% of outcomes\.$/);
    assert.ok(figures.length >= 3);
    for (const figure of figures) assert.match(figure, / \S+ \(\S+ to \S+\)$/, line);
  }
});

test('an option that the budget does not buy has no figures', () => {
  const small = { ...answerTo(inputs.setBudget(standard, 2000)), names: plain };
  assert.match(answerText(small), /\n- Macro: does not fit this budget\./);
});

test('changed assumptions are named; inputs beyond a link are said to need a file', () => {
  const changed = inputs.setInput(standard, 'cvr', { low: 0.01, median: 0.02, high: 0.03 });
  assert.match(answerText({ ...answer, inputs: changed, link: null }), /One assumption was changed: \S+[^\n]*\.\n[^\n]*\nThere are more inputs than fit into a link/);
  assert.match(answerText(answer), /No assumption was changed/);
});
