import type { SubjectId, TripState } from '@corridor/operation';
import type { StripPlace } from '../strip/strip.ts';
import type { Road } from './roads.ts';

export interface RoadPlace {
  readonly place: StripPlace;
  /** Moves along the drawn order, or against it. */
  readonly forward: boolean;
}

interface Sighting {
  readonly at: number;
  readonly site: SubjectId | null;
}

/** The newest fact that says where the vehicle was; halts without a site do not. */
function lastSeen(trip: TripState): Sighting | null {
  const seen: Sighting[] = [trip.boarding, trip.standing, trip.departed, ...trip.passed].flatMap(
    (moment) => (moment?.site ? [moment] : []),
  );
  for (const moment of [...trip.halted, ...trip.sentBack]) if (moment.site) seen.push(moment);
  return seen.reduce<Sighting | null>(
    (last, one) => (last === null || one.at >= last.at ? one : last),
    null,
  );
}

/**
 * Where to draw a trip that is under way. From the last place where somebody saw it, carried forward by the
 * expected minutes of that one leg and no further: beyond it nobody knows, so it stays on the leg, overdue.
 * null where no line says where it is, or the site is not on this road.
 */
export function placeOf(
  trip: TripState,
  road: Road,
  isForward: boolean,
  now: number,
): RoadPlace | null {
  const seen = lastSeen(trip);
  const from = seen?.site ? road.sites.indexOf(seen.site) : -1;
  if (!seen || from < 0) return null;
  const isBack = trip.status === 'sent-back';
  const forward = isBack ? !isForward : isForward;
  const atSite: RoadPlace = { place: { site: from }, forward };
  if (trip.status === 'boarding' || trip.status === 'standing' || trip.status === 'planned') {
    return atSite;
  }
  const halt = trip.status === 'halted' ? trip.halted.at(-1) : undefined;
  if (halt?.site && halt.at >= seen.at) return atSite;
  const leg = forward ? from : from - 1;
  const minutes = road.legs[leg]?.minutes;
  if (minutes === undefined) return atSite;
  const until = halt ? halt.at : now;
  const gone = (until - seen.at) / (Math.max(1, minutes) * 60_000);
  const share = Math.min(1, Math.max(0, gone));
  return {
    place: { leg, share: forward ? share : 1 - share, isOverdue: !halt && gone > 1.25 },
    forward,
  };
}
