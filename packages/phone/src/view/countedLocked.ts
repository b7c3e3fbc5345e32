import type { TallyFact } from '../pad/tally.ts';
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

const labelOf = (trip: string): string => trip.slice('trip/'.length).replace(/\.[^.]*$/, '');
const signsOf = (label: string): string => label.replace(/[^A-Za-z0-9]/g, '').toUpperCase();

/**
 * What is left to be said about counts made while locked, oldest first: every own count whose trip has no vehicle, or was not said to have
 * arrived or passed. On the open pad that is said before anybody counts.
 */
export function countedLockedOf(
  world: World,
  own: readonly OwnLine[],
  site: string,
): readonly CountedLocked[] {
  const gone = takenBack(own);
  const trips = new Map<string, OwnLine[]>();
  for (const line of own) {
    const isCount =
      line.kind === 'tallied@1' && line.subject.startsWith('trip/') && !gone.has(line.id);
    if (isCount) trips.set(line.subject, [...(trips.get(line.subject) ?? []), line]);
  }
  const vehicles = vehiclesOf(world);
  const found: CountedLocked[] = [];
  for (const [trip, lines] of trips) {
    const mine = world.own('trip').get(trip);
    const all = world.all('trip').get(trip);
    const { point } = (lines.at(-1) as OwnLine).fact as TallyFact;
    const isSaid =
      point === 'boarding'
        ? (mine?.vehicle ?? all?.vehicle) != null
        : point === 'alighting'
          ? mine?.arrived != null || all?.arrived != null
          : [...(mine?.passed ?? []), ...(all?.passed ?? [])].some((each) => each.site === site);
    // Linked to another: it is folded under that name.
    const isLinked = mine !== undefined && mine.id !== trip;
    if (isSaid || isLinked) continue;
    const label = labelOf(trip);
    const named = vehicles.filter((vehicle) => signsOf(vehicle.label) === signsOf(label));
    const known = all?.vehicle ?? null;
    found.push({
      trip,
      label,
      point,
      at: Math.min(...lines.map(({ wall }) => wall)),
      people: peopleOf(lines),
      hasSlip: all?.departed != null,
      vehicles: known === null ? named : vehicles.filter(({ id }) => id === known),
      maybeSame: known === null ? maybeSame(world, trip, point, named, site) : [],
    });
  }
  return found.sort((a, b) => a.at - b.at);
}

/** The newest count of the whole, else of each door, added up. */
const peopleOf = (lines: readonly OwnLine[]): number => {
  const newest = new Map(lines.map(({ fact }) => [(fact as TallyFact).part, fact as TallyFact]));
  const whole = newest.get('whole');
  if (whole) return whole.people;
  return [...newest.values()].reduce((sum, { people }) => sum + people, 0);
};

function maybeSame(
  world: World,
  trip: string,
  point: TallyFact['point'],
  named: readonly Vehicle[],
  site: string,
): CountedLocked['maybeSame'] {
  const by = new Map(named.map((vehicle) => [vehicle.id, vehicle]));
  const candidates =
    point === 'boarding'
      ? [...world.all('trip').values(), ...world.own('trip').values()].filter(
          ({ from, departed, arrived, status }) =>
            (from === null || from === site) &&
            departed === null &&
            arrived === null &&
            status !== 'cancelled',
        )
      : point === 'alighting'
        ? comingTo(world, site)
        : [...world.all('trip').values()].filter(
            ({ vehicle, departed, arrived }) =>
              departed !== null &&
              arrived === null &&
              vehicle !== null &&
              tripsOnTheRoad(world).has(vehicle),
          );
  const seen = new Set<string>([trip]);
  return candidates.flatMap(({ id, vehicle }) => {
    const is = vehicle === null ? undefined : by.get(vehicle);
    if (!is || seen.has(id)) return [];
    seen.add(id);
    return [{ trip: id, vehicle: is }];
  });
}
