import type { SubjectId } from '../event.ts';
import type { BatchState } from '../state/agreement.ts';
import type { Suspension } from '../state/common.ts';
import type { CorridorState } from '../state/places.ts';
import { type BatchWay, roadsOf, sitesBetween, wayOf } from './batch-road.ts';
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

const ofRoad = (road: CorridorState): Suspension | null => {
  const { status, since, suspension } = road;
  // Closed is more than suspended, and nobody has to say why.
  if (!since || (status !== 'suspended' && status !== 'closed')) return null;
  return {
    since,
    reason: suspension?.reason ?? null,
    orderedBy: suspension?.orderedBy ?? null,
    relayedBy: suspension?.relayedBy ?? null,
    incident: suspension?.incident ?? null,
  };
};

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

/** Whether a road that is suspended, perhaps only between two of its sites, is so on a batch's way. */
const touches = (facts: AgreementFacts, road: CorridorState, way: BatchWay): boolean => {
  if (road.status === 'closed') return true;
  const sites = road.sites.map(facts.resolve);
  const ends = [way.origin, way.destination].map((site) => sites.indexOf(site ?? ''));
  const [first, last] = [Math.min(...ends), Math.max(...ends)];
  // A second stretch is suspended beside the first, not in its place. A single place is a stretch of its own.
  return stretchesOf(facts.resolve, road).some(({ a, b }) =>
    a === b ? a <= last && b >= first : a < last && b > first,
  );
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

/** What stops whoever takes a road: the road itself, or a place that it goes through. */
const stopsOn = (
  facts: AgreementFacts,
  road: CorridorState,
  way: BatchWay,
): readonly SubjectId[] => [
  ...(touches(facts, road, way) ? [road.id] : []),
  ...sitesBetween(facts, road, way).filter((site) => suspensionOf(facts, site)),
];

/** Roads of a way on which nothing is stopped; by id. */
export const freeRoads = (facts: AgreementFacts, way: BatchWay): readonly CorridorState[] =>
  roadsOf(facts, way).filter((road) => stopsOn(facts, road, way).length === 0);

/** Everything that stands in the way of a batch: everything, its term, a place or a road of its way. */
export const stopsOf = (facts: AgreementFacts, batch: BatchState): readonly Stop[] =>
  stopsOnWay(facts, wayOf(facts, batch), batch.planned?.term ?? null);

export const stopsOnWay = (
  facts: AgreementFacts,
  way: BatchWay,
  term: SubjectId | null,
): readonly Stop[] => {
  const operations = [...facts.all('operation')].map(({ id }) => id).sort();
  const ends = [way.origin, way.destination].filter((site) => site !== null);
  const roads = roadsOf(facts, way);
  const on = roads.map((road) => stopsOn(facts, road, way));
  // Where one road is free a batch may take that.
  const isFree = on.some((stops) => stops.length === 0);
  const stopped = isFree ? [] : roads.length ? on.flat() : ends;
  const ids = new Set([...operations, ...(term === null ? [] : [term]), ...stopped]);
  return [...ids].flatMap((id) => suspensionOf(facts, id) ?? []);
};
