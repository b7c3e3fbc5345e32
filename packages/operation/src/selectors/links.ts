import type { SubjectId } from '../event.ts';
import type { TripState } from '../state/trip.ts';
import { corridorOf } from './corridor-of.ts';
import type { Index } from './create-index.ts';
import { metOnTheRoad } from './met-on-the-road.ts';

export interface ProposedLink {
  readonly trip: SubjectId;
  readonly departedAt: number;
  readonly people: number | null;
  /** ms on the way, less what this road is expected to take; null where that is not known. */
  readonly off: number | null;
  /** Both ends name the same vehicle; otherwise only time and place fit. */
  readonly isSameVehicle: boolean;
  /** Somebody said that it is not this one; whoever said so may have been wrong. */
  readonly isDenied: boolean;
}

/** Nobody is two days on this road; whoever left before that is another trip. */
const LONGEST = 48 * 3_600_000;

/** Expected ms from where it left to where this one arrived. */
const expected = (index: Index, left: TripState, site: SubjectId | null): number | null => {
  const road = corridorOf(index, left);
  const from = road?.sites.indexOf(left.from ?? '') ?? -1;
  const to = site ? (road?.sites.indexOf(site) ?? -1) : -1;
  if (!road || from < 0 || to < 0 || from === to) return null;
  const legs = road.legs.slice(Math.min(from, to), Math.max(from, to));
  return legs.length === Math.abs(to - from)
    ? legs.reduce((sum, leg) => sum + leg.minutes, 0) * 60_000
    : null;
};

/**
 * Departures that an arrival without a slip may belong to, the likeliest first: the same vehicle before others, then
 * whoever was on the way about as long as this road takes; last what was denied. At most `most`. A device proposes; a
 * person decides. A vehicle met on the road is asked about in the same way, but only against its own departures: every
 * other vehicle passes there as well.
 */
export const proposeLinks = (
  index: Index,
  arrival: TripState,
  most: number,
): readonly ProposedLink[] => {
  const { vehicle } = arrival;
  const met = metOnTheRoad(arrival);
  const came = arrival.unmatched ? arrival.arrived : met;
  if (!came) return [];
  const found: ProposedLink[] = [];
  for (const id of index.members('openEnded')) {
    const left = index.store.get('trip', id);
    if (!left?.departed || left.id === arrival.id) continue;
    if (!met && left.to && came.site && left.to !== came.site) continue;
    const took = came.at - left.departed.at;
    const doubt = came.doubt + left.departed.doubt;
    if (took + doubt < 0 || took - doubt > LONGEST) continue;
    const isNamedTwice = vehicle !== null && left.vehicle !== null;
    const isSameVehicle =
      isNamedTwice && index.store.resolve(vehicle) === index.store.resolve(left.vehicle);
    if ((isNamedTwice || met) && !isSameVehicle) continue;
    const takes = expected(index, left, came.site);
    found.push({
      trip: left.id,
      departedAt: left.departed.at,
      people: left.boarded?.people ?? null,
      off: takes === null ? null : took - takes,
      isSameVehicle,
      isDenied: Boolean(arrival.notSame?.includes(left.id) || left.notSame?.includes(arrival.id)),
    });
  }
  return found
    .sort(
      (a, b) =>
        Number(a.isDenied) - Number(b.isDenied) ||
        Number(b.isSameVehicle) - Number(a.isSameVehicle) ||
        Math.abs(a.off ?? LONGEST) - Math.abs(b.off ?? LONGEST) ||
        b.departedAt - a.departedAt ||
        (a.trip < b.trip ? -1 : 1),
    )
    .slice(0, most);
};
