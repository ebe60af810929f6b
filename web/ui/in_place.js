// Where the name of an assumption leads: to its own small panel, without leaving the place. Imports nothing.

/**
 * What a click on an assumption's name does: its panel opens; what is no single input is gone to.
 * @param {import('./element.js').TierwiseElement} element
 * @param {string} key `input.<id>.<part>`, or a field of the page
 */
export function openInPlace(element, key) {
  return (/** @type {Event} */ event) => {
    event.preventDefault();
    event.stopPropagation(); // the page moves by itself, once the field is there
    const [, id] = /^input\.(.+)\.\w+$/.exec(key) ?? [];
    element.emit(id ? { kind: 'value', key: 'editing', value: id } : { kind: 'jump', key });
  };
}
