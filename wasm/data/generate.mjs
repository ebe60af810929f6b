// Checks the benchmark data and writes it as C++ headers and ES modules. Imports the parts of the generator and Node's own modules.
// Usage: node generate.mjs <output directory>
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { problemsOf } from './generator/check.mjs';
import { benchmarksHeader, schemaHeader } from './generator/cpp.mjs';
import { benchmarksModule, inputsModule, presetsModule, schemaModule } from './generator/javascript.mjs';
import { readData } from './generator/read.mjs';

/**
 * Generated files by name.
 * @param {any} data
 * @returns {Record<string, string>}
 */
export function generate(data) {
  return {
    'schema.h': schemaHeader(data),
    'benchmarks.h': benchmarksHeader(data),
    'schema.js': schemaModule(data),
    'inputs.js': inputsModule(data),
    'benchmarks.js': benchmarksModule(data),
    'presets.js': presetsModule(data),
  };
}

/**
 * Writes the files whose text changed; returns their names.
 * @param {Record<string, string>} files
 * @param {string} directory
 */
export function writeChanged(files, directory) {
  mkdirSync(directory, { recursive: true });
  const changed = Object.keys(files).filter((name) => {
    const path = join(directory, name);
    return !existsSync(path) || readFileSync(path, 'utf8') !== files[name];
  });
  for (const name of changed) writeFileSync(join(directory, name), files[name]);
  return changed;
}

/** @param {string[]} args */
function main(args) {
  if (args.length !== 1 || args[0].startsWith('-')) {
    console.error('usage: node generate.mjs <output directory>');
    return 2;
  }
  const data = readData();
  const problems = problemsOf(data);
  if (problems.length > 0) {
    console.error(problems.join('\n'));
    return 1;
  }
  writeChanged(generate(data), args[0]);
  return 0;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) process.exitCode = main(process.argv.slice(2));
