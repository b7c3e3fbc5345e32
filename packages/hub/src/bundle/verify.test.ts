import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { beforeAll, expect, test } from 'vitest';
import { createOutput } from '../cli/output.ts';
import { exportJob } from '../jobs/export.ts';
import { importJob } from '../jobs/import.ts';
import { found, freshFolder, freshPath, openBench } from '../testing/kit.ts';
import { verifyBundle } from './verify.ts';

const folder = freshFolder();
const whole = join(folder, 'whole.corridor');
let officer = '';
let rows: string[] = [];

const trip = 'trip/12.7K3M9Q';
const at = { vehicle: 'vehicle/12', site: 'site/ramouseh' };
const tallied = (point: 'boarding' | 'alighting', site: string, people: number) => ({
  kind: 'tallied@1',
  subject: trip,
  fact: {
    point,
    site,
    part: 'whole',
    people,
    exact: true,
    method: 'one-by-one',
    lapsAsked: true,
    countedBy: 'post/1',
  },
});

beforeAll(async () => {
  const bench = await openBench();
  const { op, coordinator, enlist } = await found(bench);
  const counter = await enlist('counter');
  officer = counter.signer.device;
  const lines = await counter.write(
    { kind: 'boarding@1', subject: trip, fact: at },
    tallied('boarding', 'site/ramouseh', 47),
    { kind: 'departed@1', subject: trip, fact: { ...at, to: 'site/mills' } },
    { kind: 'arrived@1', subject: trip, fact: { site: 'site/mills', slip: true } },
    tallied('alighting', 'site/mills', 46),
  );
  await bench.call('/api/sync/push', { token: counter.token, body: { lines } });
  const note = {
    kind: 'logged@1',
    subject: 'contact/1',
    fact: { sealed: { hash: 'x'.repeat(43), size: 1 } },
  };
  const calls = await coordinator.write(note);
  await bench.call('/api/sync/push', { token: coordinator.token, body: { lines: calls } });
  await exportJob(bench.hub, { op, out: whole, role: 'coordinator' });
  rows = gunzipSync(readFileSync(whole)).toString().split('\n');
});

const quiet = () => createOutput(true);

/** The bundle with its rows changed, zipped again. */
function changed(change: (rows: string[]) => string[]): string {
  const file = join(folder, `changed-${Math.random()}.corridor`);
  writeFileSync(file, gzipSync(change([...rows]).join('\n')));
  return file;
}
const rowOf = (seq: number) =>
  rows.findIndex((row) => row.includes(`"dev":"${officer}","seq":${seq},`));

test('a whole bundle is sound, and counts what was counted one by one', async () => {
  const verdict = await verifyBundle(whole, quiet());
  expect(verdict).toMatchObject({ isSound: true, name: 'Winter road', problem: null, gaps: [] });
  expect(verdict.counted).toMatchObject({ arrivedAtLeast: 46, departedAtLeast: 47, departures: 1 });
  expect(verdict.signedBy).toMatchObject({ role: 'hub', label: 'Hub' });
  expect(verdict.checked.signed).toBe(verdict.lines);
});

test('calls with armed actors are in no bundle, whoever it is for', () => {
  expect(rows.join('\n')).not.toContain('contact/1');
});

test('S9 a changed figure names the device, its record and the line of the file', async () => {
  const row = rowOf(2);
  const file = changed((all) => {
    all[row] = (all[row] ?? '').replace('"people":47', '"people":74');
    return all;
  });
  const verdict = await verifyBundle(file, quiet());
  expect(verdict.isSound).toBe(false);
  expect(verdict.damaged).toEqual([
    { device: officer, label: 'Test counter', seq: 2, line: row + 1, why: 'body-does-not-match' },
  ]);
  expect(verdict.counted.departedAtLeast).toBe(0);
});

test('S9 a record cut out of the middle is a gap with its numbers, not a smaller count', async () => {
  const row = rowOf(3);
  const verdict = await verifyBundle(
    changed((all) => all.filter((_, i) => i !== row)),
    quiet(),
  );
  expect(verdict.isSound).toBe(false);
  expect(verdict.gaps).toEqual([{ device: officer, label: 'Test counter', fromSeq: 3, toSeq: 5 }]);
});

test('records cut off at the end are missed by number and digest', async () => {
  const file = changed((all) => all.slice(0, -3));
  const verdict = await verifyBundle(file, quiet());
  expect(verdict).toMatchObject({ isSound: false, problem: 'truncated', isSameState: null });
  expect(verdict.gaps.length).toBeGreaterThan(0);
});

test('a damaged signature that later records vouch for is counted apart', async () => {
  const row = rowOf(1);
  const file = changed((all) => {
    const [header, body] = (all[row] ?? '').split('\t');
    all[row] = `${header}\t${body}\t${'A'.repeat(86)}`;
    return all;
  });
  const verdict = await verifyBundle(file, quiet());
  expect(verdict.isSound).toBe(true);
  expect(verdict.checked.vouched).toBe(1);
});

test('a count taken out of its record after the file was made is missed, although the digest stays the same', async () => {
  const row = rowOf(2);
  const file = changed((all) => {
    const [header, , signature] = (all[row] ?? '').split('\t');
    all[row] = `${header}\t\t${signature}`;
    return all;
  });
  const verdict = await verifyBundle(file, quiet());
  expect(verdict).toMatchObject({ isSound: false, isSameState: true, problem: 'other-bodies' });
});

test.each([
  [
    'changed',
    (end: string) => end.replace(/"sig":"(.)/, (_, a) => `"sig":"${a === 'A' ? 'B' : 'A'}`),
  ],
  ['cut short', (end: string) => end.replace(/"sig":"..../, '"sig":"')],
  ['made for other figures', (end: string) => end.replace(/,"absent":\d+/, '')],
])('an end whose signature was %s is not taken for one that nobody signed', async (_, change) => {
  const file = changed((all) => all.map((row) => (row.startsWith('{"end"') ? change(row) : row)));
  const verdict = await verifyBundle(file, quiet());
  expect(verdict).toMatchObject({ isSound: false, problem: 'wrong-signature', signedBy: null });
});

test('[damaged-file] what is no bundle is said in words', async () => {
  const letter = join(folder, 'letter.corridor');
  writeFileSync(letter, 'Dear all');
  await expect(verifyBundle(letter, quiet())).rejects.toMatchObject({ exit: 'damaged' });
  const none = join(folder, 'none');
  await expect(verifyBundle(none, quiet())).rejects.toMatchObject({ exit: 'missing' });
});

test('importing twice changes nothing', async () => {
  const bench = await openBench(freshPath());
  const first = await importJob(bench.hub, { file: whole });
  expect(first).toMatchObject({ name: 'Winter road', refused: 0, problem: null });
  const digest = bench.hub.operations()[0]?.log.digest();
  const second = await importJob(bench.hub, { file: whole });
  expect(second).toMatchObject({ admitted: 0, filled: 0 });
  expect(bench.hub.operations()[0]?.log.digest()).toBe(digest);
});

test('a bundle for a counter leaves claims and cases out, and says how much', async () => {
  const bench = await openBench(freshPath());
  await importJob(bench.hub, { file: whole });
  const op = bench.hub.operations()[0]?.op ?? '';
  const out = join(folder, 'counter.corridor');
  await exportJob(bench.hub, { op, out, role: 'medical' });
  const verdict = await verifyBundle(out, quiet());
  expect(verdict).toMatchObject({ isSound: true });
  expect(verdict.absentBodies).toBeGreaterThan(0);
});
