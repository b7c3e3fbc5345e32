import type { Distances } from '../scenario/distances.ts';
import { sizeOf } from '../scenario/people.ts';
import type { Group, PlanBatch, PlanVehicle, Scenario, Span } from '../scenario/types.ts';
import type { Obstacle } from '../schedule/types.ts';
import { mayTake } from './classes.ts';
import { fits } from './pack.ts';
import { stepsOf } from './steps.ts';

/** What cannot be done whatever the plan, said before any is made; and the groups for which nothing stands in the way. */
export interface Outlook {
  readonly obstacles: readonly Obstacle[];
  readonly groups: readonly Group[];
}

const peopleOf = (groups: readonly Group[]): number =>
  groups.reduce((sum, { people, times }) => sum + sizeOf(people) * times, 0);

const isForEver = (closed: readonly Span[]): boolean =>
  closed.some(({ from, to }) => from <= 0 && to === null);

/** Minutes that the longest span still has; Infinity: one of them has no end. */
const longest = (spans: readonly Span[]): number =>
  spans.reduce(
    (most, { from, to }) =>
      Math.max(most, to === null ? Number.POSITIVE_INFINITY : to - Math.max(0, from)),
    0,
  );

type Because = Omit<Obstacle, 'people'>;

export function outlookOf(scenario: Scenario, distances: Distances): Outlook {
  const { sites, empty } = distances;
  const n = sites.size;
  const siteById = new Map(scenario.sites.map((site) => [site.id, site]));
  const checkpointById = new Map(scenario.checkpoints.map((one) => [one.id, one]));
  const toSite = (vehicle: PlanVehicle, site: string): number =>
    empty[(sites.get(vehicle.at) ?? 0) * n + (sites.get(site) ?? 0)] ?? Number.POSITIVE_INFINITY;

  /** Ways on which people go from a site to one of these places, with the minutes that a window has to leave. */
  const waysTo = (from: string, to: readonly string[]) =>
    scenario.ways.flatMap((way) => {
      const ends = { checkpoints: way.checkpoints };
      if (way.from === from && to.includes(way.to)) {
        return [{ ...ends, to: way.to, slow: way.slow?.minutes ?? way.minutes }];
      }
      if (way.to === from && to.includes(way.from) && way.back !== null) {
        return [{ ...ends, to: way.from, slow: way.slow?.back ?? way.back }];
      }
      return [];
    });

  const noVehicle = (batch: PlanBatch, { people, site, id }: Group): Because | null => {
    const allowed = scenario.vehicles.filter((vehicle) => mayTake(batch, vehicle));
    if (allowed.length === 0) return { rule: 'no-vehicle', of: { batch: batch.id } };
    const able = allowed.filter(({ places }) => fits(people, places));
    if (able.length === 0) {
      // Who has seats enough lacks the other places, beside them: a bus without a stretcher is not too small.
      const seating = allowed.filter(({ places }) => places.sitting >= people.sitting);
      if (seating.length === 0) {
        const largest = Math.max(...allowed.map(({ places }) => places.sitting));
        return {
          rule: 'group-larger-than-any-vehicle',
          of: { batch: batch.id, site, group: id, size: people.sitting, largest },
        };
      }
      const isLying = seating.every(({ places }) => places.lying < people.lying);
      const rule = isLying || people.wheelchair === 0 ? 'no-lying-place' : 'no-wheelchair-place';
      return { rule, of: { batch: batch.id, site } };
    }
    const near = able.filter((vehicle) => toSite(vehicle, site) < Number.POSITIVE_INFINITY);
    if (near.length === 0) return { rule: 'no-way-to-people', of: { batch: batch.id, site } };
    const stays = near.some(
      (vehicle) => vehicle.until === null || vehicle.from + toSite(vehicle, site) < vehicle.until,
    );
    return stays ? null : { rule: 'vehicle-leaves-too-soon', of: { batch: batch.id, site } };
  };

  const noRoad = (batch: PlanBatch, from: string): Because | null => {
    const of = { batch: batch.id, site: from };
    if (isForEver(siteById.get(from)?.closed ?? [])) return { rule: 'site-closed', of };
    const ways = waysTo(from, batch.to);
    if (ways.length === 0) return { rule: 'no-way-to-destination', of };
    const open = ways.filter(({ to }) => !isForEver(siteById.get(to)?.closed ?? []));
    if (open.length === 0) {
      return { rule: 'site-closed', of: { batch: batch.id, site: ways[0]?.to ?? from } };
    }
    const blocked = (way: (typeof open)[number]) =>
      way.checkpoints.find(({ checkpoint }) => {
        const { open: hours = [], minutes } = checkpointById.get(checkpoint) ?? {};
        return hours.length > 0 && longest(hours) < (minutes?.loaded ?? 0);
      });
    const passable = open.filter((way) => !blocked(way));
    if (passable.length === 0) {
      const [first] = open.flatMap((way) => blocked(way) ?? []);
      return { rule: 'checkpoint-closed', of: { ...of, checkpoint: first?.checkpoint ?? '' } };
    }
    const { windows } = scenario;
    if (windows.length === 0) return null;
    const most = longest(windows);
    if (most <= 0) return { rule: 'windows-over', of };
    const minutes = Math.min(...passable.map(({ slow }) => slow));
    return minutes <= most
      ? null
      : { rule: 'window-too-short', of: { ...of, minutes, longest: most } };
  };

  const obstacles: Obstacle[] = [];
  const possible = new Map<string, Group[]>();
  for (const batch of scenario.batches) {
    const { id, groups, held } = batch;
    const waiting = groups.filter(({ people, times }) => sizeOf(people) * times > 0);
    if (held !== null) {
      const people = peopleOf(waiting);
      obstacles.push({ rule: 'batch-held', of: { batch: id, held }, people });
      continue;
    }
    const able: Group[] = [];
    const against = new Map<string, { because: Because; groups: Group[] }>();
    for (const group of waiting) {
      const because = noVehicle(batch, group) ?? noRoad(batch, group.site);
      if (!because) {
        able.push(group);
        continue;
      }
      const key = JSON.stringify(because);
      const known = against.get(key);
      if (known) known.groups.push(group);
      else against.set(key, { because, groups: [group] });
    }
    for (const { because, groups: kept } of against.values()) {
      obstacles.push({ ...because, people: peopleOf(kept) });
    }
    possible.set(id, able);
  }
  obstacles.push(...bindingObstacles(scenario, possible));
  return { obstacles, groups: [...possible.values()].flat() };
}

/** Takes out of `possible` what waits for something that will not come, and says so. */
function bindingObstacles(scenario: Scenario, possible: Map<string, Group[]>): readonly Obstacle[] {
  const found: Obstacle[] = [];
  const batchById = new Map(scenario.batches.map((batch) => [batch.id, batch]));
  const takeOut = (batch: string, because: Because) => {
    const groups = possible.get(batch) ?? [];
    if (groups.length > 0) found.push({ ...because, people: peopleOf(groups) });
    possible.delete(batch);
  };
  const steps = stepsOf(scenario);
  for (const round of steps.rounds) {
    for (const batch of round) {
      takeOut(batch, { rule: 'waits-for-itself', of: { batch, round: round.join(' → ') } });
    }
  }
  /** How many of a batch can have left, or arrived, in the end: [the most that can, all of it]. */
  const willHave = (id: string, has: 'departed' | 'arrived'): readonly [number, number] => {
    const batch = batchById.get(id);
    if (!batch) return [0, 0];
    const aboard = scenario.vehicles
      .filter((vehicle) => vehicle.aboard?.batch === id)
      .reduce((sum, { aboard: on }) => sum + (on ? sizeOf(on.people) : 0), 0);
    const begun = has === 'departed' ? batch.already.departed : batch.already.arrived + aboard;
    const all = batch.already.departed + peopleOf(batch.groups);
    return [begun + peopleOf(possible.get(id) ?? []), all];
  };
  for (let again = true; again; ) {
    again = false;
    for (const binding of scenario.bindings) {
      const { batch } = binding;
      if (!possible.has(batch)) continue;
      const because = neverHolds(scenario, possible, binding, willHave);
      if (!because) continue;
      takeOut(batch, because);
      again = true;
    }
  }
  return found;
}

function neverHolds(
  scenario: Scenario,
  possible: ReadonlyMap<string, readonly Group[]>,
  binding: Scenario['bindings'][number],
  willHave: (id: string, has: 'departed' | 'arrived') => readonly [number, number],
): Because | null {
  const { batch } = binding;
  switch (binding.is) {
    case 'after': {
      const [most, all] = willHave(binding.of, binding.has);
      const people = binding.people ?? all;
      if (most >= people) return null;
      return people > all
        ? { rule: 'never-so-many', of: { batch, other: binding.of, people, most: all } }
        : {
            rule: 'waits-for-batch-that-cannot-go',
            of: { batch, other: binding.of, people, most },
          };
    }
    case 'together': {
      const other = binding.with;
      const [most] = willHave(other, 'departed');
      const isGone = (scenario.batches.find(({ id }) => id === other)?.groups.length ?? 0) === 0;
      return isGone || (possible.get(other)?.length ?? 0) > 0
        ? null
        : { rule: 'waits-for-batch-that-cannot-go', of: { batch, other, people: 1, most } };
    }
    case 'abreast': {
      const [, all] = willHave(batch, 'departed');
      const [most, others] = willHave(binding.of, binding.has);
      const gone = scenario.batches.find(({ id }) => id === batch)?.already.departed ?? 0;
      const groups = possible.get(batch) ?? [];
      const smallest = groups.reduce((least, { people }) => Math.min(least, sizeOf(people)), all);
      const share = others === 0 ? 1 : most / others;
      if (groups.length === 0 || (gone + smallest) / all <= share + binding.ahead + 1e-9)
        return null;
      return {
        rule: 'step-larger-than-allowed',
        of: { batch, other: binding.of, size: smallest, ahead: binding.ahead },
      };
    }
    case 'not-before':
      return null;
  }
}
