// Finds the browsers' programs on this machine. A missing one is an error, never a reason to pass a test over. Imports Node's modules.
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** The first of these names on the PATH. @param {...string} names */
export function programOf(...names) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin'];
  for (const name of names) {
    for (const folder of folders) if (folder && existsSync(join(folder, name))) return join(folder, name);
  }
  throw new Error(`${names.join(' or ')} is not installed; run scripts/setup browsers`);
}

/** WebKitGTK's small browser lives beside its library. */
export function miniBrowser() {
  const libraries = readdirSync('/usr/lib').map((name) => join('/usr/lib', name));
  for (const folder of [...libraries, '/usr/libexec']) {
    for (const version of ['webkit2gtk-4.1', 'webkit2gtk-4.0']) {
      const path = join(folder, version, 'MiniBrowser');
      if (existsSync(path)) return path;
    }
  }
  throw new Error('MiniBrowser of WebKitGTK is not installed; run scripts/setup browsers');
}
