import { MOST_EVER } from '@corridor/operation';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Constraint, solve } from 'yalps';
import type { Evidence, TallyEvidence, TripEvidence } from '../evidence/types.ts';
import { possibleOf } from './index.ts';
import { about, count, evidence, RAMOUSEH, RASHIDIN, SIX, site, trip } from './testing/trips.ts';
import { tripPossible } from './trip.ts';

const seed = 20_161_219;
console.info('seed', seed);

const MIDWAY = 'site/midway';
const HALL = 'site/hall';

/** In at the first point, on to the second, out of it; and some straight through. */
const LEGS = [
  { from: RAMOUSEH, to: RASHIDIN, departedAt: SIX + 1, arrivedAt: SIX + 3 },
  { from: RASHIDIN, to: MIDWAY, departedAt: SIX + 8, arrivedAt: SIX + 12 },
  { from: RASHIDIN, to: HALL, departedAt: SIX + 9, arrivedAt: SIX + 25 },
  { from: MIDWAY, to: HALL, departedAt: SIX + 18, arrivedAt: SIX + 22 },
] as const;

const arbitraryTrips = fc
  .array(
    fc.tuple(
      fc.nat(LEGS.length - 1),
      fc.constantFrom('none', 'list', 'about', 'about'),
      fc.integer({ min: 20, max: 90 }),
      fc.nat(20),
      fc.boolean(),
    ),
    { minLength: 2, maxLength: 8 },
  )
  .map((all) =>
    all.map(([which, how, people, spread, isOn], i) => {
      const leg = LEGS[which] as (typeof LEGS)[number];
      const point = isOn ? 'boarding' : 'alighting';
      const at = { site: isOn ? leg.from : leg.to };
      const tallies: TallyEvidence[] =
        how === 'none'
          ? []
          : how === 'list'
            ? [count(point, people, { ...at, method: 'by-list' })]
            : [about(point, people, people - spread, people + spread, at)];
      return trip(`${i}`, tallies, leg);
    }),
  );
const arbitraryLook = fc.tuple(fc.nat(60), fc.nat(60)).map(([a, b]) => ({
  people: Math.max(a, b),
  low: Math.min(a, b),
  high: Math.max(a, b),
}));
const arbitraryLooks = fc.tuple(arbitraryLook, arbitraryLook, arbitraryLook, arbitraryLook);
type Look = { readonly people: number; readonly low: number; readonly high: number };

const evidenceWith = (trips: readonly TripEvidence[], looks: readonly Look[]): Evidence => {
  const [a, b, c, d] = looks as [Look, Look, Look, Look];
  const watched = [{ from: SIX - 4, to: null }];
  const at = (id: string, first: Look, last: Look) =>
    site(id, {
      siteKind: 'transfer-point',
      watched,
      waiting: [
        { ...first, quarter: SIX },
        { ...last, quarter: SIX + 30 },
      ],
    });
  return evidence(trips, { sites: [at(MIDWAY, c, d), at(RASHIDIN, a, b)] });
};

/** Every trip a variable of its own; who left is who arrived, and each site one row. */
const programmeOf = (all: Evidence) => {
  const variables: { [name: string]: { [row: string]: number } } = {};
  const constraints: { [row: string]: Constraint } = {};
  for (const one of all.trips) {
    const [min, max] = tripPossible(one, MOST_EVER.bus).zone.left;
    variables[one.id] = {
      [`${one.id} is`]: 1,
      ...(one.from !== RAMOUSEH && { [one.from as string]: 1 }),
      ...(one.to !== HALL && { [one.to as string]: -1 }),
    };
    constraints[`${one.id} is`] = { min, max };
  }
  for (const { id, waiting } of all.sites) {
    const [first, last] = waiting;
    if (first) constraints[id] = { max: first.high - (last?.low ?? 0) };
    variables[`give ${id}`] = { [id]: -1, gives: 1 };
  }
  const least = solve({ direction: 'minimize', objective: 'gives', variables, constraints });
  const end = (direction: 'minimize' | 'maximize', asked: (one: TripEvidence) => boolean) => {
    for (const one of all.trips) (variables[one.id] as { asked: number }).asked = +asked(one);
    for (const { id } of all.sites) delete variables[`give ${id}`];
    return Math.round(solve({ direction, objective: 'asked', variables, constraints }).result) + 0;
  };
  return { gives: Math.round(least.result), end };
};

const without = (
  all: Evidence,
  lost: { readonly trip: string | null; readonly site: string | null; readonly quarter?: number },
): Evidence => ({
  ...all,
  trips: all.trips.map((one) => (one.id === lost.trip ? { ...one, tallies: [] } : one)),
  sites: all.sites.map((one) =>
    lost.trip === null && one.id === lost.site
      ? lost.quarter === SIX
        ? { ...one, waiting: [] }
        : {
            ...one,
            waiting: one.waiting.map((look) => (look.quarter === SIX ? look : { ...look, low: 0 })),
          }
      : one,
  ),
});

test('taken together by what they do at sites, trips have the range of the whole programme', () => {
  let held = 0;
  fc.assert(
    fc.property(arbitraryTrips, arbitraryLooks, (trips, looks) => {
      const all = evidenceWith(trips, looks);
      const { gives, end } = programmeOf(all);
      const { range, contradictions } = possibleOf(all);
      expect(contradictions.reduce((sum, { people }) => sum + people, 0)).toBe(gives);
      if (gives) return;
      held++;
      const whole = (asked: (one: TripEvidence) => boolean) => ({
        low: end('minimize', asked),
        high: end('maximize', asked),
      });
      for (const at of [RASHIDIN, MIDWAY]) {
        expect(range({ measure: 'left', from: at })).toEqual(whole(({ from }) => from === at));
        expect(range({ measure: 'arrived', to: at })).toEqual(whole(({ to }) => to === at));
      }
      expect(range({ measure: 'left' })).toEqual(whole(() => true));
    }),
    { seed, numRuns: 1500 },
  );
  expect(held).toBeGreaterThan(300);
});

test('of what left and cannot have come, no record is named that could be left out', () => {
  let torn = 0;
  fc.assert(
    fc.property(arbitraryTrips, arbitraryLooks, (trips, looks) => {
      const all = evidenceWith(trips, looks);
      const { contradictions } = possibleOf(all);
      if (contradictions.length !== 1) return;
      torn++;
      const [{ records } = { records: [] }] = contradictions;
      const named = new Set(records.flatMap((record) => record.trip ?? []));
      // What it does not name has no say in it.
      const looked = new Set(
        records.flatMap(({ is, site: at }) => (is.a === 'waiting' ? `${at} ${is.quarter}` : [])),
      );
      const alone = all.sites
        .flatMap(({ id, waiting }) =>
          waiting.map(({ quarter }) => ({ trip: null, site: id, quarter })),
        )
        .filter(({ site: at, quarter }) => !looked.has(`${at} ${quarter}`))
        .reduce(without, {
          ...all,
          trips: all.trips.map((one) => (named.has(one.id) ? one : { ...one, tallies: [] })),
        });
      expect(programmeOf(alone).gives).toBeGreaterThan(0);
      for (const { trip: of, site: at, is } of records) {
        const lost = { trip: of, site: at, ...(is.a === 'waiting' && { quarter: is.quarter }) };
        expect(programmeOf(without(alone, lost)).gives).toBe(0);
      }
    }),
    { seed, numRuns: 1500 },
  );
  expect(torn).toBeGreaterThan(100);
});
