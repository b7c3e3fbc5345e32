import { isUnderWay, type TripState } from '@corridor/operation';
import { isolate, named, t } from '@corridor/text';
import { word } from '../text/words.ts';
import { howLong, type ZoneClock } from '../time/zone.ts';
import { type Facts, siteName, vehicleText } from '../view/facts.ts';
import { onBoardLong } from '../view/people.ts';
import { pathOf, type Whereabouts, whereabouts } from '../view/place.ts';
import { type Road, roadsOf } from '../view/roads.ts';

/** A moment and how far along the road, 0 at its first site, 1 at its last. */
export type Point = readonly [at: number, along: number];

export interface TrainLine {
  readonly trip: string;
  readonly number: string;
  /** What somebody saw, in order of time. */
  readonly points: readonly Point[];
  /** From the last sighting to now, reckoned; null once it has arrived. */
  readonly reckoned: readonly [Point, Point] | null;
  readonly tone: 'arrived' | 'rolling' | 'standing' | 'sent-back';
  readonly sentence: string;
}

export interface MareyView {
  readonly road: Road;
  readonly sites: readonly { readonly name: string; readonly along: number }[];
  readonly lines: readonly TrainLine[];
  readonly windows: readonly {
    readonly from: number;
    /** null: nobody said when it is meant to end. */
    readonly to: number | null;
    readonly label: string;
  }[];
  /** Stretches of road and time without movement, `to` null: still. */
  readonly suspensions: readonly {
    readonly from: number;
    readonly to: number | null;
    readonly low: number;
    readonly high: number;
  }[];
  readonly incidents: readonly {
    readonly id: string;
    readonly at: number;
    readonly along: number;
    readonly label: string;
  }[];
  /** What a plan wants and a forecast expects; empty without a plan. */
  readonly planned: PlannedLines;
  readonly first: number;
  readonly last: number;
}

export interface PlannedLines {
  readonly lines: readonly { readonly vehicle: string; readonly points: readonly Point[] }[];
  /** The last planned trip of each batch, as soon, as likely and as late as it may be: each a line of its own. */
  readonly fans: readonly {
    readonly batch: string;
    readonly low: readonly Point[];
    readonly likely: readonly Point[];
    readonly high: readonly Point[];
  }[];
}
export const NOTHING_PLANNED: PlannedLines = { lines: [], fans: [] };

/** Share of the whole road at each site: by kilometres where they are known, else by expected minutes. */
export function alongOf(road: Road): readonly number[] {
  const hasKm = road.legs.every((leg) => leg.km > 0);
  const lengths = road.legs.map((leg) => (hasKm ? leg.km : Math.max(1, leg.minutes)));
  const total = lengths.reduce((sum, length) => sum + length, 0) || 1;
  let gone = 0;
  return road.sites.map((_, i) => {
    if (i > 0) gone += lengths[i - 1] ?? 0;
    return gone / total;
  });
}

/** Sightings of one trip as points; a halt without a site lies where the vehicle should have been. */
function pointsOf(trip: TripState, road: Road, along: readonly number[]): readonly Point[] {
  const sightings: { at: number; site: string | null }[] = [
    trip.standing,
    trip.departed,
    ...trip.passed,
    ...trip.halted,
    ...trip.sentBack,
    trip.arrived,
  ].flatMap((moment) => (moment ? [{ at: moment.at, site: moment.site }] : []));
  const start = trip.boarding;
  if (start && sightings.length > 0) sightings.push({ at: start.at, site: start.site });
  return sightings
    .flatMap(({ at, site }): Point[] => {
      const share = site ? along[road.sites.indexOf(site)] : undefined;
      return share === undefined ? [] : [[at, share]];
    })
    .sort((a, b) => a[0] - b[0]);
}

const toneOf = (trip: TripState): TrainLine['tone'] =>
  trip.status === 'arrived'
    ? 'arrived'
    : trip.status === 'sent-back'
      ? 'sent-back'
      : trip.status === 'halted' || trip.status === 'standing'
        ? 'standing'
        : 'rolling';

/** What was written about one subject: a corridor's state keeps that it was suspended, its record says on which legs. */
type EventsOf = (subject: string) => readonly { readonly id: string; readonly fact: unknown }[];

export function toMarey(
  facts: Facts,
  now: number,
  clock: ZoneClock,
  eventsOf: EventsOf,
  plannedOn: (road: Road) => PlannedLines = () => NOTHING_PLANNED,
): readonly MareyView[] {
  const roads = roadsOf(facts);
  const alongs = new Map(roads.map((road) => [road, alongOf(road)]));
  const lines = new Map<Road, TrainLine[]>(roads.map((road) => [road, []]));
  for (const trip of facts.states('trip').values()) {
    const path = pathOf(facts, trip);
    const at = path && isUnderWay(trip) ? whereabouts(trip, path, now) : null;
    // A trip that leaves for the hospital is drawn on the main road as far as it uses it.
    for (const road of roads) {
      const line = toLine(facts, trip, road, alongs.get(road) ?? [], at, now, clock);
      if (line) lines.get(road)?.push(line);
    }
  }
  return roads.map((road) => {
    const along = alongs.get(road) ?? [];
    const own = (lines.get(road) ?? []).sort(
      (a, b) => (a.points[0]?.[0] ?? 0) - (b.points[0]?.[0] ?? 0) || (a.trip < b.trip ? -1 : 1),
    );
    const times = own.flatMap((line) => [
      line.points[0]?.[0] ?? now,
      line.points.at(-1)?.[0] ?? now,
    ]);
    return {
      road,
      sites: road.sites.map((site, i) => ({
        name: isolate(siteName(facts, site)),
        along: along[i] ?? 0,
      })),
      lines: own,
      windows: windowsOf(facts, now),
      suspensions: suspensionsOn(road, along, eventsOf),
      incidents: incidentsOn(facts, road, along, clock),
      planned: plannedOn(road),
      first: times.reduce((least, at) => Math.min(least, at), now),
      last: times.reduce((most, at) => Math.max(most, at), now),
    };
  });
}

function toLine(
  facts: Facts,
  trip: TripState,
  road: Road,
  along: readonly number[],
  at: Whereabouts | null,
  now: number,
  clock: ZoneClock,
): TrainLine | null {
  const points = pointsOf(trip, road, along);
  const last = points.at(-1);
  if (!last) return null;
  let reckoned: TrainLine['reckoned'] = null;
  if (at && now > last[0]) {
    const shareOf = (site: string) => along[road.sites.indexOf(site)];
    const from = shareOf('site' in at ? at.site : at.from);
    const to = 'site' in at ? from : shareOf(at.to);
    if (from !== undefined && to !== undefined) {
      const share = 'site' in at ? 0 : at.share;
      // Once it should have been seen nobody knows: the dots end there and do not run on to now.
      const until = 'site' in at ? now : Math.min(now, at.until);
      reckoned = [last, [Math.max(last[0], until), from + (to - from) * share]];
    }
  }
  if (points.length < 2 && !reckoned) return null;
  const number = vehicleText(facts, trip);
  return {
    trip: trip.id,
    number,
    points,
    reckoned,
    tone: toneOf(trip),
    sentence: named([
      t('Vehicle {n}', { n: number }),
      word('tripState', trip.status),
      t('from {site} {time}', {
        site: siteName(facts, trip.from ?? trip.departed?.site),
        time: clock.dateTime(points[0]?.[0] ?? now),
      }),
      trip.arrived
        ? t('to {site} {time}', {
            site: siteName(facts, trip.arrived.site),
            time: clock.time(trip.arrived.at),
          })
        : '',
      onBoardLong(trip),
      trip.imbalance?.people
        ? trip.imbalance.people < 0
          ? t('{n} fewer arrived than boarded', { n: -trip.imbalance.people })
          : t('{n} more arrived than boarded', { n: trip.imbalance.people })
        : '',
    ]),
  };
}

function windowsOf(facts: Facts, now: number): MareyView['windows'] {
  return [...facts.states('window').values()].flatMap((window) => {
    const { announced } = window;
    if (!announced) return [];
    const ended =
      window.status === 'ended' && window.since ? window.since.at : Number.POSITIVE_INFINITY;
    // Nobody said until when: drawn as far as it has lasted.
    const to = Math.min(ended, announced.to ?? Math.max(now, announced.from));
    return [{ from: announced.from, to, label: word('windowKind', announced.windowKind) }];
  });
}

function suspensionsOn(
  road: Road,
  along: readonly number[],
  eventsOf: EventsOf,
): MareyView['suspensions'] {
  const all = road.corridors.flatMap(({ corridor }) => {
    const facts = new Map(
      eventsOf(corridor.id).map(({ id, fact }) => [id, fact as { from?: string; to?: string }]),
    );
    return corridor.changes.flatMap((change, i) => {
      if (change.status !== 'suspended') return [];
      const next = corridor.changes[i + 1];
      const { from, to } = facts.get(change.told.line) ?? {};
      const one = corridor.sites.indexOf(from && to ? '' : (from ?? to ?? ''));
      // One end only: the legs on both sides of it, as on the strip.
      const ends = (
        one >= 0
          ? [corridor.sites[Math.max(0, one - 1)], corridor.sites[one], corridor.sites[one + 1]]
          : [from ?? corridor.sites[0], to ?? corridor.sites.at(-1)]
      )
        .map((site) => along[road.sites.indexOf(site ?? '')])
        .filter((share) => share !== undefined);
      const low = Math.min(...ends);
      const high = Math.max(...ends);
      if (ends.length === 0) return [];
      return [{ from: change.told.at, to: next ? next.told.at : null, low, high }];
    });
  });
  // One order that closes both directions is one stretch.
  return [...new Map(all.map((one) => [Object.values(one).join(), one])).values()];
}

function incidentsOn(
  facts: Facts,
  road: Road,
  along: readonly number[],
  clock: ZoneClock,
): MareyView['incidents'] {
  return [...facts.states('incident').values()].flatMap((incident) => {
    const { site, corridor, leg } = incident.reported ?? {};
    if (incident.happenedAt === null) return [];
    let share = site ? along[road.sites.indexOf(site)] : undefined;
    const own = road.corridors.find((one) => one.corridor.id === corridor)?.corridor;
    if (share === undefined && own && leg !== undefined) {
      const a = along[road.sites.indexOf(own.sites[leg] ?? '')];
      const b = along[road.sites.indexOf(own.sites[leg + 1] ?? '')];
      if (a !== undefined && b !== undefined) share = (a + b) / 2;
    }
    if (share === undefined) return [];
    return [
      {
        id: incident.id,
        at: incident.happenedAt,
        along: share,
        label: t('{what} {time}', {
          what: word('incident', incident.incidentKind),
          time: clock.time(incident.happenedAt),
        }),
      },
    ];
  });
}

/** The line nearest to a spot of the picture, within `reach` px; null for none. */
export function nearestLine(
  lines: readonly TrainLine[],
  spot: { readonly x: number; readonly y: number },
  toX: (at: number) => number,
  toY: (along: number) => number,
  reach: number,
): TrainLine | null {
  let best: TrainLine | null = null;
  let least = reach;
  for (const line of lines) {
    const points = line.reckoned ? [...line.points, line.reckoned[1]] : line.points;
    for (let i = 1; i < points.length; i++) {
      const [a, b] = [points[i - 1] as Point, points[i] as Point];
      const away = distanceToPiece(spot, [toX(a[0]), toY(a[1])], [toX(b[0]), toY(b[1])]);
      if (away < least) {
        least = away;
        best = line;
      }
    }
  }
  return best;
}

/** Which crosses have room for their words: a word over a word is none. The newest keep theirs. */
export function namedIncidents(
  labels: readonly {
    readonly id: string;
    readonly x: number;
    readonly y: number;
    readonly width: number;
  }[],
  line: number,
): ReadonlySet<string> {
  const kept: (typeof labels)[number][] = [];
  for (const one of [...labels].sort((a, b) => b.x - a.x)) {
    const isFree = kept.every(
      (other) =>
        Math.abs(other.y - one.y) >= line ||
        one.x + one.width <= other.x ||
        other.x + other.width <= one.x,
    );
    if (isFree) kept.push(one);
  }
  return new Set(kept.map(({ id }) => id));
}

function distanceToPiece(
  spot: { readonly x: number; readonly y: number },
  [ax, ay]: readonly [number, number],
  [bx, by]: readonly [number, number],
): number {
  const length = (bx - ax) ** 2 + (by - ay) ** 2;
  const along = length === 0 ? 0 : ((spot.x - ax) * (bx - ax) + (spot.y - ay) * (by - ay)) / length;
  const share = Math.min(1, Math.max(0, along));
  return Math.hypot(spot.x - ax - share * (bx - ax), spot.y - ay - share * (by - ay));
}

/** The table of the picture names at most this many trips; the trips tab has all. */
export const tableLimit = 200;

export const durationText = (line: TrainLine): string => {
  const [first, last] = [line.points[0], line.points.at(-1)];
  return first && last ? howLong(last[0] - first[0]) : '';
};
