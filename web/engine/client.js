// Keeps the engine in a worker and hands out promises: newest request of a kind wins, a broken or silent worker is
// replaced and the open requests are asked again, once. No DOM; imports nothing.

/** @typedef {import('./index.js').WorkerLike} WorkerLike */
/** @typedef {import('./index.js').ClientOptions} ClientOptions */
/** @typedef {import('./index.js').EngineClient} EngineClient */
/** @typedef {{id: number, kind: string, request: any, attempts: number, transfer?: Transferable[], resolve: (result: any) => void, reject: (reason: any) => void, onProgress?: (result: any) => void}} Job */

const defaultTimeouts = { start: 10_000, answer: 30_000 };
const attemptsMax = 2;

/** @typedef {Required<import('./index.js').Rung>} Rung */

/** Ways that are given without a name are a place and a build of their own. @param {ClientOptions['createWorker']} createWorker */
function rungsOf(createWorker) {
  const given = Array.isArray(createWorker) ? createWorker : [createWorker];
  return given.map((one, index) => /** @type {Rung} */ (typeof one === 'function' ? { place: /** @type {any} */ (index), build: /** @type {any} */ (index), open: one } : one));
}

/** @param {'engine_failed' | 'engine_not_started'} code */
const refusal = (code) => ({ ok: false, errors: [{ code, field: 'none', index: 0 }] });

/** @param {string} name @param {string} message */
function namedError(name, message) {
  const error = new Error(message);
  error.name = name;
  return error;
}

/**
 * @param {ClientOptions} options
 * @returns {EngineClient}
 */
export function createEngineClient({ createWorker, timeouts = {}, maxRestarts = Number.POSITIVE_INFINITY }) {
  const rungs = rungsOf(createWorker);
  const { start: startTime, answer: answerTime } = { ...defaultTimeouts, ...timeouts };
  /** @type {Map<number, Job>} */
  const jobs = new Map();
  /** @type {WorkerLike | null} */
  let worker = null;
  /** @type {'shut' | 'opening' | 'ready'} */
  let state = 'shut';
  let rung = rungs[0];
  /** Places and builds that did not start. @type {Set<string>} */
  const lost = new Set();
  let startFailures = 0;
  /** Counts the workers, so that one that comes too late is known. */
  let turn = 0;
  let restarts = 0;
  let lastId = 0;
  let closed = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let watch;

  /* Requests */

  /** @param {string} kind @param {any} request @param {import('./index.js').RunOptions<any>} [options] @returns {Promise<any>} */
  function run(kind, request, { signal, onProgress, transfer } = {}) {
    if (closed) return Promise.reject(namedError('Closed', 'The client is closed.'));
    if (signal?.aborted) return Promise.reject(signal.reason);
    supersede(kind);
    if (restarts > maxRestarts) return Promise.resolve(refusal('engine_failed'));
    lastId += 1;
    const id = lastId;
    /** @type {Promise<any>} */
    const promise = new Promise((resolve, reject) => {
      jobs.set(id, { id, kind, request, attempts: 0, transfer, resolve, reject, onProgress });
    });
    const abort = () => {
      const job = jobs.get(id);
      if (!job) return;
      jobs.delete(id);
      tell({ id, kind: 'cancel' });
      job.reject(signal?.reason);
      keepWatch(false);
    };
    signal?.addEventListener('abort', abort, { once: true });
    send(/** @type {Job} */ (jobs.get(id)));
    return promise.finally(() => signal?.removeEventListener('abort', abort));
  }

  /** Older requests of the kind; the start message is nobody's rival. @param {string} kind */
  function supersede(kind) {
    if (kind === 'start') return;
    for (const job of [...jobs.values()]) {
      if (job.kind !== kind) continue;
      jobs.delete(job.id);
      job.reject(namedError('Superseded', 'A newer request of the same kind has taken its place.'));
    }
  }

  /** Sent once the worker has answered. @param {Job} job */
  function send(job) {
    if (state === 'shut') void open();
    try {
      tell({ id: job.id, kind: job.kind, request: job.request }, job.transfer);
    } catch {
      jobs.delete(job.id); // a request that cannot be copied to another thread
      job.resolve({ ok: false, errors: [{ code: 'wrong_type', field: 'none', index: 0 }] });
    }
    keepWatch(false);
  }

  /** @param {object} message @param {Transferable[]} [transfer] */
  function tell(message, transfer = []) {
    if (state === 'ready') worker?.postMessage(message, transfer);
  }

  /* The worker */

  async function open() {
    state = 'opening';
    turn += 1;
    const own = turn;
    keepWatch(true);
    try {
      const opened = await rung.open();
      if (own !== turn) return opened.terminate();
      worker = opened;
      opened.onmessage = (event) => opened === worker && hear(event.data);
      opened.onerror = (event) => {
        event?.preventDefault?.();
        if (opened === worker) fail(0);
      };
      opened.postMessage({ id: 0, kind: 'start' });
    } catch {
      if (own === turn) fail(0); // workers are not allowed here
    }
  }

  /** @param {any} data */
  function hear(data) {
    if (data?.trapped) return fail(data.id, true);
    if (data?.id === 0) {
      if (state === 'opening') begin();
      return;
    }
    const job = jobs.get(data?.id);
    if (job && data.refined) {
      jobs.delete(job.id);
      job.resolve(data.result);
    } else {
      job?.onProgress?.(data.result);
    }
    keepWatch(true);
  }

  function begin() {
    state = 'ready';
    startFailures = 0;
    lost.clear();
    for (const job of [...jobs.values()]) send(job);
    keepWatch(true);
  }

  /**
   * The worker is broken, silent or gone.
   * @param {number} culprit id of the request that broke it; 0: not known
   * @param {boolean} [spoke] it said so itself: the worker is there, its engine is not
   */
  function fail(culprit, spoke = false) {
    const wasReady = state === 'ready';
    shut();
    if (wasReady) {
      restarts += 1;
      for (const job of [...jobs.values()]) if (culprit === 0 || job.id === culprit) job.attempts += 1;
      giveUp((job) => job.attempts >= attemptsMax || restarts > maxRestarts, 'engine_failed');
    } else {
      climbDown(spoke);
    }
    if (jobs.size > 0) void open();
  }

  /** To the next way of having the engine; when there is none left, to the first one again. @param {boolean} engineAtFault */
  function climbDown(engineAtFault) {
    startFailures += 1;
    lost.add(engineAtFault ? `build ${rung.build}` : `place ${rung.place}`);
    const next = rungs.find(({ place, build }) => !lost.has(`place ${place}`) && !lost.has(`build ${build}`));
    rung = next ?? rungs[0];
    if (next) return;
    lost.clear();
    if (startFailures < attemptsMax) return;
    giveUp(() => true, 'engine_not_started');
    startFailures = 0;
  }

  /** @param {(job: Job) => boolean} isLost @param {'engine_failed' | 'engine_not_started'} code */
  function giveUp(isLost, code) {
    for (const job of [...jobs.values()]) {
      if (!isLost(job)) continue;
      jobs.delete(job.id);
      job.resolve(refusal(code));
    }
  }

  function shut() {
    clearTimeout(watch);
    watch = undefined;
    turn += 1;
    if (worker) {
      worker.onmessage = null;
      worker.onerror = null;
      worker.terminate();
    }
    worker = null;
    state = 'shut';
  }

  /** A worker that owes something must say something in time, progress included; asking again does not give it more. @param {boolean} heard */
  function keepWatch(heard) {
    const owes = state === 'opening' || (state === 'ready' && jobs.size > 0);
    if (owes && watch !== undefined && !heard) return;
    clearTimeout(watch);
    watch = owes ? setTimeout(() => fail(0), state === 'ready' ? answerTime : startTime) : undefined;
  }

  return {
    run,
    start: () => run('start', undefined),
    get restarts() {
      return restarts;
    },
    get rung() {
      return state === 'ready' ? { place: rung.place, build: rung.build } : null;
    },
    close() {
      closed = true;
      shut();
      for (const job of [...jobs.values()]) job.reject(namedError('Closed', 'The client is closed.'));
      jobs.clear();
    },
  };
}
