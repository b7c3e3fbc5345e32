import { sizeOf } from '../scenario/people.ts';
import type { Group, Places, PlanBatch, Scenario } from '../scenario/types.ts';
import type { VehicleClass } from './classes.ts';
import {
  fits,
  largestFirst,
  type PackedLoad,
  packOne,
  peopleOf,
  placesByGroup,
  type Remaining,
} from './pack.ts';

/** People for one vehicle, and where they wait. Which destination and which vehicle is decided later. */
export interface Load {
  readonly batch: string;
  readonly site: string;
  readonly critical: boolean;
  readonly groups: PackedLoad;
  readonly people: Places;
}

/**
 * Where two batches each wait for the other to keep up, no load is larger than the step that was agreed; else neither could ever begin. A
 * family larger than that is left to be told of.
 */
function largestStep(scenario: Scenario, batch: PlanBatch): number {
  const all = batch.groups.reduce((sum, { people, times }) => sum + sizeOf(people) * times, 0);
  const total = batch.already.departed + all;
  const isMutual = (other: string) =>
    scenario.bindings.some(
      (one) => one.is === 'abreast' && one.batch === other && one.of === batch.id,
    );
  const step = scenario.bindings.reduce(
    (most, one) =>
      one.is === 'abreast' && one.batch === batch.id && isMutual(one.of)
        ? Math.min(most, Math.floor(one.ahead * total + 1e-9))
        : most,
    Number.POSITIVE_INFINITY,
  );
  const family = batch.groups.reduce((most, { people }) => Math.max(most, sizeOf(people)), 1);
  return Math.max(step, family);
}

/** No more than `most` people, those who lie or sit in a wheelchair first. */
function capped({ sitting, lying, wheelchair }: Places, most: number): Places {
  if (sitting + lying + wheelchair <= most) return { sitting, lying, wheelchair };
  const lie = Math.min(lying, most);
  const wheel = Math.min(wheelchair, most - lie);
  return { lying: lie, wheelchair: wheel, sitting: Math.min(sitting, most - lie - wheel) };
}

/** Whom only some vehicles can carry is planned first: the stretcher before the seat. */
const byNeed = (a: Group, b: Group): number =>
  Number(b.critical) - Number(a.critical) ||
  Number(b.people.lying > 0) - Number(a.people.lying > 0) ||
  Number(b.people.wheelchair > 0) - Number(a.people.wheelchair > 0);

/** One such part of a trip is hardly any time. */
const HARDLY = 5;

/** How busy each class is already, in minutes of one vehicle; carried from step to step by the caller. */
export type Work = Float64Array;

/**
 * Packs everybody of these batches into loads and gives each load to a class of vehicles, so that all classes are busy for as long:
 * the load goes where it ends first. `minutes`: what a trip from a site takes there and back. `small`: whether vehicles of less than a quarter of the
 * largest's places are to take people who could go in a large one too, although each of their trips uses up a checkpoint as a bus does.
 * `unplaced`: for whom there is no class.
 */
export function loadsByClass(
  scenario: Scenario,
  batches: readonly PlanBatch[],
  possible: ReadonlySet<Group>,
  classes: readonly VehicleClass[],
  options: {
    readonly work: Work;
    readonly minutes: (site: string, vehicles: VehicleClass) => number;
    readonly small: boolean;
  },
): { readonly byClass: readonly (readonly Load[])[]; readonly unplaced: readonly Load[] } {
  const { work, minutes, small } = options;
  const unplaced: Load[] = [];
  const loads: Load[][] = classes.map(() => []);
  const needs = placesByGroup(possible);
  const largest = Math.max(...classes.map(({ places }) => sizeOf(places)), 0);
  const pick = (batch: PlanBatch, group: Group, mostPeople: number, left: number): number => {
    let best = -1;
    let bestEnds = Number.POSITIVE_INFINITY;
    let whole = -1;
    let wholeEnds = Number.POSITIVE_INFINITY;
    const asks = group.people.lying + group.people.wheelchair > 0;
    for (const onlyLarge of small || asks ? [false] : [true, false]) {
      for (const [at, one] of classes.entries()) {
        if (!one.batches.has(batch.id) || !fits(group.people, capped(one.places, mostPeople)))
          continue;
        if (onlyLarge && sizeOf(one.places) * 4 < largest) continue;
        const trip = minutes(group.site, one);
        const seats = Math.min(mostPeople, sizeOf(one.places));
        // What a place in it costs decides between two that would be as busy.
        const ends = (work[at] as number) / one.vehicles.length + trip / one.vehicles.length;
        if (trip < Number.POSITIVE_INFINITY && ends - seats * 1e-6 < bestEnds) {
          best = at;
          bestEnds = ends - seats * 1e-6;
        }
        // One vehicle for all who are left, before two that are half empty, where that is hardly later.
        if (seats >= left && ends < wholeEnds) {
          whole = at;
          wholeEnds = ends - trip / HARDLY;
        }
      }
      if (whole >= 0 && wholeEnds <= bestEnds) return whole;
      if (best >= 0) return best;
    }
    return best;
  };
  for (const batch of batches) {
    const most = largestStep(scenario, batch);
    const places = [...new Set(batch.groups.map(({ site }) => site))];
    for (const site of places) {
      for (const critical of [true, false]) {
        const here = batch.groups
          .filter((one) => one.site === site && one.critical === critical && possible.has(one))
          .sort(byNeed);
        const remaining = largestFirst(here);
        for (let first = nextOf(remaining); first; first = nextOf(remaining)) {
          const left = remaining.reduce(
            (sum, { group, times }) => sum + sizeOf(group.people) * times,
            0,
          );
          const at = pick(batch, first.group, most, left);
          const one = classes[at];
          if (!one) {
            const groups = [{ group: first.group.id, times: first.times }];
            const people = peopleOf(groups, needs);
            unplaced.push({ batch: batch.id, site, critical, groups, people });
            first.times = 0;
            continue;
          }
          // The one for whom the vehicle was chosen gets in first; the others where room is left.
          const order = [first, ...remaining.filter((other) => other !== first)];
          const groups = packOne(order, capped(one.places, most));
          const people = peopleOf(groups, needs);
          loads[at]?.push({ batch: batch.id, site, critical, groups, people });
          work[at] = (work[at] as number) + minutes(site, one);
        }
      }
    }
  }
  return { byClass: loads, unplaced };
}

/** As many of a load's families as the roomiest of its destinations still takes; and the others. null: nobody. */
export function splitToRoom(
  load: Load,
  batch: PlanBatch,
  room: ReadonlyMap<string, { readonly people: number; readonly lying: number }>,
): readonly [Load | null, Load] {
  const groupById = new Map(batch.groups.map((group) => [group.id, group]));
  const needs = placesByGroup(batch.groups);
  const left = batch.to.reduce((most, to) => Math.max(most, room.get(to)?.people ?? 0), 0);
  const lying = batch.to.reduce((most, to) => Math.max(most, room.get(to)?.lying ?? 0), 0);
  const remaining = largestFirst(
    load.groups.flatMap(({ group, times }) => {
      const known = groupById.get(group);
      return known ? [{ ...known, times }] : [];
    }),
  );
  const places = { ...load.people, lying: Math.min(lying, load.people.lying) };
  const groups = packOne(remaining, capped(places, left));
  if (groups.length === 0) return [null, load];
  const others = remaining.flatMap(({ group, times }) =>
    times > 0 ? [{ group: group.id, times }] : [],
  );
  return [
    { ...load, groups, people: peopleOf(groups, needs) },
    { ...load, groups: others, people: peopleOf(others, needs) },
  ];
}

const nextOf = (remaining: readonly Remaining[]) => remaining.find(({ times }) => times > 0);
