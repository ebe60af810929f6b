// Everything that can be wrong with the data. Imports the checks of the single files.
import { formatProblems, industryProblems, inputProblems, packageProblems, plausibleProblems, tierProblems } from './check_benchmarks.mjs';
import { presetProblems } from './check_presets.mjs';
import { schemaProblems } from './check_schema.mjs';
import { claimProblems, evidenceProblems, sourceProblems, statementProblems, unusedSourceProblems } from './check_sources.mjs';

/**
 * Everything that is wrong with the data, as sentences; empty when nothing is.
 * @param {any} data what readData returns
 * @returns {string[]}
 */
export function problemsOf(data) {
  const first = schemaProblems(data.schema);
  if (first.length > 0) return first;
  return [sourceProblems, inputProblems, plausibleProblems, formatProblems, tierProblems, industryProblems, packageProblems,
    evidenceProblems, presetProblems, statementProblems, claimProblems, unusedSourceProblems].flatMap((check) => check(data));
}
