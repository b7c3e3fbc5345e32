import type { SubjectId } from '@corridor/operation';
import { sizeOf } from '../scenario/people.ts';
import type { TimedTrip, Timetable } from '../schedule/types.ts';
import type { Known } from './types.ts';

/** People to be called forward at one site now, and the places that stand there for them. */
export interface CallForward {
  readonly site: SubjectId;
  readonly people: number;
  /** Of the vehicles that were seen standing there, whether anybody is called for them or not. */
  readonly places: number;
  readonly trips: readonly TimedTrip[];
}

/**
 * Who is called forward now: only for a vehicle that somebody saw standing there, only for its next trip, and never more than its places.
 * `within`: minutes from now in which boarding is to begin.
 */
export const callForwardOf = (
  { scenario, legend }: Known,
  { trips }: Timetable,
  within = 5,
): readonly CallForward[] => {
  const calls = new Map<SubjectId, { people: number; places: number; trips: TimedTrip[] }>();
  const at = (site: SubjectId) => {
    const known = calls.get(site) ?? { people: 0, places: 0, trips: [] };
    calls.set(site, known);
    return known;
  };
  const next = new Map<string, TimedTrip>();
  for (const trip of trips) if (!next.has(trip.vehicle)) next.set(trip.vehicle, trip);
  for (const vehicle of scenario.vehicles) {
    const seen = legend.seen[vehicle.id];
    if (!seen || seen.site !== vehicle.at || vehicle.from > 0) continue;
    const call = at(seen.site);
    const places = sizeOf(vehicle.places);
    call.places += places;
    const trip = next.get(vehicle.id);
    if (!trip || trip.from !== seen.site || trip.boards.from > within) continue;
    const people = sizeOf(trip.people);
    if (people === 0 || people > places) continue;
    call.people += people;
    call.trips.push(trip);
  }
  return [...calls]
    .filter(([, { people }]) => people > 0)
    .map(([site, call]) => ({ site, ...call }));
};
