import { openSync, readdirSync, rmSync, truncateSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { lineToText } from '@corridor/log';
import { expect, test } from 'vitest';
import { found, freshPath, openBench } from '../testing/kit.ts';
import { openFolder } from './folder.ts';

const tallied = (people: number) => ({
  kind: 'tallied@1',
  subject: 'trip/12.7K3M9Q',
  fact: { point: 'boarding', people, seats: 'x'.repeat(200) },
});

/** A hub with two hundred counts in it, and then a disk that loses some. */
async function scene(harm: (file: string) => void) {
  const path = freshPath();
  const bench = await openBench(path);
  const { op, enlist } = await found(bench);
  const officers = [await enlist('counter'), await enlist('counter')];
  const sent: string[] = [];
  for (const { token, write } of officers) {
    for (let i = 0; i < 5; i += 1) {
      const lines = await write(...Array.from({ length: 20 }, (_, n) => tallied(i * 20 + n)));
      sent.push(...lines);
      await bench.call('/api/sync/push', { token, body: { lines } });
    }
  }
  const before = bench.hub.operation(op);
  const [device, digest] = [before?.signer.device, before?.log.digest()];
  await bench.hub.close();
  harm(join(path, 'lines.sqlite'));
  return { path, op, officers, sent, device, digest };
}

const overwrite = (file: string, page: number) => {
  const descriptor = openSync(file, 'r+');
  writeSync(descriptor, new Uint8Array(8192).fill(0xa5), 0, 8192, page * 8192);
};

test('a hub whose file lost a page goes on with the rest under a new key, and gets the rest again', async () => {
  const { path, op, officers, sent, device } = await scene((file) => overwrite(file, 5));
  const bench = await openBench(path);
  expect(bench.hub.mended?.kept).toBeGreaterThan(1);
  expect(bench.hub.mended?.lost).toBeGreaterThan(0);
  expect(readdirSync(path).some((name) => name.startsWith('lines.damaged-'))).toBe(true);
  const operation = bench.hub.operation(op);
  expect(operation?.signer.device).not.toBe(device);
  expect(operation?.isHubEnrolled()).toBe(false);
  // Nothing that is missing is taken for nothing: the vector shows less, and whoever has more brings it.
  const delivered = await operation?.deliver(sent);
  expect(delivered?.admission.refused).toEqual([]);
  for (const { signer } of officers) expect(operation?.log.heads(signer.device)[0]?.seq).toBe(100);
  await bench.hub.close();
});

test('S9 a changed figure is handed out to nobody, asked for, and put right by the phone that wrote it', async () => {
  const { path, op, sent, digest } = await scene((file) => {
    // Digits only: the file stays one that SQLite reads without complaint.
    const { readFileSync } = process.getBuiltinModule('node:fs');
    const at = readFileSync(file).indexOf('"people":57');
    const descriptor = openSync(file, 'r+');
    writeSync(descriptor, Buffer.from('"peopel":57'), 0, 11, at);
  });
  const bench = await openBench(path);
  const operation = bench.hub.operation(op);
  expect(bench.hub.mended).toBeNull();
  expect(operation?.log.damage()).toMatchObject([{ what: 'body' }]);
  const handedOut: string[] = [];
  for await (const lines of operation?.log.lines() ?? [])
    handedOut.push(...lines.map((line) => lineToText(line)));
  expect(handedOut.join('\n')).not.toContain('peopel');
  expect(operation?.log.size()).toMatchObject({ absentBodies: 1 });
  expect((await operation?.deliver(sent))?.admission.filled).toHaveLength(1);
  expect(operation?.log.digest()).toBe(digest);
  await bench.hub.close();
});

test.each([
  ['gone', (file: string) => rmSync(file)],
  ['emptied', (file: string) => truncateSync(file, 0)],
])('with its records %s a hub does not begin anew under its old key', async (_, harm) => {
  const { path } = await scene(harm);
  await expect(openBench(path)).rejects.toThrow('lines-gone');
  // It has let go of the folder.
  const folder = openFolder(path);
  expect(folder).not.toHaveProperty('problem');
});

test('a file of which nothing can be read is left as it is', async () => {
  const { path } = await scene((file) => overwrite(file, 1));
  await expect(openBench(path)).rejects.toThrow('damaged');
  expect(readdirSync(path)).toContain('lines.sqlite');
  expect(readdirSync(path).some((name) => name.startsWith('lines.damaged-'))).toBe(false);
});
