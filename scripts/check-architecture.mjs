// Checks that every include and import follows the arrows of ARCHITECTURE.md, and that the page has no unsafe sinks.
// Imports Node's own modules. Usage: node scripts/check-architecture.mjs (exit status 1 and one line per fault)
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, extname, join, posix } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const kRoot = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Standard headers the core may not use: input and output, clocks, threads, and distributions that differ by vendor. */
const kForbiddenHeaders = new Set([
  'chrono', 'cstdio', 'cstdlib', 'ctime', 'filesystem', 'fstream', 'future', 'iostream', 'istream', 'mutex', 'ostream',
  'random', 'sstream', 'stdio.h', 'stdlib.h', 'thread', 'time.h',
]);

/** Headers the build writes from wasm/data. */
const kGeneratedHeaders = new Set(['schema.h', 'benchmarks.h']);

const kForbiddenInCore = [/\bthrow\b/, /\bcatch\s*\(/, /\bprintf\s*\(/, /\bstd::c(?:out|err|log)\b/, /\babort\s*\(/, /\bexit\s*\(/];

/**
 * What each folder of JavaScript may import: folders or files of this project, and packages. First match by path wins.
 * @type {{folder: string, may: string[], packages: RegExp, dom: boolean, fetches?: boolean}[]}
 */
const kRooms = [
  { folder: 'web/engine/', may: ['web/engine/', 'build/generated/', 'build/wasm/'], packages: /^node:/, dom: false },
  {
    folder: 'web/state/',
    may: ['web/state/', 'web/engine/index.js', 'web/engine/client.js', 'web/engine/validate.js', 'build/generated/'],
    packages: /^$/,
    dom: false,
  },
  { folder: 'web/offline/', may: ['web/offline/'], packages: /^$/, dom: false, fetches: true },
  { folder: 'web/ui/', may: ['web/ui/', 'web/state/', 'build/generated/'], packages: /^(?:lit|d3-)/, dom: true },
  {
    folder: 'web/app/',
    may: ['web/app/', 'web/ui/', 'web/state/', 'web/engine/index.js', 'web/engine/client.js', 'web/engine/pool.js', 'web/engine/simd.js', 'web/engine/inline.js', 'build/generated/'],
    packages: /^(?:lit|d3-)/,
    dom: true,
  },
  {
    folder: 'web/embed/',
    may: ['web/embed/', 'web/ui/', 'web/state/', 'web/engine/client.js', 'web/engine/inline.js', 'web/app/scripts.js', 'web/app/browser.js', 'build/generated/'],
    packages: /^lit$/,
    dom: true,
  },
];

/** Names of the page that code without a page must not touch (as free names, not as properties). */
const kDomNames = /(?<![.\w$'"-])(?:document|window|localStorage|sessionStorage|HTMLElement|customElements|getComputedStyle|history|location)(?=\s*[.([?])/;

/** Ways to turn text into markup or code, and ways to send something away. */
const kSinks = [
  ['innerHTML', /\binnerHTML\b/],
  ['outerHTML', /\bouterHTML\b/],
  ['insertAdjacentHTML', /\binsertAdjacentHTML\b/],
  ['document.write', /\bdocument\s*\.\s*write(?:ln)?\b/],
  ['srcdoc', /\bsrcdoc\b/],
  ['DOMParser', /\bDOMParser\b/],
  ['createContextualFragment', /\bcreateContextualFragment\b/],
  ['unsafeHTML', /\bunsafe(?:HTML|SVG|CSS|Static)\b/],
  ['eval', /(?<![.\w$])eval\s*\(/],
  ['Function constructor', /\bnew\s+Function\b/],
  ['timer with text', /\bset(?:Timeout|Interval)\s*\(\s*['"`]/],
  ['javascript: address', /javascript:/i],
  ['fetch', /(?<![.\w$])fetch\s*\(/],
  ['XMLHttpRequest', /\bXMLHttpRequest\b/],
  ['WebSocket', /\bnew\s+(?:WebSocket|EventSource)\b/],
  ['sendBeacon', /\bsendBeacon\b/],
  ['call from browser to browser', /\bRTCPeerConnection\b/],
  ['importScripts', /\bimportScripts\b/],
];

/**
 * Code without its comments; text inside quotes is kept. Line breaks stay where they were.
 * @param {string} code
 */
export function withoutComments(code) {
  const pattern = /\/\*[\s\S]*?\*\/|(?<![:\\/])\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"/g;
  return code.replace(pattern, (piece) => (piece.startsWith('/') ? piece.replace(/[^\n]/g, ' ') : piece));
}

/**
 * Faults of one C++ file of wasm/.
 * @param {string} path
 * @param {string} code
 * @param {ReadonlySet<string>} files every path of the project
 */
export function faultsOfCpp(path, code, files) {
  const faults = [];
  const bare = withoutComments(code);
  const inCore = path.startsWith('wasm/core/');
  const inNumeric = path.startsWith('wasm/core/numeric/');
  for (const [, open, name] of bare.matchAll(/^\s*#\s*include\s*([<"])([^>"]+)[>"]/gm)) {
    if (name.startsWith('emscripten') && !path.startsWith('wasm/bindings/')) faults.push(`includes <${name}>; only wasm/bindings may`);
    else if (!inCore) continue;
    else if (open === '<') {
      if (kForbiddenHeaders.has(name)) faults.push(`includes <${name}>, which the core may not use`);
      else if (!/^[a-z_0-9]+$/.test(name) && name !== 'wasm_simd128.h') faults.push(`includes <${name}>, which is not the C++ standard library`);
    } else if (inNumeric) {
      const known = /^musl\/tierwise_musl(_tables)?\.h$/.test(name) || (name.startsWith('numeric/') && files.has(`wasm/core/${name}`));
      if (!known) faults.push(`includes "${name}"; the numeric floor may include only numeric/ and musl/`);
    } else {
      const known = kGeneratedHeaders.has(name) || files.has(`wasm/core/${name}`);
      if (!known) faults.push(`includes "${name}", which is not in wasm/core`);
    }
  }
  if (inCore) {
    const words = bare.replace(/"(?:\\.|[^"\\\n])*"/g, '""');
    for (const pattern of kForbiddenInCore) {
      if (pattern.test(words)) faults.push(`contains ${words.match(pattern)?.[0]}: the core never prints, throws or ends the program`);
    }
  }
  return faults;
}

/**
 * Addresses that a JavaScript file imports.
 * @param {string} code
 */
function importsOf(code) {
  const pattern = /(?:\bfrom\s*|\bimport\s*\(\s*|^\s*import\s*)(['"])([^'"\n]+)\1/gm;
  return [...withoutComments(code).matchAll(pattern)].map((match) => match[2]);
}

/**
 * Faults of one JavaScript file of web/.
 * @param {string} path
 * @param {string} code
 */
export function faultsOfScript(path, code) {
  const faults = [];
  const room = kRooms.find(({ folder }) => path.startsWith(folder));
  if (!room) return ['is in no known room of web/'];
  for (const name of importsOf(code)) {
    if (name.startsWith('.')) {
      const target = posix.join(posix.dirname(path), name);
      if (!room.may.some((allowed) => target === allowed || (allowed.endsWith('/') && target.startsWith(allowed)))) {
        faults.push(`imports ${target}; ${room.folder} may not`);
      }
    } else if (!room.packages.test(name)) faults.push(`imports the package ${name}; ${room.folder} may not`);
  }
  const bare = withoutComments(code);
  for (const [name, pattern] of /** @type {[string, RegExp][]} */ (kSinks)) {
    if (pattern.test(bare) && !(room.fetches && name === 'fetch')) faults.push(`uses ${name}`);
  }
  const names = bare.replace(/'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"/g, "''");
  const dom = room.dom ? null : names.match(kDomNames);
  if (dom) faults.push(`uses ${dom[0]}; ${room.folder} has no page`);
  return faults;
}

/**
 * Faults of one HTML file of web/: code and styles belong in files of their own.
 * @param {string} page
 */
export function faultsOfPage(page) {
  const faults = [];
  const markup = page.replace(/<!--[\s\S]*?-->/g, '');
  if (/\son[a-z]+\s*=/i.test(markup)) faults.push('has an inline event handler');
  if (/\sstyle\s*=/i.test(markup) || /<style\b/i.test(markup)) faults.push('has an inline style');
  if (/<script\b(?![^>]*\bsrc=)/i.test(markup)) faults.push('has an inline script');
  if (/<(?:script|link|img|iframe)\b[^>]*\b(?:src|href)\s*=\s*["']?(?:https?:)?\/\//i.test(markup)) faults.push('loads something from elsewhere');
  return faults;
}

/**
 * Source files that a folder's CMakeLists.txt does not name.
 * @param {string} folder
 * @param {string} list the text of its CMakeLists.txt
 * @param {Iterable<string>} files
 */
export function unlistedSources(folder, list, files) {
  const named = new Set(list.replace(/#[^\n]*/g, '').match(/[\w./-]+\.(?:cpp|c)\b/g) ?? []);
  return [...files].filter((path) => path.startsWith(folder) && /\.(?:cpp|c)$/.test(path) && !named.has(path.slice(folder.length)));
}

/** Every file of the folders that hold code, as paths from the project's root. */
function projectFiles() {
  return ['wasm', 'web', 'tests'].flatMap((folder) =>
    readdirSync(join(kRoot, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      // Node 20 calls the folder `path`, later versions `parentPath`.
      .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(kRoot.length + 1).replaceAll('\\', '/')),
  );
}

function main() {
  const files = new Set(projectFiles());
  const read = (/** @type {string} */ path) => readFileSync(join(kRoot, path), 'utf8');
  /** @type {string[]} */
  const faults = [];
  let checked = 0;
  for (const path of files) {
    /** @type {string[] | null} */
    let found = null;
    const kind = extname(path);
    if (/^wasm\/(?:core|bindings)\//.test(path) && ['.h', '.cpp'].includes(kind)) found = faultsOfCpp(path, read(path), files);
    else if (path.startsWith('web/') && kind === '.js') found = faultsOfScript(path, read(path));
    else if (path.startsWith('web/') && kind === '.html') found = faultsOfPage(read(path));
    if (found === null) continue;
    checked += 1;
    faults.push(...found.map((fault) => `${path} ${fault}`));
  }
  for (const folder of ['wasm/core/', 'wasm/bindings/', 'wasm/third_party/musl/', 'tests/core/']) {
    faults.push(...unlistedSources(folder, read(`${folder}CMakeLists.txt`), files).map((path) => `${path} is not in ${folder}CMakeLists.txt`));
  }
  for (const fault of faults) console.error(`architecture: ${fault}`);
  console.log(`architecture: ${checked} files checked, ${faults.length} faults`);
  if (checked === 0 || faults.length > 0) process.exitCode = 1;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) main();
