import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { hashText } from '../node.ts';
import { openLog } from '../open/log.ts';
import { createMemoryStore } from '../store/memory/store.ts';
import { createVerify } from '../webcrypto/ed25519.ts';
import { readBundle, readBundleHeader } from './read.ts';

const streamOf = (name: string) =>
  new Blob([readFileSync(new URL(`./fixtures/${name}`, import.meta.url))]).stream();

/**
 * Bundles as earlier versions made them. They must read for ever, each with the same digest; a file here is
 * never changed, a new version adds its own.
 */
test.each([
  {
    name: 'version-1.corridor',
    op: 'ex-D4vaGiXUG9CRDOcOxTHomU',
    lines: 6,
    digest: '3jRwfduapjJ2dBAe21uu5rkb-irlXyHFzxXY3CQL0Ww',
    signedBy: 'KzFVPE7qZ7fLBqS5yQwT094vH0HUuiDn6m87BPJCYz0',
  },
])('$name still reads', async ({ name, op, lines, digest, signedBy }) => {
  expect(await readBundleHeader(streamOf(name))).toMatchObject({ ok: true, header: { op } });
  const log = await openLog({
    store: createMemoryStore(),
    op,
    hash: hashText,
    verify: createVerify(),
    clock: { now: () => 0 },
    random: { bytes: (length) => new Uint8Array(length) },
  });
  const result = await readBundle(log, streamOf(name));
  expect(result).toMatchObject({ admitted: lines, refused: 0, problem: null, signedBy });
  expect(log.digest()).toBe(digest);
  // One officer's phone was restored from a backup and wrote on: two heads.
  expect(Object.values(log.vector()).filter((heads) => heads.length > 1)).toHaveLength(1);
});
