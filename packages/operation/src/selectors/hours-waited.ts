import type { SubjectId } from '../event.ts';
import type { Index } from './create-index.ts';
import { tripsUnderWay } from './under-way.ts';

const HOUR = 3_600_000;
/** After this long without news nobody can say that the same people still wait. */
const LONGEST_GAP = 6 * HOUR;

/** Person-hours at a site between two moments: each observation holds until the next. ≈ calculated. */
export const hoursWaitedAt = (
  index: Index,
  site: SubjectId,
  from: number,
  to: number,
): { readonly hours: number; readonly unseenHours: number } => {
  const seen = index.store.get('site', site)?.waitingSeen ?? [];
  let hours = 0;
  let unseen = 0;
  for (let i = 0; i < seen.length; i++) {
    const { at, fact } = seen[i] as (typeof seen)[number];
    const next = seen[i + 1]?.at ?? to;
    const start = Math.max(from, at);
    const end = Math.min(to, next);
    if (end <= start) continue;
    const held = Math.min(end, at + LONGEST_GAP);
    hours += (fact.people * Math.max(0, held - start)) / HOUR;
    if (fact.people) unseen += Math.max(0, end - Math.max(start, held)) / HOUR;
  }
  return { hours, unseenHours: unseen };
};

/** Person-hours on board vehicles that stand now. Trips nobody counted are said apart. */
export const hoursStanding = (
  index: Index,
  now: number,
): { readonly hours: number; readonly uncountedVehicles: number } => {
  let hours = 0;
  let uncounted = 0;
  for (const trip of tripsUnderWay(index)) {
    if (trip.status !== 'standing' && trip.status !== 'halted') continue;
    if (trip.onBoard === null) uncounted++;
    else hours += (trip.onBoard * Math.max(0, now - (trip.since?.at ?? now))) / HOUR;
  }
  return { hours, uncountedVehicles: uncounted };
};
