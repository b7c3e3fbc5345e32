import type { SubjectId } from '../event.ts';
import type { CorridorState } from '../state/places.ts';
import type { TripState, TripStatus } from '../state/trip.ts';
import { corridorOf } from './corridors.ts';
import type { Index } from './create-index.ts';

export interface LinePoint {
  readonly at: number;
  readonly doubt: number;
  /** Km from the corridor's first site. */
  readonly km: number;
  readonly site: SubjectId;
  readonly event: 'departed' | 'passed' | 'halted' | 'sent-back' | 'arrived';
}
/** One vehicle's line: slope is speed, a level piece is a halt. Observed points only. */
export interface TripLine {
  readonly trip: SubjectId;
  readonly vehicle: SubjectId | null;
  readonly status: TripStatus;
  readonly people: number | null;
  readonly points: readonly LinePoint[];
}

const drawn = new WeakMap<
  TripState,
  { readonly road: CorridorState; readonly line: TripLine | null }
>();

const kmOf = (road: CorridorState): ReadonlyMap<SubjectId, number> => {
  const places = new Map<SubjectId, number>();
  let km = 0;
  road.sites.forEach((site, i) => {
    places.set(site, km);
    km += road.legs[i]?.km ?? 0;
  });
  return places;
};

const draw = (trip: TripState, km: ReadonlyMap<SubjectId, number>): TripLine | null => {
  const points: LinePoint[] = [];
  const put = (
    event: LinePoint['event'],
    seen: { readonly site: SubjectId | null; readonly at: number; readonly doubt: number },
  ) => {
    const place = seen.site === null ? undefined : km.get(seen.site);
    if (place === undefined || seen.site === null) return;
    points.push({ at: seen.at, doubt: seen.doubt, km: place, site: seen.site, event });
  };
  if (trip.departed) put('departed', trip.departed);
  for (const seen of trip.passed) put('passed', seen);
  for (const seen of trip.halted) put('halted', seen);
  for (const seen of trip.sentBack) put('sent-back', seen);
  if (trip.arrived) put('arrived', trip.arrived);
  if (!points.length) return null;
  points.sort((a, b) => a.at - b.at);
  return {
    trip: trip.id,
    vehicle: trip.vehicle,
    status: trip.status,
    people: trip.onBoard ?? trip.alighted?.people ?? null,
    points,
  };
};

/** Lines that touch the span `from`–`to`; a line still on the road touches everything after it began. */
export const timeDistanceLines = (
  index: Index,
  corridor: SubjectId,
  from: number,
  to: number,
): readonly TripLine[] => {
  const road = index.store.get('corridor', corridor);
  if (!road) return [];
  const km = kmOf(road);
  const lines: TripLine[] = [];
  const open = index.members('withPeople');
  for (const trip of index.store.all('trip')) {
    if ((trip.firstAt ?? 0) > to || ((trip.lastAt ?? 0) < from && !open.has(trip.id))) continue;
    let known = drawn.get(trip);
    if (known?.road !== road) {
      const mine = corridorOf(index, trip)?.id === road.id;
      known = { road, line: mine ? draw(trip, km) : null };
      drawn.set(trip, known);
    }
    if (known.line) lines.push(known.line);
  }
  return lines.sort((a, b) => {
    const [x, y] = [a.points[0]?.at ?? 0, b.points[0]?.at ?? 0];
    return x - y || (a.trip < b.trip ? -1 : 1);
  });
};
