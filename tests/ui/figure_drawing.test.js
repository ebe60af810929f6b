// Words around a drawing: lines that fit, addresses that are cut, nothing that XML does not have.
import assert from 'node:assert/strict';
import test from 'node:test';
import { plainText, wrapped } from '../../web/ui/figure_drawing.js';
import { createRandom } from '../state/random.js';

/** Every letter is as wide as the next. @param {string} line */
const letters = (line) => line.length;

test('lines break between words and never before they are full', () => {
  assert.deepEqual(wrapped('one two three four', 9, letters), ['one two', 'three', 'four']);
  assert.deepEqual(wrapped('one', 9, letters), ['one']);
  assert.deepEqual(wrapped('', 9, letters), []);
});

test('a word wider than the room is cut into pieces that fit, and shortened when it is an endless address', () => {
  const pieces = wrapped(`see https://example.org/#${'a'.repeat(30)}`, 20, letters);
  assert.equal(pieces.join('').replace('see', ''), `https://example.org/#${'a'.repeat(30)}`);
  const endless = wrapped('x'.repeat(2000), 20, letters);
  assert.equal(endless[endless.length - 1], '…');
  assert.ok(endless.length <= 5);
});

test('1,000 random texts: no line is wider than the room, no word is lost', () => {
  const random = createRandom(11);
  for (let run = 0; run < 1000; run += 1) {
    const words = Array.from({ length: 1 + random.below(30) }, () => 'abcdefghij'.slice(0, 1 + random.below(10)));
    const room = 10 + random.below(40);
    const lines = wrapped(words.join(' '), room, letters);
    for (const line of lines) assert.ok(line.length <= room, `${line} in ${room}`);
    assert.equal(lines.join(' '), words.join(' '));
  }
});

test('signs that XML does not have are left out; letters of every script stay', () => {
  assert.equal(plainText('a\u0000b\u0008c\ufffe d\ud800e\n\t f'), 'abc de f');
  assert.equal(plainText('größe كم 字 🙂'), 'größe كم 字 🙂');
});
