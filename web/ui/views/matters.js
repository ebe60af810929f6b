// What matters most to the difference between the leader and its rival, as the page shows it. Imports the words of the page
// and the state layer.
import { FORMATS } from '../../../build/generated/benchmarks.js';
import { endsDomain } from '../charts/factor_bars.js';
import { brief, chance, count, listed, percent, t } from '../words.js';
import { named } from './names.js';

/** @import { DoubtEffect, Sensitivity } from '../../engine/index.js' */
/** @import { Inputs } from '../../state/inputs.js' */

/**
 * @typedef {{name: string, key: string, at: string, low: number, high: number, tones: {ahead: string, behind: string}, ends: string, chances: string, shares: {first: number, total: number}, total: string, first: string}} MattersRow
 * @typedef {{finding: string, advice: string, scale: string, domain: [number, number], drawn: number, rows: MattersRow[], none: string, errors: string, table: import('./options.js').Table}} MattersFigure
 * @typedef {{state: import('../../state/analyses.js').AnalysisState, stale: boolean, figure: MattersFigure | null, nothing: string}} MattersView
 */

/** @param {import('../page.js').Model} model @returns {MattersView} */
export function mattersView(model) {
  const state = model.analyses.sensitivity;
  /** @type {Sensitivity | null} */
  const found = state.result;
  const shown = found && state.answered && found.pair && found.drawn ? found : null;
  return {
    state,
    stale: model.stale || state.stale,
    figure: shown && state.answered ? figure(model, shown, state.answered) : null,
    nothing: model.inputs.options.length < 2 ? t('ui.why.few') : found && !shown ? t('ui.matters.nothing') : '',
  };
}

/** Two digits, as many as a range is good for. @param {number} value */
const rounded = (value) => Number(value.toPrecision(2));

/** @param {number} value a share, perhaps a little below 0 */
const shareText = (value) => percent(Math.max(0, Math.round(100 * value) / 100));

/** @param {{share: number, se: number}} estimate */
const withError = ({ share, se }) => t('ui.matters.estimate', { share: shareText(share), points: count(200 * se) });

/** @param {import('../page.js').Model} model @param {Sensitivity} found @param {Inputs} answered @returns {MattersFigure} */
function figure(model, found, answered) {
  const names = model.namesFor(answered);
  const { a, b } = /** @type {{a: number, b: number}} */ (found.pair);
  const drawn = /** @type {NonNullable<Sensitivity['drawn']>} */ (found.drawn);
  const ahead = named(a, names);
  const behind = named(b, names);
  const unit = found.goal;
  const amount = (/** @type {number} */ value) => t(`ui.matters.amount.${unit}`, { value: unit === 'return' ? count(100 * value) : brief(value) });
  const lead = (/** @type {number} */ value) => (value === 0 ? t('ui.matters.even') : t('ui.matters.ahead', { name: (value > 0 ? ahead : behind).name, amount: amount(Math.abs(value)) }));
  const moved = (/** @type {DoubtEffect} */ doubt) => Math.abs(doubt.high.difference - doubt.low.difference);
  const counts = (/** @type {DoubtEffect} */ doubt) => moved(doubt) > 0 || doubt.total.share > 0;
  const doubts = found.doubts.filter(counts).sort((x, y) => moved(y) - moved(x));
  const without = found.doubts.filter((doubt) => !counts(doubt));
  const row = (/** @type {DoubtEffect} */ doubt) => ({
    name: doubtName(doubt, names, answered),
    key: ledgerKey(doubt, answered),
    at: doubt.range && doubt.input ? t('ui.range', { low: model.inputText(doubt.input, rounded(doubt.range.low)), high: model.inputText(doubt.input, rounded(doubt.range.high)) }) : '',
    low: doubt.low.difference,
    high: doubt.high.difference,
    tones: { ahead: ahead.tone, behind: behind.tone },
    ends: t('ui.matters.ends', { low: lead(doubt.low.difference), high: lead(doubt.high.difference) }),
    chances: t('ui.matters.chances', { name: ahead.name, low: chance(doubt.low.chance), high: chance(doubt.high.chance) }),
    shares: { first: doubt.first.share, total: doubt.total.share },
    total: withError(doubt.total),
    first: withError(doubt.first),
  });
  const rows = doubts.map(row);
  const largest = [...doubts].sort((x, y) => y.total.share - x.total.share)[0];
  const worstError = Math.max(0, ...doubts.map(({ total }) => total.se));
  return {
    finding: largest
      ? t('ui.matters.finding', { what: doubtName(largest, names, answered), total: withError(largest.total), first: withError(largest.first), ahead: ahead.name, behind: behind.name, goal: t(`ui.goal.${found.goal}`) })
      : t('ui.matters.certain', { ahead: ahead.name, behind: behind.name }),
    advice: largest ? t(`ui.matters.advice.${adviceOf(largest)}`) : '',
    scale: t('ui.matters.scale', { ahead: ahead.name, behind: behind.name, what: t(`ui.matters.what.${unit}`), drawn: lead(drawn.difference), chance: chance(drawn.chance) }),
    domain: endsDomain([drawn.difference, ...doubts.flatMap(({ low, high }) => [low.difference, high.difference])]),
    drawn: drawn.difference,
    rows,
    none: without.length === 0 ? '' : t('ui.matters.none', { list: listed(without.map((doubt) => doubtName(doubt, names, answered))) }),
    errors: worstError > 0.1 ? t('ui.matters.unsteady') : '',
    table: () => ({
      columns: ['doubt', 'range', 'low', 'high', 'chance_low', 'chance_high', 'total', 'first'].map((id) => t(`ui.matters.column.${id}`, { name: ahead.name })),
      rows: [...doubts, ...without].map((doubt) => {
        const { name, at, total, first } = row(doubt);
        return [name, at, lead(doubt.low.difference), lead(doubt.high.difference), chance(doubt.low.chance), chance(doubt.high.chance), total, first];
      }),
    }),
  };
}

/** @param {DoubtEffect} doubt @param {Inputs} answered */
function isAds({ slot }, answered) {
  return answered.options.some((option) => option.slot === slot && option.kind === 'ads');
}

/** @param {DoubtEffect} doubt @param {Record<number, string>} names @param {Inputs} answered */
function doubtName(doubt, names, answered) {
  if (doubt.kind === 'input') return t(`ui.input.${doubt.input}`);
  if (doubt.kind === 'source') return t(`ui.matters.doubt.source_${doubt.quantity}`);
  return t(`ui.matters.doubt.${doubt.kind}${isAds(doubt, answered) ? '_ads' : ''}`, { name: names[doubt.slot ?? -1] ?? '' });
}

/** The entry of the ledger that stands for it. @param {DoubtEffect} doubt @param {Inputs} answered */
function ledgerKey(doubt, answered) {
  const formats = FORMATS.filter((format) => format.platform === answered.platform && (answered.package[format.id] ?? 0) > 0);
  const ads = isAds(doubt, answered);
  const curve = (/** @type {string} */ quantity) => `curve.${quantity}.${(quantity === 'price' ? FORMATS.filter((format) => format.platform === answered.platform) : formats).map(({ id }) => id).join('.')}`;
  switch (doubt.kind) {
    case 'input':
      return `input.${doubt.input}.median`;
    case 'click_rates':
      return `input.${formats[0]?.click_rate ?? doubt.input}.median`;
    case 'source':
      return 'input.source_spread.median';
    case 'option_price':
      return ads ? 'input.ads_cpm.median' : curve('price');
    case 'option_reach':
      return curve('reach');
    case 'option_engagement':
      return curve('engagement');
    case 'option_clicks':
      return ads ? 'input.ads_ctr.median' : `input.${formats[0]?.click_rate ?? 'ctr_instagram_feed'}.median`;
    default:
      return answered.goal === 'engagement' ? 'input.luck_engagement.median' : 'input.luck_reach.median';
  }
}

/** Whether one's own numbers would help. @param {DoubtEffect} doubt */
function adviceOf({ kind }) {
  if (kind === 'luck') return 'luck';
  if (kind === 'input') return 'input';
  if (kind === 'source' || kind === 'click_rates') return 'source';
  return 'option';
}
