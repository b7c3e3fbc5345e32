import type { SubjectId } from '@corridor/operation';
import type { TallyEvidence } from '../evidence/types.ts';
import { type Dispute, disputesOf } from './disputes.ts';
import type { Estimated } from './estimate.ts';

/** A count that has most likely nothing to do with the people whose number it gives. Kept, shown, hardly heard. */
export interface SuspectTally {
  readonly trip: SubjectId;
  readonly why: 'copied' | 'gross';
  readonly tallies: readonly TallyEvidence[];
  /** What it says, and what the others make it. */
  readonly says: number;
  readonly implied: number;
  readonly probability: number;
}

/** Somebody whose numbers are always too large, or too small. By the evidence's own name for them, no person's. */
export interface SuspectCounter {
  readonly counter: string;
  /** Of what is written; below 0: too few. Estimate and its deviation. */
  readonly bias: number;
  readonly deviation: number;
  readonly counts: number;
}

export interface Findings {
  readonly tallies: readonly SuspectTally[];
  /** Counts of one flow of which at least one must be wrong: together, whichever it is. */
  readonly disputes: readonly Dispute[];
  readonly counters: readonly SuspectCounter[];
}

/** Smaller than this of the number nobody is asked about, however sure it is. */
const WORTH_ASKING = 0.03;
const SURE = 2.6;

export const findingsOf = (estimated: Estimated): Findings => {
  const { journeys, fitted } = estimated;
  const { rows, learned, covariance } = fitted;
  const size = rows.effects.length;
  const tallies: SuspectTally[] = [];
  journeys.forEach((journey, place) => {
    for (let i = rows.first[place] as number; i < (rows.first[place + 1] as number); i++) {
      const probability = fitted.isApart[i] as number;
      // A copy of a right number is no loss: only what others make another number is worth a question.
      if (probability <= (rows.isSlip[i] ? 0.9 : 0.5)) continue;
      const look = rows.looks[i] as (typeof rows.looks)[number];
      const isOff = look.end === 1;
      const people = (isOff ? fitted.off : fitted.out)[place] as number;
      tallies.push({
        trip: isOff ? (journey.arrival ?? journey.trip).id : journey.trip.id,
        why: rows.isSlip[i] ? 'copied' : 'gross',
        tallies: look.parts.map(({ tally }) => tally),
        says: look.people,
        implied: Math.max(0, Math.round(people + look.people - (fitted.value[i] as number))),
        probability,
      });
    }
  });
  const counts = new Map<string, number>();
  rows.counterOfPart.forEach((counter) => {
    const name = rows.counters[counter] as string;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  });
  const counters = rows.effects.flatMap(({ kind, counter }, k): readonly SuspectCounter[] => {
    if (kind !== 'counter' || counter === null) return [];
    const bias = learned.effect[k] as number;
    const deviation = Math.sqrt(covariance[k * size + k] as number);
    if (Math.abs(bias) < WORTH_ASKING || Math.abs(bias) < SURE * deviation) return [];
    return [{ counter, bias, deviation, counts: counts.get(counter) ?? 0 }];
  });
  const size1 = (each: SuspectTally) => Math.abs(each.says - each.implied);
  return {
    tallies: tallies.sort(
      (a, b) => size1(b) - size1(a) || (a.trip < b.trip ? -1 : a.trip > b.trip ? 1 : 0),
    ),
    disputes: disputesOf(estimated),
    counters: counters.sort(
      (a, b) => Math.abs(b.bias) - Math.abs(a.bias) || (a.counter < b.counter ? -1 : 1),
    ),
  };
};
