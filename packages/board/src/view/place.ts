import {
  type CorridorState,
  corridorOf,
  type SubjectId,
  type TripState,
} from '@corridor/operation';
import type { Facts } from './facts.ts';

/** The sites a journey goes along, in its own direction, with the expected minutes between them. */
export interface Path {
  readonly sites: readonly SubjectId[];
  readonly minutes: readonly number[];
}

/** At a site, or between two, `share` of the way from the one to the other. */
export type Whereabouts =
  | { readonly site: SubjectId }
  | {
      readonly from: SubjectId;
      readonly to: SubjectId;
      readonly share: number;
      /** When it should reach, or should have reached, `to`. */
      readonly until: number;
      /** Should have been seen at `to` some time ago. */
      readonly isOverdue: boolean;
    };

const turned = (path: Path): Path => ({
  sites: [...path.sites].reverse(),
  minutes: [...path.minutes].reverse(),
});

const along = (corridor: CorridorState): Path => ({
  sites: corridor.sites,
  minutes: corridor.sites.slice(1).map((_, i) => corridor.legs[i]?.minutes ?? 30),
});

/** The way a trip takes along its corridor, in its own direction; null where nobody told. */
export function pathOf(facts: Facts, trip: TripState): Path | null {
  const corridor = corridorOf(facts.index, trip);
  if (!corridor) return null;
  const from = corridor.sites.indexOf(trip.from ?? '');
  const to = corridor.sites.indexOf(trip.to ?? '');
  return from >= 0 && to >= 0 && from > to ? turned(along(corridor)) : along(corridor);
}

interface Sighting {
  readonly at: number;
  readonly site: SubjectId | null;
}

/** The newest fact that says where the vehicle was; halts without a site do not. */
export function lastSighting(trip: TripState): Sighting | null {
  const { boarding, standing, departed } = trip;
  const seen: Sighting[] = [boarding, standing, departed, ...trip.passed].flatMap((moment) =>
    moment?.site ? [moment] : [],
  );
  for (const moment of [...trip.halted, ...trip.sentBack]) if (moment.site) seen.push(moment);
  return seen.reduce<Sighting | null>(
    (last, one) => (last === null || one.at >= last.at ? one : last),
    null,
  );
}

/** Still on the leg although it should long have been seen at its end. */
const LATE = 1.25;

/**
 * Where a trip that is under way is drawn. From the last place where somebody saw it, carried forward by the
 * expected minutes of that one leg and no further: beyond it nobody knows, so it stays on the leg, overdue.
 * null where no line says where it is.
 */
export function whereabouts(trip: TripState, path: Path, now: number): Whereabouts | null {
  const seen = lastSighting(trip);
  if (!seen?.site) return null;
  const { sites, minutes } = trip.status === 'sent-back' ? turned(path) : path;
  const at = sites.indexOf(seen.site);
  if (at < 0) return null;
  const atSite: Whereabouts = { site: seen.site };
  if (trip.status === 'boarding' || trip.status === 'standing' || trip.status === 'planned') {
    return atSite;
  }
  const halt = trip.status === 'halted' ? trip.halted.at(-1) : undefined;
  if (halt?.site && halt.at >= seen.at) return atSite;
  const to = sites[at + 1];
  const leg = minutes[at];
  if (to === undefined || leg === undefined) return atSite;
  const until = halt ? halt.at : now;
  const gone = (until - seen.at) / (Math.max(1, leg) * 60_000);
  return {
    from: seen.site,
    to,
    share: Math.min(1, Math.max(0, gone)),
    until: halt ? now : seen.at + leg * 60_000,
    isOverdue: !halt && gone > LATE,
  };
}
