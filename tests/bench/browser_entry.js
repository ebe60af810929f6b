// The contenders inside a page of Chromium. Bundled by contenders.js; imports the engine's facade, the twin and the decision's text.
import { createEngine } from '../../web/engine/engine.js';
import { runSquiggle } from './squiggle.js';
import { compareInTwin } from './twin.js';

/**
 * @param {[string, import('../../web/engine/index.js').EngineOptions][]} builds @param {any} squiggle the package, or null
 */
export function start(builds, squiggle) {
  /** @type {Map<string, (request: any) => Promise<{answer?: any, figures?: any}>>} */
  const runs = new Map();
  const ready = (async () => {
    for (const [name, options] of builds) {
      const engine = await createEngine(options);
      runs.set(name, async (request) => ({ answer: engine.compare(request) }));
    }
    runs.set('JavaScript twin', async (request) => ({ answer: compareInTwin(request) }));
    if (squiggle) runs.set('Squiggle 0.10', async ({ draws, seed }) => ({ figures: await runSquiggle(squiggle, draws, seed) }));
    return [...runs.keys()];
  })();
  /** What the last run gave, kept until it is fetched: writing it down is no part of the run. @type {{answer?: any, figures?: any} | null} */
  let last = null;
  /** @param {string} name @param {any} request */
  const run = async (name, request) => {
    const job = runs.get(name);
    if (!job) throw new Error(`no ${name}`);
    last = await job(request);
  };
  return { ready, run, last: () => last };
}
