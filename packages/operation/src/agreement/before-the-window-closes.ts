import type { SubjectId } from '../event.ts';
import { corridorOf } from '../selectors/corridor-of.ts';
import type { Index } from '../selectors/create-index.ts';
import type { BatchState } from '../state/agreement.ts';
import type { CorridorState, WindowState } from '../state/places.ts';
import type { TripState } from '../state/trip.ts';
import { roadsOf, wayOf } from './batch-road.ts';
import { lastSeen, type Position, positionOf } from './position.ts';
import { quotaOf } from './quota.ts';
import { type TripTimes, tripTimes } from './trip-times.ts';

/** A vehicle, or a batch without a vehicle yet, that does not or may not arrive before the window closes. */
export interface Late {
  readonly trip: TripState | null;
  readonly batch: SubjectId | null;
  /** When it left; null: it has not. Then it is reckoned as if it left at once. */
  readonly left: number | null;
  /** Of the whole way. */
  readonly times: TripTimes;
  /** ms since 1970. */
  readonly arrives: { readonly from: number; readonly to: number };
  /** Even as quick as usual it comes after the window closes; else only if it is as slow as the slowest. */
  readonly isSure: boolean;
}
/** Whoever leaves later than that does not, or may not, arrive in time. */
export interface LastDeparture {
  readonly road: SubjectId;
  readonly from: SubjectId;
  readonly to: SubjectId;
  readonly times: TripTimes;
  readonly usual: number;
  readonly slowest: number;
}
export interface BeforeClosing {
  /** ms since 1970. */
  readonly closes: number;
  /** On the road before still to go; the surest first. */
  readonly late: readonly Late[];
  /** How many on the road or still to go should be there in time. */
  readonly inTime: number;
  /** On the road or still to go, and nobody knows their way. */
  readonly unknown: readonly SubjectId[];
  readonly lastDepartures: readonly LastDeparture[];
}

const ON_THE_ROAD: ReadonlySet<TripState['status']> = new Set(['departed', 'passed', 'halted']);
const TO_GO: ReadonlySet<TripState['status']> = new Set(['planned', 'boarding', 'standing']);
/** What was planned longer ago and belongs to no batch is not meant any more. */
const PLAN_HOLDS = 24 * 3_600_000;

const isMeant = (index: Index, trip: TripState, now: number): boolean => {
  const batch = index.store.get('batch', trip.batch);
  if (batch) return batch.status !== 'completed';
  return trip.status !== 'planned' || now - (trip.planned?.at ?? 0) < PLAN_HOLDS;
};

/** Batches of which more are to go than have a vehicle: none at all, as far as the log knows. */
const withoutVehicles = (index: Index): readonly BatchState[] => {
  const { facts } = index.guards;
  return [...index.store.all('batch')].filter((batch) => {
    if (!batch.planned || batch.status === 'completed') return false;
    const { trips, toGo, departedAtLeast } = facts.progress(batch.id);
    if (trips.length === 0) return true;
    return toGo === 0 && departedAtLeast < (quotaOf(facts, batch)?.low ?? 0);
  });
};

/**
 * What cannot, or may not, finish before a window closes. null: nobody said when it closes, or it is over. `now` in ms since 1970; before the
 * window begins everything that has not left is reckoned from its beginning.
 */
export const beforeWindowCloses = (
  index: Index,
  { announced, status }: WindowState,
  now: number,
): BeforeClosing | null => {
  const closes = announced?.to;
  if (!announced || closes === undefined || status === 'ended' || closes <= now) return null;
  const { resolve } = index.store;
  const begins = Math.max(now, announced.from);
  const isOf = (road: CorridorState | null) =>
    announced.corridor === undefined || road?.id === resolve(announced.corridor);
  const known = new Map<string, TripTimes | null>();
  const timesOf = (road: CorridorState, from: SubjectId, to: SubjectId) => {
    const key = `${road.id} ${from} ${to}`;
    if (!known.has(key)) known.set(key, tripTimes(index, road, from, to));
    return known.get(key) ?? null;
  };
  const late: Late[] = [];
  const unknown: SubjectId[] = [];
  let inTime = 0;
  const reckon = (one: Omit<Late, 'isSure'>) => {
    if (one.arrives.to <= closes) inTime++;
    else late.push({ ...one, isSure: one.arrives.from > closes });
  };

  for (const trip of [...index.store.all('trip')].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const isGone = ON_THE_ROAD.has(trip.status);
    if (!isGone && !(TO_GO.has(trip.status) && isMeant(index, trip, now))) continue;
    if (index.vehicles.leftAgainAs(trip) !== null) continue;
    const road = corridorOf(index, trip);
    if (!isOf(road)) continue;
    const { from, to, batch } = trip;
    const times = road && from && to ? timesOf(road, from, to) : null;
    if (!times) {
      unknown.push(trip.id);
      continue;
    }
    const position = isGone ? positionOf(index, trip, now) : null;
    // Of a vehicle that stands on the way, what is left of it begins only when it goes on.
    const isMoving = trip.status !== 'halted';
    const rest = position ? restOf(position) : 1;
    const seen = position ? lastSeen(trip) : trip.departed;
    const start = isGone ? (isMoving ? (seen?.at ?? now) : now) : begins;
    reckon({
      trip,
      batch,
      left: isGone ? (trip.departed?.at ?? null) : null,
      times,
      arrives: {
        from: Math.max(now, start + rest * times.usual),
        to: Math.max(now, start + rest * times.slowest),
      },
    });
  }
  const { facts } = index.guards;
  for (const batch of withoutVehicles(index)) {
    const way = wayOf(facts, batch);
    const roads = roadsOf(facts, way);
    if (roads.length && !roads.some(isOf)) continue;
    const found = roads
      .filter(isOf)
      .flatMap((road) => timesOf(road, way.origin as SubjectId, way.destination as SubjectId) ?? [])
      .sort((a, b) => a.usual - b.usual);
    const [times] = found;
    if (!times) unknown.push(batch.id);
    else {
      reckon({
        trip: null,
        batch: batch.id,
        left: null,
        times,
        arrives: { from: begins + times.usual, to: begins + times.slowest },
      });
    }
  }
  late.sort(
    (a, b) =>
      Number(a.left === null) - Number(b.left === null) ||
      Number(b.isSure) - Number(a.isSure) ||
      b.arrives.from - a.arrives.from ||
      ((a.trip?.id ?? a.batch ?? '') < (b.trip?.id ?? b.batch ?? '') ? -1 : 1),
  );
  return { closes, late, inTime, unknown, lastDepartures: departuresOf(known, closes) };
};

/** The share of its way, by the minutes of the legs, that a vehicle had before it where it was seen last. */
const restOf = ({ legs, at, from, to }: Position): number => {
  const sum = (a: number, b: number) =>
    legs.slice(a, b).reduce((all, { minutes }) => all + minutes, 0);
  // Seen off its own way: all of it may still be before it.
  return at < from || at > to ? 1 : sum(at, to) / Math.max(1, sum(from, to));
};

const departuresOf = (
  known: ReadonlyMap<string, TripTimes | null>,
  closes: number,
): readonly LastDeparture[] =>
  [...known].flatMap(([key, times]) => {
    const [road, from, to] = key.split(' ');
    if (!times || !road || !from || !to) return [];
    return [
      { road, from, to, times, usual: closes - times.usual, slowest: closes - times.slowest },
    ];
  });
