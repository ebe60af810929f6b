// The factors behind a ratio in plain JavaScript, written from METHOD.md. Imports the oracle's own model.
import { drawnParts } from './model.mjs';

/** @typedef {ReturnType<typeof drawnParts>['parts'][number]} Part */

/** @param {Part} part @param {number} draw @param {string} goal @param {number} budget */
function valueOf(part, draw, goal, budget) {
  const { affordable, m } = part.draws[draw];
  if (!affordable) return 0;
  if (goal === 'return') return m.spend > 0 ? m.contribution / m.spend : 0;
  return (goal === 'reach' ? m.unique_reach : m.engagements) / budget;
}

/**
 * Factors of one option in one draw, by name.
 * @param {Part} part @param {number} draw @param {string} goal @param {number} budget @param {boolean} merged @returns {Record<string, number>}
 */
export function factorsOf({ plan, draws }, draw, goal, budget, merged) {
  const { m, market, one } = draws[draw];
  const money = goal === 'return';
  if (!plan || !one) {
    const media = m.spend - market.ads_creative_cost;
    return {
      overhead: media / m.spend, price_and_reach: m.gross_reach / media, overlap: m.unique_reach / m.gross_reach,
      ...(money ? { click_rate: m.clicks / m.effective_reach, repeats: m.effective_reach / m.unique_reach, money_per_click: m.contribution / m.clicks } : {}),
    };
  }
  const paid = one.fee * (1 + market.rights_share) + market.boost_cost;
  const planned = market.setup_hours * market.hourly_wage + market.tools_cost + m.creators * one.cost;
  const people = one.people * (money ? 1 : market.target_share);
  const perFollower = plan.formats.every(({ format }) => format.click_basis === 'followers') && money && !merged;
  /** @type {Record<string, number>} */
  const price = merged && goal !== 'engagement' ? { price_and_reach: people / paid } : { price: plan.followers / paid };
  /** @type {Record<string, number>} */
  const reach = merged || perFollower || goal === 'engagement' ? {} : { reach_rate: people / plan.followers };
  /** @type {Record<string, number>} */
  const whole = money ? {} : { whole_creators: planned / budget };
  /** @type {Record<string, number>} */
  const common = { ...whole, overhead: (m.creators * paid) / planned, ...price, ...reach, delivery: (m.delivered / m.creators) * (money ? planned / m.spend : 1) };
  if (goal === 'engagement') return { ...common, engagement_rate: one.engagements / plan.followers, luck: m.engagements / (m.delivered * one.engagements) };
  const met = { ...common, overlap: m.unique_reach / m.gross_reach };
  if (!money) return { ...met, luck: m.gross_reach / (m.delivered * people) };
  return {
    ...met, click_rate: one.clicks / (perFollower ? plan.followers : people), repeats: m.effective_reach / m.unique_reach,
    money_per_click: m.contribution / m.clicks, luck: (m.clicks * m.gross_reach) / (m.delivered * one.clicks * m.effective_reach),
  };
}

/**
 * Mean of ln(V_a / V_b) of the first two options and of each factor; null where nothing can be said.
 * @param {import('./model.mjs').Request} request @param {string} goal
 */
export function explain(request, goal) {
  const { parts: [a, b], watch } = drawnParts(request);
  const absent = (/** @type {Part} */ { plan }) => goal === 'engagement' && !plan?.hasEngagement;
  if (absent(a) || absent(b)) return { means: null, count: 0, watch };
  const merged = !a.plan || !b.plan;
  /** @type {Record<string, number>} */
  const sums = {};
  let total = 0;
  let count = 0;
  for (let draw = 0; draw < request.draws; ++draw) {
    const [valueA, valueB] = [a, b].map((part) => valueOf(part, draw, goal, request.budget));
    if (!(valueA > 0 && valueB > 0)) continue;
    const [ofA, ofB] = [a, b].map((part) => factorsOf(part, draw, goal, request.budget, merged));
    for (const name of new Set([...Object.keys(ofA), ...Object.keys(ofB)])) sums[name] = (sums[name] ?? 0) + Math.log((ofA[name] ?? 1) / (ofB[name] ?? 1));
    total += Math.log(valueA / valueB);
    count += 1;
  }
  const means = count === 0 ? null : Object.fromEntries([['', total], ...Object.entries(sums)].map(([name, sum]) => [name, Number(sum) / count]));
  return { means, count, watch };
}
