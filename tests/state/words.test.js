// Whatever the page says comes from a catalogue: nothing is worded in the sources of what is shown.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { templatesOf, wordsIn } from './words.js';

const web = fileURLToPath(new URL('../../web', import.meta.url));
const rooms = ['ui', 'app', 'embed'].filter((room) => existsSync(join(web, room)));

test('no word of the page is written in web/ui, web/app or web/embed', () => {
  let templates = 0;
  for (const room of rooms) {
    for (const path of readdirSync(join(web, room), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.js'))) {
      const source = readFileSync(join(web, room, path), 'utf8');
      templates += templatesOf(source).length;
      assert.deepEqual(wordsIn(source), [], `${room}/${path}`);
    }
  }
  assert.ok(templates > 150, `only ${templates} templates found`);
});

test('words are found between tags, in attributes and in code', () => {
  assert.deepEqual(wordsIn('html`<p class="a">Hello ${name}</p>`'), ['Hello']);
  assert.deepEqual(wordsIn('html`<p title="Close it" data-x="no word">${t(`ui.${id}`)}</p>`'), ['Close it']);
  assert.deepEqual(wordsIn('const inner = a ? html`<b>${x.map((y) => html`<i>deep words</i>`)}</b>` : nothing;'), ['deep words']);
  assert.deepEqual(wordsIn("button.textContent = 'Send';"), ['Send']);
  assert.deepEqual(wordsIn("element.setAttribute('aria-label', \"Close\");"), ['Close']);
  assert.deepEqual(wordsIn("const view = { label: 'Budget in all' };"), ['Budget in all']);
});

test('keys, symbols, names and comments are no words', () => {
  assert.deepEqual(wordsIn('// says html`<p>words</p>`\nconst a = html`<span aria-hidden="true">× − +</span>${t(\'ui.title\')}`;'), []);
  assert.deepEqual(wordsIn("html`<span class=\"wordmark\">Tierwise</span>`; const x = /[`']/.test(y); const z = { title: t('ui.a') };"), []);
  assert.deepEqual(wordsIn("const sent = { message: 'height' };"), []);
});
