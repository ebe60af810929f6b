// The page's content security policy, used by the build (meta element) and by the server (header). Imports nothing.

/** The page loads its own files and sends nothing anywhere. */
export const kPagePolicy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self' blob:",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** What only a header can say: pages of the same site may frame this one. */
export const kHeaderPolicy = `${kPagePolicy}; frame-ancestors 'self'`;
