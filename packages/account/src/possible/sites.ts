import type { SubjectId } from '@corridor/operation';
import type { Evidence, Quarter, SiteEvidence, TripEvidence } from '../evidence/types.ts';
import { streamsRange } from './stream.ts';
import type { TripPossible } from './trip.ts';
import { arrivedAt, leftAt } from './within.ts';

/** Where people come to and leave by vehicles alone: at a pick-up point they walk in, at a hall they walk out. */
const BY_VEHICLES_ALONE: ReadonlySet<SiteEvidence['siteKind']> = new Set([
  'transfer-point',
  'transit-site',
]);

/** A site between two looks at who waited there, with our people there all the while. */
export interface Stay {
  readonly site: SubjectId;
  readonly since: Quarter;
  /** null: until our people left. */
  readonly until: Quarter | null;
  readonly waitedHigh: number;
  readonly waitedLow: number;
  /** Those who left may not be more than arrived by these trips, and this. */
  readonly spare: number;
  /** Places in `evidence.trips`. */
  readonly leaves: readonly number[];
  readonly arrives: readonly number[];
}

/** Until when somebody of ours was there without a break, from a moment on; null: nobody was. */
const watchedUntil = (site: SiteEvidence, since: Quarter, last: Quarter): Quarter | null => {
  let until: Quarter | null = null;
  for (const { from, to } of site.watched) {
    if (from > (until ?? since)) break;
    const end = to ?? last;
    if (end > (until ?? since)) until = end;
  }
  return until;
};

interface Times {
  readonly left: readonly (Quarter | null)[];
  readonly arrived: readonly (Quarter | null)[];
}

const stayOf = (
  evidence: Evidence,
  site: SiteEvidence,
  look: number,
  trips: readonly number[],
  possible: readonly TripPossible[],
  times: Times,
): Stay | null => {
  const first = site.waiting[look] as SiteEvidence['waiting'][number];
  const next = site.waiting[look + 1];
  const watched = watchedUntil(site, first.quarter, evidence.until + 1);
  const end = next?.quarter ?? watched;
  if (watched === null || end === null || watched < end || end <= first.quarter) return null;
  const passing = streamsRange(
    evidence.streams.filter((stream) => stream.site === site.id),
    [],
    { since: first.quarter, until: end + 1 },
  ).high;
  // Whoever comes by on foot can get on a bus here.
  if (passing === null) return null;
  let spare = first.high - (next?.low ?? 0) + passing;
  const leaves: number[] = [];
  const arrives: number[] = [];
  for (const i of trips) {
    const { from, to, status } = evidence.trips[i] as TripEvidence;
    const { zone } = possible[i] as TripPossible;
    const [left, arrived] = [times.left[i] ?? null, times.arrived[i] ?? null];
    if (from === site.id) {
      // In the quarter of an hour of a look nobody knows which came first.
      if (left !== null && left > first.quarter && left < end) leaves.push(i);
      // Sent back, and here again.
      if (status === 'sent-back') spare += zone.left[1];
    }
    if ((to === site.id || to === null) && zone.arrived[1] > 0) {
      if (arrived === null) {
        if (left === null || left <= end) spare += zone.arrived[1];
      } else if (arrived === first.quarter || arrived === end) spare += zone.arrived[1];
      else if (arrived > first.quarter && arrived < end && to === site.id) arrives.push(i);
    }
  }
  return leaves.length
    ? {
        site: site.id,
        since: first.quarter,
        until: next ? next.quarter : null,
        waitedHigh: first.high,
        waitedLow: next?.low ?? 0,
        spare,
        leaves,
        arrives,
      }
    : null;
};

/** Between which looks, at which sites, what left hangs on what arrived. Only where that is known. */
export const staysOf = (evidence: Evidence, possible: readonly TripPossible[]): readonly Stay[] => {
  const sites = evidence.sites.filter(
    ({ siteKind, waiting, watched }) =>
      BY_VEHICLES_ALONE.has(siteKind) && waiting.length > 0 && watched.length > 0,
  );
  if (sites.length === 0) return [];
  const times: Times = {
    left: evidence.trips.map(leftAt),
    arrived: evidence.trips.map(arrivedAt),
  };
  return sites.flatMap((site) => {
    const trips: number[] = [];
    evidence.trips.forEach(({ from, to }, i) => {
      if (from === site.id || to === site.id || to === null) trips.push(i);
    });
    return site.waiting.flatMap(
      (_, look) => stayOf(evidence, site, look, trips, possible, times) ?? [],
    );
  });
};
