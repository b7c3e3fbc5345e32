import {
  createMemoryOutbox,
  createMemoryStore,
  createVerify,
  type Line,
  openLog,
  runtimeRandom,
  type Signer,
  seedToSigner,
} from '@corridor/log';
import { hashText } from '@corridor/log/browser';
import { afterEach, expect, test } from 'vitest';
import { createStore } from '../store.ts';
import { keptOf } from '../view/own.ts';
import { type Connection, type ConnectionParts, connect } from './delivery.ts';
import { noDelivery } from './session.ts';
import { openHub, until } from './testing.ts';

const open = new Set<Connection>();
afterEach(() => {
  for (const connection of open) connection.stop();
  open.clear();
});

const verify = createVerify();
const scene = async () => {
  const hub = await openHub();
  const phone = await seedToSigner(runtimeRandom.bytes(32));
  const pad = await seedToSigner(runtimeRandom.bytes(32));
  const store = createMemoryStore();
  const clock = { now: () => Date.now() };
  const log = await openLog({
    store,
    op: hub.op,
    hash: hashText,
    verify,
    clock,
    random: runtimeRandom,
  });
  const outbox = createMemoryOutbox();
  const delivery = createStore(noDelivery);
  const contacts: number[] = [];
  let revocations = 0;
  const parts: ConnectionParts = {
    enrolment: { hubUrl: 'http://hub' },
    hub: () => ({ device: hub.signer.device, sealTo: hub.sealTo }),
    onHub: () => {},
    log,
    signer: phone,
    verify,
    clock,
    delivery,
    own: () => [phone.device, pad.device],
    lease: {
      contact: async (now) => void contacts.push(now),
      revoked: async () => void revocations++,
    },
    outbox,
    isHub: () => false,
  };
  const near = async () => {
    const connection = await connect(parts);
    open.add(connection);
    return connection;
  };
  const write = async (signer: Signer, people: number): Promise<readonly Line[]> => {
    const appended = await log.append(signer, [
      { kind: 'tallied@1', subject: `trip/${people}`, fact: { people } },
    ]);
    if (!appended.ok) throw new Error(appended.why);
    return appended.lines;
  };
  const kept = async () => {
    const lines = [];
    for await (const some of log.lines()) {
      for (const { id, header, body } of some) {
        if (body?.kind !== 'tallied@1') continue;
        const { dev: device, seq, wall } = header;
        lines.push({ id, device, seq, wall, kind: body.kind, subject: body.subject, fact: {} });
      }
    }
    return keptOf(lines, delivery.get().signed);
  };
  const stopped = (connection: Connection) => {
    connection.stop();
    open.delete(connection);
  };
  return {
    hub,
    phone,
    pad,
    log,
    outbox,
    delivery,
    near,
    write,
    kept,
    stopped,
    contacts,
    revocations: () => revocations,
  };
};

test('only a signed receipt moves a record on, whichever own key wrote it', async () => {
  const { hub, phone, pad, near, write, kept } = await scene();
  hub.isNear = false;
  await write(phone, 47);
  await write(pad, 38);
  const connection = await near();
  expect(await kept()).toEqual({ phone: 2, hub: 0, centre: 0 });
  hub.isNear = true;
  connection.sync();
  await until(async () => (await kept()).hub === 2);
});

test('a record lies sealed in the outbox until the hub has signed for it', async () => {
  const { hub, phone, outbox, near, write, kept } = await scene();
  hub.isNear = false;
  const connection = await near();
  connection.keep(await write(phone, 47));
  await until(async () => (await outbox.all()).length === 1);
  const [record] = await outbox.all();
  expect(JSON.stringify(record)).not.toMatch(/tallied|people|trip/);
  hub.isNear = true;
  connection.sync();
  await until(async () => (await outbox.all()).length === 0);
  expect(await kept()).toEqual({ phone: 0, hub: 1, centre: 0 });
});

test('[killed-anywhere] killed between a record and its sealing: it is sealed at the next start, once', async () => {
  const { hub, phone, pad, outbox, near, write, stopped } = await scene();
  hub.isNear = false;
  await write(phone, 47);
  await write(pad, 38);
  const first = await near();
  await first.sealRest();
  expect(await outbox.all()).toHaveLength(2);
  stopped(first);
  const second = await near();
  await second.sealRest();
  expect(await outbox.all()).toHaveLength(2);
});

test('a record that somebody else’s file brought is no proof that this phone sealed its own', async () => {
  const { hub, phone, outbox, near, write } = await scene();
  hub.isNear = false;
  const [line] = await write(phone, 47);
  await outbox.put({
    op: hub.op,
    dev: phone.device,
    firstSeq: 1,
    lastSeq: 1,
    prev: null,
    lastId: line?.id ?? '',
    hub: hub.signer.device,
    hubUrl: 'http://hub',
    sealed: 'AAAA',
    carried: true,
  });
  const connection = await near();
  await connection.sealRest();
  const own = (await outbox.all()).filter(({ carried }) => !carried);
  expect(own.map(({ lastId }) => lastId)).toEqual([line?.id]);
  expect(own[0]?.sealed).not.toBe('AAAA');
});

test('[written-while-sending] a count made while the phone talks with the hub goes with the next pass, unasked', async () => {
  const { hub, phone, near, write, kept } = await scene();
  await write(phone, 47);
  let isWritten = false;
  hub.mini.after = (path) => {
    if (path !== '/api/sync/push' || isWritten) return;
    isWritten = true;
    void write(phone, 38);
  };
  await near();
  await until(async () => (await kept()).hub === 2);
});

test('the screen hears of the hub, and the lease begins anew with every answer', async () => {
  const { hub, near, delivery, contacts } = await scene();
  hub.isNear = false;
  const connection = await near();
  await until(() => delivery.get().error !== null);
  expect(delivery.get().online).toBe(false);
  expect(contacts).toEqual([]);
  hub.isNear = true;
  connection.sync();
  await until(() => delivery.get().online && !delivery.get().syncing);
  expect(contacts.length).toBeGreaterThan(0);
  expect(delivery.get().lastContact).not.toBeNull();
});

test('[wrong-clock] a phone whose clock is an hour off is told by how much', async () => {
  const { hub, near, delivery } = await scene();
  hub.mini.now = Date.now() + 3_600_000;
  await near();
  await until(() => delivery.get().clockDifference !== null);
  expect(Math.round((delivery.get().clockDifference ?? 0) / 60_000)).toBe(60);
});

test('stopped, it neither sends nor listens', async () => {
  const { hub, phone, near, write, stopped } = await scene();
  const connection = await near();
  await until(() => hub.mini.calls.length > 0);
  stopped(connection);
  await new Promise((resolve) => setTimeout(resolve, 50));
  const calls = hub.mini.calls.length;
  await write(phone, 47);
  dispatchEvent(new Event('online'));
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(hub.mini.calls.length).toBe(calls);
});
