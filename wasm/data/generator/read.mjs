// Reads the data files. Imports only Node's own modules.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const kData = fileURLToPath(new URL('..', import.meta.url));

/**
 * Reads the data files of a directory.
 * @param {string} directory
 */
export function readData(directory = kData) {
  /** @param {string} name */
  const read = (name) => JSON.parse(readFileSync(join(directory, name), 'utf8'));
  return {
    schema: read('schema.json'),
    benchmarks: read('benchmarks.json'),
    sources: read('sources.json'),
    evidence: read('evidence.json'),
    presets: read('presets.json'),
    statements: existsSync(join(directory, 'statements.json')) ? read('statements.json') : { statements: [] },
    claims: existsSync(join(directory, 'claims.json')) ? read('claims.json') : { claims: [] },
  };
}
