import {
  corridorOf,
  type Index,
  isUnderWay,
  type SubjectId,
  type TripState,
} from '@corridor/operation';
import type { LegSeen } from './types.ts';
import { byId, MINUTE_MS } from './usual.ts';

export const wayName = (from: SubjectId, to: SubjectId): string => `${from} ${to}`;

/** One pass over all trips: what was seen of how long anything takes. */
export interface Journeys {
  /** In order of departure. */
  readonly legs: readonly LegSeen[];
  /** Minutes of whole journeys by `wayName`, ascending. */
  readonly took: ReadonlyMap<string, readonly number[]>;
  /** By site: minutes from the beginning of boarding to departure or standing ready, ascending. */
  readonly boarding: ReadonlyMap<SubjectId, readonly number[]>;
  /** By gate: when anything passed, ms, ascending. */
  readonly passed: ReadonlyMap<SubjectId, readonly number[]>;
}

/** No loaded vehicle goes faster on such roads, km per minute: whatever says so comes from two clocks that differ. */
const FASTEST = 110 / 60;
/** Whoever boards longer waits for something else. */
const LONGEST_BOARDING = 120;

const isPlausible = (
  index: Index,
  trip: TripState,
  from: SubjectId,
  to: SubjectId,
  minutes: number,
) => {
  const road = corridorOf(index, trip);
  if (!road) return minutes >= 1;
  const { resolve } = index.store;
  const sites = road.sites.map(resolve);
  const [a, b] = [sites.indexOf(from), sites.indexOf(to)];
  if (a < 0 || b < 0) return minutes >= 1;
  const km = road.legs.slice(Math.min(a, b), Math.max(a, b)).reduce((sum, leg) => sum + leg.km, 0);
  return minutes >= Math.max(1, km / FASTEST);
};

/** `zero` is minute 0 and now, ms since 1970. */
export const journeysOf = (index: Index, zero: number): Journeys => {
  const { resolve } = index.store;
  const legs: LegSeen[] = [];
  const stopped = new Set<LegSeen>();
  const took = new Map<string, number[]>();
  const boarding = new Map<SubjectId, number[]>();
  const passed = new Map<SubjectId, number[]>();
  const put = <K>(map: Map<K, number[]>, key: K, value: number) => {
    const list = map.get(key);
    if (list) list.push(value);
    else map.set(key, [value]);
  };
  for (const trip of index.store.all('trip')) {
    const { departed, arrived, standing } = trip;
    for (const { site, at } of trip.passed) if (site) put(passed, resolve(site), at);
    const ready = standing && departed && standing.at < departed.at ? standing : departed;
    if (trip.boarding?.site && ready && trip.departures === 1) {
      const minutes = (ready.at - trip.boarding.at) / MINUTE_MS;
      if (minutes >= 1 && minutes <= LONGEST_BOARDING) {
        put(boarding, resolve(trip.boarding.site), minutes);
      }
    }
    if (!departed?.site || !trip.vehicle || departed.at > zero) continue;
    const from = resolve(departed.site);
    const people = (trip.alighted ?? trip.boarded)?.people;
    const leg = {
      vehicle: resolve(trip.vehicle),
      from: (departed.at - zero) / MINUTE_MS,
      ...(people === undefined ? {} : { people }),
    };
    if (trip.status === 'arrived' && arrived?.site) {
      const minutes = (arrived.at - departed.at) / MINUTE_MS;
      const to = resolve(arrived.site);
      if (to === from || !isPlausible(index, trip, from, to, minutes)) continue;
      legs.push({ ...leg, way: wayName(from, to), minutes, censored: false });
      put(took, wayName(from, to), minutes);
    } else if (isOnTheWay(trip) && trip.to && index.vehicles.leftAgainAs(trip) === null) {
      const minutes = (zero - departed.at) / MINUTE_MS;
      const begun = { ...leg, way: wayName(from, resolve(trip.to)), minutes, censored: true };
      legs.push(begun);
      if (isStopped(index, trip)) stopped.add(begun);
    }
  }
  for (const map of [took, boarding, passed]) {
    for (const list of map.values()) list.sort((a, b) => a - b);
  }
  const isStill = (leg: LegSeen): boolean =>
    !leg.censored || stopped.has(leg) || leg.minutes <= longestOf(took.get(leg.way) ?? []);
  const known = legs.filter(isStill);
  known.sort((a, b) => a.from - b.from || byId(a.vehicle, b.vehicle) || byId(a.way, b.way));
  return { legs: known, took, boarding, passed };
};

/**
 * A vehicle that has been on its way for longer than this has arrived, and nobody saw it. Minutes; `expected`: of its way, where too few journeys
 * were seen to tell.
 */
export const longestOf = (took: readonly number[], expected = 120): number =>
  took.length < 3
    ? 2 * expected + 60
    : Math.max(quantile(took, 0.95), 1.5 * quantile(took, 0.5)) + 30;

/** While its road is suspended nobody says of a vehicle that it should have arrived. */
export const isStopped = (index: Index, trip: TripState): boolean =>
  trip.status === 'halted' || corridorOf(index, trip)?.status === 'suspended';

const isOnTheWay = (trip: TripState): boolean =>
  isUnderWay(trip) && ['departed', 'passed', 'halted'].includes(trip.status);

/** Of ascending values, between two of them where it falls there. Not asked of none. */
export const quantile = (sorted: readonly number[], share: number): number => {
  const place = (sorted.length - 1) * share;
  const low = sorted[Math.floor(place)] ?? 0;
  const high = sorted[Math.ceil(place)] ?? low;
  return low + (high - low) * (place - Math.floor(place));
};

/** What the forecast learns from: every journey seen from end to end, and those that still go on. `now`: ms since 1970. */
export const legHistoryOf = (index: Index, now: number): readonly LegSeen[] =>
  journeysOf(index, zeroOf(now)).legs;

/** Minute 0: the whole minute that has begun. */
export const zeroOf = (now: number): number => Math.floor(now / MINUTE_MS) * MINUTE_MS;
