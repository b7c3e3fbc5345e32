import type { SubjectId } from '../event.ts';
import type { VehicleState } from '../state/places.ts';
import type { Index } from './create-index.ts';

export interface VehicleRow {
  readonly vehicle: SubjectId;
  readonly label: string | null;
  readonly kind: string | null;
  readonly seats: number | null;
  readonly lying: number | null;
  readonly state: VehicleState['state'];
  readonly trip: SubjectId | null;
  readonly trips: number;
  /** Most ever counted on it. Capacity is what was seen, never seats. */
  readonly mostEver: number | null;
}

/** The fleet with each vehicle's current trip. Vehicles that only trips name are in it too. */
export const fleet = (index: Index): readonly VehicleRow[] => {
  const rows: VehicleRow[] = [];
  for (const vehicle of index.store.all('vehicle')) {
    const trips = index.vehicles.tripsOf(vehicle.id);
    let most: number | null = null;
    for (const trip of trips) {
      for (const count of [trip.boarded, trip.alighted]) {
        if (count?.exact) most = Math.max(most ?? 0, count.people);
      }
    }
    rows.push({
      vehicle: vehicle.id,
      label: vehicle.listed?.label ?? null,
      kind: vehicle.listed?.vehicleKind ?? null,
      seats: vehicle.listed?.seats ?? null,
      lying: vehicle.listed?.lying ?? null,
      state: vehicle.state,
      trip: index.vehicles.current(vehicle.id)?.id ?? null,
      trips: trips.length,
      mostEver: most,
    });
  }
  return rows.sort((a, b) => (a.vehicle < b.vehicle ? -1 : 1));
};
