// The reading of the evidence in a request: its name, and the reader's own multipliers by quantity and size.
// May import the generated schema and the reader.
import { CURVE_TIERS, EFFECT_NAMES, EVIDENCE_NAMES, LIMITS } from '../../build/generated/schema.js';
import { own } from './read.js';

/** @import { Reader } from './read.js' */

export const multiplierLimits = { minimum: LIMITS.evidence_multiplier_min, maximum: LIMITS.evidence_multiplier_max };

/** Neutral, and every multiplier 1, unless the request says otherwise. @param {Reader} reader @param {unknown} request */
export function readEvidence(reader, request) {
  const name = own(request, 'evidence');
  const evidence = name === undefined ? 0 : reader.choice(name, EVIDENCE_NAMES, { field: 'evidence', index: 0 });
  return { evidence, evidence_multipliers: readMultipliers(reader, own(request, 'evidence_multipliers')) };
}

/** Row by row as the core takes them. @param {Reader} reader @param {unknown} value */
function readMultipliers(reader, value) {
  const multipliers = new Float64Array(EFFECT_NAMES.length * CURVE_TIERS.length).fill(1);
  if (value === undefined) return multipliers;
  for (const [quantity, row] of reader.entries(value, { field: 'evidence_multipliers', index: 0 })) {
    const effect = reader.choice(quantity, EFFECT_NAMES, { field: 'evidence_multipliers', index: 0, part: quantity });
    if (effect < 0) continue;
    for (const [name, multiplier] of reader.entries(row, { field: 'evidence_multipliers', index: effect * CURVE_TIERS.length, part: quantity })) {
      const tier = reader.choice(name, CURVE_TIERS, { field: 'evidence_multipliers', index: effect * CURVE_TIERS.length, part: quantity });
      const index = effect * CURVE_TIERS.length + tier;
      if (tier >= 0) multipliers[index] = reader.number(multiplier, multiplierLimits, { field: 'evidence_multipliers', index, part: `${quantity}.${name}` });
    }
  }
  return multipliers;
}
