import type { SubjectId } from '../event.ts';
import { crossFindings } from '../findings/cross.ts';
import { createHeaping } from '../findings/heaping.ts';
import { districtsOn, touchesRoads } from '../findings/roads.ts';
import type { Finding, Rule } from '../findings/rules.ts';
import type { SubjectState } from '../state/index.ts';
import type { Store } from './store.ts';
import type { VehicleTrips } from './vehicle-trips.ts';

export interface FindingsIndex {
  readonly change: (
    subject: SubjectId,
    before: SubjectState | null,
    after: SubjectState | null,
  ) => void;
  /** How many per rule. */
  readonly byRule: () => ReadonlyMap<Rule, number>;
  /** Of one rule, or all; at most `limit`. */
  readonly list: (rule: Rule | null, limit: number) => readonly Finding[];
  readonly of: (subject: SubjectId) => readonly Finding[];
}

const NONE: readonly Finding[] = [];

/** Where the findings of a vehicle's trips with each other are kept; no subject has such an id. */
const conflictsOf = (vehicle: SubjectId): string => `conflicts of ${vehicle}`;

/**
 * Findings of single subjects and of pairs. What needs a second subject is worked out when somebody looks, and only
 * for the trips that changed since.
 */
export const createFindings = (store: Store, vehicles: VehicleTrips): FindingsIndex => {
  const bySubject = new Map<SubjectId, readonly Finding[]>();
  const subjects = new Map<Rule, Map<SubjectId, number>>();
  const counts = new Map<Rule, number>();
  /** Trips to be looked at again by themselves. */
  const stale = new Set<SubjectId>();
  /** Vehicles of which another trip may now be the one that tells. */
  const staleVehicles = new Set<SubjectId>();
  const heaping = createHeaping();
  let areRoadsStale = false;

  const set = (subject: SubjectId, found: readonly Finding[]) => {
    const before = bySubject.get(subject) ?? NONE;
    if (!before.length && !found.length) return;
    const move = (finding: Finding, by: 1 | -1) => {
      const per = subjects.get(finding.rule) ?? new Map<SubjectId, number>();
      subjects.set(finding.rule, per);
      const here = (per.get(subject) ?? 0) + by;
      if (here) per.set(subject, here);
      else per.delete(subject);
      counts.set(finding.rule, (counts.get(finding.rule) ?? 0) + by);
    };
    for (const finding of before) move(finding, -1);
    for (const finding of found) move(finding, 1);
    if (found.length) bySubject.set(subject, found);
    else bySubject.delete(subject);
  };

  const freshen = () => {
    if (areRoadsStale) {
      for (const road of store.all('corridor')) {
        set(road.id, [...road.findings, ...districtsOn(store, road)]);
      }
      areRoadsStale = false;
    }
    for (const id of stale) {
      const trip = store.get('trip', id);
      // A trip that was linked into another tells nothing of its own: the other tells it.
      const isOwn = trip?.id === id;
      set(id, isOwn ? [...trip.findings, ...crossFindings(store, trip)] : NONE);
    }
    stale.clear();
    for (const id of staleVehicles) {
      const vehicle = store.resolve(id);
      if (vehicle !== id) set(conflictsOf(id), NONE);
      set(conflictsOf(vehicle), vehicles.conflicts(vehicle));
    }
    staleVehicles.clear();
  };

  const staleOf = (state: SubjectState | null) => {
    if (state?.type === 'trip') {
      stale.add(state.id);
      if (state.vehicle) staleVehicles.add(state.vehicle);
    }
    if (state?.type === 'vehicle') {
      for (const id of [state.id, ...(state.linked ?? [])]) staleVehicles.add(id);
      // How many fit into it may be known better now.
      for (const trip of vehicles.tripsOf(state.id)) stale.add(trip.id);
    }
  };

  const isLaidAnew = (before: SubjectState | null, after: SubjectState | null) =>
    (before?.type === 'corridor' || after?.type === 'corridor') &&
    JSON.stringify(before?.type === 'corridor' && [before.sites, before.legs]) !==
      JSON.stringify(after?.type === 'corridor' && [after.sites, after.legs]);

  return {
    change: (subject, before, after) => {
      if (before?.type === 'trip' || after?.type === 'trip') {
        heaping.change(
          before?.type === 'trip' ? before : null,
          after?.type === 'trip' ? after : null,
        );
        stale.add(subject);
      } else set(subject, after?.findings ?? NONE);
      areRoadsStale ||= touchesRoads(before, after);
      staleOf(before);
      staleOf(after);
      if (isLaidAnew(before, after) || before?.type === 'batch' || after?.type === 'batch') {
        for (const trip of store.all('trip')) {
          if (trip.batch === subject || trip.corridor === subject) stale.add(trip.id);
        }
      }
    },
    byRule: () => {
      freshen();
      const heaped = heaping.findings().length;
      return heaped ? new Map([...counts, ['heaped-numbers' as const, heaped]]) : counts;
    },
    list: (rule, limit) => {
      freshen();
      const found: Finding[] = [];
      const take = (finding: Finding) => {
        if (found.length < limit && (rule === null || finding.rule === rule)) found.push(finding);
      };
      for (const finding of heaping.findings()) take(finding);
      const named = rule === null ? bySubject.keys() : (subjects.get(rule)?.keys() ?? []);
      for (const id of named) {
        if (found.length >= limit) break;
        for (const finding of bySubject.get(id) ?? NONE) take(finding);
      }
      return found;
    },
    of: (subject) => {
      freshen();
      const own = store.resolve(subject);
      const { vehicle } = store.get('trip', own) ?? {};
      const shared = vehicle ? bySubject.get(conflictsOf(store.resolve(vehicle))) : undefined;
      const conflicts = shared?.filter((finding) => finding.subject === own) ?? NONE;
      return [...(bySubject.get(own) ?? NONE), ...conflicts];
    },
  };
};
