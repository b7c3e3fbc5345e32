import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import {
  createMemoryOutbox,
  createOutbox,
  createVerify,
  lineToText,
  type SealedRecord,
  writeParcel,
} from '@corridor/log';
import { sha256 } from '@corridor/log/node';
import { describe, expect, test } from 'vitest';
import { Stop } from '../cli/exit.ts';
import { found, freshFolder, openBench, origin } from '../testing/kit.ts';
import { run } from '../testing/process.ts';
import { importJob } from './import.ts';

/** A phone with three counts that never reached its hub. */
async function scene() {
  const bench = await openBench();
  const { op, enlist } = await found(bench);
  const officer = await enlist('counter');
  const operation = bench.hub.operation(op);
  if (!operation) throw new Error('not founded');
  const outbox = createOutbox({ store: createMemoryOutbox(), verify: createVerify() });
  const { signer, sealTo } = operation;
  const texts: string[] = [];
  for (const people of [47, 48, 49]) {
    await officer.write({
      kind: 'tallied@1',
      subject: 'trip/12.7K3M9Q',
      fact: { point: 'boarding', people },
    });
    const [head] = officer.log.heads(officer.signer.device);
    const lines = await officer.log.linesById([head?.id ?? '']);
    texts.push(...lines.map((line) => lineToText(line)));
    await outbox.keep({ hub: signer.device, hubUrl: origin, sealTo }, lines);
  }
  const records = await outbox.all();
  const last = records.at(-1)?.lastId ?? '';
  const folder = freshFolder();
  const fileOf = (bytes: Uint8Array | string, name = 'Ramouseh-2.corridor-sealed') => {
    const file = join(folder, name);
    writeFileSync(file, bytes);
    return file;
  };
  const take = (bytes: Uint8Array | string, name?: string) =>
    importJob(bench.hub, { file: fileOf(bytes, name) });
  return { bench, operation, records, texts, last, fileOf, take };
}
const rescueOf = (lines: readonly string[], records: readonly SealedRecord[]) =>
  [
    JSON.stringify({
      corridorRescue: 1,
      lines: lines.length,
      sealed: records.length,
      problems: [],
    }),
    ...lines,
    JSON.stringify({ pad: '{"people":12}' }),
    ...records.map((record) => JSON.stringify({ sealed: record })),
    '',
  ].join('\n');
const stopOf = async (work: Promise<unknown>): Promise<Stop> => {
  const thrown = await work.then(
    () => null,
    (error: unknown) => error,
  );
  if (!(thrown instanceof Stop)) throw new Error(`no Stop: ${String(thrown)}`);
  return thrown;
};

describe('corridor import', () => {
  test('takes a phone’s sealed file, tells the code that the phone showed, and again changes nothing', async () => {
    const { operation, records, last, take } = await scene();
    const { bytes, code } = writeParcel(records, sha256);
    expect(await take(bytes)).toEqual({
      kind: 'sealed',
      codes: [code],
      problem: null,
      records: 3,
      opened: 3,
      unreadable: 0,
      lines: 3,
      admitted: 3,
      known: 0,
      held: 0,
      refused: 0,
    });
    expect(operation.log.has(last)).toBe(true);
    expect(await take(bytes)).toMatchObject({ admitted: 0, known: 3 });
  });

  test('takes a rescue file: lines in clear and sealed ones', async () => {
    const { operation, records, texts, last, take } = await scene();
    const file = rescueOf(texts.slice(0, 2), records.slice(2));
    expect(await take(file, 'corridor-rescue-1.txt')).toMatchObject({
      kind: 'rescue',
      problem: null,
      records: 1,
      opened: 1,
      lines: 3,
      admitted: 3,
    });
    expect(operation.log.has(last)).toBe(true);
  });

  test('[damaged-file] renamed and zipped on its way, it is known by what it holds', async () => {
    const { records, texts, take } = await scene();
    const { bytes } = writeParcel(records, sha256);
    expect(await take(gzipSync(bytes), 'IMG_0001.corridor')).toMatchObject({
      kind: 'sealed',
      admitted: 3,
    });
    expect(await take(gzipSync(rescueOf(texts, [])), 'note.gz')).toMatchObject({
      kind: 'rescue',
      known: 3,
    });
  });

  test('[damaged-file] cut or damaged, it gives what is whole and says so', async () => {
    const { records, take, texts } = await scene();
    const { bytes } = writeParcel(records, sha256);
    expect(await take(bytes.subarray(0, -100))).toMatchObject({
      admitted: 2,
      problem: 'truncated',
    });
    const broken = bytes.slice();
    broken[700] = (broken[700] ?? 0) ^ 1;
    expect(await take(broken)).toMatchObject({ records: 2, problem: 'damaged', codes: [] });
    expect(await take(gzipSync(bytes).subarray(0, -900))).toMatchObject({ problem: 'truncated' });
    const cut = rescueOf(texts, records).slice(0, -400);
    expect(await take(cut)).toMatchObject({ kind: 'rescue', lines: 5, problem: 'damaged' });
  });

  test('[damaged-file] another kind of file, or one of a later version: refused in words', async () => {
    const { take, fileOf } = await scene();
    expect((await stopOf(take('%PDF-1.7'))).message).toContain('is not a Corridor bundle');
    expect((await stopOf(take(gzipSync('%PDF-1.7')))).exit).toBe('damaged');
    const newer = await stopOf(take('corridor-sealed 2\n…'));
    expect(newer.message).toBe(`${fileOf('')} was made by a newer Corridor; update this one.`);
  });

  test('[nothing-leaks] what stands in a sealed record is in no journal, no answer and no file that carries it', async () => {
    const { bench, records, take } = await scene();
    const { bytes } = writeParcel(records, sha256);
    const answer = await take(bytes);
    for (const place of [
      bytes,
      Buffer.from(JSON.stringify(answer)),
      Buffer.from(bench.journal.join()),
    ])
      expect(Buffer.from(place).includes('7K3M9Q')).toBe(false);
  });

  test('what is sealed to another hub is named and stops nothing', async () => {
    const here = await scene();
    const there = await scene();
    const { bytes } = writeParcel([...there.records, ...here.records], sha256);
    expect(await here.take(bytes)).toMatchObject({
      records: 6,
      opened: 3,
      unreadable: 3,
      admitted: 3,
    });
  });

  test('a file of millions of rows that are none of ours takes no more memory than a portion', async () => {
    const { take } = await scene();
    const row = `{"sealed":"${'x'.repeat(3_000_000)}"}\n`;
    const before = process.memoryUsage().rss;
    expect(await take(`{"corridorRescue":1}\n${row.repeat(60)}`)).toMatchObject({
      problem: 'damaged',
      records: 0,
    });
    expect(process.memoryUsage().rss - before).toBeLessThan(500_000_000);
  });

  test('on the command line: words, and a code for a script', async () => {
    const { bench, records, fileOf } = await scene();
    const { bytes, code } = writeParcel(records, sha256);
    const file = fileOf(bytes);
    await bench.hub.close();
    const done = await run('import', file, '--data', bench.path);
    expect(done).toMatchObject({ code: 0 });
    expect(done.stdout).toContain('3 sealed records in the file: 3 opened');
    expect(done.stdout).toContain(`Receipt code: ${code.slice(0, 4)} ${code.slice(4)}`);
    const elsewhere = await run('import', file, '--data', join(freshFolder(), 'data'));
    expect(elsewhere.code).toBe(3);
    expect(elsewhere.stderr).toContain('sealed to an operation of this hub');
    const cut = await run('import', fileOf(bytes.subarray(0, -3)), '--data', bench.path, '--json');
    expect(cut.code).toBe(1);
    expect(JSON.parse(cut.stdout)).toMatchObject({ known: 3, problem: 'truncated' });
  });
});
