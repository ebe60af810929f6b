// The licence texts of everything that went into the bundles. Imports Node's modules and the build's own pieces.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { inProject, readText } from './project.mjs';

/** @param {string[]} inputs paths of files that were bundled */
export function licences(inputs) {
  const packages = new Set(inputs.flatMap((path) => path.match(/^node_modules\/((?:@[^/]+\/)?[^/]+)\//)?.[1] ?? []));
  const texts = [...packages].sort().map((name) => {
    const folder = inProject(`node_modules/${name}`);
    const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
    if (!file) throw new Error(`package ${name} has no licence file`);
    return [name, readFileSync(join(folder, file), 'utf8')];
  });
  texts.unshift(['Tierwise', readText('LICENSE')], ['musl (mathematical functions)', readText('wasm/third_party/musl/COPYRIGHT')]);
  return texts.map(([name, text]) => `${name}\n${'='.repeat(name.length)}\n\n${text.trim()}\n`).join('\n\n');
}
