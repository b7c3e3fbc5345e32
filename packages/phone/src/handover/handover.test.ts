import { gzipSync } from 'node:zlib';
import {
  bytesToFrames,
  createMemoryOutbox,
  createMemoryStore,
  createOutbox,
  createSealingKey,
  createVerify,
  makeReceipt,
  openLog,
  operationIdOf,
  type Receipt,
  receiptsToShow,
  receiptsToText,
  runtimeRandom,
  seedToSigner,
} from '@corridor/log';
import { hashText, sha256 } from '@corridor/log/browser';
import { expect, test } from 'vitest';
import { createHandover } from './handover.ts';
import { createCodeReader } from './readCodes.ts';

const verify = createVerify();
const hub = await seedToSigner(runtimeRandom.bytes(32));
const op = operationIdOf(hub.device, true, hashText);
const { recipient } = await createSealingKey();

/** A phone that counted so many buses. */
async function aPhone(counts: number) {
  const signer = await seedToSigner(runtimeRandom.bytes(32));
  const store = createMemoryOutbox();
  const outbox = createOutbox({ store, verify });
  const log = await openLog({
    store: createMemoryStore(),
    op,
    hash: hashText,
    verify,
    clock: { now: () => 1_793_514_401_859 },
    random: runtimeRandom,
  });
  for (let n = 0; n < counts; n++) {
    const written = await log.append(signer, [
      { kind: 'tallied@1', subject: `trip/12.${n}`, fact: { people: 40 + n } },
    ]);
    if (!written.ok) throw new Error(written.why);
    const target = { hub: hub.device, hubUrl: 'https://hub-of-the-other', sealTo: recipient };
    await outbox.keep(target, written.lines);
  }
  const told: Receipt[] = [];
  const onReceipts = (receipts: readonly Receipt[]) => void told.push(...receipts);
  const handover = createHandover({ store, verify, hubUrl: 'https://hub', onReceipts });
  return { store, outbox, handover, told };
}
const inOne = async (handover: Awaited<ReturnType<typeof aPhone>>['handover']) => {
  const [part] = await handover.parts();
  if (!part) throw new Error('nothing to hand over');
  return part;
};

test('a courier takes another phone’s records over, hands them on with its own, and lets go by the hub’s receipts', async () => {
  const officer = await aPhone(5);
  const courier = await aPhone(2);
  const parcel = await inOne(officer.handover);
  expect(await courier.handover.takeIn(parcel.bytes)).toEqual({
    is: 'taken',
    codes: [parcel.code],
    taken: 5,
    known: 0,
    full: 0,
    problem: null,
  });
  expect(await courier.handover.look()).toEqual({ own: 2, carried: 5, phones: 1 });
  expect(
    (await courier.store.all()).filter(({ carried }) => carried).map(({ hubUrl }) => hubUrl),
  ).toEqual(Array(5).fill('https://hub'));

  const third = await aPhone(0);
  await third.handover.takeIn((await inOne(courier.handover)).bytes);
  expect(await third.handover.look()).toEqual({ own: 0, carried: 7, phones: 2 });

  const records = await third.store.all();
  const receipts: Receipt[] = [];
  for (const { dev, lastId } of records)
    receipts.push(await makeReceipt(hub, { op, level: 'hub', dev, head: lastId }));
  const shown = new TextEncoder().encode(receiptsToText(receiptsToShow(records, receipts)));
  expect(await third.handover.takeIn(shown)).toEqual({ is: 'receipts', settled: 7 });
  expect(await courier.handover.takeIn(shown)).toEqual({ is: 'receipts', settled: 7 });
  expect(await officer.handover.takeIn(shown)).toEqual({ is: 'receipts', settled: 5 });
  expect(officer.told.length).toBe(2);
});

test('an own record that comes back by a courier stays this phone’s own', async () => {
  const officer = await aPhone(3);
  const courier = await aPhone(0);
  await courier.handover.takeIn((await inOne(officer.handover)).bytes);
  const back = await officer.handover.takeIn((await inOne(courier.handover)).bytes);
  expect(back).toMatchObject({ taken: 0, known: 3 });
  expect(await officer.handover.look()).toEqual({ own: 3, carried: 0, phones: 0 });
});

test('many records go in parts that each fit into half a minute of codes', async () => {
  const officer = await aPhone(250);
  const parts = await officer.handover.parts();
  expect(parts.length).toBeGreaterThan(1);
  const courier = await aPhone(0);
  for (const { bytes } of parts) {
    const frames = bytesToFrames(bytes, sha256);
    expect(frames?.count).toBeLessThan(150);
    await courier.handover.takeIn(bytes);
  }
  expect(await courier.handover.look()).toMatchObject({ carried: 250, phones: 1 });
});

test('[damaged-file] files that were cut, zipped or are of another kind: a word for each, good records kept', async () => {
  const officer = await aPhone(4);
  const { bytes } = await officer.handover.file();
  const courier = await aPhone(0);
  const text = (words: string) => new TextEncoder().encode(words);
  expect(await courier.handover.takeIn(bytes.subarray(0, -200))).toMatchObject({
    taken: 3,
    codes: [],
    problem: 'truncated',
  });
  expect(await courier.handover.takeIn(gzipSync(bytes))).toMatchObject({ taken: 1, known: 3 });
  const whyOf = async (file: Uint8Array) => {
    const answer = await courier.handover.takeIn(file);
    return answer.is === 'refused' ? answer.why : answer.is;
  };
  expect(await whyOf(gzipSync('{"corridor":1}'))).toBe('for-a-hub');
  expect(await whyOf(text('{"corridorRescue":1,"lines":0}'))).toBe('for-a-hub');
  expect(await whyOf(text('corridor-sealed 2\n'))).toBe('newer-version');
  expect(await whyOf(text('hello'))).toBe('not-ours');
  expect(await courier.handover.look()).toMatchObject({ carried: 4 });
});

test('a code reader tells a link, a row of codes and a second row apart', () => {
  const read = createCodeReader();
  const text = new TextEncoder().encode('https://hub/phone/#join=abc');
  expect(read(text)).toEqual({ is: 'text', text: 'https://hub/phone/#join=abc' });
  const frames = bytesToFrames(new Uint8Array(1500).fill(7), sha256);
  const other = bytesToFrames(new Uint8Array(1500).fill(8), sha256);
  expect(read(frames?.frame(0) ?? text)).toMatchObject({ is: 'collecting', progress: 1 / 3 });
  expect(read(other?.frame(0) ?? text)).toMatchObject({ is: 'collecting', progress: 1 / 3 });
  expect(read(frames?.frame(0) ?? text)).toBeNull();
  read(frames?.frame(1) ?? text);
  expect(read(frames?.frame(2) ?? text)).toMatchObject({ is: 'whole' });
});
