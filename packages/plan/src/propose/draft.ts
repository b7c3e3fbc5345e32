import type { Distances } from '../scenario/distances.ts';
import { sizeOf } from '../scenario/people.ts';
import type { PlanSite, PlanVehicle, Scenario } from '../scenario/types.ts';
import type { Load } from './loads.ts';

/** A trip of which only rough times are known: without queues, windows or closings. The engine tells the real ones. */
export interface DraftTrip {
  readonly load: Load;
  readonly to: string;
  /** Rough: when it is filled, and when its people have got off. Minutes. */
  readonly departs: number;
  readonly ends: number;
}

/** One vehicle's trips so far, where they leave it and when. */
export interface DraftRoute {
  readonly vehicle: PlanVehicle;
  readonly trips: DraftTrip[];
  at: string;
  free: number;
}

/** Rough lengths of time, minutes; Infinity where no way leads. */
export interface Rough {
  readonly empty: (from: string, to: string) => number;
  /** From the beginning of boarding until so many people have got off. */
  readonly trip: (from: string, to: string, people: number) => number;
  /** There and back; where nobody can drive back, as if the way were as long. */
  readonly round: (from: string, to: readonly string[], people: number) => number;
  /** How long they take to board. */
  readonly boarding: (from: string) => number;
  /** How long so many take to get off. */
  readonly alighting: (to: string, people: number) => number;
}

export function roughTimes(scenario: Scenario, { sites, empty, loaded }: Distances): Rough {
  const n = sites.size;
  const siteById = new Map(scenario.sites.map((site) => [site.id, site]));
  const at = (matrix: Float64Array, from: string, to: string): number => {
    const [a, b] = [sites.get(from), sites.get(to)];
    return a === undefined || b === undefined
      ? Number.POSITIVE_INFINITY
      : (matrix[a * n + b] as number);
  };
  const boarding = (from: string) => siteById.get(from)?.boarding.minutes ?? 0;
  const alighting = (to: string, people: number) => {
    const { minutes = 0, peopleAnHour = null }: Partial<PlanSite['alighting']> =
      siteById.get(to)?.alighting ?? {};
    return minutes + (peopleAnHour === null ? 0 : (people / peopleAnHour) * 60);
  };
  const trip = (from: string, to: string, people: number) =>
    boarding(from) + at(loaded, from, to) + alighting(to, people);
  return {
    empty: (from, to) => at(empty, from, to),
    boarding,
    alighting,
    trip,
    round: (from, to, people) =>
      to.reduce((least, one) => {
        const back = at(empty, one, from);
        const there = trip(from, one, people);
        return Math.min(least, there + (back === Number.POSITIVE_INFINITY ? there : back));
      }, Number.POSITIVE_INFINITY),
  };
}

/** When a vehicle becomes free for its first trip: with people on board, when they have got off. */
export const beginRoute = (vehicle: PlanVehicle, rough: Rough): DraftRoute => ({
  vehicle,
  trips: [],
  at: vehicle.at,
  free:
    vehicle.from +
    (vehicle.aboard ? rough.alighting(vehicle.at, sizeOf(vehicle.aboard.people)) : 0),
});

/** Puts a trip at the end of a route; it boards no earlier than `release`. */
export function append(
  route: DraftRoute,
  load: Load,
  to: string,
  { rough, release }: { readonly rough: Rough; readonly release: number },
): void {
  const reaches = route.free + rough.empty(route.at, load.site);
  const boards = Math.max(reaches, release);
  const ends = boards + rough.trip(load.site, to, sizeOf(load.people));
  route.trips.push({ load, to, departs: boards + rough.boarding(load.site), ends });
  route.at = to;
  route.free = ends;
}
