// The security policies, word for word, as pages carry them and as the server sends them: whoever loosens one changes this file, too.
// Imports Node's modules, the project's server and the files of this folder.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { serveFolder } from '../../scripts/serve.mjs';
import { dist, filesOf, textOf } from './dist.js';

const common = "default-src 'none'; img-src 'self' data:; connect-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self' blob:; style-src 'self'; manifest-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html tierwise";
const oneFile = "default-src 'none'; img-src data:; connect-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'; script-src HASHES 'wasm-unsafe-eval'; worker-src blob:; style-src HASHES; require-trusted-types-for 'script'; trusted-types lit-html tierwise";
const worker = "default-src 'none'; script-src 'wasm-unsafe-eval'; connect-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

/** The policy of a page, hashes left out. @param {string} path */
const policyOf = (path) => (/<meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(textOf(path))?.[1] ?? '').replace(/'sha256-[\w+/=]{44}'(?: 'sha256-[\w+/=]{44}')*/g, 'HASHES');

test('every page carries its policy, word for word', () => {
  assert.deepEqual(Object.fromEntries(filesOf(dist).filter((path) => path.endsWith('.html')).map((path) => [path, policyOf(path)])), {
    'site/builder.html': oneFile.replace("style-src HASHES; ", "style-src HASHES; frame-src 'self'; "),
    'site/embed.html': oneFile,
    'site/index.html': common,
    'site/method.html': common,
    'site/tierwise.html': oneFile,
    'tierwise.html': oneFile,
  });
});

test('the server sends what only a header can say, to every kind of file its own', async () => {
  const { server, address } = await serveFolder(join(dist, 'site'));
  try {
    const program = filesOf(join(dist, 'site')).find((path) => /assets\/worker_simd[^/]*\.js$/.test(path));
    const sent = async (/** @type {string} */ path) => (await fetch(address + path)).headers.get('content-security-policy');
    assert.deepEqual(await Promise.all(['', 'method.html', 'embed.html', 'tierwise.html', 'builder.html', 'sw.js', String(program)].map(sent)), [
      `${common}; frame-ancestors 'self'`, `${common}; frame-ancestors 'self'`, 'frame-ancestors *', 'frame-ancestors *', "frame-ancestors 'self'",
      "default-src 'none'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'", worker,
    ]);
    const { headers } = await fetch(address);
    assert.deepEqual(['x-content-type-options', 'referrer-policy', 'cross-origin-opener-policy'].map((name) => headers.get(name)), ['nosniff', 'no-referrer', 'same-origin']);
  } finally {
    server.close();
    server.closeAllConnections();
  }
});
