import type { Places, Plan, PlannedTrip, Scenario, TimedTrip, Timetable } from '@corridor/plan';
import { sizeOf } from './rows.ts';

/** A trip of a plan: the vehicle's, counted from 0. */
export interface Spot {
  readonly vehicle: string;
  readonly place: number;
}

export type Edit =
  | ({ readonly is: 'drop' } & Spot)
  | ({ readonly is: 'to'; readonly to: string } & Spot)
  | ({ readonly is: 'vehicle'; readonly by: string } & Spot)
  | ({ readonly is: 'sooner' } & Spot)
  | ({ readonly is: 'later' } & Spot);

type Route = Plan['routes'][number];

const tripsOf = (plan: Plan, vehicle: string): readonly PlannedTrip[] =>
  plan.routes.find((route) => route.vehicle === vehicle)?.trips ?? [];

const withTrips = (plan: Plan, vehicle: string, trips: readonly PlannedTrip[]): Plan => {
  const isThere = plan.routes.some((route) => route.vehicle === vehicle);
  const routes = isThere
    ? plan.routes.map((route): Route => (route.vehicle === vehicle ? { vehicle, trips } : route))
    : [...plan.routes, { vehicle, trips }];
  return { routes };
};

const groupSizes = (scenario: Scenario): ReadonlyMap<string, Places> =>
  new Map(scenario.batches.flatMap(({ groups }) => groups.map(({ id, people }) => [id, people])));

const room = (places: Places, people: Places): number =>
  Math.min(
    ...(['sitting', 'lying', 'wheelchair'] as const).map((what) =>
      people[what] === 0 ? Number.POSITIVE_INFINITY : Math.floor(places[what] / people[what]),
    ),
  );

/** Of a load whatever a vehicle has places for; whoever does not fit stays where they wait. */
function fitted(
  scenario: Scenario,
  load: PlannedTrip['load'],
  places: Places,
): PlannedTrip['load'] {
  const sizes = groupSizes(scenario);
  let left = places;
  return load.flatMap(({ group, times }) => {
    const people = sizes.get(group);
    if (!people) return [];
    const most = Math.min(times, room(left, people));
    if (most <= 0) return [];
    left = {
      sitting: left.sitting - most * people.sitting,
      lying: left.lying - most * people.lying,
      wheelchair: left.wheelchair - most * people.wheelchair,
    };
    return [{ group, times: most }];
  });
}

/** The plan as somebody wants it. What it leads to is the engine's to tell, and whether it may be the validator's. */
export function applyEdit(scenario: Scenario, plan: Plan, edit: Edit): Plan {
  const { vehicle, place } = edit;
  const own = tripsOf(plan, vehicle);
  const trip = own[place];
  if (!trip) return plan;
  const others = own.filter((_, at) => at !== place);
  switch (edit.is) {
    case 'drop':
      return withTrips(plan, vehicle, others);
    case 'to':
      return withTrips(
        plan,
        vehicle,
        own.map((one, at) => (at === place ? { ...one, to: edit.to } : one)),
      );
    case 'vehicle': {
      const places = scenario.vehicles.find(({ id }) => id === edit.by)?.places;
      if (!places || edit.by === vehicle) return plan;
      const load = fitted(scenario, trip.load, places);
      const moved = { ...trip, load, convoy: null };
      const theirs = tripsOf(plan, edit.by);
      const at = Math.min(place, theirs.length);
      const without = withTrips(plan, vehicle, others);
      return withTrips(without, edit.by, [...theirs.slice(0, at), moved, ...theirs.slice(at)]);
    }
    case 'sooner':
    case 'later': {
      const to = edit.is === 'sooner' ? place - 1 : place + 1;
      if (to < 0 || to >= own.length) return plan;
      return withTrips(plan, vehicle, [...others.slice(0, to), trip, ...others.slice(to)]);
    }
  }
}

export interface EditRow extends Spot {
  readonly trip: PlannedTrip;
  /** null: it cannot be run. */
  readonly timed: TimedTrip | null;
  readonly people: number;
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

const isSame = (a: PlannedTrip, b: PlannedTrip): boolean =>
  a.batch === b.batch &&
  a.from === b.from &&
  a.to === b.to &&
  JSON.stringify(a.load) === JSON.stringify(b.load);

/** Every trip of a plan with its times, in order of departure; those that cannot be run at the end. */
export function editRows(scenario: Scenario, plan: Plan, timetable: Timetable): readonly EditRow[] {
  const sizes = groupSizes(scenario);
  const rows = plan.routes.flatMap(({ vehicle, trips }) => {
    const timed = timetable.trips.filter((one) => one.vehicle === vehicle);
    let next = 0;
    return trips.map((trip, place): EditRow => {
      const candidate = timed[next];
      const found = candidate && isSame(candidate, trip) ? candidate : null;
      if (found) next++;
      return {
        vehicle,
        place,
        trip,
        timed: found,
        people: trip.load.reduce((sum, { group, times }) => {
          const people = sizes.get(group);
          return sum + (people ? sizeOf(people) * times : 0);
        }, 0),
        isFirst: place === 0,
        isLast: place === trips.length - 1,
      };
    });
  });
  const departs = ({ timed }: EditRow) => timed?.departs ?? Number.MAX_SAFE_INTEGER;
  return rows.sort(
    (a, b) =>
      departs(a) - departs(b) ||
      (a.vehicle < b.vehicle ? -1 : a.vehicle > b.vehicle ? 1 : 0) ||
      a.place - b.place,
  );
}
