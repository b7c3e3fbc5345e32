import { expect, test } from 'vitest';
import { createDevice, found, freshPath, join_, openBench, sign, signIn } from '../testing/kit.ts';

test('the coordinator founds an operation, invites a counter, and the counter signs in', async () => {
  const bench = await openBench();
  const { op, coordinator, enlist } = await found(bench);
  const counter = await enlist('counter', { sites: ['site/ramouseh'] });
  const pulled = await bench.call('/api/sync/pull', { token: counter.token, body: { have: {} } });
  await counter.log.admit(pulled.body.lines);
  expect(bench.hub.operation(op)?.name()).toBe('Winter road');
  expect(bench.hub.operation(op)?.device(counter.signer.device)?.sites).toEqual(['site/ramouseh']);
  expect(counter.log.vector()).toEqual(bench.hub.operation(op)?.log.vector());
  expect(coordinator.token).toHaveLength(43);
});

test('the hub never holds the founder’s key: nothing in its folder was derived from it', async () => {
  const bench = await openBench();
  const { op } = await found(bench);
  expect(bench.hub.keys.read(op)?.founderSeed).toBeUndefined();
});

test('an invitation serves once', async () => {
  const bench = await openBench();
  const { op, coordinator } = await found(bench);
  const invited = await bench.call('/api/invitations', {
    token: coordinator.token,
    body: { role: 'counter', label: 'Ramouseh 2' },
  });
  const { token } = invited.body;
  const looked = await bench.call('/api/join/look', { body: { token } });
  expect(looked.body.operations[0]).toMatchObject({ op, name: 'Winter road', role: 'counter' });
  const officer = await createDevice(op, () => bench.now);
  const stranger = await createDevice(op, () => bench.now);
  expect((await join_(bench, token, op, officer)).status).toBe(200);
  expect((await join_(bench, token, op, stranger)).status).toBe(410);
  expect((await bench.call('/api/join/look', { body: { token } })).status).toBe(410);
  expect((await signIn(bench, op, stranger)).body.error).toBe('not-enrolled');
});

test('[answer-lost] the officer whose answer got lost may ask again with the same device', async () => {
  const bench = await openBench();
  const { op, coordinator } = await found(bench);
  const body = { role: 'counter', label: 'Ramouseh 2' };
  const { token } = (await bench.call('/api/invitations', { token: coordinator.token, body })).body;
  const officer = await createDevice(op, () => bench.now);
  await join_(bench, token, op, officer);
  expect((await join_(bench, token, op, officer)).body.joined).toEqual([{ op }]);
});

test('another phone of a counter is the same person; of a hub, a pad or nobody there is none', async () => {
  const bench = await openBench();
  const { op, coordinator, enlist } = await found(bench);
  const first = await enlist('counter');
  const personOf = first.signer.device;
  const second = await enlist('counter', { personOf });
  const operation = bench.hub.operation(op);
  expect(operation?.device(second.signer.device)?.person).toBe(personOf);
  expect(operation?.device(personOf)?.person).toBe(personOf);
  for (const nobody of [operation?.signer.device, 'x'.repeat(43)]) {
    const body = { role: 'counter', label: 'Ramouseh 3', personOf: nobody };
    const answer = await bench.call('/api/invitations', { token: coordinator.token, body });
    expect(answer).toMatchObject({ status: 400, body: { error: 'bad-request' } });
  }
});

test('an invitation expires after a day, a sign-in link after a quarter of an hour', async () => {
  const bench = await openBench();
  const { op, coordinator } = await found(bench);
  const body = { role: 'counter', label: 'Ramouseh 2' };
  const { token } = (await bench.call('/api/invitations', { token: coordinator.token, body })).body;
  const link = await bench.signInToken();
  bench.now += 15 * 60_000;
  expect((await bench.call('/api/join/look', { body: { token: link } })).status).toBe(410);
  bench.now += 24 * 3_600_000;
  expect((await join_(bench, token, op, await createDevice(op, () => 0))).status).toBe(410);
});

test('a new sign-in link ends the one before', async () => {
  const bench = await openBench();
  const first = await bench.signInToken();
  const second = await bench.signInToken();
  expect((await bench.call('/api/join/look', { body: { token: first } })).status).toBe(410);
  expect((await bench.call('/api/join/look', { body: { token: second } })).status).toBe(200);
});

test('one sign-in link makes a browser coordinator in every operation of this hub', async () => {
  const bench = await openBench();
  const [one, two] = [await found(bench), await found(bench)];
  const token = await bench.signInToken();
  const devices = [];
  for (const { op } of [one, two]) {
    const { signer } = await createDevice(op, () => bench.now);
    devices.push({ op, dev: signer.device, sig: await sign(signer, 'corridor/1 join', op, token) });
  }
  const joined = await bench.call('/api/join', { body: { token, devices } });
  expect(joined.body.joined).toHaveLength(2);
  for (const { op, dev } of devices)
    expect(bench.hub.operation(op)?.device(dev)?.role).toBe('coordinator');
});

test('a counter cannot invite', async () => {
  const bench = await openBench();
  const { enlist } = await found(bench);
  const { token } = await enlist('counter');
  const answer = await bench.call('/api/invitations', {
    token,
    body: { role: 'counter', label: 'Friend' },
  });
  expect(answer).toMatchObject({ status: 403, body: { error: 'not-allowed' } });
});

test('nobody is invited to be a hub or a founder', async () => {
  const bench = await openBench();
  const { coordinator } = await found(bench);
  for (const role of ['hub', 'founder', 'emperor']) {
    const body = { role, label: 'X' };
    const answer = await bench.call('/api/invitations', { token: coordinator.token, body });
    expect(answer.status).toBe(400);
  }
});

test('a signature of another key signs nobody in', async () => {
  const bench = await openBench();
  const { op, coordinator } = await found(bench);
  const dev = coordinator.signer.device;
  const asked = await bench.call('/api/session/challenge', { body: { op, dev } });
  const { challenge } = asked.body;
  const thief = await createDevice(op, () => bench.now);
  const sig = await sign(thief.signer, 'corridor/1 session', op, challenge);
  const body = { op, dev, challenge, sig, wall: bench.now };
  expect((await bench.call('/api/session', { body })).body.error).toBe('no-session');
});

test('founding is refused when the lines do not make this hub the hub', async () => {
  const bench = await openBench();
  const other = await openBench();
  const { op, founder } = await found(other);
  const joined = await bench.call('/api/join', {
    body: { token: await bench.signInToken(), devices: [] },
  });
  const token = joined.body.setUp;
  await bench.call('/api/operations/prepare', { token, body: { op } });
  const lines = await founder.write({
    kind: 'enrolled@1',
    subject: `device/${founder.signer.device}`,
    fact: { label: 'Me', role: 'coordinator', sites: [] },
  });
  const created = await bench.call('/api/operations', { token, body: { op, lines } });
  expect(created.status).toBe(400);
  expect(bench.hub.operation(op)).toBeNull();
});

test('an operation that is there cannot be founded again', async () => {
  const bench = await openBench();
  const { op, coordinator } = await found(bench);
  const answer = await bench.call('/api/operations/prepare', {
    token: coordinator.token,
    body: { op },
  });
  expect(answer).toMatchObject({ status: 409, body: { error: 'exists' } });
});

test('a revoked device is refused with the device facts, and its sessions end', async () => {
  const bench = await openBench();
  const { op, coordinator, enlist } = await found(bench);
  const officer = await enlist('counter');
  await bench.call('/api/sync/push', {
    token: officer.token,
    body: { lines: await officer.write(tallied()) },
  });
  const pulled = await bench.call('/api/sync/pull', {
    token: coordinator.token,
    body: { have: coordinator.log.vector() },
  });
  await coordinator.log.admit(pulled.body.lines);
  const dev = officer.signer.device;
  const lines = await coordinator.write({
    kind: 'revoked@1',
    subject: `device/${dev}`,
    fact: { heads: coordinator.log.heads(dev).map(({ id }) => id), reason: 'lost' },
  });
  await bench.call('/api/sync/push', { token: coordinator.token, body: { lines } });

  const refused = await bench.call('/api/sync/pull', {
    token: officer.token,
    body: { have: officer.log.vector() },
  });
  expect(refused).toMatchObject({ status: 403, body: { error: 'revoked' } });
  const again = await signIn(bench, op, officer);
  expect(again).toMatchObject({ status: 403, body: { error: 'revoked' } });
  await officer.log.admit(again.body.deviceLines);
  const told = await officer.log.linesById(
    officer.log.heads(coordinator.signer.device).map(({ id }) => id),
  );
  expect(told[0]?.body?.kind).toBe('revoked@1');
});

test('a device that keeps writing after its revocation gets nothing stored through its session', async () => {
  const bench = await openBench();
  const { op, coordinator, enlist } = await found(bench);
  const officer = await enlist('counter');
  const dev = officer.signer.device;
  const lines = await coordinator.write({
    kind: 'revoked@1',
    subject: `device/${dev}`,
    fact: { heads: [], reason: 'lost' },
  });
  await bench.call('/api/sync/push', { token: coordinator.token, body: { lines } });
  const before = bench.hub.operation(op)?.log.digest();
  const body = { lines: await officer.write(tallied()) };
  expect((await bench.call('/api/sync/push', { token: officer.token, body })).status).toBe(403);
  expect(bench.hub.operation(op)?.log.digest()).toBe(before);
});

test('after a restart the old token is worth nothing, and the key signs in again', async () => {
  const path = freshPath();
  const bench = await openBench(path);
  const { op, coordinator } = await found(bench);
  await bench.hub.close();
  const again = await openBench(path);
  const ask = { token: coordinator.token, body: { have: {} } };
  expect((await again.call('/api/sync/pull', ask)).body.error).toBe('no-session');
  expect((await signIn(again, op, coordinator)).status).toBe(200);
});

test('[wrong-clock] a clock that is three minutes slow is written down, once, from the device’s first line', async () => {
  const bench = await openBench();
  const { op, enlist } = await found(bench);
  const officer = await enlist('counter');
  const slow = bench.now - 3 * 60_000;
  await signIn(bench, op, officer, slow);
  const { token } = (await signIn(bench, op, officer, slow)).body;
  await bench.call('/api/sync/push', { token, body: { lines: await officer.write(tallied()) } });
  expect(bench.hub.operation(op)?.device(officer.signer.device)?.clockOffset).toBe(3 * 60_000);
  const size = bench.hub.operation(op)?.log.size().lines;
  await signIn(bench, op, officer, slow);
  expect(bench.hub.operation(op)?.log.size().lines).toBe(size);
});

const tallied = () => ({
  kind: 'tallied@1',
  subject: 'trip/12.7K3M9Q',
  fact: { point: 'boarding', people: 47, precision: 'exact', part: 'whole', method: 'one-by-one' },
});
