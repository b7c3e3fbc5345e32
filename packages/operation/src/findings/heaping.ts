import type { SubjectId } from '../event.ts';
import type { TripState } from '../state/trip.ts';
import type { Finding } from './rules.ts';

interface Counter {
  post: SubjectId;
  counts: number;
  round: number;
}

export interface Heaping {
  readonly change: (before: TripState | null, after: TripState | null) => void;
  readonly findings: () => readonly Finding[];
}

/** Fewer counts than this prove nothing. */
const ENOUGH = 20;

/**
 * One counted figure in five ends in 0 or 5 when people are really counted. A counter whose "exact" counts do so far
 * more often (four standard deviations) is estimating.
 */
export const createHeaping = (): Heaping => {
  const counters = new Map<string, Counter>();
  const add = (trip: TripState, sign: 1 | -1) => {
    for (const { fact, person } of trip.tallies) {
      if (!fact.exact || fact.people < 10) continue;
      const name = `${person} ${fact.countedBy}`;
      let counter = counters.get(name);
      if (!counter) {
        counter = { post: fact.countedBy, counts: 0, round: 0 };
        counters.set(name, counter);
      }
      counter.counts += sign;
      if (fact.people % 5 === 0) counter.round += sign;
    }
  };
  return {
    change: (before, after) => {
      if (before) add(before, -1);
      if (after) add(after, 1);
    },
    findings: () =>
      [...counters.values()].flatMap(({ post, counts, round }) =>
        counts >= ENOUGH && round > counts / 5 + 4 * Math.sqrt(counts * 0.16)
          ? [
              {
                rule: 'heaped-numbers' as const,
                subject: post,
                lines: [],
                numbers: { counts, round },
              },
            ]
          : [],
      ),
  };
};
