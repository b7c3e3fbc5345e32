import type { Budget } from '../budget.ts';
import type { Distances } from '../scenario/distances.ts';
import { sizeOf } from '../scenario/people.ts';
import type { Group, PlanBatch, Scenario } from '../scenario/types.ts';
import { searchShuttle } from '../shuttle/search.ts';
import type { VehicleClass } from './classes.ts';
import { append, beginRoute, type DraftRoute, roughTimes } from './draft.ts';
import { hasRoom, insertFirst, takeRoom } from './insert.ts';
import { type Load, loadsByClass, splitToRoom } from './loads.ts';
import { type Room, toShuttle } from './shuttles.ts';
import type { Steps } from './steps.ts';

/** The search asks so often whether to go on. */
const MOVES_A_QUESTION = 256;

export interface DraftOptions {
  readonly seed: number;
  readonly budget: Budget;
  /** The part of the budget that may be left over, 0 to 1. */
  readonly leave: number;
  /** See `loadsByClass`. */
  readonly small: boolean;
}

export interface DraftPlan {
  readonly routes: readonly DraftRoute[];
  /** What no vehicle was found for, and where no place was left for it. */
  readonly left: readonly { readonly load: Load; readonly isFull: boolean }[];
}

/** What can still be received where, after those who are on their way. */
export function roomOf(scenario: Scenario): Map<string, Room> {
  const room = new Map<string, Room>(
    scenario.sites.map(({ id, places }) => [
      id,
      {
        people: places.people ?? Number.POSITIVE_INFINITY,
        lying: places.lying ?? Number.POSITIVE_INFINITY,
      },
    ]),
  );
  for (const { aboard, at } of scenario.vehicles) {
    const here = room.get(at);
    if (!aboard || !here) continue;
    here.people -= sizeOf(aboard.people);
    here.lying -= aboard.people.lying;
  }
  return room;
}

/** Rough moment from which the bindings of a batch can hold, given when the batches before it end. */
function releaseOf(
  scenario: Scenario,
  batch: string,
  roughly: ReadonlyMap<string, { readonly departs: number; readonly ends: number }>,
): number {
  return scenario.bindings.reduce((latest, one) => {
    if (one.batch !== batch) return latest;
    if (one.is === 'not-before') return Math.max(latest, one.minute);
    if (one.is !== 'after') return latest;
    const of = roughly.get(one.of);
    return Math.max(latest, (one.has === 'arrived' ? of?.ends : of?.departs) ?? 0);
  }, 0);
}

/**
 * Who goes where in which order: step by step, class by class of vehicles, each by the search for the bare problem. Times are rough; queues,
 * windows and closings come with the engine.
 */
export function draftPlan(
  scenario: Scenario,
  distances: Distances,
  possible: ReadonlySet<Group>,
  classes: readonly VehicleClass[],
  steps: Steps,
  { seed, budget, leave, small }: DraftOptions,
): DraftPlan {
  const rough = roughTimes(scenario, distances);
  const room = roomOf(scenario);
  const batchById = new Map(scenario.batches.map((batch) => [batch.id, batch]));
  const routeById = new Map(
    scenario.vehicles.map((vehicle) => [vehicle.id, beginRoute(vehicle, rough)]),
  );
  const routesOf = classes.map(({ vehicles }) =>
    vehicles.flatMap(({ id }) => routeById.get(id) ?? []),
  );
  const work = Float64Array.from(routesOf, (routes) =>
    routes.reduce((sum, { free }) => sum + free, 0),
  );
  const roughly = new Map<string, { departs: number; ends: number }>();
  const left: Load[] = [];
  const all = [...possible].reduce((sum, { people, times }) => sum + sizeOf(people) * times, 0);
  let done = 0;
  let problems = 0;

  const order = [...new Set(steps.of.values())].sort((a, b) => a - b);
  for (const step of order) {
    const batches = scenario.batches.filter(({ id }) => steps.of.get(id) === step);
    const { byClass, unplaced } = loadsByClass(scenario, batches, possible, classes, {
      work,
      small,
      minutes: (site, { places }) =>
        Math.min(
          ...batches.map(({ to, groups }) =>
            groups.some((group) => group.site === site)
              ? rough.round(site, to, sizeOf(places))
              : Number.POSITIVE_INFINITY,
          ),
        ),
    });
    left.push(...unplaced);
    const release = (batch: string) => releaseOf(scenario, batch, roughly);
    for (const critical of [true, false]) {
      for (const [at, ofClass] of byClass.entries()) {
        const now = ofClass.filter((load) => load.critical === critical);
        const routes = routesOf[at] ?? [];
        if (now.length === 0 || routes.length === 0) continue;
        done += now.reduce((sum, { people }) => sum + sizeOf(people), 0);
        const floor = Math.max(leave, 1 - ((1 - leave) * done) / Math.max(1, all));
        left.push(
          ...solve(routes, now, {
            rough,
            room,
            release,
            batchById,
            seed: seed + problems,
            budget,
            floor,
          }),
        );
        problems += 1;
      }
    }
    note(roughly, [...routeById.values()]);
  }
  const routes = [...routeById.values()];
  const rest = left.flatMap((load) => {
    const batch = batchById.get(load.batch) as PlanBatch;
    const release = releaseOf(scenario, load.batch, roughly);
    const put = (one: Load) => insertFirst(routes, one, batch, { rough, room, release });
    if (put(load)) return [];
    const isFull = !batch.to.some((to) => hasRoom(room.get(to), load));
    const [part, others] = isFull ? splitToRoom(load, batch, room) : [null, load];
    return part && put(part) ? [{ load: others, isFull }] : [{ load, isFull }];
  });
  return { routes, left: rest };
}

const note = (
  roughly: Map<string, { departs: number; ends: number }>,
  routes: readonly DraftRoute[],
): void => {
  for (const { trips } of routes) {
    for (const { load, departs, ends } of trips) {
      const known = roughly.get(load.batch) ?? { departs: 0, ends: 0 };
      roughly.set(load.batch, {
        departs: Math.max(known.departs, departs),
        ends: Math.max(known.ends, ends),
      });
    }
  }
};

/** Lets the search give these loads to these vehicles; answers what it could not place. */
function solve(
  routes: readonly DraftRoute[],
  loads: readonly Load[],
  given: {
    readonly rough: ReturnType<typeof roughTimes>;
    readonly room: ReadonlyMap<string, Room>;
    readonly release: (batch: string) => number;
    readonly batchById: ReadonlyMap<string, PlanBatch>;
    readonly seed: number;
    readonly budget: Budget;
    readonly floor: number;
  },
): readonly Load[] {
  const { rough, room, release, batchById, seed, budget, floor } = given;
  const stay = routes.filter(({ vehicle, free }) => vehicle.until === null || free < vehicle.until);
  const left: Load[] = [];
  if (stay.length === 0) return loads;
  const shuttle = toShuttle(stay, loads, {
    rough,
    room,
    release,
    destinations: (batch) => batchById.get(batch)?.to ?? [],
  });
  const { problem, sources, sinks } = shuttle;
  const places = problem.room.reduce((sum, one) => sum + one, 0);
  let excess = loads.length - places;
  const waiting = sources.map((source) => [...source.loads]);
  // Where there is no room for all, the least full vehicles are those that are not sent.
  for (let source = waiting.length - 1; source >= 0 && excess > 0; source--) {
    const of = waiting[source] as Load[];
    const cut = of.splice(Math.max(0, of.length - excess));
    excess -= cut.length;
    left.push(...cut);
  }
  const cut = { ...problem, loads: Int32Array.from(waiting, ({ length }) => length) };
  const keepGoing = () => {
    budget.spend(MOVES_A_QUESTION);
    return budget.left() > floor;
  };
  const found = searchShuttle(cut, { seed, keepGoing });
  if (!found) return [...left, ...waiting.flat()];
  // In order of departure, so that the fullest vehicles go first.
  const trips = found.routes
    .flatMap((route, vehicle) =>
      Array.from({ length: route.length / 2 }, (_, at) => ({
        vehicle,
        at,
        source: route[2 * at] as number,
        sink: route[2 * at + 1] as number,
      })),
    )
    .sort((a, b) => a.at - b.at || a.vehicle - b.vehicle);
  for (const { vehicle, source, sink } of trips) {
    const load = waiting[source]?.shift();
    const route = stay[vehicle];
    const to = sinks[sink];
    if (!load || !route || to === undefined) continue;
    const boards = Math.max(route.free + rough.empty(route.at, load.site), release(load.batch));
    const ends = boards + rough.trip(load.site, to, sizeOf(load.people));
    const stays = route.vehicle.until === null || ends <= route.vehicle.until;
    if (!stays || !hasRoom(room.get(to), load)) {
      left.push(load);
      continue;
    }
    append(route, load, to, { rough, release: release(load.batch) });
    takeRoom(room.get(to), load);
  }
  left.push(...waiting.flat());
  return left;
}
