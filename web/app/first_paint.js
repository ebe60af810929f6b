// The moment from which a reader sees something of the page. Imports nothing.

/** Nothing is ever seen of a tab in the background. Milliseconds. */
const patience = 200;

/** What stands in the file can be read before it is replaced. @param {() => void} act called once */
export function afterFirstPaint(act) {
  /** @type {PerformanceObserver | undefined} */
  let observer;
  const timer = setTimeout(once, patience);
  if (PerformanceObserver.supportedEntryTypes.includes('paint')) {
    observer = new PerformanceObserver((list) => { if (list.getEntriesByName('first-contentful-paint').length > 0) once(); });
    observer.observe({ type: 'paint', buffered: true });
  }

  function once() {
    observer?.disconnect();
    clearTimeout(timer);
    act();
  }
}
