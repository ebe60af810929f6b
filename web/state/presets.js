// Starting points: named sets of inputs, each one change. What a starting point does not name stays as it is; a figure that
// another starting point had set, and nobody touched since, goes back to its default. Pure; may import the state's own
// files and the generated data.
import { MAIN_FORMATS } from '../../build/generated/benchmarks.js';
import { PRESETS } from '../../build/generated/presets.js';
import { sameValue } from './changes.js';
import { choosePreset, resetInput, setGoal, setIndustry, setInput, setLens, setPlatform, setScheme, tierOption } from './inputs.js';

/** @import { Input, Platform } from '../../build/generated/schema.js' */
/** @import { Preset, PresetInput } from '../../build/generated/presets.js' */
/** @import { Inputs, Range } from './inputs.js' */

/** @param {string} id */
const presetById = (id) => PRESETS.find((preset) => preset.id === id);

/** The inputs that a starting point sets on a platform, with where each figure comes from. @param {Preset} preset @param {Platform} platform */
export function presetInputs(preset, platform) {
  return preset.inputs.map((input) => ({ ...input, id: /** @type {Input} */ (input.id.replace('{main}', MAIN_FORMATS[platform])) }));
}

/** @param {Pick<PresetInput, 'low' | 'median' | 'high'>} input @returns {Range} */
const rangeOfPreset = ({ low, median, high }) => ({ low, median, high });

/** Figures that are still as some starting point left them. @param {Inputs} state @returns {Input[]} */
function leftByPresets(state) {
  const platforms = /** @type {Platform[]} */ (Object.keys(MAIN_FORMATS));
  const set = PRESETS.flatMap((preset) => platforms.flatMap((platform) => presetInputs(preset, platform)));
  return set.filter((input) => sameValue(state.inputs[input.id], rangeOfPreset(input))).map(({ id }) => id);
}

/**
 * @param {Inputs} before
 * @param {string} id of the starting point; an unknown one changes nothing
 * @returns {Inputs}
 */
export function startFrom(before, id) {
  const preset = presetById(id);
  if (!preset) return before;
  let state = leftByPresets(before).reduce(resetInput, before);
  if (preset.platform !== null) state = setPlatform(state, preset.platform);
  if (preset.industry !== null) state = setIndustry(state, preset.industry);
  state = setScheme(setLens(setGoal(state, preset.goal), preset.lens), preset.scheme);
  state = typeof preset.package === 'string' ? choosePreset(state, preset.package) : { ...state, package: { [MAIN_FORMATS[state.platform]]: preset.package.main_posts } };
  const scheme = state;
  state = { ...state, options: preset.options.map((option, slot) => (option === 'ads' ? { slot, kind: 'ads' } : tierOption(scheme, slot, option))) };
  return presetInputs(preset, state.platform).reduce((next, input) => setInput(next, input.id, rangeOfPreset(input)), state);
}

/** The starting point that the inputs equal, or null. @param {Inputs} state @returns {Preset | null} */
export function presetOfInputs(state) {
  return PRESETS.find(({ id }) => sameValue(startFrom(state, id), state)) ?? null;
}
