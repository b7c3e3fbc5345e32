import type { SubjectId } from '../event.ts';
import type { CorridorState } from '../state/places.ts';
import type { Index } from './create-index.ts';
import { labelOf } from './rows.ts';

export interface CorridorRow {
  readonly corridor: SubjectId;
  readonly name: string | null;
  readonly status: CorridorState['status'];
  readonly since: number | null;
  readonly forMs: number | null;
  readonly suspension: CorridorState['suspension'];
  /** Somebody who had not seen what stands said otherwise. */
  readonly contested: CorridorState['contested'];
}

export const corridorStates = (index: Index, now: number): readonly CorridorRow[] =>
  [...index.store.all('corridor')]
    .map((corridor) => ({
      corridor: corridor.id,
      name: labelOf(index, corridor.id),
      status: corridor.status,
      since: corridor.since?.at ?? null,
      forMs: corridor.since ? Math.max(0, now - corridor.since.at) : null,
      suspension: corridor.suspension,
      contested: corridor.contested,
    }))
    .sort((a, b) => (a.corridor < b.corridor ? -1 : 1));

/** The road a trip takes: the one it names, else the first whose sites it runs along, in its direction if there is one. */
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
  let against: CorridorState | null = null;
  for (const corridor of index.store.all('corridor')) {
    const from = corridor.sites.indexOf(trip.from);
    const to = trip.to ? corridor.sites.indexOf(trip.to) : corridor.sites.length;
    if (from < 0 || to < 0) continue;
    if (from < to) return corridor;
    against ??= corridor;
  }
  return against;
};
