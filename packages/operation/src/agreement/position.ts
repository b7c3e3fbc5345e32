import type { SubjectId } from '../event.ts';
import { corridorOf } from '../selectors/corridor-of.ts';
import type { Index } from '../selectors/create-index.ts';
import type { CorridorState } from '../state/places.ts';
import type { TripState } from '../state/trip.ts';

/** Where somebody last saw a vehicle, and when. */
export interface LastSeen {
  readonly site: SubjectId;
  readonly at: number;
}

/** A vehicle on its road, in the direction in which it goes. */
export interface Position {
  readonly road: CorridorState;
  /** Places of the whole road, as the vehicle meets them, and what lies between them. */
  readonly sites: readonly SubjectId[];
  readonly legs: readonly { readonly km: number; readonly minutes: number }[];
  /** The place where it was seen last. */
  readonly at: number;
  /** It has left that place, and the next one has not seen it. */
  readonly isBetween: boolean;
  /** How much of that stretch it should have behind it, by the clock. null: it should long be through, so nobody knows. */
  readonly share: number | null;
  /** Where it left, and where it is going: its destination, or back. */
  readonly from: number;
  readonly to: number;
}

/** A count at a checkpoint is a sighting; one of who boarded may have been keyed long after. */
export const lastSeen = (trip: TripState): LastSeen | null => {
  const told = [trip.boarding, trip.standing, trip.departed, ...trip.passed, ...trip.halted];
  const seen = [...told, ...trip.sentBack, ...trip.checkpoints];
  let last: LastSeen | null = null;
  for (const moment of seen) {
    if (moment?.site && (!last || moment.at >= last.at))
      last = { site: moment.site, at: moment.at };
  }
  return last;
};

/** Since when it has not moved, people on board; null: it moves, or is boarding. */
export const standsSince = (trip: TripState): number | null => {
  if (trip.status === 'standing') return trip.standing?.at ?? trip.since?.at ?? null;
  return trip.status === 'halted' ? (trip.halted.at(-1)?.at ?? null) : null;
};

const AT_REST: ReadonlySet<TripState['status']> = new Set(['boarding', 'standing', 'planned']);

/** null: nobody told its road, or it was last seen off it. */
export const positionOf = (index: Index, trip: TripState, now: number): Position | null => {
  const road = corridorOf(index, trip);
  const seen = lastSeen(trip);
  if (!road || !seen) return null;
  const { resolve } = index.store;
  const find = (sites: readonly SubjectId[], site: SubjectId | null) =>
    site === null ? -1 : sites.findIndex((one) => resolve(one) === resolve(site));
  const [from, to] = [find(road.sites, trip.from), find(road.sites, trip.to)];
  const isAgainst = from >= 0 && to >= 0 && from > to;
  const isBack = trip.status === 'sent-back';
  const isTurned = isAgainst !== isBack;
  const sites = isTurned ? [...road.sites].reverse() : road.sites;
  const known = road.sites.slice(1).map((_, i) => road.legs[i] ?? { km: 0, minutes: 30 });
  const legs = isTurned ? known.reverse() : known;
  const at = find(sites, seen.site);
  if (at < 0) return null;
  const start = find(sites, isBack ? trip.to : trip.from);
  const end = find(sites, isBack ? trip.from : trip.to);
  const halt = trip.status === 'halted' ? trip.halted.at(-1) : undefined;
  const isHaltedThere = halt !== undefined && halt.site !== null && halt.at >= seen.at;
  const leg = legs[at];
  const isBetween = leg !== undefined && !AT_REST.has(trip.status) && !isHaltedThere;
  const gone = leg && ((halt?.at ?? now) - seen.at) / (Math.max(1, leg.minutes) * 60_000);
  return {
    road,
    sites,
    legs,
    at,
    isBetween,
    share: !isBetween || gone === undefined || gone > 1 ? null : Math.max(0, gone),
    from: Math.max(0, start),
    to: end < 0 ? sites.length - 1 : end,
  };
};
