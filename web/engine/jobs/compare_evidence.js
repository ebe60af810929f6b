// The same comparison under every reading of the evidence: who wins each goal if this study is right?
// One reading a step.
// May import the generated data.
import { CURVE_TIERS, EFFECT_NAMES, EVIDENCE_NAMES } from '../../../build/generated/schema.js';
import { EVIDENCE_READINGS } from '../../../build/generated/benchmarks.js';

/** @import { Effect, Evidence } from '../../../build/generated/schema.js' */
/** @import { Comparison, ComparisonRequest, Engine, EvidenceComparison, EvidenceProgress, EvidenceReadingResult, Refusal } from '../index.js' */

/**
 * Quantities that a reading multiplies in this request; none where it says nothing about the platform, and for own
 * multipliers that are all alike.
 * @param {Evidence} evidence
 * @param {Pick<ComparisonRequest, 'platform' | 'evidence_multipliers'>} request
 * @returns {Effect[]}
 */
export function effectsOf(evidence, { platform, evidence_multipliers: own = {} }) {
  const reading = EVIDENCE_READINGS[EVIDENCE_NAMES.indexOf(evidence)];
  if (evidence === 'own') return EFFECT_NAMES.filter((quantity) => new Set(CURVE_TIERS.map((tier) => own[quantity]?.[tier] ?? 1)).size > 1);
  const applies = reading.platforms === null || reading.platforms.includes(platform);
  return applies ? reading.effects.map(({ quantity }) => quantity) : [];
}

/**
 * @param {Engine} engine
 * @param {ComparisonRequest} request its own choice of `evidence` does not count
 * @returns {Generator<EvidenceProgress, EvidenceComparison | Refusal, void>}
 */
export function* compareEvidence(engine, request) {
  /** @type {EvidenceReadingResult[]} */
  const readings = [];
  const neutral = engine.compare({ ...request, evidence: 'neutral' });
  if (!neutral.ok) return neutral;
  for (const name of EVIDENCE_NAMES) {
    if (readings.length > 0) yield { ok: true, done: readings.length, total: EVIDENCE_NAMES.length, readings: [...readings] };
    const effects = effectsOf(name, request);
    const answer = effects.length > 0 ? engine.compare({ ...request, evidence: name }) : neutral;
    if (!answer.ok) return answer;
    readings.push({ evidence: name, effects, verdicts: verdictsOf(answer) });
  }
  return { ok: true, draws: request.draws, readings };
}

/** @param {Comparison} comparison */
function verdictsOf({ contests }) {
  const verdicts = Object.entries(contests).map(([contest, { verdict }]) => [contest, verdict]);
  return /** @type {EvidenceReadingResult['verdicts']} */ (Object.fromEntries(verdicts));
}
