import { tripLabel } from '@corridor/operation';
import type { Evidence, TripEvidence } from './types.ts';

/**
 * Puts in the vehicle where nobody recorded it: what is painted on a vehicle stands in the name of its trips, and the other
 * trips of that label tell which it was, if they all name the same. It belongs here and not to whoever reckons: in what is
 * published a trip's name says nothing. A trip is the same object again as long as the same is put in.
 */
export const createNaming = (): ((trips: Evidence['trips']) => Evidence['trips']) => {
  const named = new WeakMap<TripEvidence, TripEvidence>();
  return (trips) => {
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
      const like = byLabel.get(tripLabel(trip.id));
      if (!like) return trip;
      const { vehicle, vehicleKind } = like;
      const before = named.get(trip);
      if (before?.vehicle === vehicle && before.vehicleKind === vehicleKind) return before;
      const now = { ...trip, vehicle, vehicleKind };
      named.set(trip, now);
      return now;
    });
  };
};
