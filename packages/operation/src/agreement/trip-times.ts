import type { SubjectId } from '../event.ts';
import { corridorOf } from '../selectors/corridor-of.ts';
import type { Index } from '../selectors/create-index.ts';
import type { CorridorState } from '../state/places.ts';

/** How long a vehicle takes from one place of a road to another. ≈ calculated. */
export interface TripTimes {
  /** ms: half of what was seen took no longer. */
  readonly usual: number;
  /** ms: the slowest that was seen. */
  readonly slowest: number;
  /** How many journeys that rests on. 0: none was seen from end to end, these are the expected minutes of the road. */
  readonly seen: number;
}

const median = (sorted: readonly number[]): number => {
  const half = Math.floor(sorted.length / 2);
  const upper = sorted[half] ?? 0;
  return sorted.length % 2 ? upper : ((sorted[half - 1] ?? upper) + upper) / 2;
};

/**
 * From the journeys of this operation that somebody saw leave the one place and arrive at the other, on this road and in this direction;
 * where there is none, from the road's legs. null: the two are not on the road in this order.
 */
export const tripTimes = (
  index: Index,
  road: CorridorState,
  from: SubjectId,
  to: SubjectId,
): TripTimes | null => {
  const { resolve } = index.store;
  const is = (a: SubjectId | null, b: SubjectId) => a !== null && resolve(a) === resolve(b);
  const took: number[] = [];
  for (const trip of index.store.all('trip')) {
    const { departed, arrived } = trip;
    if (!departed || !arrived || trip.status !== 'arrived') continue;
    if (!is(departed.site, from) || !is(arrived.site, to) || arrived.at <= departed.at) continue;
    if (corridorOf(index, trip)?.id === road.id) took.push(arrived.at - departed.at);
  }
  if (took.length) {
    took.sort((a, b) => a - b);
    return { usual: median(took), slowest: took.at(-1) ?? 0, seen: took.length };
  }
  const [a, b] = [from, to].map((site) => road.sites.findIndex((one) => is(one, site)));
  if (a === undefined || b === undefined || a < 0 || b < 0 || a === b) return null;
  const legs = road.legs.slice(Math.min(a, b), Math.max(a, b));
  const expected = legs.reduce((sum, { minutes }) => sum + minutes, 0) * 60_000;
  return { usual: expected, slowest: expected, seen: 0 };
};
