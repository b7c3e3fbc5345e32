import type { SubjectId } from '@corridor/operation';
import type { Quarter, TripEvidence } from '../evidence/types.ts';
import { normalCdf } from '../stats/normal.ts';
import { type Late, lateOf, type Newest, USUALLY_LATE, untoldBy } from './late.ts';
import { type Durations, isOpen, startOf } from './pairing.ts';
import {
  ARRIVAL_UNTOLD,
  ARRIVAL_UNTOLD_WEIGHT,
  DEPARTURE_MISSED,
  DEPARTURE_MISSED_WEIGHT,
  ROAD_SPREAD,
  ROAD_SPREAD_WEIGHT,
  ROAD_STOPPED,
  STOOD,
  STOOD_WEIGHT,
} from './priors.ts';
import { HIDDEN, type Unheard, unheardOf } from './silence.ts';

/** What is going on while somebody asks, as far as what was told of the last hours and of the days before shows it. */
export interface Underway {
  /** Boarded, and nobody told that it left: how likely it left all the same. */
  readonly hasLeft: (trip: TripEvidence, more?: number) => number;
  /** Set out, and nobody told that it came in: how likely it is at its end all the same. */
  readonly isAtItsEnd: (trip: TripEvidence, more?: number, faster?: number) => number;
  /** For each vehicle known by its departure alone, so many left of which nobody has told anything yet. */
  readonly untoldFor: (trip: TripEvidence, more?: number) => number;
  /** What sites usually send, and did not tell of. */
  readonly unheard: readonly Unheard[];
  /** Of what happened just now, the share not told yet, by measure and by where. */
  readonly late: LateBySite;
}

/** What is known of it at one site, by which end. */
export type LateBySite = {
  readonly [end in 'left' | 'arrived']: (site: SubjectId | null) => Late;
};

const ROUNDS = 4;
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
 * over all days, then of the last hours, for a phone out of reach is silent now and not in the mean. The newest is told
 * least: each function takes how much `more` of it may be untold, and how much `faster` (logarithm) the
 * road may be today: that is what the answers have in common.
 */
export const underwayOf = (
  trips: readonly TripEvidence[],
  durations: Durations,
  until: Quarter,
  isEndOfAnother: (place: number) => boolean,
): Underway => {
  let [seen, missed] = [0, 0];
  const newest: Newest[] = [];
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
      if (later >= until - HIDDEN && later <= until) {
        const before = trip.departedAt ?? trip.boardingAt;
        const usual = durations.of(trip.from, trip.to) * (trip.metAt === undefined ? 1 : MET_AFTER);
        newest.push({
          age: until - (before ?? later - usual),
          isUntold: isMissed === 1,
          likely: 1,
        });
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
  const departures = lateOf(newest, usuallyMissed);
  const missedAt = untoldBy(departures, usuallyMissed);
  const spread = Math.sqrt(squares / roads);

  const isOnItsRoad = (trip: TripEvidence) =>
    isOpen(trip) && (trip.departures > 0 || trip.metAt !== undefined);
  /** How far past what its road takes, in deviations. */
  const lateBy = (trip: TripEvidence, start: Quarter): number => {
    const usual = durations.of(trip.from, trip.to);
    return Math.log((Math.max(0, until - start) + 0.5) / (usual + 0.5)) / spread;
  };
  /** How likely it would be over by now, told or not. */
  const chanceOver = (trip: TripEvidence, faster = 0): number => {
    const start = startOf(trip);
    return start === null ? 0 : normalCdf(lateBy(trip, start) + faster / spread);
  };
  /** Whoever set out later has come in: the road was not stopped before it. */
  const isOvertaken = (trip: TripEvidence, start: Quarter) =>
    start < (lastToArrive.get(trip.to) ?? Number.NEGATIVE_INFINITY);
  /** Not counting what may not have been told yet. */
  let [over, open] = [0, 0];
  const ends: { to: SubjectId | null; age: number; isUntold: boolean; trip: TripEvidence }[] = [];
  for (const trip of trips) {
    const start = startOf(trip);
    if (start === null || start > until || until - start > DAY / 2) continue;
    const isUntold = trip.status !== 'arrived';
    if (isUntold && !isOnItsRoad(trip)) continue;
    const came = isUntold ? null : trip.arrivedAt;
    const age = until - (came ?? start + durations.of(trip.from, trip.to));
    ends.push({ to: trip.to, age, isUntold, trip });
    if (age < HIDDEN || !isOvertaken(trip, start) || lateBy(trip, start) < NEARLY_ALL) continue;
    over++;
    if (isUntold) open++;
  }
  const usuallyUntold =
    (ARRIVAL_UNTOLD * ARRIVAL_UNTOLD_WEIGHT + open) / (ARRIVAL_UNTOLD_WEIGHT + over);

  const isAtItsEndBy = (late: Late, trip: TripEvidence, more = 0, faster = 0): number => {
    const start = startOf(trip);
    if (start === null) return 0;
    // If more is untold, it was the phone and not the road.
    const stopped = more > 0 || isOvertaken(trip, start) ? 0 : ROAD_STOPPED;
    const age = until - start - durations.of(trip.from, trip.to);
    const untold = untoldBy(late, usuallyUntold)(age, more);
    return happenedUntold(chanceOver(trip, faster), untold, stopped);
  };
  /** Where nobody who set out since has come in, it may be the road as well as the phone: it shows nothing of either. */
  const isShown = (trip: TripEvidence) => isOvertaken(trip, startOf(trip) ?? until);
  /** Whoever is still on the road was not untold: how likely each came in hangs on how many are untold, and so forth. */
  const lateAmong = (some: typeof ends, before?: Late): Late => {
    let late = before ?? USUALLY_LATE;
    for (let round = 0; round < ROUNDS; round++) {
      const by = late;
      late = lateOf(
        some.map(({ age, isUntold, trip }) => ({
          age,
          isUntold,
          likely: isUntold ? (isShown(trip) ? isAtItsEndBy(by, trip) : 0) : 1,
        })),
        usuallyUntold,
        before,
      );
    }
    return late;
  };
  const arrivals = lateAmong(ends);
  const arrivalsAt = new Map(
    [...Map.groupBy(ends, ({ to }) => to)].map(([to, some]) => [to, lateAmong(some, arrivals)]),
  );

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
  const isAtItsEnd: Underway['isAtItsEnd'] = (trip, more, faster) =>
    isOnItsRoad(trip) ? isAtItsEndBy(arrivalsAt.get(trip.to) ?? arrivals, trip, more, faster) : 0;
  return {
    hasLeft: ({ boardingAt }, more) =>
      boardingAt === null || boardingAt > until
        ? 0
        : happenedUntold(
            chanceLeft(until - boardingAt),
            missedAt(until - boardingAt - STOOD, more),
          ),
    isAtItsEnd,
    untoldFor: (trip, more) =>
      isOpen(trip) && trip.departedAt !== null && trip.metAt === undefined
        ? NOW_SHARE * oddsOf(missedAt(until - trip.departedAt, more)) * (1 - chanceOver(trip))
        : 0,
    unheard: unheardOf({ trips, durations, until, untoldAt: missedAt, spread }).map((each) => ({
      ...each,
      left: (more) => (1 - NOW_SHARE) * each.left(more),
    })),
    late: {
      left: () => departures,
      arrived: (site) => arrivalsAt.get(site) ?? arrivals,
    },
  };
};

/** What is known of now is believed as much as the usual pace and a little more. */
const NOW_SHARE = 0.6;
/** Met on the way: so much of the road lies behind. */
const MET_AFTER = 0.5;
