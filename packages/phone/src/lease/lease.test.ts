import {
  base64urlToBytes,
  createMemoryOutbox,
  createOutbox,
  createSealingKey,
  type Line,
  openSealed,
  readBundle,
  writeBundle,
} from '@corridor/log';
import { openIndexedDbStore } from '@corridor/log/browser';
import { describe, expect, test } from 'vitest';
import { openDesk } from '../desk/desk.ts';
import { createOwnFold } from '../desk/ownFold.ts';
import { dump, formsOf } from '../vault/testing.ts';
import { linesOf } from '../vault/types.ts';
import { endLeases } from './ended.ts';
import { boxForTakingOver } from './leasedLog.ts';
import { leasesOf } from './records.ts';
import {
  effects,
  figuresIn,
  type Hub,
  hour,
  isOwn,
  morning,
  op,
  openHub,
  openPhone,
  openShift,
  type Phone,
  people,
  tally,
  until,
} from './testing.ts';
import { FRESH_KEY_AFTER_MS, LEASE_MS, type LeaseRecord } from './types.ts';

/** The driver counted 41 people into bus 9, the officer 7 into a car; the phone has met the hub. */
async function scene() {
  const [hub, phone] = [await openHub(), await openPhone()];
  await hub.write(people.driver, tally('9', 41));
  const shift = await openShift(phone);
  await shift.log.append(people.officer, [tally('car', 7)]);
  await shift.meet(hub);
  return { hub, phone, shift };
}
/** Time passes for everybody. */
const pass = (hub: Hub, phone: Phone, ms: number) => {
  hub.clock.now += ms;
  phone.clock.pass(ms);
};
const recordOf = async (phone: Phone) =>
  leasesOf(await phone.keyring.holder(phone.holder.id))[op] ?? null;
const devicesOf = async (phone: Phone) => {
  const store = await openIndexedDbStore(linesOf(phone.holder.id), {
    seal: () => Promise.reject(new Error('no key')),
    open: () => Promise.reject(new Error('no key')),
  });
  const infos = await store.segments(op);
  await store.close();
  return [...new Set(infos.map(({ dev }) => dev))];
};
const linesIn = async (phone: Phone, device: string) => {
  const shift = await openShift(phone);
  const found: Line[] = [];
  for await (const lines of shift.log.lines({ device })) found.push(...lines);
  await shift.close();
  return found;
};
/** Every sealed segment as it lies there, with the device that wrote it. */
const bytesOfOthers = (phone: Phone) =>
  new Promise<readonly Uint8Array[]>((resolve) => {
    const asked = indexedDB.open(linesOf(phone.holder.id));
    asked.onsuccess = () => {
      const db = asked.result;
      const reading = db.transaction(['infos', 'texts']);
      const found: Uint8Array[] = [];
      const infos = reading.objectStore('infos').getAll();
      infos.onsuccess = () => {
        for (const { dev, lastId } of infos.result) {
          if (isOwn(dev)) continue;
          const text = reading.objectStore('texts').get([op, lastId]);
          text.onsuccess = () => found.push(text.result);
        }
      };
      reading.oncomplete = () => {
        db.close();
        resolve(found);
      };
    };
  });
const otherPeople = [people.founder.device, people.driver.device];

describe('S7 a lease', () => {
  test('S7 lasts twelve hours from the last contact; until then a phone that is opened again reads on', async () => {
    const { hub, phone, shift } = await scene();
    await shift.close();
    pass(hub, phone, LEASE_MS - hour);
    const again = await openShift(phone);
    expect(again.lease.state.get()).toEqual({
      until: morning + LEASE_MS,
      isExpired: false,
      isRevoked: false,
    });
    expect(figuresIn(again.projection)).toEqual({ 'trip/9': [41], 'trip/car': [7] });
    await again.meet(hub);
    expect(again.lease.state.get().until).toBe(morning + LEASE_MS - hour + LEASE_MS);
    await again.close();
    pass(hub, phone, LEASE_MS - hour);
    expect(await linesIn(phone, people.driver.device)).toHaveLength(1);
  });

  test('S7 clock + lease: what others wrote cannot be opened, and is not there', async () => {
    const { hub, phone, shift } = await scene();
    await shift.close();
    expect((await devicesOf(phone)).sort()).toEqual([...otherPeople, people.officer.device].sort());
    pass(hub, phone, LEASE_MS);
    const again = await openShift(phone);
    expect(again.lease.state.get()).toMatchObject({ until: null, isExpired: true });
    const boxes = otherPeople.map((device) => again.lease.boxFor(device));
    for (const box of boxes) await expect(box.seal('x')).rejects.toThrow('the lease is over');
    expect(again.log.devices()).toEqual([people.officer.device]);
    await again.close();
    expect(await devicesOf(phone)).toEqual([people.officer.device]);
  });

  test('S7 the clock set back afterwards: still over', async () => {
    const { hub, phone, shift } = await scene();
    await shift.close();
    pass(hub, phone, LEASE_MS + hour);
    await (await openShift(phone)).close();
    phone.clock.setWall(morning);
    expect(await linesIn(phone, people.driver.device)).toEqual([]);
    expect((await recordOf(phone))?.key).toBeNull();
  });

  test('S7 the clock set back before: the time that was seen stays, and goes on by the page’s own clock', async () => {
    const { hub, phone, shift } = await scene();
    pass(hub, phone, LEASE_MS - hour);
    await shift.lease.check();
    phone.clock.setWall(morning - 100 * hour);
    expect(shift.lease.now()).toBe(morning + LEASE_MS - hour);
    phone.clock.pass(hour - 1);
    await shift.lease.check();
    expect(shift.lease.state.get().isExpired).toBe(false);
    await shift.close();
    const again = await openShift(phone);
    expect(again.lease.now()).toBeGreaterThan(morning + LEASE_MS - hour - 60_000);
    phone.clock.pass(hour);
    await again.lease.check();
    expect(again.lease.state.get().isExpired).toBe(true);
    await again.close();
  });

  test('S7 the clock set forward ends it early; nothing but the hub’s own word takes that back', async () => {
    const { hub, phone, shift } = await scene();
    phone.clock.setWall(morning + LEASE_MS);
    await shift.lease.check();
    expect(shift.lease.state.get().isExpired).toBe(true);
    phone.clock.setWall(morning);
    await shift.lease.check();
    expect(shift.lease.state.get().isExpired).toBe(true);
    phone.clock.setWall(Date.UTC(2099, 0, 1));
    await shift.meet(hub);
    expect(shift.lease.state.get()).toMatchObject({ isExpired: false, until: morning + LEASE_MS });
    phone.clock.pass(LEASE_MS - 1);
    await shift.lease.check();
    expect(shift.lease.state.get().isExpired).toBe(false);
    await shift.close();
  });

  test('S7 ends by itself while the phone is in use, and the screens follow', async () => {
    const { hub, phone, shift } = await scene();
    expect(figuresIn(shift.projection)).toMatchObject({ 'trip/9': [41] });
    pass(hub, phone, LEASE_MS);
    shift.tick();
    await until(() => shift.projection.devices().size === 0);
    expect(shift.lease.state.get().isExpired).toBe(true);
    expect(figuresIn(shift.projection)).toEqual({});
    expect(await devicesOf(phone)).toEqual([people.officer.device]);
    await shift.close();
  });

  test('S7 ends on a locked phone too: nobody need know the PIN', async () => {
    const { hub, phone, shift } = await scene();
    await shift.close();
    pass(hub, phone, LEASE_MS - 1);
    await endLeases(phone.keyring, phone.clock.time);
    expect((await devicesOf(phone)).length).toBe(3);
    pass(hub, phone, 1);
    await endLeases(phone.keyring, phone.clock.time);
    expect(await devicesOf(phone)).toEqual([people.officer.device]);
    expect((await recordOf(phone))?.key).toBeNull();
    // Killed between the two steps, the next call finishes.
    await endLeases(phone.keyring, phone.clock.time);
    expect(await linesIn(phone, people.officer.device)).toHaveLength(1);
  });

  test('S7 a seized image one day later has no key for what others wrote, even with the PIN', async () => {
    const { hub, phone, shift } = await scene();
    const wrapped = (await recordOf(phone))?.key?.wrapped as Uint8Array;
    await shift.close();
    // Bytes as a storage log might still hold them.
    const old = await bytesOfOthers(phone);
    expect(old.length).toBeGreaterThan(1);
    pass(hub, phone, 24 * hour);
    await endLeases(phone.keyring, phone.clock.time);
    const image = await dump();
    for (const form of formsOf(wrapped)) expect(image).not.toContain(form);
    for (const bytes of old) for (const form of formsOf(bytes)) expect(image).not.toContain(form);
    // Whoever has the PIN has the data key, and all that it opens.
    const keys = await phone.unlock();
    for (const bytes of old) {
      await expect(keys.box.open(bytes)).rejects.toThrow();
      await expect(keys.box.open(bytes.slice(1))).rejects.toThrow();
    }
    const record = await recordOf(phone);
    expect([record?.key, record?.before]).toEqual([null, null]);
  });

  test('S7 the counts of this phone’s own locked pad stay with it', async () => {
    const { hub, phone, shift } = await scene();
    await hub.write(people.pad, tally('8', 33));
    await shift.meet(hub);
    await shift.close();
    pass(hub, phone, LEASE_MS);
    await endLeases(phone.keyring, phone.clock.time);
    expect(await linesIn(phone, people.pad.device)).toHaveLength(1);
    expect((await devicesOf(phone)).sort()).toEqual(
      [people.officer.device, people.pad.device].sort(),
    );
  });

  test('S7 of one operation ends alone: another has its own hub and its own time', async () => {
    const { hub, phone, shift } = await scene();
    await shift.close();
    const other = { ...(await recordOf(phone)), until: morning + 100 * hour };
    const lease = { ...leasesOf(await phone.keyring.holder(phone.holder.id)), 'ex-other': other };
    await phone.keyring.patchHolder(phone.holder.id, { lease });
    pass(hub, phone, LEASE_MS);
    await endLeases(phone.keyring, phone.clock.time);
    const left = leasesOf(await phone.keyring.holder(phone.holder.id));
    expect([left[op]?.key === null, left['ex-other']?.key === null]).toEqual([true, false]);
  });
});

describe('S7 a phone whose lease is over', () => {
  async function expired() {
    const { hub, phone, shift } = await scene();
    await shift.close();
    pass(hub, phone, LEASE_MS + hour);
    return { hub, phone, shift: await openShift(phone) };
  }
  const openCounting = async (shift: Awaited<ReturnType<typeof openShift>>) => {
    const fold = createOwnFold();
    const { officer } = people;
    for await (const lines of shift.log.lines({ device: officer.device })) fold.add(lines);
    const recorded: Line[] = [];
    let names = 0;
    const desk = await openDesk({
      log: shift.log,
      signer: officer,
      fold,
      counter: () => ({ site: 'site/ramouseh', post: 'post/ramouseh' }),
      newName: () => `name-${names++}`,
      heads: shift.projection.heads,
      feel: () => {},
      onRecorded: (lines) => recorded.push(...lines),
    });
    return { desk, fold, recorded };
  };
  const ownFigures = (fold: ReturnType<typeof createOwnFold>) =>
    [...fold.states('trip').values()].flatMap(({ tallies }) =>
      tallies.map(({ fact }) => fact.people),
    );

  test('S7 counts, keeps, undoes and shows its own records', async () => {
    const { shift, phone } = await expired();
    expect(shift.lease.state.get().isExpired).toBe(true);
    const { desk, fold } = await openCounting(shift);
    expect(ownFigures(fold)).toEqual([7]);
    desk.take('vehicle/15', 'trip/15.7K3M9Q', 'boarding');
    desk.tap({ tap: 'add', n: 38, act: 'act-1' });
    expect(await desk.keep()).toBe(true);
    expect(ownFigures(fold)).toEqual([7, 38]);
    expect(await desk.undo()).toBe(true);
    expect(ownFigures(fold)).toEqual([7]);
    expect(await desk.redo()).toBe(true);
    expect(ownFigures(fold)).toEqual([7, 38]);
    await shift.close();
    // All of it is there after the next unlock.
    const again = await openShift(phone);
    expect(ownFigures((await openCounting(again)).fold)).toEqual([7, 38]);
    await again.close();
  });

  test('S7 hands over: the outbox is untouched and takes more, and a file holds every own line', async () => {
    const { shift, hub } = await expired();
    const sealing = await createSealingKey();
    const outbox = createOutbox({ store: createMemoryOutbox(), verify: effects.verify });
    const target = {
      hub: people.founder.device,
      hubUrl: 'http://hub',
      sealTo: sealing.recipient,
    };
    const appended = await shift.log.append(people.officer, [tally('15', 38)]);
    if (!appended.ok) throw new Error(appended.why);
    await outbox.keep(target, appended.lines);
    const [record] = await outbox.all();
    const texts = await openSealed(
      [sealing.identity],
      base64urlToBytes(record?.sealed ?? '') ?? new Uint8Array(),
    );
    expect(texts?.join()).toContain('"people":38');
    const { [people.officer.device]: _, ...others } = shift.log.vector();
    const bundle = writeBundle(shift.log, {
      made: hub.clock.now,
      app: 'phone',
      from: others,
      signer: people.officer,
    });
    expect(await readBundle(hub.log, bundle)).toMatchObject({ ok: true });
    expect(hub.log.heads(people.officer.device)[0]?.seq).toBe(2);
    await shift.close();
  });

  test('S7 meets the hub again: a fresh key, and its world is as before', async () => {
    const { hub, shift, phone } = await expired();
    await shift.log.append(people.officer, [tally('15', 38)]);
    await hub.write(people.driver, tally('14', 42));
    await shift.meet(hub);
    expect(shift.lease.state.get()).toMatchObject({ isExpired: false, isRevoked: false });
    expect(shift.log.digest()).toBe(hub.log.digest());
    await until(() => 'trip/14' in figuresIn(shift.projection));
    expect(figuresIn(shift.projection)).toEqual({
      'trip/9': [41],
      'trip/14': [42],
      'trip/15': [38],
      'trip/car': [7],
    });
    expect(shift.projection.disputed()).toEqual([]);
    expect(shift.log.size().absentBodies).toBe(0);
    await shift.close();
    expect(await linesIn(phone, people.driver.device)).toHaveLength(2);
  });

  test('S7 admits nothing of others without a key, and loses no own count by it', async () => {
    const { hub, shift } = await expired();
    const others: string[] = [];
    for await (const lines of hub.log.lines())
      others.push(
        ...lines.map((line) => `${line.headerText}\t${line.bodyText}\t${line.signature}`),
      );
    await expect(shift.log.admit(others)).rejects.toThrow('the lease is over');
    expect(await shift.log.append(people.officer, [tally('15', 38)])).toMatchObject({ ok: true });
    expect(shift.log.heads(people.officer.device)[0]?.seq).toBe(2);
    await shift.close();
  });
});

describe('S8 a phone that was revoked', () => {
  test('S8 loses what others wrote at once, and counts on', async () => {
    const { phone, shift } = await scene();
    await shift.lease.revoked();
    expect(shift.lease.state.get()).toEqual({ until: null, isExpired: true, isRevoked: true });
    expect(await devicesOf(phone)).toEqual([people.officer.device]);
    expect(await shift.log.append(people.officer, [tally('15', 38)])).toMatchObject({ ok: true });
    await shift.close();
    const again = await openShift(phone);
    expect(again.lease.state.get().isRevoked).toBe(true);
    await again.close();
  });

  test('S8 and is let in again reads again', async () => {
    const { hub, shift } = await scene();
    await shift.lease.revoked();
    await shift.meet(hub);
    expect(shift.lease.state.get()).toMatchObject({ isExpired: false, isRevoked: false });
    await until(() => 'trip/9' in figuresIn(shift.projection));
    await shift.close();
  });
});

describe('S7 a fresh key once per lease', () => {
  test('S7 comes with the first contact after half the time; what is past goes, the rest is sealed by it', async () => {
    const { hub, phone, shift } = await scene();
    const first = (await recordOf(phone))?.key;
    pass(hub, phone, FRESH_KEY_AFTER_MS - 1);
    await shift.meet(hub);
    expect((await recordOf(phone))?.key).toEqual(first);
    const old = await bytesOfOthers(phone);
    for (let i = 0; i < 5; i++) {
      pass(hub, phone, FRESH_KEY_AFTER_MS);
      await hub.write(people.driver, tally(`1${i}`, 50 + i));
      await shift.meet(hub);
      await until(async () => (await recordOf(phone))?.before === null);
    }
    // What others counted 30 hours ago is gone; from 24 hours ago on it is there, and own counts always.
    await until(() => !JSON.stringify(figuresIn(shift.projection)).includes('41'));
    expect(figuresIn(shift.projection)).toEqual({
      'trip/10': [50],
      'trip/11': [51],
      'trip/12': [52],
      'trip/13': [53],
      'trip/14': [54],
      'trip/car': [7],
    });
    expect(shift.projection.states('vehicle').size).toBe(1);
    expect(shift.log.digest()).toBe(hub.log.digest());
    expect(shift.log.size().absentBodies).toBe(1);
    const image = await dump();
    for (const form of formsOf(first?.wrapped as Uint8Array)) expect(image).not.toContain(form);
    for (const bytes of old) for (const form of formsOf(bytes)) expect(image).not.toContain(form);
    await shift.close();
    expect(await linesIn(phone, people.driver.device)).toHaveLength(6);
  });

  test('S7 a phone killed before the old one is given up opens what lies under both, and goes on', async () => {
    const { hub, phone, shift } = await scene();
    pass(hub, phone, FRESH_KEY_AFTER_MS);
    // Killed right after the fresh key was kept: nothing is sealed again yet.
    const detached = shift.lease.attach(
      { forgetBodies: () => new Promise(() => {}), forgetDevices: async () => {} },
      () => false,
    );
    await shift.lease.contact(hub.clock.now);
    const between = await recordOf(phone);
    expect(between?.before).not.toBeNull();
    detached();
    shift.lease.stop();
    await shift.store.close();
    const again = await openShift(phone);
    expect(figuresIn(again.projection)).toMatchObject({ 'trip/9': [41] });
    await until(async () => (await recordOf(phone))?.before === null);
    await again.close();
    expect((await recordOf(phone))?.key?.mark).toBe(between?.key?.mark);
    expect(new Set((await bytesOfOthers(phone)).map(([mark]) => mark))).toEqual(
      new Set([between?.key?.mark]),
    );
    expect(await linesIn(phone, people.driver.device)).toHaveLength(1);
  });

  test('S7 whatever cannot be opened of others never keeps the phone from opening', async () => {
    const { phone, shift } = await scene();
    await shift.close();
    const record = await recordOf(phone);
    const broken = { ...record, key: { mark: record?.key?.mark, wrapped: new Uint8Array(61) } };
    await phone.keyring.patchHolder(phone.holder.id, { lease: { [op]: broken } });
    const again = await openShift(phone);
    expect(again.log.devices()).toEqual([people.officer.device]);
    expect(await again.log.append(people.officer, [tally('15', 38)])).toMatchObject({ ok: true });
    await again.close();
  });
});

describe('what lay open before there were PINs', () => {
  test.each([0, LEASE_MS])('is taken over, also %i ms after it was begun', async (later) => {
    const phone = await openPhone();
    const keys = await phone.unlock();
    const boxAt = () => boxForTakingOver(keys, phone.keyring);
    const store = await openIndexedDbStore(linesOf(phone.holder.id), await boxAt());
    await store.close();
    // The clock of a real phone: the lease begins with the first call.
    const record = (await recordOf(phone)) as LeaseRecord;
    const ended = { ...record, until: record.until - LEASE_MS, seen: record.seen + later };
    await phone.keyring.patchHolder(phone.holder.id, { lease: { [op]: later ? ended : record } });
    const boxFor = await boxAt();
    for (const device of [null, people.officer.device, people.driver.device]) {
      const box = boxFor(device);
      expect(await box.open(await box.seal('41'))).toBe('41');
    }
    expect((await recordOf(phone))?.key === null).toBe(later > 0);
  });
});
