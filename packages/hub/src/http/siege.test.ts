import { randomBytes } from 'node:crypto';
import {
  bytesToBase64url,
  lineToText,
  type Signer,
  sealLines,
  seedToSigner,
  signText,
} from '@corridor/log';
import { hashText } from '@corridor/log/node';
import { expect, test } from 'vitest';
import { type Bench, found, openBench, origin } from '../testing/kit.ts';

/** Who cannot get in, or is in and ill-disposed, and tries to keep the others from their work. */

/** The first line of a chain, with whatever salt: as many of them as wanted are good lines of one device. */
async function firstLine(op: string, signer: Signer, now: number): Promise<string> {
  const bodyText = JSON.stringify({
    salt: bytesToBase64url(randomBytes(16)),
    kind: 'tallied@1',
    subject: 'trip/12.7K3M9Q',
    fact: {},
  });
  const headerText = JSON.stringify({
    v: 1,
    op,
    dev: signer.device,
    seq: 1,
    prev: null,
    hlc: [now, 0],
    wall: now,
    body: hashText(bodyText),
  });
  const signature = await signText(signer, `corridor/1 line\n${op}\n${hashText(headerText)}`);
  return lineToText({ headerText, bodyText, signature });
}

const many = <T>(count: number, make: () => Promise<T>) =>
  Promise.all(Array.from({ length: count }, make));

const vectorSize = (bench: Bench, op: string) =>
  JSON.stringify(bench.hub.operation(op)?.log.vector()).length;

test('a device that invents others by the hundred does not swell everybody’s vector', async () => {
  const bench = await openBench();
  const { op, enlist } = await found(bench);
  const rogue = await enlist('counter');
  const refusals: number[] = [];
  for (let i = 0; i < 3; i += 1) {
    const lines = await many(250, async () =>
      firstLine(op, await seedToSigner(randomBytes(32)), bench.now),
    );
    const pushed = await bench.call('/api/sync/push', { token: rogue.token, body: { lines } });
    refusals.push(pushed.body.refused.length);
    for (const { why } of pushed.body.refused) expect(why).toBe('too-many-held');
  }
  expect(refusals).toEqual([0, 0, 250]);
  expect(vectorSize(bench, op)).toBeLessThan(100_000);
  // Who is enrolled is no stranger, however many of them there are.
  const officer = await enlist('counter');
  const lines = await officer.write({ kind: 'tallied@1', subject: 'trip/12.7K3M9Q', fact: {} });
  const pushed = await bench.call('/api/sync/push', { token: officer.token, body: { lines } });
  expect(pushed.body).toMatchObject({ refused: [], held: 0 });
});

test('a device that forks its chain by the hundred gets a few dozen branches', async () => {
  const bench = await openBench();
  const { op, enlist } = await found(bench);
  const rogue = await enlist('counter');
  const lines = await many(100, () => firstLine(op, rogue.signer, bench.now));
  const pushed = await bench.call('/api/sync/push', { token: rogue.token, body: { lines } });
  expect(pushed.body.refused.length).toBeGreaterThan(60);
  expect(bench.hub.operation(op)?.log.heads(rogue.signer.device)).toHaveLength(32);
  const again = await bench.call('/api/sync/push', { token: rogue.token, body: { lines } });
  expect(again.body.refused.map(({ at }: { at: number }) => at)).toEqual(
    pushed.body.refused.map(({ at }: { at: number }) => at),
  );
});

test('phones that go on in the same second as an attack are told their own places', async () => {
  const bench = await openBench();
  const { op, enlist } = await found(bench);
  const officer = await enlist('counter');
  const forks = await many(40, () => firstLine(op, officer.signer, bench.now));
  const other = await enlist('counter');
  const good = await other.write({ kind: 'tallied@1', subject: 'trip/12.7K3M9Q', fact: {} });
  const lines = [...forks, 'nonsense', ...good];
  const { body } = await bench.call('/api/sync/push', { token: other.token, body: { lines } });
  expect(body.refused).toContainEqual({ at: 40, why: 'not-three-parts' });
  expect(body.refused.some(({ at }: { at: number }) => at === 41)).toBe(false);
  expect(bench.hub.operation(op)?.log.heads(other.signer.device)).toHaveLength(1);
});

test('[endless-upload] uploads that never end are refused beyond a bound, and small calls go on', async () => {
  const bench = await openBench();
  const { coordinator } = await found(bench);
  const held: ReadableStreamDefaultController<Uint8Array>[] = [];
  const answers = Array.from({ length: 60 }, async () => {
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        held.push(controller);
        controller.enqueue(new Uint8Array(1_900_000).fill(0x20));
      },
    });
    const init = { method: 'POST', body, duplex: 'half' } as RequestInit;
    return (await bench.app.request(`${origin}/api/session`, init)).status;
  });
  await new Promise((resolve) => setTimeout(resolve, 100));
  const ask = { token: coordinator.token, body: { have: {} } };
  expect((await bench.call('/api/sync/pull', ask)).status).toBe(200);
  for (const controller of held) {
    try {
      controller.close();
    } catch {
      // Refused and ended already.
    }
  }
  const statuses = await Promise.all(answers);
  expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(30);
  // All of it is free again.
  const body = { token: 'x', padding: 'x'.repeat(60_000) };
  expect((await bench.call('/api/join/look', { body })).status).toBe(410);
});

test('S16 a sealed record with a million lines, or for ten thousand readers, is dealt with at once', async () => {
  const bench = await openBench();
  const { op } = await found(bench);
  const sealTo = bench.hub.operation(op)?.sealTo ?? '';
  const drawn = randomBytes(2 * 400_000).toString('base64url');
  const record = await sealLines(
    sealTo,
    Array.from({ length: 400_000 }, (_, n) => drawn.slice(2 * n, 2 * n + 2)),
  );
  // Zipped to nothing: it is not unfolded at all.
  const folded = await sealLines(
    sealTo,
    Array.from({ length: 600_000 }, () => 'a'),
  );
  const text = Buffer.from(await sealLines(sealTo, ['x'])).toString('latin1');
  const stanza = /-> X25519 .*\n.*\n/.exec(text)?.[0] ?? '';
  const foreign = stanza.replace(/\n(.)/, (_, first) => `\n${first === 'A' ? 'B' : 'A'}`);
  const crowded = Buffer.from(
    text.replace(stanza, foreign.repeat(6_000) + stanza),
    'latin1',
  ).toString('base64url');
  const started = performance.now();
  const opened = await bench.call('/api/outbox', {
    body: { sealed: [Buffer.from(record).toString('base64url')] },
  });
  expect(opened.body).toMatchObject({ opened: 1, refused: 400_000 });
  const unfolded = await bench.call('/api/outbox', {
    body: { sealed: [Buffer.from(folded).toString('base64url')] },
  });
  expect(unfolded.body).toMatchObject({ opened: 0, unreadable: [0] });
  const refused = await bench.call('/api/outbox', { body: { sealed: [crowded] } });
  expect(refused.body).toMatchObject({ opened: 0, unreadable: [0] });
  expect(performance.now() - started).toBeLessThan(5_000);
});

test('a phone that walks out of reach in the middle of a call is no fault of the hub', async () => {
  const bench = await openBench();
  const { coordinator } = await found(bench);
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(new TextEncoder().encode('{"have":'));
      setTimeout(() => controller.error(new Error('aborted')), 10);
    },
  });
  const headers = { Authorization: `Bearer ${coordinator.token}` };
  const init = { method: 'POST', body, headers, duplex: 'half' } as RequestInit;
  expect((await bench.app.request(`${origin}/api/sync/pull`, init)).status).toBe(400);
  expect(bench.journal.join('')).not.toContain('"fault"');
});
