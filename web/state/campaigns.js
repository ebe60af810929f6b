// Past campaigns of the reader: rows as typed or pasted, what is wrong in them, what the engine is asked, and what it learned
// written into the inputs and taken out again. Pure; may import the generated names and the state's own files.
import { FORMAT_NAMES, LIMITS } from '../../build/generated/schema.js';
import { FORMATS, MAIN_FORMATS } from '../../build/generated/benchmarks.js';
import { parseNumber } from './fields.js';
import { requestInputs, resetInput, setLearned } from './inputs.js';
import { cellsOf, delimiterOf } from './posts.js';

/** @import { Format, Input } from '../../build/generated/schema.js' */
/** @import { Learned, LearningRequest } from '../engine/index.js' */
/** @import { Inputs, Range } from './inputs.js' */
/** @typedef {Format | 'ads' | ''} Place where a campaign ran; empty: not chosen yet */
/** @typedef {typeof campaignColumns[number]} CampaignColumn */
/** @typedef {{place: Place, name: string} & Partial<Record<CampaignColumn, number>>} Campaign */
/** @typedef {{column: CampaignColumn | 'place', code: string, minimum?: number, maximum?: number, raw?: string}} CellFault */

/** Numbers of a row, in the order of the page and of the address. */
export const campaignColumns = /** @type {const} */ (['exposures', 'clicks', 'tracked_orders', 'total_orders', 'engagements', 'followers', 'posts']);
export const places = /** @type {const} */ ([...FORMAT_NAMES, 'ads']);
export const nameLength = 24;
const largestCount = 1e15;

/** What the click rate of a place is counted on. @param {Place} place */
export function exposureOf(place) {
  if (place === 'ads') return 'impressions';
  return FORMATS.find((format) => format.id === place)?.click_basis ?? 'impressions';
}

/** Numbers that a place has: engagement rates are published for posts of creators, but not for Stories. @param {Place} place */
export function columnsOf(place) {
  const engaging = FORMATS.find((format) => format.id === place)?.engagement;
  return engaging ? campaignColumns : campaignColumns.slice(0, 4);
}

/* Rows */

/** @param {Inputs} state @returns {Inputs} */
export function addCampaign(state) {
  if (state.campaigns.length >= LIMITS.campaigns_max) return state;
  const place = state.campaigns.at(-1)?.place || MAIN_FORMATS[state.platform];
  return { ...state, campaigns: [...state.campaigns, { place, name: '' }] };
}

/** @param {Inputs} state @param {number} index @returns {Inputs} */
export const removeCampaign = (state, index) => ({ ...state, campaigns: state.campaigns.filter((_, at) => at !== index) });

/** @param {Inputs} state @param {number} index @param {Partial<Campaign>} change @returns {Inputs} */
export function setCampaign(state, index, change) {
  const campaigns = state.campaigns.map((campaign, at) => (at === index ? plainCampaign({ ...campaign, ...change }) : campaign));
  return { ...state, campaigns };
}

/** Without the numbers that are not known. @param {Campaign} campaign @returns {Campaign} */
function plainCampaign(campaign) {
  return /** @type {Campaign} */ (Object.fromEntries(Object.entries(campaign).filter(([, value]) => value !== undefined)));
}

/** A name as it is kept: one line, not too long. @param {string} text */
export function campaignName(text) {
  return [...text.replace(/\p{C}+/gu, ' ').trim()].slice(0, nameLength).join('').trim();
}

/* Cells */

/**
 * One number as typed; nothing typed is "not known".
 * @param {CampaignColumn} column @param {string} text
 * @returns {{ok: true, value: number | undefined} | {ok: false, code: string, raw: string, minimum: number, maximum: number}}
 */
export function readCampaignCell(column, text) {
  if (text.trim() === '') return { ok: true, value: undefined };
  const { minimum, maximum } = limitsOf(column);
  const read = parseNumber(text, { whole: true });
  if (!read.ok) return { ...read, minimum, maximum };
  const { value } = read;
  const code = !Number.isInteger(value) ? 'not_an_integer' : value < minimum ? 'below_minimum' : value > maximum ? 'above_maximum' : null;
  return code ? { ok: false, code, raw: text, minimum, maximum } : { ok: true, value };
}

/** @param {CampaignColumn} column */
export function limitsOf(column) {
  if (column === 'followers') return { minimum: LIMITS.followers_min, maximum: LIMITS.followers_max };
  return { minimum: column === 'posts' ? 1 : 0, maximum: largestCount };
}

/** What does not fit together in a row whose numbers are fine alone. @param {Campaign} campaign @returns {CellFault[]} */
export function campaignFaults(campaign) {
  const { place, exposures, clicks, tracked_orders: tracked, total_orders: total, engagements, followers, posts } = campaign;
  /** @type {CellFault[]} */
  const faults = [];
  if (place === '') faults.push({ column: 'place', code: 'no_place' });
  if (clicks !== undefined && exposures !== undefined && clicks > exposures) faults.push({ column: 'clicks', code: 'above_maximum', maximum: exposures });
  if (tracked !== undefined && clicks !== undefined && tracked > clicks) faults.push({ column: 'tracked_orders', code: 'above_maximum', maximum: clicks });
  if (total !== undefined && tracked !== undefined && total < tracked) faults.push({ column: 'total_orders', code: 'below_minimum', minimum: tracked });
  if (total !== undefined && tracked === undefined) faults.push({ column: 'tracked_orders', code: 'needed_total' });
  if (engagements !== undefined && columnsOf(place).includes('engagements')) {
    if (followers === undefined) faults.push({ column: 'followers', code: 'needed_engagements' });
    if (posts === undefined) faults.push({ column: 'posts', code: 'needed_engagements' });
  }
  return faults;
}

/* Pasted tables */

/** Header words, lower case without spaces and signs. @type {ReadonlyMap<string, CampaignColumn | 'place' | 'name'>} */
const headerWords = new Map([
  ...words('name', 'date name campaign label month creator'),
  ...words('place', 'format place kind type channel medium where'),
  ...words('exposures', 'exposures exposure impressions viewers views reach reached'),
  ...words('clicks', 'clicks click linkclicks'),
  ...words('tracked_orders', 'trackedorders tracked orders conversions sales purchases'),
  ...words('total_orders', 'totalorders total allorders'),
  ...words('engagements', 'engagements engagement interactions'),
  ...words('followers', 'followers follower followersofone'),
  ...words('posts', 'posts post'),
]);

/** @template {string} Name @param {Name} name @param {string} list @returns {[string, Name][]} */
function words(name, list) {
  return list.split(' ').map((word) => [word, name]);
}

const plainOrder = /** @type {const} */ (['name', 'place', ...campaignColumns]);

/** Further words for places. @type {ReadonlyMap<string, Place>} */
const placeWords = new Map([
  ...words(/** @type {Place} */ ('ads'), 'ads ad adverts advert advertising paid'),
  ...words(/** @type {Place} */ ('instagram_feed'), 'feed instagram instagrampost instagramfeedpost'),
  ...words(/** @type {Place} */ ('instagram_reel'), 'reel reels'),
  ...words(/** @type {Place} */ ('instagram_story'), 'story stories instagramstories'),
  ...words(/** @type {Place} */ ('tiktok_video'), 'tiktok'),
  ...words(/** @type {Place} */ ('youtube_integration'), 'youtube integration'),
  ...words(/** @type {Place} */ ('x_post'), 'x twitter tweet'),
  ...places.map((place) => /** @type {[string, Place]} */ ([wordOf(place), place])),
]);

/** @param {string} text */
function wordOf(text) {
  return text.toLowerCase().replace(/[^\p{L}]/gu, '');
}

/**
 * Rows of a pasted table. A cell that cannot be read keeps its text as a fault of its row.
 * @param {string} text
 * @returns {{campaigns: Campaign[], faults: (CellFault & {row: number, raw: string})[], left: number}} row: from 0; left: rows beyond the limit
 */
export function pastedCampaigns(text) {
  const lines = text.split(/\r\n|\n|\r/).filter((line) => line.trim() !== '');
  const delimiter = delimiterOf(lines);
  const table = lines.map((line) => cellsOf(line, delimiter));
  const isHeader = table.length > 0 && table[0].filter((cell) => headerWords.has(wordOf(cell))).length >= 2;
  const columns = isHeader ? table[0].map((cell) => headerWords.get(wordOf(cell)) ?? null) : plainOrder;
  const rows = isHeader ? table.slice(1) : table;
  /** @type {(CellFault & {row: number, raw: string})[]} */
  const faults = [];
  const campaigns = rows.slice(0, LIMITS.campaigns_max).map((cells, row) => {
    /** @type {Campaign} */
    const campaign = { place: '', name: '' };
    cells.forEach((raw, at) => {
      const column = columns[at];
      if (!column || raw === '') return;
      if (column === 'name') campaign.name = campaignName(raw);
      else if (column === 'place') {
        const place = placeWords.get(wordOf(raw));
        if (place) campaign.place = place;
        else faults.push({ row, column, code: 'unknown_place', raw });
      } else {
        const read = readCampaignCell(column, raw);
        if (read.ok) campaign[column] = read.value;
        else faults.push({ row, column, ...read });
      }
    });
    return plainCampaign(campaign);
  });
  return { campaigns, faults, left: Math.max(0, rows.length - LIMITS.campaigns_max) };
}

/* What the engine is asked */

/** Rows without faults; null when there is nothing to learn from. @param {Inputs} state @returns {LearningRequest | null} */
export function toLearningRequest(state) {
  const campaigns = state.campaigns.filter((campaign) => campaignFaults(campaign).length === 0).flatMap((campaign) => {
    const { place } = campaign;
    const counts = Object.fromEntries(columnsOf(place).flatMap((column) => (campaign[column] === undefined ? [] : [[column, campaign[column]]])));
    if (Object.keys(counts).length === 0) return [];
    return [place === 'ads' || place === '' ? { kind: /** @type {const} */ ('ads'), ...counts } : { kind: /** @type {const} */ ('creators'), format: place, ...counts }];
  });
  return campaigns.length === 0 ? null : { campaigns, inputs: requestInputs(putDefaultsBack(state)) };
}

/* What was learned, in the inputs */

/** Digits kept of a learned range: more would only lengthen the address. */
const digits = 3;

/** @param {Range} range @returns {Range} */
function rounded({ low, median, high }) {
  const [a, b, c] = [low, median, high].map((value) => Number(value.toPrecision(digits)));
  return { low: a, median: b, high: c };
}

/** Learned ranges into the inputs; what stood there before is kept beside them. @param {Inputs} state @param {ReadonlyArray<Learned>} learned @returns {Inputs} */
export function useLearned(state, learned) {
  return learned.reduce((next, { input, input_range, own_weight }) => (own_weight > 0 ? setLearned(next, input, rounded(input_range)) : next), putDefaultsBack(state));
}

/** Inputs as they were before they were learned. @param {Inputs} state @returns {Inputs} */
export function putDefaultsBack(state) {
  return learnedInputs(state).reduce((next, id) => {
    const prior = next.inputs[id]?.prior;
    return prior ? { ...next, inputs: { ...next.inputs, [id]: prior } } : resetInput(next, id);
  }, state);
}

/** Inputs that hold a learned range. @param {Inputs} state @returns {Input[]} */
export function learnedInputs(state) {
  return /** @type {Input[]} */ (Object.keys(state.inputs)).filter((id) => state.inputs[id]?.learned);
}

/** Whether the inputs hold just what was learned. @param {Inputs} state @param {ReadonlyArray<Learned>} learned */
export function isInUse(state, learned) {
  const next = useLearned(state, learned);
  const text = (/** @type {Inputs} */ { inputs }) => JSON.stringify(Object.entries(inputs).sort(([a], [b]) => (a < b ? -1 : 1)));
  return text(next) === text(state);
}
