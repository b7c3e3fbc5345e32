import type { SubjectId } from '../event.ts';
import type { TripState } from '../state/trip.ts';
import type { Index } from './create-index.ts';

export interface ProposedLink {
  readonly trip: SubjectId;
  readonly departedAt: number;
  /** The same vehicle was named at both ends; otherwise only time and place fit. */
  readonly sameVehicle: boolean;
  readonly people: number | null;
}
export interface UnmatchedRow {
  readonly trip: SubjectId;
  readonly vehicle: SubjectId | null;
  readonly site: SubjectId | null;
  readonly arrivedAt: number;
  readonly people: number | null;
  /** Best first. A device proposes, a person decides. */
  readonly proposals: readonly ProposedLink[];
}

/** Nobody is two days on this road; whoever left before that is another trip. */
const LONGEST_MS = 48 * 60 * 60 * 1000;
const MOST_PROPOSALS = 5;

const mayBe = (arrival: TripState, left: TripState): boolean => {
  const { arrived, notSame } = arrival;
  const { departed } = left;
  if (!arrived || !departed || left.id === arrival.id) return false;
  if (notSame?.includes(left.id) || left.notSame?.includes(arrival.id)) return false;
  if (left.to && arrived.site && left.to !== arrived.site) return false;
  const doubt = arrived.doubt + departed.doubt;
  const took = arrived.at - departed.at;
  return took + doubt >= 0 && took - doubt <= LONGEST_MS;
};

/** Arrived without a slip, with the departures it may belong to. */
export const unmatchedArrivals = (index: Index): readonly UnmatchedRow[] => {
  const rows: UnmatchedRow[] = [];
  for (const id of index.members('unmatched')) {
    const trip = index.store.get('trip', id);
    const { arrived } = trip ?? {};
    if (!trip || !arrived) continue;
    const named: TripState[] = [];
    if (trip.vehicle) {
      for (const other of index.vehicles.tripsOf(trip.vehicle)) {
        if (index.members('openEnded').has(other.id)) named.push(other);
      }
    } else {
      for (const other of index.members('openEnded')) {
        const state = index.store.get('trip', other);
        if (state) named.push(state);
      }
    }
    const proposals = named
      .filter((left) => mayBe(trip, left))
      .map((left) => ({
        trip: left.id,
        departedAt: left.departed?.at ?? 0,
        sameVehicle: trip.vehicle !== null,
        people: left.onBoard,
      }))
      // The latest that left before is the likeliest.
      .sort((a, b) => b.departedAt - a.departedAt || (a.trip < b.trip ? -1 : 1))
      .slice(0, MOST_PROPOSALS);
    rows.push({
      trip: id,
      vehicle: trip.vehicle,
      site: arrived.site,
      arrivedAt: arrived.at,
      people: trip.alighted?.people ?? null,
      proposals,
    });
  }
  return rows.sort((a, b) => b.arrivedAt - a.arrivedAt || (a.trip < b.trip ? -1 : 1));
};
