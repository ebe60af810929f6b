// The method page: whoever doubts a number can follow it to the formula, to the source, to the file and to the test.
// Imports what the build makes the page with, the page's map from figures to passages, the data, and Node's own modules.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { METRIC_NAMES } from '../../build/generated/schema.js';
import { CLAIMS, INPUT_DEFAULTS, SOURCES } from '../../build/generated/benchmarks.js';
import { anchorOf, deadLinks, methodParts, sectionsOf } from '../../scripts/method_page.mjs';
import { defaultsTable, inputTitle, sourcesTable, statementsTable } from '../../scripts/method_tables.mjs';
import { readData } from '../../wasm/data/generator/read.mjs';
import { judged } from '../../wasm/data/measures.mjs';
import { claimAnchor, defaultAnchor, inputAnchor, methodLink, metricAnchors, partAnchors, sourceAnchor } from '../../web/state/origins.js';

const root = new URL('../../', import.meta.url);
const markdown = readFileSync(new URL('METHOD.md', root), 'utf8');
const data = readData();
const sources = new Set(data.sources.sources.map((/** @type {any} */ source) => source.id));
const tables = { defaults: defaultsTable(data), sources: sourcesTable(data), statements: statementsTable(data) };

/** @param {string} text */
const partsOf = (text) => methodParts(text, { tables, sources });
const page = partsOf(markdown);
const anchors = new Set(page.anchors);

/** Every anchor that the calculator links to. @returns {[what: string, anchor: string][]} */
const linked = () => [
  ...METRIC_NAMES.map((id) => /** @type {[string, string]} */ ([`metric ${id}`, metricAnchors[id]])),
  ...Object.entries(partAnchors).map(([part, anchor]) => /** @type {[string, string]} */ ([`part ${part}`, anchor])),
  ...INPUT_DEFAULTS.map(({ id, group }) => /** @type {[string, string]} */ ([`input ${id}`, inputAnchor(id, group)])),
  ...INPUT_DEFAULTS.map(({ id }) => /** @type {[string, string]} */ ([`default ${id}`, defaultAnchor(id)])),
  ...SOURCES.map(({ id }) => /** @type {[string, string]} */ ([`source ${id}`, sourceAnchor(id)])),
  ...CLAIMS.map(({ id }) => /** @type {[string, string]} */ ([`claim ${id}`, claimAnchor(id)])),
];

test('every figure, verdict, input, source and claim of the calculator leads to a passage that is there', () => {
  for (const [what, anchor] of linked()) assert.ok(anchors.has(anchor), `${what}: nothing has the anchor ${anchor}`);
  assert.equal(methodLink('words'), 'method.html#words');
});

test('every passage that a figure leads to says where it is computed and which test checks it', () => {
  const sections = sectionsOf(markdown);
  const owed = new Set(linked().map(([, anchor]) => anchor.split('--')[0]).filter((anchor) => sections.has(anchor)));
  assert.ok(owed.size >= 10, [...owed].join());
  for (const anchor of owed) assert.match(sections.get(anchor) ?? '', /(?:\*\*Where it is checked\.\*\*|\| command \|)[\s\S]*`tests\/[^`]+`/, anchor);
});

test('every file that METHOD.md names is there', () => {
  const named = [...markdown.matchAll(/`((?:wasm|web|tests|scripts)\/[\w./-]+)`/g)].map((match) => match[1]);
  assert.ok(named.length > 50, `${named.length} files`);
  for (const path of new Set(named)) assert.ok(existsSync(new URL(path, root)), `${path} is not there`);
});

test('no link inside the page is dead, and a dead one would be noticed', () => {
  assert.deepEqual(deadLinks(page.text + page.contents), []);
  assert.deepEqual(deadLinks('<p id="a"><a href="#a">a</a> <a href="#b">b</a></p>'), ['b']);
  assert.deepEqual(deadLinks(partsOf('## 1. Here\n\nSee section 1, choice 9 and T01.').text), ['choice-9', 'source-T01']);
});

test('an anchor keeps its name when a section gets another number, and no two are the same', () => {
  assert.equal(anchorOf('8. Sales: three lenses'), anchorOf('11. Sales: three lenses'));
  assert.equal(page.anchors.length, anchors.size);
  assert.throws(() => partsOf('## 1. Twice\n\n## 2. Twice\n'), /twice is there twice/);
});

test('the text brings no markup of its own', () => {
  assert.throws(() => partsOf('## A\n\n<script>alert(1)</script>\n'), /is no tag of this page/);
  assert.throws(() => partsOf('## A\n\n[away](javascript:alert(1))\n'), /the page has no/);
  assert.doesNotMatch(partsOf('## A\n\n[code](ARCHITECTURE.md)\n').text, /href="ARCH/);
  assert.match(partsOf('## A\n\n    a < b & "c"\n').text, /a &lt; b &amp; &quot;c&quot;/);
  assert.doesNotMatch(page.text, /<script|<style|\son\w+=|\sstyle=|javascript:/);
});

test('every claim of the article has its verdict and exactly its sources', () => {
  const evidence = new Map([...markdown.matchAll(/^### <a id="claim-(\w+)"><\/a>[^\n]*\n([\s\S]*?)(?=^#|^\*\*Where)/gm)].map(([, id, text]) => [id, text]));
  assert.deepEqual([...evidence.keys()], data.claims.claims.map((/** @type {any} */ claim) => claim.id));
  for (const claim of data.claims.claims) {
    const text = evidence.get(claim.id) ?? '';
    assert.equal(text.match(/\*\*(\w+)\b/)?.[1].toLowerCase(), claim.verdict, claim.id);
    assert.deepEqual([...new Set(text.match(/\b[A-Z]\d{2}\b/g))].sort(), [...claim.sources].sort(), claim.id);
  }
});

test('every source and every default has a row, with all that rests on it', () => {
  for (const id of sources) assert.ok(anchors.has(sourceAnchor(id)), id);
  for (const { id } of INPUT_DEFAULTS) assert.doesNotMatch(inputTitle(id), /^ui\.|\.\w/, id);
  const row = tables.sources.split('\n').find((line) => line.includes('id="source-I09"')) ?? '';
  for (const id of ['total_per_tracked_creators', 'ads_sales_ratio']) assert.ok(row.includes(`#${defaultAnchor(id)}`), id);
  assert.match(row, /#statement-long_term_index/);
  assert.match(row, /#claim-adverts/);
});

test('the page prints the figures that the formulas give, and says which printed ones do not come out', () => {
  const wrong = data.statements.statements.flatMap((/** @type {any} */ s) => s.claims).filter((/** @type {any} */ claim) => judged(claim).agrees === false);
  assert.equal(tables.statements.match(/class="wrong-row"/g)?.length, wrong.length);
  assert.match(tables.statements, /Worked out again: 67\.5327, printed: 97\./);
  const changed = structuredClone(data);
  Object.assign(changed.statements.statements[0].claims[0].inputs, { cost: 3000 });
  const rows = statementsTable(changed).split('\n');
  assert.match(rows.find((line) => line.includes('cost 3,000')) ?? '', /<td>20<\/td><td>30<\/td>.*does not agree/);
});

test('the method page stays light', () => {
  const bytes = gzipSync(page.text + page.contents, { level: 9 }).length;
  assert.ok(bytes < 64 * 1024, `${bytes} bytes packed`);
});
