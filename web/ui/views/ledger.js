// The assumptions as the page shows them. Imports the words of the page.
import { FORMATS } from '../../../build/generated/benchmarks.js';
import { inputHelp } from '../../state/errors.js';
import { shortInputText } from '../../state/fields.js';
import { inputAnchor } from '../../state/origins.js';
import { count, dataText, say, t } from '../words.js';
import { onceAsked } from './once.js';

/**
 * @typedef {{id: string, title: string, publisher: string, url: string | null}} SourceView
 * @typedef {object} InputView
 * @property {string} id
 * @property {string} name
 * @property {string} fullName
 * @property {string} tier label of the curve point, empty otherwise
 * @property {string} at followers of the curve point, empty otherwise
 * @property {string} unit
 * @property {string} kind published, interpolated, judgement
 * @property {string} kindText
 * @property {number | null} year
 * @property {SourceView[]} sources
 * @property {string} help what it means
 * @property {string} note where it comes from
 * @property {string} anchor the passage of the method page that uses it
 * @property {boolean} changed
 * @property {boolean} measured
 * @property {boolean} learned from the reader's past campaigns
 * @property {boolean} constant the default has no range
 * @property {number} median
 * @property {{low: number, median: number, high: number}} range as it is now
 * @property {number} standard the default's median
 * @property {number} followers of the curve point, 0 otherwise
 * @property {string} valueText
 * @property {string} standardText
 * @property {import('../field.js').SliderScale} scale
 * @property {Record<'low' | 'median' | 'high' | 'all', import('./question.js').FieldView>} fields
 * @property {boolean} asked it belongs to no other platform than the one asked for
 * @property {Record<'low' | 'median' | 'high', string>} printed with no more digits than a reader needs
 * @property {string} search words the input is found by, in lower case
 *
 * @typedef {{id: string, name: string, unit: string, label: string, sketch: import('../charts/mini_curve.js').CurvePoint[], points: InputView[]}} CurveTableView
 * @typedef {{inputs: InputView[], curves: CurveTableView[]}} GroupRows
 * @typedef {{id: string, title: string, note: string, countText: string, rows: () => GroupRows}} GroupView rows: made when first asked for, since most groups stay closed
 * @typedef {{changed: number, groups: GroupView[]}} LedgerView
 */

/**
 * The stretch of the axis a slider covers; fields reach further.
 * @param {{shape: string, unit: string, median: number, min: number, max: number}} standard
 * @returns {import('../field.js').SliderScale}
 */
export function sliderScaleOf({ shape, unit, median, min, max }) {
  if (median === 0) return { kind: 'linear', min: 0, max: Math.min(max, unit === 'money' ? 1000 : 1) };
  if ((shape === 'share' && median >= 0.05) || unit === 'log_sigma') return { kind: 'linear', min, max: Math.min(max, unit === 'log_sigma' ? 2 : 1) };
  return { kind: 'log', min: Math.max(min, median / 50, 1e-9), max: Math.min(max, median * 50) };
}

/** The part of a curve's id before its tier, or null. @param {string} id */
export function curveOf(id) {
  const pieces = id.split('.');
  return pieces.length === 3 ? pieces.slice(0, 2).join('.') : null;
}

/**
 * @param {import('../page.js').Model} model
 * @returns {LedgerView}
 */
export function ledgerView(model) {
  const { standards, groups } = model.choices;
  const changedOf = (/** @type {typeof standards} */ some) => some.filter(({ id }) => model.inputs.inputs[id] !== undefined).length;
  return {
    changed: changedOf(standards),
    groups: groups.map((group) => {
      const members = standards.filter((standard) => standard.group === group);
      const changed = changedOf(members);
      return {
        id: group,
        title: t(`ui.group.${group}`),
        note: t(`ui.group_note.${group}`),
        countText: changed === 0 ? t('ui.ledger.count', { count: members.length }) : t('ui.ledger.count_changed', { count: members.length, changed }),
        rows: onceAsked(() => rowsOf(members, model)),
      };
    }),
  };
}

/** @param {import('../../../build/generated/benchmarks.js').InputDefault[]} members @param {import('../page.js').Model} model @returns {GroupRows} */
function rowsOf(members, model) {
  const all = members.map((standard) => inputView(standard, model));
  return { inputs: all.filter((input) => curveOf(input.id) === null), curves: curves(all) };
}

/**
 * @param {import('../../../build/generated/benchmarks.js').InputDefault} standard
 * @param {import('../page.js').Model} model
 * @returns {InputView}
 */
export function inputView(standard, model) {
  const { id } = standard;
  const own = model.inputs.inputs[id];
  const current = { ...standard, ...own };
  const [, format, tierName] = id.split('.');
  const tier = tierName ? t(`ui.tier.${tierName}`) : '';
  const curve = curveOf(id);
  const name = curve ? tier : t(`ui.input.${id}`);
  const fullName = curve ? `${curveName(curve)}, ${tier}` : name;
  const sources = standard.sources.map((source) => model.choices.sources[source]);
  return {
    id,
    name,
    fullName,
    tier,
    at: curve ? count(model.choices.curveFollowers[tierName]) : '',
    unit: t(`ui.unit.${standard.unit}`, { currency: model.inputs.currency }),
    kind: standard.kind,
    kindText: t(`ui.kind.${standard.kind}`),
    year: standard.year,
    sources,
    help: say(inputHelp(id)),
    note: dataText(standard.note),
    anchor: inputAnchor(id, standard.group),
    changed: own !== undefined,
    measured: own?.measured ?? false,
    learned: own?.learned ?? false,
    constant: standard.low === standard.high,
    median: current.median,
    range: { low: current.low, median: current.median, high: current.high },
    standard: standard.median,
    followers: curve ? model.choices.curveFollowers[tierName] : 0,
    valueText: own ? model.inputText(id, current.median) : shortInputText(id, current.median),
    standardText: shortInputText(id, standard.median),
    scale: sliderScaleOf(standard),
    fields: {
      low: model.field(`input.${id}.low`),
      median: model.field(`input.${id}.median`),
      high: model.field(`input.${id}.high`),
      all: model.field(`input.${id}.all`),
    },
    asked: isAsked(id, model.inputs.platform),
    printed: { low: shortInputText(id, current.low), median: shortInputText(id, current.median), high: shortInputText(id, current.high) },
    search: `${fullName} ${say(inputHelp(id))} ${format ?? ''} ${dataText(standard.note)} ${sources.map((s) => `${s.publisher} ${s.title}`).join(' ')} ${t(`ui.kind.${standard.kind}`)}`.toLowerCase(),
  };
}

/** @param {string} id @param {string} platform */
function isAsked(id, platform) {
  const format = FORMATS.find((each) => id.includes(each.id));
  return !format || format.platform === platform;
}

/** @param {string} curve quantity.format */
function curveName(curve) {
  const [quantity, format] = curve.split('.');
  return t('ui.curve_name', { quantity: t(`ui.quantity.${quantity}`), format: t(`ui.format.${format}`) });
}

/**
 * @param {InputView[]} members
 * @returns {CurveTableView[]}
 */
function curves(members) {
  const ids = [...new Set(members.flatMap((input) => curveOf(input.id) ?? []))];
  return ids.map((id) => {
    const points = members.filter((input) => curveOf(input.id) === id);
    const sketch = points.map(({ range, standard, followers }) => ({ followers, ...range, standard }));
    const name = curveName(id);
    return {
      id,
      name,
      unit: points[0].unit,
      label: t('ui.ledger.sketch', { name, from: points[0].valueText, to: points[points.length - 1].valueText }),
      sketch,
      points,
    };
  });
}
