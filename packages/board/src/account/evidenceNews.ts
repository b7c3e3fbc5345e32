import type { Evidence, TripEvidence } from '@corridor/account';
import type { SubjectId } from '@corridor/operation';
import type { EvidenceNews } from './questions.ts';

const NONE: Evidence = { sites: [], trips: [], streams: [], until: 0, isClosed: false };
const byId = (a: TripEvidence, b: TripEvidence) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** What makes `now` of `before`. What is the same object says the same, and is not told again. */
export const newsOf = (before: Evidence | null, now: Evidence): EvidenceNews => {
  const was = before ?? NONE;
  const trips: TripEvidence[] = [];
  const gone: SubjectId[] = [];
  let place = 0;
  for (const trip of now.trips) {
    while (place < was.trips.length && (was.trips[place] as TripEvidence).id < trip.id) {
      gone.push((was.trips[place++] as TripEvidence).id);
    }
    const known = was.trips[place];
    if (known?.id === trip.id) place++;
    if (known !== trip) trips.push(trip);
  }
  for (; place < was.trips.length; place++) gone.push((was.trips[place] as TripEvidence).id);
  const { sites, streams, roads, until, isClosed } = now;
  return {
    trips,
    gone,
    rest: {
      until,
      isClosed,
      ...(sites !== was.sites && { sites }),
      ...(streams !== was.streams && { streams }),
      ...(roads && roads !== was.roads && { roads }),
    },
  };
};

/** In pieces that are written out in a blink each. */
export const inPieces = (news: EvidenceNews, size: number): readonly EvidenceNews[] => {
  const { trips, gone, rest } = news;
  const pieces: EvidenceNews[] = [];
  for (let from = 0; from < trips.length; from += size) {
    pieces.push({ trips: trips.slice(from, from + size), gone: [], rest: {} });
  }
  return [...pieces, { trips: [], gone, rest }];
};

/** Evidence that is put together again from news; what no news touched stays the same object. */
export interface HeardEvidence {
  readonly hear: (news: EvidenceNews) => void;
  readonly now: () => Evidence;
}

export const createHeardEvidence = (): HeardEvidence => {
  let known = NONE;
  let heard: EvidenceNews[] = [];
  return {
    hear: (news) => {
      heard.push(news);
    },
    now: () => {
      if (heard.length === 0) return known;
      const put = new Map(heard.flatMap(({ trips }) => trips.map((trip) => [trip.id, trip])));
      const gone = new Set(heard.flatMap((news) => news.gone));
      const added = new Map(put);
      const kept = known.trips.flatMap((trip) => {
        added.delete(trip.id);
        return gone.has(trip.id) ? [] : [put.get(trip.id) ?? trip];
      });
      const trips = added.size ? [...kept, ...added.values()].sort(byId) : kept;
      known = { ...known, ...Object.assign({}, ...heard.map(({ rest }) => rest)), trips };
      heard = [];
      return known;
    },
  };
};
