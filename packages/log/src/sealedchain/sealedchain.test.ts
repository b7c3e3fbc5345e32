import 'fake-indexeddb/auto';
import { describe, expect, test } from 'vitest';
import { hashText, sha256 } from '../node.ts';
import { createMemoryOutbox } from '../outbox/memory.ts';
import { createOutbox } from '../outbox/outbox.ts';
import { createSealingKey, openSealed, sealLines } from '../outbox/sealing.ts';
import { createCast, createTestRandom } from '../testing/cast.ts';
import { base64urlToBytes } from '../text/base64url.ts';
import { bytesToText, textToBytes } from '../text/utf8.ts';
import type { Signer } from '../types.ts';
import { openSealedChain, readSealed, type SealedChainParts } from './chain.ts';
import { openIndexedDbSealedStore } from './indexedDb.ts';
import { createMemorySealedStore, createSealedShelf } from './memory.ts';
import type { SealedChainStore } from './types.ts';

const cast = await createCast(['pad', 'hub'], { hash: hashText, sha256 });
const { pad, hub } = cast.players;
const hubKey = await createSealingKey();
const target = { hub: hub.device, hubUrl: 'http://hub' };
const NOTE = 'note of the count in hand';

/** Turns every byte over: enough to see whether anything passes it by. */
const turned = (bytes: Uint8Array) => bytes.map((byte) => byte ^ 255);
const sealForMe = async (text: string) => turned(textToBytes(text));
const openForMe = async (sealed: Uint8Array) => bytesToText(turned(sealed));

let salts = 0;
const partsOf = (
  store: SealedChainStore,
  more: Partial<SealedChainParts> = {},
): SealedChainParts => ({
  store,
  op: cast.op,
  signer: pad.signer,
  hash: hashText,
  verify: cast.verify,
  clock: pad.clock,
  random: createTestRandom(`salt ${salts++}`, sha256),
  sealForMe,
  sealForHub: (lines) => sealLines(hubKey.recipient, lines),
  ...more,
});
const opened = async (parts: SealedChainParts) => {
  const chain = await openSealedChain(parts);
  if (!chain) throw new Error('this key has no place here');
  return chain;
};
const tally = (people: number) => ({ kind: 'tallied@1', subject: 'trip/12', fact: { people } });
const peopleOf = (text: string): number => JSON.parse(text.split('\t')[1] ?? '').fact.people;

let names = 0;
const phones: Readonly<Record<string, () => () => Promise<SealedChainStore>>> = {
  memory: () => {
    const shelf = createSealedShelf();
    return async () => createMemorySealedStore(shelf);
  },
  IndexedDB: () => {
    const name = `locked ${names++}`;
    return () => openIndexedDbSealedStore(name);
  },
};

describe.each(Object.entries(phones))('a chain its writer cannot read, in %s', (_name, aPhone) => {
  test('a key without a place here never signs', async () => {
    const open = aPhone();
    expect(await openSealedChain(partsOf(await open()))).toBeNull();
  });

  test('counts go on hanging on each other through restarts, and whoever finds the phone reads none', async () => {
    const open = aPhone();
    const first = await open();
    await first.begin(pad.device, [0, 0]);
    for (const people of [41, 38]) {
      const store = await open();
      const [id] = await (await opened(partsOf(store))).appendSealed([tally(people)]);
      expect(await store.head(pad.device)).toMatchObject({ id });
    }
    const store = await open();
    const lines = await store.lines(pad.device);
    expect(lines.map(({ seq }) => seq)).toEqual([1, 2]);
    expect(lines[1]?.prev).toBe(lines[0]?.id);
    const stored = JSON.stringify(lines.map((line) => ({ ...line, forMe: [...line.forMe] })));
    for (const word of ['tallied', 'trip/12', 'people']) expect(stored).not.toContain(word);

    const read = await readSealed(store, pad.device, openForMe);
    expect(read.lines.map(({ text }) => peopleOf(text))).toEqual([41, 38]);
    const log = await pad.open();
    const admission = await log.admit(read.lines.map(({ text }) => text));
    expect(admission).toMatchObject({ admitted: lines.map(({ id }) => id), held: 0, refused: [] });
  });

  test('the hub opens what was handed over while locked; each is handed over once', async () => {
    const open = aPhone();
    const store = await open();
    await store.begin(pad.device, [0, 0]);
    const chain = await opened(partsOf(store));
    await chain.appendSealed([tally(41)]);
    await chain.appendSealed([tally(52)]);
    const outboxStore = createMemoryOutbox();
    expect(await chain.handOver(outboxStore, target)).toBe(2);
    expect(await chain.handOver(outboxStore, target)).toBe(0);
    const records = await createOutbox({ store: outboxStore, verify: cast.verify }).all();
    const people = [];
    for (const { sealed } of records) {
      const lines = await openSealed(
        [hubKey.identity],
        base64urlToBytes(sealed) ?? new Uint8Array(),
      );
      people.push(...(lines ?? []).map(peopleOf));
    }
    expect(people).toEqual([41, 52]);
  });

  test('what was read is taken away, and the next count hangs on it all the same', async () => {
    const open = aPhone();
    const store = await open();
    await store.begin(pad.device, [0, 0]);
    const chain = await opened(partsOf(store));
    const [first = ''] = await chain.appendSealed([tally(41)]);
    await store.remove(pad.device, [first]);
    await store.begin(pad.device, [9, 9]);
    const [second] = await chain.appendSealed([tally(38)]);
    expect(await store.lines(pad.device)).toMatchObject([{ id: second, seq: 2, prev: first }]);
    await store.forget(pad.device);
    await expect(chain.appendSealed([tally(1)])).rejects.toThrow('no longer on this phone');
    expect(await store.devices()).toEqual([]);
  });

  test('keeping a count takes the note of it away in the same write', async () => {
    const open = aPhone();
    const store = await open();
    await store.begin(pad.device, [0, 0]);
    await store.note(NOTE, new Uint8Array([1, 2, 3]));
    const chain = await opened(partsOf(store));
    await chain.appendSealed([tally(41)], { key: NOTE, value: null });
    expect(await store.note(NOTE)).toBeNull();
    await chain.appendSealed([tally(38)], { key: NOTE, value: new Uint8Array([7]) });
    expect(await store.note(NOTE)).toEqual(new Uint8Array([7]));
    expect(await store.noteKeys()).toEqual([NOTE]);
  });

  test('[two-tabs] two tabs: one place of the chain, one line, one signature', async () => {
    const open = aPhone();
    const stores = [await open(), await open()];
    await stores[0]?.begin(pad.device, [0, 0]);
    let signatures = 0;
    const signer: Signer = {
      ...pad.signer,
      sign: (message) => {
        signatures++;
        return pad.signer.sign(message);
      },
    };
    let turn: Promise<unknown> = Promise.resolve();
    const exclusively = <T>(work: () => Promise<T>): Promise<T> => {
      const mine = turn.then(work);
      turn = mine.catch(() => {});
      return mine;
    };
    const tabs = await Promise.all(
      stores.map((store) => opened(partsOf(store, { signer, exclusively }))),
    );
    await Promise.all(
      [41, 38, 52, 47].map((people, at) => tabs[at % 2]?.appendSealed([tally(people)])),
    );
    expect((await stores[1]?.lines(pad.device))?.map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
    expect(signatures).toBe(4);
  });

  test('two tabs that do not know of each other: the second writes on where the first stopped', async () => {
    const open = aPhone();
    const stores = [await open(), await open()];
    await stores[0]?.begin(pad.device, [0, 0]);
    const tabs = await Promise.all(stores.map((store) => opened(partsOf(store))));
    await Promise.all(
      [41, 38, 52, 47].map((people, at) => tabs[at % 2]?.appendSealed([tally(people)])),
    );
    const read = await readSealed(await open(), pad.device, openForMe);
    expect(read.lines.map(({ text }) => peopleOf(text)).sort()).toEqual([38, 41, 47, 52]);
    const log = await pad.open();
    await log.admit(read.lines.map(({ text }) => text));
    expect(log.heads(pad.device)).toHaveLength(1);
  });

  test('[wrong-clock] a clock at 1970, at 2099 and jumping back: every line is later than the one before', async () => {
    const open = aPhone();
    const store = await open();
    await store.begin(pad.device, [1_800_000_000_000, 0]);
    const times = [-5, 0, Date.UTC(2099, 0, 1), Date.UTC(1999, 0, 1), 1_800_000_000_001];
    for (const now of times) {
      const chain = await opened(partsOf(store, { clock: { now: () => now } }));
      await chain.appendSealed([tally(1)]);
    }
    const read = await readSealed(store, pad.device, openForMe);
    const log = await pad.open();
    const admission = await log.admit(read.lines.map(({ text }) => text));
    expect(admission).toMatchObject({ refused: [], held: 0 });
    expect(admission.admitted).toHaveLength(times.length);
  });

  test('a signer that is not the device’s writes nothing', async () => {
    const open = aPhone();
    const store = await open();
    await store.begin(pad.device, [0, 0]);
    const signer = { device: pad.device, sign: hub.signer.sign };
    const chain = await opened(partsOf(store, { signer }));
    await expect(chain.appendSealed([tally(41)])).rejects.toThrow('not that of device');
    expect(await store.lines(pad.device)).toEqual([]);
  });

  test('sealing to the hub fails: the count is kept for the person all the same', async () => {
    const open = aPhone();
    const store = await open();
    await store.begin(pad.device, [0, 0]);
    const chain = await opened(
      partsOf(store, { sealForHub: () => Promise.reject(new Error('age did not load')) }),
    );
    await chain.appendSealed([tally(41)]);
    const outbox = createMemoryOutbox();
    expect(await chain.handOver(outbox, target)).toBe(0);
    expect((await readSealed(store, pad.device, openForMe)).lines).toHaveLength(1);
    expect(await store.lines(pad.device)).toMatchObject([{ isHandedOver: false }]);
  });

  test('what cannot be opened stays where it is, and is said', async () => {
    const open = aPhone();
    const store = await open();
    await store.begin(pad.device, [0, 0]);
    const chain = await opened(partsOf(store));
    await chain.appendSealed([tally(41)]);
    const read = await readSealed(store, pad.device, () => Promise.reject(new Error('other key')));
    expect(read).toEqual({
      lines: [],
      unreadable: (await store.lines(pad.device)).map(({ id }) => id),
    });
    expect(await store.lines(pad.device)).toHaveLength(1);
  });

  test('[killed-anywhere] killed between any two steps of counting while locked: no place used twice, no count lost', async () => {
    for (let killedAt = 0; ; killedAt++) {
      const open = aPhone();
      const shelf = await open();
      await shelf.begin(pad.device, [0, 0]);
      const outbox = createMemoryOutbox();
      const handed = new Map<string, string>();
      let steps = 0;
      let isDead = false;
      /** Before and after each effect the battery may fall out; nothing runs afterwards. */
      const step = async <T>(effect: () => Promise<T>): Promise<T> => {
        if (isDead || steps++ === killedAt) {
          isDead = true;
          throw new Error('no battery');
        }
        const done = await effect();
        if (isDead || steps++ === killedAt) {
          isDead = true;
          throw new Error('no battery');
        }
        return done;
      };
      const storeUntil = (store: SealedChainStore): SealedChainStore => ({
        ...store,
        head: (device) => step(() => store.head(device)),
        write: (change) => step(() => store.write(change)),
        lines: (device) => step(() => store.lines(device)),
        markHandedOver: (device, ids) => step(() => store.markHandedOver(device, ids)),
      });
      const put = async (record: Parameters<typeof outbox.put>[0]) => {
        const place = `${record.dev} ${record.lastSeq}`;
        // One place, one line: whatever left the chain once is what leaves it again.
        expect(handed.get(place) ?? record.lastId).toBe(record.lastId);
        handed.set(place, record.lastId);
        await outbox.put(record);
      };
      const keepAndSend = async (people: number) => {
        await shelf.note(NOTE, textToBytes(String(people)));
        const chain = await opened(
          partsOf(storeUntil(await open()), {
            signer: { ...pad.signer, sign: (message) => step(() => pad.signer.sign(message)) },
            sealForMe: (text) => step(() => sealForMe(text)),
          }),
        );
        await chain.appendSealed([tally(people)], { key: NOTE, value: null });
        await chain.handOver({ put: (record) => step(() => put(record)) }, target);
      };
      const begun: number[] = [];
      for (const people of [41, 38]) {
        if (isDead) break;
        begun.push(people);
        await keepAndSend(people).catch(() => {});
      }
      const wasKilled = isDead;

      // Switched on again: what still has its note is not kept, and the officer keeps it again.
      const store = await open();
      const note = await store.note(NOTE);
      const chain = await opened(partsOf(store));
      const [again] = note ? [Number(bytesToText(note))] : [];
      if (again !== undefined) await chain.appendSealed([tally(again)], { key: NOTE, value: null });
      await chain.handOver({ put }, target);

      const read = await readSealed(store, pad.device, openForMe);
      const people = read.lines.map(({ text }) => peopleOf(text));
      expect(people).toEqual(begun);
      const log = await pad.open();
      const admission = await log.admit(read.lines.map(({ text }) => text));
      expect(admission.admitted).toHaveLength(people.length);
      expect(log.heads(pad.device)).toHaveLength(1);
      expect((await outbox.all()).map(({ lastId }) => lastId)).toEqual(admission.admitted);
      if (!wasKilled) {
        expect(begun).toEqual([41, 38]);
        expect(killedAt).toBeGreaterThan(20);
        break;
      }
    }
  });
});
