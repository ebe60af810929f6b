// The plain formulas that published statements are recomputed with, apart from the engine. Imports nothing.

/**
 * Standard normal points at 20, 40, 60 and 80 %.
 * @type {readonly number[]}
 */
const kQuintileZ = [-0.8416212335729143, -0.2533471031357997, 0.2533471031357997, 0.8416212335729143];
const kZ90 = 1.2815515655446004;
const kZ60 = 0.2533471031357997;

/** @param {number[]} values */
const total = (values) => values.reduce((sum, value) => sum + value, 0);

/** @param {number[]} values */
const mean = (values) => total(values) / values.length;

/**
 * Least-squares line through points: y = at + by * x.
 * @param {readonly number[]} x
 * @param {readonly number[]} y
 */
function line(x, y) {
  const x0 = mean([...x]);
  const y0 = mean([...y]);
  const by = total(x.map((xi, i) => (xi - x0) * (y[i] - y0))) / total(x.map((xi) => (xi - x0) ** 2));
  return { at: y0 - by * x0, by };
}

/**
 * Lognormal through four class edges read as quintiles.
 * @param {number[]} edges
 */
function quintileFit(edges) {
  const { at, by } = line(kQuintileZ, edges.map(Math.log));
  return { mu: at, sigma: by };
}

/** @type {Record<string, (inputs: any) => number>} */
export const measures = {
  ratio: ({ numerator, denominator }) => numerator / denominator,
  product: ({ factors }) => factors.reduce((/** @type {number} */ a, /** @type {number} */ b) => a * b, 1),
  sum: ({ parts }) => total(parts),
  increase: ({ before, after }) => after - before,
  growth: ({ before, after }) => (after - before) / before,

  /** CPM: cost of 1,000 impressions. */
  costPerThousand: ({ cost, impressions }) => (cost / impressions) * 1000,
  /** CPA from CPC and orders per click. */
  costPerOrder: ({ cost_per_click, orders_per_click }) => cost_per_click / orders_per_click,
  /** What the impressions would cost as adverts. It is a price, not a sale. */
  mediaPrice: ({ impressions, cost_per_thousand }) => (impressions * cost_per_thousand) / 1000,
  /** ROI: what comes back beyond the cost, per unit of cost. */
  returnOnCost: ({ value, cost }) => (value - cost) / cost,

  engagementRate: ({ engagements, creators, followers }) => engagements / (creators * followers),
  /** Growth of the result when the cause grows by a factor. */
  elasticGrowth: ({ elasticity, factor }) => factor ** elasticity - 1,
  /** Exponent of y against x: slope of the line through the logarithms. */
  slope: ({ x, y }) => line(x.map(Math.log), y.map(Math.log)).by,
  /** Above 0: the smaller account is cheaper per engagement. */
  priceLead: ({ price_exponent, engagement_exponent }) => price_exponent - engagement_exponent,

  /** 1 if the followers that a revenue implies lie between two bounds, otherwise 0. */
  impliedFollowersInside: ({ revenue, revenue_per_follower, lower, upper }) => {
    const followers = revenue / revenue_per_follower;
    return followers > lower && followers < upper ? 1 : 0;
  },
  /** 1 if a value lies between two others, otherwise 0. */
  liesBetween: ({ value, low, high }) => (value > low && value < high ? 1 : 0),

  quintileMedian: ({ edges }) => Math.exp(quintileFit(edges).mu),
  quintileSpread: ({ edges }) => quintileFit(edges).sigma,
  /** Largest gap between a printed edge and the fitted one, as a share of the printed one. */
  quintileMisfit: ({ edges }) => {
    const { mu, sigma } = quintileFit(edges);
    return Math.max(...edges.map((/** @type {number} */ edge, /** @type {number} */ i) =>
      Math.abs(Math.exp(mu + sigma * kQuintileZ[i]) / edge - 1)));
  },
  /** Median of a lognormal from its 60 % and 90 % points. */
  medianFromUpperQuantiles: ({ q60, q90 }) => {
    const sigma = Math.log(q90 / q60) / (kZ90 - kZ60);
    return q60 * Math.exp(-kZ60 * sigma);
  },
  /** Largest gap between likes per follower and the rate printed beside them. */
  largestRateGap: ({ followers, likes, rates }) => Math.max(...rates.map((/** @type {number} */ rate, /** @type {number} */ i) =>
    Math.abs(likes[i] / followers[i] - rate))),
};

/**
 * A printed claim worked out again: the figure from its own inputs, and whether the print agrees with it within the
 * claim's tolerance; null where nothing was printed.
 * @param {{measure: string, inputs: any, printed: number | null, tolerance: number}} claim
 * @returns {{value: number, agrees: boolean | null}}
 */
export function judged({ measure, inputs, printed, tolerance }) {
  const value = measures[measure](inputs);
  return { value, agrees: printed === null ? null : Math.abs(value - printed) <= tolerance + 1e-12 * Math.abs(printed) };
}
