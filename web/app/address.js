// The state in the address after #: written late and quietly, read at the start and when the reader goes back.
// Imports the state layer only.
import { decodeHash, encodeHash } from '../state/hash.js';

const quietTime = 300;

/**
 * @param {{onChange: (read: ReturnType<typeof decodeHash>) => void}} listener called when the address changes by the reader's hand
 */
export function createAddress({ onChange }) {
  let written = location.hash;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  /** @param {import('../state/inputs.js').Inputs} inputs */
  function replace(inputs) {
    const encoded = encodeHash(inputs);
    if (!encoded.ok || `#${encoded.hash}` === location.hash) return;
    written = `#${encoded.hash}`;
    try {
      history.replaceState(history.state, '', written);
    } catch {
      // Some frames forbid it, and browsers limit how often; the page works without.
    }
  }

  addEventListener('hashchange', () => {
    if (location.hash === written || isAnchor(location.hash)) return;
    clearTimeout(timer);
    written = location.hash;
    onChange(decodeHash(location.hash));
  });
  return {
    read: () => decodeHash(isAnchor(location.hash) ? '' : location.hash),
    /** @param {import('../state/inputs.js').Inputs} inputs */
    write(inputs) {
      clearTimeout(timer);
      // Whoever went back or followed a link in the meantime stands on another entry, which must not be written over.
      const entry = location.hash;
      timer = setTimeout(() => {
        if (location.hash === entry) replace(inputs);
      }, quietTime);
    },
    /** The address that leads to these inputs, without going there; null when it would be too long. A page from a file keeps its folder to itself. @param {import('../state/inputs.js').Inputs} inputs */
    linkTo(inputs) {
      const encoded = encodeHash(inputs);
      const [page] = location.href.split('#');
      const shown = /^https?:/.test(page) ? page : page.replace(/^.*[/:]/s, '');
      return encoded.ok ? `${shown}#${encoded.hash}` : null;
    },
    /** The address of these inputs, at once; null when it would be too long. @param {import('../state/inputs.js').Inputs} inputs */
    link(inputs) {
      clearTimeout(timer);
      replace(inputs);
      const encoded = encodeHash(inputs);
      return encoded.ok ? `${location.href.split('#')[0]}#${encoded.hash}` : null;
    },
  };
}

/** A link inside the page, not a state. @param {string} hash */
function isAnchor(hash) {
  return hash.length > 1 && !hash.includes('=');
}
