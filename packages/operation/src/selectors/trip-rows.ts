import type { SubjectId } from '../event.ts';
import type { TripState, TripStatus } from '../state/trip.ts';
import { beginningOf, type Index } from './create-index.ts';
import { labelOf } from './rows.ts';

export interface TripRow {
  readonly trip: SubjectId;
  readonly vehicle: SubjectId | null;
  readonly label: string | null;
  readonly status: TripStatus;
  readonly from: SubjectId | null;
  readonly to: SubjectId | null;
  readonly began: number;
  readonly departedAt: number | null;
  readonly arrivedAt: number | null;
  readonly boarded: number | null;
  readonly boardedExact: boolean;
  readonly alighted: number | null;
  readonly alightedExact: boolean;
  readonly wounded: number | null;
  readonly lying: number | null;
  /** Alighted less boarded, where both are complete and do not agree. */
  readonly imbalance: number | null;
  readonly countOwed: boolean;
  readonly unmatched: boolean;
  readonly contested: boolean;
  readonly findings: number;
}

export interface TripFilter {
  readonly status?: TripStatus;
  readonly vehicle?: SubjectId;
  /** From or to this site. */
  readonly site?: SubjectId;
  readonly batch?: SubjectId;
  readonly from?: number;
  readonly to?: number;
}

const fits = (trip: TripState, filter: TripFilter): boolean =>
  (filter.status === undefined || trip.status === filter.status) &&
  (filter.vehicle === undefined || trip.vehicle === filter.vehicle) &&
  (filter.batch === undefined || trip.batch === filter.batch) &&
  (filter.site === undefined || trip.from === filter.site || trip.to === filter.site);

const toRow = (index: Index, trip: TripState): TripRow => ({
  trip: trip.id,
  vehicle: trip.vehicle,
  label: labelOf(index, trip.vehicle),
  status: trip.status,
  from: trip.from,
  to: trip.to,
  began: beginningOf(trip),
  departedAt: trip.departed?.at ?? null,
  arrivedAt: trip.arrived?.at ?? (trip.status === 'arrived' ? (trip.since?.at ?? null) : null),
  boarded: trip.boarded?.people ?? null,
  boardedExact: trip.boarded?.exact ?? false,
  alighted: trip.alighted?.people ?? null,
  alightedExact: trip.alighted?.exact ?? false,
  wounded: trip.boarded?.wounded ?? trip.alighted?.wounded ?? null,
  lying: trip.boarded?.lying ?? trip.alighted?.lying ?? null,
  imbalance: trip.imbalance?.people ?? null,
  countOwed: trip.countOwed,
  unmatched: trip.unmatched,
  contested: trip.contested.length > 0,
  findings: trip.findings.length,
});

/** A page of the trips table, newest first. `skip` counts rows that fit. */
export const tripRows = (
  index: Index,
  filter: TripFilter,
  page: { readonly skip: number; readonly take: number },
): { readonly rows: readonly TripRow[]; readonly more: boolean } => {
  const { tripOrder, store } = index;
  const oldest = filter.from === undefined ? 0 : tripOrder.firstFrom(filter.from);
  const newest = filter.to === undefined ? tripOrder.size() : tripOrder.firstFrom(filter.to);
  const rows: TripRow[] = [];
  let skipped = 0;
  for (let at = newest - 1; at >= oldest; at--) {
    const trip = store.get('trip', tripOrder.at(at) ?? null);
    if (!trip || !fits(trip, filter)) continue;
    if (skipped < page.skip) skipped++;
    else if (rows.length === page.take) return { rows, more: true };
    else rows.push(toRow(index, trip));
  }
  return { rows, more: false };
};
