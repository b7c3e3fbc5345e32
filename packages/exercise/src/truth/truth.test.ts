import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rehearse } from '../rehearse.ts';
import { scenarioOf } from '../scenario.ts';
import type { ScenarioName, TrueTrip, Truth } from '../types.ts';
import { arrivalOf, createWorld } from './world.ts';

const sum = <T>(items: readonly T[], of: (item: T) => number) =>
  items.reduce((total, item) => total + of(item), 0);
const ours = ({ trips }: Truth) => trips.filter(({ stream }) => stream === 'main');
const within = (value: number, wanted: number, share = 0.05) => {
  expect(value).toBeGreaterThanOrEqual(wanted * (1 - share));
  expect(value).toBeLessThanOrEqual(wanted * (1 + share));
};

const isBalanced = (trip: TrueTrip) =>
  trip.alighted === trip.boarded.people + trip.born + trip.joined - trip.died;

const checkBalance = (truth: Truth, name: ScenarioName) => {
  const trips = ours(truth);
  for (const trip of truth.trips) expect(isBalanced(trip)).toBe(true);
  const left = trips.filter(({ departedAt }) => departedAt !== null);
  const of = (end: TrueTrip['end']) => left.filter((trip) => trip.end === end);
  // Whoever boarded and left has arrived, was sent back, or died; nobody is still on the road at the end.
  expect(truth.onBuses.boarded + truth.born + truth.joined - truth.died).toBe(
    sum(of('arrived'), ({ alighted }) => alighted) +
      sum(of('sent-back'), ({ alighted }) => alighted),
  );
  expect(truth.onBuses.arrived).toBe(sum(of('arrived'), ({ alighted }) => alighted));
  expect(truth.sentBack).toBe(sum(of('sent-back'), ({ alighted }) => alighted));
  const byOwnMeans = truth.ownMeans.inVehicles + truth.ownMeans.onFoot;
  expect(truth.left).toBe(truth.onBuses.boarded + byOwnMeans);
  expect(truth.arrived).toBe(truth.onBuses.arrived + byOwnMeans);
  // Everybody who asked got out, each person once.
  expect(truth.people).toBe(scenarioOf(name).people);
  const bySite = (of_: (site: Truth['sites'][number]) => number) => sum(truth.sites, of_);
  expect(bySite(({ arrived }) => arrived)).toBe(truth.onBuses.arrived + truth.counterpart.arrived);
  expect(bySite(({ ownMeansOut }) => ownMeansOut)).toBe(byOwnMeans);
  expect(bySite(({ ownMeansIn }) => ownMeansIn)).toBe(byOwnMeans);
  const end = Number.MAX_SAFE_INTEGER;
  expect(truth.arrivedBy(end)).toEqual({ onBuses: truth.onBuses.arrived, ownMeans: byOwnMeans });
  expect(truth.leftBy(end)).toEqual({ onBuses: truth.onBuses.boarded, ownMeans: byOwnMeans });
};

describe('whoever boarded arrived, was sent back or died', () => {
  test.each([
    ['S', 60],
    ['M', 25],
  ] as const)(
    'in every exercise of size %s',
    (name, numRuns) => {
      const seed = 20_310_303;
      console.info('seed', seed);
      fc.assert(
        fc.property(fc.nat(), (number) => {
          const { truth } = rehearse(name, `balance ${number}`);
          checkBalance(truth, name);
          if (name === 'M') within(truth.ownMeans.vehicles, 1500);
          if (name === 'M') within(ours(truth).length, 700, 0.07);
        }),
        { seed, numRuns },
      );
    },
    120_000,
  );

  test('in a large one', () => {
    checkBalance(rehearse('L', 'balance').truth, 'L');
  }, 60_000);

  test('and time runs forward on every trip', () => {
    for (const trip of rehearse('M', 'forward').truth.trips) {
      const moments = [
        trip.boardingAt,
        ...(trip.departedAt === null ? [] : [trip.departedAt]),
        ...trip.calls.flatMap(({ at, leftAt }) => [at, leftAt]),
        trip.endedAt,
      ];
      expect([...moments].sort((a, b) => a - b)).toEqual(moments);
    }
  });

  test('and no vehicle is in two places', () => {
    const trips = rehearse('M', 'one place').truth.trips;
    for (const own of Map.groupBy(trips, ({ vehicle }) => vehicle).values()) {
      const ordered = [...own].sort((a, b) => a.boardingAt - b.boardingAt);
      ordered.slice(1).forEach((trip, place) => {
        expect(trip.boardingAt).toBeGreaterThanOrEqual(ordered[place]?.endedAt ?? 0);
      });
    }
  });
});

describe('the load is the one that real operations had', () => {
  const shapes = {
    S: { people: 1400, sites: 2, phones: 10, suspensions: 3 },
    M: { people: 40_000, sites: 8, phones: 60, suspensions: 12 },
    L: { people: 125_000, sites: 30, phones: 300, suspensions: 4 },
  } as const;

  test.each(['S', 'M', 'L'] as const)(
    '%s has its people, places, phones, own vehicles',
    (name) => {
      for (const seed of ['a', 'b']) {
        const { truth, cast } = rehearse(name, seed);
        const shape = shapes[name];
        expect(truth.people).toBe(shape.people);
        expect(truth.sites).toHaveLength(shape.sites);
        expect(truth.suspensions).toHaveLength(shape.suspensions);
        expect(cast.filter(({ role }) => role === 'counter')).toHaveLength(shape.phones);
        expect(truth.ownMeans.inVehicles / truth.people).toBeGreaterThanOrEqual(0.35);
      }
    },
    60_000,
  );

  test('M: 700 vehicle-trips, 1,500 private vehicles, 1,200 people the other way', () => {
    for (const seed of ['a', 'b', 'c']) {
      const { truth } = rehearse('M', seed);
      within(ours(truth).length, 700);
      within(truth.ownMeans.vehicles, 1500);
      expect(truth.counterpart.boarded).toBe(1200);
    }
  });

  test('L: 25,000 vehicles of both sorts, 20,000 people on the fullest day, 4.7 in each own vehicle', () => {
    const { truth, startsAt } = rehearse('L', 'a');
    within(truth.trips.length + truth.ownMeans.vehicles, 25_000);
    within(truth.ownMeans.inVehicles / truth.ownMeans.vehicles, 4.7);
    const upTo = (day: number) => {
      const { onBuses, ownMeans } = truth.leftBy(startsAt + day * 86_400_000 - 1);
      return onBuses + ownMeans;
    };
    const days = Array.from({ length: 9 }, (_, day) => upTo(day + 1) - upTo(day));
    within(Math.max(...days), 20_000);
  }, 60_000);

  test.each(['S', 'M', 'L'] as const)(
    '%s: a bus carries 63 to 73, and sits 45 to 50',
    (name) => {
      const { truth } = rehearse(name, 'loads');
      const buses = ours(truth).filter(({ vehicleKind }) => vehicleKind === 'bus');
      const mean = sum(buses, ({ boarded }) => boarded.people) / buses.length;
      expect(mean).toBeGreaterThanOrEqual(63);
      expect(mean).toBeLessThanOrEqual(73);
      expect(Math.max(...buses.map(({ boarded }) => boarded.people))).toBeLessThanOrEqual(95);
      for (const { seats, kind } of createWorld(name, 'loads').fleet) {
        if (kind === 'bus') expect(seats >= 45 && seats <= 50).toBe(true);
      }
    },
    60_000,
  );

  test('an ambulance carries two or three', () => {
    const rides = ours(rehearse('M', 'loads').truth).filter(
      ({ vehicleKind }) => vehicleKind === 'ambulance',
    );
    for (const { boarded } of rides) expect([1, 2, 3]).toContain(boarded.people);
    expect(rides.length).toBeGreaterThan(250);
  });
});

describe('the other side moves in lockstep', () => {
  test('each batch goes only when the other has arrived', () => {
    const { shuttle } = createWorld('M', 'lockstep');
    const [first, ...rest] = shuttle.batches;
    let before = first;
    for (const batch of rest) {
      expect(batch.stream).not.toBe(before?.stream);
      expect(batch.goAt).toBeGreaterThanOrEqual(before?.completedAt ?? Number.POSITIVE_INFINITY);
      before = batch;
    }
    for (const journey of shuttle.journeys) {
      if (journey.batch === null) continue;
      const own = shuttle.batches.find(
        ({ stream, number }) => stream === journey.stream && number === journey.batch,
      );
      expect(journey.boardingAt).toBeGreaterThanOrEqual(own?.goAt ?? Number.POSITIVE_INFINITY);
    }
    expect(shuttle.batches.filter(({ stream }) => stream === 'counterpart')).toHaveLength(4);
  });

  test('the first convoys dissolve into a shuttle', () => {
    const { shuttle } = createWorld('M', 'lockstep');
    const inConvoys = shuttle.journeys.filter(({ convoy, stream }) => stream === 'main' && convoy);
    const alone = shuttle.journeys.filter(({ convoy, stream }) => stream === 'main' && !convoy);
    expect(inConvoys.length).toBeGreaterThanOrEqual(40);
    expect(alone.length).toBeGreaterThan(500);
    const formedAt = [...Map.groupBy(inConvoys, ({ convoy }) => convoy).values()].map((members) =>
      Math.min(...members.map(({ boardingAt }) => boardingAt)),
    );
    expect(formedAt).toHaveLength(2);
    expect(Math.min(...alone.map(({ boardingAt }) => boardingAt))).toBeGreaterThan(
      Math.max(...formedAt),
    );
  });
});

test('nobody enters a stretch while it is suspended', () => {
  const { road, shuttle, ownMeans, ground } = createWorld('M', 'suspended');
  for (const { calls, corridor } of shuttle.journeys) {
    for (const { site, leftAt } of calls.slice(0, -1)) {
      const next = corridor.sites[corridor.sites.indexOf(site) + 1];
      const sentBackFromHere = calls.at(-1)?.site === site;
      if (next && !sentBackFromHere) expect(road.blockedBy(site, next, leftAt)).toBeNull();
    }
  }
  expect(road.suspensions.some(({ leg }) => leg === ground.shared)).toBe(true);
  for (const group of ownMeans) expect(arrivalOf(group)).toBeGreaterThan(group.passes[0]?.[1] ?? 0);
});

test('how people count changes nothing in what happened', () => {
  const careless = rehearse('S', 'same truth').truth;
  const faultless = rehearse('S', 'same truth', { errors: 0 }).truth;
  expect(JSON.stringify(faultless.trips)).toBe(JSON.stringify(careless.trips));
});
