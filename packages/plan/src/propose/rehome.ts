import { sizeOf } from '../scenario/people.ts';
import type { PlanVehicle, Scenario } from '../scenario/types.ts';
import type { Plan, PlannedTrip, Timetable } from '../schedule/types.ts';
import { mayTake } from './classes.ts';
import { fits, peopleOf, placesByGroup } from './pack.ts';

/** What another vehicle could still do: the rest is in nobody's hands. */
const ITS_VEHICLE = new Set(['vehicle-leaves-too-soon', 'windows-over', 'no-way-to-people']);

/**
 * Gives the trips that their own vehicle cannot make to the vehicles that are done first, each of them once. null: there is none that another one could
 * make.
 */
export function rehome(scenario: Scenario, plan: Plan, { trips, notRun }: Timetable): Plan | null {
  const lost = notRun.filter(({ because, trip }) => ITS_VEHICLE.has(because.rule) && !trip.convoy);
  if (lost.length === 0) return null;
  const batchById = new Map(scenario.batches.map((batch) => [batch.id, batch]));
  const needs = placesByGroup(scenario.batches.flatMap(({ groups }) => groups));
  const done = new Map(scenario.vehicles.map(({ id, from }) => [id, from]));
  for (const { vehicle, alights } of trips) {
    done.set(vehicle, Math.max(alights.to, done.get(vehicle) ?? 0));
  }
  const taken = new Map<string, PlannedTrip[]>();
  const given = new Set<PlannedTrip>();
  for (const { vehicle, trip } of lost.toSorted((a, b) => b.because.people - a.because.people)) {
    const batch = batchById.get(trip.batch);
    const load = peopleOf(trip.load, needs);
    let best: PlanVehicle | null = null;
    for (const one of scenario.vehicles) {
      const isAble = one.id !== vehicle && batch && mayTake(batch, one) && fits(load, one.places);
      if (!isAble || taken.has(one.id)) continue;
      if (!best || rank(one, done) < rank(best, done)) best = one;
    }
    if (!best || sizeOf(load) === 0) continue;
    taken.set(best.id, [trip]);
    given.add(trip);
  }
  if (given.size === 0) return null;
  return {
    routes: plan.routes.map(({ vehicle, trips: own }) => ({
      vehicle,
      trips: [...own.filter((trip) => !given.has(trip)), ...(taken.get(vehicle) ?? [])],
    })),
  };
}

/** Who stays, before who leaves; then who is done first. */
const rank = ({ id, until }: PlanVehicle, done: ReadonlyMap<string, number>): number =>
  (done.get(id) ?? 0) + (until === null ? 0 : 1e9);
