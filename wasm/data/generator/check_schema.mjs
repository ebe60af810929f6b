// Checks schema.json: enums, limits, the points of the curves. Imports names and shared rules.
import { kEnums } from './names.mjs';
import { isNumber, keyProblems, kIdentifier, repeated } from './rules.mjs';

const kInputId = /^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*){0,2}$/;

/** @param {any} schema */
export function schemaProblems(schema) {
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
