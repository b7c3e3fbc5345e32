import type { SubjectId } from '@corridor/operation';
import type { Material } from '../material/types.ts';

/**
 * Without places and roads that nobody used: a shelter that was only thought of, a road that may yet be taken. What
 * people used, what was agreed, and what lies between on the same road stays.
 */
export const usedOnly = (material: Material): Material => {
  const { evidence, terms } = material;
  const used = new Set<SubjectId>();
  const use = (site: SubjectId | null) => {
    if (site !== null) used.add(site);
  };
  for (const { from, to, tallies } of evidence.trips) {
    use(from);
    use(to);
    for (const { site } of tallies) use(site);
  }
  for (const { site } of evidence.streams) use(site);
  for (const { id, waiting } of evidence.sites) if (waiting.length > 0) use(id);
  for (const { from, to } of terms) {
    use(from);
    use(to);
  }
  const isTaken = ({ sites }: { readonly sites: readonly SubjectId[] }) =>
    sites.filter((site) => used.has(site)).length > 1;
  const roads = material.roads.filter(isTaken);
  for (const { sites } of roads) for (const site of sites) used.add(site);
  return {
    ...material,
    roads,
    places: material.places.filter(({ id }) => used.has(id)),
    evidence: {
      ...evidence,
      sites: evidence.sites.filter(({ id }) => used.has(id)),
      ...(evidence.roads ? { roads: evidence.roads.filter(isTaken) } : {}),
    },
  };
};
