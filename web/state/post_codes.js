// Posts as short text for an address: variable-length numbers in base64url. Exact; imports nothing.

/** @import { Post } from './inputs.js' */

/** Columns by their bit in the first byte. */
const columns = /** @type {const} */ (['likes', 'comments', 'shares', 'saves', 'exposure', 'sponsored']);
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/**
 * First a byte naming the columns, then column after column for each post: 0 for a missing value, else the value plus one.
 * @param {ReadonlyArray<Post>} posts counts are whole numbers below 2^53
 */
export function encodePosts(posts) {
  const used = columns.filter((name) => posts.some((post) => post[name] !== undefined));
  const bytes = [used.reduce((mask, name) => mask + 2 ** columns.indexOf(name), 0)];
  for (const post of posts) for (const name of used) pushNumber(bytes, codeOf(post[name]));
  return toText(bytes);
}

/** @param {number | boolean | undefined} value */
function codeOf(value) {
  return value === undefined ? 0 : Number(value) + 1;
}

/**
 * @param {string} text @param {number} most posts
 * @returns {Post[] | null} null: not such a text
 */
export function decodePosts(text, most) {
  const bytes = toBytes(text);
  if (!bytes || bytes.length === 0 || bytes[0] >= 2 ** columns.length || bytes[0] % 2 === 0) return null;
  const used = columns.filter((_, bit) => Math.floor(bytes[0] / 2 ** bit) % 2 === 1);
  const codes = numbersOf(bytes.slice(1));
  if (!codes || codes.length === 0 || codes.length % used.length !== 0 || codes.length / used.length > most) return null;
  /** @type {Post[]} */
  const posts = [];
  for (let at = 0; at < codes.length; at += used.length) {
    const post = postOf(used, codes.slice(at, at + used.length));
    if (!post) return null;
    posts.push(post);
  }
  return encodePosts(posts) === text ? posts : null;
}

/** @param {ReadonlyArray<typeof columns[number]>} used @param {number[]} codes @returns {Post | null} */
function postOf(used, codes) {
  if (codes[0] === 0) return null;
  const post = { likes: codes[0] - 1 };
  used.forEach((name, index) => {
    if (codes[index] > 0) Object.assign(post, { [name]: name === 'sponsored' ? codes[index] === 2 : codes[index] - 1 });
  });
  return post;
}

/** Seven bits a byte, lowest first. @param {number[]} bytes @param {number} value */
export function pushNumber(bytes, value) {
  let rest = value;
  while (rest >= 128) {
    bytes.push((rest % 128) + 128);
    rest = Math.floor(rest / 128);
  }
  bytes.push(rest);
}

/** @param {number[]} bytes @returns {number[] | null} */
function numbersOf(bytes) {
  const numbers = [];
  let value = 0;
  let unit = 1;
  for (const byte of bytes) {
    value += (byte % 128) * unit;
    if (!Number.isSafeInteger(value)) return null;
    unit *= 128;
    if (byte < 128) {
      numbers.push(value);
      value = 0;
      unit = 1;
    }
  }
  return unit === 1 ? numbers : null;
}

/** @param {number[]} bytes */
export function toText(bytes) {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const [a, b, c] = [bytes[at], bytes[at + 1], bytes[at + 2]];
    const word = a * 65536 + (b ?? 0) * 256 + (c ?? 0);
    const letters = [18, 12, 6, 0].map((shift) => alphabet[Math.floor(word / 2 ** shift) % 64]);
    text += letters.slice(0, b === undefined ? 2 : c === undefined ? 3 : 4).join('');
  }
  return text;
}

/** @param {string} text @returns {number[] | null} */
export function toBytes(text) {
  if (text.length % 4 === 1) return null;
  const bytes = [];
  for (let at = 0; at < text.length; at += 4) {
    const letters = [...text.slice(at, at + 4)].map((letter) => alphabet.indexOf(letter));
    if (letters.includes(-1)) return null;
    const word = letters.reduce((sum, letter, index) => sum + letter * 2 ** (18 - 6 * index), 0);
    bytes.push(...[16, 8, 0].slice(0, letters.length - 1).map((shift) => Math.floor(word / 2 ** shift) % 256));
  }
  return bytes;
}
