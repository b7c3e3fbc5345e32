import type { Evidence, SiteEvidence } from '@corridor/account';
import type { SubjectId } from '@corridor/operation';

/** Where few people came from or went to, together with what hides them. */
export const ELSEWHERE = 'site/elsewhere';

const joined = (sites: readonly SiteEvidence[]): SiteEvidence => ({
  id: ELSEWHERE,
  siteKind: null,
  waiting: sites
    .flatMap(({ waiting }) => waiting)
    .sort((a, b) => a.quarter - b.quarter || a.people - b.people),
  watched: sites
    .flatMap(({ watched }) => watched)
    .sort((a, b) => a.from - b.from || (a.to ?? Infinity) - (b.to ?? Infinity)),
});

/**
 * The evidence without what would tell of few people: places that are not told become one, and of batches that are not
 * told no trip says any more that it was of them.
 */
export const pooled = (evidence: Evidence, held: ReadonlySet<SubjectId>): Evidence => {
  if (held.size === 0) return evidence;
  const placeOf = <T extends SubjectId | null>(site: T) =>
    site !== null && held.has(site) ? ELSEWHERE : site;
  const hidden = evidence.sites.filter(({ id }) => held.has(id));
  const sites = evidence.sites.filter(({ id }) => !held.has(id));
  return {
    ...evidence,
    sites: (hidden.length > 0 ? [...sites, joined(hidden)] : sites).sort((a, b) =>
      a.id < b.id ? -1 : 1,
    ),
    trips: evidence.trips.map((trip) => ({
      ...trip,
      from: placeOf(trip.from),
      to: placeOf(trip.to),
      batch: trip.batch !== null && held.has(trip.batch) ? null : trip.batch,
      tallies: trip.tallies.map((tally) => ({ ...tally, site: placeOf(tally.site) ?? tally.site })),
    })),
    streams: evidence.streams.map((stream) => ({ ...stream, site: placeOf(stream.site) })),
  };
};
