// Tables as text: what comes out is read again by Papa Parse, and no text of ours is run by a spreadsheet.
import assert from 'node:assert/strict';
import test from 'node:test';
import papa from 'papaparse';
import { csvText, guarded, tabbedText } from '../../../web/state/exports/csv.js';
import { createRandom } from '../random.js';

/** @param {string} text @returns {string[][]} */
function parsed(text) {
  const { data, errors } = papa.parse(text, { skipEmptyLines: 'greedy', delimiter: ',', newline: '\r\n' });
  assert.deepEqual(errors, [], text.slice(0, 200));
  return /** @type {string[][]} */ (data);
}

const dangerous = ['=', '+', '-', '@', '\t', '\r', '\n', '\0', '＝', '＋', '－', '＠'];

test('a text that a spreadsheet would run gets an apostrophe, every other text stays as it is', () => {
  for (const sign of dangerous) assert.equal(guarded(`${sign}1+1`), `'${sign}1+1`, JSON.stringify(sign));
  for (const text of ['', 'Micro', '1+1', "Anna's", "'quoted'", ' =1', '$', '−5', 'a=b', '%']) assert.equal(guarded(text), text);
});

test('numbers stay numbers: a negative one keeps its minus and nothing comes before it', () => {
  assert.equal(csvText(['a', 'b', 'c'], [[-0.25, -1e-7, 1e21]]), 'a,b,c\r\n-0.25,-1e-7,1e+21\r\n');
});

test('commas, quotes and line breaks stay inside their field; nothing is an empty field; yes and no are words', () => {
  assert.equal(csvText(['a', 'b', 'c', 'd', 'e'], [['x,y', 'say "so"', 'two\nlines', null, undefined], [true, false, '', 0]]), 'a,b,c,d,e\r\n"x,y","say ""so""","two\nlines",,\r\nyes,no,,0,\r\n');
});

test('100,000 hostile texts: none begins like a formula, every one comes back when the apostrophe is taken away', () => {
  const random = createRandom(20261123);
  const letters = [...dangerous, ...dangerous, "'", "'", '"', ',', ';', ' ', 'a', 'Z', '7', 'ß', '字', '\u202e', '🙂', '|', 'cmd'];
  const starts = new Set(dangerous);
  const texts = Array.from({ length: 100_000 }, () => Array.from({ length: 1 + random.below(6) }, () => random.pick(letters)).join(''));
  const rows = parsed(csvText(['text', 'after'], texts.map((text) => [text, 'end'])));
  assert.equal(rows.length, texts.length + 1);
  let guards = 0;
  rows.slice(1).forEach(([text, after], index) => {
    assert.equal(after, 'end');
    assert.ok(!starts.has(text[0]), JSON.stringify(text));
    const back = text === texts[index] ? text : text.slice(1);
    assert.equal(back, texts[index]);
    if (text !== back) guards += 1;
  });
  assert.ok(guards > 50_000 && guards < texts.length, `${guards} were guarded`);
});

test('two different texts never become the same', () => {
  for (const text of ['=1', "'=1", "''=1", "'", "''", "'a"]) {
    for (const other of ['=1', "'=1", "''=1", "'", "''", "'a"]) assert.equal(guarded(text) === guarded(other), text === other, `${text} ${other}`);
  }
});

test('a table for the clipboard has one line a row, whatever is in its cells', () => {
  assert.equal(tabbedText(['a', 'b'], [['x\ty', 'two\r\nlines'], ['=1', -5]]), "a\tb\nx y\ttwo lines\n'=1\t-5");
});
