// Prints what was measured. Imports types only.

/** @typedef {import('./main.mjs').Report} Report */

/** @param {number} value @param {number} [digits] */
const plain = (value, digits = 2) => (Math.abs(value) >= 1000 ? value.toFixed(0) : value.toFixed(digits));
/** @param {{low: number, high: number}} spread */
const between = ({ low, high }) => `${plain(low)} to ${plain(high)}`;

/** @param {string[][]} rows the first is the head @returns {string} */
function columns(rows) {
  const widths = rows[0].map((_, i) => Math.max(...rows.map((row) => row[i].length)));
  return rows.map((row) => `  ${row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join('  ')}`.trimEnd()).join('\n');
}

/** @param {Report} report */
export function print(report) {
  const { machine, missing } = report;
  console.log(`${machine.cores} cores, Node ${machine.node}, load ${machine.loadBefore} before and ${machine.loadAfter} after`);
  for (const line of missing) console.log(`missing: ${line}`);
  for (const { title, draws, agreement, time, accuracy, reference } of report.workloads) {
    console.log(`\n${title}, ${draws} draws\n\n same figures as ${time[0]?.name ?? 'the first'}:`);
    console.log(columns([['', 'numbers', 'largest relative difference'], ...agreement.map(agreementRow)]));
    console.log(`\n processor time as a multiple of ${time[0]?.name}, median (quartiles) of ${time[0]?.ratio.count} rounds:`);
    console.log(columns([['', 'ratio', 'quartiles', 'fastest runs', 'ms'], ...time.map(({ name, ratio, least, ms }) => [name, plain(ratio.median), between(ratio), plain(least), plain(ms.median, 0)])]));
    for (const { ms, rows } of accuracy) {
      console.log(`\n error at equal processor time, ${plain(ms, 1)} ms (root mean square; P in points, quantiles in percent of p90 - p10; P = ${plain(reference.p)}):`);
      console.log(columns([['', 'draws', 'ms', 'P', 'p10', 'p50', 'p90', 'time to equal P'], ...rows.map(({ name, draws: used, ms: took, errors, again }) => [
        name, String(used), plain(took, 1), ...[errors.p, errors.p10, errors.p50, errors.p90, again].map((value) => plain(value))])]));
    }
  }
  if (report.parts) {
    const { prepare, simulate, summarise, all } = report.parts;
    const share = (/** @type {number} */ part) => `${((100 * part) / all).toFixed(0)} %`;
    console.log(`\nwhere the time goes, native: prepare ${share(prepare)}, simulate ${share(simulate)}, summarise ${share(summarise)}, contests ${share(Math.max(0, all - prepare - simulate - summarise))}`);
  }
  for (const { what, name, steps } of report.growth) {
    console.log(`\ngrowth with ${what}, ${name}: processor time t(2n) / t(n)`);
    console.log(columns([['', 'ratio', 'quartiles'], ...steps.map(({ from, to, ratio }) => [`${from} -> ${to}`, plain(ratio.median), between(ratio)])]));
  }
  if (report.drags.length > 0) {
    console.log('\ndrag in Chromium, milliseconds from a pointer event to the painted frame whose verdict answers it, and in which all parts on the screen do:');
    console.log(columns([['', 'throttle', 'p50', 'p95', 'worst', 'all parts p50', 'p95', 'longest task', 'its CPU time', 'full answer'], ...report.drags.map((drag) => [
      drag.slider, `${drag.throttle}x`, ...[drag.p50, drag.p95, drag.worst, drag.whole50, drag.whole95, drag.longestTask, drag.longestTaskCpu, drag.refined].map((ms) => ms.toFixed(0))])]));
  }
}

/** @param {import('./measure.js').Agreement} row */
function agreementRow({ name, numbers, worst, errors }) {
  if (errors !== undefined) return [name, String(numbers), `${plain(errors)} standard errors`];
  return [name, String(numbers), worst === 0 ? 'none, to the last bit' : worst.toExponential(1)];
}
