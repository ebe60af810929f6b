// Checks benchmarks.json: defaults and their bounds, formats, tiers, industries, packages. Imports figures and shared rules.
import { fromPrinted, plausibleOf } from './figures.mjs';
import { isNumber, isText, keyProblems, provenanceProblems, rangeProblems, repeated } from './rules.mjs';

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
export function inputProblems(data) {
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

/** @param {any} data */
export function plausibleProblems({ benchmarks }) {
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
export function formatProblems({ schema, benchmarks }) {
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
export function tierProblems(data) {
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
export function industryProblems(data) {
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
export function packageProblems({ schema, benchmarks }) {
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
