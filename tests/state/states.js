// Random states that a reader could reach, built with the page's own transitions.
import { INDUSTRIES, INPUT_DEFAULTS, PACKAGE_PRESETS } from '../../build/generated/benchmarks.js';
import { BASIS_NAMES, CURVE_TIERS, EFFECT_NAMES, EVIDENCE_NAMES, FORMAT_NAMES, GOAL_NAMES, LENS_NAMES, LIMITS, PLATFORM_NAMES, SCHEME_NAMES } from '../../build/generated/schema.js';
import * as inputs from '../../web/state/inputs.js';
import { setEvidence, setMultiplier } from '../../web/state/evidence.js';
import { tiersOf } from '../../web/state/schemes.js';

/** @import { Random } from './random.js' */
/** @import { Inputs, Post } from '../../web/state/inputs.js' */

/** @param {Random} random @returns {Inputs} */
export function randomState(random) {
  let state = inputs.defaultState();
  const sometimes = (/** @type {number} */ p, /** @type {() => Inputs} */ change) => {
    if (random.chance(p)) state = change();
  };
  sometimes(0.5, () => inputs.setPlatform(state, random.pick(PLATFORM_NAMES)));
  sometimes(0.5, () => inputs.setIndustry(state, random.pick(INDUSTRIES).id));
  sometimes(0.8, () => inputs.setBudget(state, random.magnitude(LIMITS.budget_min, LIMITS.budget_max)));
  sometimes(0.3, () => inputs.setGoal(state, random.pick(GOAL_NAMES)));
  sometimes(0.3, () => inputs.setLens(state, random.pick(LENS_NAMES)));
  sometimes(0.3, () => setEvidence(state, random.pick(EVIDENCE_NAMES)));
  for (let times = random.below(4); times > 0; times -= 1) state = setMultiplier(state, random.pick(EFFECT_NAMES), random.pick(CURVE_TIERS), random.magnitude(LIMITS.evidence_multiplier_min, LIMITS.evidence_multiplier_max));
  sometimes(0.3, () => inputs.setCurrency(state, random.pick(['€', 'kr', 'zł', '₹', 'CHF', 'R$'])));
  sometimes(0.3, () => inputs.setLanguage(state, random.pick(['en', 'de', 'pt-BR', 'zh-Hant-TW'])));
  sometimes(0.3, () => inputs.setSeed(state, random.below(2 ** 21) * 2 ** 32 + random.below(2 ** 32)));
  sometimes(0.3, () => inputs.setDraws(state, LIMITS.draws_min + random.below(LIMITS.draws_max - LIMITS.draws_min + 1)));
  sometimes(0.4, () => randomScheme(state, random));
  sometimes(0.3, () => inputs.choosePreset(state, random.pick(/** @type {(keyof typeof PACKAGE_PRESETS)[]} */ (Object.keys(PACKAGE_PRESETS)))));
  sometimes(0.3, () => inputs.setPackageCount(state, random.pick(inputs.formatsOf(state.platform)), random.below(LIMITS.package_count_max + 1)));
  for (let times = random.below(4); times > 0; times -= 1) state = randomOption(state, random);
  for (let times = random.below(8); times > 0; times -= 1) state = randomInput(state, random);
  sometimes(0.4, () => inputs.setCreator(state, randomCreator(random)));
  return state;
}

/** @param {Inputs} state @param {Random} random */
function randomScheme(state, random) {
  const scheme = random.pick(SCHEME_NAMES);
  if (scheme !== 'custom') return inputs.setScheme(state, scheme);
  const labels = /** @type {const} */ (['nano', 'micro', 'macro']).slice(0, 1 + random.below(3));
  let lower = random.magnitude(1, 1e4);
  const tiers = labels.map((label) => {
    lower += random.magnitude(1, 1e6);
    return { label, lower };
  });
  return inputs.setScheme(state, 'custom', tiers);
}

/** @param {Inputs} state @param {Random} random */
function randomOption(state, random) {
  const slot = random.below(LIMITS.options_max);
  const tiers = tiersOf(state.scheme, state.custom_tiers);
  switch (random.below(6)) {
    case 0:
      return inputs.removeOption(state, slot);
    case 1:
      return inputs.addOption(state, { kind: 'ads' });
    case 2:
      return inputs.addOption(state, { kind: 'creators', tier: random.pick(tiers).label });
    case 3:
      return inputs.addOption(state, { kind: 'creators', followers: random.magnitude(LIMITS.followers_min, LIMITS.followers_max) });
    case 4:
      return inputs.setOptionMeasured(state, slot, random.pick(/** @type {const} */ (['reach_rate', 'engagement_rate'])), random.magnitude(1e-4, 0.9));
    default:
      return inputs.setOptionMeasured(state, slot, 'price', random.magnitude(0.01, 1e6));
  }
}

/** @param {Inputs} state @param {Random} random */
function randomInput(state, random) {
  const { id, shape, min, max } = random.pick(INPUT_DEFAULTS);
  const top = shape === 'share' ? Math.min(max, 1 - 1e-9) : max;
  const three = [0, 1, 2].map(() => random.between(Math.max(min, 1e-12), top)).sort((a, b) => a - b);
  const [least, middle, most] = three;
  const [low, median, high] = random.pick([three, three, [middle, middle, middle], [middle, middle, most], [least, middle, middle]]);
  return inputs.setInput(state, id, { low, median, high, ...(random.chance(0.3) ? { measured: true } : {}) });
}

/** @param {Random} random @returns {Partial<import('../../web/state/inputs.js').Creator>} */
function randomCreator(random) {
  return {
    format: random.pick(FORMAT_NAMES),
    basis: random.pick(BASIS_NAMES),
    followers: random.chance(0.8) ? random.magnitude(LIMITS.followers_min, LIMITS.followers_max) : null,
    posts: Array.from({ length: random.below(10) }, () => randomPost(random)),
    totals: random.chance(0.2) ? { interactions: random.below(1e6), ...(random.chance(0.5) ? { posts: 1 + random.below(20) } : {}) } : null,
  };
}

/** @param {Random} random @returns {Post} */
export function randomPost(random) {
  const count = () => random.below(10 ** (1 + random.below(9)));
  return {
    likes: count(),
    ...(random.chance(0.8) ? { comments: count() } : {}),
    ...(random.chance(0.3) ? { shares: count() } : {}),
    ...(random.chance(0.3) ? { saves: count() } : {}),
    ...(random.chance(0.5) ? { exposure: 1 + count() } : {}),
    ...(random.chance(0.3) ? { sponsored: random.chance(0.5) } : {}),
  };
}
