// What the question shows, from the inputs. Imports the state layer and the words of the page.
import { presetOf } from '../../state/inputs.js';
import { listed, t } from '../words.js';

/**
 * @typedef {{text: string, message: string | null, note?: string}} FieldView note: how the text was read, where that is not plain
 * @typedef {{value: string, text: string, hint?: string}} Choice
 * @typedef {object} QuestionView
 * @property {(key: string) => FieldView} field
 * @property {number} budget
 * @property {string} currency symbol beside the budget, empty when there is none
 * @property {string} platform
 * @property {Choice[]} platforms
 * @property {string} industry
 * @property {Choice[]} industries
 * @property {string} goal
 * @property {Choice[]} goals
 * @property {{id: string, text: string, count: number}[]} formats of the chosen platform
 * @property {string} preset that the package equals, empty for none
 * @property {Choice[]} presets
 * @property {string} lens
 * @property {Choice[]} lenses
 * @property {string} scheme
 * @property {Choice[]} schemes
 * @property {string} schemeNote
 * @property {{key: string, text: string}[]} ownTiers fields of the own scheme's lower bounds
 * @property {string} summary the choices behind the sentence, in a few words
 */

/**
 * @param {import('../page.js').Model} model
 * @returns {QuestionView}
 */
export function questionView(model) {
  const { inputs, choices } = model;
  const named = (/** @type {string} */ group, /** @type {readonly string[]} */ ids) => ids.map((id) => ({ value: id, text: t(`ui.${group}.${id}`) }));
  const formats = choices.formats
    .filter((format) => format.platform === inputs.platform)
    .map((format) => ({ id: format.id, text: t(`ui.format.${format.id}`), count: inputs.package[format.id] ?? 0 }));
  const posts = listed(formats.filter((format) => format.count > 0).map((format) => t(`ui.format_count.${format.id}`, { count: format.count })));
  return {
    field: model.field,
    budget: inputs.budget,
    currency: model.inputs.currency,
    platform: inputs.platform,
    platforms: named('platform', choices.platforms),
    industry: inputs.industry,
    industries: named('industry', choices.industries),
    goal: inputs.goal,
    goals: named('goal', choices.goals),
    formats,
    preset: presetOf(inputs) ?? '',
    presets: choices.presets.map((id) => ({ value: id, text: t(`ui.package.presets.${id}`) })),
    lens: inputs.lens,
    lenses: choices.lenses.map((id) => ({ value: id, text: t(`ui.lens.${id}`), hint: t(`ui.lens_hint.${id}`) })),
    scheme: inputs.scheme,
    schemes: named('scheme', choices.schemes),
    schemeNote: t('ui.scheme.note'),
    ownTiers: inputs.scheme === 'custom' ? inputs.custom_tiers.map(({ label }) => ({ key: `tiers.${label}`, text: t('ui.scheme.from', { tier: t(`ui.tier.${label}`) }) })) : [],
    summary: t('ui.question.summary', { posts, lens: t(`ui.lens.${inputs.lens}`) }),
  };
}
