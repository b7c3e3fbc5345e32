// Whoever holds the wire, a courier's phone or the file cannot change a figure nor speak in somebody's name. That a stored line with any
// one bit flipped is never admitted is shown in packages/log/src/admission/law.test.ts, "one line".
import {
  createProjection,
  isFounder,
  lineMessage,
  type Projection,
  sealLines,
  signText,
} from '@corridor/log';
import { hashText } from '@corridor/log/node';
import { folding, type SubjectState } from '@corridor/operation';
import { expect, test } from 'vitest';
import { type Bench, createDevice, found, openBench } from '../testing/kit.ts';

const TRIP = 'trip/12.7K3M9Q';
const tallied = (people: number) => ({
  kind: 'tallied@1',
  subject: TRIP,
  fact: {
    point: 'boarding',
    site: 'site/ramouseh',
    part: 'whole',
    people,
    exact: true,
    method: 'one-by-one',
    lapsAsked: true,
    countedBy: 'post/one',
  },
});
const readingOf = (bench: Bench, op: string): Promise<Projection<SubjectState>> => {
  const log = bench.hub.operation(op)?.log;
  if (!log) throw new Error('no such operation');
  return createProjection<SubjectState>({
    log,
    ...folding,
    isFounder: (device) => isFounder(op, device, hashText),
  });
};
const peopleOn = (reading: Projection<SubjectState>): readonly number[] => {
  const state = reading.get(TRIP);
  return state?.type === 'trip' ? state.tallies.map(({ fact }) => fact.people) : [];
};
const sealTo = (bench: Bench, op: string) => bench.hub.operation(op)?.sealTo ?? '';
const deliver = (bench: Bench, ...sealed: readonly Uint8Array[]) =>
  bench.call('/api/outbox', {
    body: { sealed: sealed.map((each) => Buffer.from(each).toString('base64url')) },
  });

test('S4 a delivery with any one bit flipped is not opened, and nothing of it counts; whole it counts', async () => {
  const bench = await openBench();
  const { op, enlist } = await found(bench);
  const officer = await enlist('counter');
  const [line = ''] = await officer.write(tallied(47));
  const sealed = await sealLines(sealTo(bench, op), [line]);
  const digest = bench.hub.operation(op)?.log.digest();
  // Every byte, and of every ninth byte every bit.
  const flips = [...sealed.keys()].flatMap((byte) =>
    (byte % 9 === 0 ? [0, 1, 2, 3, 4, 5, 6, 7] : [byte % 8]).map((bit) => [byte, bit] as const),
  );
  const spoilt = flips.map(([byte, bit]) => {
    const copy = sealed.slice();
    copy[byte] = (copy[byte] as number) ^ (1 << bit);
    return copy;
  });
  let opened = 0;
  for (let at = 0; at < spoilt.length; at += 50) {
    // The flood rule lets a minute's worth through.
    bench.now += 60_000;
    const answer = await deliver(bench, ...spoilt.slice(at, at + 50));
    expect(answer.status).toBe(200);
    opened += answer.body.opened;
  }
  expect(flips.length).toBeGreaterThan(500);
  expect(opened).toBe(0);
  expect(bench.hub.operation(op)?.log.digest()).toBe(digest);

  expect((await deliver(bench, sealed)).body.opened).toBe(1);
  expect(peopleOn(await readingOf(bench, op))).toEqual([47]);
}, 60_000);

test('S4 signed by another key, by nobody, over something else, or with any bit of the signature flipped: refused', async () => {
  const bench = await openBench();
  const { op, enlist } = await found(bench);
  const [officer, thief] = [await enlist('counter'), await enlist('counter')];
  const [line = ''] = await officer.write(tallied(47));
  const [header = '', body = '', signature = ''] = line.split('\t');
  const id = hashText(header);
  const ofThief = await signText(thief.signer, lineMessage(op, id));
  // What any holder of the hub's public key can make: a hash of what is said, sealed, where a signature belongs.
  const noSignature = Buffer.from(hashText(line).repeat(3)).toString('base64url').slice(0, 86);
  const [another = ''] = await officer.write(tallied(48));
  const forged = [ofThief, noSignature, another.split('\t')[2] ?? '', 'A'.repeat(86)].map((each) =>
    [header, body, each].join('\t'),
  );
  const bytes = Buffer.from(signature, 'base64url');
  expect(bytes.length).toBe(64);
  const flipped = Array.from({ length: 512 }, (_, bit) => {
    const copy = Buffer.from(bytes);
    copy[bit >> 3] = (copy[bit >> 3] as number) ^ (1 << (bit & 7));
    return [header, body, copy.toString('base64url')].join('\t');
  });
  const { log } = bench.hub.operation(op) ?? {};
  const before = log?.digest();
  for (const text of [...forged, ...flipped]) {
    const sealed = await sealLines(sealTo(bench, op), [text]);
    bench.now += 60_000;
    expect((await deliver(bench, sealed)).status).toBe(200);
  }
  expect(log?.has(id)).toBe(false);
  expect(log?.digest()).toBe(before);
  const pushed = await bench.call('/api/sync/push', {
    token: thief.token,
    body: { lines: forged },
  });
  expect(pushed.status).toBe(200);
  expect(log?.has(id)).toBe(false);
  expect(log?.digest()).toBe(before);

  // And whoever forged has not shut out the officer.
  expect((await deliver(bench, await sealLines(sealTo(bench, op), [line]))).body.opened).toBe(1);
  expect(peopleOn(await readingOf(bench, op))).toEqual([47]);
}, 60_000);

test('S4 a key that nobody let in: kept without standing, not counted, not lost; counted once it is let in', async () => {
  const bench = await openBench();
  const { op, enlist, coordinator } = await found(bench);
  const officer = await enlist('counter');
  await deliver(bench, await sealLines(sealTo(bench, op), await officer.write(tallied(47))));
  const stranger = await createDevice(op, () => bench.now);
  const lines = await stranger.write(tallied(52));
  expect((await deliver(bench, await sealLines(sealTo(bench, op), lines))).body.opened).toBe(1);

  const before = await readingOf(bench, op);
  expect(peopleOn(before)).toEqual([47]);
  expect(before.disputed().map(({ standing, event }) => [standing, event.device])).toEqual([
    ['unknown-device', stranger.signer.device],
  ]);

  const letIn = await coordinator.write({
    kind: 'enrolled@1',
    subject: `device/${stranger.signer.device}`,
    fact: { label: 'Ramouseh 9', role: 'counter', sites: ['site/ramouseh'] },
  });
  await bench.call('/api/sync/push', { token: coordinator.token, body: { lines: letIn } });
  const after = await readingOf(bench, op);
  expect(after.disputed()).toEqual([]);
  expect([...peopleOn(after)].sort()).toEqual([47, 52]);
});
