import { extremes, type Group, leastGiven } from './linear.ts';
import type { Stay } from './sites.ts';
import type { Interval } from './stated.ts';
import type { Membership } from './within.ts';
import { add, type Zone } from './zone.ts';

/** Trips that hang together through sites at which what leaves must have come. */
export interface Coupling {
  readonly stays: readonly Stay[];
  readonly trips: readonly number[];
  /** Of each trip the stays (places in `stays`) in which it left, and in which it arrived. */
  readonly leaves: ReadonlyMap<number, readonly number[]>;
  readonly arrives: ReadonlyMap<number, readonly number[]>;
  /** Of each stay, by how many those who left may outnumber those who arrived. */
  readonly bounds: readonly number[];
}

const sumBy = (trips: readonly number[], of: (trip: number) => number): number =>
  trips.reduce((sum, trip) => sum + of(trip), 0);

/** More left than came, whatever the trips were otherwise: 0 or less where all is well. */
export const excessOf = (
  { leaves, arrives, spare }: Stay,
  zoneOf: (trip: number) => Zone,
): number =>
  sumBy(leaves, (trip) => zoneOf(trip).left[0]) -
  sumBy(arrives, (trip) => zoneOf(trip).arrived[1]) -
  spare;

/** More came than left and waited, whatever the trips were otherwise: 0 or less where all is well. */
export const shortfallOf = ({ leaves, arrives, room }: Stay, zoneOf: (trip: number) => Zone) =>
  sumBy(arrives, (trip) => zoneOf(trip).arrived[0]) -
  sumBy(leaves, (trip) => zoneOf(trip).left[1]) -
  room;

const canBind = ({ leaves, arrives, spare }: Stay, zoneOf: (trip: number) => Zone): boolean =>
  sumBy(leaves, (trip) => zoneOf(trip).left[1]) >
  spare + sumBy(arrives, (trip) => zoneOf(trip).arrived[0]);

/** A stay that bounds nothing is left out; those that share a trip hang together. */
export const couplingsOf = (
  stays: readonly Stay[],
  zoneOf: (trip: number) => Zone,
): readonly Coupling[] => {
  const binding = stays.filter((stay) => canBind(stay, zoneOf));
  const parent = binding.map((_, i) => i);
  const rootOf = (i: number): number => {
    let root = i;
    while (parent[root] !== root) root = parent[root] as number;
    return root;
  };
  const firstOf = new Map<number, number>();
  binding.forEach(({ leaves, arrives }, i) => {
    for (const trip of [...leaves, ...arrives]) {
      const first = firstOf.get(trip);
      if (first === undefined) firstOf.set(trip, i);
      else parent[rootOf(i)] = rootOf(first);
    }
  });
  const byRoot = Map.groupBy(binding.keys(), rootOf);
  return [...byRoot.values()].map((places) => {
    const own = places.map((place) => binding[place] as Stay);
    const leaves = new Map<number, number[]>();
    const arrives = new Map<number, number[]>();
    const note = (map: Map<number, number[]>, trips: readonly number[], stay: number) => {
      for (const trip of trips) map.set(trip, [...(map.get(trip) ?? []), stay]);
    };
    own.forEach((stay, place) => {
      note(leaves, stay.leaves, place);
      note(arrives, stay.arrives, place);
    });
    return {
      stays: own,
      trips: [...new Set([...leaves.keys(), ...arrives.keys()])].sort((a, b) => a - b),
      leaves,
      arrives,
      bounds: own.map(({ spare }) => spare),
    };
  });
};

const NONE: readonly never[] = [];

/** Trips that nothing tells apart, together. */
const groupsOf = <Mark extends string>(
  coupling: Coupling,
  zoneOf: (trip: number) => Zone,
  markOf: (trip: number) => Mark,
): readonly (Group & { readonly mark: Mark })[] => {
  const groups = new Map<string, Group & { readonly mark: Mark }>();
  for (const trip of coupling.trips) {
    const leaves = coupling.leaves.get(trip) ?? NONE;
    const arrives = coupling.arrives.get(trip) ?? NONE;
    const mark = markOf(trip);
    const key = `${mark} ${leaves.join()} ${arrives.join()}`;
    const group = groups.get(key);
    const zone = zoneOf(trip);
    groups.set(key, { mark, leaves, arrives, zone: group ? add(group.zone, zone) : zone });
  }
  return [...groups.values()];
};

/** How much each stay has to give so that all can be true. */
export const givenBy = (
  coupling: Coupling,
  zoneOf: (trip: number) => Zone,
  bounds: readonly number[] = coupling.bounds,
): readonly number[] => {
  const [only] = coupling.stays;
  if (only && coupling.stays.length === 1) {
    const excess = excessOf({ ...only, spare: bounds[0] ?? 0 }, zoneOf);
    return [Math.max(0, excess)];
  }
  return leastGiven(
    groupsOf(coupling, zoneOf, () => ''),
    bounds,
  );
};

/** Beyond that, the trips are taken each by itself: wider, never wrong. */
const MOST_GROUPS = 80;

/** The share of a figure that rests on trips which hang together. */
export const coupledRange = (
  coupling: Coupling,
  zoneOf: (trip: number) => Zone,
  measure: 'left' | 'arrived',
  membershipOf: (trip: number) => Membership,
): Interval => {
  const groups = groupsOf(coupling, zoneOf, membershipOf);
  if (groups.every(({ mark }) => mark === 'out')) return [0, 0];
  const [low, high] = [
    groups.map(({ mark }) => mark === 'in'),
    groups.map(({ mark }) => mark !== 'out'),
  ];
  if (groups.length <= MOST_GROUPS) return extremes(groups, coupling.bounds, measure, low, high);
  return groups.reduce<Interval>(
    ([least, most], { zone }, g) => [
      least + (low[g] ? zone[measure][0] : 0),
      most + (high[g] ? zone[measure][1] : 0),
    ],
    [0, 0],
  );
};
