// What passes between the widget and the page around it.
import assert from 'node:assert/strict';
import test from 'node:test';
import { contrast, leastContrast, readableAccent } from '../../web/embed/accent.js';
import { heightMessages } from '../../web/embed/height_messages.js';
import { createGate, readIncoming } from '../../web/embed/incoming.js';

test('the height is said in the words of every host, and nothing else is', () => {
  const frame = { id: 'a', src: 'https://example.org/embed.html#v=1', secret: 'abc', pym: 'p1' };
  assert.deepEqual(heightMessages(417, frame), [
    { type: 'tierwise:height', v: 1, id: 'a', height: 417 },
    { 'datawrapper-height': { a: 417 } },
    { sentinel: 'amp', type: 'embed-size', height: 417 },
    '{"sender":"Flourish","context":"iframe.resize","method":"resize","height":417,"src":"https://example.org/embed.html#v=1"}',
    'pymxPYMxp1xPYMxheightxPYMx417',
    { message: 'height', value: 417, secret: 'abc' },
  ]);
  assert.equal(heightMessages(417, { ...frame, secret: null, pym: null }).length, 4, 'WordPress and pym hear their words only in their own frames');
});

test('four kinds of messages are understood', () => {
  assert.deepEqual(
    [
      { v: 1, type: 'tierwise:set', scenario: 'v=1&budget=9000' },
      { v: 1, type: 'tierwise:theme', theme: 'dark', accent: '#0af' },
      { v: 1, type: 'tierwise:theme', theme: 'auto' },
      { v: 1, type: 'tierwise:height' },
      { v: 1, type: 'tierwise:results' },
    ].map(readIncoming),
    [{ type: 'set', scenario: 'v=1&budget=9000' }, { type: 'theme', theme: 'dark', accent: '00aaff' }, { type: 'theme', theme: 'auto', accent: null }, { type: 'height' }, { type: 'results' }],
  );
});

test('anything else is no message', () => {
  const cyclic = /** @type {any} */ ({ v: 1, type: 'tierwise:set' });
  cyclic.scenario = cyclic;
  const hostile = [
    null, undefined, 0, '', 'tierwise:set', '{"v":1,"type":"tierwise:set"}', [], [{ v: 1, type: 'tierwise:height' }], new Uint8Array(9), new Map(), cyclic,
    { type: 'tierwise:height' }, { v: '1', type: 'tierwise:height' }, { v: 2, type: 'tierwise:height' }, { v: 1, type: 'height' }, { v: 1, type: ['tierwise:height'] },
    { v: 1, type: 'tierwise:set' }, { v: 1, type: 'tierwise:set', scenario: { toString: () => 'budget=1' } }, { v: 1, type: 'tierwise:set', scenario: 'x'.repeat(2049) },
    { v: 1, type: 'tierwise:theme', theme: 'constructor' }, { v: 1, type: 'x'.repeat(10_000_000) },
    Object.create({ v: 1, type: 'tierwise:height' }), Object.assign(Object.create({ type: 'tierwise:height' }), { v: 1 }),
    { v: 1, type: 'tierwise:height', ...Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [index, index])) },
  ];
  for (const [index, data] of hostile.entries()) assert.equal(readIncoming(data), null, `case ${index}`);
});

test('twenty messages a second are looked at', () => {
  let time = 0;
  const mayPass = createGate({ now: () => time });
  assert.equal(Array.from({ length: 10_000 }, mayPass).filter(Boolean).length, 20);
  time = 999;
  assert.equal(mayPass(), false);
  time = 1000;
  assert.equal(mayPass(), true);
});

test('an author’s colour is used where it can be read, and made readable where not', () => {
  assert.equal(readableAccent('0b5fa5', 'fcfbf8'), '0b5fa5');
  for (const ground of ['fcfbf8', '131619']) {
    for (const accent of ['ffffff', '000000', 'ffff00', '808080', 'ff66aa', '00ff00', ground]) {
      const colour = readableAccent(accent, ground);
      assert.match(colour, /^[\da-f]{6}$/);
      assert.ok(contrast(colour, ground) >= leastContrast, `${accent} on ${ground} became ${colour}`);
    }
  }
  assert.ok(Math.abs(contrast('000000', 'ffffff') - 21) < 1e-9 && contrast('777777', '777777') === 1);
});
