// The answer in a few sentences for a message or a slide: the question, the verdicts with their chances and ranges, what each
// option brings, and what it takes to check it. Pure; may import the generated names and the state's own files.
import { GOAL_NAMES } from '../../../build/generated/schema.js';
import { changedInputs } from '../inputs.js';
import { brief, briefMoney, exactMoney, probability, whole } from '../formats.js';
import { inputName } from '../errors.js';
import { listed, say, t } from '../messages.js';
import { contestOf, verdictOf } from '../verdict.js';

/** @import { OptionResult, Stat } from '../../engine/index.js' */
/** @import { Metric } from '../../../build/generated/schema.js' */
/** @import { Inputs } from '../inputs.js' */
/** @import { Answer } from './answer.js' */

/** @type {[Metric, (value: number) => string][]} */
const figures = [['unique_reach', brief], ['engagements', brief], ['incremental_orders', brief], ['profit', briefMoney]];

/** Affordable in fewer outcomes than this: no figures. */
const oftenEnough = 0.5;

/** The question with the inputs in it. @param {Inputs} inputs */
export function questionText(inputs) {
  return t('ui.question.sentence', {
    budget: exactMoney(inputs.budget),
    platform: t(`ui.platform.${inputs.platform}`),
    industry: t(`ui.industry.${inputs.industry}`),
    goal: t(`ui.goal.${inputs.goal}`),
  });
}

/** @param {Answer} answer */
export function answerText(answer) {
  const { inputs, comparison, link, version, date } = answer;
  const goals = [inputs.goal, ...GOAL_NAMES.filter((goal) => goal !== inputs.goal)];
  const changed = changedInputs(inputs);
  return [
    questionText(inputs),
    ...goals.map((goal) => `- ${verdictText(answer, goal)}`),
    t('take.text.options', { budget: exactMoney(inputs.budget), lens: t(`ui.lens.${inputs.lens}`) }),
    ...comparison.options.map((option) => `- ${optionText(option, answer)}`),
    t('take.text.ranges'),
    changed.length === 0 ? t('take.text.unchanged') : t('take.text.changed', { count: changed.length, inputs: listed(changed.map(inputLabel), 'semicolon') }),
    t('take.text.run', { version, date, draws: whole(comparison.draws), seed: String(inputs.seed) }),
    link === null ? t('take.text.no_link') : t('take.text.link', { link }),
  ].join('\n');
}

/** @param {Answer} answer @param {typeof GOAL_NAMES[number]} goal */
function verdictText({ inputs, comparison }, goal) {
  const { headline, details } = verdictOf(comparison, contestOf(goal, inputs.lens), inputs);
  const own = details.filter(({ key }) => goal === inputs.goal || key.startsWith('verdict.difference') || key.startsWith('verdict.lenses'));
  return [headline, ...own].map(say).join(' ');
}

/** @param {OptionResult} option @param {Answer} answer */
function optionText(option, { inputs, names }) {
  const { metrics, affordable, slot } = option;
  const name = names[slot];
  if (affordable.p < oftenEnough) return t('take.text.unaffordable', { name });
  const creators = metrics.creators;
  const parts = figures.flatMap(([metric, format]) => {
    const stat = metrics[metric];
    return stat ? [t('take.text.figure', { figure: t(`metric.${metric}.label`), value: spread(stat, format) })] : [];
  });
  const bought = creators ? [t('take.text.figure', { figure: t('metric.creators.label'), value: spread(creators, whole) })] : [];
  const loss = t('take.text.loss', { chance: probability(1 - option.profit_probability[inputs.lens].p) });
  return t('take.text.option', { name, figures: listed([...bought, ...parts, loss], 'semicolon') });
}

/** @param {Stat} stat @param {(value: number) => string} format */
function spread({ p10, p50, p90 }, format) {
  const show = (/** @type {number} */ value) => (Number.isFinite(value) ? format(value) : t('format.never'));
  return p10 === p90 ? show(p50) : t('take.text.spread', { median: show(p50), low: show(p10), high: show(p90) });
}

/** @param {import('../../../build/generated/schema.js').Input} input */
function inputLabel(input) {
  const name = inputName(input);
  return typeof name === 'object' && 'key' in name ? say(name) : String(name);
}
