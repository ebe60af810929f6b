// What the widget shows, from its state and the engine's answers: the page's own sentences, figures and charts.
// Imports the state layer and the views of the page.
import { INPUTS } from '../../build/generated/inputs.js';
import { optionNames } from '../state/option_names.js';
import { contestOf, verdictOf } from '../state/verdict.js';
import { curveView } from '../ui/views/curve.js';
import { nearestTurns } from '../ui/views/flips.js';
import { isAffordable } from '../ui/views/options.js';
import { metricView, shownMetrics } from '../ui/views/results.js';
import { pairView } from '../ui/views/verdict.js';
import { brief, exactMoney, listed, say, t, whole } from '../ui/words.js';
import { exact } from '../state/formats.js';
import { budgetText, choices, fullPage, isChanged } from './model.js';

/** @import { Comparison } from '../engine/index.js' */
/** @import { Metric } from '../../build/generated/schema.js' */
/** @import { Inputs } from '../state/inputs.js' */
/** @import { Answers } from './answers.js' */
/** @import { WidgetState } from './model.js' */
/** @import { Part } from './parameters.js' */

/** The figure that shows most of a goal. @type {Record<Inputs['goal'], Metric>} */
const metricOfGoal = { reach: 'unique_reach', engagement: 'engagements', return: 'roi' };

/** @typedef {{id: string, label: string, value: string, choices: {value: string, text: string}[]}} SelectView */
/**
 * @typedef {object} WidgetView
 * @property {readonly Part[]} parts
 * @property {string | null} notice the author's scenario could not be read as a whole
 * @property {boolean} failed
 * @property {boolean} changed
 * @property {string} full address of the full page with this scenario
 * @property {{value: number, text: string, message: string | null, currency: string}} budget
 * @property {SelectView[]} selects
 * @property {VerdictView | null} verdict
 *
 * @typedef {object} VerdictView
 * @property {boolean} stale
 * @property {string} about
 * @property {string} headline
 * @property {string} detail
 * @property {import('../ui/views/verdict.js').PairView | null} pair
 * @property {string} turn empty where no other budget turns the verdict
 * @property {boolean} turnStale
 * @property {import('../ui/views/results.js').MetricView} metric
 * @property {string} buys
 * @property {import('../ui/views/curve.js').CurveView | null} curve
 */

/** @param {{state: WidgetState, answers: Answers, parts: readonly Part[], unreadable: boolean}} shown @returns {WidgetView} */
export function widgetView({ state, answers, parts, unreadable }) {
  const { inputs, draft } = state;
  return {
    parts,
    notice: unreadable ? t('ui.embed.unreadable') : null,
    failed: answers.failed,
    changed: isChanged(state),
    full: fullPage(inputs),
    budget: { value: inputs.budget, text: budgetText(state), message: draft?.fault ? t(`ui.fault.${draft.fault.code}`, limits(draft.fault)) : null, currency: inputs.currency },
    selects: [select('platform', inputs, (id) => t(`ui.platform.${id}`)), select('industry', inputs, (id) => t(`ui.industry.${id}`)), select('goal', inputs, (id) => t(`ui.goal.${id}`))],
    verdict: answers.comparison && verdictView(answers.comparison, state, answers, parts),
  };
}

/** @param {import('./model.js').Fault} fault */
const limits = ({ raw, minimum, maximum }) => ({ raw: raw ?? '', minimum: exact(minimum), maximum: exact(maximum) });

/** @param {keyof typeof choices} id @param {Inputs} inputs @param {(choice: string) => string} word @returns {SelectView} */
const select = (id, inputs, word) => ({ id, label: t(`ui.question.${id}`), value: inputs[id], choices: choices[id].map((value) => ({ value, text: word(value) })) });

/** @param {Comparison} comparison @param {WidgetState} state @param {Answers} answers @param {readonly Part[]} parts @returns {VerdictView} */
function verdictView(comparison, { inputs, draft }, answers, parts) {
  const { answered, flips } = answers;
  const names = optionNames(answered);
  const contest = contestOf(inputs.goal, answered.lens);
  const { headline, details } = verdictOf(comparison, contest, answered);
  const stale = answers.refused !== null || Boolean(draft?.fault);
  const metric = /** @type {import('../ui/views/results.js').ShownMetric} */ (shownMetrics.find(({ id }) => id === metricOfGoal[inputs.goal]));
  return {
    stale,
    about: t('ui.embed.about', { budget: exactMoney(answered.budget), platform: t(`ui.platform.${answered.platform}`), industry: t(`ui.industry.${answered.industry}`) }),
    headline: say(headline),
    detail: details.filter(({ key }) => /\.(unaffordable|sometimes)\./.test(key)).map(say).join(' '),
    pair: pairView(comparison.contests[contest].verdict, names),
    turn: turnText(comparison, inputs, answers),
    turnStale: flips.stale || stale,
    metric: metricView(metric, comparison.options, names),
    buys: t('ui.embed.buys', { each: listed(comparison.options.map((option) => t('ui.embed.each', { name: names[option.slot], bought: bought(option) })), 'semicolon') }),
    curve: parts.includes('curve') && answers.curve ? curveView({ inputs, curve: answers.curve, names: optionNames(inputs), view: {}, field: () => ({ text: '', message: null }), stale }) : null,
  };
}

/** Only a budget that turns the verdict is worth a line here. @param {Comparison} comparison @param {Inputs} inputs @param {Answers} answers */
function turnText(comparison, inputs, { flips, answered }) {
  const contest = contestOf(inputs.goal, answered.lens);
  const turns = flips.result?.flips[0]?.turns[contest];
  if (!turns?.below && !turns?.above) return '';
  return nearestTurns({ comparison, analyses: { flips }, choices: { standards: INPUTS }, namesFor: optionNames, stale: false }).text[inputs.goal];
}

/** @param {Comparison['options'][number]} option */
function bought(option) {
  const { creators, impressions } = option.metrics;
  if (!isAffordable(option)) return t('ui.options.none');
  if (creators) return t('ui.options.creators', { count: Math.round(creators.p50), creators: whole(Math.round(creators.p50)) });
  return impressions ? t('ui.options.impressions', { impressions: brief(impressions.p50) }) : t('ui.not_applicable');
}
