import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { createOutput } from '../cli/output.ts';
import { importJob } from '../jobs/import.ts';
import { openBench } from '../testing/kit.ts';
import { verifyBundle } from './verify.ts';

const fixture = (name: string) => fileURLToPath(new URL(`../../fixtures/${name}`, import.meta.url));

/**
 * Whole rehearsals as earlier versions wrote them, with all the errors that people and phones make. Each must give the
 * same records, the same standing and the same figures for ever. A file here is never changed; a version that
 * writes another format adds its own (`corridor exercise --scenario S --seed version-N`).
 */
const versions = [
  {
    file: 'version-1.corridor',
    op: 'ex-MvGcE9li-QjDqTLw5BPHs-',
    name: 'Exercise Clock Court',
    lines: 915,
    digest: 'gQjYsmUUro1V1DiouT4QHiaxiDYspUXHJb5sv05eCXw',
    revoked: ['Mill Hall phone 3'],
    disputed: { 'after-revocation': 1 },
    counted: {
      arrivedAtLeast: 565,
      departedAtLeast: 693,
      arrivedCounted: 845,
      departedCounted: 843,
      departures: 21,
      arrivals: 22,
      departuresUncounted: 0,
      arrivalsUncounted: 0,
      sentBack: 0,
      unmatched: 0,
      outOfBalance: 5,
    },
  },
] as const;

test.each(versions)('$file still says what it said when it was made', async (made) => {
  const { file, op, name, lines, digest, revoked, disputed, counted } = made;
  const verdict = await verifyBundle(fixture(file), createOutput(true));
  expect(verdict).toMatchObject({ op, name, lines, isSound: true, notUnderstood: 0 });
  expect(verdict.revocations.map(({ label }) => label)).toEqual(revoked);
  expect(verdict.disputed).toEqual(disputed);
  // A later version may count more; what was counted then stays as it was.
  expect(verdict.counted).toMatchObject(counted);
  expect(verdict.signedBy?.role).toBe('coordinator');

  const bench = await openBench();
  const imported = await importJob(bench.hub, { file: fixture(file) });
  expect(imported).toMatchObject({ op, name, admitted: lines, refused: 0, held: 0, problem: null });
  expect(bench.hub.operation(op)?.log.digest()).toBe(digest);
  await bench.hub.close();
});
