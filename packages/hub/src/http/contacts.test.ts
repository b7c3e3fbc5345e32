import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { createReaderKey, type Draft, lineToText, openBytes, sealBytes } from '@corridor/log';
import { contactToText, ROLES, textToContact } from '@corridor/operation';
import { expect, test } from 'vitest';
import { writeBackup } from '../bundle/backup.ts';
import { restoreBackup } from '../bundle/restore.ts';
import { createOutput } from '../cli/output.ts';
import { exportJob } from '../jobs/export.ts';
import {
  type Bench,
  type Device,
  type Founded,
  found,
  freshFolder,
  noon,
  openBench,
} from '../testing/kit.ts';

type Member = Device & { readonly token: string };

/** What must be read nowhere but on the boards of coordinators. */
const canary = 'party/canary-7421';
const day = 86_400_000;

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('base64url');

/** The coordinator logs a call, sealed to her own board. */
async function logged(bench: Bench, { coordinator }: Founded) {
  const key = await createReaderKey();
  const text = contactToText({
    v: 1,
    party: canary,
    function: 'liaison',
    level: 'front',
    channel: 'phone',
    way: 'they-called',
    at: noon,
    said: [{ is: 'asks-to-wait' }],
  });
  const sealed = await sealBytes([key.recipient], new TextEncoder().encode(text));
  const hash = hashOf(sealed);
  const path = `/api/blob/${hash}`;
  const put = await bench.call(path, { method: 'PUT', token: coordinator.token, body: sealed });
  expect(put.status).toBe(200);
  const lines = await coordinator.write(
    {
      kind: 'sealing-key-given@1',
      subject: `device/${coordinator.signer.device}`,
      fact: { sealTo: key.recipient },
    },
    {
      kind: 'logged@1',
      subject: 'contact/one',
      fact: {
        sealed: { hash, size: sealed.length },
        to: [`device/${coordinator.signer.device}`],
      },
    },
  );
  const pushed = await bench.call('/api/sync/push', {
    token: coordinator.token,
    body: { lines },
  });
  expect(pushed.body.refused).toEqual([]);
  return { key, sealed, hash, path };
}

const invited = ROLES.filter((role) => !['founder', 'hub', 'pad'].includes(role));

test.each(invited)('S13 %s: who gets what was sealed of a call', async (role) => {
  const bench = await openBench();
  const operation = await found(bench);
  const { path, hash } = await logged(bench, operation);
  const { token } = await operation.enlist(role);
  const got = await bench.call(path, { token });
  expect(got.status).toBe(role === 'coordinator' ? 200 : 404);
  const pulled = await bench.call('/api/sync/pull', { token, body: { have: {} } });
  const isTold = JSON.stringify(pulled.body).includes(hash);
  expect(isTold).toBe(role === 'coordinator');
});

test.each(invited)('S13 %s: who may put an attachment', async (role) => {
  const bench = await openBench();
  const { enlist } = await found(bench);
  const { token } = await enlist(role);
  const bytes = new TextEncoder().encode(`age-encryption.org/v1 ${role}`);
  const put = await bench.call(`/api/blob/${hashOf(bytes)}`, { method: 'PUT', token, body: bytes });
  const may = ['coordinator', 'medical', 'protection', 'monitor'].includes(role);
  expect([put.status, put.body.error]).toEqual(may ? [200, undefined] : [403, 'not-allowed']);
});

test('nobody gets it without a session; other bytes under its name are refused, and so are too many', async () => {
  const bench = await openBench();
  const operation = await found(bench);
  const { path } = await logged(bench, operation);
  expect((await bench.call(path)).status).toBe(401);
  const { token } = operation.coordinator;
  const other = new TextEncoder().encode('other bytes');
  const put = (at: string, body: Uint8Array) => bench.call(at, { method: 'PUT', token, body });
  expect((await put(path, other)).body.error).toBe('bad-request');
  const large = new Uint8Array(20 * 1024 * 1024 + 1);
  expect((await put(`/api/blob/${hashOf(large)}`, large)).body.error).toBe('too-large');
});

test('S3 a second coordinator gets the bytes, and opens them only when they were sealed to that board', async () => {
  const bench = await openBench();
  const operation = await found(bench);
  const { key, path, sealed } = await logged(bench, operation);
  const { token } = await operation.enlist('coordinator');
  expect((await bench.call(path, { token })).status).toBe(200);
  const second = await createReaderKey();
  expect(await openBytes(second.privateKey, sealed)).toBeNull();
  const opened = await openBytes(key.privateKey, sealed);
  expect(textToContact(new TextDecoder().decode(opened ?? undefined))?.party).toBe(canary);
});

test('S3 a hub that names a key in a coordinator’s name is not heard', async () => {
  const bench = await openBench();
  const { op, coordinator } = await found(bench);
  const operation = bench.hub.operation(op);
  const { recipient } = await createReaderKey();
  await operation?.write([
    {
      kind: 'sealing-key-given@1',
      subject: `device/${coordinator.signer.device}`,
      fact: { sealTo: recipient },
    },
  ]);
  expect(operation?.device(coordinator.signer.device)?.ownSealTo).toBeUndefined();
});

/** Every file below a folder, as latin1 text, by path. */
function* filesUnder(folder: string): Generator<[path: string, text: string]> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesUnder(path);
    else if (entry.isFile()) yield [path, readFileSync(path, 'latin1')];
  }
}

test('S3 [nothing-leaks] what was said in a call lies in no file of the hub in clear, in no bundle and in no journal', async () => {
  const bench = await openBench();
  const operation = await found(bench);
  const { hash } = await logged(bench, operation);
  const out = freshFolder();
  for (const role of ROLES.filter((each) => each !== 'pad')) {
    const file = join(out, `${role}.corridor`);
    await exportJob(bench.hub, { op: operation.op, out: file, role });
    const text = gunzipSync(readFileSync(file)).toString('latin1');
    expect(text).not.toContain(canary);
    expect(text).not.toContain(hash);
    expect(text).not.toContain('contact/one');
  }
  await bench.hub.close();
  for (const [path, text] of filesUnder(bench.path)) {
    expect(`${path} ${text.includes(canary)}`).toBe(`${path} false`);
  }
  const journal = bench.journal.join('');
  for (const secret of [canary, hash, 'contact/one']) expect(journal).not.toContain(secret);
});

const closed = { kind: 'closed@1', subject: 'operation/the-one', fact: {} };
const pushed = async (bench: Bench, member: Member, ...drafts: readonly Draft[]) =>
  bench.call('/api/sync/push', {
    token: member.token,
    body: { lines: await member.write(...drafts) },
  });

test('S17 ninety days after the closing the bytes are destroyed, the hash stays; a backup of before is no way back', async () => {
  const bench = await openBench();
  const operation = await found(bench);
  const { coordinator } = operation;
  const { path, hash, sealed } = await logged(bench, operation);
  const backup = join(freshFolder(), 'hub.backup');
  await writeBackup(bench.hub, backup, () => {});
  const get = async (at: Bench, member: Pick<Member, 'token'>) =>
    (await at.call(path, { token: member.token })).status;

  bench.now += 400 * day;
  await bench.hub.destroyOverdue();
  expect(await get(bench, coordinator)).toBe(200);
  await pushed(bench, coordinator, closed);
  bench.now += 90 * day - 1;
  await bench.hub.destroyOverdue();
  expect(await get(bench, coordinator)).toBe(200);
  bench.now += 1;
  await bench.hub.destroyOverdue();
  expect(await get(bench, coordinator)).toBe(404);
  expect(bench.hub.blobs.get(hash)).toBeNull();
  for (const [, text] of filesUnder(join(bench.path, 'blobs')))
    expect(text).not.toContain(Buffer.from(sealed).toString('latin1').slice(0, 100));
  const line = bench.hub.operation(operation.op)?.log;
  let isHashKept = false;
  if (line)
    for await (const lines of line.lines())
      isHashKept ||= lines.some(({ bodyText }) => bodyText.includes(hash));
  expect(isHashKept).toBe(true);
  expect(bench.journal.join('')).toContain('"event":"attachments-destroyed"');

  const restored = await openBench();
  await restoreBackup(restored.hub, backup, [operation.founderSeed], createOutput(true));
  expect(restored.hub.blobs.get(hash)).not.toBeNull();
  const lines: string[] = [];
  for await (const some of coordinator.log.lines())
    lines.push(...some.map((each) => lineToText(each)));
  await restored.hub.operation(operation.op)?.deliver(lines);
  restored.now = bench.now + 1000 * day;
  await restored.hub.destroyOverdue();
  expect(restored.hub.blobs.get(hash)).toBeNull();
});

test('S17 a shorter time holds where a coordinator set it; nobody else’s closing counts, and none that is dated back', async () => {
  const bench = await openBench();
  const operation = await found(bench);
  const { coordinator, enlist } = operation;
  const { path } = await logged(bench, operation);
  const retention = {
    kind: 'contact-retention-set@1',
    subject: 'operation/the-one',
    fact: { days: 10 },
  };
  const monitor = await enlist('monitor');
  await pushed(bench, monitor, closed, retention);
  const get = async () => (await bench.call(path, { token: coordinator.token })).status;
  bench.now += 20 * day;
  await bench.hub.destroyOverdue();
  expect(await get()).toBe(200);
  await pushed(bench, coordinator, retention, {
    ...closed,
    fact: { at: bench.now - 300 * day },
  });
  await bench.hub.destroyOverdue();
  expect(await get()).toBe(200);
  bench.now += 10 * day;
  await bench.hub.destroyOverdue();
  expect(await get()).toBe(404);
});

test('S17 what another record names as well is not destroyed with the calls', async () => {
  const bench = await openBench();
  const operation = await found(bench);
  const { path, hash, sealed } = await logged(bench, operation);
  const medical = await operation.enlist('medical');
  await pushed(bench, medical, {
    kind: 'opened@1',
    subject: 'case/T7',
    fact: { caseKind: 'wounded', sealed: { hash, size: sealed.length } },
  });
  await pushed(bench, operation.coordinator, closed);
  bench.now += 91 * day;
  await bench.hub.destroyOverdue();
  expect((await bench.call(path, { token: operation.coordinator.token })).status).toBe(200);
});
