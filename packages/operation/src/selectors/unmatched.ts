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

interface Worked {
  readonly arrival: TripState;
  readonly trips: readonly TripState[];
  readonly row: UnmatchedRow;
}
/** Of arrivals whose vehicle is known: good as long as none of that vehicle's trips changed. */
const lastWorked = new WeakMap<Index, Map<SubjectId, Worked>>();

/** Arrived without a slip, with the departures it may belong to. */
export const unmatchedArrivals = (index: Index): readonly UnmatchedRow[] => {
  const before = lastWorked.get(index);
  const worked = new Map<SubjectId, Worked>();
  const rows: UnmatchedRow[] = [];
  for (const id of index.members('unmatched')) {
    const arrival = index.store.get('trip', id);
    if (!arrival?.arrived) continue;
    if (!arrival.vehicle) {
      rows.push(rowOf(index, arrival, openEnded(index)));
      continue;
    }
    const trips = index.vehicles.tripsOf(arrival.vehicle);
    const known = before?.get(id);
    const isSame = known?.arrival === arrival && known.trips === trips;
    const one = isSame ? known : { arrival, trips, row: rowOf(index, arrival, trips) };
    worked.set(id, one);
    rows.push(one.row);
  }
  lastWorked.set(index, worked);
  return rows.sort((a, b) => b.arrivedAt - a.arrivedAt || (a.trip < b.trip ? -1 : 1));
};

const openEnded = ({ members, store }: Index): readonly TripState[] =>
  [...members('openEnded')].flatMap((id) => store.get('trip', id) ?? []);

const rowOf = (index: Index, arrival: TripState, among: readonly TripState[]): UnmatchedRow => ({
  trip: arrival.id,
  vehicle: arrival.vehicle,
  site: arrival.arrived?.site ?? null,
  arrivedAt: arrival.arrived?.at ?? 0,
  people: arrival.alighted?.people ?? null,
  proposals: among
    .filter((left) => index.members('openEnded').has(left.id) && mayBe(arrival, left))
    .map((left) => ({
      trip: left.id,
      departedAt: left.departed?.at ?? 0,
      sameVehicle: arrival.vehicle !== null,
      people: left.onBoard,
    }))
    // The latest that left before is the likeliest.
    .sort((a, b) => b.departedAt - a.departedAt || (a.trip < b.trip ? -1 : 1))
    .slice(0, MOST_PROPOSALS),
});
