// Tables as text: comma-separated after RFC 4180 for spreadsheets and programs, tab-separated for pasting. Imports nothing.

/** @typedef {string | number | boolean | null | undefined} Cell numbers are written as they are, with a dot; null and undefined are empty */

/** What makes a spreadsheet take a text for a formula when it stands first, full-width forms and control characters included. */
const formulaStart = /^'*[=+\-@\t\r\n\0\uff1d\uff0b\uff0d\uff20]/;

/** Spreadsheets read a file as UTF-8 only when it begins with this mark. */
export const byteOrderMark = '\ufeff';

/** A text that no spreadsheet runs as a formula: an apostrophe comes before it where it could. @param {string} text */
export function guarded(text) {
  return formulaStart.test(text) ? `'${text}` : text;
}

/** @param {Cell} cell */
function plainText(cell) {
  if (typeof cell === 'string') return guarded(cell);
  if (typeof cell === 'boolean') return cell ? 'yes' : 'no';
  return cell === null || cell === undefined ? '' : String(cell);
}

/** @param {Cell} cell */
function quoted(cell) {
  const text = plainText(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * Every row has as many fields as there are columns.
 * @param {readonly string[]} columns
 * @param {ReadonlyArray<readonly Cell[]>} rows
 */
export function csvText(columns, rows) {
  const full = rows.map((row) => columns.map((_, index) => row[index]));
  return [columns, ...full].map((row) => `${row.map(quoted).join(',')}\r\n`).join('');
}

/**
 * For the clipboard: spreadsheets and word processors make a table of it.
 * @param {readonly string[]} columns
 * @param {ReadonlyArray<readonly Cell[]>} rows
 */
export function tabbedText(columns, rows) {
  const cell = (/** @type {Cell} */ value) => plainText(value).replace(/[\t\r\n]+/g, ' ');
  return [columns, ...rows].map((row) => row.map(cell).join('\t')).join('\n');
}
