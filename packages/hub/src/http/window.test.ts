import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { READABLE_FOR_MS } from '@corridor/operation';
import { expect, test } from 'vitest';
import { exportJob } from '../jobs/export.ts';
import {
  type Bench,
  createDevice,
  type Device,
  type Founded,
  found,
  freshFolder,
  noon,
  openBench,
  signIn,
} from '../testing/kit.ts';

type Member = Device & { readonly token: string };
const hour = 3_600_000;
const sites = ['site/ramouseh'];
const tally = (people: number) => ({
  kind: 'tallied@1',
  subject: 'trip/12.7K3M9Q',
  fact: { point: 'boarding', site: 'site/ramouseh', part: 'whole', people, exact: true },
});
const vehicle = {
  kind: 'listed@1',
  subject: 'vehicle/12',
  fact: { label: '12', vehicleKind: 'bus' },
};
const site = { kind: 'defined@1', subject: 'site/ramouseh', fact: { name: 'Ramouseh' } };

const push = async (bench: Bench, { token }: Member, lines: readonly string[]) => {
  const { body } = await bench.call('/api/sync/push', { token, body: { lines } });
  expect(body.refused).toEqual([]);
};

/** Everything of others that this phone gets when it comes for the first time, and what it gets by id. */
async function bodiesFor(bench: Bench, { op }: Founded, { token }: Member): Promise<string> {
  const { body } = await bench.call('/api/sync/pull', { token, body: { have: {} } });
  expect(body.more).toBe(false);
  const want: string[] = [];
  const log = bench.hub.operation(op)?.log;
  if (log) for await (const some of log.lines()) want.push(...some.map(({ id }) => id));
  const again = await bench.call('/api/sync/pull', { token, body: { have: body.have, want } });
  const bodies = [body.lines, again.body.lines].map((lines: string[]) =>
    lines.map((line) => line.split('\t')[1]).filter(Boolean),
  );
  const [pulled = [], wanted = []] = bodies;
  expect(wanted.sort()).toEqual(pulled.sort());
  return pulled.join('\n');
}
const peopleIn = (bodies: string) =>
  [...bodies.matchAll(/"people":(\d+)/g)].map(([, n]) => Number(n)).sort((a, b) => a - b);

/** Three counters of one site; one counted 41 people at noon. */
async function scene() {
  const bench = await openBench();
  const operation = await found(bench);
  const { coordinator, enlist } = operation;
  await push(bench, coordinator, await coordinator.write(vehicle, site));
  const first = await enlist('counter', { sites });
  const second = await enlist('counter', { sites });
  await push(bench, first, await first.write(tally(41)));
  const see = async (member: Member = second) =>
    peopleIn(await bodiesFor(bench, operation, member));
  return { bench, operation, coordinator, first, second, enlist, see };
}

test('a counter sees the bus of last noon until noon, and the one counted since', async () => {
  const { bench, operation, first, second, see } = await scene();
  bench.now = noon + 11 * hour;
  await push(bench, first, await first.write(tally(47)));
  expect(await see()).toEqual([41, 47]);
  bench.now = noon + READABLE_FOR_MS + 60_000;
  expect(await see()).toEqual([47]);
  bench.now = noon + 20 * READABLE_FOR_MS;
  const bodies = await bodiesFor(bench, operation, second);
  expect(peopleIn(bodies)).toEqual([]);
  for (const kind of ['listed@1', 'defined@1', 'opened@1', 'enrolled@1'])
    expect(bodies).toContain(`"kind":"${kind}"`);
});

test('who counted it, and the board, have it as long as the operation lasts', async () => {
  const { bench, first, coordinator, see } = await scene();
  bench.now = noon + 20 * READABLE_FOR_MS;
  expect([await see(first), await see(coordinator)]).toEqual([[41], [41]]);
});

test('a phone reads what its own locked pad counted, however old; its colleague does not', async () => {
  const { bench, operation, first, see } = await scene();
  const pad = await createDevice(operation.op, () => bench.now);
  const enrolled = {
    kind: 'enrolled@1',
    subject: `device/${pad.signer.device}`,
    fact: { label: 'Ramouseh 2 locked', role: 'pad', sites },
  };
  await push(bench, first, [...(await first.write(enrolled)), ...(await pad.write(tally(44)))]);
  bench.now = noon + 2 * READABLE_FOR_MS;
  expect([await see(first), await see()]).toEqual([[41, 44], []]);
});

test('[wrong-clock] a phone at 1970 is seen by its colleagues for a day, and no longer', async () => {
  const { bench, first, see } = await scene();
  const late = noon + 2 * READABLE_FOR_MS;
  bench.now = 0;
  const lines = await first.write(tally(52));
  bench.now = late;
  await push(bench, first, lines);
  expect(await see()).toEqual([52]);
  bench.now = late + READABLE_FOR_MS + 60_000;
  expect(await see()).toEqual([]);
});

test('[wrong-clock] a phone at 2099 is not readable until 2099', async () => {
  const { bench, first, see } = await scene();
  bench.now = Date.UTC(2099, 0, 1);
  const lines = await first.write(tally(53));
  bench.now = noon + hour;
  await push(bench, first, lines);
  expect(await see()).toEqual([41, 53]);
  bench.now = noon + hour + READABLE_FOR_MS + 60_000;
  expect(await see()).toEqual([]);
});

test('a file made for counters holds a day', async () => {
  const { bench, operation, first } = await scene();
  bench.now = noon + READABLE_FOR_MS + hour;
  await push(bench, first, await first.write(tally(47)));
  const peopleInFileFor = async (role: string) => {
    const out = join(freshFolder(), `${role}.corridor`);
    await exportJob(bench.hub, { op: operation.op, out, role });
    return peopleIn(gunzipSync(readFileSync(out)).toString());
  };
  expect(await peopleInFileFor('counter')).toEqual([47]);
  expect(await peopleInFileFor('coordinator')).toEqual([41, 47]);
});

test('a hub that lacks old bodies does not ask phones for them that may not hold them', async () => {
  const { bench, coordinator, first, second } = await scene();
  const { body } = await bench.call('/api/sync/pull', { token: first.token, body: { have: {} } });
  await first.log.admit(body.lines);
  const [old = ''] = await first.write(tally(60));
  const headerOnly = old.replace(/\t.*\t/, '\t\t');
  await push(bench, second, [headerOnly]);
  const wanted = async ({ token }: Member) =>
    (await bench.call('/api/sync/pull', { token, body: { have: {} } })).body.want.length;
  expect([await wanted(first), await wanted(second), await wanted(coordinator)]).toEqual([1, 1, 1]);
  bench.now = noon + READABLE_FOR_MS + hour;
  expect([await wanted(first), await wanted(second), await wanted(coordinator)]).toEqual([1, 0, 1]);
});

test('at sign-in a device hears how long it may read, and at each pull what time it is', async () => {
  const { bench, operation, coordinator, second, enlist } = await scene();
  const other = await enlist('counter', { sites: ['site/mills'] });
  const readsOf = async (member: Member) => (await signIn(bench, operation.op, member)).body.reads;
  const [here, there, board] = [
    await readsOf(second),
    await readsOf(other),
    await readsOf(coordinator),
  ];
  expect([here.forMs, there.forMs, board.forMs]).toEqual([READABLE_FOR_MS, READABLE_FOR_MS, null]);
  expect(new Set([here.key, there.key, board.key]).size).toBe(3);
  bench.now = noon + hour;
  const { token } = second;
  const { body } = await bench.call('/api/sync/pull', { token, body: { have: {} } });
  expect(body.now).toBe(noon + hour);
});
