// The architecture check finds what it is there to find. Imports the check and Node's own modules.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { faultsOfCpp, faultsOfPage, faultsOfScript, unlistedSources } from '../../scripts/check-architecture.mjs';

const files = new Set(['wasm/core/cost.h', 'wasm/core/numeric/curve.h']);

/** @type {[string, string, string, RegExp][]} */
const refusedCpp = [
  ['Emscripten in the core', 'wasm/core/cost.cpp', '#include <emscripten/bind.h>\n', /only wasm\/bindings may/],
  ["the standard library's distributions", 'wasm/core/cost.cpp', '#include <random>\n', /may not use/],
  ['a header outside the core', 'wasm/core/cost.cpp', '#include "conversions.h"\n', /not in wasm\/core/],
  ['the domain in the numeric floor', 'wasm/core/numeric/curve.cpp', '#include "cost.h"\n', /numeric floor/],
  ['printing', 'wasm/core/cost.cpp', 'void f() { printf("x"); }', /never prints/],
  ['throwing', 'wasm/core/cost.cpp', 'void f() { throw 1; }', /never prints, throws/],
];
for (const [what, path, code, fault] of refusedCpp) {
  test(`refuses ${what}`, () => assert.match(faultsOfCpp(path, code, files).join('\n'), fault));
}

test('accepts the core including the core, the numeric floor and the standard library', () => {
  const code = '#include "cost.h"\n#include "numeric/curve.h"\n#include "schema.h"\n#include <vector>\n// throw printf(\n';
  assert.deepEqual(faultsOfCpp('wasm/core/cost.cpp', code, files), []);
});

/** @type {[string, string, string, RegExp][]} */
const refusedScripts = [
  ['the engine importing the state', 'web/engine/engine.js', "import { x } from '../state/hash.js';", /imports web\/state\/hash.js/],
  ['the state importing the elements', 'web/state/hash.js', "import '../ui/page.js';", /imports web\/ui\/page.js/],
  ["the elements importing the engine's insides", 'web/ui/page.js', "export * from '../engine/engine.js';", /imports web\/engine/],
  ['an unknown package', 'web/ui/page.js', "import x from 'left-pad';", /package left-pad/],
  ['the page in the state', 'web/state/hash.js', 'export const x = location.hash;', /has no page/],
  ['the page in the engine', 'web/engine/engine.js', "document.querySelector('p');", /has no page/],
  ['innerHTML', 'web/ui/page.js', 'element.innerHTML = text;', /innerHTML/],
  ['eval', 'web/ui/page.js', 'eval(text);', /eval/],
  ['document.write', 'web/ui/page.js', 'document.write(text);', /document.write/],
  ['the network', 'web/app/main.js', "fetch('x');", /fetch/],
];
for (const [what, path, code, fault] of refusedScripts) {
  test(`refuses ${what}`, () => assert.match(faultsOfScript(path, code).join('\n'), fault));
}

test('accepts the arrows from the elements to the state and from the page to the client', () => {
  assert.deepEqual(faultsOfScript('web/ui/page.js', "import { t } from '../state/messages.js'; // innerHTML"), []);
  assert.deepEqual(faultsOfScript('web/app/main.js', "import { x } from '../engine/client.js';"), []);
});

test('refuses inline code, inline styles and addresses elsewhere in a page', () => {
  assert.deepEqual(faultsOfPage('<p onclick="x()">'), ['has an inline event handler']);
  assert.deepEqual(faultsOfPage('<p style="color: red">'), ['has an inline style']);
  assert.deepEqual(faultsOfPage('<script>x()</script>'), ['has an inline script']);
  assert.deepEqual(faultsOfPage('<img src="//elsewhere.example/x.png">'), ['loads something from elsewhere']);
  assert.deepEqual(faultsOfPage('<script type="module" src="main.js"></script>'), []);
});

test('finds a source file that the build does not list', () => {
  assert.deepEqual(unlistedSources('wasm/core/', 'a.cpp # b.cpp', ['wasm/core/a.cpp', 'wasm/core/b.cpp']), ['wasm/core/b.cpp']);
});
