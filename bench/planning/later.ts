// What is left to plan when some of a timetable has been driven: the scenario as it stands at a later minute.
import type { Plan, PlanVehicle, Scenario, Span, TimedTrip, Timetable } from '@corridor/plan';
import { sizeOf } from '@corridor/plan';

/** `announced`: departures within half an hour are told to drivers, and so are not free to change. */
const TOLD = 30;

const later = (spans: readonly Span[], now: number): readonly Span[] =>
  spans
    .filter(({ to }) => to === null || to > now)
    .map(({ from, to }) => ({
      from: Math.max(0, from - now),
      to: to === null ? null : to - now,
    }));

/** Who fills or is on the road goes on; everything else is open again. */
export function scenarioAt(scenario: Scenario, { trips }: Timetable, now: number): Scenario {
  const gone = trips.filter(({ boards }) => boards.from <= now);
  const taken = new Map<string, number>();
  for (const { load } of gone) {
    for (const { group, times } of load) taken.set(group, (taken.get(group) ?? 0) + times);
  }
  const received = new Map<string, { people: number; lying: number }>();
  const sums = new Map<string, { departed: number; arrived: number }>();
  const add = (batch: string, departed: number, arrived: number) => {
    const known = sums.get(batch) ?? { departed: 0, arrived: 0 };
    sums.set(batch, {
      departed: known.departed + departed,
      arrived: known.arrived + arrived,
    });
  };
  const receive = (site: string, { people }: Pick<TimedTrip, 'people'>) => {
    const known = received.get(site) ?? { people: 0, lying: 0 };
    received.set(site, {
      people: known.people + sizeOf(people),
      lying: known.lying + people.lying,
    });
  };
  for (const trip of gone) {
    const isThere = trip.alights.to <= now;
    add(trip.batch, sizeOf(trip.people), isThere ? sizeOf(trip.people) : 0);
    if (isThere) receive(trip.to, trip);
  }
  for (const { at, from, aboard } of scenario.vehicles) {
    if (!aboard || from > now) continue;
    add(aboard.batch, 0, sizeOf(aboard.people));
    receive(at, aboard);
  }
  const byVehicle = Map.groupBy(trips, ({ vehicle }) => vehicle);
  return {
    ...scenario,
    windows: later(scenario.windows, now),
    sites: scenario.sites.map((site) => {
      const here = received.get(site.id);
      const { people, lying } = site.places;
      return {
        ...site,
        closed: later(site.closed, now),
        places: {
          people: people === null ? null : people - (here?.people ?? 0),
          lying: lying === null ? null : lying - (here?.lying ?? 0),
        },
      };
    }),
    checkpoints: scenario.checkpoints.map((one) => ({ ...one, open: later(one.open, now) })),
    vehicles: scenario.vehicles
      .filter(({ until }) => until === null || until > now)
      .map((vehicle) => vehicleAt(vehicle, byVehicle.get(vehicle.id) ?? [], now)),
    batches: scenario.batches.map((batch) => ({
      ...batch,
      groups: batch.groups
        .map((group) => ({ ...group, times: group.times - (taken.get(group.id) ?? 0) }))
        .filter(({ times }) => times > 0),
      already: {
        departed: batch.already.departed + (sums.get(batch.id)?.departed ?? 0),
        arrived: batch.already.arrived + (sums.get(batch.id)?.arrived ?? 0),
      },
    })),
    bindings: scenario.bindings.map((one) =>
      one.is === 'not-before' ? { ...one, minute: Math.max(0, one.minute - now) } : one,
    ),
    announced: trips
      .filter(({ boards, departs }) => boards.from > now && departs <= now + TOLD)
      .map(({ vehicle, batch, from, to, departs }) => ({
        vehicle,
        batch,
        from,
        to,
        departs: departs - now,
      })),
  };
}

function vehicleAt(vehicle: PlanVehicle, trips: readonly TimedTrip[], now: number): PlanVehicle {
  const until = vehicle.until === null ? null : vehicle.until - now;
  if (vehicle.aboard && vehicle.from > now) return { ...vehicle, from: vehicle.from - now, until };
  let { at, from } = vehicle;
  for (const trip of trips) {
    for (const leg of trip.empty) {
      if (leg.departs <= now) [at, from] = [leg.to, leg.arrives];
    }
    if (trip.boards.from > now) break;
    [at, from] = [trip.to, trip.alights.to];
    if (trip.alights.to <= now) continue;
    const aboard = { batch: trip.batch, people: trip.people };
    return { ...vehicle, at, from: Math.max(0, trip.arrives - now), until, aboard };
  }
  return { ...vehicle, at, from: Math.max(0, from - now), until, aboard: null };
}

/** What of a plan is still to come. */
export const planAt = ({ trips }: Timetable, now: number): Plan => {
  const open = trips.filter(({ boards }) => boards.from > now);
  return {
    routes: [...Map.groupBy(open, ({ vehicle }) => vehicle)].map(([vehicle, own]) => ({
      vehicle,
      trips: own.map(({ batch, from, to, load, convoy, notBefore }) => ({
        batch,
        from,
        to,
        load,
        convoy,
        notBefore: Math.max(0, notBefore - now),
      })),
    })),
  };
};
