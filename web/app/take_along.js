// Hands out the answer: as text, files and pictures, and says what became of it. Imports the state layer, the drawing of figures
// and what the browser does with files.
import { fileName } from '../state/exports/answer.js';
import { answerCsv } from '../state/exports/answer_csv.js';
import { answerJson } from '../state/exports/answer_json.js';
import { answerText, questionText } from '../state/exports/answer_text.js';
import { byteOrderMark, csvText, tabbedText } from '../state/exports/csv.js';
import { whole } from '../state/formats.js';
import { t } from '../state/messages.js';
import { drawFigure } from '../ui/figure_drawing.js';
import { closeMenus, copyText } from './browser.js';
import { mayNotSave, pictureOf, saveFile } from './files.js';

/** @import { Answer } from '../state/exports/answer.js' */
/** @import { Intent } from '../ui/element.js' */
/** @import { TakenElement } from '../ui/taken.js' */

/**
 * @param {object} page
 * @param {() => Answer | null} page.answer the one on the page
 * @param {TakenElement} page.taken where it is said
 */
export function createTakeAlong({ answer, taken }) {
  /** What can be shown instead. @type {import('../ui/taken.js').Shown | null} */
  let last = null;

  /** @param {string} words @param {typeof last} [shown] */
  function tell(words, shown = null) {
    taken.view = { words, canShow: last !== null, shown };
  }

  /** @param {string} name @param {Blob} content @param {{text: string, picture?: string | null}} instead */
  function save(name, content, { text, picture = null }) {
    saveFile(name, content);
    last = { name, text, picture };
    if (mayNotSave()) tell('', last);
    else tell(t(parent === self ? 'ui.take.saved' : 'ui.take.saved_framed', { name }));
  }

  /** @param {string} name @param {string} type @param {string} text @param {string} [before] */
  const saveText = (name, type, text, before = '') => save(name, new Blob([before, text], { type: `${type};charset=utf-8` }), { text });

  /** @param {string} name @param {string} text @param {string} words */
  async function copy(name, text, words) {
    const copied = await copyText(text);
    last = { name, text, picture: null };
    if (copied) tell(words);
    else tell('', last);
  }

  /** @param {Answer} current @param {Element} figure @param {string} title @param {'png' | 'svg'} as @param {string} [part] */
  async function saveFigure(current, figure, title, as, part = title) {
    const drawing = drawFigure(figure, { title, notes: notesOf(current) });
    const picture = as === 'png' ? await pictureOf(drawing) : null;
    if (picture) save(fileName(current, 'png', part), picture.blob, { text: '', picture: picture.address });
    else saveText(fileName(current, 'svg', part), 'image/svg+xml', drawing.svg);
  }

  /** @param {Extract<Intent, {kind: 'take'}>} intent @param {Answer} current */
  function takeAnswer({ as }, current) {
    if (as === 'link') {
      if (current.link === null) tell(t('ui.link_too_long'));
      else void copy(t('ui.take.link'), current.link, t('ui.copied'));
    } else if (as === 'text') void copy(t('ui.take.text'), answerText(current), t('ui.take.copied'));
    else if (as === 'csv') saveText(fileName(current, 'csv'), 'text/csv', answerCsv(current), byteOrderMark);
    else if (as === 'json') saveText(fileName(current, 'json'), 'application/json', answerJson(current));
    else if (as === 'print') print();
    else {
      const figure = document.querySelector('#verdict .verdicts');
      if (figure) void saveFigure(current, figure, questionText(current.inputs), as, '');
    }
  }

  return {
    /** @param {Intent} intent @returns {boolean} whether it was about taking something along */
    act(intent) {
      const current = answer();
      if (/^take/.test(intent.kind)) closeMenus();
      if (intent.kind === 'take') {
        if (current) takeAnswer(intent, current);
      } else if (intent.kind === 'take_figure') {
        if (current) void saveFigure(current, intent.figure, intent.title, intent.as);
      } else if (intent.kind === 'take_table') {
        const { columns, rows } = intent.table;
        if (intent.as === 'text') void copy(intent.title, tabbedText(columns, rows), t('ui.take.copied'));
        else if (current) saveText(fileName(current, 'csv', intent.title), 'text/csv', csvText(columns, rows), byteOrderMark);
      } else if (intent.kind === 'show_taken') tell('', last);
      else if (intent.kind === 'hide_taken' || intent.kind === 'dismiss_taken') tell('');
      else if (intent.kind === 'copy_taken') void copyShown(intent.area);
      else return false;
      return true;
    },
    tell,
  };

  /** @param {HTMLTextAreaElement | null} area */
  async function copyShown(area) {
    if (!area || !last) return;
    const copied = await copyText(last.text, area);
    tell(copied ? t('ui.take.copied') : t('ui.take.copy_by_hand'), last);
  }
}

/** What stands under every picture. @param {Answer} answer */
function notesOf({ inputs, comparison, version, date, link }) {
  const run = t('ui.take.note', { question: questionText(inputs), version, draws: whole(comparison.draws), seed: String(inputs.seed), date });
  return [run, ...(link === null ? [] : [link])];
}
