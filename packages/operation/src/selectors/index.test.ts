import { describe, expect, test } from 'vitest';
import type { OperationEvent } from '../event.ts';
import { foldSubject } from '../fold/index.ts';
import { isSubjectType, subjectTypeOf } from '../kinds/index.ts';
import {
  ATAREB,
  BUS_12,
  counted,
  createDevice,
  inOrder,
  minutes,
  RAMOUSEH,
  RASHIDIN,
} from '../testing/cast.ts';
import {
  claims,
  corridorStates,
  countsOwed,
  createIndex,
  fleet,
  hoursStanding,
  hoursWaitedAt,
  type Index,
  movedWithoutGo,
  notWatched,
  openDiscrepancies,
  postsAnswered,
  recentIncidents,
  sitesWaiting,
  stripPositions,
  timeDistanceLines,
  tripRows,
  unmatchedArrivals,
  vehiclesOnTheRoad,
} from './index.ts';

/** Folds what was written and keeps an index over it; `links` joins subjects under the smaller id. */
const createRoom = () => {
  const index = createIndex();
  const events: OperationEvent[] = [];
  const names = new Map<string, string>();
  const nameOf = (subject: string) => names.get(subject) ?? subject;
  const refold = (name: string) => {
    const own = inOrder(events.filter((event) => nameOf(event.subject) === name));
    const type = subjectTypeOf(name);
    if (isSubjectType(type)) index.update(name, own.length ? foldSubject(type, name, own) : null);
  };
  return {
    index,
    hear: (...news: readonly OperationEvent[]) => {
      events.push(...news);
      for (const name of new Set(news.map((event) => nameOf(event.subject)))) refold(name);
      return index;
    },
    link: (smaller: string, larger: string) => {
      names.set(larger, smaller);
      index.update(larger, null);
      refold(smaller);
    },
  };
};

const TRIP = 'trip/12.7K3M9Q';
const departs = { vehicle: BUS_12, site: RAMOUSEH, to: ATAREB };
const arrives = { vehicle: BUS_12, site: ATAREB, slip: true };
const ROAD = {
  name: 'West road',
  sites: [RAMOUSEH, RASHIDIN, ATAREB],
  legs: [
    { km: 9, minutes: 30 },
    { km: 25, minutes: 60 },
  ],
};

describe('the count', () => {
  test('left and arrived are asked apart, about is beside and never inside', () => {
    const { hear } = createRoom();
    const a = createDevice('a');
    const about = { exact: false, low: 50, high: 70, method: 'by-eye' };
    const index = hear(
      a(TRIP, 'tallied@1', counted('boarding', RAMOUSEH, 52)),
      a(TRIP, 'departed@1', departs),
      a('trip/7.AAAAAA', 'departed@1', { ...departs, vehicle: 'vehicle/7' }),
      a('trip/7.AAAAAA', 'arrived@1', { ...arrives, vehicle: 'vehicle/7' }),
      a('trip/7.AAAAAA', 'tallied@1', counted('alighting', ATAREB, 60, about)),
    );
    expect(index.counted('all')).toMatchObject({
      arrivedAtLeast: 0,
      arrivedCounted: 60,
      departedAtLeast: 52,
      departures: 2,
      departuresUncounted: 1,
      arrivals: 1,
      onTheRoad: 1,
      peopleOnTheRoad: 52,
    });
    hear(a(TRIP, 'tallied@1', counted('alighting', ATAREB, 52)), a(TRIP, 'arrived@1', arrives));
    expect(index.counted('all')).toMatchObject({ arrivedAtLeast: 52, onTheRoad: 0 });
    expect(index.counted(`from ${RAMOUSEH}`).departures).toBe(2);
    expect(index.counted(`to ${ATAREB}`).arrivedAtLeast).toBe(52);
    expect(index.counted('to site/elsewhere').arrivals).toBe(0);
  });

  test('two ids for one bus count once when they are linked', () => {
    const { hear, link, index } = createRoom();
    const [a, b] = [createDevice('a'), createDevice('b')];
    const other = 'trip/X1.9ABCDE';
    hear(
      a(TRIP, 'tallied@1', counted('boarding', RAMOUSEH, 52)),
      a(TRIP, 'departed@1', departs),
      b(other, 'arrived@1', { ...arrives, slip: false }, { at: minutes(90) }),
      b(other, 'tallied@1', counted('alighting', ATAREB, 47), { at: minutes(95) }),
    );
    expect(index.counted('all')).toMatchObject({ departures: 1, arrivals: 1, unmatched: 1 });
    expect(unmatchedArrivals(index)).toMatchObject([
      { trip: other, people: 47, proposals: [{ trip: TRIP, sameVehicle: true, people: 52 }] },
    ]);
    link(TRIP, other);
    expect(index.counted('all')).toMatchObject({
      departures: 1,
      arrivals: 1,
      unmatched: 0,
      arrivedAtLeast: 47,
      outOfBalance: 1,
    });
    expect(index.store.get('trip', other)?.id).toBe(TRIP);
    expect(openDiscrepancies(index, minutes(155))).toMatchObject([
      { trip: TRIP, people: -5, ageMs: 3_600_000, status: 'open' },
    ]);
    hear(
      a('discrepancy/d', 'explained@1', { of: other, explanation: 'laps-not-asked', people: 5 }),
    );
    expect(openDiscrepancies(index, minutes(155))).toEqual([]);
    hear(a('discrepancy/d', 'reopened@1', { of: other }));
    expect(openDiscrepancies(index, minutes(155))).toMatchObject([{ status: 'reopened' }]);
  });

  test('not the same, somebody said: not proposed again', () => {
    const { hear, index } = createRoom();
    const [a, b] = [createDevice('a'), createDevice('b')];
    const other = 'trip/X1.9ABCDE';
    hear(
      a(TRIP, 'departed@1', departs),
      b(other, 'arrived@1', { ...arrives, slip: false }, { at: minutes(90) }),
      b(other, 'not-same@1', { other: TRIP }),
    );
    expect(unmatchedArrivals(index)).toMatchObject([{ proposals: [] }]);
  });

  test('an arrival before the departure, or two days after it, is not proposed', () => {
    const { hear, index } = createRoom();
    const [a, b] = [createDevice('a'), createDevice('b')];
    hear(
      a(TRIP, 'departed@1', departs, { at: minutes(100) }),
      b('trip/V.AAAAAA', 'arrived@1', { ...arrives, slip: false }, { at: minutes(50) }),
      b('trip/V.BBBBBB', 'arrived@1', { ...arrives, slip: false }, { at: minutes(100 + 49 * 60) }),
    );
    expect(unmatchedArrivals(index).map(({ proposals }) => proposals)).toEqual([[], []]);
  });

  test('a departure without a count is owed, newest first', () => {
    const { hear } = createRoom();
    const a = createDevice('a');
    const index = hear(
      a(TRIP, 'departed@1', departs),
      a('trip/7.AAAAAA', 'departed@1', { ...departs, vehicle: 'vehicle/7' }),
    );
    expect(countsOwed(index).map(({ trip }) => trip)).toEqual(['trip/7.AAAAAA', TRIP]);
    expect(countsOwed(index, ATAREB)).toEqual([]);
  });
});

describe('who is on the road', () => {
  test('the one that stands longest first; nobody counted is not nobody', () => {
    const { hear } = createRoom();
    const a = createDevice('a');
    const index = hear(
      a('vehicle/12', 'listed@1', { label: '12', vehicleKind: 'bus' }),
      a(TRIP, 'tallied@1', counted('boarding', RAMOUSEH, 52, { wounded: 3 })),
      a(TRIP, 'departed@1', departs, { at: minutes(10) }),
      a(TRIP, 'halted@1', { site: RASHIDIN, reason: 'checkpoint' }, { at: minutes(30) }),
      a('trip/7.AAAAAA', 'departed@1', { ...departs, vehicle: 'vehicle/7' }, { at: minutes(35) }),
    );
    const rows = vehiclesOnTheRoad(index, minutes(90));
    expect(rows).toMatchObject([
      {
        trip: TRIP,
        label: '12',
        people: 52,
        wounded: 3,
        standingMs: 3_600_000,
        lastSite: RASHIDIN,
      },
      { trip: 'trip/7.AAAAAA', label: '7', people: null, standingMs: 0, lastSite: RAMOUSEH },
    ]);
    expect(hoursStanding(index, minutes(90))).toEqual({ hours: 52, uncountedVehicles: 0 });
  });

  test('a sent-back bus has people on board until they got off', () => {
    const { hear } = createRoom();
    const a = createDevice('a');
    const index = hear(a(TRIP, 'departed@1', departs), a(TRIP, 'sent-back@1', { site: RASHIDIN }));
    expect(vehiclesOnTheRoad(index, minutes(90))).toHaveLength(1);
    hear(a(TRIP, 'tallied@1', counted('alighting', RAMOUSEH, 52)));
    expect(vehiclesOnTheRoad(index, minutes(90))).toEqual([]);
    expect(index.counted('all').arrivedAtLeast).toBe(0);
  });

  test('along the strip: seen where it stands, reckoned where it drives, never past the next site', () => {
    const { hear } = createRoom();
    const a = createDevice('a');
    const index = hear(
      a('corridor/w', 'laid@1', ROAD),
      a(TRIP, 'departed@1', departs, { at: minutes(0) }),
    );
    const place = (now: number) => stripPositions(index, 'corridor/w', minutes(now))[0];
    expect(place(15)).toMatchObject({ place: 0.5, reckoned: true, back: false });
    expect(place(300)?.place).toBe(0.95);
    hear(a(TRIP, 'halted@1', { site: RASHIDIN }, { at: minutes(40) }));
    expect(place(300)).toMatchObject({ place: 1, reckoned: false });
    hear(a(TRIP, 'sent-back@1', { site: RASHIDIN }, { at: minutes(50) }));
    expect(place(65)).toMatchObject({ place: 0.5, back: true });
  });

  test('time and distance: a line per trip, level where it halts', () => {
    const { hear } = createRoom();
    const a = createDevice('a');
    const index = hear(
      a('corridor/w', 'laid@1', ROAD),
      a(TRIP, 'departed@1', departs, { at: minutes(0) }),
      a(TRIP, 'halted@1', { site: RASHIDIN }, { at: minutes(30) }),
      a(TRIP, 'passed@1', { site: RASHIDIN }, { at: minutes(80) }),
      a(TRIP, 'arrived@1', arrives, { at: minutes(140) }),
    );
    const [line] = timeDistanceLines(index, 'corridor/w', minutes(0), minutes(60));
    expect(line?.points.map(({ at, km }) => [(at - minutes(0)) / 60_000, km])).toEqual([
      [0, 0],
      [30, 9],
      [80, 9],
      [140, 34],
    ]);
    expect(timeDistanceLines(index, 'corridor/w', minutes(200), minutes(260))).toEqual([]);
    hear(
      a('corridor/w', 'laid@1', {
        ...ROAD,
        legs: [
          { km: 10, minutes: 30 },
          { km: 25, minutes: 60 },
        ],
      }),
    );
    expect(timeDistanceLines(index, 'corridor/w', minutes(0), minutes(60))[0]?.points[1]?.km).toBe(
      10,
    );
  });
});

describe('findings', () => {
  const rules = (index: Index) => [...index.findings.byRule()].filter(([, n]) => n > 0).sort();

  test('400 on a bus, also when the desk says only later that it is a bus', () => {
    const { hear, index } = createRoom();
    const a = createDevice('a');
    hear(a(TRIP, 'departed@1', departs), a(TRIP, 'tallied@1', counted('boarding', RAMOUSEH, 150)));
    expect(rules(index)).toEqual([]);
    hear(a(BUS_12, 'listed@1', { label: '12', vehicleKind: 'bus', seats: 50 }));
    expect(rules(index)).toEqual([['absurd-load', 1]]);
    expect(index.findings.of(TRIP)).toMatchObject([{ numbers: { people: 150, most: 130 } }]);
    hear(a(BUS_12, 'listed@1', { label: '12', vehicleKind: 'lorry' }));
    expect(rules(index)).toEqual([]);
  });

  test('34 km in nine minutes', () => {
    const { hear, index } = createRoom();
    const a = createDevice('a');
    hear(
      a('corridor/w', 'laid@1', ROAD),
      a(TRIP, 'departed@1', { ...departs, corridor: 'corridor/w' }, { at: minutes(0) }),
      a(TRIP, 'arrived@1', arrives, { at: minutes(9) }),
    );
    expect(rules(index)).toEqual([['faster-than-the-road', 1]]);
    hear(
      a('corridor/w', 'laid@1', {
        ...ROAD,
        legs: [
          { km: 2, minutes: 9 },
          { km: 3, minutes: 9 },
        ],
      }),
    );
    expect(rules(index)).toEqual([]);
  });

  test('one bus on two trips at the same time, once', () => {
    const { hear, index } = createRoom();
    const [a, b] = [createDevice('a'), createDevice('b')];
    hear(
      a(TRIP, 'departed@1', departs, { at: minutes(0) }),
      b('trip/12.BBBBBB', 'departed@1', departs, { at: minutes(60) }),
      a('trip/12.CCCCCC', 'departed@1', departs, { at: minutes(500) }),
    );
    expect(index.findings.list('vehicle-in-two-places', 10)).toMatchObject([
      { subject: 'trip/12.BBBBBB', other: TRIP },
      { subject: 'trip/12.CCCCCC', other: 'trip/12.BBBBBB' },
    ]);
    expect(index.vehicles.current(BUS_12)?.id).toBe('trip/12.CCCCCC');
    expect(
      vehiclesOnTheRoad(index, minutes(600)).find(({ trip }) => trip === TRIP)?.leftAgainAs,
    ).toBe('trip/12.BBBBBB');
    hear(
      a(TRIP, 'arrived@1', arrives, { at: minutes(50) }),
      b('trip/12.BBBBBB', 'arrived@1', arrives, { at: minutes(200) }),
    );
    expect(index.findings.list('vehicle-in-two-places', 10)).toEqual([]);
  });

  test('left before its batch had a go', () => {
    const { hear, index } = createRoom();
    const a = createDevice('a');
    const plan = { vehicle: BUS_12, from: RAMOUSEH, to: ATAREB, batch: 'batch/1' };
    hear(
      a('batch/1', 'planned@1', { term: 'term/t', number: 1 }),
      a(TRIP, 'planned@1', plan),
      a(TRIP, 'departed@1', departs, { at: minutes(10) }),
    );
    expect(movedWithoutGo(index)).toEqual([{ batch: 'batch/1', recordedAt: null, trips: [TRIP] }]);
    hear(a('batch/1', 'go-given@1', {}, { at: minutes(30) }));
    expect(movedWithoutGo(index)).toHaveLength(1);
    const { hear: hearAgain, index: right } = createRoom();
    const b = createDevice('b');
    hearAgain(
      b('batch/1', 'go-given@1', {}, { at: minutes(5) }),
      b(TRIP, 'planned@1', plan),
      b(TRIP, 'departed@1', departs, { at: minutes(10) }),
    );
    expect(movedWithoutGo(right)).toEqual([]);
  });

  test('twenty-five "exact" counts, all of them round', () => {
    const { hear, index } = createRoom();
    const a = createDevice('a');
    const b = createDevice('b');
    for (let n = 0; n < 25; n++) {
      const trip = `trip/${n}.AAAAAA`;
      hear(
        a(trip, 'tallied@1', counted('boarding', RAMOUSEH, 40 + 5 * (n % 6))),
        b(trip, 'tallied@1', counted('alighting', ATAREB, 41 + n)),
      );
    }
    expect(index.findings.list('heaped-numbers', 10)).toMatchObject([
      { subject: 'post/ramouseh', numbers: { counts: 25, round: 25 } },
    ]);
  });
});

describe('the rest of the room', () => {
  test('who waits longest, how cold, infants named', () => {
    const { hear } = createRoom();
    const a = createDevice('a');
    const index = hear(
      a(RASHIDIN, 'waiting-observed@1', { people: 900, since: minutes(0) }, { at: minutes(60) }),
      a(
        RAMOUSEH,
        'waiting-observed@1',
        { people: 300, since: minutes(-300), temperature: -4, infants: 11 },
        { at: minutes(60) },
      ),
      a(ATAREB, 'waiting-observed@1', { people: 0 }, { at: minutes(60) }),
    );
    expect(sitesWaiting(index, minutes(120))).toMatchObject([
      { site: RAMOUSEH, waitedMs: 420 * 60_000, temperature: -4, infants: 11 },
      { site: RASHIDIN, people: 900, ageMs: 3_600_000 },
    ]);
    expect(hoursWaitedAt(index, RAMOUSEH, minutes(60), minutes(120))).toEqual({
      hours: 300,
      unseenHours: 0,
    });
    expect(hoursWaitedAt(index, RAMOUSEH, minutes(60), minutes(60 + 8 * 60))).toEqual({
      hours: 1800,
      unseenHours: 2,
    });
  });

  test('posts: one of two answered; not watched is said as hours, not as nought', () => {
    const { hear } = createRoom();
    const a = createDevice('a');
    const index = hear(
      a('post/1', 'staffed@1', { site: RAMOUSEH, label: 'Ramouseh 1' }, { at: minutes(10) }),
      a('post/1', 'all-answered@1', {}, { at: minutes(50) }),
      a('post/2', 'staffed@1', { site: RASHIDIN }, { at: minutes(0) }),
      a('post/3', 'staffed@1', { site: RAMOUSEH }, { at: minutes(100) }),
      a('post/3', 'left@1', { reason: 'unsafe' }, { at: minutes(120) }),
    );
    const roll = postsAnswered(index, minutes(45), minutes(60));
    expect([roll.answered, roll.staffed]).toEqual([1, 2]);
    expect(roll.rows[0]).toMatchObject({ post: 'post/2', answered: false, label: '2' });
    hear(a('post/1', 'left@1', { reason: 'relieved' }, { at: minutes(90) }));
    expect(notWatched(index, RAMOUSEH, minutes(0), minutes(200))).toEqual([
      { from: minutes(0), to: minutes(10) },
      { from: minutes(90), to: minutes(100) },
      { from: minutes(120), to: minutes(200) },
    ]);
  });

  test('corridors, incidents, claims and the fleet', () => {
    const { hear } = createRoom();
    const a = createDevice('a');
    const shots = { incidentKind: 'shots', by: 'post', sure: 'heard', site: RASHIDIN };
    const said = (date: string) => ({ hedge: false, saidOn: { date, precision: 'day' } });
    const index = hear(
      a('corridor/w', 'laid@1', ROAD),
      a('corridor/w', 'suspended@1', { reason: 'shots' }, { at: minutes(10) }),
      a('incident/1', 'reported@1', shots, { at: minutes(9) }),
      a('incident/2', 'reported@1', { ...shots, site: RAMOUSEH }, { at: minutes(19) }),
      a('incident/2', 'resolved@1', {}),
      a('claim/1', 'recorded@1', said('2016-12-15')),
      a('claim/2', 'recorded@1', said('2016-12-16')),
      a('claim/3', 'proposed@1', said('2016-12-17')),
      a(BUS_12, 'listed@1', { label: '12', vehicleKind: 'bus', seats: 50 }),
      a(TRIP, 'departed@1', departs),
      a(TRIP, 'tallied@1', counted('boarding', RAMOUSEH, 67)),
    );
    expect(corridorStates(index, minutes(70))).toMatchObject([
      { name: 'West road', status: 'suspended', forMs: 3_600_000 },
    ]);
    expect(recentIncidents(index, 5).map(({ id }) => id)).toEqual(['incident/2', 'incident/1']);
    expect(recentIncidents(index, 5, { open: true }).map(({ id }) => id)).toEqual(['incident/1']);
    expect(recentIncidents(index, 5, { site: RAMOUSEH }).map(({ id }) => id)).toEqual([
      'incident/2',
    ]);
    expect(claims(index).map(({ id }) => id)).toEqual(['claim/2', 'claim/1']);
    expect(claims(index, { proposed: true })).toHaveLength(3);
    expect(fleet(index)).toMatchObject([{ label: '12', seats: 50, mostEver: 67, trip: TRIP }]);
    expect(index.contested().size).toBe(0);
  });

  test('the trips table: newest first, by pages, by site and time', () => {
    const { hear, index } = createRoom();
    const a = createDevice('a');
    for (let n = 0; n < 30; n++) {
      const site = n % 3 ? RAMOUSEH : RASHIDIN;
      hear(
        a(`trip/${n}.AAAAAA`, 'departed@1', { vehicle: `vehicle/${n}`, site }, { at: minutes(n) }),
      );
    }
    const page = tripRows(index, {}, { skip: 10, take: 3 });
    expect(page.rows.map(({ label }) => label)).toEqual(['19', '18', '17']);
    expect(page.more).toBe(true);
    expect(tripRows(index, { site: RASHIDIN }, { skip: 0, take: 99 }).rows).toHaveLength(10);
    const between = tripRows(index, { from: minutes(5), to: minutes(8) }, { skip: 0, take: 99 });
    expect(between.rows.map(({ label }) => label)).toEqual(['7', '6', '5']);
    expect(between.more).toBe(false);
    index.update('trip/7.AAAAAA', null);
    expect(tripRows(index, { vehicle: 'vehicle/7' }, { skip: 0, take: 9 }).rows).toEqual([]);
  });
});

test('a road through a district is said, whichever of the two was heard first', () => {
  const a = createDevice('a');
  const road = a('corridor/c', 'laid@1', {
    sites: [RAMOUSEH, 'site/maadi'],
    legs: [{ km: 4, minutes: 20 }],
  });
  const district = a('site/maadi', 'defined@1', { name: 'Maadi', siteKind: 'district' });
  for (const news of [
    [road, district],
    [district, road],
  ]) {
    const { index, hear } = createRoom();
    for (const one of news) {
      hear(one);
      index.findings.byRule();
    }
    expect(index.findings.of('corridor/c')).toMatchObject([
      { rule: 'district-on-a-road', other: 'site/maadi' },
    ]);
    const moved = a('site/maadi', 'defined@1', { name: 'Maadi', siteKind: 'crossing' });
    hear(moved);
    expect(index.findings.of('corridor/c')).toEqual([]);
  }
});

test('an incident that is linked to a trip does not take the trip’s place', () => {
  const a = createDevice('a');
  const { index, hear } = createRoom();
  hear(
    a('trip/12.7K3M9Q', 'departed@1', { vehicle: BUS_12, site: RAMOUSEH }),
    a('incident/i', 'reported@1', { incidentKind: 'shots', by: 'post', sure: 'heard' }),
    a('incident/i', 'linked@1', { to: 'trip/12.7K3M9Q' }),
  );
  expect(index.store.resolve('trip/12.7K3M9Q')).toBe('trip/12.7K3M9Q');
  expect(index.store.get('trip', 'trip/12.7K3M9Q')?.status).toBe('departed');
  expect(index.store.get('incident', 'incident/i')).toMatchObject({
    linkedTo: ['trip/12.7K3M9Q'],
  });
  expect(vehiclesOnTheRoad(index, minutes(60))).toHaveLength(1);
});
