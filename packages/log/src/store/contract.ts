import { afterEach, describe, expect, test } from 'vitest';
import type { LineStore, Segment } from '../types.ts';

const op = 'ex-contract00000000000000';

/** A segment of plain words: a store neither reads nor checks what it keeps. */
const segment = (dev: string, firstSeq: number, lastSeq: number, branch = 'a'): Segment => ({
  op,
  dev,
  firstSeq,
  lastSeq,
  prev: firstSeq === 1 ? null : `${dev}-${firstSeq - 1}${branch}`,
  lastId: `${dev}-${lastSeq}${branch}`,
  ids: Array.from({ length: lastSeq - firstSeq + 1 }, (_, i) => `${dev}-${firstSeq + i}`).join(''),
  text: `lines ${firstSeq} to ${lastSeq} of ${dev} \u2028 ${branch}`,
  receivedAt: 1_790_000_000_000 + lastSeq,
});

const put = (...segments: Segment[]) => ({ put: segments, remove: [] });

/**
 * What every store keeps. `open` opens what `reopen` would find again: the same store after a restart, or the
 * same instance where nothing outlives the process.
 */
export function storeContract(
  name: string,
  create: () => Promise<{ readonly open: () => Promise<LineStore> }>,
): void {
  const opened: LineStore[] = [];
  const start = async () => {
    const place = await create();
    const open = async () => {
      const store = await place.open();
      opened.push(store);
      return store;
    };
    return { store: await open(), open };
  };
  afterEach(async () => {
    for (const store of opened.splice(0)) await store.close();
  });

  describe(`the ${name} store`, () => {
    test('is empty at first', async () => {
      const { store } = await start();
      expect(await store.operations()).toEqual([]);
      expect(await store.segments(op)).toEqual([]);
      expect(await store.read(op, ['nobody-1a'])).toEqual([]);
      expect(await store.note(op, 'name')).toBeNull();
    });

    test('gives back what was written, the same after a restart', async () => {
      const { store, open } = await start();
      const one = segment('bus', 1, 3);
      expect(await store.write(op, put(one))).toBe('written');
      await store.close();
      const again = await open();
      expect(await again.read(op, [one.lastId])).toEqual([one]);
      expect(await again.operations()).toEqual([op]);
    });

    test('lists segments without text, by device, first line and head', async () => {
      const { store } = await start();
      const all = [
        segment('car', 1, 2),
        segment('bus', 10, 11),
        segment('bus', 2, 9, 'b'),
        segment('bus', 2, 9),
        segment('bus', 1, 1),
      ];
      await store.write(op, put(...all));
      const listed = await store.segments(op);
      expect(listed.map(({ lastId }) => lastId)).toEqual([
        'bus-1a',
        'bus-9a',
        'bus-9b',
        'bus-11a',
        'car-2a',
      ]);
      const { ids: _, text: __, ...info } = segment('bus', 1, 1);
      expect(listed[0]).toEqual(info);
    });

    test('replaces small segments by a merged one', async () => {
      const { store } = await start();
      await store.write(op, put(segment('bus', 1, 1), segment('bus', 2, 2)));
      const merged = segment('bus', 1, 3);
      expect(await store.write(op, { put: [merged], remove: ['bus-1a', 'bus-2a'] })).toBe(
        'written',
      );
      expect(await store.segments(op)).toHaveLength(1);
      expect(await store.read(op, ['bus-1a', 'bus-3a'])).toEqual([merged]);
    });

    test('replaces a segment by another of the same head', async () => {
      const { store } = await start();
      await store.write(op, put(segment('bus', 1, 2)));
      const filled = { ...segment('bus', 1, 2), text: 'now with its body' };
      expect(await store.write(op, { put: [filled], remove: [filled.lastId] })).toBe('written');
      expect(await store.read(op, [filled.lastId])).toEqual([filled]);
    });

    test('changes nothing when a segment to remove is gone', async () => {
      const { store } = await start();
      await store.write(op, put(segment('bus', 1, 1)));
      const change = { put: [segment('bus', 1, 2)], remove: ['bus-1a', 'bus-7a'] };
      expect(await store.write(op, change)).toBe('stale');
      expect((await store.segments(op)).map(({ lastId }) => lastId)).toEqual(['bus-1a']);
    });

    test('lets one of two writers have the next place of a chain', async () => {
      const { store } = await start();
      const expected = { dev: 'bus', lastSeq: 0 };
      const first = store.write(op, { ...put(segment('bus', 1, 1)), expect: expected });
      const second = store.write(op, { ...put(segment('bus', 1, 1, 'b')), expect: expected });
      expect((await Promise.all([first, second])).sort()).toEqual(['stale', 'written']);
      expect(await store.segments(op)).toHaveLength(1);
      const next = { ...put(segment('bus', 2, 2)), expect: { dev: 'bus', lastSeq: 1 } };
      expect(await store.write(op, next)).toBe('written');
      expect(await store.write(op, next)).toBe('stale');
      const other = { ...put(segment('car', 1, 1)), expect: { dev: 'car', lastSeq: 0 } };
      expect(await store.write(op, other)).toBe('written');
    });

    test('sees a chain grow by lines that others brought', async () => {
      const { store } = await start();
      const own = (seq: number) => ({ dev: 'bus', lastSeq: seq });
      await store.write(op, { ...put(segment('bus', 1, 1)), expect: own(0) });
      await store.write(op, put(segment('bus', 2, 5)));
      expect(await store.write(op, { ...put(segment('bus', 2, 2)), expect: own(1) })).toBe('stale');
      expect(await store.write(op, { ...put(segment('bus', 6, 6)), expect: own(5) })).toBe(
        'written',
      );
    });

    test('keeps operations apart', async () => {
      const { store } = await start();
      const other = 'op-contract00000000000000';
      await store.write(op, put(segment('bus', 1, 1)));
      await store.write(other, put({ ...segment('car', 1, 1), op: other }));
      expect(await store.operations()).toEqual([op, other]);
      expect((await store.segments(other)).map(({ dev }) => dev)).toEqual(['car']);
      expect(await store.read(other, ['bus-1a'])).toEqual([]);
    });

    test('keeps notes, replaces and forgets them', async () => {
      const { store, open } = await start();
      expect(await store.note(op, 'post', 'Ramouseh')).toBe('Ramouseh');
      expect(await store.note(op, 'post', 'Rashidin')).toBe('Rashidin');
      await store.close();
      const again = await open();
      expect(await again.note(op, 'post')).toBe('Rashidin');
      expect(await again.note('op-other', 'post')).toBeNull();
      expect(await again.note(op, 'post', null)).toBeNull();
      expect(await again.note(op, 'post')).toBeNull();
    });
  });
}
