// Starts the widget: address, state, engine, element and the page around it are wired here and nowhere else.
// Imports the state layer, the engine's client and the widget's own pieces.
import { withOwnText } from '../app/scripts.js';
import { createEngineClient } from '../engine/client.js';
import { workerOfProgram } from '../engine/inline.js';
import { useFormats } from '../state/formats.js';
import { LANGUAGES, chooseLanguage, localeOf } from '../state/languages.js';
import { addCatalogue, t, useLanguage } from '../state/messages.js';
import { createStore } from '../state/store.js';
import { createAnswers } from './answers.js';
import { readableAccent } from './accent.js';
import { reportHeight } from './height.js';
import { listenToHost } from './host.js';
import { apply, authorsOwn } from './model.js';
import { readParameters } from './parameters.js';
import { widgetView } from './view.js';
import { defineElements } from './widget.js';
import de from '../state/messages/de.json' with { type: 'json' };
import ar from '../state/messages/ar.json' with { type: 'json' };

/** @typedef {import('./model.js').WidgetState} WidgetState */
/** @typedef {import('./widget.js').WidgetElement} WidgetElement */

/** The widget's ground in both themes, as in the style sheet's tokens. */
const grounds = { light: 'fcfbf8', dark: '131619' };
const speakingPause = 500;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let saying;
const root = document.documentElement;
const darkScheme = matchMedia('(prefers-color-scheme: dark)');

for (const [language, catalogue] of Object.entries({ de, ar })) addCatalogue(language, /** @type {any} */ (catalogue));
const parameters = readParameters(location);
const { parts } = parameters;
let { theme, accent } = parameters;
let unreadable = parameters.notices.length > 0;

/** @type {ReturnType<typeof createStore<WidgetState>>} */
const store = createStore(authorsOwn(parameters.inputs));
defineElements();
const widget = /** @type {WidgetElement} */ (document.querySelector('tierwise-widget'));

speak(parameters.inputs);
look();
let answers = start();
store.subscribe(({ inputs }) => {
  answers.follow(inputs);
  show();
});
answers.follow(parameters.inputs);
show();

widget.addEventListener('tierwise-intent', (event) => {
  const { detail } = /** @type {CustomEvent<import('./model.js').Intent>} */ (event);
  if (detail.kind === 'retry') restart();
  else store.update((state) => apply(state, detail));
});
darkScheme.addEventListener('change', look);
addEventListener('hashchange', () => {
  const next = readParameters(location);
  // Other parts are another widget.
  if (next.parts.join() !== parts.join()) return location.reload();
  ({ theme, accent } = next);
  look();
  take(location.hash);
});

const height = reportHeight({ content: /** @type {Element} */ (document.querySelector('main')), frame: { ...parameters, src: location.href } });
const host = listenToHost({
  set: take,
  theme(asked, colour) {
    [theme, accent] = [asked, colour];
    look();
  },
  height: height.again,
});

/** Another scenario of the author's. @param {string} hash */
function take(hash) {
  const { inputs, notices } = readParameters({ hash, search: '' });
  unreadable = notices.length > 0;
  speak(inputs);
  store.set(authorsOwn(inputs));
}

function start() {
  return createAnswers({ client: createEngineClient({ createWorker: ways() }), initial: store.get().inputs, parts, onAnswer: show });
}

function restart() {
  answers = start();
  answers.follow(store.get().inputs);
  show();
}

/** A worker made from the program's text, since a frame may have no origin to load a file from; else the program itself, here. @returns {import('../engine/index.js').Rung[]} */
function ways() {
  const program = tierwisePrograms.widget;
  return [
    { build: 'scalar', place: 'worker_text', open: () => withOwnText(`(${program})(self);`, (address) => new Worker(address)) },
    { build: 'scalar', place: 'page', open: () => workerOfProgram(program) },
  ];
}

/** @param {import('../state/inputs.js').Inputs} inputs */
function speak({ language, currency }) {
  const chosen = chooseLanguage(language, navigator.languages);
  useLanguage(chosen.id);
  useFormats({ locale: localeOf(chosen, language, navigator.languages), currency });
  root.lang = chosen.id;
  root.dir = chosen.direction;
  document.title = t('ui.question.title');
}

/** Theme and colour; the frame's own canvas must have the theme as well, or it shows white around dark. */
function look() {
  const shown = theme === 'auto' ? (darkScheme.matches ? 'dark' : 'light') : theme;
  if (theme === 'auto') delete root.dataset.theme;
  else root.dataset.theme = theme;
  document.querySelector('meta[name="color-scheme"]')?.setAttribute('content', theme === 'auto' ? 'light dark' : theme);
  if (accent === null) root.style.removeProperty('--accent');
  else root.style.setProperty('--accent', `#${readableAccent(accent, grounds[shown])}`);
}

/** Says the verdict to screen readers once the numbers have come to rest. */
function sayLater() {
  clearTimeout(saying);
  saying = setTimeout(() => { widget.spoken = widget.view?.verdict?.headline ?? ''; }, speakingPause);
}

function show() {
  const state = store.get();
  const view = widgetView({ state, answers: answers.get(), parts, unreadable });
  widget.view = view;
  tellHost(state, answers.get());
}

/** @param {WidgetState} state @param {import('./answers.js').Answers} last */
function tellHost({ inputs }, { comparison }) {
  if (!comparison?.refined || !widget.view?.verdict) return;
  sayLater();
  host?.tell({ type: 'tierwise:result', v: 1, id: parameters.id, scenario: widget.view.full.split('#')[1], goal: inputs.goal, headline: widget.view.verdict.headline, contests: Object.fromEntries(Object.entries(comparison.contests).map(([name, { verdict }]) => [name, verdict])) });
}
