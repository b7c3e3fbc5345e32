import type { SubjectId } from '../event.ts';
import type { Index } from '../selectors/create-index.ts';
import type { IncidentState } from '../state/records.ts';
import { SHOOTING } from './shooting.ts';
import { isOutside, stretchesOf, suspensionOf } from './suspended.ts';

/** Why a vehicle cannot go on beyond a place. */
export type Obstacle =
  | { readonly is: 'suspended-stretch'; readonly from: SubjectId; readonly to: SubjectId }
  | {
      readonly is: 'shooting-on-stretch';
      readonly from: SubjectId;
      readonly to: SubjectId;
      readonly incident: SubjectId;
    }
  | { readonly is: 'suspended-place'; readonly site: SubjectId }
  | { readonly is: 'shooting-at'; readonly site: SubjectId; readonly incident: SubjectId }
  /** Held by an armed actor whom the agreement does not bind. */
  | { readonly is: 'held-outside'; readonly site: SubjectId; readonly by: SubjectId }
  /** A gate of those on whose order something stands now. */
  | { readonly is: 'held-by-who-stopped-it'; readonly site: SubjectId; readonly by: SubjectId }
  | { readonly is: 'end-of-road'; readonly site: SubjectId };

/** Everything that is suspended now: operation, roads, places, terms; what stands longest first. */
export const whatStands = (index: Index): readonly SubjectId[] => {
  const { facts } = index.guards;
  const ids = (['operation', 'corridor', 'site', 'term'] as const).flatMap((type) =>
    [...index.store.states(type).values()].map(({ id }) => id),
  );
  return ids
    .flatMap((id) => suspensionOf(facts, id) ?? [])
    .sort((a, b) => a.since.at - b.since.at || (a.of < b.of ? -1 : 1))
    .map(({ of }) => of);
};

export interface Dangers {
  /** Between two neighbours, whichever way: shooting before suspension. */
  readonly between: (a: SubjectId, b: SubjectId) => Obstacle | null;
  readonly shootingBetween: (a: SubjectId, b: SubjectId) => Obstacle | null;
  readonly at: (site: SubjectId) => Obstacle | null;
}

/** What no vehicle with people is to drive through at this moment, on any road. */
export const dangersOf = (index: Index): Dangers => {
  const { facts } = index.guards;
  const { resolve } = index.store;
  const roads = [...index.store.all('corridor')];
  const shooting = [...index.store.all('incident')]
    .filter(({ incidentKind, resolved }) => incidentKind && SHOOTING.has(incidentKind) && !resolved)
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const stopped = new Set(
    whatStands(index).flatMap((id) => {
      const orderedBy = suspensionOf(facts, id)?.orderedBy;
      return orderedBy ? [resolve(orderedBy)] : [];
    }),
  );
  const legsOf = (sites: readonly SubjectId[], a: SubjectId, b: SubjectId): readonly number[] =>
    sites.slice(1).flatMap((site, i) => {
      const ends = [resolve(sites[i] as SubjectId), resolve(site)];
      return ends.includes(resolve(a)) && ends.includes(resolve(b)) ? [i] : [];
    });

  const isOnLeg = (incident: IncidentState, a: SubjectId, b: SubjectId): boolean => {
    const { site, corridor, leg } = incident.reported ?? {};
    // Nobody said where: it may be here.
    if (site === undefined && corridor === undefined) return true;
    // At a place, not on the way to it.
    if (site !== undefined) return false;
    const road = index.store.get('corridor', corridor ?? null);
    const legs = road ? legsOf(road.sites, a, b) : [];
    return leg === undefined ? legs.length > 0 : legs.includes(leg);
  };
  const shootingBetween = (from: SubjectId, to: SubjectId): Obstacle | null => {
    const found = shooting.find((incident) => isOnLeg(incident, from, to));
    return found ? { is: 'shooting-on-stretch', from, to, incident: found.id } : null;
  };
  return {
    shootingBetween,
    between: (from, to) => {
      const isSuspended = roads.some((road) =>
        stretchesOf(resolve, road).some(({ a, b }) =>
          legsOf(road.sites, from, to).some((leg) => leg >= a && leg < b),
        ),
      );
      return (
        shootingBetween(from, to) ?? (isSuspended ? { is: 'suspended-stretch', from, to } : null)
      );
    },
    at: (site) => {
      const isThere = (one: SubjectId | undefined) =>
        one !== undefined && resolve(one) === resolve(site);
      const shots = shooting.find(
        ({ reported, linkedTo }) => isThere(reported?.site) || linkedTo.some(isThere),
      );
      if (shots) return { is: 'shooting-at', site, incident: shots.id };
      if (suspensionOf(facts, site)) return { is: 'suspended-place', site };
      const state = index.store.get('site', site);
      const by = state?.control?.by ?? null;
      if (by === null) return null;
      if (isOutside(facts, by)) return { is: 'held-outside', site, by };
      const isGate =
        state?.defined?.siteKind === 'checkpoint' || state?.defined?.siteKind === 'crossing';
      return isGate && stopped.has(resolve(by)) ? { is: 'held-by-who-stopped-it', site, by } : null;
    },
  };
};
