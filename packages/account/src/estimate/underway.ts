import type { SubjectId } from '@corridor/operation';
import type { Quarter, TripEvidence } from '../evidence/types.ts';
import { normalCdf } from '../stats/normal.ts';
import { type Durations, isOpen, startOf } from './pairing.ts';
import {
  ARRIVAL_UNTOLD,
  ARRIVAL_UNTOLD_WEIGHT,
  DEPARTURE_MISSED,
  DEPARTURE_MISSED_WEIGHT,
  RECENT_WEIGHT,
  ROAD_SPREAD,
  ROAD_SPREAD_WEIGHT,
  ROAD_STOPPED,
  STOOD,
  STOOD_WEIGHT,
} from './priors.ts';

/** What is going on while somebody asks, as far as what was told of the last hours and of the days before shows it. */
export interface Underway {
  /** Boarded, and nobody told that it left: how likely it left all the same. */
  readonly hasLeft: (trip: TripEvidence) => number;
  /** Set out, and nobody told that it came in: how likely it is at its end all the same. */
  readonly isAtItsEnd: (trip: TripEvidence) => number;
  /** For each vehicle known by its departure alone, so many left of which nobody has told anything yet. */
  readonly untoldFor: (trip: TripEvidence) => number;
}

/** What happened so long ago as this, phones that were out of reach have told; quarters. */
const RECENT = 5;
/** So many deviations past what the road takes, one in ten is still on it. */
const NEARLY_ALL = 1.2816;
const DAY = 96;

const oddsOf = (share: number) => share / (1 - share);
/** Of a thing that has happened with `chance` and is told of but for `untold`: how likely it has, if nothing was told. */
const happenedUntold = (chance: number, untold: number, otherwise = 0) =>
  (chance * untold) / (chance * untold + 1 - chance + otherwise);

/** Nobody told how it began. */
const isBegunUntold = ({ departedAt, boardingAt }: TripEvidence) =>
  departedAt === null && boardingAt === null;
const seenLaterAt = ({ metAt, arrivedAt }: TripEvidence): Quarter | null =>
  metAt ?? arrivedAt ?? null;

/**
 * Two kinds of post tell of the same vehicle: who sees it leave, and who sees it pass or come in. Of those seen later, the
 * share whose departure nobody told gives how many are missing of those not seen later yet (Lincoln and Petersen); first
 * over all days, then of the last hours, for a phone out of reach is silent now and not in the mean.
 */
export const underwayOf = (
  trips: readonly TripEvidence[],
  durations: Durations,
  until: Quarter,
  isEndOfAnother: (place: number) => boolean,
): Underway => {
  let [seen, missed, recentSeen, recentMissed] = [0, 0, 0, 0];
  let [squares, roads] = [ROAD_SPREAD_WEIGHT * ROAD_SPREAD ** 2, ROAD_SPREAD_WEIGHT];
  const stood: number[] = [];
  /** Of vehicles that came in, when the last of them had set out, by where they came in. */
  const lastToArrive = new Map<SubjectId | null, Quarter>();
  let held = 0;
  trips.forEach((trip, place) => {
    const { boardingAt, departedAt, arrivedAt, status } = trip;
    const later = seenLaterAt(trip);
    // An arrival under another name: its departure was told under the first.
    if (later !== null && !isEndOfAnother(place)) {
      const isMissed = isBegunUntold(trip) ? 1 : 0;
      seen++;
      missed += isMissed;
      if (later >= until - RECENT && later <= until) {
        recentSeen++;
        recentMissed += isMissed;
      }
    }
    if (boardingAt !== null) {
      if (departedAt !== null && departedAt >= boardingAt) stood.push(departedAt - boardingAt);
      else if (status === 'cancelled') held++;
    }
    if (status === 'arrived' && departedAt !== null && arrivedAt !== null) {
      const usual = durations.of(trip.from, trip.to);
      const took = arrivedAt - departedAt;
      // A clock set wrong says nothing of the road.
      if (took < 0 || took > DAY || arrivedAt > until) return;
      lastToArrive.set(trip.to, Math.max(departedAt, lastToArrive.get(trip.to) ?? departedAt));
      const apart = Math.min(1, Math.abs(Math.log((took + 0.5) / (usual + 0.5))));
      squares += apart * apart;
      roads++;
    }
  });
  const usuallyMissed =
    (DEPARTURE_MISSED * DEPARTURE_MISSED_WEIGHT + missed) / (DEPARTURE_MISSED_WEIGHT + seen);
  const missedNow = (RECENT_WEIGHT * usuallyMissed + recentMissed) / (RECENT_WEIGHT + recentSeen);
  const spread = Math.sqrt(squares / roads);

  const isOnItsRoad = (trip: TripEvidence) =>
    isOpen(trip) && (trip.departures > 0 || trip.metAt !== undefined);
  /** How far past what its road takes, in deviations. */
  const lateBy = (trip: TripEvidence, start: Quarter): number => {
    const usual = durations.of(trip.from, trip.to);
    return Math.log((Math.max(0, until - start) + 0.5) / (usual + 0.5)) / spread;
  };
  /** How likely it would be over by now, told or not. */
  const chanceOver = (trip: TripEvidence): number => {
    const start = startOf(trip);
    return start === null ? 0 : normalCdf(lateBy(trip, start));
  };
  /** Whoever set out later has come in: the road was not stopped before it. */
  const isOvertaken = (trip: TripEvidence, start: Quarter) =>
    start < (lastToArrive.get(trip.to) ?? Number.NEGATIVE_INFINITY);
  let [over, open] = [0, 0];
  for (const trip of trips) {
    const start = startOf(trip);
    if (start === null || start > until || until - start > DAY / 2) continue;
    if (trip.status !== 'arrived' && !isOnItsRoad(trip)) continue;
    if (!isOvertaken(trip, start) || lateBy(trip, start) < NEARLY_ALL) continue;
    over++;
    if (trip.status !== 'arrived') open++;
  }
  const untoldNow =
    (ARRIVAL_UNTOLD * ARRIVAL_UNTOLD_WEIGHT + open) / (ARRIVAL_UNTOLD_WEIGHT + over);

  stood.sort((a, b) => a - b);
  /** Of vehicles that stood so many quarters since boarding began, those that would have left. */
  const chanceLeft = (quarters: number): number => {
    let gone = STOOD_WEIGHT * (1 - Math.exp(-quarters / STOOD));
    for (const each of stood) {
      if (each > quarters) break;
      gone += each === quarters ? 0.5 : 1;
    }
    return gone / (STOOD_WEIGHT + stood.length + held + 1);
  };
  const isAtItsEnd = (trip: TripEvidence): number => {
    const start = startOf(trip);
    if (start === null || !isOnItsRoad(trip)) return 0;
    const stopped = isOvertaken(trip, start) ? 0 : ROAD_STOPPED;
    return happenedUntold(chanceOver(trip), untoldNow, stopped);
  };
  return {
    hasLeft: ({ boardingAt }) =>
      boardingAt === null || boardingAt > until
        ? 0
        : happenedUntold(chanceLeft(until - boardingAt), missedNow),
    isAtItsEnd,
    untoldFor: (trip) =>
      isOpen(trip) && trip.departedAt !== null && trip.metAt === undefined
        ? oddsOf(missedNow) * (1 - chanceOver(trip))
        : 0,
  };
};
