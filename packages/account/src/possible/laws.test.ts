import fc from 'fast-check';
import { expect, test } from 'vitest';
import { leastAt } from '../estimate/minimum.ts';
import type { TallyEvidence, TripEvidence } from '../evidence/types.ts';
import type { Scope } from '../figure/types.ts';
import { capacityOf } from './capacity.ts';
import { possibleOf } from './index.ts';
import { allowedBy, type Interval, statedBy } from './stated.ts';
import { programmeOf } from './testing/simplex.ts';
import { count, evidence, RAMOUSEH, SIX, trip } from './testing/trips.ts';

const seed = 20_161_216;
console.info('seed', seed);

const METHODS = [
  'one-by-one',
  'clicker',
  'by-rows',
  'families-asked',
  'by-list',
  'by-eye',
] as const;
const PARTS = ['whole', 'whole', 'whole', 'front', 'rear', 'inside'] as const;
const BOARDING = [RAMOUSEH, RAMOUSEH, RAMOUSEH, 'site/second-stop'] as const;

/** A count near 50, so that counts agree as often as they contradict each other. */
const arbitraryTally = (points: readonly TallyEvidence['point'][]) =>
  fc
    .record({
      point: fc.constantFrom(...points),
      part: fc.constantFrom(...PARTS),
      people: fc.oneof(fc.integer({ min: 48, max: 52 }), fc.integer({ min: 0, max: 160 })),
      spread: fc.option(fc.tuple(fc.nat(20), fc.nat(20)), { freq: 2 }),
      method: fc.constantFrom(...METHODS),
      lapsAsked: fc.boolean(),
      who: fc.constantFrom('a', 'b', 'c'),
      stop: fc.constantFrom(...BOARDING),
    })
    .map(({ point, part, people, spread, method, lapsAsked, who, stop }): TallyEvidence => {
      const share = part === 'whole' ? people : Math.floor(people / 2);
      return count(point, share, {
        part,
        method,
        lapsAsked,
        counter: who,
        look: `post/${who} ${point}`,
        exact: spread === null,
        low: spread && Math.max(0, share - spread[0]),
        high: spread && share + spread[1],
        ...(point === 'boarding' && { site: stop }),
      });
    });

const newestOfEach = (tallies: readonly TallyEvidence[]) => [
  ...new Map(
    tallies.map((one) => [`${one.point} ${one.site} ${one.part} ${one.counter}`, one]),
  ).values(),
];

/** Enough on board for everybody who was born, joined or died to have been among them. */
const withSome = (one: TallyEvidence): TallyEvidence => ({
  ...one,
  people: one.people + 6,
  low: one.low === null ? null : one.low + 6,
  high: one.high === null ? null : one.high + 6,
});

const STATUSES = ['arrived', 'arrived', 'departed', 'passed'] as const;
const arbitraryTrip = (
  points: readonly TallyEvidence['point'][] = ['boarding', 'checkpoint', 'alighting'],
  maxLength = 6,
) =>
  fc
    .record({
      tallies: fc.array(arbitraryTally(points), { maxLength }),
      status: fc.constantFrom(...STATUSES),
      changes: fc.tuple(fc.nat(2), fc.nat(2), fc.nat(2)),
      name: fc.nat(999_999),
    })
    .map(({ tallies, status, changes: [born, died, joined], name }) =>
      trip(`${name}`, newestOfEach(tallies).map(born + died + joined ? withSome : (one) => one), {
        status,
        arrivedAt: status === 'arrived' ? SIX + 5 : null,
        born,
        died,
        joined,
      }),
    );

const left = (one: TripEvidence): Scope => ({ measure: 'left', trip: one.id });
const arrived = (one: TripEvidence): Scope => ({ measure: 'arrived', trip: one.id });
/** More than fits into anything. */
const ANY = 100_000;
const most = (one: TripEvidence) => capacityOf([one])(one.vehicleKind);

test('of a trip by itself, the short way and the linear programme come to the same', () => {
  let compared = 0;
  fc.assert(
    fc.property(arbitraryTrip(), (one) => {
      const { range, contradictions } = possibleOf(evidence([one]));
      if (contradictions.length) return;
      compared++;
      const programme = programmeOf(one, most(one), allowedBy);
      const withLeast = ([low, high]: Interval, least: number) => ({
        low: Math.max(low, least),
        high: Math.max(high, least),
      });
      expect(range(left(one))).toEqual(withLeast(programme.range('L'), leastAt(one, 'boarding')));
      expect(range(arrived(one))).toEqual(
        withLeast(programme.range('A'), leastAt(one, 'alighting')),
      );
    }),
    { seed, numRuns: 2000 },
  );
  expect(compared).toBeGreaterThan(500);
});

test('a contradiction is told exactly where nothing fits; without any one record of it, the rest fits', () => {
  let torn = 0;
  fc.assert(
    fc.property(arbitraryTrip(), (one) => {
      const { contradictions } = possibleOf(evidence([one]));
      const fitsWith = (kept: (tally: TallyEvidence) => boolean, fits: number) =>
        programmeOf(one, fits, statedBy, kept).fits();
      expect(contradictions.length > 0).toBe(!fitsWith(() => true, most(one)));
      for (const { records, people } of contradictions) {
        torn++;
        expect(people).toBeGreaterThan(0);
        const lines = records.flatMap(({ line }) => line ?? []);
        const isNamed = ({ line }: TallyEvidence) => line !== undefined && lines.includes(line);
        const isOfCapacity = records.some(({ is }) => is.a === 'capacity');
        const fits = isOfCapacity ? most(one) : ANY;
        expect(fitsWith(isNamed, fits)).toBe(false);
        if (isOfCapacity) expect(fitsWith(isNamed, ANY)).toBe(true);
        for (const without of lines) {
          const isKept = (tally: TallyEvidence) => isNamed(tally) && tally.line !== without;
          expect(fitsWith(isKept, fits)).toBe(true);
        }
      }
    }),
    { seed, numRuns: 2000 },
  );
  expect(torn).toBeGreaterThan(500);
});

test('what can be pointed at is never more than the lowest that is possible', () => {
  fc.assert(
    fc.property(fc.array(arbitraryTrip(), { maxLength: 5 }), (trips) => {
      const { range } = possibleOf(evidence(trips));
      const sum = (point: 'boarding' | 'alighting') =>
        trips.reduce((people, one) => people + leastAt(one, point), 0);
      const [ofLeft, ofArrived] = [range({ measure: 'left' }), range({ measure: 'arrived' })];
      expect(sum('boarding')).toBeLessThanOrEqual(ofLeft.low);
      expect(sum('alighting')).toBeLessThanOrEqual(ofArrived.low);
      expect(ofLeft.low).toBeLessThanOrEqual(ofLeft.high ?? 0);
      expect(ofArrived.low).toBeLessThanOrEqual(ofArrived.high ?? 0);
    }),
    { seed, numRuns: 1000 },
  );
});

test('one more count of people already counted, that fits the rest, never widens what is possible', () => {
  let held = 0;
  fc.assert(
    fc.property(arbitraryTrip(), arbitraryTally(['boarding', 'alighting']), (one, more) => {
      const known = one.tallies.find(
        ({ point, part }) => point === more.point && part === more.part,
      );
      if (!known) return;
      const again = { ...more, site: known.site, counter: 'somebody else', look: 'post/else' };
      const with_ = { ...one, tallies: [...one.tallies, again] };
      const [before, after] = [possibleOf(evidence([one])), possibleOf(evidence([with_]))];
      if (before.contradictions.length || after.contradictions.length) return;
      held++;
      for (const scope of [left(one), arrived(one)]) {
        expect(after.range(scope).low).toBeGreaterThanOrEqual(before.range(scope).low);
        expect(after.range(scope).high).toBeLessThanOrEqual(before.range(scope).high ?? 0);
      }
    }),
    { seed, numRuns: 8000 },
  );
  expect(held).toBeGreaterThan(200);
});

test('in whatever order counts and trips are told, the same is possible', () => {
  const shuffledTwice = fc
    .uniqueArray(arbitraryTrip(), { maxLength: 4, selector: ({ id }) => id })
    .chain((trips) =>
      fc.tuple(
        fc.constant(trips),
        fc.shuffledSubarray(trips, { minLength: trips.length }),
        fc.infiniteStream(fc.boolean()),
      ),
    );
  fc.assert(
    fc.property(shuffledTwice, ([trips, shuffled, turned]) => {
      const other = shuffled.map((one) => ({
        ...one,
        tallies: turned.next().value ? [...one.tallies].reverse() : one.tallies,
      }));
      const [a, b] = [possibleOf(evidence(trips)), possibleOf(evidence(other))];
      for (const measure of ['left', 'arrived'] as const) {
        expect(a.range({ measure })).toEqual(b.range({ measure }));
      }
      const told = ({ contradictions }: typeof a) =>
        contradictions.map(({ trip: of, code, people }) => [of, code, people]);
      expect(told(a).sort()).toEqual(told(b).sort());
    }),
    { seed, numRuns: 500 },
  );
});

const byListOnly = (one: TripEvidence): TripEvidence => ({
  ...one,
  tallies: one.tallies.map((tally) => (tally.exact ? { ...tally, method: 'by-list' } : tally)),
});

test('trips that do not hang together add up, low to low and high to high', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(arbitraryTrip(), { maxLength: 6, selector: ({ id }) => id }),
      fc.constantFrom('left' as const, 'arrived' as const),
      (all, measure) => {
        const sums = (trips: readonly TripEvidence[]) => {
          const { range } = possibleOf(evidence(trips));
          const each = trips.map((one) => range({ measure, trip: one.id }));
          return {
            whole: range({ measure }),
            low: each.reduce((sum, { low }) => sum + low, 0),
            high: each.reduce((sum, { high }) => sum + (high ?? 0), 0),
          };
        };
        const { whole, ...sum } = sums(all.map(byListOnly));
        expect(whole).toEqual(sum);
        // One trip's count may have been too many and another's too few: together they are off by less.
        const counted = sums(all);
        expect(counted.whole.high).toBeLessThanOrEqual(counted.high);
        expect(counted.whole.low).toBeLessThanOrEqual(counted.low);
      },
    ),
    { seed, numRuns: 500 },
  );
});
