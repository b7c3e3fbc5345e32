import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  createHubClient,
  createMemoryOutbox,
  createOutbox,
  createVerify,
  type HubClient,
  openReceiptBook,
  seedToRecoverySealing,
} from '@corridor/log';
import { afterEach, expect, test } from 'vitest';
import { restoreBackup } from './bundle/restore.ts';
import { createOutput } from './cli/output.ts';
import { type Listening, listen } from './http/listen.ts';
import { seedToWords } from './identity/recovery.ts';
import { backupJob } from './jobs/backup.ts';
import {
  type Bench,
  type Device,
  found,
  freshFolder,
  freshPath,
  openBench,
} from './testing/kit.ts';

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

const tallied = (people: number) => ({
  kind: 'tallied@1',
  subject: `trip/12.${people}`,
  fact: { point: 'boarding', people },
});

/** A phone as it runs: its own lines, the log's client, real HTTP. */
async function phoneAt(server: Listening, device: Device, hubs: ReadonlySet<string>) {
  const receipts = await openReceiptBook({
    log: device.log,
    verify: createVerify(),
    isHub: (dev) => hubs.has(dev),
  });
  const client: HubClient = createHubClient({
    baseUrl: `http://127.0.0.1:${server.port}`,
    fetch,
    log: device.log,
    signer: device.signer,
    clock: { now: Date.now },
    timer: {
      after: (ms, run) => {
        const timer = setTimeout(run, ms);
        return () => clearTimeout(timer);
      },
    },
    chance: () => 0.5,
    receipts,
  });
  return { client, receipts };
}

async function serve(bench: Bench): Promise<Listening> {
  const server = await listen(bench.app.fetch, { host: '127.0.0.1', port: 0 });
  if ('problem' in server) throw new Error(server.problem);
  closers.push(server.close);
  return server;
}

const quiet = () => createOutput(true);

test('after a restore from an hour-old backup every receipted count comes back from the phones', async () => {
  const first = await openBench();
  const { op, coordinator, enlist } = await found(first);
  const members = [await enlist('counter'), await enlist('counter'), coordinator];
  const hubs = new Set([first.hub.operation(op)?.signer.device ?? '']);
  const server = await serve(first);
  const phones = [];
  for (const device of members) phones.push({ device, ...(await phoneAt(server, device, hubs)) });

  for (const { device, client } of phones.slice(0, 2)) {
    await device.write(tallied(1), tallied(2));
    await client.sync();
  }
  const file = join(freshFolder(), 'hub.backup');
  await backupJob(first.hub, { out: file }, () => {});

  // The hour after the backup, of which the laptop took everything with it.
  for (const { device, client, receipts } of phones.slice(0, 2)) {
    await device.write(tallied(3), tallied(4), tallied(5));
    await client.sync();
    const head = device.log.heads(device.signer.device)[0]?.id ?? '';
    expect(receipts.keptAt(head)).toBe('at-hub');
  }
  const digest = first.hub.operation(op)?.log.digest();
  await first.hub.close();

  const second = await openBench(freshPath());
  const [restored] = await restoreBackup(second.hub, file, [], quiet());
  expect(restored?.isHubEnrolled).toBe(false);
  const again = await serve(second);
  for (const { device, receipts } of phones) {
    const phone = await phoneAt(again, device, hubs);
    const state = await phone.client.sync();
    expect(state.error).toBeNull();
    const heads = device.log.heads(device.signer.device);
    for (const { id } of heads) expect(second.hub.operation(op)?.log.has(id)).toBe(true);
    expect(receipts.receipts()).toBeDefined();
  }
  expect(second.hub.operation(op)?.log.digest()).toBe(digest);
  const newHub = second.hub.operation(op)?.signer.device ?? '';
  expect(hubs.has(newHub)).toBe(false);
});

test('the recovery sheet enrols the restored hub and opens what was sealed to the old one', async () => {
  const first = await openBench();
  const { op, founderSeed, enlist } = await found(first);
  const officer = await enlist('counter');
  const old = first.hub.operation(op);
  const file = join(freshFolder(), 'hub.backup');
  await backupJob(first.hub, { out: file }, () => {});

  const outbox = createOutbox({ store: createMemoryOutbox(), verify: createVerify() });
  await officer.write(tallied(47));
  const lines = await officer.log.linesById(
    officer.log.heads(officer.signer.device).map(({ id }) => id),
  );
  const target = { hub: old?.signer.device ?? '', hubUrl: 'http://old', sealTo: old?.sealTo ?? '' };
  await outbox.keep(target, lines);
  await first.hub.close();

  const second = await openBench(freshPath());
  const [restored] = await restoreBackup(second.hub, file, [founderSeed], quiet());
  expect(restored).toMatchObject({ isHubEnrolled: true, opensOutbox: true });
  const [record] = await outbox.all();
  const answer = await second.call('/api/outbox', { body: { sealed: [record?.sealed] } });
  expect(answer.body).toMatchObject({ opened: 1, unreadable: [], refused: 0 });
  expect(second.hub.operation(op)?.log.has(lines[0]?.id ?? '')).toBe(true);
  const sheet = seedToWords(founderSeed);
  expect(sheet.split(' ')).toHaveLength(24);
});

test('a backup holds no signing key, and no sealing key in the clear', async () => {
  const bench = await openBench();
  const { op } = await found(bench);
  const file = join(freshFolder(), 'hub.backup');
  await backupJob(bench.hub, { out: file }, () => {});
  const keys = bench.hub.keys.read(op);
  const { gunzipSync } = await import('node:zlib');
  const { readFileSync } = await import('node:fs');
  const text = gunzipSync(readFileSync(file)).toString();
  expect(text).toContain(keys?.recovery);
  expect(text).not.toContain(keys?.seed);
  expect(text).not.toContain(keys?.sealing);
});

test.each([0.2, 0.6, 0.99])(
  'a backup cut at %f of its length restores nothing at all',
  async (part) => {
    const bench = await openBench();
    await found(bench);
    const folder = freshFolder();
    await backupJob(bench.hub, { out: join(folder, 'whole') }, () => {});
    const { readFileSync } = await import('node:fs');
    const whole = readFileSync(join(folder, 'whole'));
    writeFileSync(join(folder, 'cut'), whole.subarray(0, Math.floor(whole.length * part)));
    const second = await openBench(freshPath());
    const cut = join(folder, 'cut');
    await expect(restoreBackup(second.hub, cut, [], quiet())).rejects.toMatchObject({
      exit: 'damaged',
    });
    expect(second.hub.operations()).toEqual([]);
    expect(await second.hub.store.operations()).toEqual([]);
  },
);

test('a backup that unpacks into one endless row is refused before it fills the memory', async () => {
  const { gzipSync } = await import('node:zlib');
  const file = join(freshFolder(), 'bomb');
  const start = '{"corridorBackup":1,"made":0,"app":"0"}\n{"lines":["';
  writeFileSync(file, gzipSync(Buffer.concat([Buffer.from(start), Buffer.alloc(150e6, 'a')])));
  const { hub } = await openBench(freshPath());
  const before = process.memoryUsage().rss;
  await expect(restoreBackup(hub, file, [], quiet())).rejects.toMatchObject({ exit: 'damaged' });
  expect((process.memoryUsage().rss - before) / 1024 / 1024).toBeLessThan(150);
});

test('the demonstration keeps its founder, and a real operation’s recovery recipient fits its sheet', async () => {
  const bench = await openBench();
  const { op, founderSeed } = await found(bench);
  const { recipient } = await seedToRecoverySealing(founderSeed);
  expect(bench.hub.keys.read(op)?.recovery).toBe(recipient);
});
