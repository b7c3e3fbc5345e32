import type { SubjectId } from '@corridor/operation';
import type { RoadEvidence } from '../evidence/types.ts';

/**
 * Of sites at which people were seen to pass by their own means, those that may be added: on one road whoever passes the
 * first passes the last, so only the last of each road adds. A road that leads both ways between two sites tells of
 * neither that it is the last; then the first by name adds.
 */
export const sitesThatAdd = (
  sites: readonly SubjectId[],
  roads: readonly RoadEvidence[],
): ReadonlySet<SubjectId> => {
  const watched = [...new Set(sites)].sort();
  const leadsTo = (a: SubjectId, b: SubjectId) =>
    roads.some((road) => {
      const place = road.sites.indexOf(a);
      return place >= 0 && road.sites.indexOf(b, place + 1) > place;
    });
  return new Set(
    watched.filter(
      (site, place) =>
        !watched.some(
          (other, at) =>
            other !== site && leadsTo(site, other) && (!leadsTo(other, site) || at < place),
        ),
    ),
  );
};
