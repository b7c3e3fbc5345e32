import type { TimedTrip } from '../schedule/types.ts';
import type { Facts } from './facts.ts';
import { checkLeg, type Leg, type Passed } from './legs.ts';
import { quickestWays } from './quickest.ts';
import type { Tell } from './rules.ts';
import { NEAR } from './spans.ts';

/** Follows each vehicle from where it stands through all its trips, and answers what passes the checkpoints. */
export function checkRoutes(
  facts: Facts,
  trips: readonly TimedTrip[],
  alighted: ReadonlyMap<string, number>,
  tell: Tell,
): readonly Passed[] {
  const passed: Passed[] = [];
  const quickest = quickestWays(facts);
  const places = new Map<string, { at: string; free: number }>();
  for (const { id, at, from } of facts.vehicles.values()) {
    places.set(id, { at, free: alighted.get(id) ?? from });
  }
  for (const trip of trips) {
    const { vehicle, from, to, empty, boards, departs, arrives, passes, alights } = trip;
    const place = places.get(vehicle) as { at: string; free: number };
    const started = place.at;
    let [minutes, withPassages] = [0, 0];
    for (const leg of empty) {
      if (leg.from !== place.at) tell('not-there', { vehicle, from: leg.from, at: place.at });
      if (leg.departs < place.free - NEAR) {
        tell('not-free', { vehicle, from: leg.from, minute: leg.departs, free: place.free });
      }
      const course = checkLeg(facts, { ...leg, vehicle, isLoaded: false }, passed, tell);
      minutes += course?.minutes ?? 0;
      withPassages += course?.minutes ?? 0;
      for (const { id } of course?.checkpoints ?? []) {
        withPassages += facts.checkpoints.get(id)?.minutes.empty ?? 0;
      }
      place.at = leg.to;
      place.free = Math.max(place.free, leg.arrives);
    }
    if (place.at !== from) tell('not-there', { vehicle, from, at: place.at });
    else if (empty.length > 0) {
      const [driving, passages] = quickest(started, from);
      if (minutes > driving + NEAR && withPassages > passages + NEAR) {
        tell('detour', { vehicle, from: started, to: from, minutes, quickest: driving });
      }
    }
    if (boards.from < place.free - NEAR) {
      const { free } = place;
      tell('called-too-early', { vehicle, site: from, minute: boards.from, free });
    }
    const leg: Leg = { vehicle, isLoaded: true, from, to, departs, passes, arrives };
    checkLeg(facts, leg, passed, tell);
    checkUntil(facts, trip, tell);
    place.at = to;
    place.free = alights.to;
  }
  return passed;
}

function checkUntil(facts: Facts, trip: TimedTrip, tell: Tell): void {
  const { vehicle, from, empty, boards, arrives, alights } = trip;
  const until = facts.vehicles.get(vehicle)?.until ?? null;
  if (until === null) return;
  const parts = [
    ...empty.map((leg) => [`its way to ${leg.to}`, leg.arrives] as const),
    [`filling at ${from}`, boards.to] as const,
    [`its way to ${trip.to}`, arrives] as const,
    [`emptying at ${trip.to}`, alights.to] as const,
  ];
  const over = parts.find(([, minute]) => minute > until + NEAR);
  if (over) tell('vehicle-gone', { vehicle, until, what: over[0], minute: over[1] });
}
