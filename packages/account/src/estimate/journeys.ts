import type { SubjectId } from '@corridor/operation';
import type { Evidence, Quarter, TripEvidence, VehicleKind } from '../evidence/types.ts';
import type { Journey } from './journey.ts';
import { lastOf } from './last.ts';
import { type Look, looksOf } from './looks.ts';
import {
  type Durations,
  durationsOf,
  endOf,
  isOpen,
  type Pair,
  pairUp,
  startOf,
} from './pairing.ts';
import { DEPARTURE_MISSED, UNLOADED } from './priors.ts';
import type { SiteSilence } from './silence.ts';
import { type LateBySite, underwayOf } from './underway.ts';

/** Looks of a trip; kept by whoever asks again after one late count. */
export type LooksOf = (trip: TripEvidence) => readonly Look[];

/** Boarded, and neither seen to leave nor to be called off, and its vehicle was needed elsewhere since. Field: most left. */
const LEFT_UNSEEN = 0.7;
/** Only a count is known of it: another vehicle's, as often as not. */
const ONLY_COUNTED = 0.4;
/** A departure less likely than this is in no interval of nine in ten. */
const WORTH_SAYING = 0.15;
/** Of people who are off, so often the count is written only a while later. Field. */
const COUNT_SLOW = 0.2;
/** So many times what its road takes, and it is over, seen or not. */
const LONG_OVER = 4;

const hasLeft = ({ status, departures }: TripEvidence): boolean =>
  departures > 0 || status === 'passed' || status === 'halted' || status === 'sent-back';

/** What became of those whose end was seen: the share that arrived. Two of each before any was seen. */
const shareArrived = (trips: readonly TripEvidence[]): number => {
  let [arrived, back] = [9, 1];
  for (const { status } of trips) {
    if (status === 'arrived') arrived++;
    else if (status === 'sent-back') back++;
  }
  return arrived / (arrived + back);
};

/** Of departures from a site at a moment, where a post of ours stood: the share that it did not tell. */
export type MissedAt = (site: SubjectId, at: Quarter) => number;

export interface Journeys {
  readonly journeys: readonly Journey[];
  readonly durations: Durations;
  readonly late: LateBySite;
  readonly silences: readonly SiteSilence[];
  readonly missedAt: MissedAt;
}

/** By so much more untold, or faster, it is found how much hangs on it. */
const STEP = 0.2;

/**
 * Journeys out of trips, ordered by id. A departure whose end nobody saw and an arrival whose beginning nobody saw are
 * one journey where they fit; whatever is left over has left (or arrived) all the same, as surely as it is likely.
 */
export const journeysOf = (evidence: Evidence, looks: LooksOf = looksOf): Journeys => {
  const { trips } = evidence;
  const durations = durationsOf(evidence);
  const mix = kindsOf(trips);
  const pickUps = new Set(
    evidence.sites.flatMap(({ id, siteKind }) => (siteKind === 'pick-up-point' ? [id] : [])),
  );
  /** All that is known is that people got off where people are picked up: they were turned back. */
  const isBack = ({ from, to, status }: TripEvidence) =>
    status === 'arrived' && from === null && to !== null && pickUps.has(to);
  const arrivalOf = new Map<number, Pair>();
  const isTaken = new Set<number>();
  for (const pair of pairUp(trips, durations)) {
    arrivalOf.set(pair.open, pair);
    isTaken.add(pair.arrival);
  }
  const share = shareArrived(trips);
  const until = lastOf(evidence);
  const underway = underwayOf(trips, durations, until, (place) => isTaken.has(place));
  const isOver = (trip: TripEvidence): boolean => {
    if (evidence.isClosed || trip.isLeftBehind) return true;
    const start = startOf(trip);
    const usual = durations.of(trip.from, trip.to);
    return start !== null && until - start > Math.max(24, LONG_OVER * usual);
  };
  const known = new Map(
    trips === evidence.trips ? [] : evidence.trips.map((trip) => [trip.id, trip]),
  );
  /** It came in a moment ago and nobody has counted yet: some still sit in it. */
  const unloaded = ({ to, arrivedAt, tallies }: TripEvidence, more = 0): number => {
    if (evidence.isClosed || arrivedAt === null || arrivedAt < until - 1) return 1;
    if (tallies.some(({ point }) => point === 'alighting')) return 1;
    const ifHeard = UNLOADED[arrivedAt >= until ? 0 : 1];
    // Counted off, and the count is on a phone out of reach.
    const late = underway.late.arrived(to).share + more;
    const odds = (ifHeard / (1 - ifHeard)) * (1 + (late * (1 - COUNT_SLOW)) / COUNT_SLOW);
    return odds / (1 + odds);
  };
  const isJustIn = ({ status, arrivedAt }: TripEvidence) =>
    status === 'arrived' && arrivedAt !== null && arrivedAt >= until - 1;
  /** Whether a vehicle that nobody saw come in has come in. */
  const hasArrived = (trip: TripEvidence, more = 0, faster = 0): number =>
    share * (isOver(trip) ? 1 : underway.isAtItsEnd(trip, more, faster));
  const journeys: Journey[] = [];
  trips.forEach((trip, place) => {
    if (isTaken.has(place)) return;
    const found = arrivalOf.get(place);
    const arrival = found ? (trips[found.arrival] as TripEvidence) : null;
    const sameness = found?.probability ?? 1;
    const journey = journeyOf(trip, arrival, sameness, found?.isKnown ?? 1);
    if (!journey) return;
    // Of a vehicle that nobody named or counted only the mix of all vehicles tells what it was.
    if (journey.kind !== 'unknown' || journey.looks.length || !mix.length) journeys.push(journey);
    else {
      for (const [kind, share] of mix) {
        journeys.push(partOf(journey, kind, share));
      }
    }
  });
  if (!evidence.isClosed) {
    for (const trip of trips) {
      const left = isOver(trip) ? 0 : underway.untoldFor(trip);
      if (left === 0) continue;
      journeys.push(untoldBeside(trip, left, (underway.untoldFor(trip, STEP) - left) / STEP));
    }
    // Where people get off and on again, the crowd that waits there tells of it.
    for (const { from, to, left } of underway.unheard) {
      if (!pickUps.has(from)) continue;
      const expected = left();
      if (expected < WORTH_SAYING) continue;
      const whole = untoldFrom(from, expected, (left(STEP) - expected) / STEP);
      for (const [end, ofEnd] of to) {
        for (const [kind, share] of mix) {
          journeys.push({ ...partOf(whole, kind, share * ofEnd), to: end });
        }
      }
    }
  }
  const missing = new Map(underway.unheard.map(({ from, untoldAt }) => [from, untoldAt]));
  const missedAt: MissedAt = (site, at) =>
    (evidence.isClosed ? undefined : missing.get(site)?.(at)) ?? DEPARTURE_MISSED;
  const silences = underway.unheard.flatMap(({ silence }) => silence ?? []);
  return { journeys, durations, late: underway.late, silences, missedAt };

  /** What left beside this one, and nobody has told of yet: where from, where to and as what is taken from it. */
  function untoldBeside(trip: TripEvidence, left: number, ifLate: number): Journey {
    const start = startOf(trip);
    return {
      ...untold(`${trip.id}.untold`, trip.batch, left, ifLate),
      kind: trip.vehicleKind ?? 'unknown',
      from: trip.from,
      to: trip.to,
      leftAt: start,
      arrivedAt: later(start, durations.of(trip.from, trip.to)),
    };
  }

  /** What the site usually sends in the last hours, and nobody told of. */
  function untoldFrom(from: SubjectId, left: number, ifLate: number): Journey {
    // Some time in these hours: no look at a crowd was before or after it for sure.
    return { ...untold(`${from}.untold`, null, left, ifLate), from, leftAt: until + 1 };
  }

  function journeyOf(
    trip: TripEvidence,
    arrival: TripEvidence | null,
    sameness: number,
    isKnown: number,
  ): Journey | null {
    const own = looks(known.get(trip.id) ?? trip);
    const theirs = arrival ? looks(known.get(arrival.id) ?? arrival) : null;
    const all = theirs?.length ? (own.length ? [...own, ...theirs] : theirs) : own;
    const { left, arrived } = oftenOf(trip, arrival, isKnown);
    const isOpenYet = !evidence.isClosed && (arrival !== null || isOpen(trip) || isJustIn(trip));
    const worse = isOpenYet ? oftenOf(trip, arrival, isKnown, STEP) : null;
    const quicker = isOpenYet ? oftenOf(trip, arrival, isKnown, 0, STEP) : null;
    const ifLate = worse && {
      left: (worse.left - left) / STEP,
      arrived: (worse.arrived - arrived) / STEP,
    };
    const ifFaster = quicker ? (quicker.arrived - arrived) / STEP : 0;
    const leftAt = startOf(trip);
    const arrivedAt = endOf(arrival ?? trip);
    if (left === 0 && arrived === 0 && all.length === 0) return null;
    return {
      trip,
      arrival,
      sameness,
      looks: all,
      kind: trip.vehicleKind ?? arrival?.vehicleKind ?? kindBy(all),
      change:
        trip.born +
        trip.joined -
        trip.died +
        (arrival ? arrival.born + arrival.joined - arrival.died : 0),
      left,
      arrived,
      ...(ifLate && (ifLate.left || ifLate.arrived) ? { ifLate } : {}),
      ...(ifFaster ? { ifFaster } : {}),
      from: isBack(trip) ? trip.to : (trip.from ?? arrival?.from ?? null),
      to: isBack(trip) ? null : (arrival?.to ?? trip.to),
      leftAt: leftAt ?? later(arrivedAt, -durations.of(trip.from, trip.to)),
      arrivedAt: arrivedAt ?? later(leftAt, durations.of(trip.from, trip.to)),
    };
  }

  /** How often its people left, and arrived. A pair that may be two journeys counts as one and a bit. */
  function oftenOf(
    trip: TripEvidence,
    arrival: TripEvidence | null,
    isKnown: number,
    more = 0,
    faster = 0,
  ) {
    const { status, departures } = trip;
    if (arrival) {
      const other = 1 - isKnown;
      const known = hasLeft(trip);
      return {
        left: known ? Math.max(1, departures) + other : isKnown + other * (LEFT_UNSEEN + 1),
        arrived: 1 + other * hasArrived(trip, more, faster) * (known ? 1 : LEFT_UNSEEN),
      };
    }
    if (isBack(trip)) return { left: 1, arrived: 0 };
    if (status === 'arrived') {
      return { left: Math.max(1, departures), arrived: unloaded(trip, more) };
    }
    if (status === 'cancelled') return { left: departures, arrived: 0 };
    if (status === 'sent-back') return { left: Math.max(1, departures), arrived: 0 };
    if (isOpen(trip)) {
      const over = isOver(trip);
      if (hasLeft(trip))
        return { left: Math.max(1, departures), arrived: hasArrived(trip, more, faster) };
      return {
        left: over ? LEFT_UNSEEN : underway.hasLeft(trip, more),
        arrived: over ? LEFT_UNSEEN * share : 0,
      };
    }
    const isOnlyCounted = status === 'unknown' && trip.tallies.length > 0;
    const left = isOnlyCounted && isOver({ ...trip, boardingAt: trip.tallies[0]?.quarter ?? null });
    return { left: left ? ONLY_COUNTED : 0, arrived: left ? ONLY_COUNTED * share : 0 };
  }
};

/** A journey that may have been one of several kinds, as one of them. */
const partOf = (journey: Journey, kind: Journey['kind'], share: number): Journey => ({
  ...journey,
  kind,
  left: journey.left * share,
  arrived: journey.arrived * share,
  ...(journey.ifLate
    ? { ifLate: { left: journey.ifLate.left * share, arrived: journey.ifLate.arrived * share } }
    : {}),
  ...(journey.ifFaster ? { ifFaster: journey.ifFaster * share } : {}),
});

const untold = (id: SubjectId, batch: SubjectId | null, left: number, ifLate: number): Journey => ({
  trip: { ...NOTHING_TOLD, id, batch },
  arrival: null,
  sameness: 1,
  looks: [],
  kind: 'unknown',
  change: 0,
  left,
  arrived: 0,
  ifLate: { left: ifLate, arrived: 0 },
  isUntold: true,
  from: null,
  to: null,
  leftAt: null,
  arrivedAt: null,
});

const NOTHING_TOLD = {
  vehicle: null,
  vehicleKind: null,
  from: null,
  to: null,
  batch: null,
  status: 'departed',
  departures: 1,
  boardingAt: null,
  departedAt: null,
  arrivedAt: null,
  hasSlip: null,
  isUnmatched: false,
  isLeftBehind: false,
  born: 0,
  died: 0,
  joined: 0,
  tallies: [],
} as const satisfies Omit<TripEvidence, 'id'>;

const later = (at: number | null, quarters: number) => (at === null ? null : at + quarters);

/** Without a list of vehicles: two or three lie in an ambulance, more do not. */
const kindBy = (looks: readonly Look[]): Journey['kind'] => {
  const [first] = looks;
  return first === undefined ? 'unknown' : first.people <= 6 ? 'ambulance' : 'bus';
};

/** Of the journeys of vehicles whose kind is known, the share of each kind, by name. */
const kindsOf = (trips: readonly TripEvidence[]): readonly (readonly [VehicleKind, number])[] => {
  const counts = new Map<VehicleKind, number>();
  let all = 0;
  for (const { vehicleKind, departures, status } of trips) {
    if (vehicleKind === null || (departures === 0 && status !== 'arrived')) continue;
    counts.set(vehicleKind, (counts.get(vehicleKind) ?? 0) + 1);
    all++;
  }
  return [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([kind, count]) => [kind, count / all]);
};
