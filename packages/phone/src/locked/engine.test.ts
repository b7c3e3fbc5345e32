import { createOutbox, type SealedChainStore } from '@corridor/log';
import { faultOfFact } from '@corridor/operation';
import { describe, expect, test } from 'vitest';
import { PAD_NOTE } from '../desk/desk.ts';
import { noteToPad, padToNote } from '../pad/note.ts';
import { emptyPad, keyOf } from '../pad/pad.ts';
import { startTally, type TallyFact } from '../pad/tally.ts';
import type { LockedEngine, LockedHand } from './engine.ts';
import { takeInLocked } from './takeIn.ts';
import { aLockedPhone, openForMe, padSigner, settled, verify } from './testing.ts';

const count = async (engine: LockedEngine, label: string, heads: number) => {
  engine.take(label);
  await countOn(engine, heads);
};
const countOn = async (engine: LockedEngine, heads: number) => {
  engine.tap({ tap: 'total', n: heads, act: engine.newAct() });
  engine.tap({ tap: 'step', step: 'laps', act: engine.newAct() });
  engine.tap({ tap: 'laps', laps: 0 });
  return engine.keep();
};
const taken = async (phone: ReturnType<typeof aLockedPhone>) => {
  const log = await phone.unlocked();
  const takenIn = await takeInLocked({
    store: phone.store,
    log,
    pads: [padSigner.device],
    openForMe,
    takeNotes: async (name, texts) => {
      await log.note(name, texts.at(-1) ?? null);
    },
  });
  const people: number[] = [];
  for await (const lines of log.lines({ device: padSigner.device })) {
    for (const { body } of lines) people.push((body as { fact: TallyFact }).fact.people);
  }
  return { log, takenIn, people, pad: noteToPad(await log.note(PAD_NOTE)) ?? emptyPad };
};
/** Everything the phone holds, as somebody who copies it would see it. */
const dumpOf = ({ shelf }: ReturnType<typeof aLockedPhone>) =>
  JSON.stringify([...shelf.lines.values(), ...shelf.heads.values()]) +
  [...shelf.notes].map(([key, value]) => key + new TextDecoder().decode(value)).join();

describe('counting while locked', () => {
  test('a count leaves the screen when it is kept, and comes back with the PIN', async () => {
    const phone = aLockedPhone();
    const { engine } = await phone.start();
    await count(engine, '12', 47);
    expect(engine.state.get()).toMatchObject({ kept: 1, justKept: true, trouble: null });
    expect(JSON.stringify(engine.state.get().pad)).not.toContain('47');
    expect(dumpOf(phone)).not.toMatch(/tallied|ramouseh|trip/);
    const { people, takenIn } = await taken(phone);
    expect(people).toEqual([47]);
    expect(takenIn).toEqual({ lines: 1, left: 0 });
    expect(await phone.store.lines(padSigner.device)).toEqual([]);
  });

  test('what is written is a fact that every hub understands', async () => {
    const phone = aLockedPhone();
    const { engine } = await phone.start();
    await count(engine, 'X1', 9);
    const { log } = await taken(phone);
    for await (const lines of log.lines()) {
      for (const { body } of lines) {
        expect(body?.subject).toMatch(/^trip\/X1\.[0-9A-Z]{6}$/);
        expect(faultOfFact('trip', 'tallied@1', body?.fact)).toBeNull();
      }
    }
  });

  test('[felt-after-stored] locked: durable before the hand feels it, and before anything is sent', async () => {
    const { engine, did } = await aLockedPhone().start();
    await settled();
    did.length = 0;
    engine.take('12');
    engine.tap({ tap: 'add', n: 5, act: engine.newAct() });
    await settled();
    expect(did).toEqual(['tap durable', 'tap durable', 'felt tap']);
    did.length = 0;
    engine.tap({ tap: 'step', step: 'rest', act: engine.newAct() });
    await settled();
    did.length = 0;
    await engine.keep();
    await settled();
    expect(did.filter((each) => each !== 'tap durable')).toEqual([
      'record durable',
      'felt record',
      'in the outbox',
      'delivery told',
    ]);
    expect(did[0]).toBe('record durable');
  });

  test('[storage-full] locked: a full phone says loudly that nothing is kept, and keeps it when there is room again', async () => {
    const phone = aLockedPhone();
    let isFull = false;
    const refuse = () => Promise.reject(new DOMException('full', 'QuotaExceededError'));
    const through = (store: SealedChainStore): SealedChainStore => ({
      ...store,
      write: (change) => (isFull ? refuse() : store.write(change)),
      note: (key, value) => (isFull && value !== undefined ? refuse() : store.note(key, value)),
    });
    const { engine, felt } = await phone.start(through);
    engine.take('12');
    await settled();
    isFull = true;
    engine.tap({ tap: 'total', n: 47, act: engine.newAct() });
    await settled();
    expect(engine.state.get().trouble).toBe('tap-not-stored');
    expect(await engine.keep()).toBe(false);
    expect(engine.state.get()).toMatchObject({ trouble: 'record-not-stored', kept: 0 });
    expect(felt.filter((each) => each === 'trouble').length).toBeGreaterThan(0);
    expect(felt).not.toContain('record');
    // The count is still on the screen.
    expect(JSON.stringify(engine.state.get().pad.open)).toContain('47');
    isFull = false;
    expect(await engine.keep()).toBe(true);
    expect(engine.state.get()).toMatchObject({ trouble: null, kept: 1 });
    expect((await taken(phone)).people).toEqual([47]);
  });

  test('[killed-anywhere] the battery falls out between any two writes: what was kept is kept once, what was in hand comes back', async () => {
    for (let killedAt = 0; killedAt < 60; killedAt++) {
      const phone = aLockedPhone();
      let steps = 0;
      let isDead = false;
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
      const through = (store: SealedChainStore): SealedChainStore => ({
        ...store,
        write: (change) => step(() => store.write(change)),
        note: (key, value) => step(() => store.note(key, value)),
        markHandedOver: (device, ids) => step(() => store.markHandedOver(device, ids)),
      });
      const dying = await phone.start(through);
      const begun: number[] = [];
      for (const [label, heads] of [
        ['12', 47],
        ['7', 38],
      ] as const) {
        if (isDead) break;
        begun.push(heads);
        dying.engine.take(label);
        dying.engine.tap({ tap: 'total', n: heads, act: dying.engine.newAct() });
        await settled();
        if (isDead) break;
        await dying.engine.keep();
        await settled();
      }
      const felt = dying.felt.filter((each) => each === 'record').length;

      // Switched on: the one that was begun is counted again only if the officer says so, after the PIN.
      const again = await phone.start();
      await settled();
      await count(again.engine, '4', 20);
      await settled();
      const { people, pad } = await taken(phone);
      const open = Object.values(pad.open).map(({ heads }) => heads);
      const kept = people.slice(0, -1);
      expect(people.at(-1)).toBe(20);
      // Felt means kept; each count is kept or open, and never both.
      expect(kept.length).toBeGreaterThanOrEqual(felt);
      expect(kept).toEqual(begun.slice(0, kept.length));
      for (const heads of open) expect(kept).not.toContain(heads);
      const last = begun.at(-1) ?? 0;
      const tapWasFelt = dying.felt.filter((each) => each === 'tap').length === begun.length;
      if (tapWasFelt) expect([...kept, ...open]).toContain(last);
      if (!isDead) {
        expect(kept).toEqual([47, 38]);
        return;
      }
    }
    throw new Error('never lived through');
  });

  test('the same number typed again: the same people, or a new trip, as the officer says', async () => {
    const phone = aLockedPhone();
    const { engine } = await phone.start();
    await count(engine, '12', 40);
    engine.putDown();
    engine.take('12');
    expect(engine.state.get().again).toEqual({ label: '12' });
    engine.takeAgain(false);
    await countOn(engine, 42);
    engine.putDown();
    engine.take('12');
    engine.takeAgain(true);
    await countOn(engine, 30);
    const { log } = await taken(phone);
    const subjects: string[] = [];
    for await (const lines of log.lines()) {
      for (const { body } of lines) subjects.push(body?.subject ?? '');
    }
    expect(subjects[0]).toBe(subjects[1]);
    expect(subjects[2]).not.toBe(subjects[0]);
  });

  test('with the slip of a bus that drives in, the count belongs to the trip that left', async () => {
    const phone = aLockedPhone();
    const { engine } = await phone.start();
    engine.take('12', '7K3M9Q');
    await countOn(engine, 51);
    const { log } = await taken(phone);
    for await (const lines of log.lines()) {
      expect(lines.map(({ body }) => body?.subject)).toEqual(['trip/12.7K3M9Q']);
    }
  });

  test('sealed records count as at the hub when a receipt took them out of the outbox', async () => {
    const phone = aLockedPhone();
    const { engine } = await phone.start();
    await count(engine, '12', 47);
    await settled();
    await engine.look();
    expect(engine.state.get()).toMatchObject({ kept: 1, atHub: 0 });
    const outbox = createOutbox({ store: phone.outbox, verify });
    await phone.outbox.remove((await outbox.all()).map(({ lastId }) => lastId));
    await engine.look();
    expect(engine.state.get()).toMatchObject({ kept: 1, atHub: 1 });
  });

  test('the sixtieth count of a shift reads no more than the first', async () => {
    const phone = aLockedPhone();
    let read = 0;
    const { engine } = await phone.start((store) => ({
      ...store,
      lines: async (...asked) => {
        const lines = await store.lines(...asked);
        read += lines.length;
        return lines;
      },
    }));
    const write = () =>
      engine.write([{ kind: 'tallied@1', subject: 'stream/ramouseh', fact: { n: 1 } }]);
    for (let n = 0; n < 60; n++) {
      expect(await write()).toBe(true);
      await settled();
    }
    expect(engine.state.get().kept).toBe(60);
    expect(read).toBeLessThan(60 * 4);
  });

  test('an outbox that does not open says nothing of what has arrived', async () => {
    const phone = aLockedPhone();
    const { engine } = await phone.start();
    await count(engine, '12', 47);
    await settled();
    await engine.stop();
    const { engine: again } = await phone.start(undefined, null, false);
    await settled();
    expect(again.state.get()).toMatchObject({ kept: 1, atHub: 0 });
  });
});

describe('the vehicle that was in hand when the phone was locked', () => {
  const place = {
    trip: 'trip/7.2B4CDE',
    vehicle: 'vehicle/bus-7',
    point: 'boarding',
    part: 'whole',
  } as const;
  const tally = { ...startTally('act-7'), heads: 10 };
  const hand: LockedHand = {
    place,
    vehicle: { id: 'vehicle/bus-7', label: '7', kind: 'bus', seats: 47, unlisted: false },
    tally,
  };
  const locked = async (phone: ReturnType<typeof aLockedPhone>) => {
    const log = await phone.unlocked();
    const before = { ...emptyPad, hand: place, open: { [keyOf(place)]: tally } };
    await log.note(PAD_NOTE, padToNote(before));
    return log;
  };
  const takeIn = (
    phone: ReturnType<typeof aLockedPhone>,
    log: Awaited<ReturnType<typeof locked>>,
  ) =>
    takeInLocked({
      store: phone.store,
      log,
      pads: [padSigner.device],
      openForMe,
      takeNotes: async () => {},
    });

  test('its count goes on, and comes back as it was left', async () => {
    const phone = aLockedPhone();
    const log = await locked(phone);
    const { engine } = await phone.start(undefined, hand);
    expect(engine.state.get().vehicle?.label).toBe('7');
    engine.tap({ tap: 'add', n: 5, act: engine.newAct() });
    await engine.stop();
    await takeIn(phone, log);
    const pad = noteToPad(await log.note(PAD_NOTE));
    expect(pad?.open[keyOf(place)]?.heads).toBe(15);
    expect(await phone.store.noteKeys()).toEqual([]);
  });

  test('kept while locked, it is closed on the open pad, and undo takes it back', async () => {
    const phone = aLockedPhone();
    const log = await locked(phone);
    const { engine } = await phone.start(undefined, hand);
    engine.tap({ tap: 'add', n: 5, act: engine.newAct() });
    await settled();
    await engine.keep();
    await engine.stop();
    await takeIn(phone, log);
    const pad = noteToPad(await log.note(PAD_NOTE));
    expect(pad?.open).toEqual({});
    expect(pad?.past.at(-1)).toMatchObject({ did: 'record', record: 'tally', place });
  });

  test('cleared while locked, it stays cleared', async () => {
    const phone = aLockedPhone();
    const log = await locked(phone);
    const { engine } = await phone.start(undefined, hand);
    engine.tap({ tap: 'drop' });
    await engine.stop();
    await takeIn(phone, log);
    expect(noteToPad(await log.note(PAD_NOTE))?.open).toEqual({});
  });

  test('killed while it is taken in, doing it again takes it in once', async () => {
    for (let killedAt = 0; killedAt < 20; killedAt++) {
      const phone = aLockedPhone();
      const log = await locked(phone);
      const { engine } = await phone.start(undefined, hand);
      await engine.keep();
      await count(engine, '12', 30);
      engine.putDown();
      engine.take('4');
      engine.tap({ tap: 'total', n: 9, act: engine.newAct() });
      await engine.stop();
      let steps = 0;
      const step = async <T>(effect: () => Promise<T>): Promise<T> => {
        if (steps++ === killedAt) throw new Error('no battery');
        return effect();
      };
      const dying: SealedChainStore = {
        ...phone.store,
        note: (key, value) => step(() => phone.store.note(key, value)),
        remove: (device, ids) => step(() => phone.store.remove(device, ids)),
      };
      let isDead = false;
      await takeIn({ ...phone, store: dying }, log).catch(() => {
        isDead = true;
      });
      await takeIn(phone, log);
      const pad = noteToPad(await log.note(PAD_NOTE)) ?? emptyPad;
      expect(Object.values(pad.open).map(({ heads }) => heads)).toEqual([9]);
      const records = pad.past.filter(({ did }) => did === 'record');
      expect(records).toHaveLength(2);
      expect(log.heads(padSigner.device)).toMatchObject([{ seq: 2 }]);
      expect(await phone.store.lines(padSigner.device)).toEqual([]);
      if (!isDead) return;
    }
    throw new Error('never lived through');
  });
});
