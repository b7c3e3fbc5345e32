import { foldSubject, type States } from '@corridor/operation';
import { describe, expect, test } from 'vitest';
import { emptyPad } from '../pad/pad.ts';
import { siteUse } from './siteUse.ts';
import { boardingTrip, comingTo, tripByCode, tripsOnTheRoad, tripView } from './trips.ts';
import { nextUnlisted, roadFrom, type StatesOf, siteOf, vehiclesOf, type World } from './world.ts';

/** What others wrote, one line after another, as the hub brought it. */
const told = (
  ...lines: readonly (readonly [subject: string, kind: string, fact: object])[]
): World => {
  const states = new Map<string, Map<string, unknown>>();
  for (const subject of new Set(lines.map(([subject]) => subject))) {
    const type = subject.slice(0, subject.indexOf('/')) as keyof States;
    const events = lines.flatMap(([of, kind, fact], seq) =>
      of === subject
        ? [
            {
              id: `line-${seq}`.padEnd(43, '0'),
              device: 'x'.repeat(43),
              person: 'x'.repeat(43),
              seq: seq + 1,
              hlc: [1000 + seq, 0] as const,
              wall: 1000 + seq,
              at: 1000 + seq,
              doubt: 0,
              kind,
              subject,
              after: [],
              fact,
            },
          ]
        : [],
    );
    const ofType = states.get(type) ?? new Map();
    states.set(type, ofType.set(subject, foldSubject(type, subject, events)));
  }
  const all = ((type: string) => states.get(type) ?? new Map()) as unknown as StatesOf;
  return { own: (() => new Map()) as unknown as StatesOf, all };
};

const ramouseh = 'site/ramouseh';
const rashidin = 'site/rashidin';
const bus = (label: string) =>
  [`vehicle/${label}`, 'listed@1', { label, vehicleKind: 'bus' }] as const;
const departed = (trip: string, vehicle: string) =>
  [trip, 'departed@1', { vehicle, site: ramouseh, to: rashidin }] as const;

describe('what a counter picks from', () => {
  test('vehicles in the order of their numbers, X1 last', () => {
    const world = told(bus('12'), bus('X1'), bus('7'), bus('A2'));
    expect(vehiclesOf(world).map(({ label }) => label)).toEqual(['7', '12', 'A2', 'X1']);
    expect(nextUnlisted(vehiclesOf(world))).toBe('X2');
  });

  test('at the other end: buses on their way, oldest departure first', () => {
    const world = told(
      bus('12'),
      bus('7'),
      departed('trip/12.7K3M9Q', 'vehicle/12'),
      departed('trip/7.2B4CDE', 'vehicle/7'),
      ['trip/7.2B4CDE', 'arrived@1', { site: rashidin, slip: true }],
    );
    expect(comingTo(world, rashidin).map(({ id }) => id)).toEqual(['trip/12.7K3M9Q']);
    expect(comingTo(world, ramouseh)).toEqual([]);
    expect([...tripsOnTheRoad(world)]).toEqual(['vehicle/12']);
    expect(tripByCode(world, '7K3M9Q')?.vehicle).toBe('vehicle/12');
    expect(tripByCode(world, 'ZZZZZZ')).toBeNull();
  });

  test('a bus that was sent back is no longer coming', () => {
    const world = told(departed('trip/12.7K3M9Q', 'vehicle/12'), [
      'trip/12.7K3M9Q',
      'sent-back@1',
      { site: rashidin },
    ]);
    expect(comingTo(world, rashidin)).toEqual([]);
    expect(tripsOnTheRoad(world).size).toBe(0);
  });

  test('a planned trip from here is the one that boards', () => {
    const world = told([
      'trip/12.7K3M9Q',
      'planned@1',
      { vehicle: 'vehicle/12', from: ramouseh, to: rashidin },
    ]);
    expect(boardingTrip(world, emptyPad, [], 'vehicle/12', ramouseh)).toBe('trip/12.7K3M9Q');
    expect(boardingTrip(world, emptyPad, [], 'vehicle/12', rashidin)).toBeNull();
    expect(boardingTrip(world, emptyPad, [], 'vehicle/7', ramouseh)).toBeNull();
  });
});

describe('where things are', () => {
  const road = [
    'corridor/one',
    'laid@1',
    { sites: [ramouseh, rashidin], legs: [{ km: 9, minutes: 40 }] },
  ] as const;
  test('one road leads on from here: departures go to its end', () => {
    expect(roadFrom(told(road), ramouseh)).toEqual({ corridor: 'corridor/one', to: rashidin });
    expect(roadFrom(told(road), rashidin)).toBeNull();
  });

  test('two roads lead on: nobody guesses which', () => {
    const other = [
      'corridor/two',
      'laid@1',
      { sites: [ramouseh, 'site/atareb'], legs: [{ km: 9, minutes: 40 }] },
    ] as const;
    expect(roadFrom(told(road, other), ramouseh)).toBeNull();
  });

  test('what one does at a site follows from its kind', () => {
    const world = told([rashidin, 'defined@1', { name: 'Rashidin', siteKind: 'reception-site' }]);
    expect(siteUse(siteOf(world, rashidin).kind)).toBe('arriving');
    expect(siteUse('checkpoint')).toBe('passing');
    expect(siteUse(siteOf(world, ramouseh).kind)).toBe('boarding');
  });
});

test('a bus counted by somebody else at its departure owes nothing here', () => {
  const tally = {
    point: 'boarding',
    site: ramouseh,
    part: 'whole',
    people: 47,
    exact: true,
    method: 'one-by-one',
    lapsAsked: true,
    countedBy: 'post/ramouseh',
  };
  const counted = told(departed('trip/12.7K3M9Q', 'vehicle/12'), [
    'trip/12.7K3M9Q',
    'tallied@1',
    tally,
  ]);
  const uncounted = told(departed('trip/12.7K3M9Q', 'vehicle/12'));
  expect(tripView(counted, emptyPad, 'trip/12.7K3M9Q', 'boarding').owed).toBe(false);
  expect(tripView(uncounted, emptyPad, 'trip/12.7K3M9Q', 'boarding').owed).toBe(true);
});
