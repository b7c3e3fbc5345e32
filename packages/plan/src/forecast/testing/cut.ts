import { whenOpenFor } from '../../bound/hours.ts';
import { sizeOf } from '../../scenario/people.ts';
import type { PlanVehicle, Scenario, Span } from '../../scenario/types.ts';
import type { Plan, TimedTrip, Timetable } from '../../schedule/types.ts';
import type { Happenings } from '../happenings.ts';
import type { JourneySeen } from '../history.ts';
import type { Operation } from './operation.ts';

/** What is known at a moment of an operation, with this moment as minute 0. */
export interface Cut {
  readonly scenario: Scenario;
  /** What is left of the plan: trips of which nobody has left yet, those of lost vehicles shared out. */
  readonly plan: Plan;
  readonly journeys: readonly JourneySeen[];
  readonly happenings: Happenings;
  /** When it will really end. */
  readonly ends: number;
  /** How it goes on if it goes on as so far: people still to come by people who came an hour that the corridor was open. */
  readonly straight: number;
}

/** `went`: the timetable of how it really went. `now`: minutes since it began. */
export function cutAt({ scenario, plan, truth }: Operation, went: Timetable, now: number): Cut {
  const tripOf = new Map(went.trips.map((trip) => [trip.load, trip]));
  const hasLeft = (load: TimedTrip['load']) => (tripOf.get(load)?.departs ?? Infinity) <= now;
  const last = new Map<string, TimedTrip>();
  for (const trip of went.trips) {
    if (trip.boards.from <= now || (trip.empty[0]?.departs ?? Infinity) <= now) {
      const known = last.get(trip.vehicle);
      if (!known || known.boards.from < trip.boards.from) last.set(trip.vehicle, trip);
    }
  }
  const minutesOf = new Map(
    scenario.ways.flatMap(({ from, to, minutes, back }) => [
      [`${from} ${to}`, minutes],
      [`${to} ${from}`, back ?? minutes],
    ]),
  );
  const whereIs = (vehicle: PlanVehicle): PlanVehicle => {
    const trip = last.get(vehicle.id);
    if (!trip) return vehicle;
    if (trip.departs <= now) {
      if (trip.alights.to <= now) return { ...vehicle, at: trip.to };
      const usual = minutesOf.get(`${trip.from} ${trip.to}`) ?? 0;
      const from = trip.arrives <= now ? 0 : Math.max(1, trip.departs + usual - now);
      return { ...vehicle, at: trip.to, from, aboard: { batch: trip.batch, people: trip.people } };
    }
    if (trip.boards.from <= now) return { ...vehicle, at: trip.from };
    const leg = trip.empty.findLast(({ departs }) => departs <= now);
    if (!leg) return vehicle;
    const usual = minutesOf.get(`${leg.from} ${leg.to}`) ?? 0;
    return { ...vehicle, at: leg.to, from: Math.max(0, leg.departs + usual - now) };
  };
  // Who carries people is lost once they have got off; nobody knows it before.
  const isLost = (vehicle: PlanVehicle, at: number) => {
    const lost = truth.lost[at] ?? null;
    return lost !== null && lost <= now && vehicle.aboard === null;
  };
  const vehicles = scenario.vehicles.map(whereIs).filter((vehicle, at) => !isLost(vehicle, at));

  const gone = new Map<string, number>();
  const departed = new Map<string, number>();
  const arrived = new Map<string, number>();
  const add = (to: Map<string, number>, key: string, many: number) =>
    to.set(key, (to.get(key) ?? 0) + many);
  let came = 0;
  for (const trip of went.trips) {
    if (trip.departs > now) continue;
    for (const { group, times } of trip.load) add(gone, group, times);
    add(departed, trip.batch, sizeOf(trip.people));
    if (trip.alights.to > now) continue;
    add(arrived, trip.batch, sizeOf(trip.people));
    came += sizeOf(trip.people);
  }
  const shifted = ({ from, to }: Span): Span => ({
    from: Math.max(0, from - now),
    to: to === null ? null : to - now,
  });
  const windows = scenario.windows.map(shifted).filter(({ to }) => to === null || to > 0);
  const rest: Scenario = {
    ...scenario,
    vehicles,
    windows,
    batches: scenario.batches.map((batch) => ({
      ...batch,
      already: { departed: departed.get(batch.id) ?? 0, arrived: arrived.get(batch.id) ?? 0 },
      groups: batch.groups.map((group) => ({
        ...group,
        times: group.times - (gone.get(group.id) ?? 0),
      })),
    })),
  };
  const all = went.trips.reduce((sum, { people }) => sum + sizeOf(people), 0);
  const open = openBefore(scenario.windows, now);
  const suspensions = truth.suspensions.filter(({ from }) => from <= now);
  const standing = suspensions.findLast(({ to }) => (to ?? Infinity) > now);
  return {
    scenario: rest,
    plan: shareOut(rest, plan, hasLeft),
    journeys: went.trips.flatMap(({ from, to, vehicle, departs, arrives, people }) =>
      departs > now
        ? []
        : [
            {
              way: `${from} ${to}`,
              vehicle,
              from: departs - now,
              minutes: Math.min(arrives, now) - departs,
              censored: arrives > now,
              people: sizeOf(people),
            },
          ],
    ),
    happenings: {
      hours: now / 60,
      suspensions: suspensions.flatMap(({ from, to }) =>
        to !== null && to <= now ? [to - from] : [],
      ),
      standing: standing ? now - standing.from : null,
      lost: scenario.vehicles.length - vehicles.length,
      vehicleHours: truth.lost.reduce<number>(
        (sum, lost) => sum + Math.min(lost ?? now, now) / 60,
        0,
      ),
    },
    ends: went.ends - now,
    straight: whenOpenFor((open * (all - came)) / Math.max(1, came), windows),
  };
}

/** Trips of vehicles that are not there any more go to whoever has least to do. */
function shareOut(
  { vehicles }: Scenario,
  { routes }: Plan,
  hasLeft: (load: TimedTrip['load']) => boolean,
): Plan {
  const still = new Map(
    routes.map(({ vehicle, trips }) => [vehicle, trips.filter(({ load }) => !hasLeft(load))]),
  );
  const kept = vehicles.map(({ id }) => ({ vehicle: id, trips: still.get(id) ?? [] }));
  for (const { id } of vehicles) still.delete(id);
  for (const trip of [...still.values()].flat()) {
    kept.sort((a, b) => a.trips.length - b.trips.length)[0]?.trips.push(trip);
  }
  return { routes: kept };
}

const openBefore = (windows: readonly Span[], now: number): number =>
  windows.length === 0
    ? now
    : windows.reduce((sum, { from, to }) => sum + Math.max(0, Math.min(to ?? now, now) - from), 0);
