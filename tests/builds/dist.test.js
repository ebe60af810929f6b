// What is in dist/: every file listed with its hashes, compressed copies true, one file that needs no other, no address that
// depends on where the site lies. Imports Node's modules and the files of this folder.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { bytesOf, dist, filesOf, textOf } from './dist.js';

const files = filesOf(dist);
const compressed = files.filter((path) => /\.(?:br|gz)$/.test(path));
/** @type {{version: string, files: {path: string, bytes: number, sha256: string, integrity: string}[]}} */
const manifest = JSON.parse(textOf('manifest.json'));
const pages = files.filter((path) => path.endsWith('.html'));

/** @param {Uint8Array | string} contents @param {string} algorithm @param {'hex' | 'base64'} digits */
const digest = (contents, algorithm, digits) => createHash(algorithm).update(contents).digest(digits);

/** @param {string} page */
const policyOf = (page) => /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(page)?.[1] ?? '';

/** The texts of a page's inline elements. @param {string} page @param {'script' | 'style'} name */
const inline = (page, name) => [...page.matchAll(new RegExp(`<${name}>([^]*?)</${name}>`, 'g'))].map(([, text]) => text);

test('the manifest names every file with its size and its hashes, and nothing else', () => {
  const uncompressed = files.filter((path) => !compressed.includes(path) && path !== 'manifest.json');
  assert.deepEqual(manifest.files.map(({ path }) => path), uncompressed);
  for (const { path, bytes, sha256, integrity } of manifest.files) {
    const contents = bytesOf(path);
    assert.equal(contents.length, bytes, path);
    assert.equal(digest(contents, 'sha256', 'hex'), sha256, path);
    assert.equal(`sha384-${digest(contents, 'sha384', 'base64')}`, integrity, path);
  }
});

test('every script, style and page lies there compressed twice as well, with the same contents; the service worker and its kill switch never', () => {
  const workers = files.filter((path) => /(?:^|\/)sw\.js/.test(path));
  assert.deepEqual(workers, ['site/kill-switch/sw.js', 'site/sw.js'], 'a copy that was forgotten would go on sending the worker that was to end');
  const texts = files.filter((path) => /\.(?:html|js|css)$/.test(path) && !path.startsWith('package/') && !workers.includes(path));
  for (const path of texts) {
    assert.deepEqual(brotliDecompressSync(bytesOf(`${path}.br`)), bytesOf(path), `${path}.br`);
    assert.deepEqual(gunzipSync(bytesOf(`${path}.gz`)), bytesOf(path), `${path}.gz`);
  }
});

test('no page asks for an address that depends on where the site lies, or for anything elsewhere', () => {
  for (const path of pages) {
    const markup = textOf(path).replace(/<(script|style)>[^]*?<\/\1>/g, '');
    const loaded = [...markup.matchAll(/<(?:script|link|img|iframe)\b[^>]*?\b(?:src|href)="([^"]*)"/g)].map(([, address]) => address);
    for (const address of loaded) assert.match(address, /^(?:data:|assets\/|[\w-]+\.\w+$)/, `${path}: ${address}`);
  }
});

test('every page has a policy that lets nothing out and turns no text into markup or code', () => {
  assert.ok(pages.length >= 3, String(pages));
  for (const path of pages) {
    const page = textOf(path);
    const policy = policyOf(page);
    for (const part of ["default-src 'none'", "connect-src 'none'", "form-action 'none'", "base-uri 'none'", "require-trusted-types-for 'script'"]) assert.ok(policy.includes(part), `${path}: ${part}`);
    assert.doesNotMatch(policy, /unsafe-inline|'unsafe-eval'|https?:|\*/, path);
    assert.ok(page.indexOf('Content-Security-Policy') < Math.min(...['<script', '<style', '<link'].map((tag) => page.indexOf(tag)).filter((at) => at >= 0)), `${path}: before anything it applies to`);
  }
});

test('the one file’s policy names the hash of each of its scripts and styles and trusts no address', () => {
  const page = textOf('tierwise.html');
  const policy = policyOf(page);
  const scripts = inline(page, 'script');
  const styles = inline(page, 'style');
  assert.ok(scripts.length >= 4 && styles.length === 1);
  for (const text of [...scripts, ...styles]) assert.ok(policy.includes(`'sha256-${digest(text, 'sha256', 'base64')}'`), text.slice(0, 60));
  assert.equal(policy.match(/sha256-/g)?.length, scripts.length + styles.length, 'and no other hash');
  assert.doesNotMatch(policy, /'self'/);
  assert.equal(/<script\s[^>]*\bsrc=|<link rel="stylesheet"/.exec(page)?.[0], undefined);
});

test('the one file holds the engine three times, the method, and every language', () => {
  const page = textOf('tierwise.html');
  for (const build of ['simd', 'scalar', 'js']) assert.ok(page.includes(`.${build} = function tierwiseProgram(`), build);
  assert.ok(/<template id="method-page">[^]*id="source-[^]*<\/template>/.test(page), 'the method with its sources');
  const languages = files.flatMap((path) => /assets\/lang-([a-z]+)-\w+\.js$/.exec(path)?.[1] ?? []);
  assert.ok(languages.length > 0);
  for (const language of languages) assert.ok(page.includes(`(globalThis.tierwiseCatalogues??={}).${language}=`), language);
});
