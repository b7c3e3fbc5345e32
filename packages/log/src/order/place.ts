import type { DeviceId, LineId } from '../types.ts';
import { byKey, type Ordered } from './key.ts';

/**
 * Where an event stands in the causal order, as a path: itself alone where its own key says it, otherwise
 * behind the later keys it had seen. Smaller paths come first, a shorter one before those it begins.
 *
 * A phone at 2099 writes R; a coordinator sees it and writes S today. S has the path [R, S]: right behind
 * R, before everything honestly later than R. Taking the smallest free key again and again gives the same
 * order, but could not place a late line without doing all of it again.
 */
export type Place = readonly [Ordered, ...Ordered[]];

export const byPlace = (a: Place, b: Place): number => {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i++) {
    const order = byKey(a[i] as Ordered, b[i] as Ordered);
    if (order !== 0) return order;
  }
  return a.length - b.length;
};

/** The first place for an event that comes after all of the given ones. */
export const placeAfter = (before: readonly Place[], event: Ordered): Place => {
  let last: Place | null = null;
  for (const place of before) if (last === null || byPlace(place, last) > 0) last = place;
  const passed = (last ?? []).findIndex((step) => byKey(event, step) > 0);
  const kept = passed < 0 ? (last ?? []) : (last ?? []).slice(0, passed);
  return [...kept, event] as unknown as Place;
};

/**
 * Places of the events that do not stand where their key says; null where keys alone give the order.
 * `sorted` by key. Circular: some edges contradict each other, and the keys were believed instead.
 */
export const placesOf = (
  sorted: readonly Ordered[],
): { readonly moved: Map<LineId, Place>; readonly circular: boolean } | null => {
  if (!sorted.some(({ after }) => after.length > 0)) return null;
  const indexOf = new Map(sorted.map(({ id }, index) => [id, index]));
  const named = sorted.map(({ after }, index) =>
    after.flatMap((id) => indexOf.get(id) ?? []).filter((seen) => seen !== index),
  );
  if (!named.some((seen, index) => seen.some((other) => other > index))) return null;

  const own = ownBefore(sorted);
  const seenBy = named.map((seen, index) => [...seen, ...(own[index] as readonly number[])]);
  const places: Place[] = [];
  const settle = (index: number, seen: readonly number[]) => {
    places[index] = placeAfter(
      seen.map((other) => places[other] as Place),
      sorted[index] as Ordered,
    );
  };
  const first = inSeenOrder(seenBy);
  const circling = circlesIn(seenBy, first.rest);
  const believed = seenBy.map((seen, index) =>
    circling.has(index) ? seen.filter((other) => other < index || !circling.has(other)) : seen,
  );
  const { order } = circling.size > 0 ? inSeenOrder(believed) : first;
  for (const index of order) settle(index, believed[index] as readonly number[]);

  const moved = new Map<LineId, Place>();
  places.forEach((place, index) => {
    if (place.length > 1) moved.set((sorted[index] as Ordered).id, place);
  });
  return { moved, circular: circling.size > 0 };
};

/**
 * Per event, its own device's earlier lines: the nearest is enough in an honest chain, where each stands
 * after the one before; of a forked device all with a smaller seq and key.
 */
const ownBefore = (sorted: readonly Ordered[]): readonly (readonly number[])[] => {
  const byDevice = new Map<DeviceId, { readonly indexes: number[]; honest: boolean }>();
  return sorted.map(({ device, seq }, index) => {
    const known = byDevice.get(device);
    if (!known) {
      byDevice.set(device, { indexes: [index], honest: true });
      return [];
    }
    const { indexes } = known;
    const last = indexes.at(-1) as number;
    if ((sorted[last] as Ordered).seq >= seq) known.honest = false;
    const before = known.honest
      ? [last]
      : indexes.filter((other) => (sorted[other] as Ordered).seq < seq);
    indexes.push(index);
    return before;
  });
};

/** Everything after what it saw; `rest` is caught in circles or behind them. */
const inSeenOrder = (seenBy: readonly (readonly number[])[]) => {
  const missing = seenBy.map((seen) => seen.length);
  const seers: number[][] = seenBy.map(() => []);
  seenBy.forEach((seen, index) => {
    for (const other of seen) (seers[other] as number[]).push(index);
  });
  const order = missing.flatMap((count, index) => (count === 0 ? [index] : []));
  for (const index of order) {
    for (const seer of seers[index] as number[]) {
      missing[seer] = (missing[seer] as number) - 1;
      if (missing[seer] === 0) order.push(seer);
    }
  }
  return { order, rest: missing.flatMap((count, index) => (count > 0 ? [index] : [])) };
};

/** What is left of `rest` when all that is only behind a circle is taken off, end by end. */
const circlesIn = (seenBy: readonly (readonly number[])[], rest: readonly number[]) => {
  const left = new Set(rest);
  for (let before = -1; before !== left.size; ) {
    before = left.size;
    const seen = new Set([...left].flatMap((index) => seenBy[index] as readonly number[]));
    for (const index of left) if (!seen.has(index)) left.delete(index);
  }
  return left;
};
