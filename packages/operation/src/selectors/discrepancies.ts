import type { SubjectId } from '../event.ts';
import type { DiscrepancyState } from '../state/records.ts';
import type { Index } from './create-index.ts';

export interface DiscrepancyRow {
  readonly trip: SubjectId;
  readonly vehicle: SubjectId | null;
  /** Negative: fewer arrived than boarded. Why is never said here. */
  readonly people: number;
  readonly boarded: number;
  readonly alighted: number;
  readonly since: number;
  readonly ageMs: number;
  readonly status: DiscrepancyState['status'];
  readonly assignedTo: SubjectId | null;
}

type Row = Omit<DiscrepancyRow, 'ageMs'>;
interface Worked {
  readonly trips: number;
  readonly discrepancies: number;
  readonly rows: readonly Row[];
}
const lastWorked = new WeakMap<Index, Worked>();

/** Boarded ≠ arrived, not yet explained by anybody: oldest first. */
export const openDiscrepancies = (index: Index, now: number): readonly DiscrepancyRow[] => {
  const trips = index.versionOf('trip');
  const discrepancies = index.versionOf('discrepancy');
  let known = lastWorked.get(index);
  if (known?.trips !== trips || known.discrepancies !== discrepancies) {
    known = { trips, discrepancies, rows: rowsOf(index) };
    lastWorked.set(index, known);
  }
  return known.rows.map((row) => ({ ...row, ageMs: Math.max(0, now - row.since) }));
};

const rowsOf = (index: Index): readonly Row[] => {
  const rows: Row[] = [];
  for (const id of index.members('outOfBalance')) {
    const trip = index.store.get('trip', id);
    if (!trip?.imbalance) continue;
    const said = index.discrepancyOf(id);
    if (said?.status === 'explained') continue;
    const { people, boarded, alighted, since } = trip.imbalance;
    rows.push({
      trip: id,
      vehicle: trip.vehicle,
      people,
      boarded,
      alighted,
      since,
      status: said?.status ?? 'open',
      assignedTo: said?.assignedTo ?? null,
    });
  }
  return rows.sort((a, b) => a.since - b.since || (a.trip < b.trip ? -1 : 1));
};
