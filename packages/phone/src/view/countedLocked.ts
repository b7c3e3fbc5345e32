import { tripLabel } from '@corridor/operation';
import type { TallyFact } from '../pad/tally.ts';
import { keptUp } from './keptUp.ts';
import { type OwnLine, takenBack } from './own.ts';
import { comingTo, tripsOnTheRoad } from './trips.ts';
import { type Vehicle, vehiclesOf, type World } from './world.ts';

/** A trip of which only a count made while locked is known: the phone could not ask what it belongs to. */
export interface CountedLocked {
  readonly trip: string;
  readonly label: string;
  readonly point: TallyFact['point'];
  /** This phone's clock at the first count. */
  readonly at: number;
  /** Of the count, doors added up. */
  readonly people: number;
  /** The slip's code was typed with it. */
  readonly hasSlip: boolean;
  /** On the list by this number; several where a bus and a car share one. */
  readonly vehicles: readonly Vehicle[];
  /** Trips already known that it may be. A person decides. */
  readonly maybeSame: readonly { readonly trip: string; readonly vehicle: Vehicle }[];
}

const signsOf = (label: string): string => label.replace(/[^A-Za-z0-9]/g, '').toUpperCase();

interface Counts {
  readonly ofTrip: Map<string, OwnLine[]>;
  readonly tripOf: Map<string, string>;
  readonly retractions: OwnLine[];
  readonly left: Set<string>;
}

const startCounts = (): Counts => ({
  ofTrip: new Map(),
  tripOf: new Map(),
  retractions: [],
  left: new Set(),
});

/** Counts of a trip that stand, oldest first. */
const standing = ({ ofTrip, retractions }: Counts, trip: string): readonly OwnLine[] => {
  const lines = ofTrip.get(trip) ?? [];
  if (retractions.length === 0) return lines;
  const gone = takenBack(retractions);
  return lines.filter(({ id }) => !gone.has(id));
};

/** Nobody has said yet which vehicle it was, or that it arrived or passed. */
const isUnsaid = (world: World, counts: Counts, trip: string, site: string): boolean => {
  const last = standing(counts, trip).at(-1);
  if (!last) return false;
  const mine = world.own('trip').get(trip);
  const all = world.all('trip').get(trip);
  // Linked to another: it is folded under that name.
  if (mine !== undefined && mine.id !== trip) return false;
  switch ((last.fact as TallyFact).point) {
    case 'boarding':
      return (mine?.vehicle ?? all?.vehicle) == null;
    case 'alighting':
      return mine?.arrived == null && all?.arrived == null;
    default:
      return ![...(mine?.passed ?? []), ...(all?.passed ?? [])].some((each) => each.site === site);
  }
};

const countsAt = (site: string) => {
  const lookAgain = (counts: Counts, world: World, trip: string) => {
    if (isUnsaid(world, counts, trip, site)) counts.left.add(trip);
    else counts.left.delete(trip);
  };
  return keptUp<Counts>({
    start: startCounts,
    line: (counts, world, line) => {
      if (line.kind === 'retracted@1') {
        counts.retractions.push(line);
        // One that takes back another gives back what that one took.
        for (const { fact } of counts.retractions) {
          const trip = counts.tripOf.get((fact as { readonly of: string }).of);
          if (trip !== undefined) lookAgain(counts, world, trip);
        }
      }
      if (line.kind !== 'tallied@1' || !line.subject.startsWith('trip/')) return;
      const lines = counts.ofTrip.get(line.subject);
      if (lines) lines.push(line);
      else counts.ofTrip.set(line.subject, [line]);
      counts.tripOf.set(line.id, line.subject);
      lookAgain(counts, world, line.subject);
    },
    subject: (counts, world, subject) => {
      if (counts.ofTrip.has(subject)) lookAgain(counts, world, subject);
      return true;
    },
  });
};

const bySite = new Map<string, ReturnType<typeof countsAt>>();
const countsOf = (world: World, own: readonly OwnLine[], site: string): Counts => {
  const counts = bySite.get(site) ?? countsAt(site);
  bySite.set(site, counts);
  return counts(world, own);
};

/** How many `countedLockedOf` answers, without finding out what each may belong to. */
export const howManyCountedLocked = (world: World, own: readonly OwnLine[], site: string): number =>
  countsOf(world, own, site).left.size;

/**
 * What is left to be said about counts made while locked, oldest first: every own count whose trip has no vehicle, or was not said to have
 * arrived or passed. On the open pad that is said before anybody counts.
 */
export function countedLockedOf(
  world: World,
  own: readonly OwnLine[],
  site: string,
): readonly CountedLocked[] {
  const counts = countsOf(world, own, site);
  const vehicles = vehiclesOf(world);
  const sameAs = candidatesOf(world, site);
  const found = [...counts.left].map((trip): CountedLocked => {
    const lines = standing(counts, trip);
    const all = world.all('trip').get(trip);
    const { point } = (lines.at(-1) as OwnLine).fact as TallyFact;
    const label = tripLabel(trip);
    const named = vehicles.filter((vehicle) => signsOf(vehicle.label) === signsOf(label));
    const known = all?.vehicle ?? null;
    return {
      trip,
      label,
      point,
      at: Math.min(...lines.map(({ wall }) => wall)),
      people: peopleOf(lines),
      hasSlip: all?.departed != null,
      vehicles: known === null ? named : vehicles.filter(({ id }) => id === known),
      maybeSame: known === null ? sameAs(trip, point, named) : [],
    };
  });
  return found.sort((a, b) => a.at - b.at || (a.trip < b.trip ? -1 : 1));
}

/** The newest count of the whole, else of each door, added up. */
const peopleOf = (lines: readonly OwnLine[]): number => {
  const newest = new Map(lines.map(({ fact }) => [(fact as TallyFact).part, fact as TallyFact]));
  const whole = newest.get('whole');
  if (whole) return whole.people;
  return [...newest.values()].reduce((sum, { people }) => sum + people, 0);
};

type Point = CountedLocked['point'];

/** The trips that a count may be part of, of each vehicle; worked out once for all counts. */
function candidatesOf(world: World, site: string) {
  const known = new Map<Point, ReadonlyMap<string, readonly string[]>>();
  const byVehicle = (point: Point) => {
    const before = known.get(point);
    if (before) return before;
    const found = new Map<string, string[]>();
    for (const { id, vehicle } of openTrips(world, point, site)) {
      if (vehicle === null) continue;
      const trips = found.get(vehicle) ?? [];
      if (!trips.includes(id)) found.set(vehicle, [...trips, id]);
    }
    known.set(point, found);
    return found;
  };
  return (trip: string, point: Point, named: readonly Vehicle[]): CountedLocked['maybeSame'] =>
    named.flatMap((vehicle) =>
      (byVehicle(point).get(vehicle.id) ?? [])
        .filter((id) => id !== trip)
        .map((id) => ({ trip: id, vehicle })),
    );
}

const openTrips = (world: World, point: Point, site: string) => {
  if (point === 'alighting') return comingTo(world, site);
  const all = [...world.all('trip').values()];
  if (point === 'boarding') {
    return [...all, ...world.own('trip').values()].filter(
      ({ from, departed, arrived, status }) =>
        (from === null || from === site) &&
        departed === null &&
        arrived === null &&
        status !== 'cancelled',
    );
  }
  const road = tripsOnTheRoad(world);
  return all.filter(
    ({ vehicle, departed, arrived }) =>
      departed !== null && arrived === null && vehicle !== null && road.has(vehicle),
  );
};
