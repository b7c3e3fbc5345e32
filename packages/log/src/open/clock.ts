import { isLaterHlc } from '../admission/plan.ts';
import type { Hlc } from '../types.ts';

/** How far ahead of the own clock a received one is still believed. */
const maxAhead = 10 * 60 * 1000;

/**
 * The latest clock seen. One that is more than ten minutes ahead is left aside: one phone at 2099 must not
 * take the others along.
 */
export const mergeSeen = (seen: Hlc, received: Hlc, now: number): Hlc =>
  received[0] <= now + maxAhead && isLaterHlc(received, seen) ? received : seen;

/** `now` as a header can carry it; a clock set before 1970 reads 0. */
export const wallOf = (now: number): number =>
  Math.min(Math.max(Math.floor(now), 0), Number.MAX_SAFE_INTEGER);

/**
 * The next hybrid clock: strictly later than the own line before, whatever the own clock says (1970, 2099, set
 * back mid-shift), and later than what was seen.
 */
export function nextHlc(own: Hlc | null, seen: Hlc, wall: number): Hlc {
  const latest = own === null || isLaterHlc(seen, own) ? seen : own;
  if (wall > latest[0]) return [wall, 0];
  // A forged clock may stand at the last number there is; time then moves by the millisecond.
  return latest[1] < Number.MAX_SAFE_INTEGER ? [latest[0], latest[1] + 1] : [latest[0] + 1, 0];
}
