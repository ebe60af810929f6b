// Tier schemes as the page uses them: the tiers of a scheme, their bounds and the follower count that stands for each.
// May import the generated names and benchmarks only.
import { TIER_SCHEMES } from '../../build/generated/benchmarks.js';

/** @import { Scheme, TierLabel } from '../../build/generated/schema.js' */
/** @typedef {{lower: number, label: TierLabel}} TierBound lower: followers, included */
/** @typedef {{label: TierLabel, lower: number, upper: number | null, followers: number}} Tier followers: what stands for the tier */

/** An open last tier is taken to end at five times its lower bound: 1,000,000 and up is shown by 2,236,068. */
const openTierSpan = 5;

/**
 * Tiers of a scheme in rising order.
 * @param {Scheme} scheme
 * @param {ReadonlyArray<TierBound>} customTiers used by the scheme `custom`
 * @returns {Tier[]}
 */
export function tiersOf(scheme, customTiers = []) {
  const bounds = scheme === 'custom' ? customTiers : TIER_SCHEMES.find((entry) => entry.id === scheme)?.tiers ?? [];
  return bounds.map(({ lower, label }, index) => {
    const upper = bounds[index + 1]?.lower ?? null;
    return { label, lower, upper, followers: middleOf(lower, upper) };
  });
}

/**
 * Geometric middle of a tier, in whole followers.
 * @param {number} lower
 * @param {number | null} upper
 */
export function middleOf(lower, upper) {
  return Math.round(Math.sqrt(lower * (upper ?? lower * openTierSpan)));
}

/**
 * Tier of an account; intervals are half-open [lower, upper).
 * @param {number} followers
 * @param {ReadonlyArray<Tier>} tiers
 * @returns {TierLabel}
 */
export function labelOf(followers, tiers) {
  let label = /** @type {TierLabel} */ ('below');
  for (const tier of tiers) if (followers >= tier.lower) label = tier.label;
  return label;
}
