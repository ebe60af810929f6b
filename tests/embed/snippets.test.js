// What editors paste, and what blogs find by themselves.
import assert from 'node:assert/strict';
import test from 'node:test';
import { oEmbed, placedFiles } from '../../scripts/outputs/share.mjs';
import { frameSnippet, hostedFolder, loaderSnippet, pictureSnippet } from '../../web/embed/snippets.js';

const wanted = { address: 'https://example.org/t/', scenario: 'v=1&budget=5000', title: 'A "title" <b>', height: 700 };

test('a frame alone needs nothing else', () => {
  assert.equal(frameSnippet(wanted), '<iframe title="A &quot;title&quot; &lt;b&gt;" loading="lazy" width="100%" height="700" style="border:0" src="https://example.org/t/embed.html#v=1&amp;budget=5000"></iframe>');
});

test('a placeholder has a link for readers without scripts, and the loader is pinned when asked', () => {
  const more = { link: 'https://example.org/t/index.html#v=1', linkText: 'Open <it>', integrity: null };
  assert.equal(
    loaderSnippet({ ...wanted, ...more }),
    '<div data-tierwise="v=1&amp;budget=5000" data-title="A &quot;title&quot; &lt;b&gt;" data-height="700"><a href="https://example.org/t/index.html#v=1">Open &lt;it&gt;</a></div>\n<script async src="https://example.org/t/embed.js"></script>',
  );
  assert.match(loaderSnippet({ ...wanted, ...more, integrity: 'sha384-abc' }), /<script async src="[^"]+" integrity="sha384-abc" crossorigin="anonymous"><\/script>$/);
});

test('a picture has a link around it and says what it shows', () => {
  assert.equal(pictureSnippet({ picture: 'https://example.org/p.png', link: 'https://example.org/', alt: 'A & B' }), '<a href="https://example.org/"><img src="https://example.org/p.png" alt="A &amp; B" width="600" style="max-width:100%;height:auto"></a>');
});

test('only addresses on the web are places to put the calculator', () => {
  assert.deepEqual(
    ['https://example.org', 'https://example.org/t', 'https://example.org/t/', 'https://example.org/t/builder.html?x#y', ' http://localhost:8000/ '].map(hostedFolder),
    ['https://example.org/', 'https://example.org/t/', 'https://example.org/t/', 'https://example.org/t/', 'http://localhost:8000/'],
  );
  for (const text of ['', 'example.org', 'file:///home/t/builder.html', 'javascript:alert(1)', 'data:text/html,x', 'ftp://example.org/']) assert.equal(hostedFolder(text), null, text);
});

test('a site that knows its address tells blogs how to show the widget; one that does not stays silent', () => {
  const page = new TextEncoder().encode('<head><meta property="og:image" content="social.png">\n</head>');
  const placed = placedFiles(new Map([['index.html', page]]), 'https://example.org/t/');
  const text = (/** @type {string} */ path) => new TextDecoder().decode(placed.get(path));
  assert.match(text('index.html'), /content="https:\/\/example\.org\/t\/social\.png"/);
  assert.match(text('index.html'), /<link rel="alternate" type="application\/json\+oembed" [^>]*href="https:\/\/example\.org\/t\/oembed\.json">\n<\/head>/);
  assert.deepEqual(JSON.parse(text('oembed.json')), oEmbed('https://example.org/t/'));
  assert.deepEqual([...placedFiles(new Map([['index.html', page]]), '').keys()].sort(), ['index.html', 'social.png']);
  assert.throws(() => placedFiles(new Map(), 'nonsense'), /no address/);
});
