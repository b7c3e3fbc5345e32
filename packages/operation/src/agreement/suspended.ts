import type { SubjectId } from '../event.ts';
import type { BatchState } from '../state/agreement.ts';
import type { Suspension } from '../state/common.ts';
import type { CorridorState } from '../state/places.ts';
import { roadsOf, sitesBetween, wayOf } from './batch-road.ts';
import type { AgreementFacts } from './facts.ts';

/** Something that stands, and why, as far as anybody says. */
export interface Stop extends Suspension {
  /** The road, the place, the term or the operation. */
  readonly of: SubjectId;
  /** Ordered by somebody whom the agreement does not bind. */
  readonly outside: boolean;
}

/** Holds a road and is bound by nothing: an armed actor who is no party. */
export const isOutside = (facts: AgreementFacts, party: SubjectId | null): boolean => {
  const roles = facts.get('party', party)?.roles ?? [];
  return roles.includes('armed-actor') && !roles.includes('party') && !roles.includes('guarantor');
};

const ofRoad = (road: CorridorState): Suspension | null =>
  road.status === 'suspended' && road.suspension && road.since
    ? {
        since: road.since,
        reason: road.suspension.reason,
        orderedBy: road.suspension.orderedBy ?? null,
        relayedBy: road.suspension.relayedBy ?? null,
        incident: road.suspension.incident ?? null,
      }
    : null;

export const suspensionOf = (facts: AgreementFacts, of: SubjectId): Stop | null => {
  const road = facts.get('corridor', of);
  const found =
    (road && ofRoad(road)) ??
    facts.get('site', of)?.suspension ??
    facts.get('operation', of)?.suspension ??
    suspendedTerm(facts, of);
  return found ? { ...found, of, outside: isOutside(facts, found.orderedBy) } : null;
};

const suspendedTerm = (facts: AgreementFacts, of: SubjectId): Suspension | null => {
  const term = facts.get('term', of);
  // Disputed or amended since, it stands all the same until somebody lets it move again.
  return term?.stops.at(-1) ?? (term?.status === 'suspended' ? term.suspension : null);
};

/** Whether a stretch of a road that is suspended only between two sites touches a batch's way. */
const touches = (
  facts: AgreementFacts,
  road: CorridorState,
  way: ReturnType<typeof wayOf>,
): boolean => {
  const stretch = sitesBetween(road, way);
  const first = road.sites.indexOf(stretch[0] ?? '');
  const last = first + stretch.length - 1;
  // A second stretch is suspended beside the first, not in its place.
  return stretchesOf(facts.resolve, road).some(({ a, b }) => a < last && b > first);
};

/** Between which two of its places, by their order on the road, a road is suspended; null ends: from its first, to its last. */
export const stretchesOf = (
  resolve: (id: SubjectId) => SubjectId,
  road: CorridorState,
): readonly { readonly a: number; readonly b: number }[] => {
  if (road.status !== 'suspended') return [];
  const index = (site: SubjectId | null | undefined, or: number) => {
    const at = site == null ? or : road.sites.findIndex((one) => resolve(one) === resolve(site));
    return at < 0 ? or : at;
  };
  const words = road.stops.length ? road.stops : [road.suspension ?? {}];
  return words.map(({ from, to }: { from?: SubjectId | null; to?: SubjectId | null }) => {
    const ends = [index(from, 0), index(to, road.sites.length - 1)] as const;
    return { a: Math.min(...ends), b: Math.max(...ends) };
  });
};

/** Everything that stands in the way of a batch: everything, its term, a place or a road of its way. */
export const stopsOf = (facts: AgreementFacts, batch: BatchState): readonly Stop[] => {
  const way = wayOf(facts, batch);
  const roads = roadsOf(facts, way);
  const open = roads.filter((road) => road.status !== 'suspended' || !touches(facts, road, way));
  const operations = [...facts.all('operation')].map(({ id }) => id);
  // Where one road is free a batch may take that.
  const blockedRoads = open.length ? [] : roads.filter(({ status }) => status === 'suspended');
  const passed = open.length ? open : roads;
  const sites = passed.length
    ? intersection(passed.map((road) => sitesBetween(road, way)))
    : [way.origin, way.destination].filter((site) => site !== null);
  const ids = [
    ...operations,
    ...(batch.planned ? [batch.planned.term] : []),
    ...blockedRoads.map(({ id }) => id),
    ...sites,
  ];
  return ids.flatMap((id) => suspensionOf(facts, id) ?? []);
};

/** Places that every one of the ways goes through. */
const intersection = (ways: readonly (readonly SubjectId[])[]): readonly SubjectId[] => {
  const [first = [], ...others] = ways;
  return first.filter((site) => others.every((way) => way.includes(site)));
};
