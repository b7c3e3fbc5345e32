import type { SubjectId } from '../event.ts';
import type { TermWording } from '../state/agreement.ts';
import type { CorridorState } from '../state/places.ts';
import type { AgreementFacts } from './facts.ts';

export interface BatchWay {
  readonly origin: SubjectId | null;
  readonly destination: SubjectId | null;
}

/**
 * Where a batch leaves and where it goes: its own word, else that of its term. Of what is suspended and may be resumed: the whole of that
 * road, or that place.
 */
export const wayOf = (facts: AgreementFacts, { id }: { readonly id: SubjectId }): BatchWay =>
  facts.once(`way ${id}`, () => {
    const { origin = null, destination = null } = findWay(facts, id);
    return {
      origin: origin && facts.resolve(origin),
      destination: destination && facts.resolve(destination),
    };
  });

const findWay = (
  facts: AgreementFacts,
  id: SubjectId,
): { readonly origin?: SubjectId | undefined; readonly destination?: SubjectId | undefined } => {
  if (id.startsWith('site/')) return { origin: id, destination: id };
  if (id.startsWith('corridor/')) {
    const { sites = [] } = facts.get('corridor', id) ?? {};
    return { origin: sites[0], destination: sites.at(-1) };
  }
  const planned = facts.get('batch', id)?.planned;
  const term = facts.get('term', planned ? planned.term : id.startsWith('term/') ? id : null);
  const wording: TermWording = (term?.inForce ?? term?.versions.at(-1))?.whole ?? {};
  return {
    origin: planned?.origin ?? wording.origin,
    destination: planned?.destination ?? wording.destination,
  };
};

/** Roads along which one may go from an origin to a destination, in either of their directions; by id. */
export const roadsOf = (
  facts: AgreementFacts,
  { origin, destination }: BatchWay,
): readonly CorridorState[] =>
  facts.once(`roads ${origin} ${destination}`, () => {
    const roads: CorridorState[] = [];
    for (const road of facts.all('corridor')) {
      if (sitesBetween(facts, road, { origin, destination }).length > 1) roads.push(road);
    }
    return roads.sort((a, b) => (a.id < b.id ? -1 : 1));
  });

/** Sites of a road between an origin and a destination, in the order in which one comes through, both included; none where it is no way. */
export const sitesBetween = (
  facts: AgreementFacts,
  road: CorridorState,
  { origin, destination }: BatchWay,
): readonly SubjectId[] => {
  if (!origin || !destination) return [];
  const sites = road.sites.map(facts.resolve);
  const from = sites.indexOf(facts.resolve(origin));
  const to = sites.indexOf(facts.resolve(destination));
  if (from < 0 || to < 0) return [];
  return from <= to ? sites.slice(from, to + 1) : sites.slice(to, from + 1).reverse();
};
