import type { Span } from '../scenario/types.ts';

/**
 * The earliest minute by which these hours have been open for so many minutes; the minutes themselves where there are no hours. Infinity: never.
 */
export function whenOpenFor(minutes: number, hours: readonly Span[]): number {
  if (hours.length === 0 || minutes <= 0) return Math.max(0, minutes);
  const inOrder = hours.toSorted((a, b) => a.from - b.from);
  let needed = minutes;
  let at = 0;
  for (const { from, to } of inOrder) {
    const begins = Math.max(at, from);
    const ends = to ?? Number.POSITIVE_INFINITY;
    if (ends <= begins) continue;
    if (ends - begins >= needed) return begins + needed;
    needed -= ends - begins;
    at = ends;
  }
  return Number.POSITIVE_INFINITY;
}
