import 'fake-indexeddb/auto';
import { describe, expect, test } from 'vitest';
import { textToBytes } from '../../text/utf8.ts';
import type { Box, LineStore, Segment } from '../../types.ts';
import { storeContract } from '../contract.ts';
import { dropOthers, resealSegments } from './lease.ts';
import { openIndexedDbStore } from './store.ts';

const op = 'ex-lease';
let names = 0;
const newName = () => `corridor-lease-${++names}`;

/** A box that knows its own bytes by the first one, and opens no other's. */
const createBox = (mark: number): Box => ({
  seal: async (text) => Uint8Array.from([mark, ...textToBytes(text).map((byte) => byte ^ mark)]),
  open: async (sealed) => {
    if (typeof sealed === 'string' || sealed[0] !== mark) throw new Error('another box');
    return new TextDecoder().decode(sealed.slice(1).map((byte) => byte ^ mark));
  },
});
const isOf = (mark: number) => (sealed: Uint8Array | string) => sealed[0] === mark;
const data = createBox(1);
const lease = createBox(2);
const nextLease = createBox(3);
const isOwn = (device: string) => device === 'phone' || device === 'pad';
const boxFor = (others: Box) => (device: string | null) =>
  device === null || isOwn(device) ? data : others;
/** Opens what lies under the old key and under the new one, as a phone does that was killed in between. */
const either: Box = {
  seal: nextLease.seal,
  open: (sealed) => (isOf(2)(sealed) ? lease : nextLease).open(sealed),
};

const segment = (dev: string, seq: number): Segment => ({
  op,
  dev,
  firstSeq: seq,
  lastSeq: seq,
  prev: seq === 1 ? null : `${dev}-${seq - 1}`,
  lastId: `${dev}-${seq}`,
  ids: `${dev}-${seq}`,
  text: `what ${dev} wrote as ${seq}`,
  receivedAt: 0,
});
const devices = ['driver', 'other', 'pad', 'phone'];
async function scene(name: string, seqs = 5) {
  const store = await openIndexedDbStore(name, boxFor(lease));
  const put = devices.flatMap((dev) => Array.from({ length: seqs }, (_, i) => segment(dev, i + 1)));
  await store.write(op, { put, remove: [] });
  await store.note(op, 'site', 'ramouseh');
  return store;
}
const textsIn = async (store: LineStore) => {
  const infos = await store.segments(op);
  const lastIds = infos.map(({ lastId }) => lastId);
  return (await store.read(op, lastIds)).map(({ text }) => text);
};
/** First byte of every segment as it lies in the database. */
const marksOf = (name: string): Promise<Readonly<Record<string, readonly number[]>>> =>
  new Promise((resolve) => {
    const request = indexedDB.open(name);
    request.onsuccess = () => {
      const db = request.result;
      const marks: Record<string, number[]> = {};
      const texts = db.transaction('texts').objectStore('texts').openCursor();
      texts.onsuccess = () => {
        const at = texts.result;
        if (at === null) {
          db.close();
          resolve(marks);
          return;
        }
        const [dev = ''] = (at.key as string[])[1]?.split('-') ?? [];
        marks[dev] = [...new Set([...(marks[dev] ?? []), at.value[0]])];
        at.continue();
      };
    };
  });

storeContract('IndexedDB with a box for each device', async () => {
  const name = newName();
  const boxes = (device: string | null) => createBox(device === null ? 9 : device.length);
  return { open: () => openIndexedDbStore(name, boxes) };
});

describe('a phone’s lines', () => {
  test('lie under the data key where they are its own, and under the lease key where they are not', async () => {
    const name = newName();
    const store = await scene(name);
    expect(await marksOf(name)).toEqual({ driver: [2], other: [2], pad: [1], phone: [1] });
    expect(await textsIn(store)).toHaveLength(20);
    await store.close();
  });

  test('of others cannot be read or written without the lease; own ones can', async () => {
    const name = newName();
    await (await scene(name)).close();
    const store = await openIndexedDbStore(name, (device) => {
      if (device === null || isOwn(device)) return data;
      throw new Error('the lease is over');
    });
    await expect(store.read(op, ['driver-1'])).rejects.toThrow('the lease is over');
    const change = { put: [segment('driver', 6)], remove: [] };
    await expect(store.write(op, change)).rejects.toThrow('the lease is over');
    expect(await store.read(op, ['phone-1', 'pad-1'])).toHaveLength(2);
    expect(await store.write(op, { put: [segment('phone', 6)], remove: [] })).toBe('written');
    expect(await store.note(op, 'site')).toBe('ramouseh');
    await store.close();
  });
});

describe('when the lease is over', () => {
  test('others’ segments go without any key; own ones, pads and notes stay', async () => {
    const name = newName();
    await (await scene(name)).close();
    expect(await dropOthers(name, op, isOwn)).toBe(10);
    expect(await dropOthers(name, op, isOwn)).toBe(0);
    const store = await openIndexedDbStore(name, data);
    expect((await store.segments(op)).map(({ dev }) => dev)).toEqual([
      ...Array(5).fill('pad'),
      ...Array(5).fill('phone'),
    ]);
    expect(await textsIn(store)).toHaveLength(10);
    expect(await store.note(op, 'site')).toBe('ramouseh');
    await store.close();
  });

  test('of one operation, another keeps what it has', async () => {
    const name = newName();
    await (await scene(name)).close();
    expect(await dropOthers(name, 'ex-another', isOwn)).toBe(0);
    expect(await marksOf(name)).toMatchObject({ driver: [2] });
  });
});

describe('a fresh key', () => {
  const what = { op, isOwn, isOld: isOf(2), from: lease, to: nextLease };

  test('seals again what is others’ and nothing else', async () => {
    const name = newName();
    const store = await scene(name);
    const before = await textsIn(store);
    await store.close();
    expect(await resealSegments(name, what)).toBe(10);
    expect(await marksOf(name)).toEqual({ driver: [3], other: [3], pad: [1], phone: [1] });
    const again = await openIndexedDbStore(name, boxFor(nextLease));
    expect(await textsIn(again)).toEqual(before);
    await again.close();
  });

  test.each([1, 3, 8, 9, 15, 23])(
    'a phone killed after %i segments reads all of them, and goes on',
    async (killedAfter) => {
      const name = newName();
      const store = await scene(name, 12);
      const before = await textsIn(store);
      await store.close();
      let sealed = 0;
      const dying: Box = {
        ...nextLease,
        seal: async (text) => {
          if (sealed++ === killedAfter) throw new Error('killed');
          return nextLease.seal(text);
        },
      };
      await expect(resealSegments(name, { ...what, to: dying })).rejects.toThrow('killed');
      const between = await openIndexedDbStore(name, boxFor(either));
      expect(await textsIn(between)).toEqual(before);
      await between.close();
      await resealSegments(name, what);
      expect(await marksOf(name)).toMatchObject({ driver: [3], other: [3] });
      const after = await openIndexedDbStore(name, boxFor(nextLease));
      expect(await textsIn(after)).toEqual(before);
      await after.close();
    },
  );

  test('does not undo what the open log writes meanwhile', async () => {
    const name = newName();
    await (await scene(name)).close();
    const store = await openIndexedDbStore(name, boxFor(either));
    const merged = { ...segment('driver', 1), lastSeq: 2, lastId: 'driver-2', text: 'both' };
    let isWritten = false;
    const slow: Box = {
      ...nextLease,
      seal: async (text) => {
        if (!isWritten) {
          isWritten = true;
          await store.write(op, { put: [merged], remove: ['driver-1', 'driver-2'] });
        }
        return nextLease.seal(text);
      },
    };
    await resealSegments(name, { ...what, to: slow });
    expect(await store.read(op, ['driver-1', 'driver-2'])).toEqual([merged]);
    expect(await marksOf(name)).toMatchObject({ driver: [3], other: [3] });
    await store.close();
  });
});
