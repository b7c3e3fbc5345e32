import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lineToText } from '../line/parse.ts';
import { hashText, sha256 } from '../node.ts';
import { createMemoryStore } from '../store/memory/store.ts';
import { createCast } from '../testing/cast.ts';
import type { Line, LineStore } from '../types.ts';
import type { News, OpenLog } from './types.ts';

const cast = await createCast(['officer', 'driver', 'coordinator'], { hash: hashText, sha256 });
const { officer, driver, coordinator } = cast.players;
const tally = (people: number) => ({ kind: 'tallied@1', subject: 'trip/a', fact: { people } });
const isOwn = (device: string) => device === officer.device;
const isTally = ({ body }: Line) => body?.kind === 'tallied@1';

const allOf = async (log: OpenLog): Promise<readonly Line[]> => {
  const all: Line[] = [];
  for await (const lines of log.lines()) all.push(...lines);
  return all;
};
const textsOf = async (log: OpenLog) => (await allOf(log)).map((line) => lineToText(line));
const withBody = async (log: OpenLog, device: string) =>
  (await allOf(log)).filter(({ header, body }) => header.dev === device && body !== null).length;

/** The officer's phone, which holds its own counts, the driver's, and who is who. */
async function scene(store: LineStore = createMemoryStore()) {
  const elsewhere = await driver.open();
  await elsewhere.append(driver.signer, [tally(41), tally(42), tally(43)]);
  await elsewhere.append(driver.signer, [
    { kind: 'listed@1', subject: 'vehicle/12', fact: { plate: '12' } },
  ]);
  await elsewhere.append(coordinator.signer, [
    { kind: 'enrolled@1', subject: `device/${driver.device}`, fact: { role: 'counter' } },
  ]);
  const others = await textsOf(elsewhere);
  const log = await officer.open(store);
  await log.admit(others);
  await log.append(officer.signer, [tally(1), tally(2)]);
  return { log, store, others };
}

describe('bodies of others that are past', () => {
  test('go for good; headers, digest and own counts stay, after a restart too', async () => {
    const { log, store } = await scene();
    const [digest, vector] = [log.digest(), log.vector()];
    expect(await log.forgetBodies({ isOwn, isPast: isTally })).toBe(3);
    for (const each of [log, await officer.open(store)]) {
      expect(each.digest()).toBe(digest);
      expect(each.vector()).toEqual(vector);
      expect(each.size()).toMatchObject({ lines: 7, absentBodies: 3, damagedSegments: 0 });
      expect(await withBody(each, driver.device)).toBe(1);
      expect(await withBody(each, officer.device)).toBe(2);
    }
  });

  test('are in no text of the store', async () => {
    const { log, store } = await scene();
    await log.forgetBodies({ isOwn, isPast: isTally });
    const infos = await store.segments(cast.op);
    const segments = await store.read(
      cast.op,
      infos.map(({ lastId }) => lastId),
    );
    const texts = segments.filter(({ dev }) => dev === driver.device).map(({ text }) => text);
    expect(texts.join('\n')).not.toContain('people');
    expect(texts.join('\n')).toContain('plate');
  });

  test('never take own counts or who is who along, whatever is asked', async () => {
    const { log } = await scene();
    // Nobody is named as own: the log itself knows which key it has signed with.
    await log.forgetBodies({ isOwn: () => false, isPast: () => true });
    expect(await withBody(log, officer.device)).toBe(2);
    expect(await withBody(log, coordinator.device)).toBe(1);
    expect(await withBody(log, driver.device)).toBe(0);
  });

  test('are told once, and come back like any absent body', async () => {
    const { log, others } = await scene();
    const heard: News[] = [];
    log.subscribe((news) => heard.push(news));
    await log.forgetBodies({ isOwn, isPast: isTally });
    expect(heard.map(({ forgotten }) => forgotten?.length)).toEqual([3]);
    expect((await log.admit(others)).filled).toHaveLength(3);
    expect(await withBody(log, driver.device)).toBe(4);
    expect(log.size().absentBodies).toBe(0);
  });

  test('a count kept while they go is kept', async () => {
    const { log } = await scene();
    const forgetting = log.forgetBodies({ isOwn, isPast: isTally });
    const kept = log.append(officer.signer, [tally(3)]);
    expect(await kept).toMatchObject({ ok: true });
    expect(await forgetting).toBe(3);
    expect(await withBody(log, officer.device)).toBe(3);
  });
});

describe('all lines of others', () => {
  test('go in one write that reads none of them; own counts stay and go on', async () => {
    const { log, store, others } = await scene();
    const read = store.read;
    const asked: string[] = [];
    (store as { read: LineStore['read'] }).read = async (op, ids) => {
      const found = await read(op, ids);
      asked.push(...found.map(({ dev }) => dev));
      return found;
    };
    await log.forgetDevices(isOwn);
    expect(new Set(asked)).toEqual(new Set([officer.device]));
    expect(log.devices()).toEqual([officer.device]);
    expect(await log.append(officer.signer, [tally(3)])).toMatchObject({ ok: true });
    const again = await officer.open(store);
    expect(again.size()).toMatchObject({ lines: 3, absentBodies: 0, damagedSegments: 0 });
    await again.admit(others);
    expect(again.size()).toMatchObject({ lines: 8, absentBodies: 0 });
  });
});

test('law: whatever is forgotten, in whatever order lines came, the digest is that of all of them', async () => {
  const seed = 20_261_101;
  console.info('seed', seed);
  const elsewhere = await driver.open();
  for (let i = 0; i < 40; i++) await elsewhere.append(driver.signer, [tally(i)]);
  const texts = await textsOf(elsewhere);
  await fc.assert(
    fc.asyncProperty(
      fc.shuffledSubarray([...texts.keys()], { minLength: 40, maxLength: 40 }),
      fc.array(fc.nat(40), { maxLength: 3 }),
      fc.integer({ min: 1, max: 40 }),
      async (order, cuts, slice) => {
        const store = createMemoryStore();
        const log = await officer.open(store);
        for (let at = 0; at < order.length; at += slice) {
          await log.admit(order.slice(at, at + slice).map((place) => texts[place] as string));
        }
        for (const cut of cuts) {
          await log.forgetBodies({ isOwn, isPast: ({ header }) => header.seq <= cut });
        }
        const gone = Math.max(0, ...cuts);
        const again = await officer.open(store);
        expect(again.digest()).toBe(elsewhere.digest());
        expect([log.size().absentBodies, again.size().absentBodies]).toEqual([gone, gone]);
        await again.admit(texts);
        expect(await textsOf(again)).toEqual(texts);
      },
    ),
    { seed, numRuns: 40 },
  );
});
