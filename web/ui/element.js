// Base classes of the page's elements: light DOM, intents that travel up to the page, charts that know their width.
// Imports Lit and the next frame.
import { LitElement } from 'lit';
import { nextFrame } from './next_frame.js';

/** @typedef {{kind: 'creators', tier: import('../../build/generated/schema.js').TierLabel} | {kind: 'creators', followers: number} | {kind: 'ads'}} NewOption */

/** @typedef {import('../state/analyses.js').AnalysisKind} AnalysisKind */
/** @typedef {'link' | 'text' | 'csv' | 'json' | 'png' | 'svg' | 'print'} TakeAs how the answer is taken along */

/**
 * What a reader asked for; the page's entry turns it into a change of state.
 * @typedef {{kind: 'text', key: string, text: string}
 *   | {kind: 'commit', key: string}
 *   | {kind: 'value', key: string, value: any}
 *   | {kind: 'reset', key: string}
 *   | {kind: 'add_option', option: NewOption}
 *   | {kind: 'remove_option', slot: number}
 *   | {kind: 'dismiss', id: string}
 *   | {kind: 'retry'}
 *   | {kind: 'keep_offline' | 'forget_offline' | 'use_update'}
 *   | {kind: 'jump', key: string}
 *   | {kind: 'cancel_analysis', analysis: AnalysisKind}
 *   | {kind: 'run_analysis', analysis: AnalysisKind}
 *   | {kind: 'theme', theme: 'auto' | 'light' | 'dark'}
 *   | {kind: 'language', language: string}
 *   | {kind: 'copy_link'}
 *   | {kind: 'reset_all'}
 *   | {kind: 'start_over'}
 *   | {kind: 'use_value', lever: import('../engine/index.js').SolveLever, value: number}
 *   | {kind: 'start_from', id: string}
 *   | {kind: 'undo'}
 *   | {kind: 'redo'}
 *   | {kind: 'add_campaign'}
 *   | {kind: 'remove_campaign', index: number}
 *   | {kind: 'paste_campaigns', text: string}
 *   | {kind: 'example_campaigns'}
 *   | {kind: 'use_learned', learned: import('../engine/index.js').Learned[]}
 *   | {kind: 'put_back'}
 *   | {kind: 'take', as: TakeAs}
 *   | {kind: 'take_figure', title: string, figure: Element, as: 'png' | 'svg'}
 *   | {kind: 'take_table', title: string, table: import('./data_table.js').Table, as: 'csv' | 'text'}
 *   | {kind: 'show_taken'}
 *   | {kind: 'hide_taken'}
 *   | {kind: 'dismiss_taken'}
 *   | {kind: 'copy_taken', area: HTMLTextAreaElement | null}
 *   | {kind: 'open_scenario', text: string, from: 'file' | 'paste', read?: ReturnType<typeof import('../state/exports/answer_json.js').readAnswerJson>}
 *   | {kind: 'example_posts'}} Intent
 */

/** Elements on the page, so that all of them can be worded again. @type {Set<TierwiseElement>} */
const onPage = new Set();

/** Draws at once whatever waits to be drawn, and what that brings with it. @param {() => void} [before] what is done before each round */
export function drawWaiting(before = () => {}) {
  for (;;) {
    before();
    const waiting = [...onPage].filter((element) => element.isUpdatePending);
    if (waiting.length === 0) return;
    for (const element of waiting) if (element.isUpdatePending) element.drawAtOnce();
  }
}

/** The same, in the width that each element has now. */
export function drawNow() {
  const measured = new Set();
  drawWaiting(() => {
    for (const element of onPage) {
      if (!(element instanceof MeasuredElement) || measured.has(element)) continue;
      measured.add(element);
      element.measure();
    }
  });
}

/** Words every element again, after a change of language. */
export function wordAgain() {
  for (const element of onPage) element.requestUpdate();
}

/** An element that renders into the page itself, so that labels, page styles and find-in-page reach it. */
export class TierwiseElement extends LitElement {
  connectedCallback() {
    super.connectedCallback();
    onPage.add(this);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    onPage.delete(this);
  }

  createRenderRoot() {
    return this;
  }

  drawAtOnce() {
    this.performUpdate();
  }

  /** @param {Intent} intent */
  emit(intent) {
    this.dispatchEvent(new CustomEvent('tierwise-intent', { bubbles: true, composed: true, detail: intent }));
  }
}

/**
 * An element that shows one prepared view; null before the first.
 * @template View
 */
export class ViewElement extends TierwiseElement {
  /** @type {import('lit').PropertyDeclarations} */
  static properties = { view: { attribute: false } };

  constructor() {
    super();
    /** @type {View | null} */
    this.view = null;
  }
}

/**
 * Measures elements together, in one layout: they draw themselves anew after this, so that nothing is laid out in between.
 * @param {(measure: () => void) => void} when
 */
function measuring(when) {
  /** @type {Set<MeasuredElement>} */
  const waiting = new Set();
  return (/** @type {MeasuredElement} */ element) => {
    waiting.add(element);
    if (waiting.size > 1) return;
    when(() => {
      const elements = [...waiting].filter((each) => each.isConnected);
      waiting.clear();
      for (const each of elements) each.measure();
    });
  };
}

/** What has just come is drawn before the page can be seen or pressed. */
const measureNew = measuring(queueMicrotask);
/** Drawing inside an observer's own round makes browsers report a loop. */
const measureChanged = measuring(nextFrame);

/** An element that keeps `width`, its own width in whole pixels, 0 before the first layout. */
export class MeasuredElement extends TierwiseElement {
  /** @type {import('lit').PropertyDeclarations} */
  static properties = { width: { state: true } };

  constructor() {
    super();
    this.width = 0;
    /** @type {ResizeObserver | null} */
    this.observer = null;
  }

  connectedCallback() {
    super.connectedCallback();
    measureNew(this);
    this.observer = new ResizeObserver(() => measureChanged(this));
    this.observer.observe(this);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.observer?.disconnect();
  }

  measure() {
    const width = Math.floor(this.getBoundingClientRect().width);
    if (width > 0 && width !== this.width) this.width = width;
  }
}
