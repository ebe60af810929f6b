// A creator's recent posts as pasted text: a table with or without a header, or one number per line. Text back from posts.
// May import the number parser and the generated limits.
import { LIMITS } from '../../build/generated/schema.js';
import { parseNumber } from './fields.js';

/** @import { Post } from './inputs.js' */
/** @typedef {'likes' | 'comments' | 'shares' | 'saves' | 'exposure' | 'sponsored'} Column */
/** @typedef {{row: number, column: number, code: 'not_a_number' | 'below_minimum' | 'not_an_integer' | 'missing_likes' | 'too_many_posts' | 'not_yes_or_no' | 'above_maximum', raw: string}} PostFault row and column count from 1 */
/** @typedef {{ok: boolean, posts: Post[], columns: Column[], ignored: string[], faults: PostFault[], text: string}} ParsedPosts ok: no faults; posts: the readable rows */

/** Header words, lower case without spaces and signs. @type {ReadonlyMap<string, Column>} */
const headerWords = new Map([
  ...words('likes', 'likes like likecount reactions hearts favorites favourites interactions engagements engagement'),
  ...words('comments', 'comments comment commentcount replies'),
  ...words('shares', 'shares share sharecount reposts retweets sends'),
  ...words('saves', 'saves save savecount bookmarks saved'),
  ...words('exposure', 'reach reached impressions impression views view viewcount plays exposure accountsreached'),
  ...words('sponsored', 'sponsored paid ad advert branded partnership paidpartnership issponsored'),
]);

/** @param {Column} column @param {string} names @returns {[string, Column][]} */
function words(column, names) {
  return names.split(' ').map((name) => [name, column]);
}

/** Without a header, columns mean this, in this order. @type {Column[]} */
export const plainOrder = ['likes', 'comments', 'shares', 'saves', 'exposure'];

const largestCount = 1e15;

/**
 * @param {string} text
 * @param {{locale?: string}} [options]
 * @returns {ParsedPosts}
 */
export function parsePosts(text, { locale = 'en' } = {}) {
  const lines = text.split(/\r\n|\n|\r/).map((line, index) => ({ line, row: index + 1 })).filter(({ line }) => line.trim() !== '');
  const delimiter = delimiterOf(lines.map(({ line }) => line));
  const table = lines.map(({ line, row }) => ({ row, cells: cellsOf(line, delimiter) }));
  const header = table.length > 0 && isHeader(table[0].cells) ? table[0].cells : null;
  const columns = header ? header.map(columnOf) : plainOrder;
  const ignored = header ? header.filter((_, index) => columns[index] === null) : [];
  /** @type {PostFault[]} */
  const faults = [];
  const hasLikes = columns.includes('likes');
  if (header && !hasLikes) faults.push({ row: table[0].row, column: 1, code: 'missing_likes', raw: header.join(delimiter) });
  const rows = header ? table.slice(1) : table;
  const read = hasLikes ? rows.map(({ row, cells }) => readRow(row, cells, columns, locale)) : [];
  const posts = read.flatMap(({ post, faults: found }) => {
    faults.push(...found);
    return post && found.length === 0 ? [post] : [];
  });
  if (posts.length > LIMITS.posts_max) {
    const { row } = rows[LIMITS.posts_max];
    faults.push({ row, column: 1, code: 'too_many_posts', raw: '' });
  }
  const used = plainOrder.filter((name) => posts.some((post) => post[/** @type {'likes'} */ (name)] !== undefined));
  const sponsored = posts.some((post) => post.sponsored !== undefined);
  return { ok: faults.length === 0, posts: posts.slice(0, LIMITS.posts_max), columns: sponsored ? [...used, 'sponsored'] : used, ignored, faults, text };
}

/** Tab before semicolon before comma; a comma that only groups thousands separates nothing. @param {string[]} lines */
export function delimiterOf(lines) {
  if (lines.some((line) => line.includes('\t'))) return '\t';
  if (lines.some((line) => line.includes(';'))) return ';';
  if (lines.every((line) => /^\s*\d{1,3}(,\d{3})*\s*$/.test(line))) return '\t';
  return lines.some((line) => line.includes(',')) ? ',' : '\t';
}

/** Cells of a line; quotes hold delimiters, doubled quotes are quotes. @param {string} line @param {string} delimiter */
export function cellsOf(line, delimiter) {
  const cells = [''];
  let quoted = false;
  for (let at = 0; at < line.length; at += 1) {
    const sign = line[at];
    if (sign === '"' && quoted && line[at + 1] === '"') {
      cells[cells.length - 1] += '"';
      at += 1;
    } else if (sign === '"' && (quoted || cells[cells.length - 1].trim() === '')) {
      quoted = !quoted;
    } else if (sign === delimiter && !quoted) {
      cells.push('');
    } else {
      cells[cells.length - 1] += sign;
    }
  }
  return cells.map((cell) => cell.trim());
}

/** A first row names columns if a cell is one of the known words. @param {string[]} cells */
function isHeader(cells) {
  return cells.some((cell) => columnOf(cell) !== null);
}

/** @param {string} cell @returns {Column | null} */
function columnOf(cell) {
  return headerWords.get(cell.toLowerCase().replace(/[^\p{L}]/gu, '')) ?? null;
}

/**
 * @param {number} row @param {string[]} cells @param {(Column | null)[]} columns @param {string} locale
 * @returns {{post: Post | null, faults: PostFault[]}}
 */
function readRow(row, cells, columns, locale) {
  /** @type {PostFault[]} */
  const faults = [];
  /** @type {Post} */
  const post = { likes: Number.NaN };
  cells.forEach((raw, index) => {
    const name = columns[index] ?? null;
    if (raw === '' || (name === null && index < columns.length)) return;
    const read = name === 'sponsored' ? readYesNo(raw) : readCount(raw, locale);
    if (name === null) {
      faults.push({ row, column: index + 1, code: 'not_a_number', raw });
    } else if (typeof read === 'string') {
      faults.push({ row, column: index + 1, code: read, raw });
    } else {
      Object.assign(post, { [name]: read });
    }
  });
  const column = columns.indexOf('likes') + 1;
  if (Number.isNaN(post.likes) && faults.length === 0) faults.push({ row, column, code: 'missing_likes', raw: '' });
  return { post: Number.isNaN(post.likes) ? null : post, faults };
}

/** @param {string} raw @param {string} locale */
function readCount(raw, locale) {
  const parsed = parseNumber(raw, { locale, whole: true });
  if (!parsed.ok) return 'not_a_number';
  if (parsed.value < 0) return 'below_minimum';
  if (parsed.value > largestCount) return 'above_maximum';
  return Number.isInteger(parsed.value) ? parsed.value : 'not_an_integer';
}

/** @param {string} raw */
function readYesNo(raw) {
  if (/^(yes|y|true|1|x|ad|paid|sponsored|ja|oui|si|sí)$/i.test(raw)) return true;
  return /^(no|n|false|0|-|organic|nein|non)$/i.test(raw) ? false : 'not_yes_or_no';
}

/**
 * Posts as comma-separated text with a header that parsePosts reads back to the same posts.
 * @param {ReadonlyArray<Post>} posts
 */
export function serialisePosts(posts) {
  const columns = [...plainOrder, /** @type {const} */ ('sponsored')].filter((name) => name === 'likes' || posts.some((post) => post[name] !== undefined));
  const cell = (/** @type {number | boolean | undefined} */ value) => (value === undefined ? '' : value === true ? 'yes' : value === false ? 'no' : String(value));
  const names = columns.map((name) => (name === 'exposure' ? 'reach' : name));
  return posts.length === 0 ? '' : [names.join(','), ...posts.map((post) => columns.map((name) => cell(post[name])).join(','))].join('\n');
}
