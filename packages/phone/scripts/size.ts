// What a phone must load before the pad takes a tap, gzipped: the entry with everything it imports statically, its CSS, and the page.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';

export const MOST_BYTES = 150 * 1024;

interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
}

/** Bytes per file that the entry needs, gzipped. */
export function startSizes(dist: string): ReadonlyMap<string, number> {
  const path = join(dist, '.vite/manifest.json');
  if (!existsSync(path)) throw new Error(`nothing is built in ${dist}: npm run web`);
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as Readonly<Record<string, Chunk>>;
  const files = new Set<string>(['index.html']);
  const visited = new Set<string>();
  const visit = (name: string) => {
    const chunk = manifest[name];
    if (!chunk || visited.has(name)) return;
    visited.add(name);
    files.add(chunk.file);
    for (const css of chunk.css ?? []) files.add(css);
    for (const next of chunk.imports ?? []) visit(next);
  };
  visit('index.html');
  return new Map(
    [...files].map((file) => [file, gzipSync(readFileSync(join(dist, file)), { level: 9 }).length]),
  );
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const sizes = startSizes(fileURLToPath(new URL('../dist', import.meta.url)));
  const all = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  for (const [file, size] of sizes)
    console.info(`${(size / 1024).toFixed(1).padStart(7)} KB  ${file}`);
  console.info(`${(all / 1024).toFixed(1).padStart(7)} KB  of ${MOST_BYTES / 1024} KB`);
  if (all > MOST_BYTES) process.exit(1);
}
