import type { SubjectId } from '../event.ts';
import type { Finding } from '../findings/rules.ts';
import type { VehicleState } from '../state/places.ts';
import type { TripState } from '../state/trip.ts';
import { metOnTheRoad } from './met-on-the-road.ts';
import type { Store } from './store.ts';

/** When the vehicle was taken up by this trip; `to` null while nobody saw it end. */
interface Span {
  readonly from: number;
  readonly to: number | null;
  readonly doubt: number;
}

const spanOf = (trip: TripState): Span | null => {
  if (trip.status === 'cancelled' || trip.status === 'planned') return null;
  // Met on the road is no new journey: the one that left would be thought over, and its people off the road.
  if (metOnTheRoad(trip)) return null;
  const start = trip.boarding ?? trip.standing ?? trip.departed ?? trip.passed[0] ?? trip.arrived;
  if (!start) return null;
  const end = trip.arrived ?? (trip.status === 'sent-back' ? trip.since : null);
  const to = end ? end.at : trip.status === 'arrived' ? (trip.since?.at ?? null) : null;
  return { from: start.at, to, doubt: start.doubt + (end?.doubt ?? 0) };
};

export interface VehicleTrips {
  readonly change: (before: TripState | null, after: TripState | null) => void;
  /** A vehicle may turn out to be two, or two to be one. */
  readonly vehicleChanged: (before: VehicleState | null, after: VehicleState | null) => void;
  readonly tripsOf: (vehicle: SubjectId) => readonly TripState[];
  /** The next trip this vehicle began although nobody saw this one end. */
  readonly leftAgainAs: (trip: TripState) => SubjectId | null;
  readonly conflicts: (vehicle: SubjectId) => readonly Finding[];
}

const startOf = (trip: TripState) => spanOf(trip)?.from ?? Number.NEGATIVE_INFINITY;

export const createVehicleTrips = (store: Store): VehicleTrips => {
  /** By the id that the trip names; a vehicle may be a linked set of several. */
  const trips = new Map<SubjectId, Set<SubjectId>>();
  /** Worked out anew only when one of this vehicle's trips changed. */
  const sorted = new Map<SubjectId, readonly TripState[]>();
  const conflicting = new Map<SubjectId, readonly Finding[]>();
  const forget = (vehicle: SubjectId) => {
    sorted.delete(vehicle);
    conflicting.delete(vehicle);
  };

  const tripsOf = (id: SubjectId): readonly TripState[] => {
    const vehicle = store.resolve(id);
    const known = sorted.get(vehicle);
    if (known) return known;
    const names = [vehicle, ...(store.get('vehicle', vehicle)?.linked ?? [])];
    const list = names
      .flatMap((name) => [...(trips.get(name) ?? [])])
      .flatMap((trip) => store.get('trip', trip) ?? []);
    list.sort((a, b) => startOf(a) - startOf(b) || (a.id < b.id ? -1 : 1));
    sorted.set(vehicle, list);
    return list;
  };

  const leftAgainAs = (trip: TripState): SubjectId | null => {
    const span = spanOf(trip);
    if (!span || span.to !== null || !trip.vehicle) return null;
    const list = tripsOf(trip.vehicle);
    let low = 0;
    let high = list.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (startOf(list[middle] as TripState) <= span.from) low = middle + 1;
      else high = middle;
    }
    return list[low]?.id ?? null;
  };

  return {
    tripsOf,
    leftAgainAs,
    conflicts: (id) => {
      const vehicle = store.resolve(id);
      const known = conflicting.get(vehicle);
      if (known) return known;
      const found: Finding[] = [];
      let open: { readonly trip: TripState; readonly span: Span } | null = null;
      for (const trip of tripsOf(vehicle)) {
        const span = spanOf(trip);
        if (!span) continue;
        const overlaps =
          open !== null &&
          (open.span.to ?? Number.POSITIVE_INFINITY) > span.from + span.doubt + open.span.doubt;
        // An arrival without a slip is most likely the end of the trip it seems to cut into.
        if (open && overlaps && !trip.unmatched && !open.trip.unmatched) {
          found.push({
            rule: 'vehicle-in-two-places',
            subject: trip.id,
            other: open.trip.id,
            lines: [
              ...(trip.since ? [trip.since.line] : []),
              ...(open.trip.since ? [open.trip.since.line] : []),
            ],
          });
        }
        // One missing arrival is told once, not against every later trip.
        if (open === null || open.span.to === null || span.to === null || span.to >= open.span.to) {
          open = { trip, span };
        }
      }
      conflicting.set(vehicle, found);
      return found;
    },
    change: (before, after) => {
      if (before?.vehicle) {
        trips.get(before.vehicle)?.delete(before.id);
        forget(store.resolve(before.vehicle));
      }
      if (!after?.vehicle) return;
      const set = trips.get(after.vehicle) ?? new Set();
      trips.set(after.vehicle, set.add(after.id));
      forget(store.resolve(after.vehicle));
    },
    vehicleChanged: (before, after) => {
      for (const state of [before, after]) {
        if (state) for (const id of [state.id, ...(state.linked ?? [])]) forget(id);
      }
    },
  };
};
