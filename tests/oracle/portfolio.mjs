// The value of a set of named creators, and the best set there is by trying all, written from METHOD.md. Imports the oracle's own model.
import { averageCreators } from './model.mjs';

/** @typedef {ReturnType<typeof averageCreators>} Roster */

/** @param {number[]} values */
const total = (values) => values.reduce((sum, value) => sum + value, 0);

/**
 * Mean of the goal over the draws.
 * @param {Roster} roster @param {'reach' | 'engagement' | 'return'} goal @param {number[]} chosen
 */
export function valueOf({ draws }, goal, chosen) {
  const values = draws.map(({ audience, overlap, repeat, brought }) => {
    const set = chosen.map((name) => brought[name]);
    if (goal === 'engagement') return total(set.map(({ engagements }) => engagements));
    const gross = total(set.map(({ people }) => people));
    const independent = audience * (1 - set.reduce((missed, { people }) => missed * (1 - people / audience), 1));
    const unique = (1 - overlap) * independent + overlap * Math.max(0, ...set.map(({ people }) => people));
    if (goal === 'reach') return unique;
    const effective = unique + repeat * (gross - unique);
    return total(set.map(({ contribution }) => contribution)) * (gross > 0 ? effective / gross : 1);
  });
  return total(values) / draws.length;
}

/** @param {Roster} roster @param {number[]} chosen */
export const costOf = ({ costs }, chosen) => total(chosen.map((name) => costs[name]));

/** The largest value that any set within the money has. @param {Roster} roster @param {'reach' | 'engagement' | 'return'} goal */
export function bestOfAll(roster, goal) {
  const names = roster.costs.map((_, name) => name);
  const sets = names.reduce((/** @type {number[][]} */ all, name) => [...all, ...all.map((set) => [...set, name])], [[]]);
  return Math.max(...sets.filter((set) => costOf(roster, set) <= roster.available).map((set) => valueOf(roster, goal, set)));
}
