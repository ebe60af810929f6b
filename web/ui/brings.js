// The picture under the answer: one line for each option, with what is bought as discs and what that brings as a range.
// A template; imports Lit and the page's own pieces.
import { html, nothing, svg } from 'lit';
import { sharedDiscScale, unitDrawing } from './charts/unit_drawing.js';

/** Room of one option's discs. Pixels. */
const box = { width: 132, height: 40 };
const barHeight = 10;

/** @param {import('./views/brings.js').BringsView} view */
export function brings({ title, legend, rows, discs, zero }) {
  const scale = sharedDiscScale(discs, box.width, box.height);
  return html`<figure class="brings">
    <figcaption><strong>${title}</strong> <span class="hint">${legend}</span></figcaption>
    <ul>${rows.map(
      (row) => html`<li class="bring ${row.tone} ${row.leads ? 'leads' : ''}">
        <p class="bring-name"><strong>${row.name}</strong> <span>${row.bought}</span></p>
        <div class="bring-drawing" aria-hidden="true">${row.discs ? unitDrawing({ ...row.discs, scale, ...box, tone: row.tone, label: '' }) : row.adverts && row.bar ? advert() : nothing}</div>
        <div class="bring-bar" aria-hidden="true">${bar(row, zero)}</div>
        <p class="bring-value"><strong>${row.text}</strong> <span>${row.range}</span></p>
      </li>`,
    )}</ul>
  </figure>`;
}

/** @param {import('./views/brings.js').BringsRow} row @param {number | null} zero */
function bar({ bar: place }, zero) {
  return html`<svg class="range-rows" viewBox="0 0 100 ${barHeight + 8}" preserveAspectRatio="none">
    <line class="guide" x1="0" x2="100" y1=${4 + barHeight / 2} y2=${4 + barHeight / 2} vector-effect="non-scaling-stroke"></line>
    ${zero === null ? nothing : svg`<line class="zero" x1=${zero} x2=${zero} y1="0" y2=${barHeight + 8} vector-effect="non-scaling-stroke"></line>`}
    ${place ? svg`<rect class="bar" x=${place.x} y="4" width=${place.width} height=${barHeight}></rect>
      <line class="middle-mark" x1=${place.median} x2=${place.median} y1="1" y2=${barHeight + 7} vector-effect="non-scaling-stroke"></line>` : nothing}
  </svg>`;
}

/** Adverts have no creators: a slot in the feed stands for them. */
function advert() {
  return html`<svg class="advert" viewBox="0 0 ${box.width} ${box.height}" width=${box.width} height=${box.height}>
    ${[0, 1, 2].map((slot) => svg`<g transform="translate(${slot * 34} 0)"><rect class="slot" x="1" y="1" width="26" height="38" rx="3"></rect><rect class="fill" x="5" y="5" width="18" height="16"></rect><path class="line" d="M5 27h18M5 33h11"></path></g>`)}
  </svg>`;
}
