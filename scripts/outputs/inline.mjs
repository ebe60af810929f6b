// Scripts and styles inside a page instead of beside it. Imports the build's own pieces.
import { digestOf } from './manifest.mjs';

/** As the page's security policy names it. @param {string} text */
export const hashOf = (text) => `sha256-${digestOf(text, 'sha256', 'base64')}`;

/** Text inside an element ends where the parser sees its end tag, and a comment's beginning changes what it sees. @param {'script' | 'style'} name @param {string} text */
export function element(name, text) {
  if (new RegExp(`</${name}|<!--|\r`, 'i').test(text)) throw new Error(`a ${name} holds what cannot stand inside a page`);
  return `<${name}>${text}</${name}>`;
}
