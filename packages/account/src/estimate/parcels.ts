import type { SubjectId } from '@corridor/operation';
import type { Evidence, Quarter, TripEvidence } from '../evidence/types.ts';
import type { Journey } from './journey.ts';
import type { MissedAt } from './journeys.ts';
import { lazily } from './lazily.ts';
import { leastAt } from './minimum.ts';
import { DEPARTURE_MISSED } from './priors.ts';

/** A share of one journey's people at one end, as the answers to questions are added up of. */
export interface Parcel {
  readonly journey: number;
  readonly measure: 'left' | 'arrived';
  readonly from: SubjectId | null;
  readonly to: SubjectId | null;
  readonly batch: SubjectId | null;
  readonly trip: SubjectId;
  readonly arrival: SubjectId | null;
  readonly quarter: Quarter | null;
  /** How often its people are expected to have done so here. */
  readonly weight: number;
  /** ● Counted one by one. */
  readonly least: number;
  /** Counted at this end; at the other only. */
  readonly isCounted: boolean;
}

export type LeastOf = (trip: TripEvidence) => readonly [boarding: number, alighting: number];
export const leastOf: LeastOf = (trip) => [leastAt(trip, 'boarding'), leastAt(trip, 'alighting')];

/** Shares of sites, by id. */
type Shares = readonly (readonly [SubjectId, number])[];
type Counts = Map<string, Map<SubjectId, number>>;

const note = (counts: Counts, key: string, site: SubjectId) => {
  const at = counts.get(key) ?? new Map<SubjectId, number>();
  counts.set(key, at.set(site, (at.get(site) ?? 0) + 1));
};
const sharesOf = (counts: Counts, keys: readonly string[]): Shares => {
  const at = keys.map((key) => counts.get(key)).find((found) => found !== undefined);
  if (!at) return [];
  let sum = 0;
  for (const count of at.values()) sum += count;
  return [...at].sort(([a], [b]) => (a < b ? -1 : 1)).map(([site, count]) => [site, count / sum]);
};

/**
 * Where vehicles that reached a site had set out, by share; for those that nobody saw begin. Where a post of ours stood
 * at the time it would have seen them, so they come from where none did.
 */
const originsOf = (
  { trips, sites }: Evidence,
  missedAt: MissedAt,
): ((to: SubjectId | null, kind: string, leftAt: Quarter | null) => Shares) => {
  const counts: Counts = new Map();
  for (const { from, to, departures, vehicleKind } of trips) {
    if (!from || departures === 0) continue;
    note(counts, `${to} ${vehicleKind}`, from);
    note(counts, `${to}`, from);
    note(counts, `any ${vehicleKind}`, from);
  }
  const watched = new Map(sites.map((site) => [site.id, site.watched]));
  const isWatched = (site: SubjectId, at: Quarter) =>
    (watched.get(site) ?? []).some(({ from, to }) => from <= at && (to === null || at <= to));
  return (to, kind, leftAt) => {
    const shares = sharesOf(counts, [`${to} ${kind}`, `${to}`, `any ${kind}`]);
    if (leftAt === null || shares.length < 2) return shares;
    // When it set out is known to a quarter or two, no better.
    const weights = shares.map(([site, share]): [SubjectId, number] => {
      let unseen = 0;
      for (let at = leftAt - 2; at <= leftAt + 2; at++) {
        unseen += isWatched(site, at) ? missedAt(site, at) / 5 : 1 / 5;
      }
      return [site, share * unseen];
    });
    const sum = weights.reduce((total, [, weight]) => total + weight, 0);
    return weights.map(([site, weight]) => [site, weight / sum]);
  };
};

/** Where vehicles went that set out from here. */
const destinationsOf = (
  trips: readonly TripEvidence[],
): ((from: SubjectId | null, kind: string) => Shares) => {
  const counts: Counts = new Map();
  for (const { from, to, status, vehicleKind } of trips) {
    if (!to || status !== 'arrived' || to === from) continue;
    note(counts, `${from} ${vehicleKind}`, to);
    note(counts, `${vehicleKind}`, to);
    note(counts, 'any', to);
  }
  return (from, kind) => sharesOf(counts, [`${from} ${kind}`, kind, 'any']);
};

const hasLeft = ({ status, departures }: TripEvidence) =>
  departures > 0 || status === 'passed' || status === 'halted';

/** Everything that adds up to "left" and "arrived", a journey's own together, ordered by journey. */
export const parcelsOf = (
  evidence: Evidence,
  journeys: readonly Journey[],
  least: LeastOf = leastOf,
  missedAt: MissedAt = () => DEPARTURE_MISSED,
): readonly Parcel[] => {
  // Nearly every journey's ends are known: who went where is added up only for the others.
  const origins = lazily(() => originsOf(evidence, missedAt));
  const destinations = lazily(() => destinationsOf(evidence.trips));
  const parcels: Parcel[] = [];
  journeys.forEach((journey, place) => {
    const { trip, arrival, looks } = journey;
    const [on, ownOff] = least(trip);
    const off = arrival ? least(arrival)[1] : ownOff;
    const end = arrival ?? trip;
    const from = journey.from;
    const to = journey.to;
    const common = {
      journey: place,
      batch: trip.batch ?? arrival?.batch ?? null,
      trip: trip.id,
      arrival: arrival?.id ?? null,
    };
    const split = (
      site: SubjectId | null,
      others: readonly (readonly [SubjectId, number])[],
      weight: number,
      put: (site: SubjectId | null, weight: number) => void,
    ) => {
      if (site !== null || !others.length) put(site, weight);
      else for (const [other, share] of others) put(other, weight * share);
    };
    if (journey.left > 0) {
      const isCounted = looks.some((look) => look.end === 0);
      const least =
        hasLeft(trip) || trip.status === 'arrived' || trip.status === 'sent-back' ? on : 0;
      const others = from === null ? origins()(to, journey.kind, journey.leftAt) : [];
      split(from, others, journey.left, (at, weight) => {
        parcels.push({
          ...common,
          measure: 'left',
          from: at,
          to,
          quarter: journey.leftAt,
          weight,
          least: at === from ? least : 0,
          isCounted,
        });
      });
    }
    if (journey.arrived > 0) {
      const isCounted = looks.some((look) => look.end === 1);
      const least = end.status === 'arrived' ? off : 0;
      const others = to === null ? destinations()(from, journey.kind) : [];
      split(to, others, journey.arrived, (at, weight) => {
        parcels.push({
          ...common,
          measure: 'arrived',
          from,
          to: at,
          quarter: journey.arrivedAt,
          weight,
          least: at === to ? least : 0,
          isCounted,
        });
      });
    }
  });
  return parcels;
};
