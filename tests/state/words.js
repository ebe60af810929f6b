// Words that stand in a source instead of a catalogue: text between tags, attributes that are read out, texts set from code.
// Imports nothing.

/** Attributes whose value people read or hear. */
const spoken = /\b(?:aria-label|aria-valuetext|aria-description|aria-roledescription|title|placeholder|alt|summary)=(?:"([^"]*)"|'([^']*)'|([^\s"'>\0]+))/g;
/** Texts set from code: properties and attributes. */
const set = /(?:\.(?:textContent|innerText|ariaLabel|title|placeholder|alt)\s*=\s*|setAttribute\(\s*'(?:aria-label|title|placeholder|alt)'\s*,\s*)(?:'((?:\\.|[^'\\\n])*)'|"((?:\\.|[^"\\\n])*)")/g;
/** Texts in the fields of what an element shows; one small word alone is a name there, as of a kind of message. */
const field = /\b(?:label|title|hint|message|heading|finding|caption|placeholder)\s*:\s*(?:'((?:\\.|[^'\\\n])*)'|"((?:\\.|[^"\\\n])*)")/g;
/** A word of two letters or more. Single letters name axes and symbols. */
const word = /\p{L}{2,}/u;
const names = new Set(['Tierwise']);

/**
 * Static texts of a source's markup templates; `\0` stands for what is filled in.
 * @param {string} source
 * @returns {string[]}
 */
export function templatesOf(source) {
  /** @type {string[]} */
  const found = [];

  /** From the first character of a template to behind its end. @param {number} at @param {boolean} markup */
  function template(at, markup) {
    let text = '';
    while (at < source.length && source[at] !== '`') {
      if (source[at] === '\\') {
        text += source.slice(at, at + 2);
        at += 2;
      } else if (source.startsWith('${', at)) {
        text += '\0';
        at = code(at + 2, '}');
      } else {
        text += source[at];
        at += 1;
      }
    }
    if (markup) found.push(text);
    return at + 1;
  }

  /** From inside code to behind its closing sign. @param {number} at @param {string} end */
  function code(at, end) {
    while (at < source.length && source[at] !== end) {
      const rest = source.slice(at, at + 5);
      if (rest.startsWith('//')) at = lineEnd(at);
      else if (rest.startsWith('/*')) at = source.indexOf('*/', at) + 2;
      else if (source[at] === "'" || source[at] === '"') at = quoted(at);
      else if (/^(?:html|svg)`/.test(rest)) at = template(source.indexOf('`', at) + 1, true);
      else if (source[at] === '`') at = template(at + 1, false);
      else if (source[at] === '/' && startsPattern(at)) at = pattern(at);
      else if (source[at] === '{') at = code(at + 1, '}');
      else at += 1;
    }
    return at + 1;
  }

  /** @param {number} at */
  const lineEnd = (at) => (source.indexOf('\n', at) < 0 ? source.length : source.indexOf('\n', at));

  /** @param {number} at */
  function quoted(at) {
    const sign = source[at];
    for (at += 1; at < source.length && source[at] !== sign; at += 1) if (source[at] === '\\') at += 1;
    return at + 1;
  }

  /** A slash after a sign or a word like return begins a regular expression. @param {number} at */
  function startsPattern(at) {
    return /(?:^|[=(,:;!&|?{}[\]+\n>]|\breturn|\btypeof)\s*$/.test(source.slice(Math.max(0, at - 12), at));
  }

  /** @param {number} at */
  function pattern(at) {
    let inClass = false;
    for (at += 1; at < source.length && (inClass || source[at] !== '/'); at += 1) {
      if (source[at] === '\\') at += 1;
      else if (source[at] === '[') inClass = true;
      else if (source[at] === ']') inClass = false;
      else if (source[at] === '\n') return at;
    }
    return at + 1;
  }

  code(0, '\u0000end');
  return found;
}

/** What a markup template says by itself. @param {string} text */
function saidBy(text) {
  const markup = text.replace(/<!--[^]*?-->/g, '').replace(/<style[^]*?<\/style>/g, '');
  const attributes = [...markup.matchAll(spoken)].map(([, a, b, c]) => a ?? b ?? c ?? '');
  // Without whole tags, and without the rest of one that is filled in from elsewhere.
  const between = markup.replace(/<[^<>]*>/g, '\n').replace(/&#?\w+;/g, ' ').split(/[\n\0]/);
  return [...attributes, ...between];
}

/** @param {string} source @returns {string[]} words that belong into a catalogue */
export function wordsIn(source) {
  const said = templatesOf(source).flatMap(saidBy);
  const texts = (/** @type {RegExp} */ pattern) => [...source.matchAll(pattern)].map(([, a, b]) => a ?? b ?? '');
  return [...said, ...texts(set), ...texts(field).filter((text) => !/^[a-z_]+$/.test(text))].map((text) => text.trim()).filter((text) => word.test(text) && !names.has(text));
}
