// What the worker does with messages: newest request of a kind wins, quick answers come before refined ones, long analyses
// after everything else, and the message queue is looked at between any two calls of the engine.
// Imports nothing; the engine, the analyses and the port are given.

/** @typedef {import('./index.js').Engine} Engine */
/** @typedef {'compare' | 'simulatePart' | 'compareParts' | 'valueCurve' | 'scoreCreator' | 'classify' | 'learnFromCampaigns'} Kind */
/** @typedef {import('./jobs.js').Steps} Steps */
/** @typedef {{id: number, kind: string, request: any, steps?: Steps}} Job */
/** @typedef {{id: number, kind: string, request?: any}} Message */

export const kinds = /** @type {const} */ (['compare', 'simulatePart', 'compareParts', 'valueCurve', 'scoreCreator', 'classify', 'learnFromCampaigns']);
export const quickDraws = 1024;

/** Pause before refining, so that a slider in motion gets its next quick answer first. Milliseconds. */
export const quietTime = 40;

/**
 * @param {(message: object) => void} post
 * @param {Promise<Engine>} starting
 * @param {Record<string, (engine: Engine, request: any) => Steps>} [analyses] long requests, answered step by step
 * @returns {(message: Message) => void} takes one message
 */
export function createQueue(post, starting, analyses = {}) {
  /** Newest request of each kind that has had no answer yet. @type {Map<string, Job>} */
  const waiting = new Map();
  /** Comparisons with a quick answer only. @type {Map<string, Job>} */
  const unrefined = new Map();
  /** Analyses, begun or not, in the order they were asked. @type {Map<string, Job>} */
  const background = new Map();
  let working = false;
  let broken = false;
  starting.catch(() => {}); // said to whoever asks


  /** @param {Message} message */
  function take(message) {
    if (message.kind === 'start') return void report(message.id);
    if (message.kind === 'cancel') return drop((job) => job.id === message.id);
    if (message.kind === 'stop') return drop(() => true);
    const { kind } = message;
    drop((job) => job.kind === kind);
    (Object.hasOwn(analyses, kind) ? background : waiting).set(kind, /** @type {Job} */ (message));
    if (!working) void work();
  }

  /** @param {(job: Job) => boolean} isOut */
  function drop(isOut) {
    for (const jobs of [waiting, unrefined, background]) for (const [kind, job] of jobs) if (isOut(job)) jobs.delete(kind);
  }

  /** @param {number} id */
  async function report(id) {
    try {
      const engine = await starting;
      post({ id, result: { ok: true, ...engine.info }, refined: true });
    } catch (error) {
      post({ id, trapped: true, message: String(error) });
    }
  }

  async function work() {
    working = true;
    try {
      const engine = await starting;
      while (!broken && (waiting.size > 0 || unrefined.size > 0 || background.size > 0)) {
        const job = first(waiting);
        if (job) answer(engine, job);
        else if (unrefined.size > 0) await refineWhenQuiet(engine);
        else advance(engine, /** @type {Job} */ (first(background)));
        await nextTask();
      }
    } catch (error) {
      broken = true;
      post({ id: 0, trapped: true, message: String(error) });
    }
    working = false;
  }

  /** @param {Engine} engine @param {Job} job */
  function answer(engine, job) {
    waiting.delete(job.kind);
    const quick = job.kind === 'compare' && typeof job.request?.draws === 'number' && job.request.draws > quickDraws;
    const result = call(engine, job, quick ? { ...job.request, draws: quickDraws } : job.request);
    if (!result) return;
    // A request that is refused with all its draws must not be answered with fewer.
    const unfinished = quick && result.ok;
    if (quick && !result.ok) return void send(job, call(engine, job, job.request), true);
    if (unfinished) unrefined.set(job.kind, job);
    send(job, result, !unfinished);
  }

  /** @param {Engine} engine */
  async function refineWhenQuiet(engine) {
    const job = first(unrefined);
    await new Promise((resolve) => setTimeout(resolve, quietTime));
    if (!job || waiting.size > 0 || unrefined.get(job.kind) !== job) return;
    unrefined.delete(job.kind);
    send(job, call(engine, job, job.request), true);
  }

  /** One step of an analysis: what it yields is progress, what it returns is the answer. @param {Engine} engine @param {Job} job */
  function advance(engine, job) {
    const step = trapping(job, () => {
      job.steps ??= analyses[job.kind](engine, job.request);
      return job.steps.next();
    });
    if (!step) return;
    if (step.done) background.delete(job.kind);
    send(job, step.value, step.done === true);
  }

  /** @param {Engine} engine @param {Job} job @param {any} request */
  function call(engine, job, request) {
    return trapping(job, () => engine[/** @type {Kind} */ (job.kind)](request));
  }

  /** An exception here is a trap: the instance is beyond use. @template Value @param {Job} job @param {() => Value} body @returns {Value | null} */
  function trapping(job, body) {
    try {
      return body();
    } catch (error) {
      broken = true;
      post({ id: job.id, trapped: true, message: String(error) });
      return null;
    }
  }

  /** @param {Job} job @param {any} result @param {boolean} refined */
  function send(job, result, refined) {
    if (result) post({ id: job.id, result: result.ok ? { ...result, refined } : result, refined });
  }

  return take;
}

/** @param {Map<string, Job>} jobs @returns {Job | undefined} */
function first(jobs) {
  return jobs.values().next().value;
}

/** Ends the current task, so that waiting messages come in; a timer would be slowed down to 4 ms. */
function nextTask() {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port2.onmessage = () => {
      port2.close();
      resolve(undefined);
    };
    port1.postMessage(0);
  });
}
