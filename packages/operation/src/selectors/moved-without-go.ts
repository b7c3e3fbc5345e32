import type { SubjectId } from '../event.ts';
import { isMovedWithoutGo } from '../findings/cross.ts';
import type { Index } from './create-index.ts';

export interface MovedWithoutGoRow {
  readonly batch: SubjectId;
  readonly recordedAt: number | null;
  /** Trips of the batch that left before its go, or without one. */
  readonly trips: readonly SubjectId[];
}

/** Vehicles that moved although no go was given: recorded as such, or shown by their trips. */
export const movedWithoutGo = (index: Index): readonly MovedWithoutGoRow[] => {
  const trips = new Map<SubjectId, SubjectId[]>();
  for (const { subject, other } of index.findings.list('moved-without-go', 10_000)) {
    const trip = index.store.get('trip', subject);
    if (!trip || !other || !isMovedWithoutGo(index.store, trip)) continue;
    trips.set(other, [...(trips.get(other) ?? []), trip.id]);
  }
  const rows: MovedWithoutGoRow[] = [];
  for (const batch of index.store.all('batch')) {
    const moved = trips.get(batch.id) ?? [];
    if (!batch.movedWithoutGo && !moved.length) continue;
    rows.push({
      batch: batch.id,
      recordedAt: batch.movedWithoutGo?.at ?? null,
      trips: moved.sort(),
    });
  }
  return rows.sort((a, b) => (a.batch < b.batch ? -1 : 1));
};
