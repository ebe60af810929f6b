// Faults in words. Imports the messages and formats of the state layer.
import { shownAsPercent } from '../state/fields.js';
import { exact, exactPercent } from '../state/formats.js';
import { t } from '../state/messages.js';
import { INPUTS } from '../../build/generated/inputs.js';

/** @typedef {import('./intents.js').Fault} Fault */

const units = new Map(INPUTS.map((input) => [/** @type {string} */ (input.id), input.unit]));

/** Whether a field is filled in in percent. @param {string} key of the field */
function inPercent(key) {
  return shownAsPercent(units.get(key.replace(/^input\./, '').replace(/\.(low|median|high|all)$/, '')) ?? '');
}

/** How a text was read that could mean another number elsewhere. @param {number} reading @param {string} key of the field */
export function readingText(reading, key) {
  return t('ui.read_as', { value: inPercent(key) ? exactPercent(reading) : exact(reading) });
}

/**
 * @param {Fault} fault
 * @param {string} key of the field
 */
export function faultText(fault, key) {
  const percent = inPercent(key);
  const bound = (/** @type {number | undefined} */ value) => (value === undefined ? '' : percent ? exactPercent(value) : exact(value));
  const words = t(`ui.fault.${fault.code}`, { minimum: bound(fault.minimum), maximum: bound(fault.maximum), raw: fault.raw ?? '', place: fault.place ?? '' });
  return fault.row === undefined ? words : t('ui.fault.in_row', { row: fault.row, fault: words });
}
