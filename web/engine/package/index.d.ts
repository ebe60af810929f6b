import type { Build, Engine } from '../index.js';

export * from '../index.js';

/** The compiled engines that can run here, best first. All give the same bits. */
export function possibleBuilds(): Build[];

/** Loads one compiled engine, the best for this machine unless another is asked for, and starts it. Nothing is fetched. */
export function loadEngine(options?: { build?: Build }): Promise<Engine>;
