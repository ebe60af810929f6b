// The content security policies of everything that is built, used by the build (meta elements) and by the server (headers).
// Imports nothing.

/** Nothing is sent anywhere, nothing comes from elsewhere, and no text becomes markup or code. @param {Record<string, string>} own */
const policy = (own) =>
  Object.entries({
    'default-src': "'none'",
    'img-src': "'self' data:",
    'connect-src': "'none'",
    'object-src': "'none'",
    'base-uri': "'none'",
    'form-action': "'none'",
    ...own,
    'require-trusted-types-for': "'script'",
    // Lit makes its templates with a policy of this name; ours makes addresses of the page's own scripts (web/app/programs.js).
    'trusted-types': 'lit-html tierwise',
  })
    .filter(([, value]) => value !== '')
    .map((part) => part.join(' '))
    .join('; ');

/** Pages of the site. */
export const kPagePolicy = policy({ 'script-src': "'self' 'wasm-unsafe-eval'", 'worker-src': "'self' blob:", 'style-src': "'self'", 'manifest-src': "'self'" });

/**
 * One file that holds everything. In frames without an origin `'self'` means nothing in some browsers, so it names hashes.
 * @param {{scripts: string[], styles: string[], frames?: string}} hashes frames: which pages may be shown inside
 */
export function oneFilePolicy({ scripts, styles, frames = '' }) {
  const quoted = (/** @type {string[]} */ hashes) => hashes.map((hash) => `'${hash}'`).join(' ');
  return policy({ 'script-src': `${quoted(scripts)} 'wasm-unsafe-eval'`, 'worker-src': 'blob:', 'style-src': quoted(styles), 'img-src': 'data:', 'frame-src': frames });
}

/** What only a header can say: pages of the same site may frame this one. */
export const kHeaderPolicy = `${kPagePolicy}; frame-ancestors 'self'`;

/** The engine's programs as workers need WebAssembly and nothing else. */
export const kWorkerPolicy = "default-src 'none'; script-src 'wasm-unsafe-eval'; connect-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

/** The service worker fetches the site's own files, which the pages themselves may not. */
export const kServiceWorkerPolicy = "default-src 'none'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'";

/** Files that hold everything bring their own policy, with the hashes of what is in them; they may be framed by everybody. */
export const kOneFileHeaderPolicy = 'frame-ancestors *';

/** The policy that a file of the site is sent with. @param {string} path from the site's folder */
export function headerPolicyOf(path) {
  if (/(?:^|\/)builder\.html$/.test(path)) return "frame-ancestors 'self'";
  if (/(?:^|\/)sw\.js$/.test(path)) return kServiceWorkerPolicy;
  if (/(?:^|\/)(?:tierwise|embed)\.html$/.test(path)) return kOneFileHeaderPolicy;
  return /(?:^|\/)assets\/worker[^/]*\.js$/.test(path) ? kWorkerPolicy : kHeaderPolicy;
}
