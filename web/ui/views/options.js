// The options as the page shows them: what is bought of each, at what cost, and whether it is affordable.
// Imports the words of the page and the state layer.
import { inputName } from '../../state/errors.js';
import { mainInputs } from '../../state/grounds.js';
import { toComparisonRequest } from '../../state/inputs.js';
import { brief, briefMoney, chance, count, exactMoney, listed, percent, say, t, whole } from '../words.js';
import { discCount } from '../charts/unit_drawing.js';
import { tone } from './names.js';

/**
 * @typedef {{creators: number, followers: number, tone: string, label: string}} DrawingView
 * @typedef {{term: string, text: string, help?: string, reset?: string}} Fact reset: key of a figure of the reader's own
 * @typedef {object} OptionView
 * @property {number} slot
 * @property {string} name
 * @property {string} tone
 * @property {import('./question.js').FieldView | null} field follower count; null for adverts
 * @property {boolean} removable
 * @property {DrawingView | null} drawing
 * @property {string} noDrawing
 * @property {string} bought
 * @property {string} boughtDetail
 * @property {string | null} notice
 * @property {Fact[]} facts
 * @property {{text: string, key: string}[]} rests the assumptions that decide most about it
 *
 * @typedef {() => import('../data_table.js').Table} Table
 * @typedef {{lead: string, options: OptionView[], drawings: DrawingView[], additions: {text: string, option: import('../element.js').NewOption}[]}} OptionsView
 */

/** @import { OptionResult, Stat } from '../../engine/index.js' */
/** @import { Metric } from '../../../build/generated/schema.js' */
/** @import { Option } from '../../state/inputs.js' */

/** Affordable in fewer outcomes than this: shown as not affordable, and left out of the charts. */
const oftenEnough = 0.5;
const nearlyAlways = 0.995;

/** @param {OptionResult} option */
export function isAffordable(option) {
  return option.affordable.p >= oftenEnough;
}

/** From the 10 % to the 90 % point, nothing where they are the same. @param {Stat} stat @param {(value: number) => string} format */
export function range(stat, format) {
  return stat.p10 === stat.p90 ? '' : t('ui.range', { low: format(stat.p10), high: format(stat.p90) });
}

/**
 * @param {import('../page.js').Model} model
 * @returns {OptionsView}
 */
export function optionsView(model) {
  const { inputs, comparison } = model;
  const results = new Map((comparison?.options ?? []).map((option) => [option.slot, option]));
  const request = toComparisonRequest(inputs);
  const options = inputs.options.map((option) => optionView(option, results.get(option.slot), model, request));
  return {
    lead: t('ui.options.lead', { budget: exactMoney(comparison ? model.answered.budget : inputs.budget) }),
    options,
    drawings: options.flatMap((option) => (option.drawing ? [option.drawing] : [])),
    additions: model.additions,
  };
}

/**
 * @param {Option} option
 * @param {OptionResult | undefined} result
 * @param {import('../page.js').Model} model
 * @param {import('../../engine/index.js').ComparisonRequest} request
 * @returns {OptionView}
 */
function optionView(option, result, model, request) {
  const name = model.names[option.slot];
  const creators = result?.metrics.creators ?? null;
  const base = {
    slot: option.slot,
    name,
    tone: tone(option.slot),
    field: option.kind === 'creators' ? model.field(`option.${option.slot}.followers`) : null,
    removable: model.inputs.options.length > 1,
    rests: restsOn(option, request),
  };
  if (option.kind === 'ads') return { ...base, ...adsWords(result) };
  if (!result || !isAffordable(result) || !creators) {
    return {
      ...base,
      drawing: null,
      noDrawing: '',
      bought: result ? t('ui.options.none') : '',
      boughtDetail: '',
      notice: result ? t('ui.options.too_dear', { name, cost: briefMoney(model.answered.budget + result.short_by), short: briefMoney(result.short_by) }) : null,
      facts: ownFee(option),
    };
  }
  const bought = Math.round(creators.p50);
  const perDisc = discCount(bought).creatorsPerDisc;
  return {
    ...base,
    drawing: { creators: Math.max(1, bought), followers: option.followers, tone: tone(option.slot), label: t('ui.options.drawing', { count: bought, creators: whole(bought), followers: count(option.followers) }) },
    noDrawing: '',
    bought: t('ui.options.creators', { count: bought, creators: whole(bought) }),
    boughtDetail: listed([range(creators, whole), perDisc > 1 ? t('ui.options.per_disc', { count: perDisc }) : ''].filter(Boolean), 'semicolon'),
    notice: result.affordable.p < nearlyAlways ? t('ui.options.sometimes', { chance: chance(result.affordable.p) }) : null,
    facts: [
      ...ownFee(option),
      ...facts(result, [
        ['cost_of_one', briefMoney],
        ['spend', briefMoney],
        ['unspent', briefMoney],
        ['overhead_share', percent],
      ]),
      ...walkAway(result),
    ],
  };
}

/** @param {Option} option @param {import('../../engine/index.js').ComparisonRequest} request */
function restsOn({ slot }, request) {
  const asked = request.options.find((option) => option.slot === slot);
  return asked ? mainInputs(asked, request).map((id) => ({ text: say(/** @type {import('../../state/messages.js').Sentence} */ (inputName(id))), key: `input.${id}.median` })) : [];
}

/** A fee that was agreed instead of the benchmark's. @param {Option} option @returns {Fact[]} */
function ownFee(option) {
  if (option.kind === 'ads' || option.price === undefined) return [];
  return [{ term: t('ui.options.own_fee'), text: exactMoney(option.price), reset: `option.${option.slot}.price` }];
}

/** The fee at which one creator earns nothing: in half of the outcomes, and to be safe. @param {OptionResult} result @returns {Fact[]} */
function walkAway(result) {
  const stat = result.metrics.walk_away_fee;
  if (!stat) return [];
  const fee = (/** @type {number} */ value) => (value > 0 ? briefMoney(value) : t('ui.options.no_fee'));
  return [{ term: t('metric.walk_away_fee.label'), help: t('metric.walk_away_fee.help'), text: t('ui.options.walk_away', { even: fee(stat.p50), safe: fee(result.walk_away_fee_safe) }) }];
}

/** @param {OptionResult | undefined} result */
function adsWords(result) {
  const bought = result && isAffordable(result) ? result : undefined;
  const impressions = bought?.metrics.impressions ?? null;
  return {
    drawing: null,
    noDrawing: t('ui.options.ads_drawing'),
    bought: impressions ? t('ui.options.impressions', { impressions: brief(impressions.p50) }) : result ? t('ui.options.none') : '',
    boughtDetail: impressions ? range(impressions, brief) : '',
    notice: result && result.affordable.p < nearlyAlways && result.short_by > 0 ? t('ui.options.ads_too_dear', { short: briefMoney(result.short_by) }) : null,
    facts: facts(bought, [
      ['cpm', briefMoney],
      ['spend', briefMoney],
      ['unspent', briefMoney],
      ['overhead_share', percent],
    ]),
  };
}

/**
 * @param {OptionResult | undefined} result
 * @param {[Metric, (value: number) => string][]} wanted
 * @returns {Fact[]}
 */
function facts(result, wanted) {
  return wanted.flatMap(([id, format]) => {
    const stat = result?.metrics[id];
    if (!stat) return [];
    const spread = range(stat, format);
    return [{ term: t(`metric.${id}.label`), help: t(`metric.${id}.help`), text: spread ? `${format(stat.p50)} (${spread})` : format(stat.p50) }];
  });
}
