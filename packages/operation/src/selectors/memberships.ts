import type { SubjectId } from '../event.ts';
import type { TripState } from '../state/trip.ts';
import { isUnderWay } from './under-way.ts';

/** Trips that a screen lists, kept as sets so that no screen walks through 25,000. */
const QUESTIONS = {
  underWay: isUnderWay,
  countOwed: (trip) => trip.countOwed,
  unmatched: (trip) => trip.unmatched,
  countsDiffer: (trip) => trip.differences.length > 0,
  outOfBalance: (trip) => trip.imbalance !== null,
  openEnded: (trip) =>
    trip.departures > 0 &&
    trip.arrived === null &&
    trip.status !== 'arrived' &&
    trip.status !== 'cancelled',
} satisfies { readonly [question: string]: (trip: TripState) => boolean };
export type Question = keyof typeof QUESTIONS;

export interface Memberships {
  readonly change: (subject: SubjectId, after: TripState | null) => void;
  readonly ids: (question: Question) => ReadonlySet<SubjectId>;
}

export const createMemberships = (): Memberships => {
  const questions = Object.entries(QUESTIONS) as [Question, (trip: TripState) => boolean][];
  const sets = new Map(questions.map(([question]) => [question, new Set<SubjectId>()]));
  return {
    change: (subject, after) => {
      for (const [question, is] of questions) {
        const set = sets.get(question);
        if (after && is(after)) set?.add(subject);
        else set?.delete(subject);
      }
    },
    ids: (question) => sets.get(question) ?? new Set(),
  };
};
