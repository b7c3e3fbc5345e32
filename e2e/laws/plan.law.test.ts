// At whatever hour of an operation the plan is asked for, it breaks nothing, takes nobody whom the agreement does not let go, leaves nobody out
// without a word, and calls nobody forward for whom no place stands there.
import { type Rehearsal, rehearse } from '@corridor/exercise';
import { foldActs } from '@corridor/exercise/testing';
import type { Index } from '@corridor/operation';
import {
  callForwardOf,
  type Known,
  type Places,
  propose,
  scenarioOf,
  type TimedTrip,
  violationsOf,
} from '@corridor/plan';
import fc from 'fast-check';
import { expect, test } from 'vitest';

// Always the same operations: other ones are tried by whoever changes this number.
const seed = 20_161_215;
const MINUTE = 60_000;
const MOVES = 500;

const sizeOf = ({ sitting, lying, wheelchair }: Places): number => sitting + lying + wheelchair;
const peopleOn = (trips: readonly TimedTrip[]): number =>
  trips.reduce((sum, { people }) => sum + sizeOf(people), 0);
const budget = () => {
  let spent = 0;
  return {
    left: () => Math.max(0, 1 - spent / MOVES),
    spend: (moves: number) => {
      spent += moves;
    },
  };
};

/** Never more than were seen waiting, or are agreed and have not left. */
const mostOf = (index: Index, known: Known, now: number): number => {
  const seen = [...index.store.all('site')].reduce(
    (sum, { waiting }) => sum + (waiting?.fact.people ?? 0),
    0,
  );
  const agreed = known.scenario.batches.reduce(
    (sum, { id }) => sum + (index.guards.of(id, now)?.covers?.low ?? 0),
    0,
  );
  return seen + agreed;
};

/** How much there was to hold it against. */
const tried = { planned: 0, called: 0 };

function holds(rehearsal: Rehearsal, now: number): void {
  const { index } = foldActs(rehearsal, now, { checks: false });
  const known = scenarioOf(index, now);
  const { scenario } = known;
  const { timetable, obstacles } = propose(scenario, { seed: 1, budget: budget() });

  expect(violationsOf(scenario, timetable)).toEqual([]);
  const all = scenario.batches
    .flatMap(({ groups }) => groups)
    .reduce((sum, { people, times }) => sum + sizeOf(people) * times, 0);
  expect(all).toBeLessThanOrEqual(mostOf(index, known, now));
  const kept = obstacles.reduce((sum, { people }) => sum + people, 0);
  expect(peopleOn(timetable.trips) + kept).toBeGreaterThanOrEqual(all);

  tried.planned += timetable.trips.length;
  for (const { site, people, places, trips } of callForwardOf(known, timetable)) {
    tried.called += people;
    expect(people).toBe(peopleOn(trips));
    expect(people).toBeLessThanOrEqual(places);
    for (const { vehicle } of trips) expect(known.legend.seen[vehicle]?.site).toBe(site);
  }
  // The same board asked twice says the same.
  expect(JSON.stringify(scenarioOf(index, now))).toBe(JSON.stringify(known));
}

test.each([
  ['S', 8, 40],
  ['M', 5, 30],
] as const)(
  '%s: at any hour the plan breaks nothing and calls nobody without a place',
  (scenario, rehearsals, moments) => {
    console.info('seed', seed);
    for (let number = 0; number < rehearsals; number++) {
      const rehearsal = rehearse(scenario, `plan ${seed} ${number}`, { families: 'drawn' });
      const { startsAt, endsAt, truth } = rehearsal;
      const minutes = fc.integer({ min: 0, max: Math.floor((endsAt - startsAt) / MINUTE) });
      // At any minute; and some minutes after people began to board, when somebody is to be called.
      const moment = fc.oneof(
        minutes.map((minute) => startsAt + minute * MINUTE),
        fc.constantFrom(...truth.trips).map(({ boardingAt }) => boardingAt + 6 * MINUTE),
      );
      fc.assert(
        fc.property(moment, (now) => holds(rehearsal, now)),
        { numRuns: moments, seed },
      );
    }
    expect(tried.planned).toBeGreaterThan(0);
    if (scenario === 'M') expect(tried.called).toBeGreaterThan(0);
  },
);
