import type { SubjectId } from '@corridor/operation';
import type { Evidence, Quarter, SiteEvidence } from '../evidence/types.ts';
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
  /** Those who arrived may not be more than left by these trips, and this. Infinite where nobody looked again. */
  readonly room: number;
  /** Places in `evidence.trips`. */
  readonly leaves: readonly number[];
  readonly arrives: readonly number[];
}

/** Until when somebody of ours was there without a break, from a moment on; null: nobody was. */
export const watchedUntil = (site: SiteEvidence, since: Quarter, last: Quarter): Quarter | null => {
  let until: Quarter | null = null;
  for (const { from, to } of site.watched) {
    if (from > (until ?? since)) break;
    const end = to ?? last;
    if (end > (until ?? since)) until = end;
  }
  return until;
};

/** A trip at a site, by when it was there. */
interface Timed {
  readonly trip: number;
  readonly quarter: Quarter;
}
/** All that left a site and came to it, in order. */
interface Traffic {
  readonly leaves: readonly Timed[];
  readonly arrives: readonly Timed[];
  /** Bound for here since so long, and nobody saw it arrive: at most so many. */
  readonly unseen: readonly { readonly since: Quarter; readonly people: number }[];
  /** Sent back to here, or on the way nobody knows where to: at most so many, nobody knows when. */
  readonly whenever: number;
}

const byQuarter = (a: Timed, b: Timed) => a.quarter - b.quarter || a.trip - b.trip;

/** Those within, both ends included. */
const within = (timed: readonly Timed[], from: Quarter, to: Quarter): readonly Timed[] => {
  const firstFrom = (quarter: Quarter) => {
    let [low, high] = [0, timed.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((timed[middle] as Timed).quarter < quarter) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return timed.slice(firstFrom(from), firstFrom(to + 1));
};

const trafficOf = (
  { trips }: Evidence,
  possible: readonly TripPossible[],
  sites: ReadonlySet<SubjectId>,
): ReadonlyMap<SubjectId, Traffic> => {
  const traffic = new Map<
    SubjectId,
    { leaves: Timed[]; arrives: Timed[]; unseen: Traffic['unseen'][number][]; whenever: number }
  >();
  for (const site of sites) traffic.set(site, { leaves: [], arrives: [], unseen: [], whenever: 0 });
  trips.forEach((trip, i) => {
    const { from, to, status } = trip;
    const origin = from === null ? undefined : traffic.get(from);
    const aim = to === null ? undefined : traffic.get(to);
    if (!origin && !aim && to !== null) return;
    const { left, arrived } = (possible[i] as TripPossible).zone;
    const quarter = leftAt(trip);
    if (origin) {
      if (quarter !== null) origin.leaves.push({ trip: i, quarter });
      if (status === 'sent-back') origin.whenever += left[1];
    }
    if (arrived[1] === 0) return;
    if (to === null) for (const each of traffic.values()) each.whenever += arrived[1];
    if (!aim) return;
    const at = arrivedAt(trip);
    if (at !== null) aim.arrives.push({ trip: i, quarter: at });
    else aim.unseen.push({ since: quarter ?? Number.NEGATIVE_INFINITY, people: arrived[1] });
  });
  for (const { leaves, arrives } of traffic.values()) {
    leaves.sort(byQuarter);
    arrives.sort(byQuarter);
  }
  return traffic;
};

const stayOf = (
  evidence: Evidence,
  site: SiteEvidence,
  look: number,
  { leaves, arrives, unseen, whenever }: Traffic,
  possible: readonly TripPossible[],
): Stay | null => {
  const first = site.waiting[look] as SiteEvidence['waiting'][number];
  const next = site.waiting[look + 1];
  const last = Math.max(evidence.until, site.waiting.at(-1)?.quarter ?? 0) + 1;
  const watched = watchedUntil(site, first.quarter, last);
  const end = next?.quarter ?? watched;
  if (watched === null || end === null || watched < end || end <= first.quarter) return null;
  // In the quarter of an hour of a look nobody knows which came first.
  const [since, until] = [first.quarter + 1, end - 1];
  const [left, came] = [within(leaves, since, until), within(arrives, since, until)];
  const waitedLow = next?.low ?? 0;
  if (left.length === 0 && waitedLow === 0 && came.length === 0) return null;
  const passing = streamsRange(
    evidence.streams.filter((stream) => stream.site === site.id),
    [],
    { since: first.quarter, until: end + 1 },
  ).high;
  // Whoever comes by on foot can get on a bus here.
  if (passing === null) return null;
  let spare = first.high - waitedLow + passing + whenever;
  for (const { trip } of [
    ...within(arrives, first.quarter, first.quarter),
    ...within(arrives, end, end),
  ]) {
    spare += (possible[trip] as TripPossible).zone.arrived[1];
  }
  for (const one of unseen) if (one.since <= end) spare += one.people;
  let room = next ? next.high - first.low + passing : Number.POSITIVE_INFINITY;
  for (const { trip } of [
    ...within(leaves, first.quarter, first.quarter),
    ...within(leaves, end, end),
  ]) {
    room += (possible[trip] as TripPossible).zone.left[1];
  }
  return {
    site: site.id,
    since: first.quarter,
    until: next ? next.quarter : null,
    waitedHigh: first.high,
    waitedLow,
    spare,
    room,
    leaves: left.map(({ trip }) => trip),
    arrives: came.map(({ trip }) => trip),
  };
};

/** Between which looks, at which sites, what left hangs on what arrived. Only where that is known. */
export const staysOf = (evidence: Evidence, possible: readonly TripPossible[]): readonly Stay[] => {
  const sites = evidence.sites.filter(
    ({ siteKind, waiting, watched }) =>
      BY_VEHICLES_ALONE.has(siteKind) && waiting.length > 0 && watched.length > 0,
  );
  if (sites.length === 0) return [];
  const traffic = trafficOf(evidence, possible, new Set(sites.map(({ id }) => id)));
  return sites.flatMap((site) =>
    site.waiting.flatMap(
      (_, look) => stayOf(evidence, site, look, traffic.get(site.id) as Traffic, possible) ?? [],
    ),
  );
};
