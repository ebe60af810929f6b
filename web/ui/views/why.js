// Why one option brings more for its money than another, as the page shows it. Imports the words of the page and the state layer.
import { GOAL_NAMES } from '../../../build/generated/schema.js';
import { toWhyRequest } from '../../state/explaining.js';
import { groundsOf, inputsBehind } from '../../state/grounds.js';
import { contestOf } from '../../state/verdict.js';
import { halfWidth } from '../charts/factor_bars.js';
import { chance, count, listed, percent, t, withinSentence } from '../words.js';
import { named } from './names.js';

/** @import { GoalWhy, Growth, PairWhy, Why } from '../../engine/index.js' */
/** @import { Goal } from '../../../build/generated/schema.js' */
/** @import { Named } from './names.js' */

/**
 * @typedef {{id: string, name: string, help: string, bar: import('../charts/factor_bars.js').LogRatio, tone: string, text: string, range: string, grounds: string, key: string | null}} WhyRow key: of the assumption that it rests on first
 * @typedef {{finding: string, rows: WhyRow[], sum: WhyRow, half: number, same: string, left: Named, right: Named, note: string, table: import('./options.js').Table}} WhyFigure
 * @typedef {object} WhyView
 * @property {import('../../state/analyses.js').AnalysisState} state
 * @property {boolean} stale
 * @property {Goal} goal
 * @property {{value: string, text: string}[]} goals
 * @property {string} pair
 * @property {{value: string, text: string}[]} pairs
 * @property {WhyFigure | null} figure
 * @property {string} nothing why there is no figure
 * @property {string[]} growth how prices and engagements grow with size
 */

/** A factor this close to 1 in every draw is the same for both. */
const nothingLog = 0.005;

/** @param {import('../page.js').Model} model @returns {WhyView} */
export function whyView(model) {
  const state = model.analyses.why;
  const { answered } = state;
  /** @type {Why | null} */
  const why = state.result;
  const goal = model.view.why_goal ?? (answered ?? model.inputs).goal;
  const names = answered ? model.namesFor(answered) : {};
  const goals = GOAL_NAMES.map((value) => ({ value, text: t(`ui.goal.${value}`) }));
  const keys = (why?.pairs ?? []).map(({ a, b }) => ({ value: `${a}-${b}`, text: t('ui.why.pair_of', { a: names[a], b: names[b] }) }));
  const first = why && answered ? leading(model, why, goal, answered) : null;
  const pair = keys.some(({ value }) => value === model.view.why_pair) ? String(model.view.why_pair) : (first ?? keys[0]?.value ?? '');
  const found = why?.pairs.find(({ a, b }) => `${a}-${b}` === pair);
  const shown = found ? found.goals[goal] : null;
  return {
    state,
    stale: model.stale || state.stale,
    goal,
    goals,
    pair,
    pairs: keys,
    figure: found && shown && answered ? figure(model, found, shown, goal, answered, names) : null,
    nothing: model.inputs.options.length < 2 ? t('ui.why.few') : found && !shown ? t('ui.why.nothing', { a: names[found.a], b: names[found.b] }) : '',
    growth: found && goal === 'engagement' ? growthWords(found, names) : [],
  };
}

/** The goal's leader and its rival, in the order of the pairs. @param {import('../page.js').Model} model @param {Why} why @param {Goal} goal @param {import('../../state/inputs.js').Inputs} answered */
function leading({ comparison }, why, goal, answered) {
  const verdict = comparison?.contests[contestOf(goal, answered.lens)].verdict;
  const found = why.pairs.find(({ a, b }) => verdict && ((a === verdict.leader && b === verdict.rival) || (b === verdict.leader && a === verdict.rival)));
  return found ? `${found.a}-${found.b}` : null;
}

/**
 * Bars to the right speak for whoever is ahead in this goal.
 * @param {import('../page.js').Model} model @param {PairWhy} pair @param {GoalWhy} why @param {Goal} goal
 * @param {import('../../state/inputs.js').Inputs} answered @param {Record<number, string>} names @returns {WhyFigure}
 */
function figure(model, pair, why, goal, answered, names) {
  const request = toWhyRequest(answered);
  const options = (request?.options ?? []).filter(({ slot }) => slot === pair.a || slot === pair.b);
  const turned = why.log_ratio.mean < 0;
  const right = named(turned ? pair.b : pair.a, names);
  const left = named(turned ? pair.a : pair.b, names);
  const ofRight = (/** @type {GoalWhy['log_ratio']} */ spread) =>
    turned ? { mean: -spread.mean, p10: -spread.p90, p50: -spread.p50, p90: -spread.p10, se: spread.se } : spread;
  const ground = (/** @type {GoalWhy['bars'][number]['reason']} */ reason) =>
    request ? groundsOf(reason, options, request, goal).map((id) => t(`ui.why.ground.${id}`)).join(' · ') : '';
  const field = (/** @type {GoalWhy['bars'][number]['reason']} */ reason) => {
    const [id] = request ? inputsBehind(reason, options, request, goal) : [];
    return id ? `input.${id}.median` : null;
  };
  const row = (/** @type {string} */ id, /** @type {GoalWhy['log_ratio']} */ bar, /** @type {string} */ grounds, /** @type {string} */ help, /** @type {string | null} */ key = null) => ({
    key,
    id,
    name: t(`ui.why.reason.${id}.name`),
    help,
    bar,
    tone: Math.abs(bar.mean) < nothingLog ? 'tone-none' : (bar.mean > 0 ? right : left).tone,
    text: times(bar.mean, right.name, left.name),
    range: between(bar, right.name, left.name),
    grounds,
  });
  const all = why.bars.map(({ reason, log_ratio }) => row(reason, ofRight(log_ratio), ground(reason), t(`ui.why.reason.${reason}.help`), field(reason)));
  const isSame = (/** @type {WhyRow} */ { bar }) => Math.max(Math.abs(bar.mean), Math.abs(bar.p10), Math.abs(bar.p90)) < nothingLog;
  const rows = all.filter((entry) => !isSame(entry)).sort((a, b) => Math.abs(b.bar.mean) - Math.abs(a.bar.mean));
  const same = all.filter(isSame).map(({ name }) => name);
  const whole = ofRight(why.log_ratio);
  const sum = row('sum', whole, '', t(`ui.why.value.${goal}`));
  const forRight = rows.find(({ bar }) => bar.mean > nothingLog);
  const against = rows.find(({ bar }) => bar.mean < -nothingLog);
  const clauses = [
    t(whole.mean < Math.log(hardlyTimes) ? 'ui.why.finding.hardly' : 'ui.why.finding.sum', { more: percent(Math.exp(whole.mean) - 1), name: right.name, rival: left.name, times: count(Math.exp(whole.mean)), what: t(`ui.why.value.${goal}`) }),
    forRight ? t('ui.why.finding.for', { reason: withinSentence(forRight.name), times: count(Math.exp(forRight.bar.mean)) }) : '',
    against ? t('ui.why.finding.against', { name: left.name, reason: withinSentence(against.name), times: count(Math.exp(-against.bar.mean)) }) : '',
  ];
  return {
    finding: clauses.filter(Boolean).join(' '),
    rows,
    sum,
    half: halfWidth([...rows.map(({ bar }) => bar), whole]),
    same: same.length === 0 ? '' : t('ui.why.same', { list: listed(same) }),
    left,
    right,
    note: why.count < whyDrawsOf(request) ? t('ui.why.count', { share: chance(why.count / whyDrawsOf(request)) }) : '',
    table: () => ({
      columns: [t('ui.why.column.reason'), t('ui.why.column.times', { name: right.name }), t('ui.column.p10'), t('ui.column.p50'), t('ui.column.p90'), t('ui.why.column.ground')],
      rows: [...rows, sum].map(({ name, bar, grounds }) => [name, ...[bar.mean, bar.p10, /** @type {any} */ (bar).p50, bar.p90].map((log) => t('ui.why.plain_times', { times: count(Math.exp(log)) })), grounds]),
    }),
  };
}

/** @param {{draws: number} | null} request */
const whyDrawsOf = (request) => request?.draws ?? 0;

/** Below this many times there is hardly a difference. */
const hardlyTimes = 1.05;

/** "1.8 times for Micro". @param {number} log @param {string} right @param {string} left */
function times(log, right, left) {
  if (Math.abs(log) < nothingLog) return t('ui.why.equal');
  const name = log > 0 ? right : left;
  const factor = Math.exp(Math.abs(log));
  return factor < hardlyTimes ? t('ui.why.hardly', { more: percent(factor - 1), name }) : t('ui.why.times', { times: count(factor), name });
}

/** The range of a bar, with the name said once where both ends speak for the same. @param {{p10: number, p90: number}} bar @param {string} right @param {string} left */
function between({ p10, p90 }, right, left) {
  const plain = (/** @type {number} */ log) => count(Math.exp(Math.abs(log)));
  const [near, far] = Math.abs(p10) < Math.abs(p90) ? [p10, p90] : [p90, p10];
  if (p10 * p90 > 0 && Math.abs(near) >= Math.log(hardlyTimes)) return t('ui.why.between', { low: plain(near), high: times(far, right, left) });
  return t('ui.why.between', { low: times(p10, right, left), high: times(p90, right, left) });
}

/** @param {PairWhy} pair @param {Record<number, string>} names */
function growthWords({ a, b, growth }, names) {
  const words = (/** @type {string} */ where, /** @type {Growth | null} */ found) => {
    if (!found) return [];
    const { price, engagement } = found;
    const figures = { p: count(price.p50), p_low: count(price.p10), p_high: count(price.p90), e: count(engagement.p50), e_low: count(engagement.p10), e_high: count(engagement.p90) };
    const holds = t(price.p50 > engagement.p50 ? 'ui.why.growth.smaller' : 'ui.why.growth.larger', { chance: chance(Math.max(found.chance, 1 - found.chance)) });
    return [`${t(`ui.why.growth.${where}`, { a: names[a], b: names[b], ...figures })} ${holds}`];
  };
  return [...words('between', growth.between), ...words('curve', growth.curve)];
}
