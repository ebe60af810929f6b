// Flip points: levers of a request by name, and the values at which moving one turns a verdict.
// May import the checks and the layout of this folder and the generated schema.
import { CONTEST_NAMES, INPUT_NAMES, LEVER_NAMES, LEVER_USE_NAMES, VERDICT_NAMES } from '../../build/generated/schema.js';
import { createCursor } from './layout.js';
import { own } from './read.js';
import { refusal } from './refusal.js';
import { runToEnd } from './steps.js';
import { askedOf, checkComparison } from './validate.js';

/** @import { ComparisonRequest, FlipAnswer, FlipLevers, FlipPoint, FlipLever, FlipTurn, Refusal } from './index.js' */
/** @import { Asked, PackedComparison } from './validate.js' */
/** @typedef {import('./refusal.js').Reply} Reply */
/**
 * @typedef {object} FlipModule
 * @property {(...asked: Asked) => Reply} flipLevers
 * @property {(...args: [...Asked, lever: number, index: number, tried: Float64Array, most: number]) => Reply} flipPoint
 * @property {(input: number, low: number, median: number, high: number, to: number) => Reply} movedRange
 */

const leverColumns = 3;
/** Draws that the core searches with at most. */
const searchDraws = 1024;
/** Draws times options of one step. */
const drawsPerStep = 24_576;
const allCreators = -1;

/**
 * @param {FlipModule} module
 * @param {ComparisonRequest} request
 * @returns {FlipLevers | Refusal}
 */
export function flipLevers(module, request) {
  const checked = checkComparison(request);
  if (!checked.ok) return checked;
  const reply = module.flipLevers(...askedOf(checked.packed));
  if (reply.code !== 0) return refusal(reply);
  const levers = Array.from({ length: reply.values.length / leverColumns }, (_, row) => {
    const [kind, index, use] = reply.values.subarray(row * leverColumns);
    return { lever: leverOf(kind, index), use: LEVER_USE_NAMES[use] };
  });
  return { ok: true, levers };
}

/** Values that are tried in one step of some 20 ms, by what one of them costs: a draw of every option. @param {PackedComparison} packed */
const trialsPerStep = ({ draws, slots }) => Math.max(1, Math.floor(drawsPerStep / (Math.min(draws, searchDraws) * slots.length)));

/**
 * One lever's turns, in short steps.
 * @param {FlipModule} module
 * @param {ComparisonRequest} request
 * @param {FlipLever} lever
 * @returns {Generator<void, FlipPoint | Refusal, void>}
 */
export function* flipPointInSteps(module, request, lever) {
  const checked = checkComparison(request);
  if (!checked.ok) return checked;
  const { packed } = checked;
  const kind = LEVER_NAMES.indexOf(/** @type {any} */ (own(lever, 'kind')));
  let tried = new Float64Array();
  for (;;) {
    const reply = module.flipPoint(...askedOf(packed), kind, indexOf(lever), tried, trialsPerStep(packed));
    if (reply.code !== 0) return refusal(reply);
    const isOver = reply.values[0] !== 0;
    if (isOver) return readFlipPoint(reply.values.subarray(1), lever);
    tried = reply.values.slice(1);
    yield;
  }
}

/**
 * A range moved to another median, its width kept on the scale it is drawn on.
 * @param {FlipModule} module @param {import('../../build/generated/schema.js').Input} input @param {{low: number, median: number, high: number}} range @param {number} to
 */
export function movedRange(module, input, { low, median, high }, to) {
  const [movedLow, movedMedian, movedHigh] = module.movedRange(INPUT_NAMES.indexOf(input), low, median, high, to).values;
  return { low: movedLow, median: movedMedian, high: movedHigh };
}

/** @param {FlipModule} module @param {ComparisonRequest} request @param {FlipLever} lever @returns {FlipPoint | Refusal} */
export const flipPoint = (module, request, lever) => runToEnd(flipPointInSteps(module, request, lever));

/** @param {number} kind @param {number} index @returns {FlipLever} */
function leverOf(kind, index) {
  const name = LEVER_NAMES[kind];
  if (name === 'budget') return { kind: name };
  if (name === 'input') return { kind: name, input: INPUT_NAMES[index] };
  if (name === 'followers') return { kind: name, slot: index };
  return index === allCreators ? { kind: name } : { kind: name, slot: index };
}

/** @param {unknown} lever */
function indexOf(lever) {
  const kind = own(lever, 'kind');
  if (kind === 'budget') return 0;
  if (kind === 'input') return INPUT_NAMES.indexOf(/** @type {any} */ (own(lever, 'input')));
  const slot = own(lever, 'slot');
  return slot === undefined ? allCreators : typeof slot === 'number' ? slot : Number.NaN;
}

/** @param {Float64Array} values @param {FlipLever} lever @returns {FlipPoint} */
function readFlipPoint(values, lever) {
  const { next } = createCursor(values);
  const [draws, present, low, high, amount] = [next(), next(), next(), next(), next()];
  const answer = () => ({ kind: VERDICT_NAMES[next()], leader: next() });
  const turn = () => {
    const [found, value, inside] = [next() !== 0, next(), next()];
    const turned = { value, inside, ...answer() };
    return found ? turned : null;
  };
  const answers = CONTEST_NAMES.map((contest) => [contest, answer()]);
  const turns = CONTEST_NAMES.map((contest) => [contest, { below: turn(), above: turn() }]);
  return {
    ok: true,
    draws,
    answers: /** @type {Record<import('./index.js').Contest, FlipAnswer>} */ (Object.fromEntries(answers)),
    lever: { ...lever },
    present,
    low,
    high,
    amount: amount > 0 ? amount : null,
    turns: /** @type {Record<import('./index.js').Contest, {below: FlipTurn | null, above: FlipTurn | null}>} */ (Object.fromEntries(turns)),
  };
}
