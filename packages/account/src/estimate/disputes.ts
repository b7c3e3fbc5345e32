import type { SubjectId } from '@corridor/operation';
import type { TallyEvidence } from '../evidence/types.ts';
import { normalCdf, normalQuantile } from '../stats/normal.ts';
import type { Rows } from './arrays.ts';
import { eachBesideOthers } from './beside.ts';
import { type BlamedBy, blamesOf } from './blame.ts';
import { type Against, against, type Compared } from './compare.ts';
import type { Estimated } from './estimate.ts';
import type { Journey } from './journey.ts';

/** One count of a flow whose counts differ. */
export interface DisputedCount {
  readonly trip: SubjectId;
  readonly end: 'left' | 'arrived';
  readonly tallies: readonly TallyEvidence[];
  readonly says: number;
  /** Of the blame, if one of them is wrong: 0 … 1. null: nothing tells it from the others. */
  readonly blame: number | null;
}

/** Counts of one flow that differ by more than such counts do: one of them is wrong, or somebody got on or off unseen. */
export interface Dispute {
  /** The journey, by its departure's name. */
  readonly trip: SubjectId;
  /** Those of which one is wrong; the likeliest first where anything tells. */
  readonly counts: readonly DisputedCount[];
  /** Counts of the same flow that most likely are not it. */
  readonly beside: readonly DisputedCount[];
  /** People between the one that stands out most and the others, the known change and habits taken off. */
  readonly people: number;
  /** How often good counts would differ as much or more. */
  readonly probability: number;
  /** What puts the blame where it is; empty: nothing does. */
  readonly by: readonly BlamedBy[];
}

/** Of all flows pointed at, at most so many have good counts. */
const FALSE_ALARMS = 0.1;
/** Two names of a journey that may be two journeys say nothing of each other's counts. */
const SAME = 0.9;
/** One person more or less is nobody asked about; nor are fewer than one in twenty. */
const LEAST_PEOPLE = 1.5;
const LEAST_SHARE = 0.05;
/** Of a count so little to blame it is not asked about. */
const HARDLY = 0.05;

/** A flow that was looked at more than once, and what its looks make of each other. */
export interface Tested {
  readonly place: number;
  readonly compared: Compared;
  /** Each look beside the others of its flow, with all that the account allows good counts to differ by. */
  readonly looks: readonly Against[];
  /** Of the look that stands out most: people, and how often good counts would differ as much. */
  readonly people: number;
  readonly p: number;
}

export const testFlows = (estimated: Estimated): readonly Tested[] => {
  const { journeys } = estimated;
  const all = eachBesideOthers(estimated).flatMap((compared, place) => {
    if (!compared || (journeys[place] as Journey).sameness < SAME) return [];
    const isBig = (compared.written[0] as number) > BIG;
    return [{ place, compared, isBig, looks: against(compared) }];
  });
  const scale = scaleOf(
    all.flatMap(({ isBig, looks }) => (isBig ? [Math.max(...looks.map(zOf))] : [])),
  );
  return all.map(({ place, compared, isBig, looks }): Tested => {
    const scaled = looks.map((look) =>
      isBig ? { ...look, deviation: look.deviation * scale } : look,
    );
    let [z, people] = [0, 0];
    for (const look of scaled) {
      const worth = Math.max(LEAST_PEOPLE, LEAST_SHARE * (compared.written[0] as number));
      if (Math.min(Math.abs(look.apart), Math.abs(look.asWritten)) < worth) continue;
      if (zOf(look) > z) [z, people] = [zOf(look), Math.abs(look.apart)];
    }
    // Of two looks each says the same of the other; of three it is the furthest of three.
    const tests = looks.length > 2 ? looks.length : 1;
    return { place, compared, looks: scaled, people, p: Math.min(1, 2 * tests * normalCdf(-z)) };
  });
};

const zOf = ({ apart, deviation }: Against) => Math.abs(apart) / deviation;

/**
 * By how much more or less good counts of a full vehicle differ here than was learned of them, judged by those four in five that
 * differ least: what makes two of three wounded certain does not make sixty so.
 */
const scaleOf = (far: readonly number[]): number => {
  const at = far.toSorted((a, b) => a - b)[Math.floor(far.length * FOUR_IN_FIVE)] ?? 0;
  const seen = (at / normalQuantile((1 + FOUR_IN_FIVE) / 2)) ** 2;
  return Math.sqrt((SCALE_WEIGHT + far.length * seen) / (SCALE_WEIGHT + far.length));
};
const FOUR_IN_FIVE = 0.8;
/** So many flows' worth of belief in what was learned. */
const SCALE_WEIGHT = 60;
/** People in a vehicle that is no ambulance and no car. */
const BIG = 12;

/**
 * Where counts of one flow differ by more than the error model allows, looked at all together: as many are pointed at as can be with at
 * most one in ten of them by chance (Benjamini and Hochberg). Never one of two without what tells it from the other.
 */
export const disputesOf = (estimated: Estimated): readonly Dispute[] => {
  const { journeys, fitted } = estimated;
  const tested = testFlows(estimated);
  const weighed = tested.toSorted((a, b) => a.p - b.p || a.place - b.place);
  let flagged = 0;
  weighed.forEach(({ p }, i) => {
    if (p <= (FALSE_ALARMS * (i + 1)) / weighed.length) flagged = i + 1;
  });
  const found = weighed.slice(0, flagged);
  const blames = blamesOf(fitted, found, tested);
  return found
    .map(({ place, people, p, compared: { from } }, i): Dispute => {
      const { shares, by } = blames[i] as (typeof blames)[number];
      const journey = journeys[place] as Journey;
      const counts = shares.map((share, look) =>
        countOf(fitted.rows, journey, from + look, share, by),
      );
      const order = (a: DisputedCount, b: DisputedCount) => (b.blame ?? 0) - (a.blame ?? 0);
      const isAsked = ({ blame }: DisputedCount) => blame === null || blame >= HARDLY;
      return {
        trip: journey.trip.id,
        counts: counts.filter(isAsked).sort(order),
        beside: counts.filter((count) => !isAsked(count)),
        people: Math.round(people),
        probability: p,
        by,
      };
    })
    .sort((a, b) => b.people - a.people || (a.trip < b.trip ? -1 : a.trip > b.trip ? 1 : 0));
};

const countOf = (
  rows: Rows,
  { trip, arrival }: Journey,
  row: number,
  share: number,
  by: readonly BlamedBy[],
): DisputedCount => {
  const look = rows.looks[row] as Rows['looks'][number];
  return {
    trip: look.end === 1 ? (arrival ?? trip).id : trip.id,
    end: look.end === 1 ? 'arrived' : 'left',
    tallies: look.parts.map(({ tally }) => tally),
    says: Math.round(look.people),
    blame: by.length ? share : null,
  };
};
