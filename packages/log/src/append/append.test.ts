import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isLaterHlc } from '../admission/plan.ts';
import { lineToText } from '../line/parse.ts';
import { hashText, sha256 } from '../node.ts';
import type { OpenLog } from '../open/types.ts';
import { createMemoryStore } from '../store/memory/store.ts';
import { castStart, createCast } from '../testing/cast.ts';
import type { Hlc, Line, LineStore } from '../types.ts';

const effects = { hash: hashText, sha256 };
const tally = (people: number) => ({ kind: 'tallied@1', subject: 'trip/a', fact: { people } });
const linesOf = async (log: OpenLog): Promise<Line[]> => {
  const all: Line[] = [];
  for await (const some of log.lines()) all.push(...some);
  return all;
};
const written = async (log: OpenLog, ...args: Parameters<OpenLog['append']>) => {
  const result = await log.append(...args);
  if (!result.ok) throw new Error(result.why);
  return result.lines;
};

describe('clocks', () => {
  test('[wrong-clock] set to 1970, to 2099, back mid-shift: every line is later than the one before', async () => {
    const seed = Date.now() % 2 ** 31;
    console.info('seed', seed);
    const cast = await createCast(['officer'], effects);
    const { officer } = cast.players;
    const year = 365.25 * 24 * 3600 * 1000;
    const moments = fc.array(
      fc.oneof(
        fc.constantFrom(0, -1, 1, 129 * year, castStart, Number.MAX_SAFE_INTEGER, -year),
        fc.double({ min: 0, max: 60 * year, noNaN: true }),
      ),
      { minLength: 2, maxLength: 12 },
    );
    await fc.assert(
      fc.asyncProperty(moments, fc.integer({ min: 1, max: 3 }), async (clock, batch) => {
        const store = createMemoryStore();
        let log = await officer.open(store);
        for (const now of clock) {
          officer.clock.set(now);
          await written(
            log,
            officer.signer,
            Array.from({ length: batch }, () => tally(1)),
          );
          if (now % 2 < 1) log = await officer.open(store);
        }
        const lines = await linesOf(log);
        expect(lines).toHaveLength(clock.length * batch);
        lines.reduce(
          (before, line) => {
            expect(isLaterHlc(line.header.hlc, before)).toBe(true);
            return line.header.hlc;
          },
          [-1, 0] as Hlc,
        );
        const fresh = await officer.open();
        expect((await fresh.admit(lines.map((line) => lineToText(line)))).refused).toEqual([]);
        expect(fresh.digest()).toBe(log.digest());
      }),
      { seed, numRuns: 300 },
    );
  });

  test('[wrong-clock] one phone at 2099 does not take the others along; one nine minutes ahead does', async () => {
    const cast = await createCast(['phone', 'coordinator'], effects);
    const { phone, coordinator } = cast.players;
    const log = await coordinator.open();
    const minute = 60_000;
    const deliver = async () => {
      const from = await phone.open();
      for (const line of await written(from, phone.signer, [tally(1)])) {
        await log.admit([lineToText(line)]);
      }
    };
    phone.clock.set(Date.UTC(2099, 0, 1));
    await deliver();
    const [calm] = await written(log, coordinator.signer, [tally(2)]);
    expect(calm?.header.hlc).toEqual([castStart, 0]);
    phone.clock.set(castStart + 9 * minute);
    await deliver();
    const [merged] = await written(log, coordinator.signer, [tally(3)]);
    expect(merged?.header.hlc).toEqual([castStart + 9 * minute, 1]);
    expect(merged?.header.wall).toBe(castStart);
  });
});

describe('writing', () => {
  test('asked for at the same moment goes one after another in one chain', async () => {
    const { officer } = (await createCast(['officer'], effects)).players;
    const log = await officer.open();
    await Promise.all(
      Array.from({ length: 30 }, (_, i) => written(log, officer.signer, [tally(i)])),
    );
    expect(log.heads(officer.device).map(({ seq }) => seq)).toEqual([30]);
    const people = (await linesOf(log)).map(
      ({ body }) => (body as { fact: { people: number } }).fact.people,
    );
    expect(people).toEqual(Array.from({ length: 30 }, (_, i) => i));
  });

  test('several facts is all or nothing, and told once', async () => {
    const { officer } = (await createCast(['officer'], effects)).players;
    const log = await officer.open();
    const told: number[] = [];
    log.subscribe(({ admitted }) => told.push(admitted.length));
    await written(log, officer.signer, [tally(1), tally(2), tally(3)]);
    const words = { ...tally(4), kind: 'not a kind' };
    await expect(log.append(officer.signer, [tally(4), words])).rejects.toThrow('not-a-body');
    const huge = { ...tally(4), fact: 'x'.repeat(17_000) };
    await expect(log.append(officer.signer, [tally(4), huge])).rejects.toThrow('too long');
    expect(log.size().lines).toBe(3);
    expect(told).toEqual([3]);
  });

  test('with another device’s key is refused before anything is stored', async () => {
    const { officer, thief } = (await createCast(['officer', 'thief'], effects)).players;
    const log = await officer.open();
    const forged = { device: officer.device, sign: thief.signer.sign };
    await expect(log.append(forged, [tally(1)])).rejects.toThrow('key');
    expect(log.size().lines).toBe(0);
  });

  test('[two-tabs] from two tabs never forks: each place in the chain is written once', async () => {
    const { officer } = (await createCast(['officer'], effects)).players;
    const store = createMemoryStore();
    const tabs = [await officer.open(store), await officer.open(store)];
    for (let i = 0; i < 40; i++) {
      await Promise.all(tabs.map((tab, at) => written(tab, officer.signer, [tally(2 * i + at)])));
    }
    const log = await officer.open(store);
    expect(log.heads(officer.device).map(({ seq }) => seq)).toEqual([80]);
    expect(log.chains.forksOf(officer.device)).toEqual([]);
    const people = (await linesOf(log)).map(
      ({ body }) => (body as { fact: { people: number } }).fact.people,
    );
    expect(people.sort((a, b) => a - b)).toEqual(Array.from({ length: 80 }, (_, i) => i));
    for (const tab of tabs) expect(await linesOf(tab)).not.toHaveLength(0);
  });
});

describe('a failing disk', () => {
  /** Fails when told: before anything is written, or after all of it is. */
  const failing = (store: LineStore, when: () => 'no' | 'before' | 'after'): LineStore => ({
    ...store,
    write: async (op, change) => {
      const fate = when();
      if (fate === 'before') throw new Error('disk full');
      const answer = await store.write(op, change);
      if (fate === 'after') throw new Error('power cut');
      return answer;
    },
  });

  test('[killed-anywhere] loses nothing that was confirmed and never writes a place twice', async () => {
    const seed = Date.now() % 2 ** 31;
    console.info('seed', seed);
    const { officer } = (await createCast(['officer'], effects)).players;
    const fates = fc.array(fc.tuple(fc.constantFrom('no', 'before', 'after'), fc.boolean()), {
      minLength: 1,
      maxLength: 40,
    });
    await fc.assert(
      fc.asyncProperty(fates, async (turns) => {
        const disk = createMemoryStore();
        let fate: 'no' | 'before' | 'after' = 'no';
        let log = await officer.open(failing(disk, () => fate));
        const told: string[] = [];
        const listen = () =>
          log.subscribe(({ admitted }) => told.push(...admitted.map(({ id }) => id)));
        listen();
        const confirmed: string[] = [];
        for (const [next, isRestarted] of turns) {
          fate = next as typeof fate;
          const result = await log.append(officer.signer, [tally(1), tally(2)]).catch(() => null);
          if (result?.ok) confirmed.push(...result.lines.map(({ id }) => id));
          if (isRestarted) {
            log = await officer.open(failing(disk, () => fate));
            listen();
          }
        }
        fate = 'no';
        const [last] = await written(log, officer.signer, [tally(3)]);
        const reopened = await officer.open(disk);
        for (const id of confirmed) expect(reopened.has(id)).toBe(true);
        for (const id of confirmed) expect(told).toContain(id);
        expect(reopened.chains.forksOf(officer.device)).toEqual([]);
        expect(reopened.heads(officer.device)).toEqual([{ seq: last?.header.seq, id: last?.id }]);
        const fresh = await officer.open();
        const lines = await linesOf(reopened);
        expect((await fresh.admit(lines.map((line) => lineToText(line)))).refused).toEqual([]);
        expect(fresh.digest()).toBe(reopened.digest());
      }),
      { seed, numRuns: 300 },
    );
  });
});

describe('a device restored from a backup', () => {
  test('[restored-backup] does not write until the lines it wrote elsewhere are back', async () => {
    const { officer, coordinator } = (await createCast(['officer', 'coordinator'], effects))
      .players;
    const phone = await officer.open();
    const [first, second] = await written(phone, officer.signer, [tally(1), tally(2)]);
    const hub = await coordinator.open();
    await hub.admit([first, second].map((line) => lineToText(line as Line)));

    const store = createMemoryStore();
    const restored = await officer.open(store);
    await restored.admit([lineToText(first as Line)]);
    await restored.hearOwn(officer.device, hub.vector());
    const behind = { ok: false, why: 'behind-own-chain' };
    expect(await restored.append(officer.signer, [tally(3)])).toEqual(behind);
    const restarted = await officer.open(store);
    expect(await restarted.append(officer.signer, [tally(3)])).toEqual(behind);

    await restarted.admit([lineToText(second as Line)]);
    const [third] = await written(restarted, officer.signer, [tally(3)]);
    expect(third?.header).toMatchObject({ seq: 3, prev: second?.id });
  });

  test('is not kept from counting by a peer that only claims', async () => {
    const { officer } = (await createCast(['officer'], effects)).players;
    const log = await officer.open();
    await log.hearOwn(officer.device, { [officer.device]: [[9, 'A'.repeat(43)]] });
    expect(log.isBehindOwnChain(officer.device)).toBe(true);
    await log.forgetOwn(officer.device);
    expect(await written(log, officer.signer, [tally(1)])).toHaveLength(1);
  });

  test('that wrote on all the same has two heads, and goes on from one of them', async () => {
    const { officer } = (await createCast(['officer'], effects)).players;
    const [phone, copy] = [await officer.open(), await officer.open()];
    const [first] = await written(phone, officer.signer, [tally(1)]);
    await copy.admit([lineToText(first as Line)]);
    await written(phone, officer.signer, [tally(2)]);
    await written(copy, officer.signer, [tally(20), tally(30)]);
    const lines = await linesOf(phone);
    await copy.admit(lines.map((line) => lineToText(line)));
    expect(copy.heads(officer.device).map(({ seq }) => seq)).toEqual([2, 3]);
    expect(copy.chains.forksOf(officer.device)).toHaveLength(1);
    await written(copy, officer.signer, [tally(40)]);
    expect(copy.heads(officer.device).map(({ seq }) => seq)).toEqual([2, 4]);
  });

  test('whose disk is worn says so instead of forking', async () => {
    const { officer } = (await createCast(['officer'], effects)).players;
    const store = createMemoryStore();
    const log = await officer.open(store);
    await written(log, officer.signer, [tally(1)]);
    const [info] = await store.segments(log.op);
    const [segment] = await store.read(log.op, [info?.lastId ?? '']);
    if (segment === undefined) throw new Error('nothing stored');
    const worn = { ...segment, text: segment.text.replace('{', 'x') };
    await store.write(log.op, { put: [worn], remove: [] });
    const reopened = await officer.open(store);
    expect(reopened.size()).toMatchObject({ lines: 0, damagedSegments: 1 });
    const refused = { ok: false, why: 'own-chain-damaged' };
    expect(await reopened.append(officer.signer, [tally(2)])).toEqual(refused);
    await reopened.admit([segment.text]);
    expect(await written(reopened, officer.signer, [tally(2)])).toHaveLength(1);
    expect((await officer.open(store)).size().lines).toBe(2);
  });
});
