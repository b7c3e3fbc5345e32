import { describe, expect, test } from 'vitest';
import { hashText, sha256 } from '../node.ts';
import { createMemoryStore } from '../store/memory/store.ts';
import { createCast } from '../testing/cast.ts';
import type { LineStore } from '../types.ts';

describe('a chain that grows line by line', () => {
  test('stays in few segments, and each line is written a few times only', async () => {
    const { officer } = (await createCast(['officer'], { hash: hashText, sha256 })).players;
    const store = createMemoryStore();
    let written = 0;
    let most = 0;
    const counting: LineStore = {
      ...store,
      write: (op, change) => {
        const lines = change.put.reduce((sum, { ids }) => sum + ids.length / 43, 0);
        written += lines;
        most = Math.max(most, lines);
        return store.write(op, change);
      },
    };
    const log = await officer.open(counting);
    const count = 3000;
    for (let i = 0; i < count; i++) {
      await log.append(officer.signer, [
        { kind: 'tallied@1', subject: 'trip/a', fact: { people: i } },
      ]);
    }
    const segments = await store.segments(log.op);
    expect(segments.length).toBeLessThan(3000 / 256 + 2 * 16);
    expect(written / count).toBeLessThan(4);
    expect(most).toBeLessThanOrEqual(500);
    for (const { firstSeq, lastSeq } of segments) {
      expect(lastSeq - firstSeq).toBeLessThan(500);
    }
    const again = await officer.open(store);
    expect(again.digest()).toBe(log.digest());
    expect(again.size()).toMatchObject({ lines: count, damagedSegments: 0 });
  });
});
