// The page on paper is a report: what stands open is printed, with the grounds of each verdict and every assumption; what is folded
// away stays a line with its finding. Imports nothing.

/** Opened for paper and closed again afterwards. */
const needed = '.verdict details.grounds:not([open])';

/** @param {import('../ui/page.js').PageElement} page */
export function openForPaper(page) {
  /** @type {HTMLDetailsElement[]} */
  let opened = [];
  const ledger = () => /** @type {import('../ui/ledger.js').LedgerElement | null} */ (document.querySelector('tierwise-ledger'));
  addEventListener('beforeprint', () => {
    page.drawAll();
    ledger()?.print(true);
    opened = [.../** @type {NodeListOf<HTMLDetailsElement>} */ (document.querySelectorAll(needed))];
    for (const part of opened) part.open = true;
    page.drawAll(); // charts take their width from where they stand
  });
  addEventListener('afterprint', () => {
    ledger()?.print(false);
    for (const part of opened) part.open = false;
    opened = [];
  });
}
