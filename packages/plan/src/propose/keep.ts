import type { Distances } from '../scenario/distances.ts';
import { sizeOf } from '../scenario/people.ts';
import type { Group, PlanBatch, Scenario } from '../scenario/types.ts';
import type { Plan, PlannedTrip } from '../schedule/types.ts';
import type { VehicleClass } from './classes.ts';
import { append, beginRoute, type DraftRoute, roughTimes } from './draft.ts';
import { type DraftPlan, roomOf } from './draftPlan.ts';
import { hasRoom, insertFirst, mayCarry, takeRoom } from './insert.ts';
import { type Load, loadsByClass } from './loads.ts';

/**
 * An earlier plan on what is so now: its trips as far as their people still wait and their vehicles are still there, and whoever is in none of them
 * put where they arrive first. Little of what people were told changes by it.
 */
export function keepPlan(
  scenario: Scenario,
  distances: Distances,
  possible: ReadonlySet<Group>,
  classes: readonly VehicleClass[],
  plan: Plan,
): DraftPlan {
  const rough = roughTimes(scenario, distances);
  const room = roomOf(scenario);
  const batchById = new Map(scenario.batches.map((batch) => [batch.id, batch]));
  const groupById = new Map([...possible].map((group) => [group.id, { group, left: group.times }]));
  const routes = scenario.vehicles.map((vehicle) => beginRoute(vehicle, rough));
  const routeById = new Map(routes.map((route) => [route.vehicle.id, route]));

  /** What of a trip's load still waits there. */
  const stillWaiting = (trip: PlannedTrip): Load => {
    const groups: { group: string; times: number }[] = [];
    const people = { sitting: 0, lying: 0, wheelchair: 0 };
    let critical = false;
    for (const { group, times } of trip.load) {
      const known = groupById.get(group);
      if (!known || known.group.site !== trip.from) continue;
      const still = Math.min(times, known.left);
      if (still <= 0) continue;
      groups.push({ group, times: still });
      people.sitting += known.group.people.sitting * still;
      people.lying += known.group.people.lying * still;
      people.wheelchair += known.group.people.wheelchair * still;
      critical ||= known.group.critical;
    }
    return { batch: trip.batch, site: trip.from, critical, groups, people };
  };
  const take = ({ groups }: Load) => {
    for (const { group, times } of groups) {
      const known = groupById.get(group);
      if (known) known.left -= times;
    }
  };
  for (const { vehicle, trips } of plan.routes) {
    const route = routeById.get(vehicle);
    if (!route) continue;
    for (const trip of trips) {
      const load = stillWaiting(trip);
      const batch = batchById.get(trip.batch);
      if (load.groups.length === 0 || !batch?.to.includes(trip.to)) continue;
      if (!mayCarry(route, load, batch) || !hasRoom(room.get(trip.to), load)) continue;
      take(load);
      takeRoom(room.get(trip.to), load);
      append(route, load, trip.to, { rough, release: 0 });
    }
  }
  return { routes, left: placeOthers(routes) };

  /** Loads of those whom no trip of the earlier plan takes. */
  function placeOthers(all: readonly DraftRoute[]): DraftPlan['left'] {
    const rest = new Set<Group>();
    const batches: PlanBatch[] = scenario.batches.map((batch) => ({
      ...batch,
      groups: batch.groups.flatMap((group) => {
        const left = groupById.get(group.id)?.left ?? 0;
        if (left <= 0) return [];
        const waiting = { ...group, times: left };
        rest.add(waiting);
        return [waiting];
      }),
    }));
    const work = Float64Array.from(classes, ({ vehicles }) =>
      vehicles.reduce((sum, { id }) => sum + (routeById.get(id)?.free ?? 0), 0),
    );
    const { byClass, unplaced } = loadsByClass(scenario, batches, rest, classes, {
      work,
      small: false,
      minutes: (site, { places }) =>
        batches.reduce(
          (least, { to, groups }) =>
            groups.some((group) => group.site === site)
              ? Math.min(least, rough.round(site, to, sizeOf(places)))
              : least,
          Number.POSITIVE_INFINITY,
        ),
    });
    return [...byClass.flat(), ...unplaced]
      .toSorted((a, b) => Number(b.critical) - Number(a.critical))
      .flatMap((load) => {
        const batch = batchById.get(load.batch) as PlanBatch;
        return insertFirst(all, load, batch, { rough, room, release: 0 })
          ? []
          : [{ load, isFull: !batch.to.some((to) => hasRoom(room.get(to), load)) }];
      });
  }
}
