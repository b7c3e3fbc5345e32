import type { LineId, SubjectId } from '@corridor/operation';
import type { Evidence, TripEvidence } from '../evidence/types.ts';

/** One vehicle trip, or several that were told to be one or not to be: what was known of it then, and what is now. */
export interface TripChange {
  readonly before: readonly TripEvidence[];
  readonly after: readonly TripEvidence[];
}

const isAlike = (a: TripEvidence | undefined, b: TripEvidence | undefined): boolean =>
  a === b || (a !== undefined && b !== undefined && JSON.stringify(a) === JSON.stringify(b));

const linesOf = ({ tallies }: TripEvidence): readonly LineId[] =>
  tallies.flatMap(({ line }) => line ?? []);

/**
 * Trips of which something else is known now. A count that stands under another trip now (two were joined, or parted) ties
 * both together, so that nobody's people look lost in one and come late in the other.
 */
export const changedTrips = (then: Evidence, now: Evidence): readonly TripChange[] => {
  const before = new Map(then.trips.map((trip) => [trip.id, trip]));
  const after = new Map(now.trips.map((trip) => [trip.id, trip]));
  const changed = [...new Set([...before.keys(), ...after.keys()])].filter(
    (id) => !isAlike(before.get(id), after.get(id)),
  );
  const homeNow = new Map<LineId, SubjectId>();
  for (const id of changed) {
    for (const line of linesOfEither(after.get(id))) homeNow.set(line, id);
  }
  const parent = new Map(changed.map((id) => [id, id]));
  const rootOf = (id: SubjectId): SubjectId => {
    const up = parent.get(id) ?? id;
    return up === id ? id : rootOf(up);
  };
  for (const id of changed) {
    for (const line of linesOfEither(before.get(id))) {
      const home = homeNow.get(line);
      if (home !== undefined && rootOf(home) !== rootOf(id)) parent.set(rootOf(home), rootOf(id));
    }
  }
  const tied = Map.groupBy(changed, rootOf);
  return [...tied.values()].map((ids) => ({
    before: ids.flatMap((id) => before.get(id) ?? []),
    after: ids.flatMap((id) => after.get(id) ?? []),
  }));
};

const linesOfEither = (trip: TripEvidence | undefined): readonly LineId[] =>
  trip ? linesOf(trip) : [];
