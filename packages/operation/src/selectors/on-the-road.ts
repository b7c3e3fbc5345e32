import type { SubjectId } from '../event.ts';
import type { TripState, TripStatus } from '../state/trip.ts';
import type { Index } from './create-index.ts';
import { labelOf } from './rows.ts';

export interface OnTheRoadRow {
  readonly trip: SubjectId;
  readonly vehicle: SubjectId | null;
  readonly label: string | null;
  readonly status: TripStatus;
  /** Counted by us; null where nobody counted, never 0. */
  readonly people: number | null;
  readonly exact: boolean;
  readonly wounded: number | null;
  readonly lying: number | null;
  readonly from: SubjectId | null;
  readonly to: SubjectId | null;
  readonly corridor: SubjectId | null;
  /** Where and when it was last seen. */
  readonly lastSite: SubjectId | null;
  readonly lastAt: number | null;
  /** Since when it stands, if it stands. */
  readonly standingSince: number | null;
  readonly standingMs: number;
  readonly contested: boolean;
  /** This vehicle began another trip although nobody saw this one end. */
  readonly leftAgainAs: SubjectId | null;
}

/** Last place that anybody named for it. */
export const lastSeen = (
  trip: TripState,
): { readonly site: SubjectId | null; readonly at: number | null } => {
  let last: { readonly site: SubjectId | null; readonly at: number } | null = null;
  for (const list of [trip.passed, trip.halted, trip.sentBack]) {
    for (const seen of list) if (seen.site && (!last || seen.at >= last.at)) last = seen;
  }
  const start = trip.departed ?? trip.standing ?? trip.boarding;
  if (start && (!last || start.at > last.at)) last = start;
  return last ?? { site: trip.from, at: trip.lastAt };
};

export const standingSince = (trip: TripState): number | null => {
  if (trip.status === 'standing' || trip.status === 'boarding') {
    return (trip.standing ?? trip.boarding)?.at ?? null;
  }
  return trip.status === 'halted' ? (trip.since?.at ?? null) : null;
};

interface Asked {
  readonly version: number;
  readonly now: number;
  readonly rows: readonly OnTheRoadRow[];
}
/** A screen asks once for its list and once for each strip. */
const lastAsked = new WeakMap<Index, Asked>();

/** Every vehicle with people on board: longest standing first, then longest unseen. */
export const vehiclesOnTheRoad = (index: Index, now: number): readonly OnTheRoadRow[] => {
  const version = index.version();
  const known = lastAsked.get(index);
  if (known?.version === version && known.now === now) return known.rows;
  const rows = rowsAt(index, now);
  lastAsked.set(index, { version, now, rows });
  return rows;
};

interface Worked {
  readonly trips: readonly TripState[] | null;
  readonly vehicles: number;
  readonly row: OnTheRoadRow;
}
/** Good as long as neither the trip nor another one of its vehicle changed; only the waiting goes on. */
const worked = new WeakMap<TripState, Worked>();

const rowOf = (index: Index, trip: TripState): OnTheRoadRow => {
  const trips = trip.vehicle ? index.vehicles.tripsOf(trip.vehicle) : null;
  const vehicles = index.versionOf('vehicle');
  const known = worked.get(trip);
  if (known?.trips === trips && known.vehicles === vehicles) return known.row;
  const seen = lastSeen(trip);
  const row: OnTheRoadRow = {
    trip: trip.id,
    vehicle: trip.vehicle,
    label: labelOf(index, trip.vehicle),
    status: trip.status,
    people: trip.onBoard,
    exact: trip.boarded?.exact ?? false,
    wounded: trip.boarded?.wounded ?? null,
    lying: trip.boarded?.lying ?? null,
    from: trip.from,
    to: trip.to,
    corridor: trip.corridor,
    lastSite: seen.site,
    lastAt: seen.at,
    standingSince: standingSince(trip),
    standingMs: 0,
    contested: trip.contested.length > 0,
    leftAgainAs: index.vehicles.leftAgainAs(trip),
  };
  worked.set(trip, { trips, vehicles, row });
  return row;
};

const rowsAt = (index: Index, now: number): readonly OnTheRoadRow[] => {
  const rows: OnTheRoadRow[] = [];
  for (const id of index.members('withPeople')) {
    const trip = index.store.get('trip', id);
    if (!trip) continue;
    const row = rowOf(index, trip);
    const since = row.standingSince;
    rows.push({ ...row, standingMs: since === null ? 0 : Math.max(0, now - since) });
  }
  return rows.sort(
    (a, b) =>
      b.standingMs - a.standingMs ||
      (a.lastAt ?? 0) - (b.lastAt ?? 0) ||
      (a.trip < b.trip ? -1 : 1),
  );
};
