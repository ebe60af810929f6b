// Everything that writes, draws and reads the files of an answer. A script of its own, loaded when a reader first reaches for it
// (web/app/exporters.js); what it shares with the page's script it has from there. Imports the state layer and the drawing of figures.
import { fileName } from '../state/exports/answer.js';
import { answerCsv } from '../state/exports/answer_csv.js';
import { answerJson, readAnswerJson } from '../state/exports/answer_json.js';
import { answerText, questionText } from '../state/exports/answer_text.js';
import { byteOrderMark, csvText, tabbedText } from '../state/exports/csv.js';
import { drawFigure } from '../ui/figure_drawing.js';

const exporters = { fileName, answerCsv, answerJson, readAnswerJson, answerText, questionText, byteOrderMark, csvText, tabbedText, drawFigure };
/** @typedef {typeof exporters} Exporters */

/** @type {any} */ (globalThis).tierwiseExporters = exporters;
