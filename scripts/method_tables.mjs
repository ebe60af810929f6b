// The tables of the method page that are made from the data: defaults, sources, published statements worked out again.
// Imports the formulas beside the data, the page's words and its map from inputs to passages. Nothing of this runs in a browser.
import { judged } from '../wasm/data/measures.mjs';
import { claimAnchor, defaultAnchor, inputAnchor, sourceAnchor } from '../web/state/origins.js';
import { t } from '../web/state/messages.js';

/** Text as HTML. @param {string} text */
export function escaped(text) {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

/** Six digits at most, thousands apart. @param {number} value */
export function figure(value) {
  return new Intl.NumberFormat('en', { maximumSignificantDigits: 6 }).format(value);
}

/** @param {string} name @param {string[]} head a title that begins with # stands over numbers @param {string} body rows */
function table(name, head, body) {
  return `<div class="scroll" tabindex="0" role="group" aria-label="${escaped(name)}"><table class="words">
<thead><tr>${head.map((cell, index) => `<th scope="col"${index === 0 ? ' class="first"' : cell.startsWith('#') ? '' : ' class="text"'}>${escaped(cell.replace('#', ''))}</th>`).join('')}</tr></thead>
<tbody>
${body}
</tbody></table></div>
`;
}

/** @param {string[]} ids */
const sourceLinks = (ids) => ids.map((id) => `<a href="#${sourceAnchor(id)}">${id}</a>`).join(', ');

/** An input as the page calls it. @param {string} id */
export function inputTitle(id) {
  const [quantity, format, tier] = id.split('.');
  if (tier === undefined) return t(`ui.input.${id}`);
  return `${t('ui.curve_name', { quantity: t(`ui.quantity.${quantity}`), format: t(`ui.format.${format}`) })}, ${t(`ui.tier.${tier}`)}`;
}

/** @param {any} data what readData gives */
export function defaultsTable({ schema, benchmarks }) {
  const groups = schema.groups.map((/** @type {string} */ group) => {
    const rows = benchmarks.inputs.filter((/** @type {any} */ input) => input.group === group).map((/** @type {any} */ input) => defaultRow(input, schema.units));
    return `<tr class="group-row"><th scope="rowgroup" colspan="7">${escaped(t(`ui.group.${group}`))}</th></tr>\n${rows.join('\n')}`;
  });
  return table('Every default', ['Input', '#Low', '#Median', '#High', 'Unit', 'Year, kind, sources', 'Note'], groups.join('\n'));
}

/** @param {any} input @param {Record<string, string>} units */
function defaultRow({ id, group, low, median, high, unit, kind, year, sources, note }, units) {
  const range = low === high ? [`<td></td><td>${figure(median)}</td><td></td>`] : [low, median, high].map((value) => `<td>${figure(value)}</td>`);
  const origin = [year === null ? '' : String(year), escaped(t(`ui.kind.${kind}`)), sourceLinks(sources)].filter(Boolean).join(', ');
  return `<tr id="${defaultAnchor(id)}"><th scope="row" class="first"><a href="#${inputAnchor(id, group)}">${escaped(inputTitle(id))}</a></th>${range.join('')}<td class="text">${escaped(units[unit] ?? unit)}</td><td class="text">${origin}</td><td class="text long">${escaped(note)}</td></tr>`;
}

/** @param {any} data what readData gives */
export function sourcesTable(data) {
  const { sources } = data.sources;
  const rows = sources.map((/** @type {any} */ source) => {
    const title = source.url === null ? escaped(source.title) : `<a href="${escaped(source.url)}" rel="noopener noreferrer">${escaped(source.title)}</a>`;
    return `<tr id="${sourceAnchor(source.id)}"><th scope="row" class="first">${source.id}</th><td class="text long">${title}. ${escaped(source.publisher)}</td><td>${source.year}</td><td>${source.grade}</td><td class="text long">${restingOn(source.id, data)}</td><td class="text long">${escaped(source.note)}</td></tr>`;
  });
  return table('Every source', ['Id', 'Title and publisher', '#Year', '#Grade', 'What rests on it', 'Note'], rows.join('\n'));
}

/** What cites a source. @param {string} id @param {any} data */
function restingOn(id, { benchmarks, statements, claims }) {
  const citing = (/** @type {any[]} */ entries) => entries.filter((entry) => entry.sources.includes(id));
  return [
    ...runs(citing(benchmarks.inputs).map((input) => input.id)),
    ...citing(benchmarks.schemes).map((scheme) => `tiers: ${escaped(t(`ui.scheme.${scheme.id}`))}`),
    ...citing([...benchmarks.industries.entries]).map((entry) => `industry: ${escaped(t(`ui.industry.${entry.id}`))}`),
    ...citing([benchmarks.industries.reference]).map(() => 'industry: the reference for all'),
    ...citing(statements.statements).map((statement) => `<a href="#statement-${statement.id}">statement: ${statement.id.replaceAll('_', ' ')}</a>`),
    ...citing(claims.claims).map((claim) => `<a href="#${claimAnchor(claim.id)}">claim: ${claim.id}</a>`),
  ].join('; ');
}

/** Inputs by name; the points of one curve together. @param {string[]} ids */
function runs(ids) {
  const curves = new Map();
  for (const id of ids) {
    const [quantity, format, tier] = id.split('.');
    const key = tier === undefined ? id : `${quantity}.${format}`;
    curves.set(key, [...(curves.get(key) ?? []), id]);
  }
  return [...curves.values()].map(([first, ...more]) => {
    const name = more.length === 0 ? inputTitle(first) : `${inputTitle(first).replace(/, [^,]*$/, '')} (${more.length + 1} sizes)`;
    return `<a href="#${defaultAnchor(first)}">${escaped(name)}</a>`;
  });
}

/** @param {any} data what readData gives */
export function statementsTable({ statements: { statements } }) {
  const judgements = statements.flatMap((/** @type {any} */ statement) => statement.claims.map(judged));
  const count = (/** @type {boolean | null} */ agrees) => judgements.filter((/** @type {any} */ entry) => entry.agrees === agrees).length;
  const wrong = statements.flatMap((/** @type {any} */ statement) => statement.claims.filter((/** @type {any} */ claim) => judged(claim).agrees === false)
    .map((/** @type {any} */ claim) => `<li><a href="#statement-${statement.id}">${escaped(statement.says)}</a> Worked out again: ${figure(judged(claim).value)}, printed: ${figure(claim.printed)}. ${escaped(statement.note)}</li>`));
  const rows = statements.map((/** @type {any} */ statement) => `<tr class="group-row" id="statement-${statement.id}"><th scope="rowgroup" colspan="4">${escaped(statement.says)} <span class="aside">${sourceLinks(statement.sources)}${statement.note ? `. ${escaped(statement.note)}` : ''}</span></th></tr>
${statement.claims.map(claimRow).join('\n')}`);
  return `<p>Of ${count(true) + count(false)} printed figures ${count(true)} come out again and ${count(false)} do not; ${count(null)} more figures follow from printed ones without being printed. Those that do not come out:</p>
<ul class="wrong-list">${wrong.join('\n')}</ul>
${table('Published statements, recomputed', ['From', '#Printed', '#Worked out again', 'Agreement'], rows.join('\n'))}`;
}

/** @param {any} claim */
function claimRow(claim) {
  const { value, agrees } = judged(claim);
  const within = claim.tolerance > 0 && claim.printed !== value ? ` within ${figure(claim.tolerance)}` : '';
  const verdict = agrees === null ? 'not printed' : agrees ? `agrees${within}` : '<strong>does not agree</strong>';
  return `<tr${agrees === false ? ' class="wrong-row"' : ''}><th scope="row" class="first">${escaped(workings(claim))}</th><td>${claim.printed === null ? '' : figure(claim.printed)}</td><td>${figure(value)}</td><td class="text">${verdict}</td></tr>`;
}

/** Formulas that need no name. @type {Record<string, (inputs: any) => string>} */
const kPlainWorkings = {
  ratio: ({ numerator, denominator }) => `${figure(numerator)} / ${figure(denominator)}`,
  product: ({ factors }) => factors.map(figure).join(' · '),
  sum: ({ parts }) => parts.map(figure).join(' + '),
  increase: ({ before, after }) => `${figure(after)} − ${figure(before)}`,
  growth: ({ before, after }) => `(${figure(after)} − ${figure(before)}) / ${figure(before)}`,
  returnOnCost: ({ value, cost }) => `return on cost: (${figure(value)} − ${figure(cost)}) / ${figure(cost)}`,
};

/** The formula's name and its inputs, in words. @param {any} claim */
function workings({ measure, inputs }) {
  if (kPlainWorkings[measure]) return kPlainWorkings[measure](inputs);
  const words = (/** @type {string} */ name) => name.replace(/([A-Z])/g, ' $1').replaceAll('_', ' ').toLowerCase();
  const value = (/** @type {any} */ given) => (Array.isArray(given) ? given.map(figure).join(' · ') : figure(given));
  return `${words(measure)}: ${Object.entries(inputs).map(([name, given]) => `${words(name)} ${value(given)}`).join('; ')}`;
}
