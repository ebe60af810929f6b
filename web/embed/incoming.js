// What the page around the widget may say to it, read as what it is: text from a stranger. Pure; may import the parameters.
import { THEMES, readAccent } from './parameters.js';

/** @import { Theme } from './parameters.js' */
/**
 * @typedef {{type: 'set', scenario: string} | {type: 'theme', theme: Theme, accent: string | null} | {type: 'height'} | {type: 'results'}} Incoming
 *   set: another scenario, in the words of an address; height: say the height again; results: send answers through the port that came along
 */

const longestText = 2048;
const mostKeys = 8;

/** An own text of limited length. @param {object} data @param {string} key */
function text(data, key) {
  const value = Object.hasOwn(data, key) ? /** @type {Record<string, unknown>} */ (data)[key] : undefined;
  return typeof value === 'string' && value.length <= longestText ? value : null;
}

/** @param {unknown} data @returns {Incoming | null} null: not for us, or not well-formed */
export function readIncoming(data) {
  if (typeof data !== 'object' || data === null || Array.isArray(data) || ArrayBuffer.isView(data)) return null;
  if (Object.keys(data).length > mostKeys || !Object.hasOwn(data, 'v') || /** @type {{v: unknown}} */ (data).v !== 1) return null;
  switch (text(data, 'type')) {
    case 'tierwise:set': {
      const scenario = text(data, 'scenario');
      return scenario === null ? null : { type: 'set', scenario };
    }
    case 'tierwise:theme': {
      const theme = THEMES.find((name) => name === text(data, 'theme'));
      return theme === undefined ? null : { type: 'theme', theme, accent: readAccent(text(data, 'accent') ?? '') };
    }
    case 'tierwise:height':
      return { type: 'height' };
    case 'tierwise:results':
      return { type: 'results' };
    default:
      return null;
  }
}

/**
 * Lets so many through within a second; the rest is not even looked at.
 * @param {{most?: number, now?: () => number}} [options]
 */
export function createGate({ most = 20, now = () => performance.now() } = {}) {
  let since = Number.NEGATIVE_INFINITY;
  let passed = 0;
  return () => {
    const time = now();
    if (time - since >= 1000) [since, passed] = [time, 0];
    passed += 1;
    return passed <= most;
  };
}
