// What differs between two inputs, thing by thing, and what each thing is called. Pure; may import the state's own files
// and the generated names.
import { INPUT_NAMES, LIMITS } from '../../build/generated/schema.js';
import { inputName } from './errors.js';
import { samePackage } from './inputs.js';
import { name as optionName } from './verdict.js';

/** @import { Input } from '../../build/generated/schema.js' */
/** @import { Inputs, Option } from './inputs.js' */
/** @import { Sentence } from './messages.js' */
/**
 * @typedef {{what: 'platform' | 'industry' | 'budget' | 'goal' | 'scheme' | 'lens' | 'evidence' | 'package' | 'creator' | 'campaigns' | 'seed' | 'draws' | 'currency'}
 *   | {what: 'option_added' | 'option_removed' | 'option_size' | 'option_measured', slot: number}
 *   | {what: 'input', id: Input}} Difference
 */

/**
 * Equal in every part; parts that are one and the same are not looked into.
 * @param {unknown} a @param {unknown} b @returns {boolean}
 */
export function sameValue(a, b) {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null || Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && sameValue(/** @type {any} */ (a)[key], /** @type {any} */ (b)[key]));
}

/** What is compared as it stands, in the order in which changes are named: what draws others along comes first. */
const plain = /** @type {const} */ (['platform', 'industry', 'budget', 'goal', 'lens', 'seed', 'draws', 'currency', 'campaigns', 'creator']);

/**
 * Everything that differs; the reader's language is no difference.
 * @param {Inputs} before @param {Inputs} after
 * @returns {Difference[]}
 */
export function differences(before, after) {
  /** @type {Difference[]} */
  const found = plain.filter((what) => !sameValue(before[what], after[what])).map((what) => ({ what }));
  if (before.scheme !== after.scheme || !sameValue(before.custom_tiers, after.custom_tiers)) found.push({ what: 'scheme' });
  if (before.evidence !== after.evidence || !sameValue(before.evidence_multipliers, after.evidence_multipliers)) found.push({ what: 'evidence' });
  if (!samePackage(before.package, after.package)) found.push({ what: 'package' });
  for (let slot = 0; slot < LIMITS.options_max; slot += 1) found.push(...optionDifference(before, after, slot));
  for (const id of INPUT_NAMES) if (!sameValue(before.inputs[id], after.inputs[id])) found.push({ what: 'input', id });
  return found;
}

/** @param {Inputs} before @param {Inputs} after @param {number} slot @returns {Difference[]} */
function optionDifference(before, after, slot) {
  const of = (/** @type {Inputs} */ inputs) => inputs.options.find((option) => option.slot === slot);
  const [a, b] = [of(before), of(after)];
  if (sameValue(a, b)) return [];
  if (!a) return [{ what: 'option_added', slot }];
  if (!b) return [{ what: 'option_removed', slot }];
  const size = (/** @type {Option} */ option) => (option.kind === 'ads' ? 'ads' : [option.tier, option.followers]);
  return [{ what: sameValue(size(a), size(b)) ? 'option_measured' : 'option_size', slot }];
}

/** What a difference is called. @param {Difference} difference @param {Inputs} before @param {Inputs} after @returns {Sentence} */
export function differenceName(difference, before, after) {
  if (difference.what === 'input') return { key: 'ui.undo.what.input', params: { name: inputName(difference.id) } };
  if (!('slot' in difference)) return { key: `ui.undo.what.${difference.what}` };
  const named = difference.what === 'option_added' ? after : before;
  return { key: `ui.undo.what.${difference.what}`, params: { name: optionName(named, difference.slot, 'within') } };
}

/** Names a change by the first thing that differs; null where nothing does. @param {Inputs} before @param {Inputs} after @returns {Sentence | null} */
export function changeName(before, after) {
  const [first] = differences(before, after);
  return first ? differenceName(first, before, after) : null;
}
