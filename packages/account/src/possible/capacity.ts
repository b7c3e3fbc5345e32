import { MOST_EVER, MOST_OF_ANY } from '@corridor/operation';
import type { TripEvidence, VehicleKind } from '../evidence/types.ts';

/** Most people on any vehicle of a kind; `null`: of a vehicle of which nobody knows the kind. Never its seats. */
export type Capacity = (kind: VehicleKind | null) => number;

const usual = (kind: VehicleKind | null) => (kind ? MOST_EVER[kind] : MOST_OF_ANY);

/**
 * More than ever, seen by two who each looked at the people: the second largest. One alone may have typed a digit too
 * many, and would let every bus that nobody counted carry 640.
 */
const seenTwice = ({ tallies, vehicleKind }: TripEvidence): number => {
  const most = usual(vehicleKind);
  // Nearly no trip has any, and there are tens of thousands.
  if (!tallies.some(({ people }) => people > most)) return 0;
  const beyond = tallies.filter(({ exact, people }) => exact && people > most);
  if (beyond.length < 2) return 0;
  let seen = 0;
  for (const [i, a] of beyond.entries()) {
    for (const b of beyond.slice(i + 1)) {
      const areTwo = a.counter !== b.counter && !(a.look === b.look && (a.isKeyed || b.isKeyed));
      if (areTwo) seen = Math.max(seen, Math.min(a.people, b.people));
    }
  }
  return seen;
};

/** The most that was ever reported on a vehicle of this kind, or that two people saw on one in this operation. */
export const capacityOf = (trips: readonly TripEvidence[]): Capacity => {
  const most = new Map<VehicleKind | null, number>();
  for (const trip of trips) {
    if (trip.tallies.length < 2) continue;
    const seen = seenTwice(trip);
    if (seen > (most.get(trip.vehicleKind) ?? 0)) most.set(trip.vehicleKind, seen);
  }
  return (kind) => Math.max(usual(kind), most.get(kind) ?? 0);
};
