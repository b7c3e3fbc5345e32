import { sizeOf } from '../scenario/people.ts';
import type { Scenario } from '../scenario/types.ts';
import type { Timetable } from '../schedule/types.ts';
import type { LegRatio } from './legModel.ts';
import type { Received } from './outside.ts';

/** A journey with people that somebody saw: to its end, or so far. */
export interface JourneySeen {
  /** `FROM TO`, ids of sites. */
  readonly way: string;
  readonly vehicle: string;
  /** When it left, minutes; before minute 0 negative. */
  readonly from: number;
  /** How long it took, or has lasted until minute 0. */
  readonly minutes: number;
  /** Not arrived yet. */
  readonly censored: boolean;
  /** Who was on board, if anybody counted. */
  readonly people?: number;
}

/** Minutes that the scenario expects for each way and direction, by `FROM TO`. */
export function expectedMinutes(scenario: Scenario): ReadonlyMap<string, number> {
  const passages = new Map(scenario.checkpoints.map(({ id, minutes }) => [id, minutes.loaded]));
  const expected = new Map<string, number>();
  const put = (name: string, minutes: number) => {
    expected.set(name, Math.min(minutes, expected.get(name) ?? Number.POSITIVE_INFINITY));
  };
  for (const { from, to, minutes, back, checkpoints } of scenario.ways) {
    const gates = checkpoints.reduce((sum, one) => sum + (passages.get(one.checkpoint) ?? 0), 0);
    put(`${from} ${to}`, minutes + gates);
    if (back !== null) put(`${to} ${from}`, back + gates);
  }
  return expected;
}

/**
 * The same with the queues at checkpoints, as they are in this timetable: what was seen has them in it, and they come on top of the driving in every future.
 * On ways of which it has no trip, nothing is added.
 */
export function withQueues(
  expected: ReadonlyMap<string, number>,
  { trips }: Timetable,
): ReadonlyMap<string, number> {
  const waits = new Map<string, { waited: number; trips: number }>();
  for (const { from, to, passes } of trips) {
    const known = waits.get(`${from} ${to}`) ?? { waited: 0, trips: 0 };
    for (const passage of passes) known.waited += passage.from - passage.reaches;
    known.trips += 1;
    waits.set(`${from} ${to}`, known);
  }
  return new Map(
    [...expected].map(([way, minutes]) => {
      const known = waits.get(way);
      return [way, minutes + (known ? known.waited / known.trips : 0)];
    }),
  );
}

/** Each journey against what was expected of it; those on ways that the scenario does not know tell nothing. */
export function ratiosOf(
  journeys: readonly JourneySeen[],
  expected: ReadonlyMap<string, number>,
): readonly LegRatio[] {
  return journeys.flatMap(({ way, vehicle, from, minutes, censored }) => {
    const usual = expected.get(way);
    if (usual === undefined || usual <= 0 || minutes <= 0) return [];
    return [{ at: from + usual / 2, ratio: Math.log(minutes / usual), censored, way, vehicle }];
  });
}

/** Who came when, for the view from outside: an uncounted journey carried as many as one usually does. */
export function receivedOf(
  journeys: readonly JourneySeen[],
  { vehicles }: Scenario,
): readonly Received[] {
  const places = new Map(vehicles.map((vehicle) => [vehicle.id, sizeOf(vehicle.places)]));
  return journeys.flatMap(({ vehicle, from, minutes, censored, people }) =>
    censored ? [] : [{ minute: from + minutes, people: people ?? places.get(vehicle) ?? 0 }],
  );
}
