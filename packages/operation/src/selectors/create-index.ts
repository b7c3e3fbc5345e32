import type { SubjectId } from '../event.ts';
import type { SubjectType } from '../kinds/index.ts';
import type { SubjectState } from '../state/index.ts';
import type { DiscrepancyState } from '../state/records.ts';
import type { TripState } from '../state/trip.ts';
import { type CountedIndex, createCounted } from './counted.ts';
import { createFindings, type FindingsIndex } from './findings.ts';
import { createMemberships, type Memberships } from './memberships.ts';
import { createSortedKeys, type SortedKeys } from './sorted.ts';
import { createStore, type Store } from './store.ts';
import { createVehicleTrips, type VehicleTrips } from './vehicle-trips.ts';

/**
 * Folded subjects, arranged so that every question on a screen is answered without walking through all of them.
 * Feed it whatever changed; ask it with the functions beside this file. It is one mutable value: compare `version()`
 * to know whether anything changed.
 */
export interface Index {
  /**
   * `after` is the new folded state, or null where a subject was linked into another. What stood before is known here.
   */
  readonly update: (subject: SubjectId, after: SubjectState | null) => void;
  readonly version: () => number;
  /** Changes only with this type's subjects. */
  readonly versionOf: (type: SubjectType) => number;
  readonly store: Store;
  readonly counted: CountedIndex['counted'];
  readonly findings: Omit<FindingsIndex, 'change'>;
  readonly members: Memberships['ids'];
  readonly vehicles: Omit<VehicleTrips, 'change' | 'vehicleChanged'>;
  /** Trips by the time they began. */
  readonly tripOrder: Pick<SortedKeys, 'size' | 'firstFrom' | 'at'>;
  /** What somebody wrote about the discrepancy of a trip. */
  readonly discrepancyOf: (subject: SubjectId) => DiscrepancyState | null;
  readonly contested: () => ReadonlySet<SubjectId>;
}

const asTrip = (state: SubjectState | null): TripState | null =>
  state?.type === 'trip' ? state : null;

/** When a trip began, for order in tables: the first thing that happened to it. */
export const beginningOf = (trip: TripState): number =>
  trip.departed?.at ?? trip.boarding?.at ?? trip.firstAt ?? 0;

export const createIndex = (): Index => {
  const store = createStore();
  const counted = createCounted();
  const vehicles = createVehicleTrips(store);
  const findings = createFindings(store, vehicles);
  const members = createMemberships();
  const tripOrder = createSortedKeys();
  const discrepancies = new Map<SubjectId, SubjectId>();
  const contested = new Set<SubjectId>();
  const versions = new Map<SubjectType, number>();
  let version = 0;

  return {
    store,
    counted: counted.counted,
    findings,
    members: members.ids,
    vehicles,
    tripOrder,
    contested: () => contested,
    version: () => version,
    versionOf: (type) => versions.get(type) ?? 0,
    discrepancyOf: (subject) => {
      const own = store.resolve(subject);
      let said = discrepancies.get(own);
      if (said === undefined) {
        // It may have been written under another name of the same trip.
        const named = store.get('trip', own)?.linked?.find((id) => discrepancies.has(id));
        if (named !== undefined) said = discrepancies.get(named);
      }
      return said === undefined ? null : store.get('discrepancy', said);
    },
    update: (subject, after) => {
      const before = store.put(subject, after);
      const type = (after ?? before)?.type;
      if (!type) return;
      version++;
      versions.set(type, (versions.get(type) ?? 0) + 1);
      if (type === 'trip') {
        counted.change(asTrip(before), asTrip(after));
        vehicles.change(asTrip(before), asTrip(after));
        members.change(subject, asTrip(after));
        const trip = asTrip(after);
        if (trip) tripOrder.put(subject, beginningOf(trip));
        else tripOrder.remove(subject);
      }
      if (before?.type === 'vehicle' || after?.type === 'vehicle') {
        vehicles.vehicleChanged(
          before?.type === 'vehicle' ? before : null,
          after?.type === 'vehicle' ? after : null,
        );
      }
      if (before?.type === 'discrepancy' && before.of) discrepancies.delete(before.of);
      if (after?.type === 'discrepancy' && after.of) discrepancies.set(after.of, subject);
      if (after?.contested.length) contested.add(subject);
      else contested.delete(subject);
      findings.change(subject, before, after);
    },
  };
};
