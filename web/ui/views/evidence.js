// The readings of the evidence and who wins under each, as the page shows them. Imports the words of the page and the state layer.
import { EVIDENCE_READINGS } from '../../../build/generated/benchmarks.js';
import { CURVE_TIERS, EFFECT_NAMES, GOAL_NAMES } from '../../../build/generated/schema.js';
import { goalsMoved } from '../../state/evidence.js';
import { contestOf } from '../../state/verdict.js';
import { chance, count, dataText, listed, t } from '../words.js';
import { exact } from '../../state/formats.js';
import { pairView } from './verdict.js';

/** @import { EvidenceReadingResult } from '../../engine/index.js' */
/** @import { Source } from '../../../build/generated/benchmarks.js' */
/** @import { Evidence, Goal } from '../../../build/generated/schema.js' */
/** @typedef {EvidenceReadingResult['verdicts']['reach']} Verdict */
/**
 * @typedef {{goal: Goal, text: string, tone: string, moved: boolean, pair: import('./verdict.js').PairView | null}} EvidenceCell
 * @typedef {{id: Evidence, name: string, says: string, source: Source | null, chosen: boolean, cells: EvidenceCell[]}} EvidenceRow
 * @typedef {{goals: {id: Goal, title: string}[], rows: EvidenceRow[], finding: string[], stale: boolean}} EvidenceTable
 * @typedef {{key: string, name: string, text: string, message: string | null}} OwnField
 * @typedef {{state: import('../../state/analyses.js').AnalysisState, table: EvidenceTable, own: {quantities: string[], rows: {tier: string, fields: OwnField[]}[]}, ownChosen: boolean,
 *   numbers: () => import('../data_table.js').Table}} EvidenceView
 */

/**
 * @param {import('../page.js').Model} model
 * @returns {EvidenceView}
 */
export function evidenceView(model) {
  const state = model.analyses.compareEvidence;
  return { state, table: table(model), own: own(model), ownChosen: model.inputs.evidence === 'own', numbers };
}

/** @param {import('../page.js').Model} model @returns {EvidenceTable} */
function table(model) {
  const { inputs, answeredNames, analyses } = model;
  const { result, answered, stale } = analyses.compareEvidence;
  const lens = (answered ?? inputs).lens;
  const readings = /** @type {EvidenceReadingResult[]} */ (result?.readings ?? []);
  return {
    goals: GOAL_NAMES.map((id) => ({ id, title: t(`ui.goal.${id}`) })),
    rows: EVIDENCE_READINGS.map(({ id, sources, platforms }) => ({
      id,
      name: t(`ui.evidence.name.${id}`),
      says: t(`ui.evidence.${platforms && !platforms.includes(inputs.platform) ? 'elsewhere' : 'says'}.${id}`),
      source: sources.length === 0 ? null : model.choices.sources[sources[0]],
      chosen: id === inputs.evidence,
      cells: cells(readings.find(({ evidence }) => evidence === id), lens, answeredNames),
    })),
    finding: readings.length === 0 ? [] : GOAL_NAMES.map((goal) => finding(goal, readings, lens, answeredNames)),
    stale: model.stale || stale,
  };
}

/** @param {EvidenceReadingResult | undefined} reading @param {import('../../../build/generated/schema.js').Lens} lens @param {Record<number, string>} names @returns {EvidenceCell[]} */
function cells(reading, lens, names) {
  if (!reading) return GOAL_NAMES.map((goal) => ({ goal, text: '', tone: '', moved: true, pair: null }));
  const moved = goalsMoved(reading.effects);
  return GOAL_NAMES.map((goal) => {
    const verdict = reading.verdicts[contestOf(goal, lens)];
    const changes = reading.evidence === 'neutral' || moved.includes(goal);
    if (!changes) return { goal, moved: false, tone: '', pair: null, text: t('ui.evidence.unmoved') };
    return {
      goal,
      moved: true,
      pair: verdict.kind === 'spend_nothing' ? null : pairView(verdict, names),
      tone: verdict.kind === 'wins' ? `tone-${verdict.leader}` : '',
      text: t(`ui.evidence.cell.${verdict.kind}`, { leader: names[verdict.leader] ?? '', chance: chance(verdict.p) }),
    };
  });
}

/** How many of the readings that bear on a goal say what, the most frequent first. @param {Goal} goal @param {EvidenceReadingResult[]} readings @param {import('../../../build/generated/schema.js').Lens} lens @param {Record<number, string>} names */
export function finding(goal, readings, lens, names) {
  const bearing = readings.filter(({ evidence, effects }) => evidence === 'neutral' || goalsMoved(effects).includes(goal));
  const outcomes = bearing.map(({ verdicts }) => outcome(verdicts[contestOf(goal, lens)], names));
  const params = { goal: t(`ui.schemes.goal.${goal}`), total: count(bearing.length) };
  if (bearing.length === 1) return t('ui.evidence.none', { ...params, outcome: outcomes[0] });
  const votes = new Map(outcomes.map((each) => [each, outcomes.filter((other) => other === each).length]));
  if (votes.size === 1) return t('ui.evidence.all', { ...params, outcome: outcomes[0] });
  const list = [...votes].sort((a, b) => b[1] - a[1]).map(([each, times]) => t('ui.evidence.under', { outcome: each, times: count(times) }));
  return t('ui.evidence.differ', { ...params, list: listed(list) });
}

/** @param {Verdict} verdict @param {Record<number, string>} names */
const outcome = ({ kind, leader }, names) => t(`ui.evidence.outcome.${kind}`, { leader: names[leader] ?? '' });

/** @param {import('../page.js').Model} model */
function own(model) {
  const quantities = EFFECT_NAMES.map((effect) => t(`ui.evidence.effect.${effect}`));
  const rows = CURVE_TIERS.map((tier) => ({
    tier: t('ui.evidence.size', { tier: t(`ui.tier.${tier}`), followers: count(model.choices.curveFollowers[tier]) }),
    fields: EFFECT_NAMES.map((effect, index) => {
      const key = `evidence.${effect}.${tier}`;
      return { key, name: t('ui.evidence.field', { quantity: quantities[index], tier: t(`ui.tier.${tier}`) }), ...model.field(key) };
    }),
  }));
  return { quantities, rows };
}

/** Every multiplier of the data, with how it follows. */
function numbers() {
  const columns = [t('ui.evidence.reading'), t('ui.evidence.quantity'), ...CURVE_TIERS.map((tier) => t(`ui.tier.${tier}`)), t('ui.evidence.basis')];
  const rows = EVIDENCE_READINGS.flatMap(({ id, effects }) =>
    effects.map(({ quantity, multipliers, kind, note }) => [t(`ui.evidence.name.${id}`), t(`ui.evidence.effect.${quantity}`), ...CURVE_TIERS.map((tier) => `×${exact(multipliers[tier])}`), `${t(`ui.kind.${kind}`)}. ${dataText(note)}`]));
  return { columns, rows };
}
