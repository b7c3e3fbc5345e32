import { sizeOf } from '../scenario/people.ts';
import type { Group, Places } from '../scenario/types.ts';

export type PackedLoad = readonly { readonly group: string; readonly times: number }[];

const NOBODY: Places = { sitting: 0, lying: 0, wheelchair: 0 };

/** Everybody of a load; of groups that are not known, nobody. */
export function peopleOf(load: PackedLoad, groups: ReadonlyMap<string, Places>): Places {
  const sum = { ...NOBODY };
  for (const { group, times } of load) {
    const { sitting, lying, wheelchair } = groups.get(group) ?? NOBODY;
    sum.sitting += sitting * times;
    sum.lying += lying * times;
    sum.wheelchair += wheelchair * times;
  }
  return sum;
}

/** What one of each group needs, by its name. */
export const placesByGroup = (groups: Iterable<Group>): ReadonlyMap<string, Places> =>
  new Map([...groups].map(({ id, people }) => [id, people]));

export const fits = (people: Places, places: Places): boolean =>
  people.sitting <= places.sitting &&
  people.lying <= places.lying &&
  people.wheelchair <= places.wheelchair;

/** How many such groups have room in these places. */
const timesIn = (people: Places, places: Places): number => {
  let times = Number.POSITIVE_INFINITY;
  if (people.sitting > 0) times = Math.min(times, Math.floor(places.sitting / people.sitting));
  if (people.lying > 0) times = Math.min(times, Math.floor(places.lying / people.lying));
  if (people.wheelchair > 0) {
    times = Math.min(times, Math.floor(places.wheelchair / people.wheelchair));
  }
  return times;
};

/** Groups that are still to be taken, the largest first: what is hard to place is placed while there is room. */
export interface Remaining {
  readonly group: Group;
  times: number;
}

export const largestFirst = (groups: readonly Group[]): Remaining[] =>
  groups
    .filter(({ people, times }) => times > 0 && sizeOf(people) > 0)
    .map((group) => ({ group, times: group.times }))
    .sort(
      (a, b) =>
        Number(b.group.critical) - Number(a.group.critical) ||
        b.group.people.lying - a.group.people.lying ||
        b.group.people.wheelchair - a.group.people.wheelchair ||
        b.group.people.sitting - a.group.people.sitting ||
        (a.group.id < b.group.id ? -1 : 1),
    );

/** Fills one vehicle from what remains (first fit, largest first) and takes it off there. Empty: nothing of it fits. */
export function packOne(remaining: readonly Remaining[], places: Places): PackedLoad {
  let left = places;
  const load: { group: string; times: number }[] = [];
  for (const one of remaining) {
    const times = Math.min(one.times, timesIn(one.group.people, left));
    if (times <= 0) continue;
    const { people } = one.group;
    one.times -= times;
    load.push({ group: one.group.id, times });
    left = {
      sitting: left.sitting - times * people.sitting,
      lying: left.lying - times * people.lying,
      wheelchair: left.wheelchair - times * people.wheelchair,
    };
  }
  return load;
}
