import type { LineId, SubjectId } from '../event.ts';
import type { DiscrepancyState } from '../state/records.ts';
import type { TripState } from '../state/trip.ts';
import type { Index } from './create-index.ts';
import { type DiscrepancyRecord, type Standing, standingOf } from './standing.ts';

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
  /** Counts that came after an explanation and made it another number; null: none was overtaken. */
  readonly reopenedBy: readonly LineId[] | null;
}

/** The counts that a trip's balance rests on. */
export const balanceRecords = (trip: TripState): readonly DiscrepancyRecord[] =>
  trip.tallies
    .filter(({ fact }) => fact.point !== 'checkpoint')
    .map(({ line, at }) => ({ line, at }));

/** How a trip's balance stands. null: it balances, or was not counted at both ends. */
export const balanceStanding = (index: Index, trip: TripState): Standing | null =>
  trip.imbalance &&
  standingOf(index, trip.id, 'boarded-and-arrived', trip.imbalance.people, balanceRecords(trip));

/** Boarded and arrived differ and nobody has explained it, or not as it is now: the oldest first. */
export const openDiscrepancies = (index: Index): readonly OpenDiscrepancy[] => {
  const open: OpenDiscrepancy[] = [];
  for (const id of index.members('outOfBalance')) {
    const trip = index.store.get('trip', id);
    const standing = trip && balanceStanding(index, trip);
    if (!trip?.imbalance || !standing || standing.status === 'explained') continue;
    const { status, assignedTo, reopenedBy } = standing;
    open.push({
      trip: id,
      vehicle: trip.vehicle,
      ...trip.imbalance,
      status,
      assignedTo,
      reopenedBy,
    });
  }
  return open.sort((a, b) => a.since - b.since || (a.trip < b.trip ? -1 : 1));
};
