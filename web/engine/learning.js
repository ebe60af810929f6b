// What past campaigns teach about the inputs: check, pack, call, name the numbers.
// May import the checks and the layout of this folder and the generated names.
import { FORMAT_NAMES, INPUT_NAMES, LIMITS } from '../../build/generated/schema.js';
import { createCursor } from './layout.js';
import { own } from './read.js';
import { refusal } from './refusal.js';
import { check, countMax, readInputs } from './validate.js';

/** @import { Learned, LearnedInputs, Refusal } from './index.js' */
/** @import { Reader } from './read.js' */
/** @typedef {{code: number, field: number, index: number, values: Float64Array}} Reply */
/** @typedef {{learnFromCampaigns: (campaigns: Float64Array, inputs: Float64Array) => Reply}} LearningModule */

const kinds = ['creators', 'ads'];
const counts = { minimum: 0, maximum: countMax, integer: true };
/** Columns after kind and format, with what each may hold. @type {ReadonlyArray<[string, import('./read.js').Limits]>} */
const columns = [
  ['exposures', counts],
  ['clicks', counts],
  ['tracked_orders', counts],
  ['total_orders', counts],
  ['engagements', counts],
  ['followers', { minimum: LIMITS.followers_min, maximum: LIMITS.followers_max }],
  ['posts', { minimum: 1, maximum: countMax, integer: true }],
];
const notKnown = -1;

/** @param {Reader} reader @param {unknown} campaign @param {number} index @returns {number[]} */
function readCampaign(reader, campaign, index) {
  const place = (/** @type {string} */ part) => ({ field: /** @type {const} */ ('campaign'), index, part });
  const kind = reader.choice(own(campaign, 'kind'), kinds, place('kind'));
  const format = kind === 0 ? reader.choice(own(campaign, 'format'), FORMAT_NAMES, place('format')) : 0;
  const values = columns.map(([part, limits]) => {
    const value = own(campaign, part);
    return value === undefined ? notKnown : reader.number(value, limits, place(part));
  });
  const [exposures, clicks, tracked, total, engagements, followers, posts] = values;
  const known = (/** @type {number} */ value) => value >= 0;
  if (known(exposures) && clicks > exposures) reader.fault('above_maximum', { ...place('clicks'), maximum: exposures });
  if (known(clicks) && tracked > clicks) reader.fault('above_maximum', { ...place('tracked_orders'), maximum: clicks });
  if (known(total) && total < tracked) reader.fault('below_minimum', { ...place('total_orders'), minimum: tracked });
  if (known(total) && tracked === notKnown) reader.fault('missing_exposure', place('tracked_orders'));
  if (kind === 0 && known(engagements) && followers === notKnown) reader.fault('missing_exposure', place('followers'));
  if (kind === 0 && known(engagements) && posts === notKnown) reader.fault('missing_exposure', place('posts'));
  return [kind, format, ...values];
}

/** @param {unknown} request */
function checkLearning(request) {
  return check((reader) => {
    const list = reader.list(own(request, 'campaigns'), { field: 'campaign', index: 0 });
    if (list.length > LIMITS.campaigns_max) reader.fault('wrong_length', { field: 'campaign', index: 0, maximum: LIMITS.campaigns_max });
    const rows = list.slice(0, LIMITS.campaigns_max).map((campaign, index) => readCampaign(reader, campaign, index));
    return { campaigns: Float64Array.from(rows.flat()), inputs: readInputs(reader, own(request, 'inputs')) };
  });
}

/**
 * @param {LearningModule} module
 * @param {unknown} request
 * @returns {LearnedInputs | Refusal}
 */
export function learnFromCampaigns(module, request) {
  const checked = checkLearning(request);
  if (!checked.ok) return checked;
  const reply = module.learnFromCampaigns(checked.packed.campaigns, checked.packed.inputs);
  return reply.code === 0 ? { ok: true, learned: readLearned(reply.values) } : refusal(reply);
}

const columnsOfAnswer = 18;

/** @param {Float64Array} values @returns {Learned[]} */
function readLearned(values) {
  const cursor = createCursor(values);
  const range = () => {
    const [low, median, high] = cursor.several(3);
    return { low, median, high };
  };
  const learned = Array.from({ length: values.length / columnsOfAnswer }, () => {
    const [input, campaigns, own_rate, low95, high95, own_weight, spread] = cursor.several(7);
    const [spread_estimated, clash] = [cursor.flag(), cursor.flag()];
    const [prior, updated, input_range] = [range(), range(), range()];
    const factor = updated.median / prior.median;
    return { input: INPUT_NAMES[input], campaigns, own_rate, prior, prior_95: { low: low95, high: high95 }, updated, factor, own_weight, spread, spread_estimated, clash, input_range };
  });
  cursor.end();
  return learned;
}
