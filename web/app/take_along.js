// Hands out the answer: as text, files and pictures, and says what became of it. Imports the state layer, the loader of what writes
// files, and what the browser does with them.
import { whole } from '../state/formats.js';
import { t } from '../state/messages.js';
import { closeMenus, copyText } from './browser.js';
import { loadExporters, loadExportersNear } from './exporters.js';
import { mayNotSave, pictureOf, saveFile } from './files.js';

/** @import { Answer } from '../state/exports/answer.js' */
/** @import { Exporters } from './exporters.js' */
/** @import { Intent } from '../ui/element.js' */
/** @import { TakenElement } from '../ui/taken.js' */

/**
 * @param {object} page
 * @param {() => Answer | null} page.answer the one on the page
 * @param {TakenElement} page.taken where it is said
 */
export function createTakeAlong({ answer, taken }) {
  loadExportersNear('.take-along, .take-menu');

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

  /** What needs the writers of files: done when they are there, and said where they cannot be had. @param {(exporters: Exporters) => unknown} use */
  async function withExporters(use) {
    const exporters = await loadExporters();
    if (exporters) use(exporters);
    else tell(t('ui.take.failed'));
  }

  /** @param {Answer} current @param {Element} figure @param {string} title @param {'png' | 'svg'} as @param {Exporters} exporters @param {string} [part] */
  async function saveFigure(current, figure, title, as, { drawFigure, fileName, questionText }, part = title) {
    const drawing = drawFigure(figure, { title, notes: notesOf(current, questionText(current.inputs)) });
    const picture = as === 'png' ? await pictureOf(drawing) : null;
    if (picture) save(fileName(current, 'png', part), picture.blob, { text: '', picture: picture.address });
    else saveText(fileName(current, 'svg', part), 'image/svg+xml', drawing.svg);
  }

  /** @param {Answer} current */
  function copyLink({ link }) {
    if (link === null) tell(t('ui.link_too_long'));
    else void copy(t('ui.take.link'), link, t('ui.copied'));
  }

  /** @param {Exclude<Extract<Intent, {kind: 'take'}>['as'], 'link' | 'print'>} as @param {Answer} current @param {Exporters} exporters */
  function write(as, current, exporters) {
    if (as === 'text') void copy(t('ui.take.text'), exporters.answerText(current), t('ui.take.copied'));
    else if (as === 'csv') saveText(exporters.fileName(current, 'csv'), 'text/csv', exporters.answerCsv(current), exporters.byteOrderMark);
    else if (as === 'json') saveText(exporters.fileName(current, 'json'), 'application/json', exporters.answerJson(current));
    else {
      const figure = document.querySelector('#verdict .verdicts');
      if (figure) void saveFigure(current, figure, exporters.questionText(current.inputs), as, exporters, '');
    }
  }

  /** @param {Extract<Intent, {kind: 'take'}>} intent @param {Answer} current */
  function takeAnswer({ as }, current) {
    if (as === 'link') copyLink(current);
    else if (as === 'print') print();
    else void withExporters((exporters) => write(as, current, exporters));
  }

  /** @param {Extract<Intent, {kind: 'take_table'}>} intent @param {Answer | null} current */
  function takeTable({ as, title, table: { columns, rows } }, current) {
    void withExporters(({ byteOrderMark, csvText, fileName, tabbedText }) => {
      if (as === 'text') void copy(title, tabbedText(columns, rows), t('ui.take.copied'));
      else if (current) saveText(fileName(current, 'csv', title), 'text/csv', csvText(columns, rows), byteOrderMark);
    });
  }

  return {
    /** @param {Intent} intent @returns {boolean} whether it was about taking something along */
    act(intent) {
      const current = answer();
      if (/^take/.test(intent.kind)) closeMenus();
      if (intent.kind === 'take') {
        if (current) takeAnswer(intent, current);
      } else if (intent.kind === 'take_figure') {
        if (current) void withExporters((exporters) => saveFigure(current, intent.figure, intent.title, intent.as, exporters));
      } else if (intent.kind === 'take_table') takeTable(intent, current);
      else if (intent.kind === 'show_taken') tell('', last);
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

/** What stands under every picture. @param {Answer} answer @param {string} question */
function notesOf({ inputs, comparison, version, date, link }, question) {
  const run = t('ui.take.note', { question, version, draws: whole(comparison.draws), seed: String(inputs.seed), date });
  return [run, ...(link === null ? [] : [link])];
}
