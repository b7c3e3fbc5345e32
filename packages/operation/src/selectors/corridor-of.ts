import type { SubjectId } from '../event.ts';
import type { CorridorState } from '../state/places.ts';
import type { Index } from './create-index.ts';

/**
 * The road a trip takes: the one it names, else one whose sites it runs along, in its direction if there is one. Where
 * several would do, the smallest id: every board draws it on the same road.
 */
export const corridorOf = (
  index: Index,
  trip: {
    readonly corridor: SubjectId | null;
    readonly from: SubjectId | null;
    readonly to: SubjectId | null;
  },
): CorridorState | null => {
  const named = index.store.get('corridor', trip.corridor);
  if (named || !trip.from) return named;
  let along: CorridorState | null = null;
  let against: CorridorState | null = null;
  const smaller = (held: CorridorState | null, one: CorridorState) =>
    held && held.id < one.id ? held : one;
  for (const corridor of index.store.all('corridor')) {
    const from = corridor.sites.indexOf(trip.from);
    const to = trip.to ? corridor.sites.indexOf(trip.to) : corridor.sites.length;
    if (from < 0 || to < 0) continue;
    if (from < to) along = smaller(along, corridor);
    else against = smaller(against, corridor);
  }
  return along ?? against;
};
