// The page on paper: what is folded away is opened for printing and closed again afterwards. Imports nothing.
// Elements whose content is made only when they open see to it themselves.

/** Parts that paper has no use for, or that print in another form. */
const notOnPaper = '.menu, .data:not(.never), .group, .more, .campaign-paste, .own-multipliers, .why';

export function openForPaper() {
  /** @type {HTMLDetailsElement[]} */
  let opened = [];
  addEventListener('beforeprint', () => {
    opened = [.../** @type {NodeListOf<HTMLDetailsElement>} */ (document.querySelectorAll('details:not([open])'))].filter((part) => !part.matches(notOnPaper) && !part.closest('.group, .more'));
    for (const part of opened) part.open = true;
  });
  addEventListener('afterprint', () => {
    for (const part of opened) part.open = false;
    opened = [];
  });
}
