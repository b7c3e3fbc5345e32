import type { States } from '@corridor/operation';
import type { Pad } from '../pad/pad.ts';
import { emptyPad, keyOf } from '../pad/pad.ts';
import {
  isUntouched,
  PARTS,
  type Part,
  type Point,
  type Tally,
  type TallyFact,
  UNKNOWN_VEHICLE,
} from '../pad/tally.ts';
import type { OwnLine } from './own.ts';
import { type Vehicle, vehicleOfTrip, type World } from './world.ts';

type TripState = States['trip'];

export interface KeptTally {
  readonly line: string;
  readonly fact: TallyFact;
  readonly again: number;
}

/** This phone's own newest count of one part at one point; `null`: none stands. */
export const keptTally = (
  { own }: World,
  place: { readonly trip: string; readonly point: Point; readonly part: Part },
): KeptTally | null => {
  const found = own('trip')
    .get(place.trip)
    ?.tallies.findLast(({ fact }) => fact.point === place.point && fact.part === place.part);
  return found ? { line: found.line, fact: found.fact, again: found.again } : null;
};

/** A trip as the counter at this site meets it. */
export interface TripView {
  readonly trip: string;
  readonly vehicle: Vehicle;
  readonly point: Point;
  /** Moved on, or arrived, and nobody has said how many. Stays on top until somebody does. */
  readonly owed: boolean;
  readonly departed: number | null;
  readonly arrived: number | null;
  /** What this phone kept, doors added up; `null`: nothing. */
  readonly people: number | null;
  /** A door that was not counted here, while the other was. */
  readonly otherDoor: Part | null;
  /** Heads of a count that is begun and not kept. */
  readonly begun: number | null;
}

const named = (vehicle: string | null): string | null =>
  vehicle === UNKNOWN_VEHICLE ? null : vehicle;

const vehicleIn = (...states: readonly (TripState | undefined)[]): string | null =>
  states.find((state) => state?.vehicle)?.vehicle ?? null;

export const tripView = (
  world: World,
  pad: Pad,
  trip: string,
  point: Point,
  vehicle: string | null = null,
): TripView => {
  const own = world.own('trip').get(trip);
  const all = world.all('trip').get(trip);
  const kept = PARTS.flatMap((part) => {
    const tally = keptTally(world, { trip, point, part });
    return tally ? [{ part, people: tally.fact.people }] : [];
  });
  const whole = kept.find(({ part }) => part === 'whole');
  const doors = kept.filter(({ part }) => part !== 'whole');
  const [onlyDoor] = doors;
  const openHeads = (part: Part): number | null => {
    const tally: Tally | undefined = pad.open[keyOf({ trip, point, part })];
    return tally && !isUntouched(tally) ? tally.heads : null;
  };
  const openDoors = [openHeads('front'), openHeads('rear')].filter((heads) => heads !== null);
  const departed = own?.departed?.at ?? all?.departed?.at ?? null;
  const arrived = own?.arrived?.at ?? all?.arrived?.at ?? null;
  const isCounted =
    kept.length > 0 || (point === 'boarding' ? all?.boarded : all?.alighted) != null;
  const hasMoved = point === 'boarding' ? departed !== null : own?.arrived != null;
  const isOff = (own ?? all)?.status === 'cancelled';
  return {
    trip,
    vehicle: vehicleOfTrip(world, trip, named(vehicle) ?? vehicleIn(own, all)),
    point,
    owed: point !== 'checkpoint' && hasMoved && !isCounted && !isOff,
    departed,
    arrived,
    people: whole
      ? whole.people
      : doors.length > 0
        ? doors.reduce((sum, door) => sum + door.people, 0)
        : null,
    otherDoor:
      !whole && onlyDoor && doors.length === 1
        ? onlyDoor.part === 'front'
          ? 'rear'
          : 'front'
        : null,
    // The whole vehicle and its doors are two counts of the same people: never added.
    begun:
      openHeads('whole') ??
      (openDoors.length > 0 ? openDoors.reduce((sum, heads) => sum + heads, 0) : null),
  };
};

const POINT_OF: Readonly<Record<string, Point>> = {
  'boarding@1': 'boarding',
  'boarded-and-standing@1': 'boarding',
  'departed@1': 'boarding',
  'passed@1': 'checkpoint',
  'arrived@1': 'alighting',
};
const pointOf = (line: OwnLine): Point | null =>
  line.kind === 'tallied@1' ? (line.fact as TallyFact).point : (POINT_OF[line.kind] ?? null);

interface Touched {
  readonly trip: string;
  readonly point: Point;
  /** As it is with nothing on the pad; `null`: nothing that has to be shown. */
  readonly view: TripView | null;
}
const touchedBy = new WeakMap<
  readonly OwnLine[],
  { readonly world: World; readonly touched: readonly Touched[] }
>();

interface Seen {
  readonly of: readonly unknown[];
  readonly view: TripView;
}
/** By the session's own records, so that nothing of it outlives a lock. */
const seenBy = new WeakMap<World['own'], Map<string, Seen>>();

/** As `tripView` with nothing on the pad; worked out again only where something it is made of has changed. */
const tripViewOf = (world: World, trip: string, point: Point): TripView => {
  const seen = seenBy.get(world.own) ?? new Map<string, Seen>();
  seenBy.set(world.own, seen);
  const [own, all] = [world.own('trip').get(trip), world.all('trip').get(trip)];
  const vehicle = vehicleIn(own, all) ?? '';
  const listed = [world.own('vehicle').get(vehicle), world.all('vehicle').get(vehicle)];
  const of = [own, all, ...listed];
  const key = `${trip} ${point}`;
  const before = seen.get(key);
  if (before?.of.every((each, at) => each === of[at])) return before.view;
  const view = tripView(world, emptyPad, trip, point);
  seen.set(key, { of, view });
  return view;
};

/** Trips of own records, latest first. Touches of the pad change nothing of it, so it is worked out once per record. */
const tripsOfRecords = (world: World, own: readonly OwnLine[]): readonly Touched[] => {
  const known = touchedBy.get(own);
  if (known?.world === world) return known.touched;
  const order = new Map<string, Touched>();
  for (let i = own.length - 1; i >= 0; i--) {
    const line = own[i] as OwnLine;
    const point = line.subject.startsWith('trip/') ? pointOf(line) : null;
    if (!point) continue;
    // Trips that were said to be one are shown as one.
    const trip = world.own('trip').get(line.subject)?.id ?? line.subject;
    const key = `${trip} ${point}`;
    if (order.has(key)) continue;
    const view = tripViewOf(world, trip, point);
    order.set(key, { trip, point, view: isAlive(view) ? view : null });
  }
  const touched = [...order.values()];
  touchedBy.set(own, { world, touched });
  return touched;
};

const isAlive = ({ begun, people, departed, arrived }: TripView): boolean =>
  begun !== null || people !== null || departed !== null || arrived !== null;

/**
 * The vehicles this counter deals with: what is owed first, then what is begun, then the latest touched. The
 * one in hand is always among them.
 */
export const tripsInHand = (
  world: World,
  pad: Pad,
  own: readonly OwnLine[],
): readonly TripView[] => {
  const vehicles = new Map(
    [...pad.past, ...pad.future].flatMap(({ place }) =>
      place ? [[place.trip, place.vehicle] as const] : [],
    ),
  );
  const views: TripView[] = [];
  const shown = new Set<string>();
  const show = (trip: string, point: Point, vehicle: string | null, isAlways: boolean) => {
    const key = `${trip} ${point}`;
    if (shown.has(key)) return;
    const view = tripView(world, pad, trip, point, vehicle);
    if (!isAlways && !isAlive(view)) return;
    shown.add(key);
    views.push(view);
  };
  const { hand } = pad;
  if (hand) show(hand.trip, hand.point, hand.vehicle, true);
  /** The one in hand stands here under the name by which it was taken. */
  const one = hand && world.own('trip').get(hand.trip)?.id;
  for (const key of Object.keys(pad.open).reverse()) {
    const [trip = '', point = ''] = key.split(' ');
    show(trip, point as Point, vehicles.get(trip) ?? null, false);
  }
  const onPad = new Set([...vehicles.keys(), ...views.map(({ trip }) => trip)]);
  // A plain loop: a phone may hold thousands of trips, and this runs with every touch.
  for (const { trip, point, view } of tripsOfRecords(world, own)) {
    if (hand && trip === one && trip !== hand.trip && point === hand.point) continue;
    if (onPad.has(trip)) show(trip, point, vehicles.get(trip) ?? null, false);
    else if (view) views.push(view);
  }
  const owed = views.filter((view) => view.owed);
  return owed.length === 0 ? views : [...owed, ...views.filter((view) => !view.owed)];
};

/** Trips that left elsewhere, have not arrived, and may come here: the ones to choose from when a vehicle drives in. */
export const comingTo = (world: World, site: string): readonly TripState[] =>
  [...world.all('trip').values()]
    .filter(
      (trip) =>
        trip.departed !== null &&
        trip.from !== site &&
        trip.arrived === null &&
        world.own('trip').get(trip.id)?.arrived == null &&
        trip.status !== 'cancelled' &&
        trip.status !== 'sent-back' &&
        (trip.to === null || trip.to === site || trip.status !== 'arrived'),
    )
    .sort((a, b) => (a.departed?.at ?? 0) - (b.departed?.at ?? 0));

/** Vehicles that left somewhere and have not arrived, as far as this phone knows. */
export const tripsOnTheRoad = (world: World): ReadonlySet<string> => {
  const on = new Set<string>();
  for (const states of [world.all('trip'), world.own('trip')]) {
    for (const trip of states.values()) {
      if (trip.departed && !trip.arrived && trip.vehicle && !hasEnded(trip)) on.add(trip.vehicle);
    }
  }
  return on;
};
const hasEnded = ({ status }: TripState) => status === 'sent-back' || status === 'cancelled';

/** The trip on which a vehicle boards here already: begun on this pad, counted here, or planned from here. */
export const boardingTrip = (
  world: World,
  pad: Pad,
  own: readonly OwnLine[],
  vehicle: string,
  site: string | null,
): string | null => {
  const here = tripsInHand(world, pad, own).find(
    (view) => view.vehicle.id === vehicle && view.point === 'boarding' && view.departed === null,
  );
  if (here) return here.trip;
  const planned = [...world.all('trip').values()].find(
    (trip) =>
      trip.vehicle === vehicle &&
      trip.departed === null &&
      trip.arrived === null &&
      (trip.from === null || trip.from === site) &&
      ['planned', 'boarding', 'standing'].includes(trip.status),
  );
  return planned?.id ?? null;
};

/** The trip that a slip's code names, if this phone has heard of it. */
export const tripByCode = (world: World, code: string): TripState | null => {
  for (const states of [world.all('trip'), world.own('trip')]) {
    for (const trip of states.values()) if (trip.id.endsWith(`.${code}`)) return trip;
  }
  return null;
};
