// The reader's past campaigns and what they teach, as the page shows it. Imports the words of the page and the state layer.
import { LIMITS } from '../../../build/generated/schema.js';
import { campaignFaults, columnsOf, exposureOf, isInUse, learnedInputs, places } from '../../state/campaigns.js';
import { shownAsPercent } from '../../state/fields.js';
import { exact } from '../../state/formats.js';
import { count, percent, t } from '../words.js';

/** @import { Learned } from '../../engine/index.js' */
/** @import { CampaignColumn, CellFault } from '../../state/campaigns.js' */
/**
 * @typedef {{key: string, label: string, text: string, message: string | null}} CellView
 * @typedef {{title: string, name: CellView, place: string, placeMessage: string | null, cells: CellView[]}} RowView
 * @typedef {{input: string, name: string, finding: string, notes: string[], warning: string | null, label: string, rows: {name: string, tone: string, range: {low: number, median: number, high: number}}[], format: (value: number) => string}} LearnedView
 * @typedef {{finding: string, inputs: LearnedView[], table: import('../data_table.js').Table | (() => import('../data_table.js').Table), learned: Learned[]}} LessonView
 * @typedef {object} CampaignsView
 * @property {RowView[]} rows
 * @property {import('./question.js').Choice[]} places
 * @property {boolean} full no room for another row
 * @property {{text: string, message: string | null}} paste
 * @property {LessonView | null} lesson
 * @property {'none' | 'current' | 'other'} use whether the calculation uses what was learned, or what was learned before
 */

/**
 * @param {import('../page.js').Model} model
 * @returns {CampaignsView}
 */
export function campaignsView(model) {
  const { inputs, learned } = model;
  const inUse = learnedInputs(inputs).length > 0;
  return {
    rows: inputs.campaigns.map((campaign, index) => rowView(model, index)),
    places: places.map((place) => ({ value: place, text: place === 'ads' ? t('ui.ads') : t(`ui.format.${place}`) })),
    full: inputs.campaigns.length >= LIMITS.campaigns_max,
    paste: model.field('campaigns.paste'),
    lesson: learned && learned.learned.length > 0 ? lessonView(model, learned.learned) : null,
    use: !inUse ? 'none' : learned && isInUse(inputs, learned.learned) ? 'current' : 'other',
  };
}

/** @param {import('../page.js').Model} model @param {number} index @returns {RowView} */
function rowView(model, index) {
  const campaign = model.inputs.campaigns[index];
  const faults = campaignFaults(campaign);
  const key = (/** @type {string} */ column) => `campaigns.${index}.${column}`;
  const cell = (/** @type {CampaignColumn | 'name' | 'place'} */ column, /** @type {string} */ label) => {
    const { text, message } = model.field(key(column));
    return { key: key(column), label, text, message: message ?? faultMessage(faults, column) };
  };
  return {
    title: t('ui.campaigns.row', { position: index + 1 }),
    name: cell('name', t('ui.campaigns.name')),
    place: campaign.place,
    placeMessage: cell('place', '').message,
    cells: columnsOf(campaign.place).map((column) => cell(column, column === 'exposures' ? t(`ui.campaigns.exposures.${exposureOf(campaign.place)}`) : t(`ui.campaigns.${column}`))),
  };
}

/** @param {CellFault[]} faults @param {string} column */
function faultMessage(faults, column) {
  const fault = faults.find((entry) => entry.column === column);
  const bound = (/** @type {number | undefined} */ value) => (value === undefined ? '' : exact(value));
  return fault ? t(`ui.fault.${fault.code}`, { minimum: bound(fault.minimum), maximum: bound(fault.maximum) }) : null;
}

/** Rates in percent, ratios plain; two digits either way. @param {import('../page.js').Model} model @param {Learned} learned */
function formatOf(model, { input }) {
  const unit = model.choices.standards.find((standard) => standard.id === input)?.unit ?? '';
  return shownAsPercent(unit) ? (/** @type {number} */ value) => percent(value, 2) : (/** @type {number} */ value) => count(value);
}

/** @param {import('../page.js').Model} model @param {Learned[]} learned @returns {LessonView} */
function lessonView(model, learned) {
  const inputs = learned.map((one) => learnedView(one, formatOf(model, one)));
  const most = learned.reduce((a, b) => (Math.abs(Math.log(b.factor)) > Math.abs(Math.log(a.factor)) ? b : a));
  const moved = Math.abs(Math.log(most.factor)) >= Math.log(1.05);
  const name = t(`ui.campaigns.input.${most.input}`);
  return {
    finding: moved ? t(most.factor > 1 ? 'ui.campaigns.most_up' : 'ui.campaigns.most_down', { name, factor: count(most.factor > 1 ? most.factor : 1 / most.factor) }) : t('ui.campaigns.hardly'),
    inputs,
    learned,
    table: () => ({
      columns: ['assumption', 'campaigns', 'own', 'default', 'updated', 'weight', 'spread'].map((column) => t(`ui.campaigns.column.${column}`)),
      rows: learned.map((one) => {
        const format = formatOf(model, one);
        const range = (/** @type {import('../../engine/index.js').Range} */ { low, median, high }) => t('ui.campaigns.range_of', { low: format(low), median: format(median), high: format(high) });
        return [t(`ui.campaigns.input.${one.input}`), one.campaigns, format(one.own_rate), range(one.prior), range(one.updated), percent(one.own_weight), percent(one.spread)];
      }),
    }),
  };
}

/** @param {Learned} learned @param {(value: number) => string} format @returns {LearnedView} */
function learnedView(learned, format) {
  const { input, campaigns, prior, updated, own_weight, own_rate, clash, prior_95 } = learned;
  const name = t(`ui.campaigns.input.${input}`);
  const span = (/** @type {{low: number, high: number}} */ { low, high }) => t('ui.range', { low: format(low), high: format(high) });
  const fixed = own_weight === 0;
  const finding = fixed
    ? t('ui.campaigns.fixed', { name, value: format(prior.median) })
    : t(format(prior.median) === format(updated.median) ? 'ui.campaigns.stays' : 'ui.campaigns.moves', { count: campaigns, name, before: format(prior.median), after: format(updated.median), before_range: span(prior), after_range: span(updated) });
  return {
    input,
    name,
    finding,
    notes: fixed ? [] : [t('ui.campaigns.weights', { own: percent(own_weight), rest: percent(1 - own_weight) }), ...(input === 'engagement_multiplier' ? [t('ui.campaigns.engagement_note')] : [])],
    warning: clash ? t('ui.campaigns.clash', { own: format(own_rate), usual: span(prior_95) }) : null,
    label: finding,
    rows: [
      { name: t('ui.campaigns.before'), tone: 'tone-none', range: prior },
      { name: t('ui.campaigns.after'), tone: 'tone-0', range: updated },
    ],
    format,
  };
}
