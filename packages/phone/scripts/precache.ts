import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** Every file below, as paths from `folder` with forward slashes, byte-wise sorted. */
const filesUnder = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort((a, b) => (a < b ? -1 : 1));

/** Not part of the app: what the build tells about itself, and the worker, which the browser keeps by itself. */
const isKept = (file: string) =>
  !file.startsWith('.') && file !== 'sw.js' && !file.endsWith('.map');

/**
 * Writes into the service worker which files make up this version. The version is a hash of all of them, so the same sources
 * give the same worker, and a phone updates only when something changed.
 */
export function precache(): Plugin {
  let folder = '';
  return {
    name: 'precache',
    apply: 'build',
    configResolved: (config) => {
      folder = join(config.root, config.build.outDir);
    },
    writeBundle: {
      order: 'post',
      handler: () => {
        const files = filesUnder(folder).filter(isKept);
        const hash = createHash('sha256');
        for (const file of files) {
          hash
            .update(`${file}\0`)
            .update(readFileSync(join(folder, file)))
            .update('\0');
        }
        const path = join(folder, 'sw.js');
        const worker = readFileSync(path, 'utf8');
        hash.update(worker);
        const manifest = JSON.stringify({ version: hash.digest('hex').slice(0, 16), files });
        if (!worker.includes('__PRECACHE__')) throw new Error('the worker names no files');
        if (/^\s*(import|export)\b/m.test(worker)) throw new Error('the worker must stand alone');
        writeFileSync(path, `const __PRECACHE__=${manifest};\n${worker}`);
      },
    },
  };
}
