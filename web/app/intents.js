// What a reader does, as pure changes of the page's state. Imports the state layer only.
import { LIMITS } from '../../build/generated/schema.js';
import { parseField, parseInputPart, parseRange, inputText, numberText, shortInputText } from '../state/fields.js';
import { sameValue } from '../state/changes.js';
import * as campaignsOf from '../state/campaigns.js';
import * as inputsOf from '../state/inputs.js';
import { t } from '../state/messages.js';
import { multiplierOf, setEvidence, setMultiplier } from '../state/evidence.js';
import { startFrom } from '../state/presets.js';
import { parsePosts, serialisePosts } from '../state/posts.js';
import { shiftRange } from '../state/shift.js';
import { useValue } from '../state/solving.js';

/** @typedef {import('../state/inputs.js').Inputs} Inputs */
/** @typedef {import('../ui/element.js').Intent} Intent */
/**
 * A fault of a field before it is worded.
 * @typedef {{code: string, minimum?: number, maximum?: number, raw?: string, row?: number, column?: number, input?: string, place?: string}} Fault
 */
/** @typedef {{text: string, fault: Fault | null, reading?: number}} Draft reading: how a text was read that other countries read otherwise */
/**
 * @typedef {object} PageState
 * @property {Inputs} inputs last valid inputs
 * @property {Readonly<Record<string, Draft>>} drafts texts as typed, until they are valid and left
 * @property {{curve_goal?: import('../../build/generated/schema.js').Goal, split_goal?: import('../../build/generated/schema.js').Goal, flips_goal?: import('../../build/generated/schema.js').Goal, why_goal?: import('../../build/generated/schema.js').Goal, why_pair?: string, spread_measure?: 'profit' | 'roi', spread_dots?: number} & import('../state/solving.js').SolveChoice & {editing?: import('../../build/generated/schema.js').Input}} view
 * @property {ReadonlyArray<import('../state/hash.js').Notice>} notices of the address
 * @property {import('../state/history.js').History<import('./steps.js').Kept>} history what can be taken back
 */

const parts = /** @type {const} */ (['low', 'median', 'high']);

/** A creator whose posts show every part of the result. */
const examplePosts = [
  [1480, 41], [1210, 28], [1875, 63], [990, 22], [1340, 37], [2310, 85], [1105, 19], [1620, 52], [870, 16, true], [1255, 30], [1490, 44], [760, 12, true],
].map(([likes, comments, sponsored]) => ({ likes: Number(likes), comments: Number(comments), sponsored: sponsored === true }));
const exampleFollowers = 48_200;

/** Three campaigns that move every kind of rate. @returns {import('../state/campaigns.js').Campaign[]} */
const exampleCampaigns = () => [
  { place: 'instagram_story', name: t('ui.campaigns.example_name.spring'), exposures: 46_000, clicks: 920, tracked_orders: 19, total_orders: 41 },
  { place: 'instagram_feed', name: t('ui.campaigns.example_name.summer'), exposures: 310_000, clicks: 260, tracked_orders: 5, engagements: 3100, followers: 38_000, posts: 12 },
  { place: 'ads', name: t('ui.campaigns.example_name.summer'), exposures: 240_000, clicks: 2650, tracked_orders: 62 },
];

/**
 * @param {PageState} state
 * @param {Intent} intent
 * @returns {PageState}
 */
export function apply(state, intent) {
  switch (intent.kind) {
    case 'text':
      return typed(state, intent.key, intent.text);
    case 'commit':
      return state.drafts[intent.key] && !state.drafts[intent.key].fault ? withoutDrafts(state, [intent.key]) : state;
    case 'value':
      return chosen(state, intent.key, intent.value);
    case 'reset':
      return reset(state, intent.key);
    case 'reset_all':
      return { ...withoutDrafts(state, Object.keys(state.drafts).filter((key) => key.startsWith('input.'))), inputs: inputsOf.resetInputs(state.inputs) };
    case 'language':
      return { ...state, inputs: inputsOf.setLanguage(state.inputs, intent.language) };
    case 'start_from':
      return started(state, intent.id);
    case 'use_value':
      return usedSolution(state, intent.lever, intent.value);
    case 'start_over':
      return { ...state, drafts: {}, inputs: inputsOf.resetAll(state.inputs) };
    case 'add_option':
      return { ...state, inputs: inputsOf.addOption(state.inputs, /** @type {any} */ (intent.option)) };
    case 'remove_option':
      return { ...withoutDrafts(state, [`option.${intent.slot}.followers`]), inputs: inputsOf.removeOption(state.inputs, intent.slot) };
    case 'example_posts':
      return {
        ...withoutDrafts(state, ['creator.posts', 'creator.followers']),
        inputs: inputsOf.setCreator(state.inputs, { posts: examplePosts, followers: exampleFollowers, basis: 'followers', totals: null }),
      };
    case 'add_campaign':
      return { ...state, inputs: campaignsOf.addCampaign(state.inputs) };
    case 'remove_campaign':
      return { ...state, inputs: campaignsOf.removeCampaign(state.inputs, intent.index), drafts: draftsWithoutRow(state.drafts, intent.index) };
    case 'paste_campaigns':
      return pasted(state, intent.text);
    case 'example_campaigns':
      return { ...state, inputs: { ...state.inputs, campaigns: exampleCampaigns() } };
    case 'use_learned':
      return { ...withoutDrafts(state, Object.keys(state.drafts).filter((key) => key.startsWith('input.'))), inputs: campaignsOf.useLearned(state.inputs, intent.learned) };
    case 'put_back':
      return { ...withoutDrafts(state, Object.keys(state.drafts).filter((key) => key.startsWith('input.'))), inputs: campaignsOf.putDefaultsBack(state.inputs) };
    case 'open_scenario':
      return opened(state, intent);
    case 'dismiss':
      return { ...state, notices: [] };
    default:
      return state;
  }
}

/** @param {PageState} state @param {import('../engine/index.js').SolveLever} lever @param {number} value @returns {PageState} */
function usedSolution(state, lever, value) {
  const keys = lever.kind === 'input' ? [...parts, 'all'].map((part) => `input.${lever.input}.${part}`) : lever.kind === 'budget' ? ['budget'] : [`option.${lever.slot}.followers`];
  return { ...withoutDrafts(state, keys), inputs: useValue(state.inputs, lever, value) };
}

/** Texts stay where the starting point changes nothing. @param {PageState} state @param {string} id @returns {PageState} */
function started(state, id) {
  const inputs = startFrom(state.inputs, id);
  const set = (/** @type {string} */ key) => !sameValue(inputsOf.rangeOf(inputs, inputKey(key).id), inputsOf.rangeOf(state.inputs, inputKey(key).id));
  const gone = Object.keys(state.drafts).filter((key) => /^(option|package|tiers)\./.test(key) || (key.startsWith('input.') && set(key)));
  return { ...withoutDrafts(state, gone), inputs };
}

/** Text of a field: what was typed, or the value behind it. @param {PageState} state @param {string} key */
export function textOf({ inputs, drafts }, key) {
  return drafts[key]?.text ?? valueText(inputs, key);
}

/** @param {Inputs} inputs @param {string} key @returns {string} */
function valueText(inputs, key) {
  const [group, ...rest] = key.split('.');
  if (group === 'budget' || group === 'seed' || group === 'draws') return numberText(inputs[group]);
  if (group === 'package') return String(inputs.package[/** @type {keyof typeof inputs.package} */ (rest[0])] ?? 0);
  if (group === 'option') {
    const option = inputs.options.find((entry) => entry.slot === Number(rest[0]));
    return option && option.kind === 'creators' ? numberText(option.followers) : '';
  }
  if (group === 'tiers') {
    const tier = inputs.custom_tiers.find((entry) => entry.label === rest[0]);
    return tier ? numberText(tier.lower) : '';
  }
  if (group === 'evidence') return numberText(multiplierOf(inputs, /** @type {any} */ (rest[0]), /** @type {any} */ (rest[1])));
  if (group === 'campaigns') return campaignText(inputs, rest);
  if (group === 'scenario') return '';
  if (key === 'creator.followers') return inputs.creator.followers === null ? '' : numberText(inputs.creator.followers);
  if (key === 'creator.posts') return serialisePosts(inputs.creator.posts);
  const { id, part } = inputKey(key);
  const end = part === 'all' ? 'median' : part;
  const value = inputsOf.rangeOf(inputs, id)[end];
  return value === inputsOf.defaultOf(inputs, id)[end] ? shortInputText(id, value) : inputText(id, value);
}

/** @param {Inputs} inputs @param {string[]} place row and column */
function campaignText(inputs, [row, column]) {
  const value = inputs.campaigns[Number(row)]?.[/** @type {import('../state/campaigns.js').CampaignColumn | 'name'} */ (column)];
  return typeof value === 'number' ? numberText(value) : value ?? '';
}

/** @param {string} key `input.<id>.<part>`; ids have dots of their own */
function inputKey(key) {
  const pieces = key.split('.');
  return { id: /** @type {any} */ (pieces.slice(1, -1).join('.')), part: /** @type {'low' | 'median' | 'high' | 'all'} */ (pieces[pieces.length - 1]) };
}

/**
 * @param {PageState} state
 * @param {Record<string, Draft>} drafts
 * @param {Inputs} [inputs]
 * @returns {PageState}
 */
function withDrafts(state, drafts, inputs = state.inputs) {
  return { ...state, inputs, drafts: { ...state.drafts, ...drafts } };
}

/** @param {PageState} state @param {string[]} keys @returns {PageState} */
function withoutDrafts(state, keys) {
  if (!keys.some((key) => key in state.drafts)) return state;
  return { ...state, drafts: Object.fromEntries(Object.entries(state.drafts).filter(([key]) => !keys.includes(key))) };
}

/** Thousands grouped as the page itself writes them need no word. @param {string} text @param {import('../state/fields.js').FieldValue} read @returns {Draft} */
function draftOf(text, read) {
  const plain = !read.ok || !read.ambiguous || (read.value >= 1000 && numberText(read.value) === text.trim());
  return { text, fault: null, ...(plain ? {} : { reading: read.value }) };
}

/** @param {PageState} state @param {string} key @param {string} text @returns {PageState} */
function typed(state, key, text) {
  const { inputs } = state;
  const [group, ...rest] = key.split('.');
  const number = (/** @type {import('../state/fields.js').FieldValue} */ read, /** @type {(value: number) => Inputs} */ change) =>
    read.ok ? withDrafts(state, { [key]: draftOf(text, read) }, change(read.value)) : withDrafts(state, { [key]: { text, fault: read } });
  const options = { currency: inputs.currency };
  if (group === 'budget') return number(parseField('budget', text, options), (value) => inputsOf.setBudget(inputs, value));
  if (group === 'seed') return number(parseField('seed', text), (value) => inputsOf.setSeed(inputs, value));
  if (group === 'draws') return number(parseField('draws', text), (value) => inputsOf.setDraws(inputs, value));
  if (group === 'package') return number(parseField('package_count', text), (value) => inputsOf.setPackageCount(inputs, /** @type {any} */ (rest[0]), value));
  if (group === 'campaigns') return typedCampaign(state, key, rest, text);
  if (group === 'scenario') return withDrafts(state, { [key]: { text, fault: null } });
  if (group === 'tiers') return typedTier(state, key, rest[0], text);
  if (group === 'option') return number(parseField('followers', text), (value) => inputsOf.setOptionFollowers(inputs, Number(rest[0]), value));
  if (group === 'evidence') return number(parseField('evidence_multiplier', text), (value) => setMultiplier(inputs, /** @type {any} */ (rest[0]), /** @type {any} */ (rest[1]), value));
  if (key === 'creator.followers') {
    if (text.trim() === '') return withDrafts(state, { [key]: { text, fault: null } }, inputsOf.setCreator(inputs, { followers: null }));
    return number(parseField('creator_followers', text), (value) => inputsOf.setCreator(inputs, { followers: value }));
  }
  if (key === 'creator.posts') {
    const read = parsePosts(text);
    if (!read.ok) return withDrafts(state, { [key]: { text, fault: read.faults[0] } });
    return withDrafts(state, { [key]: { text, fault: null } }, inputsOf.setCreator(inputs, { posts: read.posts }));
  }
  return typedInput(state, key, text);
}

/** The inputs of a saved scenario in place of all there are; what is no good changes nothing and is said beside where it came from. @param {PageState} state @param {Extract<Intent, {kind: 'open_scenario'}>} intent @returns {PageState} */
function opened(state, { text, from, read }) {
  if (!read) return state;
  if (read.ok) return { ...state, inputs: read.inputs, drafts: {}, notices: [] };
  const pasted = from === 'paste' ? text : '';
  return withDrafts(withoutDrafts(state, ['scenario.file']), { [`scenario.${from}`]: { text: pasted, fault: read.fault } });
}

/** @param {PageState} state @param {string} key @param {string[]} place row and column @param {string} text @returns {PageState} */
function typedCampaign(state, key, [row, column], text) {
  const { inputs } = state;
  const change = (/** @type {Partial<import('../state/campaigns.js').Campaign>} */ part) => campaignsOf.setCampaign(inputs, Number(row), part);
  if (row === 'paste') return withDrafts(state, { [key]: { text, fault: null } });
  if (column === 'name') return withDrafts(state, { [key]: { text, fault: null } }, change({ name: campaignsOf.campaignName(text) }));
  const read = campaignsOf.readCampaignCell(/** @type {import('../state/campaigns.js').CampaignColumn} */ (column), text);
  return withDrafts(state, { [key]: { text, fault: read.ok ? null : read } }, read.ok ? change({ [column]: read.value }) : inputs);
}

/** Texts of the rows below a removed one move up. @param {PageState['drafts']} drafts @param {number} removed @returns {PageState['drafts']} */
function draftsWithoutRow(drafts, removed) {
  return Object.fromEntries(
    Object.entries(drafts).flatMap(([key, draft]) => {
      const match = /^campaigns\.(\d+)\.(.+)$/.exec(key);
      const row = match ? Number(match[1]) : -1;
      if (!match || row < removed) return [[key, draft]];
      return row === removed ? [] : [[`campaigns.${row - 1}.${match[2]}`, draft]];
    }),
  );
}

/** Pasted rows come after those there are; cells that cannot be read keep their text, and rows without room stay in the box. @param {PageState} state @param {string} text @returns {PageState} */
function pasted(state, text) {
  const { inputs } = state;
  const { campaigns, faults, left } = campaignsOf.pastedCampaigns(text);
  const first = inputs.campaigns.length;
  const room = LIMITS.campaigns_max - first;
  if (campaigns.length === 0 || left > 0 || campaigns.length > room) {
    const fault = campaigns.length === 0 ? { code: 'no_rows' } : { code: 'too_many_campaigns', maximum: LIMITS.campaigns_max };
    return withDrafts(state, { 'campaigns.paste': { text, fault } });
  }
  const drafts = Object.fromEntries(
    faults.map(({ row, column, code, raw, minimum, maximum }) => [`campaigns.${first + row}.${column}`, { text: raw, fault: { code, raw, minimum, maximum } }]),
  );
  return withDrafts(withoutDrafts(state, ['campaigns.paste']), drafts, { ...inputs, campaigns: [...inputs.campaigns, ...campaigns] });
}

/** Lower bound of an own tier. @param {PageState} state @param {string} key @param {string} label @param {string} text @returns {PageState} */
function typedTier(state, key, label, text) {
  const { inputs } = state;
  const read = parseField('followers', text);
  if (!read.ok) return withDrafts(state, { [key]: { text, fault: read } });
  const tiers = inputsOf.movedTier(inputs, label, read.value);
  if (!tiers) return withDrafts(state, { [key]: { text, fault: { code: 'not_increasing' } } });
  return withDrafts(state, { [key]: { text, fault: null } }, inputsOf.setScheme(inputs, 'custom', tiers));
}

/** Own tiers begin as those of the scheme before. @param {Inputs} inputs @param {any} scheme */
function chosenScheme(inputs, scheme) {
  const own = scheme === 'custom' && inputs.custom_tiers.length === 0;
  return own ? inputsOf.setScheme(inputs, scheme, inputsOf.startingTiers(inputs)) : inputsOf.setScheme(inputs, scheme);
}

/** @param {PageState} state @param {string} key @param {string} text @returns {PageState} */
function typedInput(state, key, text) {
  const { inputs } = state;
  const { id, part } = inputKey(key);
  const options = { currency: inputs.currency };
  if (part === 'all') {
    const read = parseInputPart(id, text, options);
    if (!read.ok) return withDrafts(state, { [key]: { text, fault: read } });
    return withDrafts(state, { [key]: draftOf(text, read) }, inputsOf.setInput(inputs, id, { ...keepMeasured(inputs, id), low: read.value, median: read.value, high: read.value }));
  }
  const keys = parts.map((each) => `input.${id}.${each}`);
  const texts = Object.fromEntries(parts.map((each, index) => [each, each === part ? text : (state.drafts[keys[index]]?.text ?? inputText(id, inputsOf.rangeOf(inputs, id)[each]))]));
  const read = parseRange(id, /** @type {any} */ (texts), { ...options, edited: part });
  const faults = new Map(read.ok ? [] : read.faults.map((fault) => [fault.part, fault]));
  const drafts = Object.fromEntries(
    parts.flatMap((each, index) => {
      const touched = each === part || keys[index] in state.drafts || faults.has(each);
      const fault = faults.get(each) ?? null;
      return touched ? [[keys[index], fault ? { text: texts[each], fault } : draftOf(texts[each], parseInputPart(id, texts[each], options))]] : [];
    }),
  );
  return withDrafts(state, drafts, read.ok ? inputsOf.setInput(inputs, id, { ...keepMeasured(inputs, id), ...read.value }) : inputs);
}

/** @param {Inputs} inputs @param {any} id */
function keepMeasured(inputs, id) {
  return inputs.inputs[/** @type {import('../../build/generated/schema.js').Input} */ (id)]?.measured ? { measured: true } : {};
}

/** @param {PageState} state @param {string} key @param {any} value @returns {PageState} */
function chosen(state, key, value) {
  const { inputs } = state;
  const [group, ...rest] = key.split('.');
  const next = (/** @type {Inputs} */ changed) => ({ ...withoutDrafts(state, [key]), inputs: changed });
  switch (group) {
    case 'budget':
      return next(inputsOf.setBudget(inputs, value));
    case 'platform':
      return { ...withoutDrafts(state, Object.keys(state.drafts).filter((draft) => draft.startsWith('package.'))), inputs: inputsOf.setPlatform(inputs, value) };
    case 'preset':
      return { ...withoutDrafts(state, Object.keys(state.drafts).filter((draft) => draft.startsWith('package.'))), inputs: inputsOf.choosePreset(inputs, value) };
    case 'industry':
      return next(inputsOf.setIndustry(inputs, value));
    case 'goal':
      return { ...next(inputsOf.setGoal(inputs, value)), view: { ...state.view, curve_goal: undefined, split_goal: undefined, flips_goal: undefined, why_goal: undefined, why_pair: undefined } };
    case 'lens':
      return next(inputsOf.setLens(inputs, value));
    case 'evidence':
      return next(setEvidence(inputs, value));
    case 'scheme':
      return { ...withoutDrafts(state, Object.keys(state.drafts).filter((draft) => draft.startsWith('tiers.'))), inputs: chosenScheme(inputs, value) };
    case 'package':
      return next(inputsOf.setPackageCount(inputs, /** @type {any} */ (rest[0]), value));
    case 'option':
      return next(rest[1] === 'followers' ? inputsOf.setOptionFollowers(inputs, Number(rest[0]), value) : inputsOf.setOptionMeasured(inputs, Number(rest[0]), /** @type {any} */ (rest[1]), value));
    case 'creator':
      return next(inputsOf.setCreator(inputs, { [rest[0]]: value }));
    case 'campaigns':
      return next(campaignsOf.setCampaign(inputs, Number(rest[0]), { [rest[1]]: value }));
    case 'input':
      return chosenInput(state, key, value);
    default:
      return { ...state, view: { ...state.view, [key]: value } };
  }
}

/** @param {PageState} state @param {string} key @param {any} value @returns {PageState} */
function chosenInput(state, key, value) {
  const { inputs } = state;
  const pieces = key.split('.');
  const action = pieces[pieces.length - 1];
  const { id } = inputKey(key);
  const range = inputsOf.rangeOf(inputs, id);
  const calm = withoutDrafts(state, [...parts, 'all'].map((part) => `input.${id}.${part}`));
  if (action === 'measured') {
    const { low, median, high } = range;
    return { ...calm, inputs: inputsOf.setInput(inputs, id, value ? { low, median, high, measured: true } : { low, median, high }) };
  }
  const moved = action === 'all' ? { ...range, low: value, median: value, high: value } : shiftRange(inputsOf.defaultOf(inputs, id), range, value);
  return { ...calm, inputs: inputsOf.setInput(inputs, id, moved) };
}

/** @param {PageState} state @param {string} key @returns {PageState} */
function reset(state, key) {
  const id = /** @type {any} */ (key.replace(/^input\./, ''));
  return { ...withoutDrafts(state, [...parts, 'all'].map((part) => `${key}.${part}`)), inputs: inputsOf.resetInput(state.inputs, id) };
}
