// The decision with eleven uncertain inputs in Squiggle, with the formulas of METHOD.md. Runs in Node and in a browser; the
// package is given to it. Imports the decision.
import { INPUT_DEFAULTS } from '../../build/generated/benchmarks.js';
import { elevenInputs, kElevenInputs } from './workloads.js';

/** @typedef {import('./workloads.js').Figures} Figures */

const kZ90 = 1.2815515655446004;
const shapes = new Map(INPUT_DEFAULTS.map(({ id, shape }) => [/** @type {string} */ (id), shape]));
const logit = (/** @type {number} */ p) => Math.log(p / (1 - p));

/** One input as a set of samples, so that both options meet the same draws. @param {[string, {low: number, median: number, high: number}]} input */
function inputText([id, { low, median, high }]) {
  if (shapes.get(id) === 'positive') {
    return `${id} = SampleSet.fromDist(Sym.lognormal(${Math.log(median)}, ${Math.log(high / low) / (2 * kZ90)}))`;
  }
  const odds = `SampleSet.fromDist(Sym.lognormal(${logit(median)}, ${(logit(high) - logit(low)) / (2 * kZ90)}))`;
  return `${id}_odds = ${odds}\n${id} = ${id}_odds / (1 + ${id}_odds)`;
}

/** @param {typeof elevenInputs.request.options[number]} option */
function optionText(option) {
  if (option.kind !== 'creators') throw new Error('this decision is between creators');
  const { slot, followers, price = 0, reach_rate = 0 } = option;
  return `
cost_${slot} = ${price} + handling
bought_${slot} = SampleSet.map((${elevenInputs.request.budget} - fixed) / cost_${slot}, floor)
spend_${slot} = fixed + bought_${slot} * cost_${slot}
clicks_${slot} = bought_${slot} * ${followers * reach_rate} * impressions_per_reach * ctr_instagram_feed
contribution_${slot} = clicks_${slot} * cvr * incremental_share * kept
roi_${slot} = (contribution_${slot} - spend_${slot}) / spend_${slot}`;
}

const setupHours = /** @type {import('../../web/engine/index.js').Range} */ (elevenInputs.request.inputs?.setup_hours).median;

export const kSquiggleText = `${Object.entries(kElevenInputs).map(inputText).join('\n')}
handling = product_cost + shipping_cost + hours_per_creator * hourly_wage
fixed = ${setupHours} * hourly_wage
kept = aov * (1 - return_rate) * gross_margin
${elevenInputs.request.options.map(optionText).join('\n')}
better = SampleSet.map2(roi_0, roi_1, {|a, b| a > b ? 1 : 0})
[mean(better), quantile(roi_0, 0.1), quantile(roi_0, 0.5), quantile(roi_0, 0.9)]
`;

/**
 * @param {any} squiggle the package @param {number} draws @param {number} seed
 * @returns {Promise<Figures>}
 */
export async function runSquiggle(squiggle, draws, seed) {
  const output = await squiggle.run(kSquiggleText, { environment: { sampleCount: draws, xyPointLength: 1000, seed: String(seed) } });
  const end = output.getEndResult();
  if (!end.ok) throw new Error(`Squiggle: ${end.value}`);
  const [p, p10, p50, p90] = end.value.value.getValues().map((/** @type {any} */ item) => item.value);
  return { p, p10, p50, p90 };
}
