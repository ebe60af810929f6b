// The only addresses from which this page runs scripts: its own files, which the build names, and text that it made itself.
// Browsers with Trusted Types take such addresses from here and from nowhere else. Imports nothing.

/** @returns {string[]} relative to the page */
const files = () => [...Object.values(TIERWISE_PROGRAMS), ...Object.values(TIERWISE_CATALOGUE_URLS), ...[TIERWISE_EXPORTING, TIERWISE_SERVICE_WORKER].filter((file) => file !== '')];

/** Addresses of text that this page has made. @type {Set<string>} */
const made = new Set();

/** @param {string} file relative to the page */
const addressOf = (file) => new URL(file, document.baseURI).href;

/** @param {string} address */
function accepted(address) {
  if (made.has(address) || files().some((file) => addressOf(file) === address)) return address;
  throw new TypeError('This page runs no scripts but its own.');
}

const policy = /** @type {any} */ (globalThis).trustedTypes?.createPolicy('tierwise', { createScriptURL: accepted });

/** @param {string} address @returns {string} or what stands for it where the browser asks for more than a text */
const trusted = (address) => (policy ? policy.createScriptURL(address) : accepted(address));

/** @param {string} file of this page */
export const ownScript = (file) => trusted(addressOf(file));

/** How long a new worker may take to begin reading its text. Milliseconds. */
const readingTime = 60_000;

/** What was made of each text: several workers run the same. @type {Map<string, Blob>} */
const blobs = new Map();

/** @param {string} text */
function blobOf(text) {
  const blob = blobs.get(text) ?? new Blob([text], { type: 'text/javascript' });
  blobs.set(text, blob);
  return blob;
}

/**
 * Hands the address of a script that consists of this text to a function. The text must be the page's own.
 * @template Made
 * @param {string} text
 * @param {(address: string) => Made} use
 */
export function withOwnText(text, use) {
  const address = URL.createObjectURL(blobOf(text));
  made.add(address);
  setTimeout(() => URL.revokeObjectURL(address), readingTime);
  try {
    return use(trusted(address));
  } finally {
    made.delete(address);
  }
}

/** @param {string} file of this page @returns {Promise<boolean>} whether it has run */
export function loadScript(file) {
  return new Promise((done) => {
    const script = document.createElement('script');
    script.src = ownScript(file);
    script.addEventListener('load', () => done(true));
    script.addEventListener('error', () => {
      script.remove();
      done(false);
    });
    document.head.append(script);
  });
}
