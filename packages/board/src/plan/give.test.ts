import { expect, test } from 'vitest';
import { createLog } from '../testing/log.ts';
import { giveDraft, type NextTrip } from './give.ts';

const NOON = Date.parse('2016-12-16T10:00:00Z');
const NEXT: NextTrip = {
  vehicle: 'vehicle/7',
  batch: 'batch/one',
  from: 'site/old-town',
  to: 'site/shelter',
};
const random = () => Uint8Array.of(1, 2, 3, 4, 5);

/** A batch with every condition met, and its go if it is given. */
const openLog = (hasGo: boolean) => {
  const log = createLog();
  const put = (subject: string, kind: string, fact: object = {}) =>
    log.write(NOON - 3_600_000, subject, kind, fact);
  for (const id of ['a', 'b']) put(`party/${id}`, 'named@1', { name: id, roles: ['party'] });
  put('site/old-town', 'defined@1', { name: 'Old Town', siteKind: 'pick-up-point' });
  put('site/shelter', 'defined@1', { name: 'Shelter', siteKind: 'reception-site' });
  put('corridor/east', 'laid@1', {
    sites: ['site/old-town', 'site/shelter'],
    legs: [{ km: 5, minutes: 20 }],
  });
  put('corridor/east', 'opened@1');
  put('vehicle/7', 'listed@1', { label: '7', vehicleKind: 'bus', seats: 50 });
  const { id } = put('term/east', 'proposed@1', {
    by: 'party/b',
    about: 'people',
    origin: 'site/old-town',
    destination: 'site/shelter',
    quantity: { exact: 100 },
    owedBy: 'party/a',
    owedTo: ['party/b'],
  });
  put('term/east', 'in-force@1', { of: id });
  put('batch/one', 'planned@1', { term: 'term/east', number: 1 });
  put('site/old-town', 'people-informed@1');
  put('site/old-town', 'people-asked@1', { mayStay: true, destinations: ['site/shelter'] });
  put('condition/one-security-agrees', 'met-observed@1', {
    batch: 'batch/one',
    condition: 'security-agrees',
  });
  if (hasGo) put('batch/one', 'go-given@1');
  return {
    log,
    give: (next: Partial<NextTrip> = {}) =>
      giveDraft(log.facts(), { ...NEXT, ...next }, NOON, random),
  };
};

test('before go a driver is told nothing', () => {
  expect(openLog(false).give()).toEqual({ ok: false, why: 'no-go' });
});

test('people of no batch cannot be given go, so nobody is sent for them', () => {
  expect(openLog(true).give({ batch: 'term/east' })).toEqual({ ok: false, why: 'no-batch' });
});

test('at the moment of go: one trip on a slip, its vehicle, way and batch, and no hour', () => {
  const given = openLog(true).give();
  expect(given).toMatchObject({ ok: true, trip: expect.stringMatching(/^trip\/7\.[0-9A-Z]{6}$/) });
  expect(given.ok && given.drafts).toEqual([
    {
      kind: 'planned@1',
      subject: given.ok && given.trip,
      fact: {
        vehicle: 'vehicle/7',
        from: 'site/old-town',
        to: 'site/shelter',
        batch: 'batch/one',
        corridor: 'corridor/east',
      },
    },
  ]);
});

test('asked again, it is the same slip; nothing is written twice', () => {
  const { log, give } = openLog(true);
  const first = give();
  if (!first.ok) throw new Error(first.why);
  for (const { subject, kind, fact } of first.drafts)
    log.write(NOON, subject, kind, fact as object);
  expect(give()).toEqual({ ok: true, trip: first.trip, drafts: [] });
});

test('a bus that boards there already keeps its slip, and is put to the batch', () => {
  const { log, give } = openLog(true);
  log.write(NOON, 'trip/7.BOARDS', 'boarding@1', { vehicle: 'vehicle/7', site: 'site/old-town' });
  expect(give()).toEqual({
    ok: true,
    trip: 'trip/7.BOARDS',
    drafts: [{ kind: 'assigned@1', subject: 'trip/7.BOARDS', fact: { batch: 'batch/one' } }],
  });
});

test('a bus on the road gets its next trip when it has unloaded', () => {
  const { log, give } = openLog(true);
  log.write(NOON, 'trip/7.ROAD', 'departed@1', {
    vehicle: 'vehicle/7',
    site: 'site/old-town',
    to: 'site/shelter',
  });
  expect(give()).toEqual({ ok: false, why: 'under-way' });
});
