import {
  createMemoryStore,
  createVerify,
  type Line,
  openLog,
  runtimeRandom,
  seedToSigner,
} from '@corridor/log';
import { hashText } from '@corridor/log/browser';
import { expect, test } from 'vitest';
import { createOwnLines } from './ownLines.ts';

const tally = (n: number) => ({ kind: 'tallied@1', subject: `trip/${n}`, fact: { people: n } });

async function phone() {
  const [own, other] = await Promise.all([1, 2].map(() => seedToSigner(runtimeRandom.bytes(32))));
  if (!own || !other) throw new Error('two keys');
  const log = await openLog({
    store: createMemoryStore(),
    op: 'ex-0123456789012345678901',
    hash: hashText,
    verify: createVerify(),
    clock: { now: () => Date.now() },
    random: runtimeRandom,
  });
  await log.append(own, [tally(1), tally(2)]);
  await log.append(other, [tally(3)]);
  let reads = 0;
  const counting = {
    ...log,
    lines: (filter?: Parameters<typeof log.lines>[0]) => {
      reads++;
      return log.lines(filter);
    },
  };
  const lines = createOwnLines(counting, () => [own.device]);
  const idsOf = async (given: AsyncIterable<readonly Line[]>) => {
    const ids: string[] = [];
    for await (const some of given) ids.push(...some.map(({ id }) => id));
    return ids.sort();
  };
  return { own, log, lines, idsOf, reads: () => reads };
}

test('own lines that were read for the pad are not read again for the rest', async () => {
  const { lines, log, idsOf, reads } = await phone();
  const taken: Line[] = [];
  await lines.read((some) => taken.push(...some));
  expect(taken).toHaveLength(2);
  const before = reads();
  expect(await idsOf(lines.all())).toEqual(await idsOf(log.lines()));
  // Only the other's.
  expect(reads() - before).toBe(1);
});

test('a count kept in between is among them, and so is everything when they are asked for once more', async () => {
  const { own, lines, log, idsOf } = await phone();
  await lines.read(() => {});
  await log.append(own, [tally(4)]);
  expect(await idsOf(lines.all())).toHaveLength(4);
  expect(await idsOf(lines.all())).toEqual(await idsOf(log.lines()));
});
