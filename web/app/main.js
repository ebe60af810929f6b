// Starts the page: state, address, engine and elements are wired here and nowhere else.
// Imports the state layer, the engine's client and the page's elements.
import { firstFigure } from '../state/formats.js';
import { noHistory } from '../state/history.js';
import { t } from '../state/messages.js';
import { optionNames } from '../state/option_names.js';
import { createStore } from '../state/store.js';
import { wordAgain } from '../ui/element.js';
import { defineElements, defineParts } from '../ui/page.js';
import { createAddress } from './address.js';
import { createAnswers } from './answers.js';
import { closeMenus, copyText, followMenus, keepAddressOnAnchors, readTheme, useTheme } from './browser.js';
import { startEngine } from './engine.js';
import { loadExporters } from './exporters.js';
import { afterFirstPaint } from './first_paint.js';
import { isApple, takesText, travelKey } from './keys.js';
import { createLanguageSwitch } from './language.js';
import { toModel } from './model.js';
import { openForPaper } from './paper.js';
import { errorWords, failureWords, spokenVerdict, verdictWords } from './sentences.js';
import { createOffline } from './offline.js';
import { readFromAddress, step } from './steps.js';
import { createTakeAlong } from './take_along.js';

/** @typedef {import('./intents.js').PageState} PageState */

const speakingPause = 500;
const copiedPause = 2500;

const address = createAddress({ onChange: ({ state, notices }) => store.update((before) => readFromAddress(before, { ...before, inputs: state, drafts: {}, notices }, moment())) });
const first = address.read();
/** @type {ReturnType<typeof createStore<PageState>>} */
const store = createStore(/** @type {PageState} */ ({ inputs: first.state, drafts: {}, view: {}, notices: first.notices, history: noHistory }));

const page = /** @type {import('../ui/page.js').PageElement} */ (document.querySelector('tierwise-page'));
const head = /** @type {import('../ui/top.js').TopElement} */ (document.querySelector('tierwise-top'));
const language = createLanguageSwitch({ onWords: worded, onFailure: (shown, words) => Object.assign(head, { language: shown, languageFailure: words }) });
const takeAlong = createTakeAlong({ answer: answerOnPage, taken: /** @type {import('../ui/taken.js').TakenElement} */ (document.querySelector('tierwise-taken')) });
let spoken = '';
/** @type {ReturnType<typeof setTimeout> | undefined} */
let speaking;

const offline = createOffline({ onChange: () => show() });
let engine = startEngine();
const answers = createAnswers({ client: engine.client, openAnalyst: () => engine.openAnalyst(), initial: first.state, onAnswer: () => { show(); speakLater(); } });

store.subscribe((state) => {
  language.follow(state.inputs);
  answers.follow(state.inputs, state.view);
  address.write(state.inputs);
  if (language.ready()) page.hurry();
  show();
});
document.addEventListener('tierwise-intent', (event) => act(/** @type {CustomEvent<import('../ui/element.js').Intent>} */ (event).detail));
followKeysAndPresses();
keepAddressOnAnchors();
followMenus();
openForPaper(page);
setTheme(readTheme());
answers.follow(first.state);
if (!language.isAtHand(first.state)) language.follow(first.state); // loads meanwhile
// Each in a task of its own, so that the page can be seen and scrolled in between.
for (const begin of [firstFigure, defineParts, () => afterFirstPaint(() => language.follow(store.get().inputs))]) setTimeout(begin);

/** @param {import('../ui/element.js').Intent} intent */
function act(intent) {
  if (intent.kind === 'retry') {
    engine.client.close();
    engine = startEngine();
    answers.restart(engine.client);
    answers.follow(store.get().inputs);
  } else if (intent.kind === 'keep_offline') {
    void offline.keep();
  } else if (intent.kind === 'forget_offline') {
    void offline.forget();
  } else if (intent.kind === 'use_update') {
    void offline.update();
  } else if (intent.kind === 'cancel_analysis') {
    answers.cancelAnalysis(intent.analysis);
  } else if (intent.kind === 'run_analysis') {
    answers.runAnalysis(intent.analysis, store.get().inputs);
  } else if (intent.kind === 'jump') {
    void page.jump(intent.key);
  } else if (intent.kind === 'theme') {
    setTheme(intent.theme);
  } else if (intent.kind === 'language') {
    language.forget();
    store.update((state) => step(state, intent, moment()));
  } else if (intent.kind === 'copy_link') {
    copyLink();
  } else if (intent.kind === 'open_scenario') {
    void openScenario(intent);
  } else if (!takeAlong.act(intent)) {
    store.update((state) => step(state, intent, moment()));
  }
}

/** Number of the pointer press that is going on, 0 between two; those before it are counted in `presses`. */
let press = 0;
let presses = 0;

const moment = () => ({ at: performance.now(), press });

function followKeysAndPresses() {
  addEventListener('pointerdown', () => { presses += 1; press = presses; }, true);
  for (const end of ['pointerup', 'pointercancel']) addEventListener(end, () => { setTimeout(() => { press = 0; }); }, true);
  addEventListener('keydown', (event) => {
    const kind = takesText(event.target) ? null : travelKey(event, isApple(navigator));
    if (kind === null) return;
    event.preventDefault();
    act({ kind });
  });
}

/** @param {import('./browser.js').Theme} theme */
function setTheme(theme) {
  useTheme(theme);
  head.theme = theme;
}

/** The last answer with the inputs it belongs to, whatever is being typed. @returns {import('../state/exports/answer.js').Answer | null} */
function answerOnPage() {
  const { comparison, answered } = answers.get();
  if (comparison === null) return null;
  const day = new Date();
  const date = [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
  return { inputs: answered, comparison, names: optionNames(answered), link: address.linkTo(answered), version: TIERWISE_VERSION, date };
}

/** @param {Extract<import('../ui/element.js').Intent, {kind: 'open_scenario'}>} intent */
async function openScenario(intent) {
  const exporters = await loadExporters();
  if (!exporters) return takeAlong.tell(t('ui.take.failed'));
  store.update((state) => step(state, { ...intent, read: exporters.readAnswerJson(intent.text) }, moment()));
  if (store.get().drafts[`scenario.${intent.from}`]) return;
  closeMenus();
  takeAlong.tell(t('ui.take.opened'));
}

async function copyLink() {
  const link = address.link(store.get().inputs);
  const copied = link !== null && (await copyText(link));
  head.copied = t(link === null ? 'ui.link_too_long' : copied ? 'ui.copied' : 'ui.copy_failed');
  setTimeout(() => { head.copied = ''; }, copiedPause);
}

/** The page in its first words or in others: every element, and what was said last. @param {string} shown language */
function worded(shown) {
  Object.assign(head, { language: shown, languageFailure: '' });
  document.querySelector('.static')?.remove();
  defineElements();
  spoken = '';
  wordAgain();
  show();
  speakLater();
}

function show() {
  if (!language.ready()) return;
  const state = store.get();
  const { refused, failed, ...last } = answers.get();
  const failure = failureWords(failed);
  const refusal = refused ? errorWords(refused) : null;
  page.model = toModel(state, { ...last, failure, refusal, spoken, version: t('ui.run.version', { version: TIERWISE_VERSION }), engine: engine.client.rung, offline: offline.get() }, verdictWords(last.comparison, last.answered));
}

/** Says the verdict to screen readers once the numbers have come to rest. */
function speakLater() {
  clearTimeout(speaking);
  speaking = setTimeout(() => {
    const { comparison, answered } = answers.get();
    const { inputs } = store.get();
    if (!comparison?.refined) return; // a first rough answer may still change
    const words = spokenVerdict(comparison, answered, inputs);
    if (words === spoken) return;
    spoken = words;
    show();
  }, speakingPause);
}
