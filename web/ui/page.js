// The page's parts in their order, each given only what it shows. Imports Lit and the page's own pieces.
import { html, nothing } from 'lit';
import { TierwiseElement, drawNow, drawWaiting } from './element.js';
import { BarElement } from './bar.js';
import { CampaignsElement, RangeShiftElement } from './campaigns.js';
import { ChangesElement } from './changes.js';
import { CreatorElement, IntervalElement } from './creator.js';
import { EditorElement } from './editor.js';
import { EvidenceElement } from './evidence.js';
import { CurveElement } from './curve.js';
import { DataTableElement } from './data_table.js';
import { FlipsElement } from './flips.js';
import { LedgerElement } from './ledger.js';
import { MattersElement } from './matters.js';
import { MeasurableElement } from './measurable.js';
import { MethodElement, RunElement } from './method.js';
import { NoticesElement } from './notices.js';
import { DrawingElement, OptionsElement } from './options.js';
import { PresetsElement } from './presets.js';
import { OfflineElement, UpdateElement } from './offline.js';
import { ProgressElement } from './progress.js';
import { QuestionElement } from './question.js';
import { RangeRowsElement, ResultsElement } from './results.js';
import { SchemesElement } from './schemes.js';
import { SolveElement } from './solve.js';
import { SplitElement } from './split.js';
import { QuantileDotsElement, SpreadElement } from './spread.js';
import { TakeAlongElement } from './take_along.js';
import { TakeMenuElement } from './take_menu.js';
import { TakenElement } from './taken.js';
import { TopElement } from './top.js';
import { OtherGoalsElement, ProbabilityElement, VerdictElement } from './verdict.js';
import { WhyElement } from './why.js';
import { campaignsView } from './views/campaigns.js';
import { creatorView } from './views/creator.js';
import { curveView } from './views/curve.js';
import { editorView } from './views/editor.js';
import { evidenceView } from './views/evidence.js';
import { flipsView } from './views/flips.js';
import { ledgerView } from './views/ledger.js';
import { mattersView } from './views/matters.js';
import { measurableView } from './views/measurable.js';
import { optionsView } from './views/options.js';
import { presetsView } from './views/presets.js';
import { questionView } from './views/question.js';
import { resultsView } from './views/results.js';
import { schemesView } from './views/schemes.js';
import { solveView } from './views/solve.js';
import { splitView } from './views/split.js';
import { spreadView } from './views/spread.js';
import { barView, otherGoalsView, verdictView } from './views/verdict.js';
import { whyView } from './views/why.js';
import { createParts } from './parts.js';
import { createSight } from './sight.js';
import { GOAL_NAMES } from '../../build/generated/schema.js';
import { languageInUse, t } from './words.js';

/** @import { Comparison, LearnedInputs, Score, ValueCurve } from '../engine/index.js' */
/** @import { InputDefault, Source } from '../../build/generated/benchmarks.js' */
/** @import { Basis, Contest, Format, Goal, Group, Input, Lens, Platform, Scheme, TierLabel } from '../../build/generated/schema.js' */
/** @import { AnalysisStates } from '../state/analyses.js' */
/** @import { Inputs } from '../state/inputs.js' */
/** @import { NewOption } from './element.js' */

/**
 * What can be chosen, and the defaults, from the data.
 * @typedef {object} Choices
 * @property {readonly Platform[]} platforms
 * @property {readonly string[]} industries
 * @property {readonly string[]} presets of the package
 * @property {readonly Goal[]} goals
 * @property {readonly Lens[]} lenses
 * @property {readonly Basis[]} bases
 * @property {readonly Scheme[]} schemes
 * @property {ReadonlyArray<{id: Format, platform: Platform}>} formats
 * @property {readonly Format[]} scoredFormats formats with a published engagement rate
 * @property {readonly Group[]} groups
 * @property {Record<string, Source>} sources by id
 * @property {Record<string, number>} curveFollowers by tier
 * @property {InputDefault[]} standards
 */

/**
 * Everything the page shows. The entry makes a new one after every change; parts that did not change keep their identity.
 * @typedef {object} Model
 * @property {Inputs} inputs the valid inputs
 * @property {Readonly<Record<string, {text: string}>>} drafts texts that are being typed or could not be read
 * @property {(key: string) => import('./views/question.js').FieldView} field
 * @property {(id: Input, value: number) => string} inputText an input's value as its field shows it
 * @property {Comparison | null} comparison last answer, null before the first
 * @property {Inputs} answered the inputs that the last answer belongs to
 * @property {Record<number, string>} answeredNames of its options by slot
 * @property {(inputs: Inputs) => Record<number, string>} namesFor names of the options of other inputs than the present
 * @property {ValueCurve | null} curve
 * @property {Score | null} score
 * @property {LearnedInputs | null} learned what past campaigns teach
 * @property {AnalysisStates} analyses what is known of each long analysis
 * @property {boolean} stale the last answer belongs to other inputs than those on the page
 * @property {boolean} creatorStale
 * @property {Record<number, string>} names of the options by slot
 * @property {{contest: (contest: Contest) => {headline: string, detail: string, affordability: string}, lens: (lens: Lens) => string}} words of the last answer
 * @property {{text: string, option: NewOption}[]} additions
 * @property {Choices} choices
 * @property {import('./changes.js').ChangesView} changes what can be taken back
 * @property {{curve_goal?: Goal, split_goal?: Goal, flips_goal?: Goal, why_goal?: Goal, why_pair?: string, spread_measure?: 'profit' | 'roi', spread_dots?: number} & import('../state/solving.js').SolveChoice & {editing?: Input}} view
 * @property {{id: string, text: string, items: string[]}[]} notices
 * @property {string | null} failure of the engine
 * @property {string | null} refusal why the engine did not answer this request
 * @property {string} spoken the verdict in one sentence, for screen readers
 * @property {string} version
 * @property {{keeping: 'unable' | 'offered' | 'busy' | 'kept' | 'failed', update: boolean}} offline whether the page is kept for use without a network
 * @property {{place?: string, build?: string} | null} engine what it stands on; null until it has started
 */

/** Parts that begin folded, with one line that says what they found. */
const foldable = ['evidence', 'split', 'measurable', 'schemes', 'creator', 'campaigns', 'method'];

/** Parts that come after question and answer when the page starts, each in a task of its own: it can be used in between. */
const following = ['presets', 'take', 'goals', 'options', 'results', 'spread', 'why', 'flips', 'solve', 'matters', 'curve', 'evidence', 'split', 'measurable', 'schemes', 'creator', 'campaigns', 'assumptions', 'method', 'footer'];

/** Parts that belong to the answer's section. */
const within = { presets: 'verdict', take: 'verdict', goals: 'verdict' };

/** As many of them come before the first answer: what belongs to the question. */
const early = 2;

export class PageElement extends TierwiseElement {
  static properties = { model: { attribute: false } };

  constructor() {
    super();
    /** @type {Model | null} */
    this.model = null;
    this.parts = createParts({ following, early, folded: foldable, within, draw: () => this.drawAtOnce(), onCaughtUp: () => this.sight.wake() });
    this.sight = createSight(this, {
      onSight: (part, inSight) => { if (this.parts.sight(part, inSight)) this.requestUpdate(); },
      onScreen: (part, isOnScreen) => { if (this.parts.screen(part, isOnScreen)) this.requestUpdate(); },
    });
    /** The language of the parts' words. */
    this.worded = '';
    /** @type {Inputs | null} */
    this.inputs = null;
    this.beforeAnchor = (/** @type {Event} */ event) => this.unfoldFor(event);
    this.onFocus = (/** @type {Event} */ event) => this.attendTo(event.target);
  }

  connectedCallback() {
    if (!this.hasUpdated) this.replaceChildren(); // what stood here while the page was loading; the page itself may leave and come back
    super.connectedCallback();
    document.addEventListener('click', this.beforeAnchor, true);
    this.addEventListener('focusin', this.onFocus);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('click', this.beforeAnchor, true);
    this.removeEventListener('focusin', this.onFocus);
  }

  /** A link to a folded part opens it before the page moves there. @param {Event} event */
  unfoldFor(event) {
    const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null;
    if (link) {
      this.comeWhole();
      this.sight.wake();
    }
    this.unfold(link ? this.querySelector(`section[id="${CSS.escape(/** @type {HTMLAnchorElement} */ (link).hash.slice(1))}"] > details.fold`) : null);
  }

  /** @param {EventTarget | null} field that the cursor has come into */
  attendTo(field) {
    const part = field instanceof Element ? field.closest('section, .part') : null;
    if (part) this.parts.attend(part.id);
  }

  /** @param {Element | null} part */
  unfold(part) {
    if (part instanceof HTMLDetailsElement) part.open = true;
  }

  firstUpdated() {
    this.sight.watch();
  }

  willUpdate() {
    const inputs = this.model?.inputs ?? null;
    if (inputs !== this.inputs) this.parts.move();
    this.inputs = inputs;
  }

  updated() {
    const { model } = this;
    if (this.parts.allHaveCome()) this.sight.rest();
    if (model) this.parts.follow(model.comparison !== null || model.failure !== null || model.refusal !== null || model.inputs.options.length === 0);
  }

  drawAtOnce() {
    this.requestUpdate();
    super.drawAtOnce();
    drawWaiting();
  }

  /** What the reader did shows in every part on the screen with the next drawing, which is about to come. */
  hurry() {
    this.parts.hurry();
    this.requestUpdate();
  }

  /** Parts that have not come yet are drawn now. */
  comeWhole() {
    if (!this.parts.allHaveCome()) this.parts.drawAll();
  }

  /** One of the following parts, once it has come. @template Part @param {string} part @param {() => Part} make */
  whenCome(part, make) {
    return this.parts.hasCome(part) ? make() : nothing;
  }

  /** Brings a field into view and the cursor into it; assumptions are opened first. @param {string} key id of the field, or `curve.<quantity>.<formats>` */
  async jump(key) {
    this.comeWhole();
    const ledger = /** @type {LedgerElement | null} */ (this.querySelector('tierwise-ledger'));
    const id = key.startsWith('input.') || key.startsWith('curve.') ? await ledger?.reveal(key) : key;
    const field = id ? document.getElementById(id) : null;
    this.unfold(field?.closest('details.fold') ?? null);
    this.sight.wake();
    field?.focus({ preventScroll: true });
    field?.scrollIntoView({ block: 'center' });
  }

  /** On paper nothing is out of sight, and nothing comes a moment later. */
  drawAll() {
    this.parts.drawAll();
    drawNow();
  }

  /**
   * A part behind its title and its finding; only the browser opens and shuts it.
   * @param {string} id @param {string} title @param {() => {finding: unknown, content: unknown}} make
   */
  fold(id, title, make) {
    const made = this.parts.hasCome(id) ? make() : null; // its title would move with what comes above
    const toggled = (/** @type {Event} */ event) => {
      this.sight.wake();
      if (this.parts.fold(id, /** @type {HTMLDetailsElement} */ (event.target).open)) this.requestUpdate();
    };
    return html`<section id=${id} class="folded">${made === null ? nothing : html`<details class="fold" @toggle=${toggled}>
      <summary><h2>${title}</h2> <span class="fold-finding">${made.finding}</span></summary>
      ${made.content}
    </details>`}</section>`;
  }

  /** Views hold words: a change of language makes all of them again. */
  wordParts() {
    if (this.worded !== languageInUse()) this.parts.forget();
    this.worded = languageInUse();
  }

  render() {
    const model = this.model;
    if (!model) return nothing;
    this.wordParts();
    const { keep } = this.parts;
    const { inputs, drafts, comparison, curve, score, stale, creatorStale, view } = model;
    const answer = [comparison, stale, model.refusal, inputs.goal, model.analyses.flips.result, model.analyses.flips.stale, model.analyses.flips.off, model.analyses.flips.errors];
    const found = (/** @type {string | null | undefined} */ finding, /** @type {import('../state/analyses.js').AnalysisState} */ { off, errors }) => finding ?? (off || errors ? '' : t('ui.verdict.waiting'));
    return html`
      <tierwise-update .ready=${model.offline.update}></tierwise-update>
      <tierwise-notices .notices=${model.notices} .failure=${model.failure}></tierwise-notices>
      <p class="visually-hidden" role="status">${model.spoken}</p>
      <section id="question"><tierwise-question .view=${keep('question', [inputs, drafts], () => questionView(model))}></tierwise-question></section>
      <section id="verdict"><tierwise-verdict .view=${keep('verdict', answer, () => verdictView(model))} .others=${this.parts.hasCome('goals') ? keep('goals', answer, () => otherGoalsView(model)) : null} .failed=${model.failure !== null}></tierwise-verdict>
        ${this.whenCome('presets', () => html`<tierwise-presets .view=${keep('presets', Object.values({ ...inputs, budget: null }), () => presetsView(model))}></tierwise-presets>`)}
        ${this.whenCome('take', () => html`<tierwise-take-along .view=${keep('take', [comparison !== null, drafts], () => ({ ready: comparison !== null, paste: model.field('scenario.paste'), file: model.field('scenario.file') }))}></tierwise-take-along>`)}</section>
      <div class="page-bar"><tierwise-bar .view=${keep('bar', [comparison, inputs.goal], () => barView(model))}></tierwise-bar>
        <tierwise-changes .view=${keep('changes', Object.values(model.changes), () => model.changes)}></tierwise-changes></div>
      <section id="options">${this.whenCome('options', () => html`<tierwise-options .view=${keep('options', [comparison, stale, inputs, drafts], () => optionsView(model))}></tierwise-options>`)}
        <div id="results" class="part">${this.whenCome('results', () => html`<tierwise-results .view=${keep('results', [comparison, stale, comparison === null && inputs.options], () => resultsView(model))}></tierwise-results>`)}</div></section>
      <section id="spread">${this.whenCome('spread', () => html`<tierwise-spread .view=${keep('spread', [comparison, stale, view.spread_measure, view.spread_dots], () => spreadView(model))}></tierwise-spread>`)}</section>
      <section id="why">${this.whenCome('why', () => html`<tierwise-why .view=${keep('why', [model.analyses.why, comparison, stale, inputs.goal, inputs.options.length < 2, view.why_goal, view.why_pair], () => whyView(model))}></tierwise-why>`)}</section>
      <section id="flips">${this.whenCome('flips', () => html`<tierwise-flips .view=${keep('flips', [model.analyses.flips, comparison, stale, inputs.goal, view.flips_goal], () => flipsView(model))}></tierwise-flips>`)}</section>
      <section id="solve">${this.whenCome('solve', () => html`<tierwise-solve .view=${keep('solve', [model.analyses.solveFor, stale, inputs.options, inputs.platform, view.solve_slot, view.solve_for, view.solve_rival], () => solveView(model))}></tierwise-solve>`)}</section>
      <section id="matters">${this.whenCome('matters', () => html`<tierwise-matters .view=${keep('matters', [model.analyses.sensitivity, stale, inputs.options.length < 2], () => mattersView(model))}></tierwise-matters>`)}</section>
      <section id="curve">${this.whenCome('curve', () => html`<tierwise-curve .view=${keep('curve', [curve, stale, inputs.options, inputs.goal, view.curve_goal, model.names], () => curveView(model))}></tierwise-curve>`)}</section>
      ${this.fold('evidence', t('ui.evidence.title'), () => {
        const part = keep('evidence', [model.analyses.compareEvidence, stale, inputs, drafts], () => evidenceView(model));
        return { finding: found(part?.table.finding[GOAL_NAMES.indexOf(inputs.goal)], model.analyses.compareEvidence), content: html`<tierwise-evidence .view=${part}></tierwise-evidence>` };
      })}
      ${this.fold('split', t('ui.split.title'), () => {
        const part = keep('split', [model.analyses.bestSplit, stale, inputs.goal, inputs.options.length < 2, view.split_goal], () => splitView(model));
        return { finding: found(part.figure?.finding, model.analyses.bestSplit), content: html`<tierwise-split .view=${part}></tierwise-split>` };
      })}
      ${this.fold('measurable', t('ui.measurable.title'), () => {
        const part = keep('measurable', [model.analyses.smallestMeasurable, stale, inputs.options.length < 2], () => measurableView(model));
        return { finding: found(part.figure?.finding, model.analyses.smallestMeasurable), content: html`<tierwise-measurable .view=${part}></tierwise-measurable>` };
      })}
      ${this.fold('schemes', t('ui.schemes.title'), () => {
        const part = keep('schemes', [model.analyses.compareSchemes, stale, inputs.scheme], () => schemesView(model));
        return { finding: found(part.table?.finding, model.analyses.compareSchemes), content: html`<tierwise-schemes .view=${part}></tierwise-schemes>` };
      })}
      ${this.fold('creator', t('ui.creator.title'), () => {
        const part = keep('creator', [score, creatorStale, inputs.creator, drafts], () => creatorView(model));
        return { finding: t('ui.creator.short'), content: html`<tierwise-creator .view=${part}></tierwise-creator>` };
      })}
      ${this.fold('campaigns', t('ui.campaigns.title'), () => {
        const part = keep('campaigns', [model.learned, inputs.campaigns, inputs.inputs, drafts], () => campaignsView(model));
        return { finding: part.lesson?.finding ?? t('ui.campaigns.short'), content: html`<tierwise-campaigns .view=${part}></tierwise-campaigns>` };
      })}
      <section id="assumptions">${this.whenCome('assumptions', () => html`<tierwise-ledger .view=${keep('assumptions', [inputs.inputs, inputs.platform, inputs.currency, model.choices, drafts], () => ledgerView(model))}></tierwise-ledger>`)}</section>
      ${this.fold('method', t('ui.method.title'), () => ({ finding: t('ui.method.short'), content: html`<tierwise-method></tierwise-method>` }))}
      ${this.whenCome('footer', () => html`<footer><tierwise-run .view=${keep('run', [inputs.seed, inputs.draws, drafts, model.version, model.engine?.place, model.engine?.build], () => ({ seed: model.field('seed'), draws: model.field('draws'), version: model.version, engine: model.engine }))}></tierwise-run><tierwise-offline .keeping=${model.offline.keeping}></tierwise-offline></footer>`)}
      <tierwise-editor .view=${keep('editor', [view.editing, inputs, drafts, comparison], () => editorView(model))}></tierwise-editor>
    `;
  }
}

/** What the page is made of. @type {[string, CustomElementConstructor][]} */
const madeOf = [
  ['tierwise-take-along', TakeAlongElement],
  ['tierwise-take-menu', TakeMenuElement],
  ['tierwise-notices', NoticesElement],
  ['tierwise-question', QuestionElement],
  ['tierwise-probability', ProbabilityElement],
  ['tierwise-verdict', VerdictElement],
  ['tierwise-other-goals', OtherGoalsElement],
  ['tierwise-bar', BarElement],
  ['tierwise-drawing', DrawingElement],
  ['tierwise-range-rows', RangeRowsElement],
  ['tierwise-data-table', DataTableElement],
  ['tierwise-options', OptionsElement],
  ['tierwise-results', ResultsElement],
  ['tierwise-curve', CurveElement],
  ['tierwise-offline', OfflineElement],
  ['tierwise-update', UpdateElement],
  ['tierwise-progress', ProgressElement],
  ['tierwise-evidence', EvidenceElement],
  ['tierwise-schemes', SchemesElement],
  ['tierwise-flips', FlipsElement],
  ['tierwise-why', WhyElement],
  ['tierwise-matters', MattersElement],
  ['tierwise-solve', SolveElement],
  ['tierwise-split', SplitElement],
  ['tierwise-measurable', MeasurableElement],
  ['tierwise-quantile-dots', QuantileDotsElement],
  ['tierwise-spread', SpreadElement],
  ['tierwise-interval', IntervalElement],
  ['tierwise-creator', CreatorElement],
  ['tierwise-range-shift', RangeShiftElement],
  ['tierwise-campaigns', CampaignsElement],
  ['tierwise-ledger', LedgerElement],
  ['tierwise-method', MethodElement],
  ['tierwise-run', RunElement],
  ['tierwise-changes', ChangesElement],
  ['tierwise-editor', EditorElement],
  ['tierwise-presets', PresetsElement],
];

/** What stands in the page's file, and is drawn as soon as it is known. @type {[string, CustomElementConstructor][]} */
const standing = [['tierwise-taken', TakenElement], ['tierwise-top', TopElement], ['tierwise-page', PageElement]];

/** @param {[string, CustomElementConstructor][]} elements */
function define(elements) {
  for (const [name, element] of elements) if (!customElements.get(name)) customElements.define(name, element);
}

/** Makes the elements known that the page is made of; nothing is drawn yet. */
export const defineParts = () => define(madeOf);

/** Makes all of the page's elements known to the browser, which draws those that are there. */
export const defineElements = () => define([...madeOf, ...standing]);
