// What the page asks of the browser beyond showing itself: colours, clipboard, moving to a section. Imports nothing.
// Every one of these may be forbidden in a frame or from a file; then the page works without.

const themeKey = 'tierwise-theme';

/** @typedef {'auto' | 'light' | 'dark'} Theme */

/** @returns {Theme} */
export function readTheme() {
  try {
    const kept = localStorage.getItem(themeKey);
    return kept === 'light' || kept === 'dark' ? kept : 'auto';
  } catch {
    return 'auto';
  }
}

/** @param {Theme} theme */
export function useTheme(theme) {
  if (theme === 'auto') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  try {
    if (theme === 'auto') localStorage.removeItem(themeKey);
    else localStorage.setItem(themeKey, theme);
  } catch {
    // Nothing is kept, then.
  }
}

/**
 * @param {string} text
 * @param {HTMLTextAreaElement} [area] one that holds the text already
 * @returns {Promise<boolean>} whether it was copied
 */
export async function copyText(text, area) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return area ? copyFrom(area) : copyBySelection(text);
  }
}

/** @param {HTMLTextAreaElement} area */
function copyFrom(area) {
  area.focus();
  area.select();
  try {
    return document.execCommand('copy');
  } catch {
    return false;
  }
}

/** The older way, for frames without the clipboard's permission. @param {string} text */
function copyBySelection(text) {
  const area = document.createElement('textarea');
  area.value = text;
  area.className = 'visually-hidden';
  document.body.append(area);
  const focused = document.activeElement;
  const copied = copyFrom(area);
  area.remove();
  if (focused instanceof HTMLElement) focused.focus();
  return copied;
}

/** Menus open into sight, and close when something else is pressed or the Escape key is. */
export function followMenus() {
  document.addEventListener('toggle', ({ target }) => {
    if (target instanceof Element && target.matches('details.menu[open]')) target.querySelector('.menu-panel')?.scrollIntoView({ block: 'nearest' });
  }, true);
  const open = () => /** @type {NodeListOf<HTMLDetailsElement>} */ (document.querySelectorAll('details.menu[open]'));
  document.addEventListener('pointerdown', ({ target }) => {
    for (const menu of open()) if (!(target instanceof Node && menu.contains(target))) menu.open = false;
  });
  document.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape') return;
    for (const menu of open()) closeMenu(menu);
  });
}

/** Whoever was in it stands where it was opened. @param {HTMLDetailsElement} menu */
function closeMenu(menu) {
  if (menu.contains(document.activeElement)) menu.querySelector('summary')?.focus({ preventScroll: true });
  menu.open = false;
}

export function closeMenus() {
  for (const menu of /** @type {NodeListOf<HTMLDetailsElement>} */ (document.querySelectorAll('details.menu[open]'))) closeMenu(menu);
}

/** Links inside the page move the view and the focus but leave the address, which holds the state, alone. */
export function keepAddressOnAnchors() {
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null;
    const target = link && document.getElementById(/** @type {HTMLAnchorElement} */ (link).hash.slice(1));
    if (!target) return;
    event.preventDefault();
    target.tabIndex = -1;
    target.focus({ preventScroll: true });
    target.scrollIntoView({ behavior: matchMedia('(prefers-reduced-motion: no-preference)').matches ? 'smooth' : 'auto' });
  });
}
