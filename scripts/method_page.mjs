// METHOD.md as a static page: headings with anchors, a table of contents, formulas, links from words to what they name.
// Imports the Markdown reader (marked), the tables made from the data and Node's own modules. Nothing of this runs in a browser.
import { Marked } from 'marked';
import { escaped } from './method_tables.mjs';

/** @typedef {{level: number, id: string, title: string, number: string}} Heading */

/** The anchor of a title: its words without the number before them. @param {string} title */
export function anchorOf(title) {
  return title.replace(/^\d+\.\s+/, '').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
}

/** Tags that METHOD.md may hold: an anchor of its own for a heading. */
const kOwnAnchor = /<a id="([a-z0-9-]+)"><\/a>/;

/** Places for what is made from the data. */
const kPlace = /^<!-- made from the data: ([a-z]+) -->\s*$/;

/** @param {string} text inline Markdown */
const plain = (text) => text.replace(kOwnAnchor, '').replace(/[*_`]/g, '').trim();

/** @param {{depth: number, text: string}} token @returns {Heading} */
function headingOf({ depth, text }) {
  const title = plain(text);
  return { level: depth, id: text.match(kOwnAnchor)?.[1] ?? anchorOf(title), title, number: title.match(/^(\d+)\. /)?.[1] ?? '' };
}

/**
 * The page's parts from the text.
 * @param {string} markdown METHOD.md
 * @param {{tables: Record<string, string>, sources: ReadonlySet<string>}} data tables by the name of their place; ids of known sources
 * @returns {{text: string, contents: string, headings: Heading[], anchors: string[]}}
 */
export function methodParts(markdown, { tables, sources }) {
  const marked = new Marked({ gfm: true });
  const tokens = marked.lexer(markdown);
  const headings = tokens.flatMap((token) => (token.type === 'heading' ? [headingOf(/** @type {any} */ (token))] : []));
  const byNumber = new Map(headings.filter(({ number }) => number).map(({ number, id }) => [number, id]));
  /** @type {string[]} */
  const anchors = [];
  let section = '';
  let inChoices = false;

  /** An anchor, once. @param {string} id */
  function anchor(id) {
    if (anchors.includes(id)) throw new Error(`METHOD.md: the anchor ${id} is there twice`);
    anchors.push(id);
    return `id="${id}"`;
  }

  /** The same, or with a number after it where it is taken. @param {string} id */
  function free(id) {
    let name = id;
    for (let count = 2; anchors.includes(name); count += 1) name = `${id}-${count}`;
    return name;
  }

  /** `heading--lead` for a passage that begins in bold; empty when there is none. @param {string} raw */
  function leadAnchor(raw) {
    const lead = raw.match(/^\*\*([^*]+)\*\*/)?.[1];
    if (!lead || !section) return '';
    const id = `${section}--${anchorOf(lead)}`;
    return anchors.includes(id) ? '' : ` ${anchor(id)}`;
  }

  /** Words that name a section, a choice or a source lead there. @param {string} text already escaped */
  function linked(text) {
    return text
      .replace(/\b([Ss]ection) (\d+)\b/g, (whole, word, number) => (byNumber.has(number) ? `<a href="#${byNumber.get(number)}">${word} ${number}</a>` : whole))
      .replace(/\bchoice (\d+)\b/g, (_, number) => `<a href="#choice-${number}">choice ${number}</a>`)
      .replace(/\b[A-Z]\d{2}\b/g, (id) => (sources.has(id) ? `<a href="#source-${id}">${id}</a>` : id));
  }

  marked.use({
    renderer: {
      heading(token) {
        const { id: own, title, level } = headingOf(token);
        if (level <= 2) {
          section = own;
          inChoices = own === 'choices-we-made';
        }
        const id = level <= 2 || kOwnAnchor.test(token.text) ? own : free(`${section}--${own}`);
        if (level === 1) return `<h1 ${anchor(id)}>${escaped(title)}</h1>\n`;
        return `<h${level} ${anchor(id)}><a class="anchor" href="#${id}">${escaped(title)}</a></h${level}>\n`;
      },
      paragraph(token) {
        const checked = /^\*\*Where it is checked\.\*\*/.test(token.raw) ? ' class="checked"' : '';
        return `<p${checked || leadAnchor(token.raw)}>${this.parser.parseInline(token.tokens)}</p>\n`;
      },
      list(token) {
        const tag = token.ordered ? 'ol' : 'ul';
        const items = token.items.map((item, index) => {
          const content = this.parser.parse(item.tokens);
          const id = token.ordered && inChoices ? ` ${anchor(`choice-${index + 1}`)}` : leadAnchor(item.text);
          return `<li${id}>${content}</li>\n`;
        });
        return `<${tag}>\n${items.join('')}</${tag}>\n`;
      },
      code({ text: typed }) {
        const text = typed.split('\n').map(shortened).join('\n');
        return `<pre class="formula" tabindex="0" role="group" aria-label="Formula"><code>${escaped(text)}</code></pre>\n`;
      },
      table(token) {
        const row = (/** @type {any[]} */ cells, /** @type {string} */ tag) =>
          `<tr>${cells.map((cell, index) => `<${tag}${tag === 'th' ? ' scope="col"' : ''} class="${index === 0 ? 'first' : 'text'}">${this.parser.parseInline(cell.tokens)}</${tag}>`).join('')}</tr>`;
        const name = headings.findLast(({ id }) => id === section)?.title ?? '';
        return `<div class="scroll" tabindex="0" role="group" aria-label="Table: ${escaped(plain(name))}"><table class="words"><thead>${row(token.header, 'th')}</thead><tbody>${token.rows.map((cells) => row(cells, 'td')).join('')}</tbody></table></div>\n`;
      },
      link({ href, tokens: inner }) {
        if (/^\.{0,2}\/?[\w./-]+$/.test(href)) return this.parser.parseInline(inner); // a file of the project, which the site does not have
        if (!/^#|^https:\/\//.test(href)) throw new Error(`METHOD.md: the page has no ${href}`);
        return `<a href="${escaped(href)}">${this.parser.parseInline(inner)}</a>`;
      },
      text(token) {
        return 'tokens' in token && token.tokens ? this.parser.parseInline(token.tokens) : linked(escaped(unescaped(token.text)));
      },
      html({ text }) {
        const place = text.match(kPlace)?.[1];
        if (place === undefined) throw new Error(`METHOD.md: ${text.trim()} is no tag of this page`);
        if (tables[place] === undefined) throw new Error(`METHOD.md: no table ${place}`);
        for (const [, id] of tables[place].matchAll(/\sid="([^"]+)"/g)) anchor(id);
        return tables[place];
      },
    },
  });

  const text = marked.parser(tokens);
  const entries = headings.filter(({ level }) => level === 2);
  const contents = `<ol>${entries.map(({ id, title }) => `<li><a href="#${id}">${escaped(title)}</a></li>`).join('')}</ol>`;
  return { text, contents, headings, anchors };
}

/** Longest line of a formula that a desk screen shows whole. Characters. */
const kWidth = 92;

/** The remark behind a long formula gets a line of its own. @param {string} line */
function shortened(line) {
  return line.length > kWidth ? line.replace(/^(.*\S) {3,}(?=\S)/, '$1\n        ') : line;
}

/** marked hands over text with entities where the source had them. @param {string} text */
function unescaped(text) {
  return text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&#39;/g, "'").replace(/&amp;/g, '&');
}

/**
 * Every link inside the page that leads nowhere.
 * @param {string} html
 */
export function deadLinks(html) {
  const ids = new Set([...html.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]));
  return [...new Set([...html.matchAll(/\shref="#([^"]+)"/g)].map((match) => match[1]))].filter((id) => !ids.has(id));
}

/**
 * Section texts of METHOD.md by anchor, without what follows the next heading of the second level.
 * @param {string} markdown
 * @returns {Map<string, string>}
 */
export function sectionsOf(markdown) {
  const pieces = markdown.split(/^(?=## )/m).slice(1);
  return new Map(pieces.map((piece) => [anchorOf(plain(piece.slice(3, piece.indexOf('\n')))), piece]));
}
