import { createHash } from 'node:crypto';
import { checkReceipt, createVerify, type Receipt } from '@corridor/log';
import { expect, test } from 'vitest';
import { createDevice, found, openBench } from '../testing/kit.ts';

const tallied = (people: number) => ({
  kind: 'tallied@1',
  subject: 'trip/12.7K3M9Q',
  fact: { point: 'boarding', people, precision: 'exact', part: 'whole', method: 'one-by-one' },
});

test('a pushed count is answered by the hub’s signature over the head', async () => {
  const bench = await openBench();
  const { op, enlist } = await found(bench);
  const officer = await enlist('counter');
  const lines = await officer.write(tallied(47), tallied(48));
  const answer = await bench.call('/api/sync/push', { token: officer.token, body: { lines } });
  const [receipt] = answer.body.receipts as Receipt[];
  const [head] = officer.log.heads(officer.signer.device);
  expect(receipt).toMatchObject({ op, level: 'hub', dev: officer.signer.device, head: head?.id });
  expect(receipt && (await checkReceipt(createVerify(), receipt))).toBe(true);
});

test('[answer-lost] a repeated push stores nothing twice and is receipted again', async () => {
  const bench = await openBench();
  const { op, enlist } = await found(bench);
  const officer = await enlist('counter');
  const body = { lines: await officer.write(tallied(47)) };
  await bench.call('/api/sync/push', { token: officer.token, body });
  const size = bench.hub.operation(op)?.log.size();
  const again = await bench.call('/api/sync/push', { token: officer.token, body });
  expect(bench.hub.operation(op)?.log.size()).toEqual(size);
  expect(again.body.receipts).toHaveLength(1);
});

test('no receipt for a line that cannot be admitted', async () => {
  const bench = await openBench();
  const { enlist } = await found(bench);
  const officer = await enlist('counter');
  const [first, second] = await officer.write(tallied(47), tallied(48));
  const push = (lines: unknown[]) =>
    bench.call('/api/sync/push', { token: officer.token, body: { lines } });
  const ahead = await push([second]);
  expect(ahead.body).toMatchObject({ held: 1, receipts: [] });
  const both = await push([first]);
  expect(both.body.receipts).toHaveLength(1);
});

test('no receipt while a body is missing: perhaps only the phone still has it', async () => {
  const bench = await openBench();
  const { enlist } = await found(bench);
  const officer = await enlist('counter');
  const [line = ''] = await officer.write(tallied(47));
  const [header, , signature] = line.split('\t');
  const push = (lines: unknown[]) =>
    bench.call('/api/sync/push', { token: officer.token, body: { lines } });
  expect((await push([`${header}\t\t${signature}`])).body.receipts).toEqual([]);
  expect((await push([line])).body.receipts).toHaveLength(1);
});

test('[one-bad-record] a flipped bit refuses that line alone, and the answer says which', async () => {
  const bench = await openBench();
  const { enlist } = await found(bench);
  const [ramouseh, mills] = [await enlist('counter'), await enlist('counter')];
  const [good = ''] = await ramouseh.write(tallied(47));
  const [bad = ''] = await mills.write(tallied(48));
  const lines = [bad.replace('"people":48', '"people":98'), good];
  const answer = await bench.call('/api/sync/push', { token: ramouseh.token, body: { lines } });
  expect(answer.body.refused).toMatchObject([{ at: 0, why: 'body-does-not-match' }]);
  expect(answer.body.have[ramouseh.signer.device]).toHaveLength(1);
});

test('a phone on a bad link asks for smaller slices, and gets everything all the same', async () => {
  const bench = await openBench();
  const { op, enlist } = await found(bench);
  const officer = await enlist('counter');
  const { token } = officer;
  const lines = await officer.write(...Array.from({ length: 7 }, (_, i) => tallied(i)));
  await bench.call('/api/sync/push', { token, body: { lines } });
  const copy = await createDevice(op, () => bench.now);
  let calls = 0;
  for (let more = true; more; calls += 1) {
    const body = { have: copy.log.vector(), most: { lines: 2, bytes: 4000 } };
    const pulled = await bench.call('/api/sync/pull', { token, body });
    expect(pulled.body.lines.length).toBeLessThanOrEqual(2);
    await copy.log.admit(pulled.body.lines);
    more = pulled.body.more;
  }
  expect(calls).toBeGreaterThan(4);
  expect(copy.log.digest()).toBe(bench.hub.operation(op)?.log.digest());
});

test('pulling says when each device was last heard', async () => {
  const bench = await openBench();
  const { enlist } = await found(bench);
  const officer = await enlist('counter');
  bench.now += 60_000;
  const body = { lines: await officer.write(tallied(47)) };
  await bench.call('/api/sync/push', { token: officer.token, body });
  const pulled = await bench.call('/api/sync/pull', { token: officer.token, body: { have: {} } });
  expect(pulled.body.heard[officer.signer.device]).toBe(bench.now);
});

test('a claim of unknown lines of the hub stops it from writing for a minute, in which that peer may bring them', async () => {
  const bench = await openBench();
  const { op, enlist } = await found(bench);
  const officer = await enlist('counter');
  const hub = bench.hub.operation(op)?.signer.device ?? '';
  const have = { [hub]: [[99, 'x'.repeat(43)]] };
  await bench.call('/api/sync/pull', { token: officer.token, body: { have } });
  await expect(enlist('counter')).rejects.toThrow();
  bench.now += 61_000;
  const next = await enlist('counter');
  expect(next.token).toHaveLength(43);
});

test('news comes to open streams of this operation, without content, and ends with the device', async () => {
  const bench = await openBench();
  const [here, elsewhere] = [await found(bench), await found(bench)];
  const officer = await here.enlist('counter');
  const open = async (token: string) => {
    const headers = { Authorization: `Bearer ${token}` };
    const response = await bench.app.request('http://localhost:4180/api/news', { headers });
    return readerOf(response);
  };
  const wall = await open(here.coordinator.token);
  const phone = await open(officer.token);
  const other = await open(elsewhere.coordinator.token);
  for (const stream of [wall, phone, other]) await stream.next();

  const body = { lines: await officer.write(tallied(47)) };
  await bench.call('/api/sync/push', { token: officer.token, body });
  expect(await wall.next()).toBe('event: news\ndata: \n\n');
  expect(await phone.next()).toBe('event: news\ndata: \n\n');

  const lines = await here.coordinator.write({
    kind: 'revoked@1',
    subject: `device/${officer.signer.device}`,
    fact: { heads: [], reason: 'lost' },
  });
  await bench.call('/api/sync/push', { token: here.coordinator.token, body: { lines } });
  expect(await phone.next()).toBeNull();
  expect(await wall.next()).toBe('event: news\ndata: \n\n');
  expect(bench.hub.news.listenerCount(here.op)).toBe(1);
  await wall.cancel();
  expect(bench.hub.news.listenerCount(here.op)).toBe(0);
  const news = await Promise.race([other.next(), new Promise((done) => setTimeout(done, 50, 0))]);
  expect(news).toBe(0);
  await other.cancel();
});

function readerOf(response: Response) {
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  return {
    next: async () => {
      const read = await reader?.read();
      return read?.done ? null : decoder.decode(read?.value);
    },
    cancel: async () => reader?.cancel(),
  };
}

const sealedNote = new TextEncoder().encode('age-encryption.org/v1 sealed, for the medical lead');
const hashOfNote = createHash('sha256').update(sealedNote).digest('base64url');

test('an attachment needs the hash of its bytes', async () => {
  const bench = await openBench();
  const { coordinator } = await found(bench);
  const put = (hash: string) =>
    bench.call(`/api/blob/${hash}`, { method: 'PUT', token: coordinator.token, body: sealedNote });
  expect((await put('a'.repeat(43))).status).toBe(400);
  expect((await put(hashOfNote)).status).toBe(200);
  expect((await put(hashOfNote)).status).toBe(200);
});

test('an attachment of another operation is not there', async () => {
  const bench = await openBench();
  const [here, elsewhere] = [await found(bench), await found(bench)];
  const path = `/api/blob/${hashOfNote}`;
  await bench.call(path, { method: 'PUT', token: here.coordinator.token, body: sealedNote });
  expect((await bench.call(path, { token: here.coordinator.token })).status).toBe(200);
  expect((await bench.call(path, { token: elsewhere.coordinator.token })).status).toBe(404);
});

test('S10 the hub witnesses every chain once, and only what both branches of a fork share', async () => {
  const bench = await openBench();
  const { op, enlist } = await found(bench);
  const officer = await enlist('counter');
  const seed = new Uint8Array(32).fill(7);
  const original = await createDevice(op, () => bench.now, seed);
  const copy = await createDevice(op, () => bench.now, seed);
  const [shared = ''] = await original.write(tallied(1));
  await copy.log.admit([shared]);
  const lines = [shared, ...(await original.write(tallied(2))), ...(await copy.write(tallied(3)))];
  await bench.call('/api/sync/push', { token: officer.token, body: { lines } });
  const operation = bench.hub.operation(op);
  await operation?.witness();
  const hubHead = operation?.log.heads(operation.signer.device)[0]?.id ?? '';
  const fact = (await operation?.log.line(hubHead))?.body?.fact as { heads: [string, number][] };
  const seqOf = (device: string) => fact.heads.find(([dev]) => dev === device)?.[1];
  expect(seqOf(original.signer.device)).toBe(1);
  const size = operation?.log.size().lines;
  await operation?.witness();
  expect(operation?.log.size().lines).toBe(size);
});
