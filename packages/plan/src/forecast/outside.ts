import { whenOpenFor } from '../bound/hours.ts';
import { createRandom } from '../random.ts';
import type { Span } from '../scenario/types.ts';
import { quantileOf } from './calibrate.ts';

/** People received at a minute; before minute 0, negative. */
export interface Received {
  readonly minute: number;
  readonly people: number;
}

/** What comes of simply going on like so far: no roads, no vehicles, only how many came in each hour that the corridor was open. */
export interface OutsideView {
  readonly low: number;
  readonly likely: number;
  readonly high: number;
}

const HOUR = 60;
const FEWEST_HOURS = 3;
const RUNS = 400;
/** Beyond that nobody should read a figure. */
const LONGEST_HOURS = 24 * 60;

/**
 * Draws hours out of those that were, one after the other, until everybody has come. `worked`: the hours in which people moved, by their number
 * before minute 0 (−1: the last one). null: too little was seen.
 */
export function outsideView(
  received: readonly Received[],
  people: number,
  windows: readonly Span[],
  seed: number,
): OutsideView | null {
  const byHour = new Map<number, number>();
  let first = 0;
  for (const one of received) {
    if (one.minute >= 0) continue;
    const hour = Math.floor(one.minute / HOUR);
    first = Math.min(first, hour);
    byHour.set(hour, (byHour.get(hour) ?? 0) + one.people);
  }
  const hours = Array.from({ length: -first }, (_, at) => byHour.get(first + at) ?? 0);
  const all = hours.reduce((sum, one) => sum + one, 0);
  if (hours.length < FEWEST_HOURS || all <= 0) return null;
  const random = createRandom(seed);
  const ends = Array.from({ length: RUNS }, () => {
    let left = people;
    let worked = 0;
    while (left > 0 && worked < LONGEST_HOURS) {
      const came = hours[Math.floor(random() * hours.length)] as number;
      worked += came >= left && came > 0 ? left / came : 1;
      left -= came;
    }
    return whenOpenFor(worked * HOUR, windows);
  }).sort((a, b) => a - b);
  return {
    low: quantileOf(ends, 0.1),
    likely: quantileOf(ends, 0.5),
    high: quantileOf(ends, 0.9),
  };
}
