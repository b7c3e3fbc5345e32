import type { SubjectId } from '@corridor/operation';
import type { Evidence, Quarter, TripEvidence } from '../evidence/types.ts';
import type { Journey } from './journey.ts';
import { leastAt } from './minimum.ts';

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

/** Where vehicles that reached a site had set out, by share; for arrivals that nobody saw begin. */
const originsOf = (trips: readonly TripEvidence[]) => {
  const counts = new Map<SubjectId | null, Map<SubjectId, number>>();
  for (const { from, to, departures, vehicleKind } of trips) {
    if (!from || departures === 0) continue;
    for (const key of [to, `${to} ${vehicleKind}`]) {
      const at = counts.get(key) ?? new Map<SubjectId, number>();
      counts.set(key, at.set(from, (at.get(from) ?? 0) + 1));
    }
  }
  return (to: SubjectId | null, kind: string): readonly (readonly [SubjectId, number])[] => {
    const at = counts.get(`${to} ${kind}`) ?? counts.get(to);
    if (!at) return [];
    let sum = 0;
    for (const count of at.values()) sum += count;
    return [...at].sort(([a], [b]) => (a < b ? -1 : 1)).map(([from, count]) => [from, count / sum]);
  };
};

const hasLeft = ({ status, departures }: TripEvidence) =>
  departures > 0 || status === 'passed' || status === 'halted';

/** Everything that adds up to "left" and "arrived", a journey's own together, ordered by journey. */
export const parcelsOf = (
  evidence: Evidence,
  journeys: readonly Journey[],
  least: LeastOf = leastOf,
): readonly Parcel[] => {
  const origins = originsOf(evidence.trips);
  const destinations = destinationsOf(evidence.trips);
  const parcels: Parcel[] = [];
  journeys.forEach((journey, place) => {
    const { trip, arrival, looks } = journey;
    const [on, ownOff] = least(trip);
    const off = arrival ? least(arrival)[1] : ownOff;
    const end = arrival ?? trip;
    const from = trip.from ?? arrival?.from ?? null;
    const to = arrival?.to ?? trip.to;
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
      split(from, origins(to, journey.kind), journey.left, (at, weight) => {
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
      split(to, destinations(from, journey.kind), journey.arrived, (at, weight) => {
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

const destinationsOf = (trips: readonly TripEvidence[]) => {
  const counts = new Map<string, Map<SubjectId, number>>();
  for (const { from, to, status, vehicleKind } of trips) {
    if (!to || status !== 'arrived') continue;
    for (const key of [`${from} ${vehicleKind}`, `${vehicleKind}`]) {
      const at = counts.get(key) ?? new Map<SubjectId, number>();
      counts.set(key, at.set(to, (at.get(to) ?? 0) + 1));
    }
  }
  return (from: SubjectId | null, kind: string): readonly (readonly [SubjectId, number])[] => {
    const at = counts.get(`${from} ${kind}`) ?? counts.get(kind);
    if (!at) return [];
    let sum = 0;
    for (const count of at.values()) sum += count;
    return [...at].sort(([a], [b]) => (a < b ? -1 : 1)).map(([to, count]) => [to, count / sum]);
  };
};
