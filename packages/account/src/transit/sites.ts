import type { SubjectId } from '@corridor/operation';
import type { Evidence, SiteEvidence } from '../evidence/types.ts';

/** Where our vehicles bring people and our vehicles take people on. To a pick-up point people walk. By id. */
export const transitSitesOf = ({ sites, trips }: Evidence): readonly SiteEvidence[] => {
  const reached = new Set<SubjectId>();
  const left = new Set<SubjectId>();
  for (const { from, to, departures, status } of trips) {
    if (from === to) continue;
    if (to !== null && status === 'arrived') reached.add(to);
    if (from !== null && (departures > 0 || status === 'arrived')) left.add(from);
  }
  return sites.filter(
    ({ id, siteKind }) =>
      siteKind !== null && siteKind !== 'pick-up-point' && reached.has(id) && left.has(id),
  );
};
