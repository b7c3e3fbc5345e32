import { SAME } from './spans.ts';

/**
 * Moments at which nothing may begin: open intervals, in order, none overlapping another. What is refused at a busy
 * checkpoint grows together, so that the next free moment behind a hundred waiting vehicles is one step away.
 */
export interface Refused {
  low: Float64Array;
  high: Float64Array;
  count: number;
}

export const createRefused = (): Refused => ({
  low: new Float64Array(16),
  high: new Float64Array(16),
  count: 0,
});

export function copyRefused(from: Refused, to: Refused): void {
  const { count } = from;
  if (to.low.length < count) {
    to.low = new Float64Array(from.low.length);
    to.high = new Float64Array(from.low.length);
  }
  const { low, high } = to;
  for (let i = 0; i < count; i++) {
    low[i] = from.low[i] as number;
    high[i] = from.high[i] as number;
  }
  to.count = count;
}

/** The first interval that ends after `at`. */
function firstBehind({ high, count }: Refused, at: number): number {
  if (count === 0 || (high[count - 1] as number) <= at) return count;
  let from = 0;
  let to = count - 1;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((high[middle] as number) > at) to = middle;
    else from = middle + 1;
  }
  return from;
}

/** The earliest moment from `at` on that is not refused; Infinity where there is none. */
export function nextAllowed(refused: Refused, at: number): number {
  const { low, high, count } = refused;
  const first = firstBehind(refused, at + SAME);
  if (first === count || (low[first] as number) >= at - SAME) return at;
  return high[first] as number;
}

export function refuse(refused: Refused, from: number, to: number): void {
  if (to - from <= SAME) return;
  const first = firstBehind(refused, from);
  const { count } = refused;
  let end = first;
  while (end < count && (refused.low[end] as number) < to) end++;
  const taken = end - first;
  if (taken > 0) {
    refused.low[first] = Math.min(from, refused.low[first] as number);
    refused.high[first] = Math.max(to, refused.high[end - 1] as number);
    if (taken > 1) {
      if (end < count) {
        refused.low.copyWithin(first + 1, end, count);
        refused.high.copyWithin(first + 1, end, count);
      }
      refused.count = count - taken + 1;
    }
    return;
  }
  if (count === refused.low.length) {
    const low = new Float64Array(count * 2);
    const high = new Float64Array(count * 2);
    low.set(refused.low);
    high.set(refused.high);
    refused.low = low;
    refused.high = high;
  }
  if (first < count) {
    refused.low.copyWithin(first + 1, first, count);
    refused.high.copyWithin(first + 1, first, count);
  }
  refused.low[first] = from;
  refused.high[first] = to;
  refused.count = count + 1;
}
