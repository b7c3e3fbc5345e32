import type { SubjectId } from '../event.ts';
import type { IncidentState } from '../state/records.ts';
import { type BatchWay, roadsOf, sitesBetween, wayOf } from './batch-road.ts';
import type { AgreementFacts } from './facts.ts';

export const SHOOTING: ReadonlySet<string> = new Set([
  'shots',
  'shelling',
  'explosion',
  'attack-on-vehicle',
]);

/** Shooting that nobody has called over, on the way of a batch, or nobody said where. */
export const unresolvedShooting = (
  facts: AgreementFacts,
  batch: { readonly id: SubjectId },
): readonly IncidentState[] => shootingOn(facts, wayOf(facts, batch));

/** `counts`: which of all shooting on a way is meant; what nobody has called over, where nothing is said. */
export const shootingOn = (
  facts: AgreementFacts,
  way: BatchWay,
  counts: (incident: IncidentState) => boolean = ({ resolved }) => !resolved,
): readonly IncidentState[] => {
  const roads = roadsOf(facts, way);
  const ends = [way.origin, way.destination].filter((site) => site !== null);
  const sites = new Set(
    [...ends, ...roads.flatMap((road) => sitesBetween(facts, road, way))].map(facts.resolve),
  );
  const ids = new Set(roads.map(({ id }) => id));
  // Of a way that nobody has laid nothing can be called elsewhere.
  const isKnown = roads.length > 0 || (ends.length > 1 && sites.size === 1);
  const found: IncidentState[] = [];
  for (const incident of facts.all('incident')) {
    if (!incident.incidentKind || !SHOOTING.has(incident.incidentKind) || !counts(incident))
      continue;
    const { site, corridor } = incident.reported ?? {};
    const isSaid = site !== undefined || corridor !== undefined;
    const isHere =
      (site !== undefined && sites.has(facts.resolve(site))) ||
      (corridor !== undefined && ids.has(facts.resolve(corridor)));
    if (!isKnown || !isSaid || isHere) found.push(incident);
  }
  return found.sort((a, b) => (a.id < b.id ? -1 : 1));
};
