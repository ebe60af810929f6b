// Which reading of the studies about size is in use, and the reader's own multipliers, as pure changes of the state.
// May import the generated names.
import { CURVE_TIERS, EFFECT_NAMES, LIMITS } from '../../build/generated/schema.js';

/** @import { CurveTier, Effect, Evidence, Goal } from '../../build/generated/schema.js' */
/** @import { Inputs } from './inputs.js' */
/** @typedef {Readonly<Partial<Record<Effect, Readonly<Partial<Record<CurveTier, number>>>>>>} Multipliers only those that are not 1 */

/** @param {Inputs} state @param {Evidence} evidence @returns {Inputs} */
export const setEvidence = (state, evidence) => ({ ...state, evidence });

/** @param {Pick<Inputs, 'evidence_multipliers'>} state @param {Effect} effect @param {CurveTier} tier */
export const multiplierOf = ({ evidence_multipliers }, effect, tier) => evidence_multipliers[effect]?.[tier] ?? 1;

/** @param {Inputs} state @param {Effect} effect @param {CurveTier} tier @param {number} value @returns {Inputs} */
export function setMultiplier(state, effect, tier, value) {
  return withRow(state, effect, CURVE_TIERS.map((each) => (each === tier ? value : multiplierOf(state, effect, each))));
}

/** @param {Inputs} state @param {Effect} effect @param {number[]} row one number a size @returns {Inputs} */
function withRow(state, effect, row) {
  const { [effect]: before, ...others } = state.evidence_multipliers;
  const changed = CURVE_TIERS.map((tier, index) => /** @type {const} */ ([tier, row[index]])).filter(([, value]) => value !== 1);
  return { ...state, evidence_multipliers: changed.length === 0 ? others : { ...others, [effect]: Object.fromEntries(changed) } };
}

/** What a comparison says of it; nothing while neutral. @param {Inputs} state */
export function requestEvidence({ evidence, evidence_multipliers }) {
  if (evidence === 'neutral') return {};
  return evidence === 'own' ? { evidence, evidence_multipliers } : { evidence };
}

/** Goals that a change of these quantities can move. @param {readonly Effect[]} effects @returns {Goal[]} */
export function goalsMoved(effects) {
  const has = (/** @type {Effect} */ effect) => effects.includes(effect);
  return [...(has('reach') ? /** @type {const} */ (['reach']) : []), ...(has('engagement') ? /** @type {const} */ (['engagement']) : []), ...(has('reach') || has('conversion') ? /** @type {const} */ (['return']) : [])];
}

/* The address: five numbers for each quantity, smallest size first. */

/** @param {Inputs} state @returns {[string, string][]} */
export function multiplierPairs(state) {
  return EFFECT_NAMES.filter((effect) => state.evidence_multipliers[effect]).map((effect) => [`evidence.${effect}`, CURVE_TIERS.map((tier) => multiplierOf(state, effect, tier)).join('~')]);
}

/** @param {Inputs} state @param {Effect} effect @param {string} raw @param {(text: string, minimum: number, maximum: number) => number | null} within @returns {Inputs | null} */
export function readMultipliers(state, effect, raw, within) {
  const row = raw.split('~').map((text) => within(text, LIMITS.evidence_multiplier_min, LIMITS.evidence_multiplier_max));
  return row.length === CURVE_TIERS.length && row.every((value) => value !== null) ? withRow(state, effect, /** @type {number[]} */ (row)) : null;
}
