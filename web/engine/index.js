// What developers import: the engine as functions, and the client that keeps it in a worker. No DOM.
export { createEngine } from './engine.js';
export { createEngineClient } from './client.js';
export { createEnginePool } from './pool.js';
export { OWN_CODES } from './read.js';
