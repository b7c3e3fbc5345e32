// Files come from anybody's stick: made to fill a laptop, or carrying along what phones and messengers put into files.
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import {
  createMemoryOutbox,
  createOutbox,
  createVerify,
  lineToText,
  sealLines,
  writeParcel,
} from '@corridor/log';
import { sha256 } from '@corridor/log/node';
import { expect, test } from 'vitest';
import { found, freshFolder, openBench, origin } from '../testing/kit.ts';
import { importJob } from './import.ts';

const MB = 1024 * 1024;

/** A phone with one count that never reached its hub. */
async function scene() {
  const bench = await openBench();
  const { op, enlist } = await found(bench);
  const officer = await enlist('counter');
  const operation = bench.hub.operation(op);
  if (!operation) throw new Error('not founded');
  const { signer, sealTo } = operation;
  await officer.write({ kind: 'tallied@1', subject: 'trip/12.7K3M9Q', fact: { people: 47 } });
  const [head] = officer.log.heads(officer.signer.device);
  const lines = await officer.log.linesById([head?.id ?? '']);
  const outbox = createOutbox({ store: createMemoryOutbox(), verify: createVerify() });
  await outbox.keep({ hub: signer.device, hubUrl: origin, sealTo }, lines);
  const folder = freshFolder();
  const take = async (name: string, bytes: Uint8Array | string) => {
    const file = join(folder, name);
    writeFileSync(file, bytes);
    return importJob(bench.hub, { file }).then(
      (report) => report,
      (error: unknown) => ({ stopped: String(error) }),
    );
  };
  const texts = lines.map((line) => lineToText(line));
  return { bench, operation, head, texts, sealTo, records: await outbox.all(), take };
}

/** Zips of a gigabyte of the same, behind the beginning of each kind of file that we take. */
const bombs = {
  'zeros.gz': '',
  'parcel.corridor-sealed': 'corridor-sealed 1\n',
  'rescue.txt': '{"corridorRescue":1,"lines":1,"sealed":1,"problems":[]}\n{"sealed":"',
  'rows.txt': '{"corridorRescue":1}\n{"v":1,"op":"',
  'bundle.corridor': '{"corridor":1,"op":"ex-1","made":0,"app":"x","have":{},"from":{}}\n{"v":1,',
};

test.each(Object.entries(bombs))(
  'S16 a gigabyte zipped into a megabyte (%s): given up soon, in bounded memory, and what is there stays',
  async (name, beginning) => {
    const { operation, take } = await scene();
    const digest = operation.log.digest();
    const block = gzipSync(Buffer.alloc(64 * MB, 'a'));
    // Members of a zip may stand one behind the other: sixteen times as much for nothing.
    const bomb = Buffer.concat([
      gzipSync(beginning.replace('ex-1', operation.op)),
      ...Array<Buffer>(16).fill(block),
    ]);
    expect(bomb.length).toBeLessThan(2 * MB);
    const before = process.memoryUsage().rss;
    let most = before;
    const watch = setInterval(() => {
      most = Math.max(most, process.memoryUsage().rss);
    }, 20);
    const began = performance.now();
    await take(name, bomb);
    clearInterval(watch);
    most = Math.max(most, process.memoryUsage().rss);
    console.info(
      `${name}: ${Math.round(performance.now() - began)} ms, ${Math.round((most - before) / MB)} MB more`,
    );
    expect(most - before).toBeLessThan(400 * MB);
    expect(operation.log.digest()).toBe(digest);
  },
  60_000,
);

test('S16 a bundle with one row of a quarter of a gigabyte: given up soon, in bounded memory', async () => {
  const { operation, take } = await scene();
  const digest = operation.log.digest();
  const begin = `{"corridor":1,"op":"${operation.op}","made":0,"app":"x","have":{},"from":{}}\n{"v":1,`;
  const bomb = gzipSync(Buffer.concat([Buffer.from(begin), Buffer.alloc(256 * MB, 'a')]));
  expect(bomb.length).toBeLessThan(MB);
  const before = process.memoryUsage().rss;
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss);
  }, 20);
  const began = performance.now();
  const answer = await take('bundle.corridor', bomb);
  clearInterval(watch);
  console.info(
    `${Math.round(performance.now() - began)} ms, ${Math.round((most - before) / MB)} MB more: ${JSON.stringify(answer).slice(0, 200)}`,
  );
  expect(most - before).toBeLessThan(300 * MB);
  expect(operation.log.digest()).toBe(digest);
}, 60_000);

test('S16 a sealed record that unfolds into a laptop’s memory is as good as damaged', async () => {
  const { bench, operation, sealTo } = await scene();
  const digest = operation.log.digest();
  const sealed = await sealLines(sealTo, ['a'.repeat(48 * MB)]);
  expect(sealed.length).toBeLessThan(MB);
  const before = process.memoryUsage().rss;
  const body = { sealed: [Buffer.from(sealed).toString('base64url')] };
  expect((await bench.call('/api/outbox', { body })).body.opened).toBe(0);
  expect(process.memoryUsage().rss - before).toBeLessThan(200 * MB);
  expect(operation.log.digest()).toBe(digest);
});

const bytesIn = (folder: string): string =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => `${path}\n${readFileSync(path, 'latin1')}`)
    .join('\n');

test('S16 names of phones, networks, owners and files that come along in a file are kept nowhere', async () => {
  const { bench, operation, head, texts, records, take } = await scene();
  const along = {
    deviceid: 'imei:356938035643809',
    imei: '356938035643810',
    subscriberid: '417011234567890',
    simserial: '8996301234567890123',
    phonenumber: '+963115550123',
    ssid: 'AhmadHome',
    bssid: 'a4:2b:b0:c1:d2:e3',
    hostname: 'ahmads-laptop',
    exif: 'GPSLatitude 36.2021',
  };
  const rescue = [
    JSON.stringify({
      corridorRescue: 1,
      lines: 1,
      sealed: 1,
      problems: ['ahmads-laptop'],
      ...along,
    }),
    ...texts,
    ...records.map((record) => JSON.stringify({ sealed: { ...record, ...along } })),
    JSON.stringify({ pad: '{"people":12}', ...along }),
    JSON.stringify(along),
    '',
  ].join('\n');
  expect(await take('Phone of Ahmad al-Halabi.txt', rescue)).toMatchObject({ admitted: 1 });
  const parcel = writeParcel(records, sha256);
  const zipped = gzipSync(parcel.bytes);
  // A zip's own place for a name: `gzip photo.jpg` writes it there.
  const named = Buffer.concat([
    Uint8Array.from([0x1f, 0x8b, 8, 8]),
    zipped.subarray(4, 10),
    Buffer.from('Ahmads-iPhone-parcel\0'),
    zipped.subarray(10),
  ]);
  expect(await take('AhmadHome (1).corridor-sealed', named)).toMatchObject({ known: 1 });
  expect(operation.log.has(head?.id ?? '')).toBe(true);
  await bench.hub.close();
  const kept = bytesIn(bench.path) + bench.journal.join('');
  expect(kept).toContain('"event"');
  for (const word of [...Object.values(along), 'Ahmad', 'al-Halabi', 'iPhone']) {
    expect([word, kept.includes(word)]).toEqual([word, false]);
  }
});

test('S16 a joining link that was garbled, lengthened or used as a way in is refused, and not written down', async () => {
  const { bench } = await scene();
  const tokens = [
    'AAAAAAAAAAAAAAAAAAAAAAAA',
    'x'.repeat(100_000),
    '../../etc/passwd-of-the-hub',
    `=HYPERLINK("http://ahmads-laptop")`,
    '<!DOCTYPE a [<!ENTITY b "ahmads-laptop">]>&b;',
  ];
  for (const token of tokens) {
    const { status, body } = await bench.call('/api/join/look', { body: { token } });
    expect([400, 401, 403, 404, 410, 413]).toContain(status);
    expect(JSON.stringify(body)).not.toContain(token.slice(0, 40));
  }
  await bench.hub.close();
  const kept = bytesIn(bench.path) + bench.journal.join('');
  for (const token of tokens) expect(kept).not.toContain(token.slice(0, 40));
});
