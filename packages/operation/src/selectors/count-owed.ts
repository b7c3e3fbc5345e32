import type { SubjectId } from '../event.ts';
import type { Index } from './create-index.ts';

export interface CountOwedRow {
  readonly trip: SubjectId;
  readonly vehicle: SubjectId | null;
  readonly from: SubjectId | null;
  readonly departedAt: number | null;
}

/** Left, and nobody has told how many are on board: newest first, they can still be asked by radio. */
export const countsOwed = (
  index: Index,
  from: SubjectId | null = null,
): readonly CountOwedRow[] => {
  const rows: CountOwedRow[] = [];
  for (const id of index.members('countOwed')) {
    const trip = index.store.get('trip', id);
    if (!trip || (from !== null && trip.from !== from)) continue;
    rows.push({
      trip: id,
      vehicle: trip.vehicle,
      from: trip.from,
      departedAt: trip.departed?.at ?? trip.passed[0]?.at ?? null,
    });
  }
  return rows.sort(
    (a, b) => (b.departedAt ?? 0) - (a.departedAt ?? 0) || (a.trip < b.trip ? -1 : 1),
  );
};
