import { describe, expect, test } from 'vitest';
import { accountOf } from '../account.ts';
import type { TripEvidence } from '../evidence/types.ts';
import { bus, cars, evidence, goodBuses, off, on } from './testing/scene.ts';

const LEFT = { measure: 'left' } as const;
const ARRIVED = { measure: 'arrived' } as const;
const peopleOf = (trips: readonly TripEvidence[]) =>
  trips.reduce((sum, { tallies }) => sum + (tallies[0]?.people ?? 0), 0);

describe('buses', () => {
  test('two officers who agree on every bus: their number, and hardly a doubt', () => {
    const trips = goodBuses(20);
    const { estimate } = accountOf(evidence(trips)).figure(ARRIVED);
    const counted = peopleOf(trips);
    expect(Math.abs((estimate?.people ?? 0) - counted)).toBeLessThan(counted * 0.01);
    expect((estimate?.high ?? 0) - (estimate?.low ?? 0)).toBeLessThan(counted * 0.03);
  });

  test('a bus that nobody counted carries what other buses carried, and is said to be a guess', () => {
    const figure = accountOf(evidence([...goodBuses(20), bus('9', [])])).figure(ARRIVED);
    expect(figure.trips).toEqual({ all: 21, untallied: 1 });
    expect(figure.parts.untallied).toBeGreaterThan(52);
    expect(figure.parts.untallied).toBeLessThan(68);
  });

  test('670 for 67: flagged, with what it should have been, and the bus is 67', () => {
    const account = accountOf(evidence([...goodBuses(20), bus('9', [on(670), off(67)])]));
    const [worst] = account.findings.tallies;
    expect(worst).toMatchObject({ trip: 'trip/9', why: 'gross', says: 670 });
    expect(account.trip('trip/9')?.left.estimate?.people).toBeGreaterThan(64);
    expect(account.trip('trip/9')?.left.estimate?.people).toBeLessThan(70);
  });

  test('infants on laps whom nobody asked about are added, and the doubt about them too', () => {
    const laps = goodBuses(20).map((trip) => ({
      ...trip,
      tallies: trip.tallies.map((tally) => ({ ...tally, laps: 3 })),
    }));
    const unasked = bus('9', [on(57, 'Amal 0', { lapsAsked: false })], { arrivedAt: null });
    const left = accountOf(evidence([...laps, unasked])).trip('trip/9')?.left.estimate;
    expect(left?.people).toBeGreaterThan(57);
    expect(left?.people).toBeLessThan(63);
  });

  test('who always counts an eighth too many is found out by all who count the same people again', () => {
    const trips = Array.from({ length: 24 }, (_, i) => {
      const there = 56 + (i % 9);
      const told = i % 4 ? there : Math.round(there * 1.125);
      return bus(`${i}`, [on(told, i % 4 ? `Amal ${i % 4}` : 'Rashid'), off(there, `Y${i % 5}`)]);
    });
    const account = accountOf(evidence(trips));
    expect(account.findings.counters.map(({ counter }) => counter)).toEqual(['Rashid']);
    expect(account.findings.counters[0]?.bias).toBeGreaterThan(0.07);
    const truth = trips.reduce((sum, { tallies }) => sum + (tallies[1]?.people ?? 0), 0);
    const left = trips.map(({ id }) => account.trip(id)?.left.estimate?.people ?? 0);
    const sum = left.reduce((a, b) => a + b, 0);
    expect(Math.abs(sum - truth)).toBeLessThan(truth * 0.015);
    // What somebody says to have counted one by one stays the least, until they take it back.
    const { minimum, estimate } = account.figure({ ...LEFT, by: 'vehicles' });
    expect(estimate?.low).toBeGreaterThanOrEqual(minimum);
  });

  test('the post told its count by radio: one look at the people, however often it was keyed', () => {
    const echo = on(60, 'desk', { isKeyed: true, look: 'post/Amal', lapsAsked: false });
    const once = accountOf(evidence([...goodBuses(9), bus('9', [on(60)])]));
    const twice = accountOf(evidence([...goodBuses(9), bus('9', [on(60), echo])]));
    expect(twice.trip('trip/9')?.left.estimate).toEqual(once.trip('trip/9')?.left.estimate);
  });

  test('two doors add up; one door alone is no bus', () => {
    const doors = [on(33, 'Amal', { part: 'front' }), on(28, 'Lina', { part: 'rear' })];
    const both = accountOf(evidence([...goodBuses(9), bus('9', doors)])).trip('trip/9');
    expect(both?.left.estimate?.people).toBeGreaterThan(59);
    expect(both?.left.estimate?.people).toBeLessThan(63);
    const one = accountOf(evidence([...goodBuses(9), bus('9', doors.slice(0, 1))])).trip('trip/9');
    expect(one?.left.estimate?.people).toBeGreaterThan(50);
    expect((one?.left.estimate?.high ?? 0) - (one?.left.estimate?.low ?? 0)).toBeGreaterThan(6);
  });

  test('born on the way, and one who died: boarded and got off differ by them', () => {
    const trip = accountOf(
      evidence([...goodBuses(9), bus('9', [on(60)], { born: 2, died: 1 })]),
    ).trip('trip/9');
    const [left, arrived] = [trip?.left.estimate?.people ?? 0, trip?.arrived.estimate?.people ?? 0];
    expect(arrived - left).toBe(1);
  });
});

describe('journeys', () => {
  const lost = { status: 'departed', arrivedAt: null, hasSlip: null } as const;
  const found = {
    from: null,
    departures: 0,
    boardingAt: null,
    departedAt: null,
    hasSlip: false,
    isUnmatched: true,
  } as const;

  test('a departure nobody saw end and an arrival without a slip are one journey, not two', () => {
    const account = accountOf(
      evidence([
        ...goodBuses(9),
        bus('9', [on(61)], lost),
        bus('X9', [off(61)], { ...found, vehicle: 'vehicle/9' }),
      ]),
    );
    expect(account.figure(LEFT).trips.all).toBe(10);
    expect(account.figure(ARRIVED).trips.all).toBe(10);
    expect(account.trip('trip/X9')?.joinedWith?.trip).toBe('trip/9');
    expect(account.trip('trip/9')?.joinedWith?.probability).toBeGreaterThan(0.9);
  });

  test('somebody said that they are not the same: then they are two', () => {
    const account = accountOf(
      evidence([
        ...goodBuses(9),
        bus('9', [on(61)], lost),
        bus('X9', [off(61)], { ...found, vehicle: 'vehicle/9', notSame: ['trip/9'] }),
      ]),
    );
    expect(account.trip('trip/X9')?.joinedWith).toBeNull();
    expect(account.figure(LEFT).trips.all).toBe(11);
  });

  test('an arrival whose departure nobody recorded left all the same', () => {
    const account = accountOf(evidence([...goodBuses(9), bus('X9', [off(61)], found)]));
    expect(account.figure(LEFT).trips.all).toBe(10);
    expect(account.figure({ ...LEFT, from: 'site/court' }).trips.all).toBe(10);
  });

  test('still on the road: left, and not arrived', () => {
    const account = accountOf(
      evidence([...goodBuses(9), bus('9', [on(61)], { ...lost, departedAt: 1099 })], [], {
        isClosed: false,
      }),
    );
    expect(account.figure(LEFT).trips.all).toBe(10);
    expect(account.figure(ARRIVED).trips.all).toBe(9);
  });

  test('a convoy dissolves into free trips, and nobody is lost on the way', () => {
    const free = goodBuses(12);
    const together = free.map((trip) => ({ ...trip, departedAt: 1000, arrivedAt: 1006 }));
    const apart = free.map((trip, i) => ({ ...trip, departedAt: 1000 + i, arrivedAt: 1006 + i }));
    const [a, b] = [together, apart].map((trips) => accountOf(evidence(trips)));
    expect(b?.figure(LEFT).estimate).toEqual(a?.figure(LEFT).estimate);
    expect(b?.figure(ARRIVED).estimate).toEqual(a?.figure(ARRIVED).estimate);
  });

  test('sent back: left, never arrived, and counted again when it leaves again', () => {
    const back = { status: 'sent-back', arrivedAt: null, hasSlip: null } as const;
    const account = accountOf(
      evidence([...goodBuses(9), bus('9', [on(61)], back), bus('9-again', [on(61), off(61)])]),
    );
    expect(account.figure(LEFT).trips.all).toBe(11);
    expect(account.figure(ARRIVED).trips.all).toBe(10);
  });
});

describe('by their own means', () => {
  const hour = (from: number, many: number) =>
    Array.from({ length: 4 }, (_, i) => [from + i, many, many ? [4, 5] : []] as const);

  test('cars that passed, by the people in those that were looked into', () => {
    const account = accountOf(evidence([], [cars('a', 'site/court', hour(1000, 20))]));
    const { estimate, parts, sampledShare } = account.figure(LEFT);
    expect(estimate?.low).toBeLessThan(80 * 4.5);
    expect(estimate?.high).toBeGreaterThan(80 * 4.5);
    expect(parts.sampled).toBeGreaterThan(300);
    expect(sampledShare).toBeGreaterThan(0.99);
  });

  test('an hour in which nobody watched: a part of its own, in hours, and it may have been nobody', () => {
    const seen = [...hour(1000, 20), ...hour(1008, 20)];
    const account = accountOf(evidence([], [cars('a', 'site/court', seen)]));
    const whole = accountOf(
      evidence(
        [],
        [cars('a', 'site/court', [...hour(1000, 20), ...hour(1004, 20), ...hour(1008, 20)])],
      ),
    );
    const { parts, unwatchedHours, estimate } = account.figure(LEFT);
    expect(unwatchedHours).toBeGreaterThan(0.7);
    expect(unwatchedHours).toBeLessThan(1.3);
    expect(parts.unwatched).toBeGreaterThan(200);
    expect(parts.unwatched).toBeLessThan(500);
    const width = (figure: typeof estimate) => (figure ? figure.high - figure.low : 0);
    expect(width(estimate)).toBeGreaterThan(width(whole.figure(LEFT).estimate) * 1.2);
  });

  test('two sites on one road see the same cars: only the last one adds', () => {
    const roads = [
      {
        id: 'corridor/a',
        sites: ['site/court', 'site/gate', 'site/hall'],
        minutes: [9, 9],
        suspended: [],
      },
    ];
    const both = [cars('a', 'site/court', hour(1000, 20)), cars('b', 'site/gate', hour(1001, 20))];
    const account = accountOf(evidence([], both, { roads }));
    const at = (from: string) => account.figure({ ...LEFT, from }).estimate?.people ?? 0;
    expect(account.figure(LEFT).estimate?.people).toBe(at('site/gate'));
    expect(at('site/court')).toBeGreaterThan(300);
    const apart = accountOf(evidence([], both));
    expect(apart.figure(LEFT).estimate?.people).toBeGreaterThan(600);
  });

  test('how many of them arrived cannot be known, and the arrived figure says whom it leaves out', () => {
    const account = accountOf(evidence(goodBuses(9), [cars('a', 'site/court', hour(1000, 20))]));
    expect(account.figure({ ...ARRIVED, by: 'own-means' }).estimate).toBeNull();
    expect(account.figure(ARRIVED).without).toBe('own-means');
    const there = accountOf(evidence(goodBuses(9), [cars('a', 'site/hall', hour(1000, 20))]));
    expect(there.figure({ ...ARRIVED, by: 'own-means' }).estimate?.people).toBeGreaterThan(300);
    expect(there.figure(LEFT).estimate?.people).toBeLessThan(600);
  });
});

test('nothing was recorded: nothing can be known', () => {
  const account = accountOf(evidence([]));
  expect(account.figure(LEFT).estimate).toBeNull();
  expect(account.figure(LEFT).minimum).toBe(0);
  expect(account.trip('trip/none')).toBeNull();
});
