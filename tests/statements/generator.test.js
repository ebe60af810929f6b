// What the generator refuses and what it writes. Imports the generator and Node's own modules.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { generate, writeChanged } from '../../wasm/data/generate.mjs';
import { problemsOf } from '../../wasm/data/generator/check.mjs';
import { benchmarksHeader, schemaHeader } from '../../wasm/data/generator/cpp.mjs';
import { readData } from '../../wasm/data/generator/read.mjs';

const kGenerator = fileURLToPath(new URL('../../wasm/data/generate.mjs', import.meta.url));
const data = readData();
const directory = mkdtempSync(join(tmpdir(), 'benchmarks-'));
after(() => rmSync(directory, { recursive: true }));

/** @param {any} d @param {string} id */
const input = (d, id) => d.benchmarks.inputs.find((/** @type {any} */ i) => i.id === id);
/** @param {any} d @param {string} id */
const format = (d, id) => d.benchmarks.formats.find((/** @type {any} */ f) => f.id === id);
/** @param {any} d @param {string} id */
const scheme = (d, id) => d.benchmarks.schemes.find((/** @type {any} */ s) => s.id === id);

/** @type {[string, (d: any) => void, RegExp][]} */
const broken = [
  ['a source that is not in the register', (d) => input(d, 'aov').sources.push('Z99'), /input aov: unknown source Z99/],
  ['a source removed from the register', (d) => { d.sources.sources = d.sources.sources.filter((/** @type {any} */ s) => s.id !== 'F15'); }, /input aov: unknown source F15/],
  ['a source nobody cites', (d) => d.sources.sources.push({ ...d.sources.sources[0], id: 'Z01' }), /source Z01: cited nowhere/],
  ['a source twice in the register', (d) => d.sources.sources.push({ ...d.sources.sources[0] }), /source T01: duplicate id/],
  ['a source without a year', (d) => { d.sources.sources[0].year = null; }, /source T01: no year/],
  ['a source with an unknown grade', (d) => { d.sources.sources[0].grade = 'E'; }, /source T01: unknown grade E/],
  ['a source with a bad address', (d) => { d.sources.sources[0].url = 'javascript:alert(1)'; }, /source T01: bad url/],
  ['a source without address or reason', (d) => { Object.assign(d.sources.sources[0], { url: null, note: '' }); }, /source T01: bad url/],
  ['a published figure without a source', (d) => { input(d, 'sales_per_spend').sources = []; }, /input sales_per_spend: published without a source/],
  ['an interpolated figure without a source', (d) => { input(d, 'cvr').sources = []; }, /input cvr: interpolated without a source/],
  ['an interpolated figure without a year', (d) => { input(d, 'cvr').year = null; }, /input cvr: interpolated without a year/],
  ['a cited source in a judgement without a year', (d) => { input(d, 'overlap').year = null; }, /input overlap: sources without a year/],
  ['a year out of reach', (d) => { input(d, 'cvr').year = 20200; }, /input cvr: bad year 20200/],
  ['an unknown kind', (d) => { input(d, 'cvr').kind = 'guess'; }, /input cvr: unknown kind guess/],
  ['a figure without a note', (d) => { input(d, 'cvr').note = ' '; }, /input cvr: no note/],
  ['low above median', (d) => { input(d, 'aov').low = 73; }, /input aov: low above median/],
  ['median above high', (d) => { input(d, 'aov').high = 71; }, /input aov: median above high/],
  ['a value below its minimum', (d) => { input(d, 'total_per_tracked_ads').low = 0.5; }, /input total_per_tracked_ads: low below minimum/],
  ['a value above its maximum', (d) => { input(d, 'aov').high = 2e6; }, /input aov: high above maximum/],
  ['a range that starts at 0', (d) => { input(d, 'hours_per_creator').low = 0; }, /input hours_per_creator: a range cannot start at 0/],
  ['a share that ends at 1', (d) => { input(d, 'incremental_share').high = 1; }, /input incremental_share: a range of shares cannot end at 1/],
  ['a share with room above 1', (d) => { input(d, 'cvr').max = 2; }, /input cvr: share above 1/],
  ['a minimum below 0', (d) => { input(d, 'aov').min = -1; }, /input aov: minimum below 0/],
  ['a number that is not finite', (d) => { input(d, 'aov').high = Infinity; }, /input aov: a number is missing/],
  ['a number written as text', (d) => { input(d, 'aov').low = '45'; }, /input aov: a number is missing/],
  ['an unknown unit', (d) => { input(d, 'aov').unit = 'dollar'; }, /input aov: unknown unit dollar/],
  ['an unknown group', (d) => { input(d, 'aov').group = 'sale'; }, /input aov: unknown group sale/],
  ['an unknown shape', (d) => { input(d, 'aov').shape = 'normal'; }, /input aov: unknown shape normal/],
  ['an unknown key', (d) => { input(d, 'aov').lo = 45; }, /input aov: unknown key lo/],
  ['an input twice', (d) => d.benchmarks.inputs.push({ ...d.benchmarks.inputs[0] }), /input aov: duplicate id/],
  ['two inputs exchanged', (d) => d.benchmarks.inputs.reverse(), /inputs: not those of the schema, in its order/],
  ['a curve with a point missing', (d) => {
    d.benchmarks.inputs = d.benchmarks.inputs.filter((/** @type {any} */ i) => i.id !== 'price.x_post.micro');
    d.schema.enums.input = d.schema.enums.input.filter((/** @type {string} */ id) => id !== 'price.x_post.micro');
  }, /input price.x_post.mid: the points of a curve must stand together/],
  ['a published figure that differs from the print', (d) => { input(d, 'sales_per_spend').median = 2.5; }, /input sales_per_spend: median does not agree with the source/],
  ['a published figure without the print', (d) => { delete input(d, 'sales_per_spend').as_published; }, /published without as_published/],
  ['percent taken for a fraction', (d) => { Object.assign(input(d, 'reach.x_post.nano'), { low: 1.303, median: 11.53, high: 107.2 }); }, /reach.x_post.nano: median does not agree/],
  ['quartiles taken for 10 % and 90 % points', (d) => { input(d, 'reach.x_post.nano').low = 0.0366; }, /reach.x_post.nano: low does not agree/],
  ['a click rate without its basis', (d) => { delete input(d, 'ctr_x_post').click_basis; }, /input ctr_x_post: click_basis belongs to click rates/],
  ['a click rate on another basis than its format', (d) => { input(d, 'ctr_x_post').click_basis = 'views'; }, /format x_post: click_basis differs/],
  ['a format without a platform', (d) => { format(d, 'x_post').platform = 'myspace'; }, /format x_post: unknown platform myspace/],
  ['a format with an unknown curve', (d) => { format(d, 'x_post').reach = 'reach.x_posts'; }, /format x_post: unknown curve reach.x_posts/],
  ['a platform with two main formats', (d) => { Object.assign(format(d, 'instagram_reel'), { main: true, price_ratio: null }); }, /platform instagram: 2 main formats/],
  ['views limited to followers', (d) => { format(d, 'x_post').followers_only = true; }, /format x_post: views are not limited to followers/],
  ['tier bounds that fall', (d) => { scheme(d, 'izea').tiers[2].lower = 1; }, /scheme izea: bounds do not increase/],
  ['two tiers of one name', (d) => { scheme(d, 'izea').tiers[2].label = 'nano'; }, /scheme izea: duplicate label nano/],
  ['a tier with an unknown name', (d) => { scheme(d, 'izea').tiers[2].label = 'meso'; }, /scheme izea: unknown label meso/],
  ['an industry that borrows an unknown input', (d) => { d.benchmarks.industries.entries[1].borrowed = ['order_value']; }, /industry beauty: unknown input order_value/],
  ['a package with a format of another platform', (d) => { d.benchmarks.packages.default.x = { tiktok_video: 1 }; }, /package default.x: tiktok_video is not a format of x/],
  ['a package with half a post', (d) => { d.benchmarks.packages.default.x = { x_post: 0.5 }; }, /package default.x: bad count of x_post/],
  ['a statement without a source', (d) => { d.statements.statements[0].sources = []; }, /no source/],
  ['a statement twice', (d) => d.statements.statements.push(d.statements.statements[0]), /duplicate id/],
  ['an article’s claim with an unknown verdict', (d) => { d.claims.claims[0].verdict = 'maybe'; }, /claim limit: unknown verdict maybe/],
  ['an article’s claim without a source', (d) => { d.claims.claims[0].sources = []; }, /claim limit: no source/],
  ['an article’s claim with a source that is not in the register', (d) => { d.claims.claims[0].sources = ['Z99']; }, /claim limit: unknown source Z99/],
  ['a claim with an unknown verdict', (d) => { d.statements.statements[0].claims[0].verdict = 'maybe'; }, /unknown verdict maybe/],
  ['a claim that must agree with nothing', (d) => { d.statements.statements[0].claims[0].printed = null; }, /only a forward claim has no printed value/],
  ['an enum with a name twice', (d) => d.schema.enums.platform.push('x'), /enum platform: duplicate x/],
  ['an enum with a name that is no name', (d) => d.schema.enums.metric.push('1st'), /enum metric: bad name 1st/],
  ['an enum missing', (d) => { delete d.schema.enums.metric; }, /schema enums: metric is missing/],
  ['limits in the wrong order', (d) => { d.schema.limits.draws_min = 1e6; }, /limit draws_min: not below draws_max/],
  ['a reading of the evidence out of order', (d) => d.evidence.readings.reverse(), /evidence: not the readings of the schema, in its order/],
  ['a reading without a known source', (d) => { d.evidence.readings[1].sources = ['Z99']; }, /evidence nano_edge: unknown source Z99/],
  ['a reading that says nothing', (d) => { d.evidence.readings[1].effects = []; }, /evidence nano_edge: only neutral and own have no effects/],
  ['a reading for an unknown platform', (d) => { d.evidence.readings[4].platforms = ['myspace']; }, /evidence flat_tiktok_reach: unknown platform myspace/],
  ['a reading with an unknown quantity', (d) => { d.evidence.readings[1].effects[0].quantity = 'luck'; }, /evidence nano_edge luck: unknown quantity/],
  ['a reading with a multiplier of 0', (d) => { d.evidence.readings[1].effects[0].multipliers.macro = 0; }, /evidence nano_edge conversion: bad multiplier for macro/],
  ['a reading with a size missing', (d) => { delete d.evidence.readings[1].effects[0].multipliers.mega; }, /evidence nano_edge conversion multipliers: mega is missing/],
  ['a reading without a derivation', (d) => { d.evidence.readings[1].effects[0].note = ''; }, /evidence nano_edge conversion: no note/],
  ['a source of a reading removed from the register', (d) => { d.sources.sources = d.sources.sources.filter((/** @type {any} */ s) => s.id !== 'J05'); }, /evidence inverted_u: unknown source J05/],
  ['a starting point with an unknown goal', (d) => { d.presets.presets[0].goal = 'fame'; }, /preset awareness: unknown goal fame/],
  ['a starting point with a package that is none', (d) => { d.presets.presets[0].package = 'viral'; }, /preset awareness: unknown package/],
  ['a starting point with half a post', (d) => { d.presets.presets[2].package.main_posts = 0.5; }, /preset nano_seeding: unknown package/],
  ['a starting point with a tier of another scheme', (d) => { d.presets.presets[3].options.push('nano'); }, /preset article: nano is no tier of its scheme/],
  ['a starting point that sets an unknown figure', (d) => { d.presets.presets[2].inputs[1].id = 'goods'; }, /preset nano_seeding input goods: unknown input/],
  ['a starting point with a figure out of bounds', (d) => { d.presets.presets[2].inputs[3].high = 1; }, /preset nano_seeding input completion: a range of shares cannot end at 1/],
  ['a figure of a starting point without a source', (d) => { d.presets.presets[2].inputs[1].sources = []; }, /preset nano_seeding input product_cost: published without a source/],
  ['a starting point without a reason', (d) => { d.presets.presets[1].note = ''; }, /preset sales: no note/],
  ['curve points that do not increase', (d) => d.schema.curve.followers.reverse(), /curve: followers do not increase/],
];

for (const [what, breakIt, expected] of broken) {
  test(`refuses ${what}`, () => {
    const copy = structuredClone(data);
    breakIt(copy);
    assert.match(problemsOf(copy).join('\n'), expected);
  });
}

test('writes the same text every time', () => {
  assert.deepEqual(generate(readData()), generate(data));
});

test('rewrites only files whose text changed', () => {
  const target = join(directory, 'changed');
  const files = generate(data);
  assert.deepEqual(writeChanged(files, target).toSorted(), ['benchmarks.h', 'benchmarks.js', 'inputs.js', 'presets.js', 'schema.h', 'schema.js']);
  const old = new Date(2000, 0, 1);
  for (const name of Object.keys(files)) utimesSync(join(target, name), old, old);
  assert.deepEqual(writeChanged({ ...files, 'schema.js': `${files['schema.js']}\n` }, target), ['schema.js']);
  assert.equal(statSync(join(target, 'schema.h')).mtime.getFullYear(), 2000);
});

test('the C++ defaults read back to the same numbers', () => {
  const header = benchmarksHeader(data);
  const rows = [...header.matchAll(/\/\/ (\S+): \w+, \w+\n {4}\{([^}]+), Shape::(\w+)\}/g)];
  assert.equal(rows.length, data.benchmarks.inputs.length);
  rows.forEach(([, id, numbers, shape], index) => {
    const expected = data.benchmarks.inputs[index];
    assert.equal(id, expected.id);
    assert.equal(shape, expected.shape);
    assert.deepEqual(numbers.split(', ').map(Number), [expected.low, expected.median, expected.high, expected.min, expected.max]);
    for (const number of numbers.split(', ')) assert.match(number, /[.e]/, `${id}: ${number} is not a double literal`);
  });
});

test('C++ enumerators are numbered in the order of the schema, with dots as underscores', () => {
  const header = schemaHeader(data);
  data.schema.enums.input.forEach((/** @type {string} */ id, /** @type {number} */ index) => {
    assert.ok(header.includes(`  ${id.replaceAll('.', '_')} = ${index},\n`), id);
  });
  assert.match(header, /enum class Goal : int \{\n {2}reach = 0,\n {2}engagement = 1,\n {2}return_ = 2,\n\}/);
  assert.doesNotMatch(header, /enum class Shape/);
});

test('the modules carry the same data', async () => {
  const target = join(directory, 'modules');
  execFileSync(process.execPath, [kGenerator, target]);
  const schema = await import(pathToFileURL(join(target, 'schema.js')).href);
  const benchmarks = await import(pathToFileURL(join(target, 'benchmarks.js')).href);
  const { PRESETS } = await import(pathToFileURL(join(target, 'presets.js')).href);
  assert.deepEqual(PRESETS, data.presets.presets);
  assert.deepEqual(schema.INPUT_NAMES, data.schema.enums.input);
  assert.deepEqual(schema.METRIC_NAMES, data.schema.enums.metric);
  assert.deepEqual(schema.CODE_NAMES, data.schema.enums.code);
  assert.deepEqual(schema.LIMITS, data.schema.limits);
  assert.deepEqual(schema.UNITS, data.schema.units);
  assert.deepEqual(benchmarks.INPUT_DEFAULTS, data.benchmarks.inputs);
  assert.deepEqual(benchmarks.TIER_SCHEMES, data.benchmarks.schemes);
  const cited = new Set([...data.benchmarks.inputs, ...data.benchmarks.schemes, data.benchmarks.industries.reference, ...data.benchmarks.industries.entries, ...data.evidence.readings, ...data.presets.presets, ...data.presets.presets.flatMap((/** @type {any} */ preset) => preset.inputs)].flatMap((entry) => entry.sources));
  assert.deepEqual(benchmarks.SOURCES, data.sources.sources.filter((/** @type {any} */ source) => cited.has(source.id)));
  assert.deepEqual(benchmarks.CLAIMS.map((/** @type {any} */ claim) => claim.id), data.claims.claims.map((/** @type {any} */ claim) => claim.id));
  assert.deepEqual(benchmarks.EVIDENCE_READINGS, data.evidence.readings);
  assert.equal(benchmarks.MAIN_FORMATS.instagram, 'instagram_feed');
  assert.equal(benchmarks.INDUSTRIES[0].multiplier, data.benchmarks.industries.entries[0].rate / 0.0185);
  assert.equal(readFileSync(join(target, 'schema.h'), 'utf8'), schemaHeader(data));
});

test('asks for one output directory', () => {
  for (const args of [[], ['--help'], ['a', 'b']]) {
    const { status, stderr } = spawnSync(process.execPath, [kGenerator, ...args], { encoding: 'utf8', cwd: directory });
    assert.equal(status, 2);
    assert.match(stderr, /usage/);
  }
});
