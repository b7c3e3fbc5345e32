import { createGuards, type Guards } from '../agreement/guards.ts';
import type { SubjectId } from '../event.ts';
import { isSubjectType, subjectTypeOf } from '../kinds/index.ts';
import type { SubjectState } from '../state/index.ts';
import type { DiscrepancyState } from '../state/records.ts';
import type { TripState } from '../state/trip.ts';
import { type CountedIndex, createCounted } from './counted.ts';
import { createFindings, type FindingsIndex } from './findings.ts';
import { createMemberships, type Memberships } from './memberships.ts';
import { createStore, type Store } from './store.ts';
import { createVehicleTrips, type VehicleTrips } from './vehicle-trips.ts';

/**
 * Folded subjects, arranged so that every question on a screen is answered without walking through all of them.
 * Feed it whatever changed; ask it with the functions beside this file. It is one mutable value.
 */
export interface Index {
  /**
   * `after` is the new folded state, or null where a subject was linked into another. What stood before is known here.
   */
  readonly update: (subject: SubjectId, after: SubjectState | null) => void;
  readonly store: Store;
  readonly counted: CountedIndex['counted'];
  readonly destinations: CountedIndex['destinations'];
  readonly findings: Omit<FindingsIndex, 'change'>;
  readonly members: Memberships['ids'];
  readonly vehicles: Omit<VehicleTrips, 'change' | 'vehicleChanged'>;
  /** May the next batch go, and if not, why not. */
  readonly guards: Omit<Guards, 'change'>;
  /** What somebody wrote about the discrepancy of a trip: the most careful word of all. */
  readonly discrepancyOf: (subject: SubjectId) => DiscrepancyState | null;
  /** All that was written about what does not balance of one subject, by id. */
  readonly discrepanciesAbout: (subject: SubjectId) => readonly DiscrepancyState[];
}

const asTrip = (state: SubjectState | null): TripState | null =>
  state?.type === 'trip' ? state : null;

/** What one person explained stays open as long as another, elsewhere, has it open: in whatever order they are heard. */
const CARE = ['reopened', 'assigned', 'open', 'explained'];
const moreCareful = (a: DiscrepancyState | null, b: DiscrepancyState): DiscrepancyState => {
  if (!a) return b;
  const [x, y] = [CARE.indexOf(a.status), CARE.indexOf(b.status)];
  return x < y || (x === y && a.id < b.id) ? a : b;
};

export const createIndex = (): Index => {
  const store = createStore();
  const counted = createCounted();
  const vehicles = createVehicleTrips(store);
  const findings = createFindings(store, vehicles);
  const members = createMemberships();
  const guards = createGuards(store);
  /** By what they are about. */
  const discrepancies = new Map<SubjectId, Set<SubjectId>>();

  /** It may have been written about any name of the subject, and by several who had not heard of each other. */
  const aboutSubject = (subject: SubjectId): readonly DiscrepancyState[] => {
    const own = store.resolve(subject);
    const type = subjectTypeOf(own);
    const linked = isSubjectType(type) ? (store.get(type, own)?.linked ?? []) : [];
    return [own, ...linked]
      .flatMap((name) => [...(discrepancies.get(name) ?? [])])
      .flatMap((id) => store.get('discrepancy', id) ?? [])
      .sort((a, b) => (a.id < b.id ? -1 : 1));
  };

  return {
    store,
    counted: counted.counted,
    destinations: counted.destinations,
    findings,
    members: members.ids,
    vehicles,
    guards,
    discrepanciesAbout: aboutSubject,
    discrepancyOf: (subject) =>
      aboutSubject(subject).reduce<DiscrepancyState | null>(moreCareful, null),
    update: (subject, after) => {
      const before = store.put(subject, after);
      const type = (after ?? before)?.type;
      if (!type) return;
      if (type === 'trip') {
        counted.change(asTrip(before), asTrip(after));
        vehicles.change(asTrip(before), asTrip(after));
        members.change(subject, asTrip(after));
      }
      if (before?.type === 'vehicle' || after?.type === 'vehicle') {
        vehicles.vehicleChanged(
          before?.type === 'vehicle' ? before : null,
          after?.type === 'vehicle' ? after : null,
        );
      }
      if (before?.type === 'discrepancy' && before.of) {
        discrepancies.get(before.of)?.delete(subject);
      }
      if (after?.type === 'discrepancy' && after.of) {
        const about = discrepancies.get(after.of) ?? new Set();
        discrepancies.set(after.of, about.add(subject));
      }
      findings.change(subject, before, after);
      guards.change(subject, before, after);
    },
  };
};
