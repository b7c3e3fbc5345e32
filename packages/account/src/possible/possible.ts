import type { SubjectId } from '@corridor/operation';
import type { Evidence, TripEvidence } from '../evidence/types.ts';
import type { Scope } from '../figure/types.ts';
import { streamsWithin } from '../network/within.ts';
import { capacityOf } from './capacity.ts';
import {
  type Coupling,
  coupledRange,
  couplingsOf,
  excessOf,
  givenBy,
  shortfallOf,
} from './couplings.ts';
import { staysOf } from './sites.ts';
import { streamsRange } from './stream.ts';
import { tornStays } from './torn.ts';
import { type TripPossible, tripPossible } from './trip.ts';
import type { Contradiction, Possible, PossibleRange, SiteBalance } from './types.ts';
import { membershipOf } from './within.ts';
import type { Zone } from './zone.ts';

/** A trip of which nothing was heard since is not worked out again. */
const known = new WeakMap<
  TripEvidence,
  { readonly most: number; readonly possible: TripPossible }
>();

const possibleOfTrip = (trip: TripEvidence, most: number): TripPossible => {
  const before = known.get(trip);
  if (before?.most === most) return before.possible;
  const possible = tripPossible(trip, most);
  known.set(trip, { most, possible });
  return possible;
};

const before = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const byPeople = (a: Contradiction, b: Contradiction) =>
  b.people - a.people ||
  before(a.trip ?? a.site ?? '', b.trip ?? b.site ?? '') ||
  before(a.code, b.code) ||
  (a.between?.since ?? 0) - (b.between?.since ?? 0);

const wheneverOf = ({ since: _, until: __, ...scope }: Scope): Scope => scope;

/**
 * The lowest and the highest that can be true if what we ourselves wrote is: who boarded, was born and joined and did
 * not die got off; no vehicle carries more than any ever did; what leaves a transfer point came there. Nothing that
 * others state enters. Where records contradict each other the least that has to give gives way, here only, and is told.
 */
export const possibleOf = (evidence: Evidence): Possible => {
  const { trips } = evidence;
  const capacity = capacityOf(trips);
  const possible = trips.map((trip) => possibleOfTrip(trip, capacity(trip.vehicleKind)));
  const zoneOf = (trip: number): Zone => (possible[trip] as TripPossible).zone;

  const torn: (() => readonly Contradiction[])[] = [];
  const stays = staysOf(evidence, possible);
  const couplings = couplingsOf(stays, zoneOf).map((coupling): Coupling => {
    const given = givenBy(coupling, zoneOf);
    if (given.every((people) => people === 0)) return coupling;
    const uncounted = (place: number) => {
      const trip = trips[place] as TripEvidence;
      return tripPossible({ ...trip, tallies: [] }, capacity(trip.vehicleKind)).zone;
    };
    torn.push(() => tornStays(evidence, coupling, given, zoneOf, uncounted));
    return { ...coupling, bounds: coupling.bounds.map((bound, i) => bound + (given[i] ?? 0)) };
  });
  const coupled = new Set(couplings.flatMap((coupling) => coupling.trips));

  let places: ReadonlyMap<SubjectId, number> | null = null;
  // Which records tear a site apart takes longer to find than the range, and is asked less often.
  let told: readonly Contradiction[] | null = null;
  const tell = () => {
    told ??= [
      ...possible.flatMap((of) => of.contradictions),
      ...torn.flatMap((tellOne) => tellOne()),
    ].sort(byPeople);
    return told;
  };

  const rangeOfTrips = (scope: Scope): readonly [number, number] => {
    if (scope.by === 'own-means' || scope.stream !== undefined) return [0, 0];
    const { measure } = scope;
    let [low, high, counted] = [0, 0, 0];
    const membership = (place: number) =>
      membershipOf(trips[place] as TripEvidence, zoneOf(place), scope);
    for (let i = 0; i < trips.length; i++) {
      const is = membership(i);
      if (is === 'out') continue;
      const { zone, least } = possible[i] as TripPossible;
      if (is === 'in') counted += least[measure];
      if (coupled.has(i)) continue;
      high += zone[measure][1];
      if (is === 'in') low += zone[measure][0];
    }
    for (const coupling of couplings) {
      const [fewest, most] = coupledRange(coupling, zoneOf, measure, membership);
      low += fewest;
      high += most;
    }
    // What was counted one by one is told at least, whatever each count may have been off by.
    return [Math.max(low, counted), Math.max(high, counted)];
  };

  const rangeOfStreams = (scope: Scope): PossibleRange => {
    const streams = streamsWithin(evidence, wheneverOf(scope));
    // Who goes by own means is counted where they pass; nobody counts them where they arrive.
    if (scope.measure === 'arrived') {
      const isAsked = scope.by === 'own-means' || scope.stream !== undefined;
      return { low: 0, high: isAsked && streams.length ? null : 0 };
    }
    return streamsRange(streams, evidence.roads ?? [], scope);
  };

  return {
    get contradictions() {
      return tell();
    },
    siteBalances: () =>
      stays.flatMap((stay): readonly SiteBalance[] => {
        const { site, since, until, leaves, arrives } = stay;
        const more = Math.max(0, excessOf(stay, zoneOf));
        const fewer = Math.max(0, shortfallOf(stay, zoneOf));
        const idOf = (place: number) => (trips[place] as TripEvidence).id;
        return more + fewer
          ? [{ site, since, until, more, fewer, trips: [...leaves, ...arrives].map(idOf) }]
          : [];
      }),
    contradictionsOf: (trip: SubjectId) => {
      places ??= new Map(trips.map(({ id }, i) => [id, i]));
      const place = places.get(trip);
      return place === undefined ? [] : (possible[place] as TripPossible).contradictions;
    },
    range: (scope) => {
      const [low, high] = rangeOfTrips(scope);
      const passed = rangeOfStreams(scope);
      return { low: low + passed.low, high: passed.high === null ? null : high + passed.high };
    },
  };
};
