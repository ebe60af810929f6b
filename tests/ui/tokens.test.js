// The page's colours: every pair of tokens that meet on the screen has its contrast, in every theme; every theme has every colour.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import test from 'node:test';

const folder = new URL('../../web/app/styles/', import.meta.url);
const styles = (/** @type {string} */ name) => readFileSync(new URL(name, folder), 'utf8');

/** Custom properties of the block that begins with this selector. @param {string} css @param {string} selector @returns {Record<string, string>} */
function block(css, selector) {
  const start = css.indexOf(`${selector} {`);
  assert.ok(start >= 0, selector);
  return Object.fromEntries([...css.slice(start, css.indexOf('}', start)).matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [name, value.trim()]));
}

const tokens = styles('tokens.css');
const light = block(tokens, ':root');
const asked = block(tokens, ':root[data-theme="dark"]');
const system = block(tokens, ':root:not([data-theme="light"])');
const paper = block(styles('print.css'), ':root, :root[data-theme="dark"]');
/** @type {Record<string, Record<string, string>>} */
const themes = { light, dark: { ...light, ...asked }, print: { ...light, ...paper } };

const isColour = (/** @type {string} */ value) => /^#[0-9a-f]{3,8}$/.test(value);

/** Relative luminance of WCAG 2. @param {string} colour #rgb or #rrggbb */
function luminance(colour) {
  const digits = colour.length === 4 ? [...colour.slice(1)].map((digit) => digit + digit).join('') : colour.slice(1);
  assert.equal(digits.length, 6, `${colour} has no opacity`);
  const [red, green, blue] = [0, 2, 4].map((at) => {
    const share = parseInt(digits.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** @param {string} one @param {string} other */
function contrast(one, other) {
  const [dark, bright] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05);
}

const grounds = ['paper', 'card', 'raised'];
const slots = [0, 1, 2, 3, 4, 5, 6, 7];
/** Text on every ground at 4.5, graphics that carry meaning and borders of fields at 3. @type {{least: number, ink: string, on: string[]}[]} */
const pairs = [
  ...['ink', 'muted', 'error', 'accent', ...slots.map((slot) => `tone-${slot}-text`)].map((ink) => ({ least: 4.5, ink, on: grounds })),
  { least: 4.5, ink: 'error', on: ['error-wash'] },
  { least: 4.5, ink: 'ink', on: ['error-wash', 'zone'] },
  ...[...slots.map((slot) => `tone-${slot}`), 'focus', 'rule-strong'].map((ink) => ({ least: 3, ink, on: grounds })),
];

test('the measure of contrast is that of WCAG: black on white is 21 to 1, grey #767676 on white 4.54', () => {
  assert.equal(contrast('#000000', '#ffffff'), 21);
  assert.equal(contrast('#767676', '#fff').toFixed(2), '4.54');
});

for (const [name, theme] of Object.entries(themes)) {
  test(`${name}: text has 4.5 to 1 on every ground, graphics and the edges of fields have 3 to 1`, () => {
    const poor = pairs.flatMap(({ least, ink, on }) => on.map((ground) => ({ pair: `${ink} on ${ground}`, least, is: contrast(theme[ink], theme[ground]) })).filter(({ is }) => !(is >= least)));
    assert.deepEqual(poor.map(({ pair, least, is }) => `${pair}: ${is.toFixed(2)}, not ${least}`), []);
  });
}

test('dark colours are the same whether the system or the reader asks for them, and every colour of the light theme has one', () => {
  assert.deepEqual(system, asked);
  assert.deepEqual(Object.entries(light).filter(([name, value]) => isColour(value) && !(name in asked)).map(([name]) => name), []);
});

test('paper has a colour of its own for everything that is a colour in the light theme, but what paper never shows', () => {
  const unseen = new Set(['focus', 'error', 'error-wash']);
  assert.deepEqual(Object.entries(light).filter(([name, value]) => isColour(value) && !(name in paper) && !unseen.has(name)).map(([name]) => name), []);
});

test('colours are tokens: no other style sheet writes one down', () => {
  const own = readdirSync(folder).filter((file) => file !== 'tokens.css' && file !== 'print.css').flatMap((file) => [...styles(file).matchAll(/#[0-9a-f]{3,8}\b(?=[^{}]*;)/gi)].map(([colour]) => `${file}: ${colour}`));
  assert.deepEqual(own.filter((found) => !/: #000$/.test(found)), [], 'masks use plain black, which is no colour');
});

test('sides are named by the direction of reading: no left, right, width or height in any style sheet', () => {
  const sided = /(?<![\w.-])(?:(?:margin|padding|border)-(?:left|right|top|bottom)|(?:min-|max-)?(?:width|height)|left|right|top|bottom|text-align:\s*(?:left|right)|float:\s*(?:left|right))\s*:/;
  const found = readdirSync(folder).flatMap((file) => styles(file).split('\n').flatMap((line, index) => (sided.test(line.replace(/@media[^{]*/g, '').replace(/@container[^{]*/g, '')) ? [`${file}:${index + 1}`] : [])));
  assert.deepEqual(found, []);
});
