// The page on paper: all of it is drawn, what is folded away is opened, and closed again afterwards. Imports nothing.

/** Parts that paper has no use for, that open in a way of their own, or that print in another form. */
const notOnPaper = '.menu, .data:not(.never), .group, .more, .campaign-paste, .own-multipliers, .why';

/** @param {import('../ui/page.js').PageElement} page */
export function openForPaper(page) {
  /** @type {HTMLDetailsElement[]} */
  let opened = [];
  const tables = () => /** @type {NodeListOf<import('../ui/data_table.js').DataTableElement>} */ (document.querySelectorAll('tierwise-data-table'));
  addEventListener('beforeprint', () => {
    page.drawAll();
    for (const table of tables()) table.print(true);
    opened = [.../** @type {NodeListOf<HTMLDetailsElement>} */ (document.querySelectorAll('details:not([open])'))].filter((part) => !part.matches(notOnPaper) && !part.closest('.group, .more'));
    for (const part of opened) part.open = true;
    page.drawAll(); // charts take their width from where they stand
  });
  addEventListener('afterprint', () => {
    for (const table of tables()) table.print(false);
    for (const part of opened) part.open = false;
    opened = [];
  });
}
