// What the page must show, worked out by the engine in Node from the address alone, and the bits of an answer as text.
// Imports the engine, the state layer and the words of the page.
import { createNodeEngine } from '../../web/engine/node.js';
import { createFormats } from '../../web/state/formats.js';
import { decodeHash } from '../../web/state/hash.js';
import { toComparisonRequest, toSchemesRequest, toScoreRequest } from '../../web/state/inputs.js';
import { say, t } from '../../web/state/messages.js';
import { contestOf, verdictOf } from '../../web/state/verdict.js';

const engine = await createNodeEngine();
const { count, compact, money, compactMoney, percent, probability, whole } = createFormats({ locale: 'en-US' });

/** Two digits, thousands and millions abbreviated from 10,000 on. @param {number} value */
const brief = (value) => (Math.abs(value) < 10_000 ? count(value) : compact(value));
/** @param {number} value */
const briefMoney = (value) => (Math.abs(value) < 10_000 ? money(value) : compactMoney(value));

/** An option that fewer draws than this can afford counts as not affordable. */
const oftenEnough = 0.5;

/** Results in the order of the page, and how each is written. @type {[string, (value: number) => string][]} */
const shown = [
  ['unique_reach', brief], ['gross_reach', brief], ['engagements', brief], ['incremental_orders', brief], ['profit', briefMoney],
  ['roi', percent], ['spend', briefMoney], ['cpm_reach', briefMoney], ['cpe', briefMoney],
];

/**
 * @param {string} hash the page's address after #
 */
export function expectedAnswer(hash) {
  const { state } = decodeHash(hash);
  const comparison = engine.compare(toComparisonRequest(state));
  if (!comparison.ok) throw new Error(`the engine refuses ${hash}: ${JSON.stringify(comparison.errors)}`);
  const goals = /** @type {const} */ (['reach', 'engagement', 'return']);
  const contests = goals.map((goal) => contestOf(goal, state.lens));
  return {
    state,
    comparison,
    headlines: Object.fromEntries(goals.map((goal, index) => [goal, say(verdictOf(comparison, contests[index], state).headline)])),
    kinds: Object.fromEntries(goals.map((goal, index) => [goal, comparison.contests[contests[index]].verdict.kind])),
    leaders: Object.fromEntries(goals.map((goal, index) => [goal, comparison.contests[contests[index]].verdict.leader])),
    chances: Object.fromEntries(goals.map((goal, index) => [goal, probability(comparison.contests[contests[index]].verdict.p)])),
    results: shown.map(([id, format]) =>
      comparison.options.map((option) => {
        const stat = option.metrics[/** @type {import('../../build/generated/schema.js').Metric} */ (id)];
        if (option.affordable.p < oftenEnough) return ['not affordable', ''];
        if (!stat) return ['not applicable', ''];
        return [format(stat.p50), stat.p10 === stat.p90 ? '' : `${format(stat.p10)} to ${format(stat.p90)}`];
      }),
    ),
    creators: comparison.options.map((option) => (option.metrics.creators ? whole(Math.round(option.metrics.creators.p50)) : null)),
  };
}

/** Cells of the schemes' table, row by row, as the page writes them. @param {string} hash */
export function expectedSchemes(hash) {
  const { state } = decodeHash(hash);
  const answer = engine.compareSchemes(toSchemesRequest(state));
  if (!answer.ok) throw new Error(`the engine refuses the schemes of ${hash}`);
  const goals = /** @type {const} */ (['reach', 'engagement', 'return']);
  return answer.schemes
    .flatMap(({ verdicts }) => goals.map((goal) => verdicts[contestOf(goal, state.lens)]))
    .map(({ kind, leader, p }) => t(`ui.schemes.cell.${kind}`, { leader: leader < 0 ? '' : t(`ui.tier.${leader === 0 ? 'micro' : 'macro'}`), chance: probability(p) }))
    .join('; ');
}

/** @param {string} hash */
export function expectedScore(hash) {
  const request = toScoreRequest(decodeHash(hash).state);
  const score = request && engine.scoreCreator(request);
  if (!score?.ok) throw new Error(`the engine gives no score for ${hash}`);
  return { score, rate: percent(score.engagement_rate.p50, 2), range80: [score.engagement_rate.low80, score.engagement_rate.high80].map((value) => percent(value, 2)) };
}

/**
 * Every number of an answer as the 16 hexadecimal digits of its bits, in order. Runs in Node and in pages.
 * @param {any} answer
 */
export function bitsOf(answer) {
  const view = new DataView(new ArrayBuffer(8));
  /** @type {string[]} */
  const digits = [];
  const walk = (/** @type {any} */ value) => {
    if (typeof value === 'number') {
      view.setFloat64(0, value);
      digits.push(view.getBigUint64(0).toString(16).padStart(16, '0'));
    } else if (Array.isArray(value)) {
      value.forEach(walk);
    } else if (value !== null && typeof value === 'object') {
      for (const key of Object.keys(value).sort()) walk(value[key]);
    }
  };
  walk(answer);
  return digits.join('');
}
