import type { Quarter, TripEvidence } from '../evidence/types.ts';
import type { Scope } from '../figure/types.ts';
import type { Zone } from './zone.ts';

/** Whether a trip is one that a figure is about: for sure, or for all that anybody knows. */
export type Membership = 'in' | 'maybe' | 'out';

/** When it left, as near as anybody knows. */
export const leftAt = (trip: TripEvidence): Quarter | null =>
  trip.departedAt ?? trip.boardingAt ?? trip.tallies[0]?.quarter ?? trip.arrivedAt;

/** When it arrived. null: nobody saw it arrive. */
export const arrivedAt = ({ arrivedAt: seen, status, tallies, from }: TripEvidence) => {
  if (seen !== null || status !== 'arrived') return seen;
  let last: Quarter | null = null;
  for (const { point, site, quarter } of tallies) {
    if (point === 'alighting' && site !== from) last = Math.max(last ?? quarter, quarter);
  }
  return last;
};

const named = (asked: string | undefined, is: string | null): Membership =>
  asked === undefined || asked === is ? 'in' : is === null ? 'maybe' : 'out';

const inTime = (quarter: Quarter, { since, until }: Scope) =>
  (since === undefined || quarter >= since) && (until === undefined || quarter < until);

export const membershipOf = (trip: TripEvidence, zone: Zone, scope: Scope): Membership => {
  const isLeft = scope.measure === 'left';
  if ((isLeft ? zone.left : zone.arrived)[1] === 0) return 'out';
  if (scope.trip !== undefined && scope.trip !== trip.id) return 'out';
  if (scope.batch !== undefined && scope.batch !== trip.batch) return 'out';
  const from = named(scope.from, trip.from);
  const to = named(scope.to, trip.to);
  if (from === 'out' || to === 'out') return 'out';
  const membership = from === 'maybe' || to === 'maybe' ? 'maybe' : 'in';
  if (scope.since === undefined && scope.until === undefined) return membership;
  const left = leftAt(trip);
  const at = isLeft ? left : arrivedAt(trip);
  if (at !== null) return inTime(at, scope) ? membership : 'out';
  // Nobody saw it arrive: some time after it left.
  return scope.until !== undefined && left !== null && left >= scope.until ? 'out' : 'maybe';
};
