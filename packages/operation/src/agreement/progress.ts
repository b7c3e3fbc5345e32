import type { SubjectId } from '../event.ts';
import type { TripState } from '../state/trip.ts';

/**
 * What became of a batch, by the plain sum of what our people counted on its trips; open discrepancies stand beside it. `…AtLeast` is what
 * a condition is measured with: of an "about" count the lower end, of an uncounted trip nothing.
 */
export interface BatchProgress {
  readonly trips: readonly SubjectId[];
  /** Those of them that have not gone: planned, boarding or standing; of one sent back that boards again as well. */
  readonly waiting: readonly SubjectId[];
  /** On board or gone, standing ones included. */
  readonly boarded: number;
  readonly boardedAtLeast: number;
  readonly departed: number;
  readonly departedAtLeast: number;
  readonly arrived: number;
  readonly arrivedAtLeast: number;
  /** Planned, boarding or standing: not yet gone. */
  readonly toGo: number;
  readonly onTheRoad: number;
  readonly sentBack: number;
  readonly done: number;
  /** Trips that left or arrived without a count. */
  readonly uncounted: number;
  readonly outOfBalance: number;
  /** Trips with people on board that stand, by where they stand. */
  readonly standing: readonly {
    readonly trip: SubjectId;
    readonly site: SubjectId | null;
    readonly since: number;
  }[];
  readonly firstDeparture: number | null;
  readonly lastArrival: number | null;
}

/** Where it is says more than that it left once: it may have been sent back and board again, or have been seen only on the road. */
const isGone = ({ status }: TripState): boolean =>
  status === 'departed' || status === 'passed' || status === 'halted';

const placeOf = (trip: TripState): SubjectId | null => {
  if (trip.status === 'standing') return trip.standing?.site ?? null;
  const halt = trip.halted[trip.halted.length - 1];
  return halt?.site ?? null;
};

export const progressOf = (trips: Iterable<TripState>): BatchProgress => {
  const sum = {
    boarded: 0,
    boardedAtLeast: 0,
    departed: 0,
    departedAtLeast: 0,
    arrived: 0,
    arrivedAtLeast: 0,
    toGo: 0,
    onTheRoad: 0,
    sentBack: 0,
    done: 0,
    uncounted: 0,
    outOfBalance: 0,
  };
  const ids: SubjectId[] = [];
  const waiting: SubjectId[] = [];
  const standing: BatchProgress['standing'][number][] = [];
  let firstDeparture: number | null = null;
  let lastArrival: number | null = null;
  for (const trip of trips) {
    if (trip.status === 'cancelled') continue;
    ids.push(trip.id);
    const { status, boarded, alighted } = trip;
    const hasArrived = status === 'arrived';
    const isBack = status === 'sent-back';
    if (trip.imbalance) sum.outOfBalance++;
    if (isBack) sum.sentBack++;
    else if (hasArrived) sum.done++;
    else if (isGone(trip)) sum.onTheRoad++;
    else {
      sum.toGo++;
      waiting.push(trip.id);
    }
    if (isBack) continue;
    const isStanding = status === 'standing' || status === 'halted';
    if (isGone(trip) || hasArrived || isStanding) {
      // Who got off was on board, whether anybody counted them in or not.
      sum.boarded += boarded?.people ?? alighted?.people ?? 0;
      sum.boardedAtLeast += boarded?.low ?? alighted?.low ?? 0;
    }
    if (isStanding) {
      standing.push({ trip: trip.id, site: placeOf(trip), since: trip.since?.at ?? 0 });
    }
    if (isGone(trip) || hasArrived) {
      sum.departed += boarded?.people ?? alighted?.people ?? 0;
      sum.departedAtLeast += boarded?.low ?? alighted?.low ?? 0;
      if (!boarded && !alighted) sum.uncounted++;
      const at = trip.departed?.at ?? null;
      if (at !== null && (firstDeparture === null || at < firstDeparture)) firstDeparture = at;
    }
    if (!hasArrived) continue;
    sum.arrived += alighted?.people ?? 0;
    sum.arrivedAtLeast += alighted?.low ?? 0;
    if (!alighted && boarded) sum.uncounted++;
    const at = trip.arrived?.at ?? null;
    if (at !== null && (lastArrival === null || at > lastArrival)) lastArrival = at;
  }
  ids.sort();
  waiting.sort();
  standing.sort((a, b) => (a.trip < b.trip ? -1 : 1));
  return { trips: ids, waiting, ...sum, standing, firstDeparture, lastArrival };
};
