// Starts the page: state, address, engine and elements are wired here and nowhere else.
// Imports the state layer, the engine's client and the page's elements.
import { createEngineClient } from '../engine/client.js';
import { useFormats } from '../state/formats.js';
import { t, useLanguage } from '../state/messages.js';
import { createStore } from '../state/store.js';
import { defineElements } from '../ui/page.js';
import { createAddress } from './address.js';
import { createAnswers } from './answers.js';
import { engineFaultText } from './faults.js';
import { apply } from './intents.js';
import { toModel } from './model.js';
import { verdictWords } from './sentences.js';
import { version } from '../../package.json';

/** @typedef {import('./intents.js').PageState} PageState */

/** Replaced by the build. @type {string} */
const workerUrl = TIERWISE_WORKER_URL;
const speakingPause = 500;

const address = createAddress({ onChange: ({ state, notices }) => store.set({ inputs: state, drafts: {}, view: store.get().view, notices }) });
const first = address.read();
/** @type {ReturnType<typeof createStore<PageState>>} */
const store = createStore(/** @type {PageState} */ ({ inputs: first.state, drafts: {}, view: {}, notices: first.notices }));

useFormats({ locale: first.state.language ?? navigator.language, currency: first.state.currency });
useLanguage(first.state.language ?? navigator.language.split('-')[0]);
defineElements();

const page = /** @type {import('../ui/page.js').PageElement} */ (document.querySelector('tierwise-page'));
let spoken = '';
/** @type {ReturnType<typeof setTimeout> | undefined} */
let speaking;

const answers = createAnswers({ client: startClient(), initial: first.state, onAnswer: () => { show(); speakLater(); } });

store.subscribe((state) => {
  answers.follow(state.inputs);
  address.write(state.inputs);
  show();
});
page.addEventListener('tierwise-intent', (event) => {
  const intent = /** @type {CustomEvent<import('../ui/element.js').Intent>} */ (event).detail;
  if (intent.kind === 'retry') {
    answers.restart(startClient());
    answers.follow(store.get().inputs);
  } else {
    store.update((state) => apply(state, intent));
  }
});
answers.follow(first.state);
show();

function startClient() {
  return createEngineClient({ createWorker: () => new Worker(new URL(workerUrl, document.baseURI)) });
}

function show() {
  const state = store.get();
  const { refused, failed, ...last } = answers.get();
  const failure = failed ? t(last.comparison ? 'ui.failure.engine' : 'ui.failure.start') : refused ? engineFaultText(refused) : null;
  const words = verdictWords(last.comparison, state.inputs, last.answered);
  page.model = toModel(state, { ...last, failure, spoken, version: t('ui.run.version', { version }) }, words);
}

/** Says the verdict to screen readers once the numbers have come to rest. */
function speakLater() {
  clearTimeout(speaking);
  speaking = setTimeout(() => {
    const { comparison, answered } = answers.get();
    const { inputs } = store.get();
    if (!comparison) return;
    const { headline, detail } = verdictWords(comparison, inputs, answered)(inputs.goal === 'return' ? `return_${inputs.lens}` : inputs.goal);
    const words = `${headline} ${detail}`;
    if (words === spoken) return;
    spoken = words;
    show();
  }, speakingPause);
}
