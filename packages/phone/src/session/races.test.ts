import { createSealingKey, createVerify, runtimeRandom, seedToSigner } from '@corridor/log';
import { openDB } from 'idb';
import { afterEach, expect, test, vi } from 'vitest';
// biome-ignore lint/style/noRestrictedImports: the hub of tests, which the package gives nobody else
import { createMiniHub } from '../../../log/src/client/miniHub.ts';
import { linesOf } from '../vault/types.ts';
import { GATE, openHub, openPhone, type PhoneScene, RAMOUSEH, until } from './testing.ts';

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end().catch(() => {});
});
const scene = async () => {
  const hub = await openHub();
  const phone = await openPhone(hub);
  const open = async (more?: Parameters<PhoneScene['open']>[0]) => {
    const opened = await phone.open(more);
    ends.push(() => phone.close(opened));
    return opened;
  };
  return { hub, phone, open };
};

test('what could not be sealed at once is sealed before the phone hands over', async () => {
  const { hub, phone, open } = await scene();
  hub.isNear = false;
  let isFull = true;
  const outbox = {
    ...phone.outbox,
    put: async (record: Parameters<typeof phone.outbox.put>[0]) => {
      if (isFull) throw new DOMException('full', 'QuotaExceededError');
      return phone.outbox.put(record);
    },
  };
  const { session } = await open({ outbox: Promise.resolve(outbox) });
  await until(async () => (await phone.keyring.pads()).length > 0);
  session.desk.take('vehicle/bus-12', session.newTrip('12'), 'boarding');
  session.desk.tap({ tap: 'total', n: 47, act: session.newAct() });
  expect(await session.desk.keep()).toBe(true);
  const last = session.desk.state.get().own.at(-1)?.id;
  isFull = false;
  await session.sealRest();
  expect((await phone.outbox.all()).at(-1)?.lastId).toBe(last);
});

test('a role changed while the key of the locked pad is made: the phone forgets neither', async () => {
  const { hub, phone, open } = await scene();
  let goOn = () => {};
  const waiting = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const { session } = await open({
    keyring: {
      ...phone.keyring,
      putPad: async (pad) => {
        await waiting;
        return phone.keyring.putPad(pad);
      },
    },
  });
  await until(async () => (await phone.enrolment()).pads.length === 1);
  const { device } = await phone.enrolment();
  await hub.write({
    kind: 'role-granted@1',
    subject: `device/${device}`,
    fact: { role: 'counter', sites: [RAMOUSEH, GATE], post: 'post/ramouseh', heads: [] },
  });
  session.sync();
  await until(() => session.rights.get().sites.length === 2);
  await until(async () => (await phone.enrolment()).sites.length === 2);
  expect((await phone.enrolment()).pads).toHaveLength(1);
  goOn();
  await until(async () => (await phone.keyring.pads()).length > 0);
  const { sites, pads } = await phone.enrolment();
  expect(sites).toEqual([RAMOUSEH, GATE]);
  for (const pad of await phone.keyring.pads()) expect(pads).toContain(pad.device);
});

test('opened as it stood in a list of before: what the locked pad counted since is taken in', async () => {
  const { hub, phone, open } = await scene();
  hub.isNear = false;
  const stale = await phone.enrolment();
  const first = await open();
  await until(async () => (await phone.keyring.pads()).length > 0);
  await phone.close(first);
  const engine = await phone.openPad();
  engine?.take('7');
  engine?.tap({ tap: 'total', n: 38, act: engine.newAct() });
  expect(await engine?.keep()).toBe(true);
  await engine?.stop();
  const { session } = await open({ enrolment: stale });
  expect(session.desk.state.get().own.map(({ fact }) => fact)).toMatchObject([{ people: 38 }]);
});

test('another hub took over: what was sealed to the one before is settled, and what is counted from now on is sealed to it', async () => {
  const { hub, phone, open } = await scene();
  const first = await open();
  await until(async () => (await phone.keyring.pads()).at(-1)?.site.name === 'Ramouseh');
  const count = async ({ session }: typeof first, n: number) => {
    session.desk.take('vehicle/bus-12', session.newTrip('12'), 'boarding');
    session.desk.tap({ tap: 'total', n, act: session.newAct() });
    expect(await session.desk.keep()).toBe(true);
  };
  await until(async () => (await phone.outbox.all()).length === 0);
  hub.isNear = false;
  await count(first, 47);
  await until(async () => (await phone.outbox.all()).length === 1);
  await phone.close(first);

  const signer = await seedToSigner(runtimeRandom.bytes(32));
  const { recipient: sealTo } = await createSealingKey();
  await hub.write({
    kind: 'enrolled@1',
    subject: `device/${signer.device}`,
    fact: { label: 'Hub 2', role: 'hub', sites: [], sealTo },
  });
  const next = createMiniHub(hub.log, signer, createVerify());
  next.now = Date.now();
  next.sealTo = sealTo;
  let isNear = true;
  globalThis.fetch = async (...args) => {
    if (!isNear) throw new TypeError('fetch failed');
    return next.fetch(...args);
  };
  const second = await open();
  await until(async () => (await phone.outbox.all()).length === 0);
  await until(async () => (await phone.enrolment()).hub.device === signer.device);
  await until(async () => (await phone.keyring.pads()).at(-1)?.hub.sealTo === sealTo);
  isNear = false;
  await count(second, 12);
  await until(async () => (await phone.outbox.all()).length === 1);
  expect((await phone.outbox.all())[0]).toMatchObject({ hub: signer.device });
});

test('nobody is believed to be the hub who only says so', async () => {
  const { hub, phone, open } = await scene();
  const first = await open();
  await until(async () => (await phone.keyring.pads()).at(-1)?.site.name === 'Ramouseh');
  await phone.close(first);
  const before = (await phone.enrolment()).hub;
  const stranger = await seedToSigner(runtimeRandom.bytes(32));
  const { recipient } = await createSealingKey();
  const false_ = createMiniHub(hub.log, stranger, createVerify());
  false_.sealTo = recipient;
  globalThis.fetch = false_.fetch;
  await open();
  await until(() => false_.calls.some(({ path }) => path === '/api/sync/pull'));
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect((await phone.enrolment()).hub).toEqual(before);
});

test('locked while what was counted is taken in: nothing of it goes on behind the locked pad, and the next unlock takes it in', async () => {
  const { hub, phone, open } = await scene();
  hub.isNear = false;
  const first = await open();
  await until(async () => (await phone.keyring.pads()).length > 0);
  await phone.close(first);
  const engine = await phone.openPad();
  engine?.take('7');
  engine?.tap({ tap: 'total', n: 38, act: engine.newAct() });
  expect(await engine?.keep()).toBe(true);
  await engine?.stop();
  const locked = {
    ...phone.locked,
    noteKeys: async () => {
      throw new Error('locked in the middle');
    },
  };
  const lines = linesOf(phone.holder.id);
  const closing = vi.spyOn(IDBDatabase.prototype, 'close');
  await expect(phone.open({ locked })).rejects.toThrow('locked in the middle');
  expect(closing.mock.contexts.map((db) => (db as IDBDatabase).name)).toContain(lines);
  closing.mockRestore();
  const { session } = await open();
  expect(session.desk.state.get().own.map(({ fact }) => fact)).toMatchObject([{ people: 38 }]);
});

test('[worn-storage] one byte of what this phone wrote is damaged: it opens all the same, and the hub gives it back', async () => {
  const { phone, open } = await scene();
  const first = await open();
  await until(async () => (await phone.keyring.pads()).at(-1)?.site.name === 'Ramouseh');
  const count = async ({ session }: typeof first, n: number) => {
    session.desk.take('vehicle/bus-12', session.newTrip('12'), 'boarding');
    session.desk.tap({ tap: 'total', n, act: session.newAct() });
    return session.desk.keep();
  };
  expect(await count(first, 47)).toBe(true);
  await until(async () => (await phone.outbox.all()).length === 0);
  await phone.close(first);

  const { device, op } = await phone.enrolment();
  const db = await openDB(linesOf(phone.holder.id));
  for (const { dev, lastId } of await db.getAll('infos')) {
    if (dev !== device) continue;
    const sealed = (await db.get('texts', [op, lastId])) as Uint8Array;
    sealed[60] = (sealed[60] ?? 0) ^ 1;
    await db.put('texts', sealed, [op, lastId]);
  }
  for (const key of await db.getAllKeys('notes')) {
    const sealed = (await db.get('notes', key)) as Uint8Array;
    sealed[20] = (sealed[20] ?? 0) ^ 1;
    await db.put('notes', sealed, key);
  }
  db.close();

  const second = await open();
  await until(() => second.session.desk.state.get().own.length > 0);
  expect(await count(second, 12)).toBe(true);
});
