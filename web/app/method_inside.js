// The method page inside the calculator's one file: a link to it takes the calculator out of the page and puts the method there,
// and back. The browser's history does the rest. Imports the map of passages.
import { useMethodPage } from '../state/origins.js';

const prefix = '#method-page.';
useMethodPage(prefix);

const template = /** @type {HTMLTemplateElement} */ (document.querySelector('#method-page'));
/** What is taken out while the method is read. @type {Element[]} */
let calculator = [];
/** How far down the reader was. */
let height = 0;

const isOpen = () => calculator.length > 0;

function follow() {
  if (location.hash.startsWith(prefix)) show(location.hash.slice(prefix.length));
  else if (isOpen()) hide();
}

/** @param {string} anchor */
function show(anchor) {
  if (!isOpen()) {
    height = scrollY;
    calculator = [...document.body.children].filter((element) => element !== template && element.localName !== 'script');
    for (const element of calculator) element.remove();
    document.body.prepend(template.content.cloneNode(true));
    document.body.className = 'paper';
    for (const element of document.body.children) Object.assign(element, { lang: 'en', dir: 'ltr' });
  }
  const place = document.getElementById(decodeURIComponent(anchor)) ?? document.body;
  place.tabIndex = -1;
  place.focus({ preventScroll: true });
  place.scrollIntoView();
}

function hide() {
  for (const element of [...document.body.children]) if (element !== template && element.localName !== 'script') element.remove();
  document.body.prepend(...calculator);
  document.body.className = '';
  calculator = [];
  scrollTo(0, height);
}

addEventListener('hashchange', follow);
// Whoever came from the calculator goes back to the very address it had.
document.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest('a[href="#calculator"]') : null;
  if (!link || !isOpen() || history.length < 2) return;
  event.preventDefault();
  history.back();
});
follow();
