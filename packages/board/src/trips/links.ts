import type { LogEvent } from '@corridor/log';
import type { TripState } from '@corridor/operation';
import type { Facts } from '../view/facts.ts';
import { pathOf } from '../view/place.ts';

export interface LinkProposal {
  readonly trip: string;
  readonly departedAt: number;
  readonly people: number | null;
  /** ms on the way, less what this road is expected to take; null where that is not known. */
  readonly off: number | null;
  /** Both ends name the same vehicle; otherwise only time and place fit. */
  readonly isSameVehicle: boolean;
  /** Somebody said that it is not this one; whoever said so may have been wrong. */
  readonly isDenied: boolean;
}

/** Nobody is two days on this road. */
const LONGEST = 48 * 3_600_000;

const isOver = (trip: TripState): boolean =>
  trip.status === 'arrived' || trip.status === 'cancelled' || trip.status === 'planned';

/** Expected ms from where it left to where this one arrived. */
function expected(facts: Facts, left: TripState, site: string | null): number | null {
  const path = pathOf(facts, left);
  const from = path?.sites.indexOf(left.departed?.site ?? left.from ?? '') ?? -1;
  const to = site ? (path?.sites.indexOf(site) ?? -1) : -1;
  if (!path || from < 0 || to <= from) return null;
  return path.minutes.slice(from, to).reduce((sum, leg) => sum + leg, 0) * 60_000;
}

/**
 * Departures that an arrival without a slip may belong to, the likeliest first: the same vehicle before
 * others, then whoever was on the way about as long as this road takes; last what was denied. A device proposes; a
 * person decides.
 */
export function proposeLinks(
  facts: Facts,
  arrival: TripState,
  most: number,
): readonly LinkProposal[] {
  const { arrived } = arrival;
  if (!arrival.unmatched || !arrived) return [];
  const found: LinkProposal[] = [];
  for (const left of facts.states('trip').values()) {
    const { departed } = left;
    if (!departed || isOver(left) || left.id === arrival.id) continue;
    if (left.to && arrived.site && left.to !== arrived.site) continue;
    const took = arrived.at - departed.at;
    const doubt = arrived.doubt + departed.doubt;
    if (took + doubt < 0 || took - doubt > LONGEST) continue;
    const isSameVehicle =
      arrival.vehicle !== null &&
      left.vehicle !== null &&
      facts.nameOf(arrival.vehicle) === facts.nameOf(left.vehicle);
    if (arrival.vehicle !== null && left.vehicle !== null && !isSameVehicle) continue;
    const takes = expected(facts, left, arrived.site);
    found.push({
      trip: left.id,
      off: takes === null ? null : took - takes,
      departedAt: departed.at,
      people: left.boarded?.people ?? null,
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
}

export interface LinkedPart {
  readonly trip: string;
  readonly departedAt: number | null;
  readonly arrivedAt: number | null;
  /** ● Last count among these records alone. */
  readonly people: number | null;
}

/** What each slip of a linked trip told by itself, so that a wrong link can be seen and undone. */
export function linkedParts(trip: TripState, events: readonly LogEvent[]): readonly LinkedPart[] {
  if (!trip.linked?.length) return [];
  const parts = [trip.id, ...trip.linked].map((id): LinkedPart => {
    const own = events.filter(({ subject }) => subject === id);
    const last = (kind: string) => own.findLast((event) => event.kind.startsWith(`${kind}@`));
    const timeOf = (event: LogEvent | undefined) =>
      event ? ((event.fact as { at?: number }).at ?? event.at) : null;
    const { people = null } = (last('tallied')?.fact ?? {}) as { people?: number };
    return {
      trip: id,
      departedAt: timeOf(last('departed')),
      arrivedAt: timeOf(last('arrived')),
      people,
    };
  });
  const start = (part: LinkedPart) => part.departedAt ?? part.arrivedAt ?? Number.POSITIVE_INFINITY;
  return parts.sort((a, b) => start(a) - start(b) || (a.trip < b.trip ? -1 : 1));
}
