// Checks presets.json, the starting points of the page. Imports figures and shared rules.
import { presetInputId } from './figures.mjs';
import { keyProblems, kIdentifier, provenanceProblems, rangeProblems, repeated } from './rules.mjs';

/** @param {any} data */
export function presetProblems(data) {
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
