import { describe, expect, test } from 'vitest';
import type { TripState } from '../state/trip.ts';
import {
  ATAREB,
  BUS_12,
  counted,
  createDevice,
  minutes,
  RAMOUSEH,
  RASHIDIN,
} from '../testing/cast.ts';
import { createRoom } from '../testing/room.ts';
import {
  hoursStanding,
  hoursWaitedAt,
  type Index,
  isWithPeople,
  notWatched,
  openDiscrepancies,
  tripsUnderWay,
} from './index.ts';

const underWay = (index: Index) => tripsUnderWay(index).map(({ id }) => id);
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
    });
    expect(underWay(index)).toEqual([TRIP]);
    hear(a(TRIP, 'tallied@1', counted('alighting', ATAREB, 52)), a(TRIP, 'arrived@1', arrives));
    expect(index.counted('all')).toMatchObject({ arrivedAtLeast: 52 });
    expect(underWay(index)).toEqual([]);
    expect(index.counted(`from ${RAMOUSEH}`).departures).toBe(2);
    expect(index.counted(`to ${ATAREB}`).arrivedAtLeast).toBe(52);
    expect(index.counted('to site/elsewhere').arrivals).toBe(0);
    expect(index.destinations()).toEqual([ATAREB]);
  });

  test('one explains a difference, another who had not heard of it looks into it: it stays open', () => {
    const [a, b] = [createDevice('a'), createDevice('b')];
    const written = [
      a(TRIP, 'departed@1', departs),
      a(TRIP, 'tallied@1', counted('boarding', RAMOUSEH, 52)),
      b(TRIP, 'tallied@1', counted('alighting', ATAREB, 47)),
    ];
    const explained = a('discrepancy/a', 'explained@1', {
      of: TRIP,
      explanation: 'laps-not-asked',
      people: 5,
    });
    const assigned = b('discrepancy/b', 'assigned@1', { of: TRIP, to: 'post/x' });
    for (const order of [
      [explained, assigned],
      [assigned, explained],
    ]) {
      const { hear } = createRoom();
      const [one, ...more] = openDiscrepancies(hear(...written, ...order));
      expect([one?.people, one?.status, more]).toEqual([-5, 'assigned', []]);
    }
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
    link(TRIP, other);
    expect(index.counted('all')).toMatchObject({
      departures: 1,
      arrivals: 1,
      unmatched: 0,
      arrivedAtLeast: 47,
      outOfBalance: 1,
    });
    expect(index.store.get('trip', other)?.id).toBe(TRIP);
    expect(openDiscrepancies(index)).toMatchObject([
      { trip: TRIP, people: -5, since: minutes(95), status: 'open' },
    ]);
    hear(
      a('discrepancy/d', 'explained@1', { of: other, explanation: 'laps-not-asked', people: 5 }),
    );
    expect(openDiscrepancies(index)).toEqual([]);
    hear(a('discrepancy/d', 'reopened@1', { of: other }));
    expect(openDiscrepancies(index)).toMatchObject([{ status: 'reopened' }]);
  });
});

describe('who is on the road', () => {
  test('person-hours on board of what stands; the uncounted are said apart', () => {
    const { hear } = createRoom();
    const a = createDevice('a');
    const other = { ...departs, vehicle: 'vehicle/7' };
    const index = hear(
      a(TRIP, 'tallied@1', counted('boarding', RAMOUSEH, 52)),
      a(TRIP, 'departed@1', departs, { at: minutes(10) }),
      a(TRIP, 'halted@1', { site: RASHIDIN, reason: 'checkpoint' }, { at: minutes(30) }),
      a('trip/7.AAAAAA', 'departed@1', other, { at: minutes(35) }),
      a('trip/7.AAAAAA', 'halted@1', { site: RASHIDIN }, { at: minutes(50) }),
    );
    expect(hoursStanding(index, minutes(90))).toEqual({ hours: 52, uncountedVehicles: 1 });
  });

  test('a sent-back bus has people on board until they got off', () => {
    const { hear } = createRoom();
    const a = createDevice('a');
    const index = hear(a(TRIP, 'departed@1', departs), a(TRIP, 'sent-back@1', { site: RASHIDIN }));
    expect(tripsUnderWay(index).map(isWithPeople)).toEqual([true]);
    hear(a(TRIP, 'tallied@1', counted('alighting', RAMOUSEH, 52)));
    expect(tripsUnderWay(index).map(isWithPeople)).toEqual([false]);
    expect(index.counted('all').arrivedAtLeast).toBe(0);
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
    expect(index.vehicles.leftAgainAs(index.store.get('trip', TRIP) as TripState)).toBe(
      'trip/12.BBBBBB',
    );
    expect(underWay(index)).toEqual(['trip/12.CCCCCC']);
    hear(
      a(TRIP, 'arrived@1', arrives, { at: minutes(50) }),
      b('trip/12.BBBBBB', 'arrived@1', arrives, { at: minutes(200) }),
    );
    expect(index.findings.list('vehicle-in-two-places', 10)).toEqual([]);
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
  test('person-hours waited hold until the next look, and no longer than anybody can say', () => {
    const { hear } = createRoom();
    const a = createDevice('a');
    const index = hear(
      a(RAMOUSEH, 'waiting-observed@1', { people: 300 }, { at: minutes(60) }),
      a(ATAREB, 'waiting-observed@1', { people: 0 }, { at: minutes(60) }),
    );
    expect(hoursWaitedAt(index, RAMOUSEH, minutes(60), minutes(120))).toEqual({
      hours: 300,
      unseenHours: 0,
    });
    expect(hoursWaitedAt(index, RAMOUSEH, minutes(60), minutes(60 + 8 * 60))).toEqual({
      hours: 1800,
      unseenHours: 2,
    });
  });

  test('not watched is said as hours, not as nought', () => {
    const { hear } = createRoom();
    const a = createDevice('a');
    const index = hear(
      a('post/1', 'staffed@1', { site: RAMOUSEH }, { at: minutes(10) }),
      a('post/1', 'left@1', { reason: 'relieved' }, { at: minutes(90) }),
      a('post/2', 'staffed@1', { site: RASHIDIN }, { at: minutes(0) }),
      a('post/3', 'staffed@1', { site: RAMOUSEH }, { at: minutes(100) }),
      a('post/3', 'left@1', { reason: 'unsafe' }, { at: minutes(120) }),
    );
    expect(notWatched(index, RAMOUSEH, minutes(0), minutes(200))).toEqual([
      { from: minutes(0), to: minutes(10) },
      { from: minutes(90), to: minutes(100) },
      { from: minutes(120), to: minutes(200) },
    ]);
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
  expect(underWay(index)).toEqual(['trip/12.7K3M9Q']);
});
