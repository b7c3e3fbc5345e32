import type { SubjectId } from '@corridor/operation';
import type { Evidence, TallyEvidence, TripEvidence } from '../evidence/types.ts';
import { NINE_IN_TEN } from '../stats/normal.ts';
import type { Estimated } from './estimate.ts';
import type { Fitted } from './learn.ts';
import { ROUND_BY_CHANCE } from './priors.ts';
import { times } from './solve.ts';

/** One count as the account hears it. */
export interface HeardTally {
  readonly tally: TallyEvidence;
  /** Of what counts say about this end, how much it says: 0 … 1. */
  readonly weight: number;
  /** People that this counter, method and unasked laps make of the same people. */
  readonly usuallyOff: number;
  /** How likely it has nothing to do with these people: 0 … 1. */
  readonly isApart: number;
  /** Likelier apart than not, and how: copied from the slip, or gross; `people`: what it says too many, below 0 too few. */
  readonly flagged: { readonly why: 'copied' | 'gross'; readonly people: number } | null;
  /** How likely the number is rounded. */
  readonly isRounded: number;
}

export interface TripEnd {
  /** Expected number of times that its people did so: 1, 0, or between where nobody knows. */
  readonly journeys: number;
  /** ≈ people with a 90 % interval; null where no journey is known to have done so. */
  readonly estimate: {
    readonly people: number;
    readonly low: number;
    readonly high: number;
  } | null;
  readonly tallies: readonly HeardTally[];
  readonly isTallied: boolean;
}

export interface TripAccount {
  readonly evidence: TripEvidence;
  readonly left: TripEnd;
  readonly arrived: TripEnd;
  /** A departure and an arrival under two names that most likely are one journey. */
  readonly joinedWith: { readonly trip: SubjectId; readonly probability: number } | null;
  /** born + joined − died, as recorded. */
  readonly change: number;
}

/** Answers for single trips, by either name of a journey. */
export const tripAccounts = (
  { trips }: Evidence,
  { journeys, fitted: all, patches }: Estimated,
): ((id: SubjectId) => TripAccount | null) => {
  const evidence = new Map(trips.map((trip) => [trip.id, trip]));
  const places = new Map<SubjectId, number>();
  journeys.forEach(({ trip, arrival }, place) => {
    places.set(trip.id, place);
    if (arrival) places.set(arrival.id, place);
  });
  const none: TripEnd = { journeys: 0, estimate: null, tallies: [], isTallied: false };
  return (id) => {
    const trip = evidence.get(id);
    if (!trip) return null;
    const place = places.get(id);
    if (place === undefined) {
      return { evidence: trip, left: none, arrived: none, joinedWith: null, change: 0 };
    }
    const journey = journeys[place] as (typeof journeys)[number];
    const patch = patches.get(place);
    const [fitted, row] = patch ? [patch, 0] : [all, place];
    const other = journey.arrival
      ? journey.trip.id === id
        ? journey.arrival
        : journey.trip
      : null;
    const end = (which: 0 | 1): TripEnd => {
      const often = which === 0 ? journey.left : journey.arrived;
      return {
        journeys: often,
        estimate: often > 0 ? intervalOf(fitted, row, which) : null,
        tallies: talliesOf(fitted, row, which),
        isTallied: journey.looks.some((look) => look.end === which),
      };
    };
    return {
      evidence: trip,
      left: end(0),
      arrived: end(1),
      joinedWith: other && { trip: other.id, probability: journey.sameness },
      change: journey.change,
    };
  };

  function intervalOf(fitted: Fitted, place: number, which: 0 | 1) {
    const { rows, covariance } = fitted;
    const people = (which === 0 ? fitted.out : fitted.off)[place] as number;
    const gain = which === 0 ? fitted.outGain : fitted.offGain;
    let variance = (which === 0 ? fitted.outVariance : fitted.offVariance)[place] as number;
    const slope = new Float64Array(rows.effects.length);
    for (let i = rows.first[place] as number; i < (rows.first[place + 1] as number); i++) {
      for (let t = rows.firstTerm[i] as number; t < (rows.firstTerm[i + 1] as number); t++) {
        const k = rows.termEffect[t] as number;
        slope[k] = (slope[k] as number) - (gain[i] as number) * (rows.termPeople[t] as number);
      }
    }
    const common = times(covariance, slope);
    slope.forEach((each, k) => {
      variance += each * (common[k] as number);
    });
    const apart = NINE_IN_TEN * Math.sqrt(variance);
    const middle = Math.max(0, Math.round(people));
    return {
      people: middle,
      low: Math.min(middle, Math.max(0, Math.floor(people - apart + 0.5))),
      high: Math.max(middle, Math.ceil(people + apart - 0.5)),
    };
  }

  function talliesOf(fitted: Fitted, place: number, which: 0 | 1): readonly HeardTally[] {
    const { rows, learned } = fitted;
    const gain = which === 0 ? fitted.outGain : fitted.offGain;
    const [from, to] = [rows.first[place] as number, rows.first[place + 1] as number];
    let sum = 0;
    for (let i = from; i < to; i++) sum += gain[i] as number;
    const heard: HeardTally[] = [];
    for (let i = from; i < to; i++) {
      if (rows.end[i] !== which) continue;
      const isApart = fitted.isApart[i] as number;
      const people = (which === 0 ? fitted.out : fitted.off)[place] as number;
      const usuallyOff = (rows.people[i] as number) - (fitted.value[i] as number);
      for (
        let part = rows.firstPart[i] as number;
        part < (rows.firstPart[i + 1] as number);
        part++
      ) {
        const look = rows.looks[i] as (typeof rows.looks)[number];
        const tally = look.parts[part - (rows.firstPart[i] as number)]?.tally as TallyEvidence;
        const habit = learned.heaped[rows.counterOfPart[part] as number] as number;
        heard.push({
          tally,
          weight: sum > 0 ? (gain[i] as number) / sum : 0,
          usuallyOff,
          isApart,
          flagged:
            isApart > 0.5
              ? {
                  why: rows.isSlip[i] ? 'copied' : 'gross',
                  people: Math.round((fitted.value[i] as number) - people),
                }
              : null,
          isRounded: rows.partStep[part] ? habit / (habit + (1 - habit) * ROUND_BY_CHANCE) : 0,
        });
      }
    }
    return heard;
  }
};
