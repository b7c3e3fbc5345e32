import 'fake-indexeddb/auto';
import { gzipSync } from 'node:zlib';
import { Encrypter } from 'age-encryption';
import { describe, expect, test } from 'vitest';
import { makeReceipt } from '../keys/receipts.ts';
import { lineToText } from '../line/parse.ts';
import { hashText, sha256 } from '../node.ts';
import type { OpenLog } from '../open/types.ts';
import { createCast } from '../testing/cast.ts';
import { base64urlToBytes } from '../text/base64url.ts';
import { openIndexedDbOutbox } from './indexedDb.ts';
import { createMemoryOutbox } from './memory.ts';
import { createOutbox } from './outbox.ts';
import { createSealingKey, identityToSealingKey, openSealed, sealLines } from './sealing.ts';

const cast = await createCast(['phone', 'hub', 'thief'], { hash: hashText, sha256 });
const { phone, hub, thief } = cast.players;
const key = await createSealingKey();
const otherKey = await createSealingKey();
const target = { hub: hub.device, hubUrl: 'http://hub', sealTo: key.recipient };

const tally = async (log: OpenLog, people: number) => {
  const appended = await log.append(phone.signer, [
    { kind: 'tallied@1', subject: 'trip/1', fact: { people } },
  ]);
  if (!appended.ok) throw new Error(appended.why);
  return appended.lines;
};
const receiptFor = (head: string, by = hub) =>
  makeReceipt(by.signer, { op: cast.op, level: 'hub', dev: phone.device, head });

const stores = {
  memory: async () => createMemoryOutbox(),
  indexedDb: () => openIndexedDbOutbox(`test ${Math.random()}`),
};

describe.each(Object.entries(stores))('an outbox in %s', (_name, openStore) => {
  const scene = async () => {
    const store = await openStore();
    const log = await phone.open();
    const outbox = createOutbox({ store, verify: cast.verify });
    const lines = [];
    for (const people of [41, 38, 52]) {
      const written = await tally(log, people);
      await outbox.keep(target, written);
      lines.push(...written);
    }
    return { log, outbox, lines };
  };

  test('holds every count, sealed: who finds the phone reads none', async () => {
    const { outbox, lines } = await scene();
    const records = await outbox.all();
    expect(records.map(({ lastId }) => lastId)).toEqual(lines.map(({ id }) => id));
    expect(JSON.stringify(records)).not.toContain('tallied');
    const first = base64urlToBytes(records[0]?.sealed as string) as Uint8Array;
    expect(await openSealed([key.identity], first)).toEqual([lineToText(lines[0] as never)]);
    expect(await openSealed([otherKey.identity], first)).toBeNull();
  });

  test('is emptied by the hub’s receipt, which covers what came before, and by nothing else', async () => {
    const { outbox, lines } = await scene();
    const [first, second, third] = lines.map(({ id }) => id) as [string, string, string];
    expect(await outbox.settle([await receiptFor(third, thief)])).toBe(0);
    const forged = { ...(await receiptFor(first)), head: third };
    expect(await outbox.settle([forged])).toBe(0);
    expect(await outbox.settle([await receiptFor(second)])).toBe(2);
    expect((await outbox.all()).map(({ lastId }) => lastId)).toEqual([third]);
  });

  test('with the log open, a receipt for a later line empties it too', async () => {
    const { log, outbox } = await scene();
    const [later] = await tally(log, 7);
    const receipt = await receiptFor(later?.id as string);
    expect(await outbox.settle([receipt])).toBe(0);
    expect(await outbox.settle([receipt], log.chains.isAncestor)).toBe(3);
  });

  test('is handed over by a locked phone: the hub opens it, admits it, and signs', async () => {
    const { outbox, lines } = await scene();
    const hubLog = await hub.open();
    const fetch: typeof globalThis.fetch = async (_url, init) => {
      const { sealed } = JSON.parse(String(init?.body)) as { sealed: string[] };
      for (const text of sealed) {
        const opened = await openSealed([key.identity], base64urlToBytes(text) as Uint8Array);
        await hubLog.admit(opened ?? []);
      }
      const head = hubLog.heads(phone.device).at(-1)?.id as string;
      return Response.json({
        opened: sealed.length,
        unreadable: [],
        receipts: [await receiptFor(head)],
      });
    };
    expect(await outbox.deliver(fetch, 'http://hub')).toEqual({
      left: 0,
      removed: 3,
      unreadable: 0,
    });
    expect(hubLog.has(lines[2]?.id as string)).toBe(true);
  });

  test('keeps everything when the hub is away, or answers without a receipt', async () => {
    const { outbox } = await scene();
    const away: typeof globalThis.fetch = async () => {
      throw new TypeError('fetch failed');
    };
    await expect(outbox.deliver(away, 'http://hub')).rejects.toThrow('fetch failed');
    const silent: typeof globalThis.fetch = async () => Response.json({ unreadable: [0] });
    expect(await outbox.deliver(silent, 'http://hub')).toEqual({
      left: 3,
      removed: 0,
      unreadable: 1,
    });
  });
});

test('the hub finds its recipient again from the identity in its backup', async () => {
  expect(await identityToSealingKey(key.identity)).toEqual(key);
});

test('what is sealed can be opened with any of the hub’s keys', async () => {
  const sealed = await sealLines(key.recipient, ['a', 'b']);
  expect(await openSealed([otherKey.identity, key.identity], sealed)).toEqual(['a', 'b']);
  sealed[sealed.length - 1] = (sealed.at(-1) as number) ^ 1;
  expect(await openSealed([key.identity], sealed)).toBeNull();
});

test('a record that names thousands of recipients is not even tried', async () => {
  const sealed = Buffer.from(await sealLines(key.recipient, ['a'])).toString('latin1');
  const stanza = /-> X25519 .*\n.*\n/.exec(sealed)?.[0] ?? '';
  const crowded = Buffer.from(sealed.replace(stanza, stanza.repeat(5_000)), 'latin1');
  const started = performance.now();
  expect(await openSealed([key.identity], new Uint8Array(crowded))).toBeNull();
  expect(performance.now() - started).toBeLessThan(100);
});

test('lines are zipped before they are sealed; records of before, sealed as they were, open too', async () => {
  const log = await phone.open();
  const lines = (await tally(log, 44)).map((line) => lineToText(line));
  const zipped = await sealLines(key.recipient, lines);
  const plain = await seal(lines.join('\n'));
  expect(zipped.length).toBeLessThan(plain.length - 40);
  expect(await openSealed([key.identity], zipped)).toEqual(lines);
  expect(await openSealed([key.identity], plain)).toEqual(lines);
});

test('a sealed record made to unfold into a laptop’s whole memory is as good as damaged', async () => {
  const bomb = await seal(gzipSync(Buffer.alloc(200_000_000)));
  const started = performance.now();
  expect(await openSealed([key.identity], bomb)).toBeNull();
  expect(performance.now() - started).toBeLessThan(10_000);
  expect(
    await openSealed([key.identity], await seal(gzipSync('cut off').subarray(0, 20))),
  ).toBeNull();
});

const seal = (plain: string | Uint8Array): Promise<Uint8Array> => {
  const encrypter = new Encrypter();
  encrypter.addRecipient(key.recipient);
  return encrypter.encrypt(plain);
};

describe('a courier phone', () => {
  const scene = async () => {
    const log = await phone.open();
    const mine = createOutbox({ store: createMemoryOutbox(), verify: cast.verify });
    for (const people of [41, 38, 52]) await mine.keep(target, await tally(log, people));
    const store = createMemoryOutbox();
    return {
      log,
      records: await mine.all(),
      store,
      courier: createOutbox({ store, verify: cast.verify }),
    };
  };

  test('carries what it cannot read, counted apart, and twice the same only once', async () => {
    const { courier, records } = await scene();
    expect(await courier.takeIn(records, 'http://near')).toEqual({ taken: 3, known: 0, full: 0 });
    expect(await courier.takeIn(records, 'http://near')).toEqual({ taken: 0, known: 3, full: 0 });
    expect((await courier.all()).map(({ carried, hubUrl }) => [carried, hubUrl])).toEqual(
      Array(3).fill([true, 'http://near']),
    );
  });

  test('lets go of them by the hub’s receipt over the last', async () => {
    const { courier, records } = await scene();
    await courier.takeIn(records, 'http://near');
    expect(await courier.settle([await receiptFor(records.at(-1)?.lastId as string, thief)])).toBe(
      0,
    );
    expect(await courier.settle([await receiptFor(records.at(-1)?.lastId as string)])).toBe(3);
  });

  test('its own undelivered records are not led away by a false record that names them as its past', async () => {
    const { records, store, courier } = await scene();
    const [first, second, third] = records as [never, never, never];
    for (const own of [first, second]) await store.put(own);
    const past = (records[1] as { lastId: string }).lastId;
    await courier.takeIn([{ ...(third as (typeof records)[0]), prev: past }], 'http://near');
    const head = (records[2] as { lastId: string }).lastId;
    expect(await courier.settle([await receiptFor(head)])).toBe(1);
    expect((await courier.all()).map(({ carried }) => carried)).toEqual([undefined, undefined]);
  });

  test('[one-bad-record] a record that the hub never takes holds up none behind it', async () => {
    const { courier, records } = await scene();
    await courier.takeIn(records, 'http://near');
    const poison = records[1]?.sealed;
    const got: string[] = [];
    const fetch: typeof globalThis.fetch = async (_url, init) => {
      const { sealed } = JSON.parse(String(init?.body)) as { sealed: string[] };
      if (sealed.includes(poison as string)) return new Response('', { status: 413 });
      got.push(...sealed);
      return Response.json({ opened: sealed.length, unreadable: [], receipts: [] });
    };
    expect(await courier.deliver(fetch, 'http://near')).toMatchObject({ left: 3, unreadable: 1 });
    expect(got).toEqual([records[0]?.sealed, records[2]?.sealed]);
    got.length = 0;
    await courier.deliver(fetch, 'http://near');
    expect(got).toHaveLength(2);
  });

  test('carries only so much, and says what it left out', async () => {
    const { courier, records } = await scene();
    const heavy = Array.from({ length: 13 }, (_, at) => ({
      ...(records[0] as (typeof records)[0]),
      lastId: hashText(`heavy ${at}`),
      sealed: 'A'.repeat(1_000_000),
    }));
    expect(await courier.takeIn(heavy, 'http://near')).toEqual({ taken: 12, known: 0, full: 1 });
  });
});
