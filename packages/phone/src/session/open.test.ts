import { deleteDB } from 'idb';
import { afterEach, describe, expect, test } from 'vitest';
import type { LockedEngine } from '../locked/engine.ts';
import { dump } from '../vault/testing.ts';
import { linesOf } from '../vault/types.ts';
import { countedLockedOf } from '../view/countedLocked.ts';
import { keptOf } from '../view/own.ts';
import { siteOf, vehiclesOf } from '../view/world.ts';
import type { Opened } from './open.ts';
import { GATE, openHub, openPhone, type PhoneScene, RAMOUSEH, until } from './testing.ts';

type Session = Awaited<ReturnType<PhoneScene['open']>>;
const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end().catch(() => {});
});

const scene = async (sites?: readonly string[]) => {
  const hub = await openHub();
  const phone = await openPhone(hub, sites);
  const open = async (more?: Parameters<PhoneScene['open']>[0]): Promise<Session> => {
    const opened = await phone.open(more);
    ends.push(() => phone.close(opened));
    return opened;
  };
  return { hub, phone, open };
};
const count = async ({ session }: Opened, heads: number, label = '12') => {
  const { desk } = session;
  desk.take(`vehicle/bus-${label}`, session.newTrip(label), 'boarding');
  desk.tap({ tap: 'total', n: heads, act: session.newAct() });
  desk.tap({ tap: 'step', step: 'rest', act: session.newAct() });
  return desk.keep();
};
const countLocked = async (engine: LockedEngine | null, label: string, heads: number) => {
  if (!engine) throw new Error('the locked pad does not open');
  engine.take(label);
  engine.tap({ tap: 'total', n: heads, act: engine.newAct() });
  return engine.keep();
};
const kept = ({ session }: Opened) =>
  keptOf(session.desk.state.get().own, session.delivery.get().signed);
const people = ({ session }: Opened): readonly number[] =>
  session.desk.state
    .get()
    .own.flatMap(({ kind, fact }) =>
      kind === 'tallied@1' ? [(fact as { people: number }).people] : [],
    );
const hasPad = async (phone: PhoneScene) => (await phone.keyring.pads()).length > 0;

describe('an operation that is opened with the PIN', () => {
  test('the hub’s list comes, a count is signed for, and both are there at the next start without a network', async () => {
    const { hub, phone, open } = await scene();
    const first = await open();
    await until(() => siteOf(first.session.world.get(), RAMOUSEH).name === 'Ramouseh');
    expect(await count(first, 47)).toBe(true);
    await until(() => kept(first).hub === 1);
    await phone.close(first);

    hub.isNear = false;
    const second = await open();
    expect(people(second)).toEqual([47]);
    await until(() => vehiclesOf(second.session.world.get()).length === 2);
    await until(() => kept(second).hub === 1);
  });

  test('nothing that was counted lies readable in the browser', async () => {
    const { phone, open } = await scene();
    const session = await open();
    await until(() => hasPad(phone));
    await count(session, 47);
    await phone.close(session);
    await countLocked(await phone.openPad(), '7', 38);
    const found = await dump();
    for (const word of ['tallied', '"people"', 'trip/', 'bus-12', 'vehicle/']) {
      expect(found).not.toContain(word);
    }
  });

  test('[storage-closed] its database does not open: said, and nothing is deleted', async () => {
    const { phone, open } = await scene();
    const first = await open();
    await count(first, 47);
    await phone.close(first);
    const { open: openDatabase } = indexedDB;
    indexedDB.open = (name: string, version?: number) => {
      if (name.startsWith('corridor-lines'))
        throw new DOMException('backing store', 'UnknownError');
      return openDatabase.call(indexedDB, name, version);
    };
    await expect(phone.open()).rejects.toThrow('backing store');
    indexedDB.open = openDatabase;
    expect(people(await open())).toEqual([47]);
  });

  test('[wrong-clock] a clock at 1970, at 2099 and back: every count is taken by the hub, and nobody else’s clock follows', async () => {
    const { hub, phone, open } = await scene();
    const { now } = Date;
    const heads = [11, 12, 13, 14];
    for (const [at, clock] of [0, Date.UTC(2099, 0, 1), Date.UTC(1999, 5, 1), now()].entries()) {
      Date.now = () => clock;
      const session = await open();
      await count(session, heads[at] ?? 0, String(at));
      await until(() => kept(session).hub === at + 1);
      await phone.close(session);
    }
    Date.now = now;
    const { device } = await phone.enrolment();
    expect(hub.log.heads(device)).toHaveLength(1);
    await hub.write({
      kind: 'listed@1',
      subject: 'vehicle/x',
      fact: { label: 'X', vehicleKind: 'car' },
    });
    const head = hub.log.heads(hub.founder.device)[0]?.id ?? '';
    expect(hub.log.place(head)?.hlc[0]).toBeLessThan(now() + 11 * 60_000);
  });
});

describe('a key for counting while locked', () => {
  test('is made for the site, enrolled on the phone’s own chain, and shows neither figure nor vehicle', async () => {
    const { hub, phone, open } = await scene();
    const session = await open();
    await until(() => hasPad(phone));
    const [pad] = await phone.keyring.pads();
    expect(pad).toMatchObject({ name: 'Winter road', post: 'post/ramouseh', label: 'Ramouseh 1' });
    expect(pad?.key.extractable).toBe(false);
    expect((await phone.enrolment()).pads).toEqual([pad?.device]);
    await until(() => hub.log.heads(session.session.device).length > 0);
    const [line] = await hub.log.linesById(
      hub.log.heads(session.session.device).map(({ id }) => id),
    );
    expect(line?.body).toMatchObject({
      kind: 'enrolled@1',
      subject: `device/${pad?.device}`,
      fact: { role: 'pad', sites: [RAMOUSEH], label: 'Ramouseh 1 locked' },
    });
    // A word about a device is nobody's count.
    expect(kept(session)).toEqual({ phone: 0, hub: 0, centre: 0 });
    await until(async () => (await phone.keyring.pads())[0]?.site.name === 'Ramouseh');
  });

  test('goes on calling its site by name where this phone no longer knows it: that it forgot would show', async () => {
    const { hub, phone, open } = await scene();
    const first = await open();
    await until(async () => (await phone.keyring.pads())[0]?.site.name === 'Ramouseh');
    await phone.close(first);
    const [before] = await phone.keyring.pads();
    hub.isNear = false;
    await deleteDB(linesOf(phone.holder.id));
    const second = await open();
    expect(siteOf(second.session.world.get(), RAMOUSEH).name).toBe(null);
    await new Promise((resolve) => setTimeout(resolve, 300));
    const pads = await phone.keyring.pads();
    expect(pads.map(({ site, zone }) => ({ site, zone }))).toEqual([
      { site: before?.site, zone: before?.zone },
    ]);
  });

  test('is used again at the next start, and another is made where the officer moves on', async () => {
    const { phone, open } = await scene([]);
    const first = await open();
    first.session.chooseSite(RAMOUSEH);
    await until(() => hasPad(phone));
    const [before] = await phone.keyring.pads();
    await phone.close(first);
    const second = await open();
    await until(() => siteOf(second.session.world.get(), RAMOUSEH).name !== null);
    expect((await phone.keyring.pads()).map(({ device }) => device)).toEqual([before?.device]);
    second.session.chooseSite(GATE);
    await until(async () => (await phone.keyring.pads())[0]?.site.id === GATE);
    expect(await phone.keyring.pads()).toHaveLength(1);
    expect((await phone.enrolment()).pads).toHaveLength(2);
  });

  test('whose chain was lost never signs again', async () => {
    const { phone, open } = await scene();
    const first = await open();
    await until(() => hasPad(phone));
    await phone.close(first);
    const [pad] = await phone.keyring.pads();
    await phone.locked.forget(pad?.device ?? '');
    expect(await phone.openPad()).toBeNull();
    const second = await open();
    await until(async () => (await phone.keyring.pads())[0]?.device !== pad?.device);
    await phone.close(second);
    expect(await countLocked(await phone.openPad(), '7', 12)).toBe(true);
  });
});

describe('what was counted while locked', () => {
  test('is in the log with the PIN, counts as this person’s, and the hub signs for it', async () => {
    const { hub, phone, open } = await scene();
    const first = await open();
    await count(first, 47);
    await until(() => hasPad(phone));
    await until(() => kept(first).hub === 1);
    await phone.close(first);
    hub.isNear = false;
    const engine = await phone.openPad();
    await countLocked(engine, '7', 38);
    await engine?.stop();

    const second = await open();
    expect(people(second)).toEqual([47, 38]);
    await until(() => kept(second).hub === 1 && kept(second).phone === 1);
    await until(() => vehiclesOf(second.session.world.get()).length === 2);
    const { own } = second.session.desk.state.get();
    expect(countedLockedOf(second.session.world.get(), own, RAMOUSEH)).toMatchObject([
      { label: '7', people: 38 },
    ]);
    hub.isNear = true;
    second.session.sync();
    await until(() => kept(second).hub === 2);
    await until(async () => (await phone.outbox.all()).length === 0);
  });

  test('stays sealed and is said, where it does not open', async () => {
    const { phone, open } = await scene();
    const first = await open();
    await until(() => hasPad(phone));
    await phone.close(first);
    await countLocked(await phone.openPad(), '7', 38);
    const [line] = await phone.locked.lines((await phone.keyring.pads())[0]?.device ?? '');
    const [pad] = await phone.keyring.pads();
    await phone.locked.remove(pad?.device ?? '', [line?.id ?? '']);
    await phone.locked.write({
      device: pad?.device ?? '',
      onSeq: 1,
      head: (await phone.locked.head(pad?.device ?? '')) ?? {
        seq: 1,
        id: '',
        hlc: null,
        seen: [0, 0],
      },
      lines: line ? [{ ...line, forMe: new Uint8Array([1, 0, 4, 1, 2, 3, 4, 5]) }] : [],
    });
    const second = await open();
    expect(second.session.leftSealed).toBe(1);
    expect(await phone.locked.lines(pad?.device ?? '')).toHaveLength(1);
    expect(await count(second, 20)).toBe(true);
  });
});

describe('roles arrive with the log', () => {
  test('[role-lowered] a role lowered in the middle of a bus takes effect at once; counting goes on', async () => {
    const { hub, phone, open } = await scene();
    const opened = await open();
    await until(() => siteOf(opened.session.world.get(), RAMOUSEH).name !== null);
    expect(opened.session.role).toBe('counter');
    const { device } = opened.session;
    await until(() => hub.log.heads(device).length > 0);
    await hub.write({
      kind: 'role-granted@1',
      subject: `device/${device}`,
      fact: {
        role: 'read-only',
        sites: [GATE],
        heads: hub.log.heads(device).map(({ id }) => id),
      },
    });
    hub.mini.tellNews();
    await until(() => opened.session.rights.get().role === 'read-only');
    expect(opened.session.sites).toEqual([GATE]);
    expect(opened.session.site.get()).toBe(GATE);
    await until(async () => (await phone.enrolment()).role === 'read-only');
    expect(await count(opened, 20)).toBe(true);
  });

  test('a revoked phone hears it and goes on recording', async () => {
    const { hub, open } = await scene();
    const opened = await open();
    await count(opened, 47);
    await until(() => kept(opened).hub === 1);
    const { device } = opened.session;
    await hub.write({
      kind: 'revoked@1',
      subject: `device/${device}`,
      fact: { heads: hub.log.heads(device).map(({ id }) => id), reason: 'seized' },
    });
    hub.mini.tellNews();
    await until(() => opened.session.rights.get().isRevoked);
    expect(await count(opened, 20, '7')).toBe(true);
    expect(people(opened)).toEqual([47, 20]);
  });
});

describe('this phone and the hub do not hold the same', () => {
  test('[database-lost] the database is lost and the key is kept: own records come back before anything is written', async () => {
    const { hub, phone, open } = await scene();
    const first = await open();
    await count(first, 47);
    await until(() => hasPad(phone));
    await phone.close(first);
    await countLocked(await phone.openPad(), '7', 38);
    const second = await open();
    await until(() => kept(second).hub === 2);
    await phone.close(second);
    await deleteDB(linesOf(phone.holder.id));

    const third = await open();
    await until(() => people(third).length === 2);
    expect(people(third)).toEqual([47, 38]);
    expect(await count(third, 20)).toBe(true);
    await until(() => kept(third).hub === 3);
    expect(hub.log.heads(third.session.device)).toHaveLength(1);
  });

  test('[database-lost] far from the hub nothing is written in the place of what was lost; near it, all comes back', async () => {
    const { hub, phone, open } = await scene();
    const first = await open();
    await count(first, 47);
    await until(() => kept(first).hub === 1);
    await phone.close(first);
    await deleteDB(linesOf(phone.holder.id));
    await phone.locked.forget((await phone.keyring.pads())[0]?.device ?? '');

    hub.isNear = false;
    const second = await open();
    expect(people(second)).toEqual([]);
    expect(await count(second, 20, '7')).toBe(false);
    expect(second.session.desk.state.get().trouble).toBe('behind-own-chain');
    hub.isNear = true;
    second.session.sync();
    await until(() => people(second).length === 1);
    expect(await second.session.desk.keep()).toBe(true);
    await until(() => kept(second).hub === 2);
    expect(people(second)).toEqual([47, 20]);
    expect(hub.log.heads(second.session.device)).toHaveLength(1);
  });

  test('[restored-backup] the hub came back from a backup: the phone says so and sends again, what was counted locked too', async () => {
    const { hub, phone, open } = await scene();
    const first = await open();
    await until(() => hasPad(phone));
    await until(() => siteOf(first.session.world.get(), RAMOUSEH).name !== null);
    await phone.close(first);
    const before = await openHub();
    const lines: string[] = [];
    for await (const some of hub.log.lines()) {
      for (const { headerText, bodyText, signature } of some) {
        lines.push(`${headerText}\t${bodyText}\t${signature}`);
      }
    }
    globalThis.fetch = async (...args) => hub.mini.fetch(...args);
    await countLocked(await phone.openPad(), '7', 38);
    const second = await open();
    await count(second, 47);
    await until(() => kept(second).hub === 2);

    // The same hub, as it was in the morning.
    const { openLog, createMemoryStore, createVerify, runtimeRandom } = await import(
      '@corridor/log'
    );
    const { hashText } = await import('@corridor/log/browser');
    const restored = await openLog({
      store: createMemoryStore(),
      op: hub.op,
      hash: hashText,
      verify: createVerify(),
      clock: { now: Date.now },
      random: runtimeRandom,
    });
    await restored.admit(lines);
    expect(before.op).not.toBe(hub.op);
    hub.mini.log = restored;
    second.session.sync();
    await until(() => kept(second).hub === 2 && restored.heads(second.session.device).length > 0);
    const people: number[] = [];
    await until(async () => {
      people.length = 0;
      for await (const some of restored.lines()) {
        for (const { body } of some) {
          if (body?.kind === 'tallied@1') people.push((body.fact as { people: number }).people);
        }
      }
      return people.length === 2;
    });
    expect(people.sort()).toEqual([38, 47]);
  });
});
