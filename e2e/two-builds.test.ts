// Whoever builds the pages from the source has the very bytes that the phones run: else nobody could tell a changed app.
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'corridor-built-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const bytesIn = (built: string): ReadonlyMap<string, string> =>
  new Map(
    readdirSync(built, { recursive: true, encoding: 'utf8' })
      .sort()
      // Which source it was made of is noted beside the pages.
      .filter((name) => name !== '.source-hash' && statSync(join(built, name)).isFile())
      .map((name) => [name, readFileSync(join(built, name)).toString('base64')]),
  );

test.each(['phone', 'board'])(
  'S19 the pages of the %s, built twice, are the same to the byte',
  async (app) => {
    const home = join(root, 'packages', app);
    const out = join(folder, app);
    const vite = join(root, 'node_modules/vite/bin/vite.js');
    const args = [vite, 'build', home, '--outDir', relative(home, out), '--logLevel', 'error'];
    // As anybody builds it, not as a test.
    const env = { ...process.env, NODE_ENV: 'production' };
    await promisify(execFile)(process.execPath, args, { cwd: root, env });
    // The first time they were built before these scenes, for the phones of all of them.
    const [first, second] = [bytesIn(join(home, 'dist')), bytesIn(out)];
    expect([...second.keys()]).toEqual([...first.keys()]);
    expect(
      [...first].filter(([name, bytes]) => second.get(name) !== bytes).map(([name]) => name),
    ).toEqual([]);
    expect(first.size).toBeGreaterThan(5);
  },
);
