import fc from 'fast-check';
import { expect, test } from 'vitest';
import { accountOf } from '../account.ts';
import { estimate } from '../estimate/estimate.ts';
import type { Evidence } from '../evidence/types.ts';
import type { Figure, Scope } from '../figure/types.ts';
import { SIX } from '../possible/testing/trips.ts';
import { reconcile } from '../reconcile/index.ts';
import { problemOf } from './problem.ts';
import {
  ATAREB,
  FUAA,
  JIBREEN,
  KEFRAYA,
  type Look,
  RASHIDEEN,
  type Ride,
  rashideen,
  roadside,
} from './testing/rashideen.ts';

const seed = Date.now() % 2 ** 31;
console.info('seed', seed);

const SCOPES: readonly Scope[] = [
  { measure: 'left', from: RASHIDEEN },
  { measure: 'arrived', to: RASHIDEEN },
  ...[FUAA, KEFRAYA].map((from): Scope => ({ measure: 'arrived', from, to: RASHIDEEN })),
  ...[JIBREEN, ATAREB].map((to): Scope => ({ measure: 'left', from: RASHIDEEN, to })),
];
const figures = (evidence: Evidence): readonly Figure[] => {
  const { figure } = accountOf(evidence);
  return SCOPES.map(figure);
};

const arbitraryRide = fc
  .record({
    other: fc.constantFrom(FUAA, KEFRAYA, JIBREEN, ATAREB),
    people: fc.integer({ min: 30, max: 80 }),
    at: fc.integer({ min: 1, max: 38 }),
    off: fc.integer({ min: -3, max: 3 }),
  })
  .map(
    ({ other, people, at, off }): Ride => ({
      ...{ other, people, at, told: people + off },
      isIn: other === FUAA || other === KEFRAYA,
    }),
  );
/** Enough came in the night that nobody left who was not there. */
const arbitraryRides = fc.array(arbitraryRide, { minLength: 4, maxLength: 12 });
const crowdAt = (rides: readonly Ride[], at: number): number =>
  rides.reduce((sum, one) => sum + (one.at <= at ? (one.isIn ? 1 : -1) * one.people : 0), 1000);
const arbitraryLooks = fc.uniqueArray(fc.integer({ min: -3, max: 42 }), {
  minLength: 2,
  maxLength: 6,
});
const looked = (rides: readonly Ride[], at: readonly number[], about = 12): readonly Look[] =>
  [...at].sort((a, b) => a - b).map((each) => ({ at: each, people: crowdAt(rides, each), about }));

test('the layers stay within each other, and the roads add up, whatever balances or does not', () => {
  fc.assert(
    fc.property(arbitraryRides, arbitraryLooks, fc.nat(4), fc.nat(200), (rides, at, walk, more) => {
      const looks = looked(rides, at).map((look, i) =>
        i ? look : { ...look, people: more + 900 },
      );
      const evidence = rashideen(rides, looks, { streams: [roadside(walk)] });
      const account = accountOf(evidence);
      for (const scope of SCOPES) {
        const { minimum, possible, estimate, parts } = account.figure(scope);
        if (!estimate) continue;
        expect(minimum).toBeLessThanOrEqual(estimate.low);
        expect(estimate.low).toBeLessThanOrEqual(estimate.people);
        expect(estimate.people).toBeLessThanOrEqual(estimate.high);
        expect(estimate.high).toBeLessThanOrEqual(possible?.high ?? Number.POSITIVE_INFINITY);
        const sum = Object.values(parts).reduce((a, b) => a + b, 0);
        expect(sum).toBeCloseTo(estimate.people, 6);
      }
      for (const [scope, by] of [
        [SCOPES[0], 'to'],
        [SCOPES[1], 'from'],
      ] as const) {
        const { whole, parts } = account.breakdown(scope as Scope, by);
        const sum = parts.reduce((all, { figure }) => all + (figure.estimate?.people ?? 0), 0);
        expect(sum).toBe(whole.estimate?.people ?? 0);
      }
    }),
    { seed, numRuns: 100 },
  );
});

test('the order in which trips, sites and streams are listed changes nothing', () => {
  fc.assert(
    fc.property(arbitraryRides, arbitraryLooks, fc.nat(4), (rides, at, walk) => {
      const evidence = rashideen(rides, looked(rides, at), { streams: [roadside(walk)] });
      const site = evidence.sites.find(({ id }) => id === RASHIDEEN);
      if (!site) throw new Error('no site');
      const posed = problemOf(evidence, estimate(evidence).sums, site);
      if (!posed) return;
      const { problem } = posed;
      const one = reconcile(problem);
      const other = reconcile({
        ...problem,
        flows: problem.flows.toReversed(),
        balances: problem.balances.toReversed(),
        measurements: problem.measurements.toReversed(),
      });
      if (one.kind === 'contradiction' || other.kind === 'contradiction') {
        expect(other.kind).toBe(one.kind);
        return;
      }
      for (const [id, { estimate: of }] of one.flows) {
        expect(other.flows.get(id)?.estimate?.people ?? 0).toBeCloseTo(of?.people ?? 0, 6);
      }
      const sites = evidence.sites.toReversed();
      expect(figures({ ...evidence, sites })).toEqual(figures(evidence));
    }),
    { seed, numRuns: 60 },
  );
});

/** The crowd as the counts of the roads have it: then nothing is left over anywhere. */
const balancing = (rides: readonly Ride[], at: readonly number[], about: number): Evidence => {
  const { sums } = estimate(rashideen(rides, []));
  const until = (end: number) => {
    const within = { by: 'vehicles', since: 1, until: end + 1 } as const;
    return (
      sums.of({ measure: 'arrived', to: RASHIDEEN, ...within }).people -
      sums.of({ measure: 'left', from: RASHIDEEN, ...within }).people
    );
  };
  const looks = [...at]
    .sort((a, b) => a - b)
    .map((each) => ({ at: each, people: 1000 + until(SIX + each), about }));
  return rashideen(rides, looks);
};
/** Where nothing moves in the quarter of a look, nobody doubts what came before it. */
const aside = (rides: readonly Ride[], at: readonly number[]): readonly number[] =>
  at.filter((each) => rides.every((one) => one.at !== each));

test('a site that balances exactly changes no best figure, and widens none', () => {
  let balanced = 0;
  fc.assert(
    fc.property(arbitraryRides, arbitraryLooks, (rides, at) => {
      const evidence = balancing(rides, aside(rides, at), 10);
      for (const { flows, isBalanced } of accountOf(evidence).transit) {
        if (isBalanced) balanced++;
        for (const { before, after } of flows) {
          if (!before.estimate) continue;
          expect(after.estimate?.people).toBe(before.estimate.people);
          expect(after.estimate?.low).toBeGreaterThanOrEqual(before.estimate.low);
          expect(after.estimate?.high).toBeLessThanOrEqual(before.estimate.high);
        }
      }
    }),
    { seed, numRuns: 100 },
  );
  expect(balanced).toBeGreaterThan(40);
});

test('one more look that agrees with the rest never makes a figure less sure', () => {
  fc.assert(
    fc.property(arbitraryRides, arbitraryLooks, (rides, at) => {
      const kept = aside(rides, at);
      const [few, more] = [balancing(rides, kept.slice(1), 10), balancing(rides, kept, 10)];
      const [before, after] = [figures(few), figures(more)];
      before.forEach(({ estimate }, i) => {
        const now = after[i]?.estimate;
        if (!estimate || !now) return;
        expect(now.people).toBe(estimate.people);
        expect(now.high - now.low).toBeLessThanOrEqual(estimate.high - estimate.low);
      });
    }),
    { seed, numRuns: 100 },
  );
});
