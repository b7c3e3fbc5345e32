import { ANNOUNCED_WITHIN } from '../run/score.ts';
import type { AnnouncedTrip, Scenario } from '../scenario/types.ts';
import type { TimedTrip, Timetable } from '../schedule/types.ts';

/** What was announced for a vehicle and what is proposed for it now. */
export interface Change {
  readonly announced: AnnouncedTrip | null;
  readonly now: TimedTrip | null;
  /** Later (or, negative, earlier) than announced; null: another trip, or none. */
  readonly minutes: number | null;
}

/** Per vehicle in order of departure: the first announced trip beside the first proposed one, and so on. Those that are the same are left out. */
export function changesOf({ announced = [] }: Scenario, { trips }: Timetable): readonly Change[] {
  if (announced.length === 0) return [];
  const now = byVehicle(trips);
  const before = byVehicle(announced.toSorted((a, b) => a.departs - b.departs));
  return [...before].flatMap(([vehicle, told]) => {
    const planned = now.get(vehicle) ?? [];
    const most = Math.max(told.length, planned.length);
    return Array.from({ length: most }, (_, at): Change => {
      const [was, is] = [told[at] ?? null, planned[at] ?? null];
      const same = was && is && was.batch === is.batch && was.from === is.from && was.to === is.to;
      return { announced: was, now: is, minutes: same ? is.departs - was.departs : null };
    }).filter(
      ({ announced: was, minutes }) =>
        was !== null && (minutes === null || Math.abs(minutes) > ANNOUNCED_WITHIN),
    );
  });
}

function byVehicle<T extends { readonly vehicle: string }>(trips: readonly T[]): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const trip of trips) {
    const known = found.get(trip.vehicle);
    if (known) known.push(trip);
    else found.set(trip.vehicle, [trip]);
  }
  return found;
}
