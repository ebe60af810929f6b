// Links from a figure to the passage of the method page that explains it. Imports Lit, the words and the map of passages.
import { html } from 'lit';
import { methodLink, sourceAnchor } from '../state/origins.js';
import { t } from './words.js';

/** @param {string} anchor @param {string} name what the passage explains */
export function how(anchor, name) {
  return html`<a class="how" href=${methodLink(anchor)} hreflang="en" aria-label=${t('ui.how.label', { name })}>${t('ui.how.text')}</a>`;
}

/** A source's entry in the list of sources. @param {{id: string, title: string}} source */
export function sourceId({ id, title }) {
  return html`<a class="source-id" href=${methodLink(sourceAnchor(id))} hreflang="en" title=${t('ui.how.source', { id, title })}>${id}</a>`;
}

/** Sources by their publishers, each with its entry in the list. @param {{id: string, title: string, publisher: string, url: string | null}[]} sources */
export function sourceLinks(sources) {
  return sources.map((source) =>
    source.url
      ? html`<span><a href=${source.url} rel="noopener noreferrer" target="_blank" title=${source.title}>${source.publisher}</a> ${sourceId(source)}</span>`
      : html`<span title=${source.title}>${source.publisher} ${sourceId(source)}</span>`,
  );
}
