// The best split of a budget in plain JavaScript, written from METHOD.md to check the engine against.
// Imports the oracle's own files only.
import { simulate } from './model.mjs';
import { normalQuantile } from './numbers.mjs';

/** @typedef {import('./model.mjs').Request} Request */
/** @typedef {{R: number, S: number, G: number, engagements: number, clicks: number, contribution: number, spend: number, fixed: number}} Part */
/** @typedef {{U: number, o: number, v: number}} Audience */

const kSteps = 20;
const kNothing = { R: 0, S: 0, G: 0, engagements: 0, clicks: 0, contribution: 0, spend: 0, fixed: 0 };

/** @param {any} draw @param {boolean} ads @param {Record<string, number>} market @returns {Part} */
function partOf({ affordable, m }, ads, market) {
  if (!affordable) return kNothing;
  const { unique_reach: R, gross_reach: S, delivered: D, engagements, clicks, contribution, spend } = m;
  const sigma = market.luck_reach;
  const typical = (S / D) * Math.exp(sigma * normalQuantile(0.5 ** (1 / D)) - (sigma * sigma) / 2);
  const G = ads || D <= 1 ? R : Math.min(R, Math.max(typical, Math.min(S / D, R)));
  return { R, S, G, engagements, clicks, contribution, spend, fixed: ads ? 0 : market.setup_hours * market.hourly_wage + market.tools_cost };
}

/** @param {number[]} values */
const total = (values) => values.reduce((sum, value) => sum + value, 0);

/** @param {Part[]} parts @param {Audience} audience */
export function join(parts, { U, o, v }) {
  const people = total(parts.map(({ R }) => R));
  const squares = total(parts.map(({ R }) => R * R));
  const largest = Math.max(0, ...parts.map(({ G }) => G));
  const missed = parts.map(({ R, S, G }) => {
    const independent = o < 1 ? (R - o * G) / (1 - o) : R;
    return 1 - Math.min(Math.max(independent, R), Math.max(R, Math.min(U, S))) / U;
  });
  const mixed = (1 - o) * U * (1 - missed.reduce((product, share) => product * share, 1)) + o * largest;
  const reach = Math.max(largest, Math.min(mixed, Math.max(largest, Math.min(U, people))));
  const pairs = people ** 2 - squares;
  const kept = parts.map(({ R, S }) => {
    const effective = R + v * (S - R);
    const lost = pairs > 0 ? (((1 - v) * (people - reach)) / pairs) * R * (people - R) : 0;
    return effective > 0 ? Math.min(1, Math.max(0, 1 - lost / effective)) : 1;
  });
  const fixed = parts.map((part) => part.fixed);
  const spend = total(parts.map((part) => part.spend)) - (total(fixed) - Math.max(0, ...fixed));
  const contribution = total(parts.map((part, i) => part.contribution * kept[i]));
  return { reach, engagement: total(parts.map(({ engagements }) => engagements)), return: contribution - spend, contribution };
}

/** Every way to give out at most so many steps. @param {number} options @param {number} left @returns {number[][]} */
const splitsOf = (options, left) =>
  options === 0 ? [[]] : Array.from({ length: left + 1 }, (_, step) => step).flatMap((step) => splitsOf(options - 1, left - step).map((rest) => [step, ...rest]));

/**
 * Best split, its mean and what is equally good, for each goal.
 * @param {Request} request options by slot
 */
export function bestSplit(request) {
  const shares = Array.from({ length: kSteps }, (_, step) => simulate({ ...request, budget: (request.budget * (step + 1)) / kSteps }));
  const { markets } = shares[0];
  const audiences = markets.map((market) => ({ U: market.audience_size, o: market.overlap, v: market.repeat_exposure_value }));
  const parts = shares.map(({ samples }) => samples.map(({ option, draws }) => draws.map((draw, i) => partOf(draw, option.kind === 'ads', markets[i]))));
  const bought = shares.map(({ samples }) => samples.map(({ draws }) => draws.filter(({ affordable }) => affordable).length / draws.length));
  const splits = splitsOf(request.options.length, kSteps).filter((split) => split.every((step, option) => step === 0 || bought[step - 1][option] >= 0.5));
  const values = splits.map((split) => {
    const joined = audiences.map((audience, draw) => join(split.flatMap((step, option) => (step > 0 ? [parts[step - 1][option][draw]] : [])), audience));
    const mean = (/** @type {'reach' | 'engagement' | 'return' | 'contribution'} */ name) => total(joined.map((whole) => whole[name])) / joined.length;
    return { reach: mean('reach'), engagement: mean('engagement'), return: mean('return'), contribution: mean('contribution') };
  });
  const engages = shares[0].samples.map(({ plan }) => plan?.hasEngagement ?? false);
  /** @param {'reach' | 'engagement' | 'return'} goal */
  const decide = (goal) => {
    const offered = splits.map((_, i) => i).filter((i) => {
      if (goal === 'return') return true;
      return total(splits[i]) === kSteps && (goal === 'reach' || splits[i].every((step, option) => step === 0 || engages[option]));
    });
    if (offered.length === 0 || splits.length === 1) return null;
    const best = offered.reduce((a, b) => (values[b][goal] > values[a][goal] ? b : a));
    const border = values[best][goal] - 0.03 * Math.abs(values[best][goal === 'return' ? 'contribution' : goal]);
    const good = offered.filter((i) => values[i][goal] >= border);
    return { best: splits[best], mean: values[best][goal], equallyGood: good.length, zone: request.options.map((_, option) => [Math.min(...good.map((i) => splits[i][option])), Math.max(...good.map((i) => splits[i][option]))]) };
  };
  return { splits: splits.length, reach: decide('reach'), engagement: decide('engagement'), return: decide('return') };
}
