import { type Distances, distancesOf } from '../scenario/distances.ts';
import { sizeOf } from '../scenario/people.ts';
import type { Checkpoint, Group, Scenario, Way } from '../scenario/types.ts';
import type { Bound } from '../schedule/types.ts';
import { shuttleBounds } from '../shuttle/bounds.ts';
import { whenOpenFor } from './hours.ts';
import { largestVehicle, type RelaxOptions, relax, UNITS } from './relaxed.ts';

/**
 * Before which no plan whatsoever for these groups can end, and by which argument: the best of several, each some milliseconds. Those on board
 * at the beginning included.
 */
export function boundOf(
  scenario: Scenario,
  possible: ReadonlySet<Group>,
  distances: Distances = distancesOf(scenario),
): Bound {
  const bounds: Bound[] = [
    ...drivingBounds(scenario, distances, possible),
    ...scenario.checkpoints.flatMap((one) => checkpointBound(scenario, distances, possible, one)),
    ...intakeBound(scenario, possible),
    stepsBound(scenario, distances, possible),
    aboardBound(scenario),
  ];
  // Infinity: not everybody can be brought at all. That is told as what is in the way; of those who can it tells nothing.
  return bounds
    .filter(({ minute }) => minute < Number.POSITIVE_INFINITY)
    .reduce((best, one) => (one.minute > best.minute ? one : best));
}

function drivingBounds(
  scenario: Scenario,
  distances: Distances,
  possible: ReadonlySet<Group>,
): readonly Bound[] {
  if (possible.size === 0 || scenario.vehicles.length === 0) return [];
  const ask = (options: RelaxOptions) => {
    const { farthest, driving, busiest } = shuttleBounds(
      relax(scenario, distances, possible, options),
    );
    return [
      { minute: farthest / UNITS, by: 'farthest' },
      { minute: driving / UNITS, by: 'vehicle-time' },
      { minute: busiest / UNITS, by: 'busiest' },
    ] as const satisfies readonly Bound[];
  };
  const all = [
    ...ask({ count: 'every-trip', drivingOnly: false }),
    ...ask({ count: 'full-only', drivingOnly: false }),
  ];
  if (scenario.windows.length === 0) return all;
  const inWindows = [
    ...ask({ count: 'every-trip', drivingOnly: true }),
    ...ask({ count: 'full-only', drivingOnly: true }),
  ].map(({ minute, by }) => ({ minute: whenOpenFor(minute, scenario.windows), by }));
  return [...all, ...inWindows];
}

/** All who have to pass it, one after the other: nobody gets past a gate more quickly than it lets them. */
function checkpointBound(
  scenario: Scenario,
  { sites, empty }: Distances,
  possible: ReadonlySet<Group>,
  checkpoint: Checkpoint,
): readonly Bound[] {
  const n = sites.size;
  const seats = largestVehicle(scenario);
  const passing = new Map<string, { people: number; before: number; after: number }>();
  for (const { groups, to } of scenario.batches) {
    for (const group of groups) {
      if (!possible.has(group)) continue;
      const ways = waysFor(scenario, group.site, to);
      const heads = ways.map((way) => passageOf(way, checkpoint.id));
      if (ways.length === 0 || heads.some((one) => one === null)) continue;
      const known = passing.get(group.site) ?? {
        people: 0,
        before: Number.POSITIVE_INFINITY,
        after: Number.POSITIVE_INFINITY,
      };
      known.people += sizeOf(group.people) * group.times;
      for (const one of heads) {
        if (!one) continue;
        known.before = Math.min(known.before, one.before);
        known.after = Math.min(known.after, one.after);
      }
      passing.set(group.site, known);
    }
  }
  if (passing.size === 0) return [];
  let loaded = 0;
  let head = Number.POSITIVE_INFINITY;
  let tail = Number.POSITIVE_INFINITY;
  for (const [site, one] of passing) {
    loaded += Math.ceil(one.people / seats);
    const reached = Math.min(
      ...scenario.vehicles.map(
        ({ at, from }) => from + (empty[(sites.get(at) ?? 0) * n + (sites.get(site) ?? 0)] ?? 0),
      ),
    );
    const boarding = scenario.sites.find(({ id }) => id === site)?.boarding.minutes ?? 0;
    head = Math.min(head, reached + boarding + one.before);
    tail = Math.min(tail, one.after);
  }
  if (head === Number.POSITIVE_INFINITY) return [];
  const { lanes, minutes, headway, open } = checkpoint;
  const rounds = Math.ceil(loaded / lanes) * minutes.loaded;
  const inTurn = (loaded - 1) * headway + minutes.loaded;
  const passes = Math.max(rounds, inTurn);
  const ends =
    open.length === 0 ? head + passes : Math.max(head + passes, whenOpenFor(rounds, open));
  return [{ minute: ends + tail, by: 'checkpoint' }];
}

const waysFor = (scenario: Scenario, from: string, to: readonly string[]) =>
  scenario.ways.flatMap((way): { way: Way; isBack: boolean }[] => {
    if (way.from === from && to.includes(way.to)) return [{ way, isBack: false }];
    if (way.to === from && to.includes(way.from) && way.back !== null) {
      return [{ way, isBack: true }];
    }
    return [];
  });

/** Minutes of driving before and after a checkpoint of a way; null: the way does not pass it. */
function passageOf(
  { way, isBack }: { readonly way: Way; readonly isBack: boolean },
  checkpoint: string,
): { readonly before: number; readonly after: number } | null {
  const passage = way.checkpoints.find((one) => one.checkpoint === checkpoint);
  if (!passage) return null;
  const there = { before: passage.after, after: way.minutes - passage.after };
  if (!isBack) return there;
  const ratio = way.minutes > 0 ? (way.back ?? 0) / way.minutes : 0;
  return { before: there.after * ratio, after: there.before * ratio };
}

/** Where every destination takes in only so many an hour. */
function intakeBound(scenario: Scenario, possible: ReadonlySet<Group>): readonly Bound[] {
  const destinations = new Set<string>();
  let people = 0;
  for (const { groups, to } of scenario.batches) {
    for (const group of groups) {
      if (!possible.has(group)) continue;
      people += sizeOf(group.people) * group.times;
      for (const one of to) destinations.add(one);
    }
  }
  let anHour = 0;
  for (const { id, alighting } of scenario.sites) {
    if (!destinations.has(id)) continue;
    if (alighting.peopleAnHour === null) return [];
    anHour += alighting.peopleAnHour;
  }
  return anHour > 0 ? [{ minute: (people / anHour) * 60, by: 'intake' }] : [];
}

/** Batches that wait until others have arrived cannot be quicker than all of them one after the other. */
function stepsBound(
  scenario: Scenario,
  { sites, loaded }: Distances,
  possible: ReadonlySet<Group>,
): Bound {
  const n = sites.size;
  const siteById = new Map(scenario.sites.map((site) => [site.id, site]));
  /** One trip of each batch at the least, the quickest of its farthest group. */
  const own = new Map(
    scenario.batches.map(({ id, groups, to }) => [
      id,
      groups
        .filter((group) => possible.has(group))
        .reduce((most, { site }) => {
          const from = sites.get(site) ?? 0;
          const least = Math.min(
            ...to.map(
              (one) =>
                (loaded[from * n + (sites.get(one) ?? 0)] ?? 0) +
                (siteById.get(one)?.alighting.minutes ?? 0),
            ),
          );
          return Math.max(most, least);
        }, 0),
    ]),
  );
  const ends = new Map<string, number>();
  const endOf = (batch: string, seen: ReadonlySet<string>): number => {
    const known = ends.get(batch);
    if (known !== undefined) return known;
    if (seen.has(batch) || (own.get(batch) ?? 0) === 0) return 0;
    let released = 0;
    for (const one of scenario.bindings) {
      if (one.batch !== batch) continue;
      if (one.is === 'not-before') released = Math.max(released, one.minute);
      if (one.is === 'after' && one.has === 'arrived' && one.people === null) {
        released = Math.max(released, endOf(one.of, new Set([...seen, batch])));
      }
    }
    const minute = released + (own.get(batch) ?? 0);
    ends.set(batch, minute);
    return minute;
  };
  const minute = scenario.batches.reduce((most, { id }) => Math.max(most, endOf(id, new Set())), 0);
  return { minute, by: 'steps' };
}

/** Whoever is on the road now arrives when they arrive. */
function aboardBound({ vehicles, sites }: Scenario): Bound {
  const minutes = new Map(sites.map(({ id, alighting }) => [id, alighting.minutes]));
  const minute = vehicles.reduce(
    (latest, { aboard, from, at }) =>
      aboard ? Math.max(latest, from + (minutes.get(at) ?? 0)) : latest,
    0,
  );
  return { minute, by: 'farthest' };
}
