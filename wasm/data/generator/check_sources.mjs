// Checks sources.json and what cites it: statements, claims, readings of the evidence. Imports figures and shared rules.
import { defaultEntries, presetEntries } from './figures.mjs';
import { isNumber, isText, isYear, keyProblems, provenanceProblems, repeated } from './rules.mjs';

const kSourceId = /^[A-Z][0-9]{2}$/;

/** @param {any} data */
export function sourceProblems({ schema, sources }) {
  const problems = [];
  for (const id of repeated(sources.sources.map((/** @type {any} */ s) => s.id))) problems.push(`source ${id}: duplicate id`);
  for (const source of sources.sources) {
    const what = `source ${source.id}`;
    problems.push(...keyProblems(what, source, ['id', 'title', 'publisher', 'year', 'url', 'grade', 'note']));
    if (!kSourceId.test(source.id)) problems.push(`${what}: bad id`);
    if (!isText(source.title) || !isText(source.publisher)) problems.push(`${what}: title and publisher are needed`);
    if (!isYear(source.year)) problems.push(`${what}: no year`);
    if (!schema.grades.includes(source.grade)) problems.push(`${what}: unknown grade ${source.grade}`);
    if (!(source.url === null ? isText(source.note) : /^https?:\/\/[^\s"\\]+$/.test(source.url))) problems.push(`${what}: bad url`);
    if (typeof source.note !== 'string') problems.push(`${what}: note is not text`);
  }
  return problems;
}

/** @param {any} data */
export function statementProblems({ sources, statements }) {
  const known = new Set(sources.sources.map((/** @type {any} */ s) => s.id));
  const problems = repeated(statements.statements.map((/** @type {any} */ s) => s.id)).map((id) => `statement ${id}: duplicate id`);
  for (const statement of statements.statements) {
    const what = `statement ${statement.id}`;
    problems.push(...keyProblems(what, statement, ['id', 'sources', 'says', 'claims', 'note']));
    if (!isText(statement.says)) problems.push(`${what}: says nothing`);
    if (statement.sources?.length === 0) problems.push(`${what}: no source`);
    for (const id of statement.sources ?? []) if (!known.has(id)) problems.push(`${what}: unknown source ${id}`);
    if (!statement.claims?.length) problems.push(`${what}: no claim`);
    for (const claim of statement.claims ?? []) {
      problems.push(...keyProblems(`${what} claim`, claim, ['measure', 'inputs', 'printed', 'computed', 'tolerance', 'verdict']));
      if (!['reproduces', 'does_not_reproduce', 'forward'].includes(claim.verdict)) problems.push(`${what}: unknown verdict ${claim.verdict}`);
      if ((claim.printed === null) !== (claim.verdict === 'forward')) problems.push(`${what}: only a forward claim has no printed value`);
      if (!isNumber(claim.computed) || !isNumber(claim.tolerance) || claim.tolerance < 0) problems.push(`${what}: computed and tolerance are needed`);
    }
  }
  return problems;
}

/** @param {any} data */
export function claimProblems({ sources, claims }) {
  const known = new Set(sources.sources.map((/** @type {any} */ s) => s.id));
  const problems = repeated(claims.claims.map((/** @type {any} */ c) => c.id)).map((id) => `claim ${id}: duplicate id`);
  for (const claim of claims.claims) {
    const what = `claim ${claim.id}`;
    problems.push(...keyProblems(what, claim, ['id', 'verdict', 'sources']));
    if (!['supported', 'qualified', 'contradicted'].includes(claim.verdict)) problems.push(`${what}: unknown verdict ${claim.verdict}`);
    if (!claim.sources?.length) problems.push(`${what}: no source`);
    for (const id of claim.sources ?? []) if (!known.has(id)) problems.push(`${what}: unknown source ${id}`);
  }
  return problems;
}

/** @param {any} data */
export function evidenceProblems(data) {
  const { schema, evidence } = data;
  const problems = keyProblems('evidence', evidence, ['about', 'readings']);
  const readings = evidence.readings ?? [];
  if (readings.map((/** @type {any} */ r) => r.id).join() !== schema.enums.evidence.join()) problems.push('evidence: not the readings of the schema, in its order');
  for (const reading of readings) {
    const what = `evidence ${reading.id}`;
    problems.push(...keyProblems(what, reading, ['id', 'platforms', 'kind', 'year', 'sources', 'note', 'effects']), ...provenanceProblems(what, reading, data));
    for (const platform of reading.platforms ?? []) if (!schema.enums.platform.includes(platform)) problems.push(`${what}: unknown platform ${platform}`);
    if ((reading.effects.length === 0) !== ['neutral', 'own'].includes(reading.id)) problems.push(`${what}: only neutral and own have no effects`);
    for (const quantity of repeated(reading.effects.map((/** @type {any} */ e) => e.quantity))) problems.push(`${what}: duplicate effect ${quantity}`);
    for (const effect of reading.effects) problems.push(...effectProblems(`${what} ${effect.quantity}`, effect, schema));
  }
  return problems;
}

/** @param {string} what @param {any} effect @param {any} schema */
function effectProblems(what, effect, schema) {
  const problems = keyProblems(what, effect, ['quantity', 'kind', 'multipliers', 'note']);
  if (!schema.enums.effect.includes(effect.quantity)) problems.push(`${what}: unknown quantity`);
  if (!schema.kinds.includes(effect.kind)) problems.push(`${what}: unknown kind ${effect.kind}`);
  if (!isText(effect.note)) problems.push(`${what}: no note`);
  problems.push(...keyProblems(`${what} multipliers`, effect.multipliers ?? {}, schema.curve.tiers));
  const { evidence_multiplier_min: min, evidence_multiplier_max: max } = schema.limits;
  for (const [tier, value] of Object.entries(effect.multipliers ?? {})) if (!isNumber(value) || value < min || value > max) problems.push(`${what}: bad multiplier for ${tier}`);
  return problems;
}

/** @param {any} data */
export function unusedSourceProblems({ benchmarks, sources, statements, claims, evidence, presets }) {
  const cited = new Set([...defaultEntries(benchmarks), ...statements.statements, ...claims.claims, ...evidence.readings, ...presetEntries(presets)].flatMap((entry) => entry.sources));
  return sources.sources.filter((/** @type {any} */ s) => !cited.has(s.id)).map((/** @type {any} */ s) => `source ${s.id}: cited nowhere`);
}
