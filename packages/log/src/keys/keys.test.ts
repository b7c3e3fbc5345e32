import { describe, expect, test } from 'vitest';
import { hashText, sha256 } from '../node.ts';
import { createCast } from '../testing/cast.ts';
import { runtimeRandom, seedToSigner } from '../webcrypto/ed25519.ts';
import { createDeviceKey, recoveryToSeed, seedToRecovery } from './deviceKey.ts';
import { checkJoin, checkSession, signJoin, signSession } from './proofs.ts';
import { openReceiptBook } from './receiptBook.ts';
import { checkReceipt, makeReceipt } from './receipts.ts';

const cast = await createCast(['phone', 'hub', 'centre', 'thief'], { hash: hashText, sha256 });
const { phone, hub, centre, thief } = cast.players;
const { op, verify } = cast;

describe('a key', () => {
  test('comes back from its recovery sheet, typed with spaces, as the same device', async () => {
    const { device, seed } = await createDeviceKey(runtimeRandom);
    const sheet = seedToRecovery(seed);
    const typed = `${sheet.slice(0, 20)} ${sheet.slice(20)}\n`;
    expect((await seedToSigner(recoveryToSeed(typed) as Uint8Array)).device).toBe(device);
  });

  test('a sheet with a letter missing is no sheet', async () => {
    const { seed } = await createDeviceKey(runtimeRandom);
    expect(recoveryToSeed(seedToRecovery(seed).slice(1))).toBeNull();
    expect(() => seedToRecovery(seed.subarray(1))).toThrow('32 bytes');
  });
});

test('a proof for one purpose, operation or device is none for another', async () => {
  const { device: dev, signer } = phone;
  const sig = await signJoin(signer, op, 'token');
  expect(await checkJoin(verify, { op, dev, token: 'token', sig })).toBe(true);
  expect(await checkJoin(verify, { op, dev, token: 'other', sig })).toBe(false);
  expect(await checkJoin(verify, { op, dev: thief.device, token: 'token', sig })).toBe(false);
  expect(await checkSession(verify, { op, dev, challenge: 'token', sig })).toBe(false);
  const session = await signSession(signer, op, 'challenge');
  expect(await checkSession(verify, { op, dev, challenge: 'challenge', sig: session })).toBe(true);
});

describe('receipts', () => {
  const scene = async () => {
    const log = await phone.open();
    const drafts = [1, 2, 3].map((n) => ({ kind: 'tallied@1', subject: `trip/${n}`, fact: {} }));
    const appended = await log.append(phone.signer, drafts);
    if (!appended.ok) throw new Error(appended.why);
    const ids = appended.lines.map(({ id }) => id) as [string, string, string];
    const isHub = (device: string, level: string) =>
      level === 'hub' ? device === hub.device : device === centre.device;
    const open = () => openReceiptBook({ log, verify, isHub });
    return { log, ids, open, book: await open() };
  };
  const receipt = (by: typeof hub, level: 'hub' | 'centre', head: string, ofOp = op) =>
    makeReceipt(by.signer, { op: ofOp, level, dev: phone.device, head });

  test('a count is kept here, then at the hub, then at the centre; a receipt covers what came before', async () => {
    const { ids, book, open } = await scene();
    await book.add([await receipt(hub, 'hub', ids[1])]);
    await book.add([await receipt(centre, 'centre', ids[0])]);
    expect(ids.map(book.keptAt)).toEqual(['at-centre', 'at-hub', 'kept-here']);
    expect(ids.map((await open()).keptAt)).toEqual(['at-centre', 'at-hub', 'kept-here']);
  });

  test('only a hub’s own signature counts, for this operation, level and line', async () => {
    const { ids, book } = await scene();
    const good = await receipt(hub, 'hub', ids[0]);
    await book.add([
      await receipt(thief, 'hub', ids[2]),
      await receipt(hub, 'centre', ids[2]),
      await receipt(hub, 'hub', ids[2], 'op-somethingelse'),
      { ...good, head: ids[2] },
      { ...good, by: thief.device },
    ]);
    expect(book.receipts()).toEqual([]);
    expect(await checkReceipt(verify, good)).toBe(true);
  });

  test('an older receipt that comes later takes nothing back, and the book stays short', async () => {
    const { ids, book } = await scene();
    for (const id of [ids[2], ids[0], ids[1], ids[2]])
      await book.add([await receipt(hub, 'hub', id)]);
    expect(book.receipts()).toHaveLength(1);
    expect(book.keptAt(ids[2])).toBe('at-hub');
  });

  test('a hub that holds less than it signed for was restored: its word no longer counts', async () => {
    const { log, ids, book } = await scene();
    await book.add([await receipt(hub, 'hub', ids[2]), await receipt(centre, 'centre', ids[0])]);
    expect(await book.hear(log.vector())).toBe(false);
    expect(await book.hear({ [phone.device]: [[1, ids[0]]] })).toBe(true);
    expect(ids.map(book.keptAt)).toEqual(['at-centre', 'kept-here', 'kept-here']);
  });
});
