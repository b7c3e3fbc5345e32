import type { Evidence, SiteEvidence, TripEvidence } from '@corridor/account';
import type { SubjectId } from '@corridor/operation';

/** Places where few people set out, and others that hide them, as one; likewise where few got off. */
export const FROM_ELSEWHERE = 'site/elsewhere-from';
export const TO_ELSEWHERE = 'site/elsewhere-to';

/** Places and batches whose numbers are not told, by what would be told of them. */
export interface Held {
  readonly from: ReadonlySet<SubjectId>;
  readonly to: ReadonlySet<SubjectId>;
  readonly batches: ReadonlySet<SubjectId>;
}

const joined = (id: SubjectId, sites: readonly SiteEvidence[]): SiteEvidence => ({
  id,
  siteKind: null,
  waiting: sites
    .flatMap(({ waiting }) => waiting)
    .sort((a, b) => a.quarter - b.quarter || a.people - b.people),
  watched: sites
    .flatMap(({ watched }) => watched)
    .sort((a, b) => a.from - b.from || (a.to ?? Infinity) - (b.to ?? Infinity)),
});

const pooledTrip = (trip: TripEvidence, { from, to, batches }: Held): TripEvidence => {
  const start = trip.from !== null && from.has(trip.from) ? FROM_ELSEWHERE : trip.from;
  const end = trip.to !== null && to.has(trip.to) ? TO_ELSEWHERE : trip.to;
  /** A count stands where its trip begins or ends, and goes with it. */
  const placeOf = (site: SubjectId): SubjectId =>
    site === trip.from && start !== null
      ? start
      : site === trip.to && end !== null
        ? end
        : from.has(site)
          ? FROM_ELSEWHERE
          : to.has(site)
            ? TO_ELSEWHERE
            : site;
  return {
    ...trip,
    from: start,
    to: end,
    batch: trip.batch !== null && batches.has(trip.batch) ? null : trip.batch,
    tallies: trip.tallies.map((tally) => ({ ...tally, site: placeOf(tally.site) })),
  };
};

/**
 * The evidence without what would tell of few people: places that are not told become one, those where people set out
 * apart from those where they got off, since who returns has not arrived; and no trip says of which untold batch it was.
 */
export const pooled = (evidence: Evidence, held: Held): Evidence => {
  const { from, to } = held;
  const isHeld = ({ id }: SiteEvidence) => from.has(id) || to.has(id);
  const setOut = evidence.sites.filter(({ id }) => from.has(id));
  const gotOff = evidence.sites.filter(({ id }) => to.has(id) && !from.has(id));
  const placeOf = (site: SubjectId): SubjectId =>
    from.has(site) ? FROM_ELSEWHERE : to.has(site) ? TO_ELSEWHERE : site;
  return {
    ...evidence,
    sites: [
      // A place that is told as one end keeps its name there, and says nothing of who waited or watched.
      ...evidence.sites.flatMap((site) => {
        if (!isHeld(site)) return [site];
        if (from.has(site.id) && to.has(site.id)) return [];
        return [{ ...site, waiting: [], watched: [] }];
      }),
      ...(from.size > 0 ? [joined(FROM_ELSEWHERE, setOut)] : []),
      ...(to.size > 0 ? [joined(TO_ELSEWHERE, gotOff)] : []),
    ].sort((a, b) => (a.id < b.id ? -1 : 1)),
    trips: evidence.trips.map((trip) => pooledTrip(trip, held)),
    streams: evidence.streams.map((stream) => ({
      ...stream,
      site: stream.site === null ? null : from.has(stream.site) ? FROM_ELSEWHERE : stream.site,
    })),
    ...(evidence.roads
      ? { roads: evidence.roads.map((road) => ({ ...road, sites: road.sites.map(placeOf) })) }
      : {}),
  };
};
