import type { SubjectId } from '../event.ts';
import type { Index } from '../selectors/create-index.ts';
import { isWithPeople, tripsUnderWay } from '../selectors/under-way.ts';
import type { PointCount, TripState } from '../state/trip.ts';
import { type Dangers, dangersOf, whatStands } from './danger.ts';
import { type LastSeen, lastSeen, type Position, positionOf, standsSince } from './position.ts';
import { type SafePlace, type SafePlaces, safePlacesOf } from './safe-place.ts';
import { stretchesOf, suspensionOf } from './suspended.ts';

export type { Obstacle } from './danger.ts';
export type { NotTaken, SafePlace, SafePlaces, SafeWhy } from './safe-place.ts';

/** One vehicle with people on board, under something that is suspended. */
export interface OnTheRoad {
  readonly trip: TripState;
  /** Who is on board as our people counted them, when boarding or on the way; null: nobody counted. */
  readonly count: PointCount | null;
  readonly seen: LastSeen | null;
  /** It has left the place where it was seen: the next one on its way; null: it is at that place, or nobody knows its way. */
  readonly towards: SubjectId | null;
  /** ms since 1970; null: as far as anybody knows it moves. */
  readonly standsSince: number | null;
  /** null: nobody knows its road, or it was last seen off it: somebody has to ask. */
  readonly safe: SafePlaces | null;
}

const isUnder = (index: Index, of: SubjectId, trip: TripState, position: Position | null) => {
  const { resolve } = index.store;
  if (of.startsWith('operation/')) return true;
  if (of.startsWith('term/')) {
    const batch = index.store.get('batch', trip.batch);
    return batch?.planned != null && resolve(batch.planned.term) === resolve(of);
  }
  // Nobody knows its way: it may lead through there.
  if (!position) return true;
  const { road, sites, at, to } = position;
  // Seen beyond its destination: then the whole road is before it, for all anybody knows.
  const [first, last] = at <= to ? [at, to] : [0, sites.length - 1];
  if (of.startsWith('site/')) {
    return sites.slice(first, last + 1).some((site) => resolve(site) === resolve(of));
  }
  if (road.id !== resolve(of)) return false;
  const isTurned = sites[0] !== road.sites[0];
  const end = sites.length - 1;
  const [low, high] = isTurned ? [end - last, end - first] : [first, last];
  return stretchesOf(resolve, road).some(({ a, b }) => a < high && b > low);
};

const countOf = (trip: TripState): PointCount | null =>
  trip.boarded ?? trip.checkpoints.at(-1) ?? null;

/** Small children on laps first, then lying, wounded, children; among equals who stands longest. */
const compare = (a: OnTheRoad, b: OnTheRoad): number => {
  for (const who of ['laps', 'lying', 'wounded', 'children'] as const) {
    const [x, y] = [a.count?.[who] ?? 0, b.count?.[who] ?? 0];
    if (x > 0 !== y > 0) return x > 0 ? -1 : 1;
  }
  const since = (one: OnTheRoad) => one.standsSince ?? Number.MAX_SAFE_INTEGER;
  return since(a) - since(b) || (a.trip.id < b.trip.id ? -1 : 1);
};

/**
 * Every vehicle with people on board that something suspended stops, whom it carries, where it is and where it can safely go.
 * `of`: the road, place, term or operation that is suspended; null: all that is. Nothing suspended: nobody.
 */
export const onTheRoad = (
  index: Index,
  of: SubjectId | null,
  now: number,
): readonly OnTheRoad[] => {
  const { facts } = index.guards;
  const stands = whatStands(index);
  const asked = of === null ? stands : stands.filter((one) => one === index.store.resolve(of));
  if (asked.length === 0) return [];
  const dangers: Dangers = dangersOf(index);
  const isEverything = stands.some((one) => one.startsWith('operation/'));
  const found: OnTheRoad[] = [];
  for (const trip of tripsUnderWay(index)) {
    if (!isWithPeople(trip)) continue;
    const position = positionOf(index, trip, now);
    if (!asked.some((one) => isUnder(index, one, trip, position))) continue;
    const term = index.store.get('batch', trip.batch)?.planned?.term;
    const isStopped = isEverything || (term !== undefined && suspensionOf(facts, term) !== null);
    found.push({
      trip,
      count: countOf(trip),
      seen: lastSeen(trip),
      towards: position?.isBetween ? (position.sites[position.at + 1] ?? null) : null,
      standsSince: standsSince(trip),
      safe: position && safePlacesOf(index, position, dangers, isStopped, now),
    });
  }
  return found.sort(compare);
};

/** Where it is told to go, if there is any such place. */
export const safePlaceOf = (one: OnTheRoad): SafePlace | null => one.safe?.places[0] ?? null;
