import type { SubjectId } from '../event.ts';
import type { TripState } from '../state/trip.ts';

/**
 * What we counted ourselves. Left and arrived are asked apart; a count of the one never changes the other. Sums over
 * single trips; who is on the road hangs on other trips of the vehicle too and is asked in `under-way.ts`.
 */
export interface Counted {
  /** Counted one by one on arrival: "arrived, at least". Never "about". */
  readonly arrivedAtLeast: number;
  /** Counted one by one before leaving: "left, at least". */
  readonly departedAtLeast: number;
  /** Sum of counts, "about" included: for showing beside, never instead. */
  readonly arrivedCounted: number;
  readonly departedCounted: number;
  readonly departures: number;
  readonly arrivals: number;
  /** Trips without any count at that end. */
  readonly departuresUncounted: number;
  readonly arrivalsUncounted: number;
  readonly sentBack: number;
  readonly unmatched: number;
  readonly outOfBalance: number;
}
type Totals = { -readonly [K in keyof Counted]: number };

const NAMES: readonly (keyof Counted)[] = [
  'arrivedAtLeast',
  'departedAtLeast',
  'arrivedCounted',
  'departedCounted',
  'departures',
  'arrivals',
  'departuresUncounted',
  'arrivalsUncounted',
  'sentBack',
  'unmatched',
  'outOfBalance',
];
const nothing = (): Totals =>
  Object.fromEntries(NAMES.map((name) => [name, 0])) as unknown as Totals;

const addTrip = (totals: Totals, trip: TripState, sign: 1 | -1): void => {
  const arrived = trip.status === 'arrived';
  totals.arrivedAtLeast += sign * trip.minimumArrived;
  totals.departedAtLeast += sign * trip.minimumDeparted;
  if (arrived || trip.minimumArrived) {
    totals.arrivedCounted += sign * (trip.alighted?.people ?? 0);
  }
  totals.departures += sign * trip.departures;
  if (trip.departures) {
    totals.departedCounted += sign * (trip.boarded?.people ?? 0);
    if (!trip.boarded) totals.departuresUncounted += sign;
  }
  if (arrived) {
    totals.arrivals += sign;
    if (!trip.alighted) totals.arrivalsUncounted += sign;
  }
  if (trip.status === 'sent-back') totals.sentBack += sign;
  if (trip.unmatched) totals.unmatched += sign;
  if (trip.imbalance) totals.outOfBalance += sign;
};

/** A part of the operation that is counted by itself. */
export type CountScope = 'all' | `from ${SubjectId}` | `to ${SubjectId}` | `batch ${SubjectId}`;

export interface CountedIndex {
  readonly change: (before: TripState | null, after: TripState | null) => void;
  readonly counted: (scope: CountScope) => Counted;
  /** Where any trip was bound for or arrived: each has a scope `to …`. By id. */
  readonly destinations: () => readonly SubjectId[];
}

export const createCounted = (): CountedIndex => {
  const scopes = new Map<CountScope, Totals>([['all', nothing()]]);
  const scopesOf = (trip: TripState): readonly CountScope[] => [
    'all',
    ...(trip.from ? [`from ${trip.from}` as const] : []),
    ...(trip.to ? [`to ${trip.to}` as const] : []),
    ...(trip.batch ? [`batch ${trip.batch}` as const] : []),
  ];
  const add = (trip: TripState, sign: 1 | -1) => {
    for (const scope of scopesOf(trip)) {
      let totals = scopes.get(scope);
      if (!totals) {
        totals = nothing();
        scopes.set(scope, totals);
      }
      addTrip(totals, trip, sign);
    }
  };
  return {
    change: (before, after) => {
      if (before) add(before, -1);
      if (after) add(after, 1);
    },
    counted: (scope) => ({ ...(scopes.get(scope) ?? nothing()) }),
    destinations: () =>
      [...scopes.keys()]
        .flatMap((scope) => (scope.startsWith('to ') ? [scope.slice(3)] : []))
        .sort(),
  };
};
