import { createHash, randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import {
  createDevice,
  type Device,
  found,
  join_,
  openBench,
  origin,
  sign,
  signIn,
} from '../testing/kit.ts';

/** Who holds a key, a link or a session of ours, and tries to get more out of it than it is good for. */

test('one link lets in one device per operation, not a crowd', async () => {
  const bench = await openBench();
  const { op, coordinator } = await found(bench);
  const body = { role: 'counter', label: 'Ramouseh 2' };
  const { token } = (await bench.call('/api/invitations', { token: coordinator.token, body })).body;
  const crowd = await Promise.all([1, 2, 3].map(() => createDevice(op, () => bench.now)));
  const devices = await Promise.all(
    crowd.map(async ({ signer }) => ({
      op,
      dev: signer.device,
      sig: await sign(signer, 'corridor/1 join', op, token),
    })),
  );
  const joined = await bench.call('/api/join', { body: { token, devices } });
  expect(joined).toMatchObject({ status: 400, body: { error: 'bad-request' } });
  for (const { dev } of devices) expect(bench.hub.operation(op)?.device(dev)).toBeNull();
  // The link itself is not spent by the attempt.
  const [first] = crowd;
  expect((await join_(bench, token, op, first as Device)).status).toBe(200);
});

test('an invitation ends with the coordinator who gave it', async () => {
  const bench = await openBench();
  const { op, coordinator, enlist } = await found(bench);
  const stolen = await enlist('coordinator');
  const body = { role: 'coordinator', label: 'Sleeper' };
  const { token } = (await bench.call('/api/invitations', { token: stolen.token, body })).body;
  const lines = await coordinator.write({
    kind: 'revoked@1',
    subject: `device/${stolen.signer.device}`,
    fact: { heads: [], reason: 'stolen' },
  });
  await bench.call('/api/sync/push', { token: coordinator.token, body: { lines } });
  const sleeper = await createDevice(op, () => bench.now);
  expect((await bench.call('/api/join/look', { body: { token } })).status).toBe(410);
  expect((await join_(bench, token, op, sleeper)).status).toBe(410);
  expect(bench.hub.operation(op)?.device(sleeper.signer.device)).toBeNull();
});

test('a link used by a browser without an operation is used up: no second set-up token', async () => {
  const bench = await openBench();
  const token = await bench.signInToken();
  const body = { token, devices: [] };
  expect((await bench.call('/api/join', { body })).body.setUp).toHaveLength(43);
  expect((await bench.call('/api/join', { body })).body.error).toBe('used');
});

test('whoever names an attachment’s hash in a line of his own does not get the attachment', async () => {
  const bench = await openBench();
  const { coordinator, enlist } = await found(bench);
  const counter = await enlist('counter');
  const bytes = randomBytes(64);
  const hash = createHash('sha256').update(bytes).digest('base64url');
  const token = coordinator.token;
  await bench.call(`/api/blob/${hash}`, { method: 'PUT', token, body: new Uint8Array(bytes) });
  const lines = await counter.write({
    kind: 'tallied@1',
    subject: 'trip/12.7K3M9Q',
    fact: { note: { hash } },
  });
  await bench.call('/api/sync/push', { token: counter.token, body: { lines } });
  const got = await bench.call(`/api/blob/${hash}`, { token: counter.token });
  expect(got.body.error).toBe('not-found');
});

test('a call that was begun before the revocation and ends after it is refused', async () => {
  const bench = await openBench();
  const { coordinator, enlist } = await found(bench);
  const stolen = await enlist('coordinator');
  const slowly = (path: string, body: object) => {
    let end = () => {};
    const stream = new ReadableStream<Uint8Array>({
      start(controller) {
        end = () => {
          controller.enqueue(new TextEncoder().encode(JSON.stringify(body)));
          controller.close();
        };
      },
    });
    const answer = bench.app.request(`${origin}${path}`, {
      method: 'POST',
      body: stream,
      headers: { Authorization: `Bearer ${stolen.token}` },
      duplex: 'half',
    } as RequestInit);
    return { end, answer };
  };
  const calls = [
    slowly('/api/sync/pull', { have: {} }),
    slowly('/api/sync/push', { lines: [] }),
    slowly('/api/invitations', { role: 'coordinator', label: 'Sleeper' }),
    slowly('/api/operations/prepare', { op: `op-${'a'.repeat(22)}` }),
  ];
  await new Promise((resolve) => setTimeout(resolve, 20));
  const lines = await coordinator.write({
    kind: 'revoked@1',
    subject: `device/${stolen.signer.device}`,
    fact: { heads: [], reason: 'stolen' },
  });
  await bench.call('/api/sync/push', { token: coordinator.token, body: { lines } });
  for (const { end } of calls) end();
  for (const { answer } of calls) expect([401, 403]).toContain((await answer).status);
});

test('strangers who ask for challenges in an officer’s name do not keep him out', async () => {
  const bench = await openBench();
  const { op, coordinator } = await found(bench);
  const dev = coordinator.signer.device;
  const ask = () => bench.call('/api/session/challenge', { body: { op, dev } });
  const { challenge } = (await ask()).body;
  for (let i = 0; i < 20; i += 1) await ask();
  const sig = await sign(coordinator.signer, 'corridor/1 session', op, challenge);
  const body = { op, dev, challenge, sig, wall: bench.now };
  expect((await bench.call('/api/session', { body })).status).toBe(200);
  expect((await bench.call('/api/session', { body })).status).toBe(401);
});

test('no pushed line makes a counter more than a counter', async () => {
  const bench = await openBench();
  const { op, coordinator, enlist } = await found(bench);
  const counter = await enlist('counter', { sites: ['site/ramouseh'] });
  const own = `device/${counter.signer.device}`;
  const board = `device/${coordinator.signer.device}`;
  const head = coordinator.log.heads(coordinator.signer.device)[0]?.id ?? '';
  const lines = await counter.write(
    { kind: 'enrolled@1', subject: own, fact: { label: 'Boss', role: 'coordinator', sites: [] } },
    { kind: 'role-granted@1', subject: own, fact: { role: 'coordinator', sites: [], heads: [] } },
    { kind: 'revoked@1', subject: board, fact: { heads: [], reason: 'stolen' } },
    { kind: 'witnessed@1', subject: own, fact: { heads: [[coordinator.signer.device, 1, head]] } },
    { kind: 'clock-offset@1', subject: board, fact: { ms: 86_400_000, doubt: 0, from: head } },
    { kind: 'adopted@1', subject: own, fact: { head } },
  );
  await bench.call('/api/sync/push', { token: counter.token, body: { lines } });
  const operation = bench.hub.operation(op);
  expect(operation?.device(counter.signer.device)).toMatchObject({
    role: 'counter',
    sites: ['site/ramouseh'],
  });
  expect(operation?.device(coordinator.signer.device)).toMatchObject({
    revoked: false,
    clockOffset: 0,
  });
});

test('a signature made for one purpose, operation or hub serves no other', async () => {
  const [bench, otherHub] = [await openBench(), await openBench()];
  const [one, two] = [await found(bench), await found(bench)];
  await found(otherHub);
  const { signer } = one.coordinator;
  const dev = signer.device;
  const ask = async (op: string) =>
    (await bench.call('/api/session/challenge', { body: { op, dev } })).body.challenge;
  const challenge = await ask(one.op);
  const wall = bench.now;
  const forJoin = await sign(signer, 'corridor/1 join', one.op, challenge);
  const forSession = await sign(signer, 'corridor/1 session', one.op, challenge);
  const call = async (at: typeof bench, op: string, sig: string) =>
    (await at.call('/api/session', { body: { op, dev, challenge, sig, wall } })).status;
  expect(await call(bench, one.op, forJoin)).toBe(401);
  expect(await call(bench, two.op, forSession)).toBe(401);
  expect(await call(otherHub, one.op, forSession)).toBe(404);
  expect(await call(bench, one.op, forSession)).toBe(200);
});

test('a device that names lines of the hub and never brings them stops the hub once, not for good', async () => {
  const bench = await openBench();
  const { op, coordinator, enlist } = await found(bench);
  const liar = await enlist('counter');
  const hub = bench.hub.operation(op)?.signer.device ?? '';
  const claim = () =>
    bench.call('/api/sync/pull', {
      token: liar.token,
      body: { have: { [hub]: [[9999, randomBytes(32).toString('base64url')]] } },
    });
  const body = { role: 'counter', label: 'Ramouseh 3' };
  const { token } = (await bench.call('/api/invitations', { token: coordinator.token, body })).body;
  const officer = await createDevice(op, () => bench.now);
  await claim();
  expect((await join_(bench, token, op, officer)).body.error).toBe('not-allowed');
  // Another phone's delivery says nothing about what this one holds.
  const lines = await coordinator.write({
    kind: 'tallied@1',
    subject: 'trip/12.7K3M9Q',
    fact: { point: 'boarding', people: 41 },
  });
  await bench.call('/api/sync/push', { token: coordinator.token, body: { lines } });
  expect((await join_(bench, token, op, officer)).body.error).toBe('not-allowed');
  bench.now += 61_000;
  await claim();
  expect((await join_(bench, token, op, officer)).status).toBe(200);
});

test('a device that signs in with ever other clocks does not fill the hub’s chain', async () => {
  const bench = await openBench();
  const { op, enlist } = await found(bench);
  const restless = await enlist('counter');
  await bench.call('/api/sync/push', {
    token: restless.token,
    body: { lines: await restless.write(tally(1)) },
  });
  const before = ownLines(bench, op);
  for (let i = 1; i <= 30; i += 1) await signIn(bench, op, restless, bench.now + i * 600_000);
  expect(ownLines(bench, op) - before).toBeLessThan(10);
  for (const wall of [1e300, -1e300, 0.5, Number.MAX_SAFE_INTEGER])
    expect((await signIn(bench, op, restless, wall)).status).toBe(400);
  // The next hour has room again, for the clock that is right by now.
  bench.now += 3_600_000;
  await signIn(bench, op, restless, bench.now - 300_000);
  expect(bench.hub.operation(op)?.device(restless.signer.device)?.clockOffset).toBe(300_000);
});

test('[wrong-clock] a hub whose own clock was set back puts no phone’s clock “right”', async () => {
  const bench = await openBench();
  const { op, coordinator, enlist } = await found(bench);
  const phones = [await enlist('counter'), await enlist('counter'), await enlist('counter')];
  for (const { token, write } of phones)
    await bench.call('/api/sync/push', { token, body: { lines: await write(tally(1)) } });
  const right = bench.now;
  bench.now -= 24 * 3_600_000;
  for (const phone of phones) await signIn(bench, op, phone, right);
  const operation = bench.hub.operation(op);
  for (const { signer } of phones) expect(operation?.device(signer.device)?.clockOffset).toBe(0);
  expect(bench.journal.join('')).toContain('clock-behind');
  bench.now = right + 60_000;
  await signIn(bench, op, coordinator, bench.now - 600_000);
  expect(operation?.device(coordinator.signer.device)?.clockOffset).toBe(600_000);
});

const tally = (people: number) => ({
  kind: 'tallied@1',
  subject: 'trip/12.7K3M9Q',
  fact: { point: 'boarding', people },
});

function ownLines(bench: Awaited<ReturnType<typeof openBench>>, op: string): number {
  const operation = bench.hub.operation(op);
  return operation?.log.heads(operation.signer.device)[0]?.seq ?? 0;
}
