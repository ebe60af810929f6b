// The engine of the embedded widget: comparisons, the value curve and flip points, with the names and bits of the whole one.
// May import the other files of this folder; knows neither page nor worker.
import { compare, startModule, valueCurve } from './comparing.js';
import { flipLevers, flipPointInSteps } from './flips.js';

/** @typedef {Pick<import('./index.js').Engine, 'info' | 'compare' | 'valueCurve' | 'flipLevers' | 'flipPointInSteps'>} WidgetEngine */
/** @typedef {import('./comparing.js').ComparisonModule & import('./flips.js').FlipModule} WidgetModule */

/** @param {import('./index.js').EngineOptions} options @returns {Promise<WidgetEngine>} */
export async function createWidgetEngine(options) {
  const { module, info } = /** @type {{module: WidgetModule, info: WidgetEngine['info']}} */ (await startModule(options));
  return {
    info,
    compare: (request) => compare(module, request),
    valueCurve: (request) => valueCurve(module, request),
    flipLevers: (request) => flipLevers(module, request),
    flipPointInSteps: (request, lever) => flipPointInSteps(module, request, lever),
  };
}
