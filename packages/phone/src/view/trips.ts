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
import { keptUp } from './keptUp.ts';
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

/** From here on somebody has to have said how many. */
const hasMoved = (point: Point, own: TripState | undefined, all: TripState | undefined): boolean =>
  point === 'boarding' ? (own?.departed ?? all?.departed) != null : own?.arrived != null;

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
    if (pad === emptyPad) return null;
    const tally: Tally | undefined = pad.open[keyOf({ trip, point, part })];
    return tally && !isUntouched(tally) ? tally.heads : null;
  };
  const openDoors = [openHeads('front'), openHeads('rear')].filter((heads) => heads !== null);
  const departed = own?.departed?.at ?? all?.departed?.at ?? null;
  const arrived = own?.arrived?.at ?? all?.arrived?.at ?? null;
  const isCounted =
    kept.length > 0 || (point === 'boarding' ? all?.boarded : all?.alighted) != null;
  const isOff = (own ?? all)?.status === 'cancelled';
  return {
    trip,
    vehicle: vehicleOfTrip(world, trip, named(vehicle) ?? vehicleIn(own, all)),
    point,
    owed: point !== 'checkpoint' && hasMoved(point, own, all) && !isCounted && !isOff,
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

/** Own records of one trip at one point, as they are with nothing on the pad. */
interface OfTrip {
  readonly trip: string;
  readonly point: Point;
  /** `null`: nothing that has to be shown; absent: not asked for since it changed. Most are never looked at. */
  view: TripView | null | undefined;
  vehicle: string;
  /** Grows with every touch of any trip. */
  turn: number;
}

interface OwnTrips {
  readonly byKey: Map<string, OfTrip>;
  /** The latest touched last. */
  readonly order: OfTrip[];
  readonly owed: Set<OfTrip>;
  /** Under which trip the records of a subject stand: trips that were said to be one are shown as one. */
  readonly tripOf: Map<string, string>;
  readonly ofVehicle: Map<string, Set<OfTrip>>;
}

const POINTS: readonly Point[] = ['boarding', 'checkpoint', 'alighting'];
const nameOf = (world: World, subject: string) => world.own('trip').get(subject)?.id ?? subject;

const viewOfTrip = (world: World, of: OfTrip): TripView | null => {
  if (of.view === undefined) {
    const view = tripView(world, emptyPad, of.trip, of.point);
    of.view = isAlive(view) ? view : null;
  }
  return of.view;
};

const lookAgain = (
  { owed, ofVehicle }: Pick<OwnTrips, 'owed' | 'ofVehicle'>,
  world: World,
  of: OfTrip,
) => {
  const own = world.own('trip').get(of.trip);
  const all = world.all('trip').get(of.trip);
  of.view = undefined;
  if (hasMoved(of.point, own, all) && viewOfTrip(world, of)?.owed) owed.add(of);
  else owed.delete(of);
  const vehicle = vehicleIn(own, all) ?? '';
  if (vehicle === of.vehicle) return;
  ofVehicle.get(of.vehicle)?.delete(of);
  of.vehicle = vehicle;
  const others = ofVehicle.get(vehicle);
  if (others) others.add(of);
  else ofVehicle.set(vehicle, new Set([of]));
};

const ownTrips = keptUp<OwnTrips>({
  start: () => ({
    byKey: new Map(),
    order: [],
    owed: new Set(),
    tripOf: new Map(),
    ofVehicle: new Map(),
  }),
  line: (so, world, line) => {
    const point = line.subject.startsWith('trip/') ? pointOf(line) : null;
    if (!point) return;
    const { byKey, order, tripOf } = so;
    const trip = nameOf(world, line.subject);
    tripOf.set(line.subject, trip);
    const key = `${trip} ${point}`;
    const known = byKey.get(key);
    const turn = (order.at(-1)?.turn ?? 0) + 1;
    if (known) {
      if (order.at(-1) === known) return;
      known.turn = turn;
      order.splice(order.lastIndexOf(known), 1);
      order.push(known);
      return;
    }
    const of: OfTrip = { trip, point, view: undefined, vehicle: '', turn };
    byKey.set(key, of);
    order.push(of);
    lookAgain(so, world, of);
  },
  subject: (so, world, subject) => {
    for (const of of so.ofVehicle.get(subject) ?? []) lookAgain(so, world, of);
    if (!subject.startsWith('trip/')) return true;
    const trip = nameOf(world, subject);
    const before = so.tripOf.get(subject);
    if (before !== undefined && before !== trip) return false;
    for (const point of POINTS) {
      const of = so.byKey.get(`${trip} ${point}`);
      if (of) lookAgain(so, world, of);
    }
    return true;
  },
});

const isAlive = ({ begun, people, departed, arrived }: TripView): boolean =>
  begun !== null || people !== null || departed !== null || arrived !== null;

/** What is in hand and what is begun, and how a trip of the records is shown beside them. */
const besidePad = (world: World, pad: Pad) => {
  const vehicles = new Map(
    [...pad.past, ...pad.future].flatMap(({ place }) =>
      place ? [[place.trip, place.vehicle] as const] : [],
    ),
  );
  const views: TripView[] = [];
  const shown = new Set<string>();
  const show = (trip: string, point: Point, vehicle: string | null, isAlways = false) => {
    const key = `${trip} ${point}`;
    if (shown.has(key)) return null;
    const view = tripView(world, pad, trip, point, vehicle);
    if (!isAlways && !isAlive(view)) return null;
    shown.add(key);
    return view;
  };
  const add = (view: TripView | null) => {
    if (view) views.push(view);
  };
  const { hand } = pad;
  if (hand) add(show(hand.trip, hand.point, hand.vehicle, true));
  /** The one in hand stands here under the name by which it was taken. */
  const one = hand && nameOf(world, hand.trip);
  for (const key of Object.keys(pad.open).reverse()) {
    const [trip = '', point = ''] = key.split(' ');
    add(show(trip, point as Point, vehicles.get(trip) ?? null));
  }
  const onPad = new Set([...vehicles.keys(), ...views.map(({ trip }) => trip)]);
  const viewOf = (of: OfTrip): TripView | null => {
    const { trip, point } = of;
    if (hand && trip === one && trip !== hand.trip && point === hand.point) return null;
    return onPad.has(trip) ? show(trip, point, vehicles.get(trip) ?? null) : viewOfTrip(world, of);
  };
  return { views, viewOf };
};

/**
 * The vehicles this counter deals with: what is owed first, then what is begun, then the latest touched. The
 * one in hand is always among them.
 */
export const tripsInHand = (
  world: World,
  pad: Pad,
  own: readonly OwnLine[],
): readonly TripView[] => {
  const { views, viewOf } = besidePad(world, pad);
  for (const of of ownTrips(world, own).order.toReversed()) {
    const view = viewOf(of);
    if (view) views.push(view);
  }
  const owed = views.filter((view) => view.owed);
  return owed.length === 0 ? views : [...owed, ...views.filter((view) => !view.owed)];
};

/** The first of `tripsInHand`, and how many more are owed. Asked with every touch, so the others are not gone through. */
export const firstTripsInHand = (
  world: World,
  pad: Pad,
  own: readonly OwnLine[],
  most: number,
): { readonly views: readonly TripView[]; readonly owedMore: number } => {
  const { order, owed } = ownTrips(world, own);
  const { views, viewOf } = besidePad(world, pad);
  const first = views.filter((view) => view.owed);
  const rest = views.filter((view) => !view.owed);
  for (const of of [...owed].sort((a, b) => b.turn - a.turn)) {
    const view = viewOf(of);
    if (view) first.push(view);
  }
  for (let at = order.length - 1; at >= 0 && first.length + rest.length < most; at--) {
    const of = order[at] as OfTrip;
    const view = owed.has(of) ? null : viewOf(of);
    if (view) rest.push(view);
  }
  return {
    views: [...first, ...rest].slice(0, most),
    owedMore: Math.max(0, first.length - most),
  };
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
    (trip) => trip.vehicle === vehicle && mayBoard(trip, site),
  );
  return planned?.id ?? null;
};

const mayBoard = (trip: TripState, site: string | null) =>
  trip.departed === null &&
  trip.arrived === null &&
  (trip.from === null || trip.from === site) &&
  ['planned', 'boarding', 'standing'].includes(trip.status);

/** Vehicles that board at this site, as far as this phone has heard: whoever takes one joins the trip. */
export const boardingHere = (world: World, site: string): ReadonlySet<string> =>
  new Set(
    [...world.all('trip').values()]
      .filter((trip) => trip.status !== 'planned' && mayBoard(trip, site))
      .flatMap(({ vehicle }) => vehicle ?? []),
  );

/** The trip that a slip's code names, if this phone has heard of it. */
export const tripByCode = (world: World, code: string): TripState | null => {
  for (const states of [world.all('trip'), world.own('trip')]) {
    for (const trip of states.values()) if (trip.id.endsWith(`.${code}`)) return trip;
  }
  return null;
};
