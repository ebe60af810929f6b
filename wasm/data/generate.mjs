// Checks the benchmark data and writes it as C++ headers and ES modules. Imports only Node's own modules.
// Usage: node generate.mjs <output directory>
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const kHere = dirname(fileURLToPath(import.meta.url));

/** 90 % and 75 % points of the standard normal distribution. */
const kZ90 = 1.2815515655446004;
const kZ75 = 0.6744897501960817;
/** 99 % point. */
const kZ99 = 2.3263478740408408;

const kIdentifier = /^[a-z][a-z0-9_]*$/;
const kInputId = /^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*){0,2}$/;
const kSourceId = /^[A-Z][0-9]{2}$/;

/** What each enum is called in C++ and what it names. Order is the order in schema.json. */
const kEnums = {
  platform: ['Platform', 'Social platform.'],
  format: ['Format', 'Kind of post.'],
  lens: ['Lens', 'How tracked orders become incremental orders.'],
  goal: ['Goal', 'What the money is meant to buy.'],
  contest: ['Contest', 'What two options are compared on; the return appears once for each lens.'],
  option_kind: ['OptionKind', 'Creators of one size, or paid adverts.'],
  quantity: ['Quantity', 'Benchmark level with errors of its own at source and option level.'],
  scheme: ['Scheme', 'Tier scheme.'],
  tier_label: ['TierLabel', 'Label of a tier; below means smaller than the first tier.'],
  verdict: ['Verdict', 'Outcome of one contest.'],
  field: ['Field', 'Part of a request that an error points at.'],
  code: ['Code', 'Reason why a request is refused; ok means it is not.'],
  basis: ['Basis', 'Denominator of the engagement score.'],
  metric: ['Metric', 'Result of one option.'],
  reason: ['Reason', 'Why one option brings more for its money than another.'],
  doubt: ['Doubt', 'What is not known: an input, all click rates together, a source, an option, or luck.'],
  shape: ['Shape', 'positive: lognormal, more than 0. share: logit-normal, between 0 and 1. low = high: a constant, bounds included.'],
  click_basis: ['ClickBasis', 'What a click rate is counted on.'],
  evidence: ['Evidence', 'Reading of studies about how sizes of account differ; neutral adds nothing to the benchmarks.'],
  effect: ['Effect', 'Quantity that a reading of studies multiplies by size.'],
  lever: ['Lever', 'What is moved in search of the value at which a verdict turns.'],
  lever_use: ['LeverUse', 'Whether a lever is tried, or why moving it says nothing.'],
  input: ['Input', 'Uncertain inputs, in the order of their random streams.'],
};

const kReservedInCpp = new Set(['return', 'default', 'new', 'delete', 'class', 'int', 'double', 'float', 'this',
  'switch', 'case', 'break', 'continue', 'private', 'public', 'union', 'template', 'operator', 'and', 'or', 'not',
  'xor', 'true', 'false', 'auto', 'static', 'const', 'for', 'while', 'if', 'else', 'do']);

// ---------------------------------------------------------------------------------------------------------------
// Reading

/**
 * Reads the data files of a directory.
 * @param {string} directory
 */
export function readData(directory = kHere) {
  /** @param {string} name */
  const read = (name) => JSON.parse(readFileSync(join(directory, name), 'utf8'));
  return {
    schema: read('schema.json'),
    benchmarks: read('benchmarks.json'),
    sources: read('sources.json'),
    evidence: read('evidence.json'),
    presets: read('presets.json'),
    statements: existsSync(join(directory, 'statements.json')) ? read('statements.json') : { statements: [] },
    claims: existsSync(join(directory, 'claims.json')) ? read('claims.json') : { claims: [] },
  };
}

// ---------------------------------------------------------------------------------------------------------------
// Checking. Every check adds a sentence to `problems`; no problem means the data may be used.

/** @param {unknown} value */
const isNumber = (value) => typeof value === 'number' && Number.isFinite(value);
/** @param {unknown} value */
const isText = (value) => typeof value === 'string' && value.trim().length > 0;
/** @param {unknown} value */
const isYear = (value) => Number.isInteger(value) && /** @type {number} */ (value) >= 1990 && /** @type {number} */ (value) <= 2100;

/**
 * Names that occur more than once.
 * @param {string[]} names
 */
function repeated(names) {
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
}

/**
 * Keys that are missing from, or unknown in, an object.
 * @param {string} what
 * @param {Record<string, unknown>} object
 * @param {string[]} required
 * @param {string[]} [optional]
 */
function keyProblems(what, object, required, optional = []) {
  return [
    ...required.filter((key) => !(key in object)).map((key) => `${what}: ${key} is missing`),
    ...Object.keys(object).filter((key) => !required.includes(key) && !optional.includes(key))
      .map((key) => `${what}: unknown key ${key}`),
  ];
}

/** @param {any} schema */
function schemaProblems(schema) {
  const problems = keyProblems('schema', schema,
    ['about', 'enums', 'limits', 'curve', 'groups', 'kinds', 'grades', 'units']);
  if (problems.length > 0) return problems;
  problems.push(...keyProblems('schema enums', schema.enums, Object.keys(kEnums)));
  for (const [name, values] of Object.entries(schema.enums)) {
    const pattern = name === 'input' ? kInputId : kIdentifier;
    if (!Array.isArray(values) || values.length === 0) problems.push(`enum ${name}: no values`);
    else {
      for (const value of repeated(values)) problems.push(`enum ${name}: duplicate ${value}`);
      for (const value of values.filter((v) => !pattern.test(v))) problems.push(`enum ${name}: bad name ${value}`);
    }
  }
  for (const [name, value] of Object.entries(schema.limits)) {
    if (!kIdentifier.test(name) || !isNumber(value)) problems.push(`limit ${name}: not a number`);
  }
  for (const name of Object.keys(schema.limits).filter((key) => key.endsWith('_min'))) {
    const upper = name.replace(/_min$/, '_max');
    if (upper in schema.limits && schema.limits[name] >= schema.limits[upper]) problems.push(`limit ${name}: not below ${upper}`);
  }
  const { tiers, followers } = schema.curve;
  if (tiers.length !== followers.length) problems.push('curve: tiers and followers differ in length');
  if (followers.some((/** @type {number} */ f, /** @type {number} */ i) => !isNumber(f) || f <= (followers[i - 1] ?? 0))) {
    problems.push('curve: followers do not increase');
  }
  for (const tier of tiers) if (!schema.enums.tier_label?.includes(tier)) problems.push(`curve: unknown tier ${tier}`);
  return problems;
}

/** @param {any} data */
function sourceProblems({ schema, sources }) {
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

/**
 * Kind, year and sources of one figure: all but judgements need a year and a source, and every source must exist.
 * @param {string} what
 * @param {any} entry
 * @param {any} data
 */
function provenanceProblems(what, entry, { schema, sources }) {
  const problems = [];
  const known = new Set(sources.sources.map((/** @type {any} */ s) => s.id));
  if (!schema.kinds.includes(entry.kind)) problems.push(`${what}: unknown kind ${entry.kind}`);
  if (!Array.isArray(entry.sources)) return [...problems, `${what}: sources is not a list`];
  for (const id of entry.sources) if (!known.has(id)) problems.push(`${what}: unknown source ${id}`);
  for (const id of repeated(entry.sources)) problems.push(`${what}: source ${id} is cited twice`);
  if (entry.kind !== 'judgement') {
    if (entry.sources.length === 0) problems.push(`${what}: ${entry.kind} without a source`);
    if (entry.year === null) problems.push(`${what}: ${entry.kind} without a year`);
  } else if (entry.sources.length > 0 && entry.year === null) problems.push(`${what}: sources without a year`);
  if (entry.year !== null && !isYear(entry.year)) problems.push(`${what}: bad year ${entry.year}`);
  if (!isText(entry.note)) problems.push(`${what}: no note`);
  return problems;
}

/**
 * low <= median <= high inside min..max; a range needs room for its distribution at both ends.
 * @param {string} what
 * @param {any} entry
 */
function rangeProblems(what, entry) {
  const { low, median, high, min, max, shape } = entry;
  if (![low, median, high, min, max].every(isNumber)) return [`${what}: a number is missing`];
  const problems = [];
  if (low > median) problems.push(`${what}: low above median`);
  if (median > high) problems.push(`${what}: median above high`);
  if (min > low) problems.push(`${what}: low below minimum`);
  if (max < high) problems.push(`${what}: high above maximum`);
  if (min >= max) problems.push(`${what}: minimum not below maximum`);
  if (min < 0) problems.push(`${what}: minimum below 0`);
  if (shape === 'share' && max > 1) problems.push(`${what}: share above 1`);
  if (low < high && low <= 0) problems.push(`${what}: a range cannot start at 0`);
  if (low < high && shape === 'share' && high >= 1) problems.push(`${what}: a range of shares cannot end at 1`);
  return problems;
}

/**
 * Low, median and high in the tool's units from the figures as the source prints them.
 * @param {{low: number, median: number, high: number, unit: string, quantiles: string}} printed
 */
export function fromPrinted(printed) {
  const scale = printed.unit === 'percent' ? 0.01 : 1;
  const power = printed.quantiles === 'quartiles' ? kZ90 / kZ75 : 1;
  const median = printed.median * scale;
  return {
    low: median * (printed.low / printed.median) ** power,
    median,
    high: median * (printed.high / printed.median) ** power,
  };
}

/**
 * A published figure must agree with what its source prints, to four significant digits.
 * @param {string} what
 * @param {any} entry
 */
function printedProblems(what, entry) {
  if (entry.kind !== 'published') return entry.as_published ? [`${what}: as_published on a figure that is not published`] : [];
  if (!entry.as_published) return [`${what}: published without as_published`];
  const problems = keyProblems(`${what} as_published`, entry.as_published, ['low', 'median', 'high', 'unit', 'quantiles']);
  if (problems.length > 0) return problems;
  if (!['range', 'p10_p90', 'quartiles'].includes(entry.as_published.quantiles)) return [`${what}: unknown quantiles`];
  const expected = fromPrinted(entry.as_published);
  for (const key of /** @type {const} */ (['low', 'median', 'high'])) {
    if (!(Math.abs(entry[key] / expected[key] - 1) <= 5e-4)) problems.push(`${what}: ${key} does not agree with the source`);
  }
  return problems;
}

/** @param {any} data */
function inputProblems(data) {
  const { schema, benchmarks } = data;
  const ids = benchmarks.inputs.map((/** @type {any} */ input) => input.id);
  const problems = repeated(ids).map((id) => `input ${id}: duplicate id`);
  if (ids.join() !== schema.enums.input.join()) problems.push('inputs: not those of the schema, in its order');
  for (const input of benchmarks.inputs) {
    const what = `input ${input.id}`;
    problems.push(...keyProblems(what, input,
      ['id', 'group', 'shape', 'unit', 'low', 'median', 'high', 'min', 'max', 'kind', 'year', 'sources', 'note'],
      ['click_basis', 'as_published']));
    if (!schema.groups.includes(input.group)) problems.push(`${what}: unknown group ${input.group}`);
    if (!schema.enums.shape.includes(input.shape)) problems.push(`${what}: unknown shape ${input.shape}`);
    if (!(input.unit in schema.units)) problems.push(`${what}: unknown unit ${input.unit}`);
    if ((input.group === 'clicks') !== ('click_basis' in input)) problems.push(`${what}: click_basis belongs to click rates and only to them`);
    if ('click_basis' in input && !schema.enums.click_basis.includes(input.click_basis)) problems.push(`${what}: unknown click_basis ${input.click_basis}`);
    problems.push(...rangeProblems(what, input), ...provenanceProblems(what, input, data), ...printedProblems(what, input));
  }
  for (const id of ids.filter((/** @type {string} */ id) => id.includes('.'))) {
    const [group, format, tier] = id.split('.');
    if (!schema.enums.format.includes(format)) problems.push(`input ${id}: unknown format ${format}`);
    const first = ids.indexOf(`${group}.${format}.${schema.curve.tiers[0]}`);
    if (ids.indexOf(id) - first !== schema.curve.tiers.indexOf(tier)) problems.push(`input ${id}: the points of a curve must stand together, smallest first`);
  }
  return problems;
}

/**
 * How far an input is moved in search of a turn: as set by hand, or by the rule that benchmarks.json states; three digits.
 * @param {any} input
 * @param {any} benchmarks
 * @returns {{low: number, high: number, note: string | null}}
 */
export function plausibleOf({ id, low, median, high, min, max, shape }, { plausible }) {
  const entry = plausible.entries.find((/** @type {any} */ e) => e.id === id);
  if (entry) return { low: entry.low, high: entry.high, note: entry.note };
  const power = kZ99 / kZ90;
  const odds = (/** @type {number} */ p) => (shape === 'share' ? p / (1 - p) : p);
  const back = (/** @type {number} */ o) => (shape === 'share' ? o / (1 + o) : o);
  const away = (/** @type {number} */ end, /** @type {number} */ factor) => back(odds(median) * (low === high ? factor : (odds(end) / odds(median)) ** power));
  const digits = (/** @type {number} */ value) => Number(value.toPrecision(3));
  return { low: Math.max(min, Math.min(low, digits(away(low, 1 / 3)))), high: Math.min(max, Math.max(high, digits(away(high, 3)))), note: null };
}

/** @param {any} data */
function plausibleProblems({ benchmarks }) {
  const problems = keyProblems('plausible', benchmarks.plausible, ['about', 'entries']);
  if (problems.length > 0) return problems;
  const { entries } = benchmarks.plausible;
  for (const id of repeated(entries.map((/** @type {any} */ e) => e.id))) problems.push(`plausible ${id}: duplicate id`);
  for (const entry of entries) {
    problems.push(...keyProblems(`plausible ${entry.id}`, entry, ['id', 'low', 'high', 'note']));
    if (!benchmarks.inputs.some((/** @type {any} */ i) => i.id === entry.id)) problems.push(`plausible ${entry.id}: unknown input`);
    if (!isText(entry.note)) problems.push(`plausible ${entry.id}: no note`);
  }
  for (const input of benchmarks.inputs) {
    const { low, high } = plausibleOf(input, benchmarks);
    if (!(low < high)) problems.push(`plausible ${input.id}: no room; a default of 0 needs bounds set by hand`);
    if (!(low >= input.min && high <= input.max)) problems.push(`plausible ${input.id}: outside the input's limits`);
    if (!(low <= input.low && high >= input.high)) problems.push(`plausible ${input.id}: narrower than the default`);
  }
  return problems;
}

/** @param {any} data */
function formatProblems({ schema, benchmarks }) {
  const ids = benchmarks.formats.map((/** @type {any} */ f) => f.id);
  const problems = [];
  if (ids.join() !== schema.enums.format.join()) problems.push('formats: not those of the schema, in its order');
  const inputs = new Map(benchmarks.inputs.map((/** @type {any} */ i) => [i.id, i]));
  const nano = schema.curve.tiers[0];
  for (const format of benchmarks.formats) {
    const what = `format ${format.id}`;
    problems.push(...keyProblems(what, format, ['id', 'platform', 'main', 'price', 'price_ratio', 'reach', 'engagement',
      'click_rate', 'click_basis', 'followers_only', 'counts_views']));
    if (!schema.enums.platform.includes(format.platform)) problems.push(`${what}: unknown platform ${format.platform}`);
    for (const curve of [format.price, format.reach, format.engagement]) {
      if (curve !== null && !inputs.has(`${curve}.${nano}`)) problems.push(`${what}: unknown curve ${curve}`);
    }
    for (const id of [format.click_rate, format.price_ratio]) if (id !== null && !inputs.has(id)) problems.push(`${what}: unknown input ${id}`);
    if (inputs.get(format.click_rate)?.click_basis !== format.click_basis) problems.push(`${what}: click_basis differs from that of ${format.click_rate}`);
    if (format.main !== (format.price_ratio === null)) problems.push(`${what}: the main format has no price ratio, every other has one`);
    if (format.followers_only && format.counts_views) problems.push(`${what}: views are not limited to followers`);
    const unit = format.counts_views ? 'views_per_follower' : 'reach_per_follower';
    if (inputs.get(`${format.reach}.${nano}`)?.unit !== unit) problems.push(`${what}: reach is not in ${unit}`);
  }
  for (const platform of schema.enums.platform) {
    const main = benchmarks.formats.filter((/** @type {any} */ f) => f.platform === platform && f.main);
    if (main.length !== 1) problems.push(`platform ${platform}: ${main.length} main formats`);
  }
  return problems;
}

/** @param {any} data */
function tierProblems(data) {
  const { schema, benchmarks } = data;
  const problems = [];
  if (benchmarks.schemes.map((/** @type {any} */ s) => s.id).join() !== schema.enums.scheme.join()) problems.push('schemes: not those of the schema, in its order');
  for (const scheme of benchmarks.schemes) {
    const what = `scheme ${scheme.id}`;
    problems.push(...keyProblems(what, scheme, ['id', 'kind', 'year', 'sources', 'note', 'tiers']), ...provenanceProblems(what, scheme, data));
    if (scheme.tiers.length > schema.limits.custom_tiers_max) problems.push(`${what}: too many tiers`);
    if ((scheme.tiers.length === 0) !== (scheme.id === 'custom')) problems.push(`${what}: only the custom scheme has no tiers`);
    scheme.tiers.forEach((/** @type {any} */ tier, /** @type {number} */ index) => {
      if (tier.label === 'below' || !schema.enums.tier_label.includes(tier.label)) problems.push(`${what}: unknown label ${tier.label}`);
      if (!isNumber(tier.lower) || tier.lower <= (scheme.tiers[index - 1]?.lower ?? 0)) problems.push(`${what}: bounds do not increase`);
    });
    for (const label of repeated(scheme.tiers.map((/** @type {any} */ t) => t.label))) problems.push(`${what}: duplicate label ${label}`);
  }
  return problems;
}

/** @param {any} data */
function industryProblems(data) {
  const { benchmarks } = data;
  const { reference, entries } = benchmarks.industries;
  const problems = repeated(entries.map((/** @type {any} */ e) => e.id)).map((id) => `industry ${id}: duplicate id`);
  const inputs = new Set(benchmarks.inputs.map((/** @type {any} */ i) => i.id));
  problems.push(...provenanceProblems('industry reference', { kind: 'published', ...reference }, data));
  for (const industry of entries) {
    const what = `industry ${industry.id}`;
    problems.push(...keyProblems(what, industry, ['id', 'rate', 'kind', 'year', 'sources', 'borrowed', 'note']), ...provenanceProblems(what, industry, data));
    if (!isNumber(industry.rate) || industry.rate <= 0 || industry.rate >= 1) problems.push(`${what}: bad rate`);
    for (const id of industry.borrowed) if (!inputs.has(id)) problems.push(`${what}: unknown input ${id}`);
  }
  return problems;
}

/** @param {any} data */
function packageProblems({ schema, benchmarks }) {
  const problems = [];
  const { note, ...presets } = benchmarks.packages;
  if (!isText(note)) problems.push('packages: no note');
  const formats = new Map(benchmarks.formats.map((/** @type {any} */ f) => [f.id, f]));
  for (const [preset, platforms] of Object.entries(presets)) {
    problems.push(...keyProblems(`package ${preset}`, platforms, schema.enums.platform));
    for (const [platform, counts] of Object.entries(platforms)) {
      const what = `package ${preset}.${platform}`;
      if (Object.keys(counts).length === 0) problems.push(`${what}: empty`);
      for (const [format, count] of Object.entries(counts)) {
        if (formats.get(format)?.platform !== platform) problems.push(`${what}: ${format} is not a format of ${platform}`);
        if (!Number.isInteger(count) || count < 1 || count > schema.limits.package_count_max) problems.push(`${what}: bad count of ${format}`);
      }
    }
  }
  if (!('default' in presets)) problems.push('packages: no default');
  return problems;
}

/** @param {any} data */
function statementProblems({ sources, statements }) {
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
function claimProblems({ sources, claims }) {
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
function evidenceProblems(data) {
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
function presetProblems(data) {
  const { schema, benchmarks, presets } = data;
  const { note, ...packages } = benchmarks.packages;
  const industries = benchmarks.industries.entries.map((/** @type {any} */ e) => e.id);
  const problems = [...keyProblems('presets', presets, ['about', 'presets']), ...repeated(presets.presets.map((/** @type {any} */ p) => p.id)).map((id) => `preset ${id}: duplicate id`)];
  for (const preset of presets.presets) {
    const what = `preset ${preset.id}`;
    problems.push(...keyProblems(what, preset, ['id', 'platform', 'industry', 'goal', 'lens', 'scheme', 'package', 'options', 'inputs', 'kind', 'year', 'sources', 'note']));
    if (!kIdentifier.test(preset.id)) problems.push(`${what}: bad id`);
    for (const name of ['platform', 'goal', 'lens', 'scheme']) {
      if (!(name === 'platform' && preset.platform === null) && !schema.enums[name].includes(preset[name])) problems.push(`${what}: unknown ${name} ${preset[name]}`);
    }
    if (preset.industry !== null && !industries.includes(preset.industry)) problems.push(`${what}: unknown industry ${preset.industry}`);
    const count = preset.package?.main_posts;
    if (!(typeof preset.package === 'string' ? preset.package in packages : Number.isInteger(count) && count >= 1 && count <= schema.limits.package_count_max)) problems.push(`${what}: unknown package`);
    const tiers = benchmarks.schemes.find((/** @type {any} */ s) => s.id === preset.scheme)?.tiers.map((/** @type {any} */ t) => t.label) ?? [];
    if (preset.options.length === 0 || preset.options.length > schema.limits.options_max) problems.push(`${what}: bad number of options`);
    for (const option of preset.options) if (option !== 'ads' && !tiers.includes(option)) problems.push(`${what}: ${option} is no tier of its scheme`);
    problems.push(...provenanceProblems(what, preset, data), ...preset.inputs.flatMap((/** @type {any} */ input) => presetInputProblems(what, input, data)));
  }
  return problems;
}

/** @param {string} where @param {any} input @param {any} data */
function presetInputProblems(where, input, data) {
  const { schema, benchmarks } = data;
  const what = `${where} input ${input.id}`;
  const problems = [...keyProblems(what, input, ['id', 'low', 'median', 'high', 'kind', 'year', 'sources', 'note']), ...provenanceProblems(what, input, data)];
  for (const platform of input.id.includes('{main}') ? schema.enums.platform : [null]) {
    const standard = benchmarks.inputs.find((/** @type {any} */ i) => i.id === presetInputId(input.id, platform, benchmarks));
    problems.push(...(standard ? rangeProblems(what, { ...standard, low: input.low, median: input.median, high: input.high }) : [`${what}: unknown input`]));
  }
  return problems;
}

/** @param {string} id @param {string | null} platform @param {any} benchmarks */
const presetInputId = (id, platform, benchmarks) => id.replace('{main}', benchmarks.formats.find((/** @type {any} */ f) => f.platform === platform && f.main)?.id);

/** What the defaults rest on. @param {any} benchmarks */
const defaultEntries = (benchmarks) =>
  [...benchmarks.inputs, ...benchmarks.schemes, benchmarks.industries.reference, ...benchmarks.industries.entries];

/** What the starting points rest on. @param {any} presets */
const presetEntries = (presets) => presets.presets.flatMap((/** @type {any} */ preset) => [preset, ...preset.inputs]);

/** @param {any} data */
function unusedSourceProblems({ benchmarks, sources, statements, claims, evidence, presets }) {
  const cited = new Set([...defaultEntries(benchmarks), ...statements.statements, ...claims.claims, ...evidence.readings, ...presetEntries(presets)].flatMap((entry) => entry.sources));
  return sources.sources.filter((/** @type {any} */ s) => !cited.has(s.id)).map((/** @type {any} */ s) => `source ${s.id}: cited nowhere`);
}

/**
 * Everything that is wrong with the data, as sentences; empty when nothing is.
 * @param {any} data what readData returns
 * @returns {string[]}
 */
export function problemsOf(data) {
  const first = schemaProblems(data.schema);
  if (first.length > 0) return first;
  return [sourceProblems, inputProblems, plausibleProblems, formatProblems, tierProblems, industryProblems, packageProblems,
    evidenceProblems, presetProblems, statementProblems, claimProblems, unusedSourceProblems].flatMap((check) => check(data));
}

// ---------------------------------------------------------------------------------------------------------------
// C++

/** @param {string} name */
const upperCamel = (name) => name.split(/[_.]/).map((word) => word[0].toUpperCase() + word.slice(1)).join('');

/** @param {string} name */
const enumerator = (name) => {
  const plain = name.replaceAll('.', '_');
  return kReservedInCpp.has(plain) ? `${plain}_` : plain;
};

/**
 * A double literal that reads back to the same bits.
 * @param {number} value
 */
const cppDouble = (value) => (/[.e]/.test(String(value)) ? String(value) : `${value}.0`);

/** @param {string | null} id */
const cppInputIndex = (id) => (id === null ? '-1' : `static_cast<int>(Input::${enumerator(id)})`);

const kCppHead = '// Generated by wasm/data/generate.mjs from wasm/data/*.json. Do not edit.\n#pragma once\n';

/** @param {any} data */
export function schemaHeader({ schema }) {
  const enums = Object.entries(kEnums).map(([key, [type, doc]]) => {
    const values = schema.enums[key];
    const rows = values.map((/** @type {string} */ v, /** @type {number} */ i) => `  ${enumerator(v)} = ${i},`).join('\n');
    const names = values.map((/** @type {string} */ v) => `    "${v}",`).join('\n');
    const definition = key === 'shape'
      ? values.map((/** @type {string} */ v, /** @type {number} */ i) => `static_assert(static_cast<int>(Shape::${v}) == ${i});\n`).join('')
      : `/// ${doc}\nenum class ${type} : int {\n${rows}\n};\n`;
    return definition
      + `inline constexpr int k${type}Count = ${values.length};\n`
      + `/// Names of ${type} as in JSON and addresses, by index.\n`
      + `inline constexpr std::array<std::string_view, ${values.length}> k${type}Names{{\n${names}\n}};\n`;
  });
  const limits = Object.entries(schema.limits).map(([name, value]) => (Number(value) <= 2147483647 && !/^(budget|followers|evidence)/.test(name)
    ? `inline constexpr int k${upperCamel(name)} = ${value};`
    : `inline constexpr double k${upperCamel(name)} = ${cppDouble(Number(value))};`));
  const { followers } = schema.curve;
  return `${kCppHead}
#include <array>
#include <string_view>

#include "numeric/range.h"

namespace tierwise {

${enums.join('\n')}
/// Limits of requests. Budget is money of one currency, followers are accounts.
${limits.join('\n')}

/// Follower counts at which the benchmark curves are given: the geometric middle of nano, micro, mid, macro and mega.
inline constexpr int kCurveKnots = ${followers.length};
inline constexpr std::array<double, ${followers.length}> kCurveFollowers{${followers.map(cppDouble).join(', ')}};

}  // namespace tierwise
`;
}

/** @param {any} data */
export function benchmarksHeader({ schema, benchmarks, evidence }) {
  const nano = schema.curve.tiers[0];
  const inputs = benchmarks.inputs.map((/** @type {any} */ i) => `    // ${i.id}: ${i.unit}, ${i.kind}\n`
    + `    {${[i.low, i.median, i.high, i.min, i.max].map(cppDouble).join(', ')}, Shape::${i.shape}},`).join('\n');
  const plausible = benchmarks.inputs.map((/** @type {any} */ i) => {
    const { low, high } = plausibleOf(i, benchmarks);
    return `    {${cppDouble(low)}, ${cppDouble(high)}},  // ${i.id}`;
  }).join('\n');
  /** @param {string | null} curve */
  const start = (curve) => cppInputIndex(curve === null ? null : `${curve}.${nano}`);
  const traits = benchmarks.formats.map((/** @type {any} */ f) => `    // ${f.id}\n    {Platform::${f.platform}, ${start(f.price)},\n`
    + `     ${start(f.reach)},\n     ${start(f.engagement)},\n`
    + `     ${cppInputIndex(f.click_rate)},\n     ${cppInputIndex(f.price_ratio)},\n`
    + `     ClickBasis::${f.click_basis}, ${f.followers_only}, ${f.counts_views}},`).join('\n');
  const main = schema.enums.platform.map((/** @type {string} */ p) =>
    `Format::${benchmarks.formats.find((/** @type {any} */ f) => f.platform === p && f.main).id}`);
  const schemes = benchmarks.schemes.map((/** @type {any} */ s) => `    // ${s.id}\n    {${s.tiers.length}, {{${s.tiers.map((/** @type {any} */ t) =>
    `{${cppDouble(t.lower)}, static_cast<int>(TierLabel::${t.label})}`).join(',\n         ')}}}},`).join('\n');
  const readings = evidence.readings.map((/** @type {any} */ r) => {
    const platforms = schema.enums.platform.map((/** @type {string} */ p) => (r.platforms ?? [p]).includes(p));
    const rows = schema.enums.effect.map((/** @type {string} */ quantity) => {
      const effect = r.effects.find((/** @type {any} */ e) => e.quantity === quantity);
      return `{${schema.curve.tiers.map((/** @type {string} */ tier) => cppDouble(effect ? effect.multipliers[tier] : 1)).join(', ')}}`;
    });
    return `    // ${r.id}\n    {{${platforms.join(', ')}},\n     {{${rows.join(',\n       ')}}}},`;
  }).join('\n');
  return `${kCppHead}
#include <array>

#include "schema.h"

namespace tierwise {

/// Default of one input. low, median, high: 10 %, 50 % and 90 % point (equal: a constant); minimum, maximum: what a
/// request may ask for. Units are those named beside each entry; rates are fractions, money is one currency.
struct InputDefault {
  double low;
  double median;
  double high;
  double minimum;
  double maximum;
  Shape shape;
};

/// Defaults by Input.
inline constexpr std::array<InputDefault, kInputCount> kInputDefaults{{
${inputs}
}};

/// How far an input is moved in search of the value at which a verdict turns.
struct Bounds {
  double low;
  double high;
};

/// Plausible bounds by Input, inside its limits; low < high.
inline constexpr std::array<Bounds, kInputCount> kPlausible{{
${plausible}
}};

/// Where the figures of one format stand among the inputs.
struct FormatTraits {
  Platform platform;
  int price;        ///< first point of the platform's price curve, money for one main post; times price_ratio here
  int reach;        ///< first point of people reached (or views, see counts_views) per follower and post
  int engagement;   ///< first point of engagements per follower and post; -1: none is published
  int click_rate;   ///< link clicks per unit of click_basis
  int price_ratio;  ///< price against the main post; -1: ratio 1, this is the main post
  ClickBasis click_basis;
  bool followers_only;  ///< the platform shows it to followers only: reach cannot exceed followers
  bool counts_views;    ///< the reach curve counts views per follower, not people
};

/// Traits by Format.
inline constexpr std::array<FormatTraits, kFormatCount> kFormatTraits{{
${traits}
}};

/// The format a platform's fee, reach and engagement are quoted for, by Platform.
inline constexpr std::array<Format, kPlatformCount> kMainFormat{${main.join(', ')}};

/// Lower end of a tier in followers, included; it ends where the next one begins. label: index of TierLabel.
struct TierBound {
  double lower;
  int label;
};

/// Tiers from small to large; only the first \`count\` are in use.
struct TierScheme {
  int count;
  std::array<TierBound, ${schema.limits.custom_tiers_max}> tiers;
};

/// Schemes by Scheme; custom is empty and comes with the request.
inline constexpr std::array<TierScheme, kSchemeCount> kTierSchemes{{
${schemes}
}};

/// Multipliers at kCurveFollowers, by Effect. Only their ratios count.
using EvidenceMultipliers = std::array<std::array<double, kCurveKnots>, kEffectCount>;

/// One reading of studies: on which platforms it says anything, and how much of a quantity one size has against others.
struct EvidenceReading {
  std::array<bool, kPlatformCount> platforms;
  EvidenceMultipliers multipliers;
};

/// Readings by Evidence; neutral has only ones, own comes with the request.
inline constexpr std::array<EvidenceReading, kEvidenceCount> kEvidenceReadings{{
${readings}
}};

}  // namespace tierwise
`;
}

// ---------------------------------------------------------------------------------------------------------------
// JavaScript

const kJsHead = '// Generated by wasm/data/generate.mjs from wasm/data/*.json. Do not edit.\n';

/** @param {unknown} value */
const literal = (value) => JSON.stringify(value, null, 2);

/** @param {string} name */
const constantName = (name) => `${name.toUpperCase()}_NAMES`;

/** @param {any} data */
export function schemaModule({ schema }) {
  const enums = Object.entries(kEnums).map(([key, [type, doc]]) => `/** ${doc} */\n`
    + `export const ${constantName(key)} = Object.freeze(/** @type {const} */ (${literal(schema.enums[key])}));\n`
    + `/** @typedef {typeof ${constantName(key)}[number]} ${type} */\n`);
  return `${kJsHead}
${enums.join('\n')}
/** Limits of requests. */
export const LIMITS = Object.freeze(${literal(schema.limits)});

/** Tiers whose geometric middle carries a point of every curve, and those follower counts. */
export const CURVE_TIERS = Object.freeze(/** @type {const} */ (${literal(schema.curve.tiers)}));
/** @typedef {typeof CURVE_TIERS[number]} CurveTier */
export const CURVE_FOLLOWERS = Object.freeze(${literal(schema.curve.followers)});

/** Groups of inputs, in the order they are shown. */
export const GROUP_NAMES = Object.freeze(/** @type {const} */ (${literal(schema.groups)}));
/** @typedef {typeof GROUP_NAMES[number]} Group */

/** Where a figure comes from: printed by a source, arithmetic on printed figures, or our own judgement. */
export const KIND_NAMES = Object.freeze(/** @type {const} */ (${literal(schema.kinds)}));
/** @typedef {typeof KIND_NAMES[number]} Kind */

/** Grades of sources, best first. */
export const GRADE_NAMES = Object.freeze(/** @type {const} */ (${literal(schema.grades)}));
/** @typedef {typeof GRADE_NAMES[number]} Grade */

/** Units of inputs, with their meaning. */
export const UNITS = Object.freeze(${literal(schema.units)});
/** @typedef {keyof typeof UNITS} Unit */
`;
}

/** What everything that computes needs to know of an input; the rest is for readers. */
const kInputNumbers = ['id', 'group', 'shape', 'unit', 'low', 'median', 'high', 'min', 'max'];

/** @param {Record<string, unknown>} input @param {boolean} numbers those, or all the rest */
const partOfInput = (input, numbers) => Object.fromEntries(Object.entries(input).filter(([name]) => kInputNumbers.includes(name) === numbers));

/** @param {any} data */
export function inputsModule({ benchmarks }) {
  return `${kJsHead}
/** @import { Group, Input, Shape, Unit } from './schema.js' */

/**
 * Default of one input: low, median, high are its 10 %, 50 % and 90 % points (equal: a constant), min and max what a
 * request may ask for. Rates are fractions, money is one currency.
 * @typedef {object} InputNumbers
 * @property {Input} id
 * @property {Group} group
 * @property {Shape} shape
 * @property {Unit} unit
 * @property {number} low
 * @property {number} median
 * @property {number} high
 * @property {number} min
 * @property {number} max
 */

/** Defaults in the order of INPUT_NAMES. @type {ReadonlyArray<InputNumbers>} */
export const INPUTS = ${literal(benchmarks.inputs.map((/** @type {any} */ input) => partOfInput(input, true)))};
`;
}

/** @param {any} data */
export function benchmarksModule({ schema, benchmarks, sources, claims, evidence, presets: starts }) {
  const cited = new Set([...defaultEntries(benchmarks), ...evidence.readings, ...presetEntries(starts)].flatMap((entry) => entry.sources));
  const { note, ...presets } = benchmarks.packages;
  const industries = benchmarks.industries.entries.map((/** @type {any} */ e) =>
    ({ ...e, multiplier: e.rate / benchmarks.industries.reference.rate }));
  const formats = benchmarks.formats.map((/** @type {any} */ f) => f);
  const main = Object.fromEntries(schema.enums.platform.map((/** @type {string} */ p) =>
    [p, benchmarks.formats.find((/** @type {any} */ f) => f.platform === p && f.main).id]));
  return `${kJsHead}
import { INPUTS } from './inputs.js';

/** @import { ClickBasis, CurveTier, Effect, Evidence, Format, Grade, Input, Kind, Platform, Scheme, TierLabel } from './schema.js' */
/** @import { InputNumbers } from './inputs.js' */

/**
 * @typedef {object} InputOrigin
 * @property {Kind} kind
 * @property {number | null} year
 * @property {string[]} sources ids in SOURCES
 * @property {string} note
 * @property {ClickBasis} [click_basis] what a click rate is counted on
 * @property {{low: number, median: number, high: number, unit: string, quantiles: string}} [as_published] as the source prints it
 */
/** @typedef {InputNumbers & InputOrigin} InputDefault default of one input, and where it comes from */

/**
 * Where the figures of one format come from; a curve is named without its tier.
 * @typedef {object} FormatTraits
 * @property {Format} id
 * @property {Platform} platform
 * @property {boolean} main the format a platform's fee, reach and engagement are quoted for
 * @property {string} price price curve of the platform, for one main post
 * @property {Input | null} price_ratio price against the main post; null: this is the main post
 * @property {string} reach people reached (or views) per follower and post
 * @property {string | null} engagement engagements per follower and post; null: none is published
 * @property {Input} click_rate
 * @property {ClickBasis} click_basis
 * @property {boolean} followers_only the platform shows it to followers only
 * @property {boolean} counts_views the reach curve counts views, not people
 */

/**
 * @typedef {object} TierScheme
 * @property {Scheme} id
 * @property {Kind} kind
 * @property {number | null} year
 * @property {string[]} sources
 * @property {string} note
 * @property {{lower: number, label: Exclude<TierLabel, 'below'>}[]} tiers lower: followers, included
 */

/**
 * Engagement of one industry against all; borrowed: inputs whose defaults come from another industry.
 * @typedef {object} Industry
 * @property {string} id
 * @property {number} rate engagements per follower, a fraction
 * @property {number} multiplier rate against the reference
 * @property {Kind} kind
 * @property {number} year
 * @property {string[]} sources
 * @property {Input[]} borrowed
 * @property {string} note
 */

/**
 * @typedef {object} Source
 * @property {string} id
 * @property {string} title
 * @property {string} publisher
 * @property {number} year
 * @property {string | null} url
 * @property {Grade} grade
 * @property {string} note
 */

/**
 * What a reading says about one quantity; only the ratios between sizes count.
 * @typedef {object} EvidenceEffect
 * @property {Effect} quantity
 * @property {Kind} kind
 * @property {Record<CurveTier, number>} multipliers
 * @property {string} note how the multipliers follow from the study
 */

/**
 * One reading of studies about size.
 * @typedef {object} EvidenceReading
 * @property {Evidence} id
 * @property {Platform[] | null} platforms where it says anything; null: everywhere
 * @property {Kind} kind
 * @property {number | null} year
 * @property {string[]} sources
 * @property {string} note
 * @property {EvidenceEffect[]} effects
 */

/** @typedef {Partial<Record<Format, number>>} Package how many of each format one creator is asked for */

/** @type {ReadonlyArray<InputOrigin>} */
const ORIGINS = ${literal(benchmarks.inputs.map((/** @type {any} */ input) => partOfInput(input, false)))};

/** Defaults in the order of INPUT_NAMES. @type {ReadonlyArray<InputDefault>} */
export const INPUT_DEFAULTS = /* @__PURE__ */ INPUTS.map((input, index) => ({ ...input, ...ORIGINS[index] }));

/** How far each input is moved in search of a turn, in the order of INPUT_NAMES; note: why, where set by hand. @type {ReadonlyArray<{low: number, high: number, note: string | null}>} */
export const PLAUSIBLE = ${literal(benchmarks.inputs.map((/** @type {any} */ input) => plausibleOf(input, benchmarks)))};

/** Formats in the order of FORMAT_NAMES. @type {ReadonlyArray<FormatTraits>} */
export const FORMATS = ${literal(formats)};

/** Main format of each platform. @type {Readonly<Record<Platform, Format>>} */
export const MAIN_FORMATS = ${literal(main)};

/** Tier schemes in the order of SCHEME_NAMES. @type {ReadonlyArray<TierScheme>} */
export const TIER_SCHEMES = ${literal(benchmarks.schemes)};

/** @type {ReadonlyArray<Industry>} */
export const INDUSTRIES = ${literal(industries)};

/** ${note} @type {Readonly<Record<${Object.keys(presets).map((p) => `'${p}'`).join(' | ')}, Record<Platform, Package>>>} */
export const PACKAGE_PRESETS = ${literal(presets)};

/** Readings in the order of EVIDENCE_NAMES. @type {ReadonlyArray<EvidenceReading>} */
export const EVIDENCE_READINGS = ${literal(evidence.readings)};

/** What the grades of sources mean. @type {Readonly<Record<Grade, string>>} */
export const GRADES = ${literal(sources.grades)};

/** Sources that a default rests on; the register has more. @type {ReadonlyArray<Source>} */
export const SOURCES = ${literal(sources.sources.filter((/** @type {any} */ s) => cited.has(s.id)))};

/** Claims of the article, and what the evidence says to them. @type {ReadonlyArray<{id: string, verdict: 'supported' | 'qualified' | 'contradicted'}>} */
export const CLAIMS = ${literal(claims.claims.map((/** @type {any} */ { id, verdict }) => ({ id, verdict })))};
`;
}

/** The starting points. @param {any} data */
export function presetsModule({ presets }) {
  return `${kJsHead}
/** @import { Goal, Kind, Lens, Platform, Scheme, TierLabel } from './schema.js' */
/** @import { PACKAGE_PRESETS } from './benchmarks.js' */

/**
 * A figure that a starting point sets, with where it comes from; {main} in the id stands for the platform's main format.
 * @typedef {object} PresetInput
 * @property {string} id
 * @property {number} low
 * @property {number} median
 * @property {number} high
 * @property {Kind} kind
 * @property {number | null} year
 * @property {string[]} sources
 * @property {string} note
 */

/**
 * @typedef {object} Preset
 * @property {string} id
 * @property {Platform | null} platform null: the one on the page stays
 * @property {string | null} industry null: the one on the page stays
 * @property {Goal} goal
 * @property {Lens} lens
 * @property {Scheme} scheme
 * @property {keyof typeof PACKAGE_PRESETS | {main_posts: number}} package main_posts: so many of the platform's main format
 * @property {(Exclude<TierLabel, 'below'> | 'ads')[]} options
 * @property {PresetInput[]} inputs
 * @property {Kind} kind
 * @property {number | null} year
 * @property {string[]} sources
 * @property {string} note
 */

/** Starting points of the page, in the order they are shown. @type {ReadonlyArray<Preset>} */
export const PRESETS = ${literal(presets.presets)};
`;
}

// ---------------------------------------------------------------------------------------------------------------
// Writing

/**
 * Generated files by name.
 * @param {any} data
 * @returns {Record<string, string>}
 */
export function generate(data) {
  return {
    'schema.h': schemaHeader(data),
    'benchmarks.h': benchmarksHeader(data),
    'schema.js': schemaModule(data),
    'inputs.js': inputsModule(data),
    'benchmarks.js': benchmarksModule(data),
    'presets.js': presetsModule(data),
  };
}

/**
 * Writes the files whose text changed; returns their names.
 * @param {Record<string, string>} files
 * @param {string} directory
 */
export function writeChanged(files, directory) {
  mkdirSync(directory, { recursive: true });
  const changed = Object.keys(files).filter((name) => {
    const path = join(directory, name);
    return !existsSync(path) || readFileSync(path, 'utf8') !== files[name];
  });
  for (const name of changed) writeFileSync(join(directory, name), files[name]);
  return changed;
}

/** @param {string[]} args */
function main(args) {
  if (args.length !== 1 || args[0].startsWith('-')) {
    console.error('usage: node generate.mjs <output directory>');
    return 2;
  }
  const data = readData();
  const problems = problemsOf(data);
  if (problems.length > 0) {
    console.error(problems.join('\n'));
    return 1;
  }
  writeChanged(generate(data), args[0]);
  return 0;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) process.exitCode = main(process.argv.slice(2));
