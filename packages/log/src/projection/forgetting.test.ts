import { expect, test } from 'vitest';
import { lineToText } from '../line/parse.ts';
import { hashText, sha256 } from '../node.ts';
import type { OpenLog } from '../open/types.ts';
import { createCast } from '../testing/cast.ts';
import { createProjection } from './projection.ts';

const cast = await createCast(['officer', 'driver'], { hash: hashText, sha256 });
const { officer, driver } = cast.players;
const { founder } = cast;
const isOwn = (device: string) => device === officer.device;
const enrolled = (device: string, label: string) => ({
  kind: 'enrolled@1',
  subject: `device/${device}`,
  fact: { role: 'counter', label, sites: [] },
});
const tally = (trip: string, people: number) => ({
  kind: 'tallied@1',
  subject: `trip/${trip}`,
  fact: { people },
});

const project = (log: OpenLog) =>
  createProjection<string>({
    log,
    mayWrite: () => true,
    isFounder: (device) => device === founder.device,
    foldSubject: (_type, _id, events) =>
      events.map(({ fact }) => (fact as { people?: number }).people ?? 'link').join(' '),
  });
const seenIn = (projection: Awaited<ReturnType<typeof project>>) => ({
  trips: Object.fromEntries([...projection.states('trip')].sort()),
  devices: [...projection.devices().keys()].sort(),
  counts: projection.counts(),
});

async function scene() {
  const elsewhere = await driver.open();
  await elsewhere.append(founder.signer, [
    enrolled(driver.device, 'Driver'),
    enrolled(officer.device, 'Officer'),
  ]);
  driver.clock.forward(60_000);
  await elsewhere.append(driver.signer, [tally('a', 41), tally('b', 42)]);
  await elsewhere.append(driver.signer, [
    { kind: 'same-as@1', subject: 'trip/b', fact: { other: 'trip/c' } },
    tally('c', 43),
  ]);
  const log = await officer.open();
  officer.clock.forward(120_000);
  for await (const lines of elsewhere.lines()) {
    await log.admit(lines.map((line) => lineToText(line)));
  }
  await log.append(officer.signer, [tally('a', 1)]);
  return { log, projection: await project(log) };
}
const nextBatch = (projection: Awaited<ReturnType<typeof project>>) =>
  new Promise<readonly string[]>((resolve) => {
    projection.subscribe(({ changes }) => resolve(changes.map(({ subject }) => subject).sort()));
  });

test('a screen shows what a screen opened anew would show, also of trips that were one', async () => {
  const { log, projection } = await scene();
  const trips = projection.states('trip');
  expect(Object.fromEntries(trips)).toEqual({ 'trip/a': '41 1', 'trip/b': '42 link 43' });
  const told = nextBatch(projection);
  await log.forgetBodies({ isOwn, isPast: ({ body }) => body?.subject !== 'trip/c' });
  expect(await told).toEqual(['trip/a', 'trip/b', 'trip/c']);
  expect(Object.fromEntries(trips)).toEqual({ 'trip/a': '1', 'trip/c': '43' });
  expect(seenIn(projection)).toEqual(seenIn(await project(log)));
  expect(projection.counts()).toMatchObject({ absent: 3, events: 2 });
});

test('what is counted while all is read again is on the screen afterwards', async () => {
  const { log, projection } = await scene();
  const told = nextBatch(projection);
  const forgetting = log.forgetBodies({ isOwn, isPast: () => true });
  await Promise.all([forgetting, log.append(officer.signer, [tally('a', 2)])]);
  await told;
  await log.append(officer.signer, [tally('d', 3)]);
  expect(Object.fromEntries(projection.states('trip'))).toEqual({
    'trip/a': '1 2',
    'trip/d': '3',
  });
});

test('without the lines of others own counts are all there is, and the others come back', async () => {
  const { log, projection } = await scene();
  const before = seenIn(projection);
  const others: string[] = [];
  for await (const lines of log.lines()) {
    for (const line of lines) if (!isOwn(line.header.dev)) others.push(lineToText(line));
  }
  const told = nextBatch(projection);
  await log.forgetDevices(isOwn);
  await told;
  // Nobody is known to have let this phone in, so its lines wait without standing, and are not lost.
  expect(seenIn(projection)).toMatchObject({ trips: {}, devices: [] });
  expect(projection.disputed('trip/a')).toHaveLength(1);
  await log.admit(others);
  expect(seenIn(projection)).toEqual(before);
});
