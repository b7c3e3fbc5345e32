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

/** What comes after the first picture and before everything is there: PIN keys, vault, log, screens. */
const AFTER_PIN = [
  'src/ui/vault/EnterPin.tsx',
  'src/vault/vault.ts',
  'src/vault/autoLock.ts',
  'src/session/open.ts',
  'src/ui/OpenApp.tsx',
];

const manifestOf = (dist: string): Readonly<Record<string, Chunk>> => {
  const path = join(dist, '.vite/manifest.json');
  if (!existsSync(path)) throw new Error(`nothing is built in ${dist}: npm run web`);
  return JSON.parse(readFileSync(path, 'utf8'));
};

/** These files with everything they import statically. */
const filesOf = (manifest: Readonly<Record<string, Chunk>>, names: readonly string[]) => {
  const files = new Set<string>();
  const visited = new Set<string>();
  const visit = (name: string) => {
    const chunk = manifest[name];
    if (!chunk || visited.has(name)) return;
    visited.add(name);
    files.add(chunk.file);
    for (const css of chunk.css ?? []) files.add(css);
    for (const next of chunk.imports ?? []) visit(next);
  };
  for (const name of names) visit(name);
  return files;
};
const sizesOf = (dist: string, files: Iterable<string>): ReadonlyMap<string, number> =>
  new Map(
    [...files].map((file) => [file, gzipSync(readFileSync(join(dist, file)), { level: 9 }).length]),
  );
const sumOf = (sizes: ReadonlyMap<string, number>) =>
  [...sizes.values()].reduce((sum, size) => sum + size, 0);

/** Bytes per file that the locked pad needs before it takes a tap, gzipped. */
export const startSizes = (dist: string): ReadonlyMap<string, number> =>
  sizesOf(dist, ['index.html', ...filesOf(manifestOf(dist), ['index.html'])]);

/** Bytes per file that are loaded beside it until the PIN has opened everything. */
function unlockSizes(dist: string): ReadonlyMap<string, number> {
  const manifest = manifestOf(dist);
  const missing = AFTER_PIN.filter((name) => !manifest[name]);
  if (missing.length > 0) throw new Error(`not built as files of their own: ${missing}`);
  const first = filesOf(manifest, ['index.html']);
  const files = filesOf(manifest, AFTER_PIN);
  return sizesOf(
    dist,
    [...files].filter((file) => !first.has(file)),
  );
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const dist = fileURLToPath(new URL('../dist', import.meta.url));
  const kilobytes = (size: number) => `${(size / 1024).toFixed(1).padStart(7)} KB`;
  const first = startSizes(dist);
  for (const [file, size] of first) console.info(`${kilobytes(size)}  ${file}`);
  console.info(`${kilobytes(sumOf(first))}  of ${MOST_BYTES / 1024} KB until the pad takes a tap`);
  const later = unlockSizes(dist);
  for (const [file, size] of later) console.info(`${kilobytes(size)}  ${file}`);
  console.info(`${kilobytes(sumOf(later))}  more until the PIN has opened everything`);
  if (sumOf(first) > MOST_BYTES) process.exit(1);
}
