// A value with subscribers; several changes within one task are told once. Imports nothing.

/**
 * @template T
 * @param {T} initial
 * @param {(notify: () => void) => void} [schedule] when to tell the subscribers; the next microtask by default
 */
export function createStore(initial, schedule = queueMicrotask) {
  let value = initial;
  let told = initial;
  let waiting = false;
  /** @type {Set<(value: T, before: T) => void>} */
  const subscribers = new Set();

  function notify() {
    waiting = false;
    const before = told;
    told = value;
    if (Object.is(before, value)) return;
    for (const subscriber of [...subscribers]) subscriber(value, before);
  }

  return {
    get: () => value,
    /** @param {T} next */
    set(next) {
      value = next;
      if (waiting) return;
      waiting = true;
      schedule(notify);
    },
    /** @param {(value: T) => T} change */
    update(change) {
      this.set(change(value));
    },
    /**
     * @param {(value: T, before: T) => void} subscriber
     * @returns {() => void} ends the subscription
     */
    subscribe(subscriber) {
      subscribers.add(subscriber);
      return () => void subscribers.delete(subscriber);
    },
  };
}
