import { sizeOf } from '../scenario/people.ts';
import type { AnnouncedTrip, Scenario } from '../scenario/types.ts';
import type { Score, Timetable } from '../schedule/types.ts';

/** A driver who was told 14:00 need not be told 14:04. */
export const ANNOUNCED_WITHIN = 5;

/** What a critical person counts who is not brought at all. */
export const NOT_BROUGHT = 1e6;

/** What of a scenario a score is measured against, prepared once. */
export interface Measure {
  readonly people: number;
  readonly critical: number;
  /** When the last window closes; Infinity where none does. */
  readonly closes: number;
  readonly announced: ReadonlyMap<string, readonly number[]>;
}

export function measureOf({ batches, vehicles, windows, announced = [] }: Scenario): Measure {
  let people = 0;
  let critical = 0;
  for (const { groups } of batches) {
    for (const group of groups) {
      people += sizeOf(group.people) * group.times;
      if (group.critical) critical += sizeOf(group.people) * group.times;
    }
  }
  for (const { aboard } of vehicles) people += aboard === null ? 0 : sizeOf(aboard.people);
  const ends = windows.map(({ to }) => to ?? Number.POSITIVE_INFINITY);
  const told = new Map<string, number[]>();
  for (const trip of announced) {
    const key = announcedKey(trip);
    told.set(key, [...(told.get(key) ?? []), trip.departs]);
  }
  return {
    people,
    critical,
    closes: ends.length === 0 ? Number.POSITIVE_INFINITY : Math.max(...ends),
    announced: told,
  };
}

const announcedKey = (trip: Omit<AnnouncedTrip, 'departs'>): string =>
  JSON.stringify([trip.vehicle, trip.batch, trip.from, trip.to]);

/** What scores are added up from: a timetable's trips, or a run's without one. */
export interface Tally {
  readonly received: (people: number, critical: number, minute: number) => void;
  readonly drove: (minutes: number) => void;
  readonly left: (trip: AnnouncedTrip) => void;
  readonly score: () => Score;
}

export function createTally({ people, critical, closes, announced }: Measure): Tally {
  let inTime = 0;
  let criticalBrought = 0;
  let lastCritical = 0;
  let waited = 0;
  let ends = 0;
  let driven = 0;
  const open = new Map([...announced].map(([key, departs]) => [key, [...departs]]));
  return {
    received: (count, criticalCount, minute) => {
      if (minute <= closes + 1e-6) inTime += count;
      criticalBrought += criticalCount;
      if (criticalCount > 0 && minute > lastCritical) lastCritical = minute;
      waited += count * minute;
      if (minute > ends) ends = minute;
    },
    drove: (minutes) => {
      driven += minutes;
    },
    left: (trip) => {
      if (open.size === 0) return;
      const times = open.get(announcedKey(trip));
      const kept = times?.findIndex((at) => Math.abs(at - trip.departs) <= ANNOUNCED_WITHIN) ?? -1;
      if (kept >= 0) times?.splice(kept, 1);
    },
    score: () => ({
      critical: lastCritical + Math.max(0, critical - criticalBrought) * NOT_BROUGHT,
      notReceived: people - inTime,
      waited,
      changed: [...open.values()].reduce((sum, times) => sum + times.length, 0),
      ends,
      driven,
    }),
  };
}

/** Of any timetable of the scenario, whoever made it. */
export function scoreOf(scenario: Scenario, timetable: Timetable): Score {
  const tally = createTally(measureOf(scenario));
  const criticalGroups = new Map(
    scenario.batches.flatMap(({ groups }) =>
      groups.filter(({ critical }) => critical).map(({ id, people }) => [id, sizeOf(people)]),
    ),
  );
  for (const {
    people,
    load,
    empty,
    passes,
    departs,
    arrives,
    alights,
    ...trip
  } of timetable.trips) {
    const critical = load.reduce(
      (sum, { group, times }) => sum + (criticalGroups.get(group) ?? 0) * times,
      0,
    );
    tally.received(sizeOf(people), critical, alights.to);
    tally.left({ ...trip, departs });
    for (const leg of [...empty, { departs, arrives, passes }]) {
      const stood = leg.passes.reduce((sum, { reaches, to }) => sum + to - reaches, 0);
      tally.drove(leg.arrives - leg.departs - stood);
    }
  }
  const aboardOf = new Map(scenario.vehicles.map(({ id, aboard }) => [id, aboard]));
  for (const { vehicle, alights } of timetable.aboard ?? []) {
    const aboard = aboardOf.get(vehicle) ?? null;
    if (aboard !== null) tally.received(sizeOf(aboard.people), 0, alights.to);
  }
  return { ...tally.score(), ends: timetable.ends };
}

const orders: { readonly [aim in Scenario['aim']]: readonly (keyof Score)[] } = {
  people: ['critical', 'notReceived', 'waited', 'changed', 'ends', 'driven'],
  // Who leaves people behind is not done sooner.
  completion: ['notReceived', 'ends', 'critical', 'waited', 'changed', 'driven'],
};

/** Below 0: `a` is better. Differences of a millionth of a minute are none. */
export function compareScores(aim: Scenario['aim'], a: Score, b: Score): number {
  for (const key of orders[aim]) {
    const less = a[key] - b[key];
    if (Math.abs(less) > 1e-6) return less;
  }
  return 0;
}
