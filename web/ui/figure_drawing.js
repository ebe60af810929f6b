// A figure of the page as one drawing that stands alone: whatever is in it (charts, words, rules, swatches) at its place, with
// resolved light colours, under its title and finding and above its source. Reads the page, changes nothing that stays.
// Imports nothing.

const svgNamespace = 'http://www.w3.org/2000/svg';

/** What a chart looks like, and what each is where nothing is said; only differences are written. @type {ReadonlyArray<[property: string, usual: string]>} */
const looks = [
  ['fill', 'rgb(0, 0, 0)'], ['fill-opacity', '1'], ['stroke', 'none'], ['stroke-opacity', '1'], ['stroke-width', '1px'], ['stroke-dasharray', 'none'], ['stroke-linecap', 'butt'],
  ['stroke-linejoin', 'miter'], ['opacity', '1'], ['paint-order', 'normal'], ['font-size', ''], ['font-weight', '400'], ['font-style', 'normal'], ['text-anchor', 'start'],
  ['dominant-baseline', 'auto'], ['letter-spacing', 'normal'], ['direction', 'ltr'], ['visibility', 'visible'], ['display', 'inline'],
];
/** Said about words only; elsewhere it would be noise. */
const ofWords = new Set(['font-size', 'font-weight', 'font-style', 'text-anchor', 'dominant-baseline', 'letter-spacing', 'direction']);

/** Left out: what has a place of its own around the drawing, and what only a reader of the page can use. */
const leftOut = 'h2, .lead, .how, .source-id, .visually-hidden, .message, .slider, .field.select, fieldset, button, input:not([type="text"]), select, textarea, summary, details:not([open]), tierwise-data-table, tierwise-take-menu, tierwise-progress, [hidden]';

const margin = 24;
const narrowest = 360;
const words = { title: 18, caption: 14, note: 11 };
const longestAddress = 4;

/** @typedef {{title: string, notes: string[]}} Frame notes: what stands under the drawing, one paragraph each */

/**
 * @param {Element} figure
 * @param {Frame} frame
 * @returns {{svg: string, width: number, height: number}}
 */
export function drawFigure(figure, frame) {
  return asForPaper(() => {
    const pieces = element('g', {});
    const bounds = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
    const origin = figure.getBoundingClientRect();
    const caption = figure.querySelector(':scope > figcaption, :scope > caption');
    drawInside(figure, getComputedStyle(figure), { into: pieces, origin, bounds, caption, capital: { wanted: false } });
    const empty = bounds.left === Infinity;
    const area = empty ? { left: 0, top: 0, right: 0, bottom: 0 } : bounds;
    const width = Math.ceil(Math.max(narrowest, origin.width, area.right) + 2 * margin);
    const style = getComputedStyle(document.body);
    const page = { width, font: style.fontFamily, ink: style.color, muted: colourOf('--muted', style.color), paper: colourOf('--paper', 'rgb(255, 255, 255)'), direction: style.direction };
    const root = element('svg', { xmlns: svgNamespace, 'font-family': page.font });
    const sheet = root.appendChild(element('rect', { width, fill: page.paper }));
    let y = margin;
    y = paragraph(root, frame.title, { ...page, y, size: words.title, weight: '640', fill: page.ink });
    y = paragraph(root, choicesOf(figure), { ...page, y: y + 2, size: words.note, weight: '400', fill: page.muted });
    y = paragraph(root, captionText(caption, frame.title), { ...page, y: y + 4, size: words.caption, weight: '400', fill: page.ink });
    if (!empty) {
      pieces.setAttribute('transform', `translate(${margin} ${round(y + 12 - area.top)})`);
      root.append(pieces);
      y += 12 + area.bottom - area.top;
    }
    y += 12;
    for (const note of frame.notes) y = paragraph(root, note, { ...page, y: y + 3, size: words.note, weight: '400', fill: page.muted });
    const height = Math.ceil(y + margin);
    for (const [key, value] of Object.entries({ width, height, viewBox: `0 0 ${width} ${height}`, role: 'img' })) root.setAttribute(key, String(value));
    sheet.setAttribute('height', String(height));
    const title = element('title', {});
    title.textContent = plainText(frame.title);
    root.prepend(title);
    return { svg: new XMLSerializer().serializeToString(root), width, height };
  });
}

/**
 * A picture goes into documents and slides, which are light, and has no room for what is folded away.
 * @template Result
 * @param {() => Result} work
 */
function asForPaper(work) {
  const { dataset } = document.documentElement;
  const before = dataset.theme;
  dataset.theme = 'light';
  dataset.drawing = '';
  try {
    return work();
  } finally {
    delete dataset.drawing;
    if (before === undefined) delete dataset.theme;
    else dataset.theme = before;
  }
}

/** @param {string} token @param {string} otherwise */
function colourOf(token, otherwise) {
  return getComputedStyle(document.documentElement).getPropertyValue(token).trim() || otherwise;
}

/** @param {string} name @param {Record<string, string | number>} attributes */
function element(name, attributes) {
  const made = document.createElementNS(svgNamespace, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}

const round = (/** @type {number} */ value) => Math.round(value * 100) / 100;

/** Characters that XML does not have would make the file unreadable. @param {string} text */
export function plainText(text) {
  return text.replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '').replace(/\s+/g, ' ').trim();
}

/* What is in the figure */

/**
 * @typedef {object} Drawing
 * @property {Element} into
 * @property {DOMRect} origin
 * @property {{left: number, top: number, right: number, bottom: number}} bounds
 * @property {Element | null} caption of the figure itself, which stands above it
 * @property {{wanted: boolean}} capital whether the next letter is a capital one
 */

/** @param {Element} found @param {Drawing} drawing */
function draw(found, drawing) {
  if (found.matches(leftOut) || found === drawing.caption) return;
  const style = getComputedStyle(found);
  if (style.display === 'none' || style.visibility === 'hidden') return;
  if (found instanceof SVGSVGElement) return drawChart(found, drawing);
  if (found instanceof HTMLInputElement) return drawField(found, style, drawing);
  if (style.display !== 'contents') drawBox(found.getBoundingClientRect(), style, drawing);
  drawInside(found, style, drawing);
}

/** @param {Element} found @param {CSSStyleDeclaration} style of it @param {Drawing} drawing */
function drawInside(found, style, drawing) {
  if (getComputedStyle(found, '::first-letter').textTransform === 'uppercase') drawing.capital.wanted = true;
  for (const child of found.childNodes) {
    if (child instanceof Element) draw(child, drawing);
    else if (child instanceof Text) drawWords(child, style, drawing);
  }
}

/** @param {DOMRect} box @param {Drawing} drawing */
function include({ left, top, right, bottom }, { bounds, origin }) {
  bounds.left = Math.min(bounds.left, left - origin.left);
  bounds.top = Math.min(bounds.top, top - origin.top);
  bounds.right = Math.max(bounds.right, right - origin.left);
  bounds.bottom = Math.max(bounds.bottom, bottom - origin.top);
}

/** Its ground and its rules. @param {DOMRect} box @param {CSSStyleDeclaration} style @param {Drawing} drawing */
function drawBox(box, style, drawing) {
  const { into, origin } = drawing;
  const [x, y, width, height] = [box.left - origin.left, box.top - origin.top, box.width, box.height].map(round);
  if (width <= 0 || height <= 0) return;
  if (!/^(transparent|rgba\(.*, 0\))$/.test(style.backgroundColor)) {
    const radius = Math.min(Number.parseFloat(style.borderTopLeftRadius) * (style.borderTopLeftRadius.endsWith('%') ? height / 100 : 1) || 0, height / 2);
    into.append(element('rect', { x, y, width, height, fill: style.backgroundColor, ...(radius > 0 ? { rx: round(radius) } : {}) }));
    include(box, drawing);
  }
  const line = (/** @type {'Top' | 'Right' | 'Bottom' | 'Left'} */ side, /** @type {(half: number) => number[]} */ ends) => {
    const thick = Number.parseFloat(style[`border${side}Width`]);
    const kind = style[`border${side}Style`];
    if (!(thick > 0) || kind === 'none' || kind === 'hidden') return;
    const [x1, y1, x2, y2] = ends(thick / 2).map(round);
    include(box, drawing);
    into.append(element('line', { x1, y1, x2, y2, stroke: style[`border${side}Color`], 'stroke-width': thick, ...(kind === 'dashed' ? { 'stroke-dasharray': `${3 * thick} ${3 * thick}` } : {}) }));
  };
  line('Top', (half) => [x, y + half, x + width, y + half]);
  line('Bottom', (half) => [x, y + height - half, x + width, y + height - half]);
  line('Left', (half) => [x + half, y, x + half, y + height]);
  line('Right', (half) => [x + width - half, y, x + width - half, y + height]);
}

/** @param {SVGSVGElement} chart @param {Drawing} drawing */
function drawChart(chart, drawing) {
  const box = chart.getBoundingClientRect();
  if (box.width === 0 || box.height === 0) return;
  const copy = /** @type {SVGSVGElement} */ (chart.cloneNode(true));
  const parts = [...copy.querySelectorAll('*')];
  [...chart.querySelectorAll('*')].forEach((part, index) => dress(parts[index], part));
  dress(copy, chart);
  for (const node of commentsIn(copy)) node.remove();
  const place = { x: box.left - drawing.origin.left, y: box.top - drawing.origin.top, width: box.width, height: box.height };
  for (const [key, value] of Object.entries(place)) copy.setAttribute(key, String(round(value)));
  copy.setAttribute('overflow', 'visible');
  drawing.into.append(copy);
  include(box, drawing);
}

/** Geometry stays, names and behaviour go, the look is written out. @param {Element} copy @param {Element} original */
function dress(copy, original) {
  for (const { name } of [...copy.attributes]) if (/^(class|style|role|tabindex|href|xlink:href|on.*|aria-.*|data-.*)$/i.test(name)) copy.removeAttribute(name);
  const style = getComputedStyle(original);
  const around = original instanceof SVGSVGElement || !original.parentElement ? null : getComputedStyle(original.parentElement);
  const isWords = /^(text|tspan)$/.test(original.localName);
  for (const [property, usual] of looks) {
    if ((ofWords.has(property) && !isWords) || (property === 'display' && around === null)) continue;
    const value = style.getPropertyValue(property);
    // What is usual is said, too, where it would otherwise be taken from around it.
    if (value === '' || (value === usual && (around === null || around.getPropertyValue(property) === usual))) continue;
    copy.setAttribute(property, value.replace(/url\(["']?[^"')]*(#[^"')]+)["']?\)/g, 'url($1)'));
  }
}

/** @param {Node} root */
function commentsIn(root) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_COMMENT);
  /** @type {Comment[]} */
  const found = [];
  while (walker.nextNode()) found.push(/** @type {Comment} */ (walker.currentNode));
  return found;
}

/* Words of the page, line by line as the browser broke them */

/** @param {Text} node @param {CSSStyleDeclaration} style of its element @param {Drawing} drawing */
function drawWords(node, style, drawing) {
  for (const { text, box } of linesOf(node)) {
    drawLine(drawing.capital.wanted ? text.charAt(0).toLocaleUpperCase() + text.slice(1) : text, box, style, drawing);
    drawing.capital.wanted = false;
  }
}

/** @param {string} text @param {DOMRect} box @param {CSSStyleDeclaration} style @param {Drawing} drawing */
function drawLine(text, box, style, drawing) {
  const rightToLeft = style.direction === 'rtl';
  const line = element('text', {
    x: round((rightToLeft ? box.right : box.left) - drawing.origin.left),
    y: round(box.top - drawing.origin.top + ascentOf(style) * box.height),
    'font-size': style.fontSize,
    fill: style.color,
    ...(style.fontWeight === '400' ? {} : { 'font-weight': style.fontWeight }),
    ...(style.fontStyle === 'normal' ? {} : { 'font-style': style.fontStyle }),
    ...(style.letterSpacing === 'normal' ? {} : { 'letter-spacing': style.letterSpacing }),
    ...(rightToLeft ? { direction: 'rtl' } : {}),
  });
  line.textContent = text;
  drawing.into.append(line);
  include(box, drawing);
}

/** What stands in a field, as words. @param {HTMLInputElement} field @param {CSSStyleDeclaration} style of it @param {Drawing} drawing */
function drawField(field, style, drawing) {
  const box = field.getBoundingClientRect();
  const size = Number.parseFloat(style.fontSize);
  const height = size * 1.2;
  const words = new DOMRect(box.left + Number.parseFloat(style.paddingLeft), box.top + (box.height - height) / 2, box.width, height);
  drawLine(plainText(field.value), words, style, drawing);
}

/** @param {Text} node @returns {{text: string, box: DOMRect}[]} */
function linesOf(node) {
  /** @type {{text: string, box: DOMRect}[]} */
  const lines = [];
  const range = document.createRange();
  for (const match of node.data.matchAll(/\S+/g)) {
    range.setStart(node, match.index);
    range.setEnd(node, match.index + match[0].length);
    const box = wordBox(range);
    if (!box) continue;
    const last = lines[lines.length - 1];
    if (!last || Math.abs(last.box.top - box.top) > 2) {
      lines.push({ text: plainText(match[0]), box });
      continue;
    }
    const left = Math.min(last.box.left, box.left);
    last.text += ` ${plainText(match[0])}`;
    last.box = new DOMRect(left, last.box.top, Math.max(last.box.right, box.right) - left, last.box.height);
  }
  return lines;
}

/** A word's box on its first line; marks of direction inside it have boxes of their own, without width. @param {Range} range @returns {DOMRect | null} */
function wordBox(range) {
  const boxes = [...range.getClientRects()].filter(({ width }) => width > 0);
  const onLine = boxes.filter(({ top }) => Math.abs(top - boxes[0].top) <= 2);
  const [left, right] = [Math.min(...onLine.map((box) => box.left)), Math.max(...onLine.map((box) => box.right))];
  return onLine.length === 0 ? null : new DOMRect(left, boxes[0].top, right - left, boxes[0].height);
}

/** Measures text without showing it; its canvas is never part of the page. @type {CanvasRenderingContext2D | null} */
let ruler = null;

/** @param {string} font */
function measure(font) {
  ruler ??= document.createElement('canvas').getContext('2d');
  if (ruler) ruler.font = font;
  return ruler;
}

/** How far below the top of a line its letters stand, as a share of the line. @param {CSSStyleDeclaration} style */
function ascentOf({ fontStyle, fontWeight, fontSize, fontFamily }) {
  const metrics = measure(`${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`)?.measureText('x');
  const [above, below] = [metrics?.fontBoundingBoxAscent ?? 0, metrics?.fontBoundingBoxDescent ?? 0];
  return above + below > 0 ? above / (above + below) : 0.8;
}

/* Words around the drawing */

/** What was chosen to be shown: the pressed one of each row of choices in the figure's section. @param {Element} figure */
function choicesOf(figure) {
  const rows = figure.closest('section')?.querySelectorAll('fieldset.segmented') ?? [];
  return [...rows].flatMap((row) => {
    const [legend, chosen] = ['legend', '.choice:has(input:checked)'].map((part) => plainText(row.querySelector(part)?.textContent ?? ''));
    return chosen === '' ? [] : [`${legend}: ${chosen}`];
  }).join('; ');
}

/** The finding, without the title where it begins with it. @param {Element | null} caption @param {string} title */
function captionText(caption, title) {
  if (!caption) return '';
  const copy = /** @type {Element} */ (caption.cloneNode(true));
  for (const part of copy.querySelectorAll('.how, .source-id, .visually-hidden, button')) part.remove();
  for (const comment of commentsIn(copy)) comment.remove();
  const text = plainText([...copy.childNodes].map((node) => node.textContent).join(' '));
  const finding = text.startsWith(plainText(title)) ? text.slice(plainText(title).length).trim() : text;
  return getComputedStyle(caption, '::first-letter').textTransform === 'uppercase' ? finding.charAt(0).toLocaleUpperCase() + finding.slice(1) : finding;
}

/**
 * @param {Element} root
 * @param {string} text
 * @param {{y: number, size: number, weight: string, fill: string, width: number, font: string, direction: string}} look
 * @returns {number} where the next one begins
 */
function paragraph(root, text, { y, size, weight, fill, width, font, direction }) {
  const context = measure(`${weight} ${size}px ${font}`);
  const lines = wrapped(plainText(text), width - 2 * margin, (line) => context?.measureText(line).width ?? line.length * size * 0.55);
  const lineHeight = Math.round(size * 1.35);
  lines.forEach((line, index) => {
    const place = { x: direction === 'rtl' ? width - margin : margin, y: y + index * lineHeight + size };
    root.append(Object.assign(element('text', { ...place, 'font-size': size, 'font-weight': weight, fill, ...(direction === 'rtl' ? { direction } : {}) }), { textContent: line }));
  });
  return y + lines.length * lineHeight;
}

/**
 * Lines no wider than there is room; a word that is wider by itself (an address) is cut, and shortened in the end.
 * @param {string} text @param {number} room @param {(line: string) => number} widthOf
 * @returns {string[]}
 */
export function wrapped(text, room, widthOf) {
  /** @type {string[]} */
  const lines = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (widthOf(longer) <= room) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    const pieces = cut(word, room, widthOf);
    lines.push(...pieces.slice(0, -1));
    line = pieces[pieces.length - 1];
  }
  return line === '' ? lines : [...lines, line];
}

/** @param {string} word @param {number} room @param {(line: string) => number} widthOf */
function cut(word, room, widthOf) {
  /** @type {string[]} */
  const pieces = [];
  let rest = word;
  while (widthOf(rest) > room && pieces.length < longestAddress) {
    let length = rest.length - 1;
    while (length > 1 && widthOf(rest.slice(0, length)) > room) length -= Math.max(1, Math.floor(length / 12));
    pieces.push(rest.slice(0, length));
    rest = rest.slice(length);
  }
  return pieces.length === longestAddress && widthOf(rest) > room ? [...pieces, '…'] : [...pieces, rest];
}
