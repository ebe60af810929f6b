// The starting points as the page shows them: what each sets, what that is at present, and why. Imports the words of the
// page, the state layer and the data.
import { PRESETS } from '../../../build/generated/presets.js';
import { sameValue } from '../../state/changes.js';
import { inputName } from '../../state/errors.js';
import { shownAsPercent } from '../../state/fields.js';
import { exact, exactPercent } from '../../state/formats.js';
import { rangeOf } from '../../state/inputs.js';
import { presetInputs, startFrom } from '../../state/presets.js';
import { name as optionName } from '../../state/verdict.js';
import { dataText, exactMoney, listed, say, t } from '../words.js';

/** @import { Preset } from '../../../build/generated/presets.js' */
/** @import { Input } from '../../../build/generated/schema.js' */
/** @import { Inputs, Range } from '../../state/inputs.js' */
/** @import { SourceView } from './ledger.js' */
/**
 * @typedef {{term: string, text: string, now: string, note: string, sources: SourceView[]}} SettingView now: what it is on the page, empty where that is the same
 * @typedef {{id: string, name: string, chosen: boolean, brief: string, note: string, sources: SourceView[], settings: SettingView[]}} PresetView
 * @typedef {{chosen: PresetView | null, presets: PresetView[]}} PresetsView
 */

/**
 * No starting point names a budget, and nothing here depends on it.
 * @param {import('../page.js').Model} model
 * @returns {PresetsView}
 */
export function presetsView(model) {
  const presets = PRESETS.map((preset) => presetView(preset, model));
  return { presets, chosen: presets.find(({ chosen }) => chosen) ?? null };
}

/** @param {Preset} preset @param {import('../page.js').Model} model @returns {PresetView} */
function presetView(preset, model) {
  const { inputs, choices } = model;
  const after = startFrom(inputs, preset.id);
  const sources = (/** @type {string[]} */ ids) => ids.flatMap((id) => choices.sources[id] ?? []);
  const plain = settings(preset).map(({ term, show }) => ({ term, ...against(show(after), show(inputs)), note: '', sources: [] }));
  const figures = presetInputs(preset, after.platform).map((input) => ({
    term: say({ key: 'ui.undo.what.input', params: { name: inputName(input.id) } }),
    ...against(rangeText(input.id, rangeOf(after, input.id), model), rangeText(input.id, rangeOf(inputs, input.id), model)),
    note: `${t(`ui.kind.${input.kind}`)}${input.year ? `, ${input.year}` : ''}. ${dataText(input.note)}`,
    sources: sources(input.sources),
  }));
  return {
    id: preset.id,
    name: t(`ui.presets.name.${preset.id}`),
    chosen: sameValue(after, inputs),
    brief: listed([t(`ui.goal.${preset.goal}`), optionsText(after), postsText(after), ...(figures.length === 0 ? [] : [t('ui.presets.figures', { count: figures.length })])], 'semicolon'),
    note: dataText(preset.note),
    sources: sources(preset.sources),
    settings: [...plain, ...figures],
  };
}

/** What a starting point names. @param {Preset} preset @returns {{term: string, show: (inputs: Inputs) => string}[]} */
function settings(preset) {
  return [
    ...(preset.platform === null ? [] : [{ term: t('ui.question.platform'), show: (/** @type {Inputs} */ inputs) => t(`ui.platform.${inputs.platform}`) }]),
    ...(preset.industry === null ? [] : [{ term: t('ui.question.industry'), show: (/** @type {Inputs} */ inputs) => t(`ui.industry.${inputs.industry}`) }]),
    { term: t('ui.question.goal'), show: (inputs) => t(`ui.goal.${inputs.goal}`) },
    { term: t('ui.presets.options'), show: optionsText },
    { term: t('ui.package.title'), show: postsText },
    { term: t('ui.lens.title'), show: (inputs) => t(`ui.lens.${inputs.lens}`) },
    { term: t('ui.scheme.title'), show: (inputs) => t(`ui.scheme.${inputs.scheme}`) },
  ];
}

/** @param {string} text @param {string} now */
const against = (text, now) => ({ text, now: text === now ? '' : now });

/** @param {Inputs} inputs */
export function postsText(inputs) {
  const formats = /** @type {(keyof typeof inputs.package)[]} */ (Object.keys(inputs.package));
  return listed(formats.filter((id) => inputs.package[id]).map((id) => t(`ui.format_count.${id}`, { count: inputs.package[id] ?? 0 })));
}

/** @param {Inputs} inputs */
function optionsText(inputs) {
  return listed(inputs.options.map(({ slot }) => say({ key: 'ui.undo.what.input', params: { name: optionName(inputs, slot, 'within') } })));
}

/** @param {Input} id @param {Range} range @param {import('../page.js').Model} model */
function rangeText(id, { low, median, high }, model) {
  const { unit } = model.choices.standards.find((entry) => entry.id === id) ?? { unit: 'ratio' };
  const show = (/** @type {number} */ value) => (unit === 'money' ? exactMoney(value) : shownAsPercent(unit) ? exactPercent(value) : exact(value));
  return low === high ? show(median) : t('ui.presets.range', { low: show(low), median: show(median), high: show(high) });
}
