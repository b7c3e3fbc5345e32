import type { SubjectId } from '../event.ts';
import type { BatchState, TermWording } from '../state/agreement.ts';
import type { CorridorState } from '../state/places.ts';
import type { AgreementFacts } from './facts.ts';

export interface BatchWay {
  readonly origin: SubjectId | null;
  readonly destination: SubjectId | null;
}

/** Where a batch leaves and where it goes: its own word, else that of its term. */
export const wayOf = (facts: AgreementFacts, batch: BatchState): BatchWay =>
  facts.once(`way ${batch.id}`, () => findWay(facts, facts.get('batch', batch.id) ?? batch));

const findWay = (facts: AgreementFacts, batch: BatchState): BatchWay => {
  const { planned } = batch;
  const term = planned ? facts.get('term', planned.term) : null;
  const wording: TermWording = (term?.inForce ?? term?.versions.at(-1))?.whole ?? {};
  return {
    origin: planned?.origin ?? wording.origin ?? null,
    destination: planned?.destination ?? wording.destination ?? null,
  };
};

/** Roads along which a batch may go, from its origin to its destination; by id. */
export const roadsOf = (
  facts: AgreementFacts,
  { origin, destination }: BatchWay,
): readonly CorridorState[] =>
  facts.once(`roads ${origin} ${destination}`, () => findRoads(facts, { origin, destination }));

const findRoads = (
  facts: AgreementFacts,
  { origin, destination }: BatchWay,
): readonly CorridorState[] => {
  if (!origin || !destination) return [];
  const roads: CorridorState[] = [];
  for (const road of facts.all('corridor')) {
    const from = road.sites.indexOf(origin);
    if (from >= 0 && road.sites.indexOf(destination) > from) roads.push(road);
  }
  return roads.sort((a, b) => (a.id < b.id ? -1 : 1));
};

/** Sites of a road that a batch goes through, both ends included. */
export const sitesBetween = (
  road: CorridorState,
  { origin, destination }: BatchWay,
): readonly SubjectId[] => {
  const from = origin ? road.sites.indexOf(origin) : 0;
  const to = destination ? road.sites.indexOf(destination) : road.sites.length - 1;
  return road.sites.slice(Math.max(0, from), to + 1);
};
