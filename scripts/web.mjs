// Builds the phone's and the board's pages when anything they are made of has changed.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, runNode, step } from './runtime.mjs';

// Both apps are built from these packages as well as from their own folder.
const ground = [
  'packages/log',
  'packages/operation',
  'packages/text',
  'packages/account',
  'packages/report',
  'packages/reading',
  'packages/plan',
];
const apps = ['phone', 'board'];
const notSource = new Set(['node_modules', 'dist', 'fixtures']);

function* filesUnder(folder) {
  const entries = readdirSync(join(root, folder), { withFileTypes: true });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    if (notSource.has(entry.name) || entry.name.includes('.test.')) continue;
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) yield* filesUnder(path);
    else yield path;
  }
}

function sourceHash(folder) {
  const hash = createHash('sha256').update(readFileSync(`${root}package-lock.json`));
  for (const base of [folder, ...ground]) {
    for (const path of filesUnder(base)) {
      hash
        .update(`${path}\0`)
        .update(readFileSync(join(root, path)))
        .update('\0');
    }
  }
  return hash.digest('hex');
}

/** Answers 0, or the exit code of the first build that failed. */
export async function buildWeb({ force = false } = {}) {
  for (const app of apps) {
    const folder = `packages/${app}`;
    if (!existsSync(join(root, folder, 'index.html'))) continue;
    const stamp = join(root, folder, 'dist/.source-hash');
    const hash = sourceHash(folder);
    if (!force && existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) continue;
    const vite = `${root}node_modules/vite/bin/vite.js`;
    const args = [vite, 'build', folder, '--logLevel', 'warn'];
    const code = await step(`Built the ${app}'s pages`, () => runNode(args));
    if (code !== 0) return code;
    writeFileSync(stamp, hash);
  }
  return 0;
}
