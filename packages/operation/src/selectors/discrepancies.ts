import type { SubjectId } from '../event.ts';
import type { DiscrepancyState } from '../state/records.ts';
import type { Index } from './create-index.ts';

export interface OpenDiscrepancy {
  readonly trip: SubjectId;
  readonly vehicle: SubjectId | null;
  /** Negative: fewer arrived than boarded. Why is never said here. */
  readonly people: number;
  readonly boarded: number;
  readonly alighted: number;
  /** ms since 1970, when the later of the two counts was made. */
  readonly since: number;
  readonly status: DiscrepancyState['status'];
  readonly assignedTo: SubjectId | null;
}

/** Boarded and arrived differ and nobody has explained it: the oldest first. */
export const openDiscrepancies = (index: Index): readonly OpenDiscrepancy[] => {
  const open: OpenDiscrepancy[] = [];
  for (const id of index.members('outOfBalance')) {
    const trip = index.store.get('trip', id);
    if (!trip?.imbalance) continue;
    const said = index.discrepancyOf(id);
    if (said?.status === 'explained') continue;
    const status = said?.status ?? 'open';
    const assignedTo = said?.assignedTo ?? null;
    open.push({ trip: id, vehicle: trip.vehicle, ...trip.imbalance, status, assignedTo });
  }
  return open.sort((a, b) => a.since - b.since || (a.trip < b.trip ? -1 : 1));
};
