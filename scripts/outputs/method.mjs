// METHOD.md with the tables made from the data, as markup. Imports what makes the method page and the build's own pieces.
import { readData } from '../../wasm/data/generator/read.mjs';
import { deadLinks, methodParts } from '../method_page.mjs';
import { defaultsTable, sourcesTable, statementsTable } from '../method_tables.mjs';
import { readText } from './project.mjs';

const kText = 'METHOD.md';

/** @returns {{text: string, contents: string}} */
export function methodMarkup() {
  const data = readData();
  const tables = { defaults: defaultsTable(data), sources: sourcesTable(data), statements: statementsTable(data) };
  const parts = methodParts(readText(kText), { tables, sources: new Set(data.sources.sources.map((/** @type {any} */ s) => s.id)) });
  const dead = deadLinks(parts.text + parts.contents);
  if (dead.length > 0) throw new Error(`${kText}: nothing has the anchor ${dead.join(', ')}`);
  return parts;
}
