import type { MomentAt } from '../state/common.ts';
import type { TripState } from '../state/trip.ts';

/**
 * A vehicle that somebody met on the road without its slip: it stands or passes somewhere, and nobody said that it left or came.
 * Most likely it is one of the trips that did leave; a person says which. `null`: not such a trip.
 */
export const metOnTheRoad = (trip: TripState): MomentAt | null => {
  if (trip.planned || trip.boarding || trip.standing || trip.departed || trip.arrived) return null;
  const met = [...trip.passed, ...trip.halted, ...trip.sentBack];
  const [first] = met.sort((a, b) => a.at - b.at);
  return first ?? null;
};
