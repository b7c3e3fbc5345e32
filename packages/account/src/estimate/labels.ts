import { tripLabel } from '@corridor/operation';
import type { TripEvidence } from '../evidence/types.ts';

/**
 * What is painted on a vehicle stands in the name of its trips. Where nobody recorded the vehicle, the other trips of that
 * label tell which it was, if they all name the same.
 */
export const withVehicles = (trips: readonly TripEvidence[]): readonly TripEvidence[] => {
  if (trips.every(({ vehicle }) => vehicle !== null)) return trips;
  const byLabel = new Map<string, TripEvidence | null>();
  for (const trip of trips) {
    if (trip.vehicle === null) continue;
    const label = tripLabel(trip.id);
    const before = byLabel.get(label);
    if (before === undefined) byLabel.set(label, trip);
    else if (before && before.vehicle !== trip.vehicle) byLabel.set(label, null);
  }
  return trips.map((trip) => {
    if (trip.vehicle !== null) return trip;
    const named = byLabel.get(tripLabel(trip.id));
    return named ? { ...trip, vehicle: named.vehicle, vehicleKind: named.vehicleKind } : trip;
  });
};
