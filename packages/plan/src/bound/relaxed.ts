import type { Distances } from '../scenario/distances.ts';
import { sizeOf } from '../scenario/people.ts';
import type { Group, Scenario } from '../scenario/types.ts';
import { NO_WAY, type ShuttleProblem } from '../shuttle/types.ts';

/** The most people that any one vehicle takes. */
export const largestVehicle = ({ vehicles }: Scenario): number =>
  vehicles.reduce((most, { places }) => {
    return Math.max(most, sizeOf(places));
  }, 1);

export interface RelaxOptions {
  /**
   * `every-trip`: each site is gone to as often as its people need, and any number finds room. `full-only`: only full vehicles are counted, and
   * destinations take no more than they can. Each leaves out what the other sees.
   */
  readonly count: 'every-trip' | 'full-only';
  /** Only the driving: for what has to fit into windows, in which people may also wait to board. */
  readonly drivingOnly: boolean;
}

/** How many units the relaxed problem has to a minute. */
export const UNITS = 10;

/**
 * A bare problem that is easier than the scenario in every respect: all vehicles as large as the largest, no families, no queues, no bindings, no
 * windows, times rounded down. What no plan can do in it, none can do in truth.
 */
export function relax(
  scenario: Scenario,
  { sites: siteAt, empty, loaded }: Distances,
  possible: ReadonlySet<Group>,
  { count, drivingOnly }: RelaxOptions,
): ShuttleProblem {
  const n = siteAt.size;
  const seats = largestVehicle(scenario);
  const siteById = new Map(scenario.sites.map((site) => [site.id, site]));
  const waiting = new Map<string, { people: number; readonly to: Set<string> }>();
  for (const { groups, to } of scenario.batches) {
    for (const group of groups) {
      if (!possible.has(group)) continue;
      const here = waiting.get(group.site) ?? { people: 0, to: new Set() };
      here.people += sizeOf(group.people) * group.times;
      for (const one of to) here.to.add(one);
      waiting.set(group.site, here);
    }
  }
  const sources = [...waiting];
  const sinks = [...new Set(sources.flatMap(([, { to }]) => [...to]))];
  const starts = [...new Set(scenario.vehicles.map(({ at }) => at))];
  const units = (minutes: number): number =>
    minutes === Number.POSITIVE_INFINITY ? NO_WAY : Math.floor(minutes * UNITS + 1e-6);
  const between = (matrix: Float64Array, from: string, to: string): number => {
    const [a, b] = [siteAt.get(from), siteAt.get(to)];
    return a === undefined || b === undefined
      ? Number.POSITIVE_INFINITY
      : (matrix[a * n + b] as number);
  };
  const besides = (from: string, to: string): number =>
    drivingOnly
      ? 0
      : (siteById.get(from)?.boarding.minutes ?? 0) + (siteById.get(to)?.alighting.minutes ?? 0);
  return {
    sources: sources.length,
    sinks: sinks.length,
    starts: starts.length,
    loads: Int32Array.from(sources, ([, { people }]) =>
      count === 'every-trip' ? Math.ceil(people / seats) : Math.floor(people / seats),
    ),
    room: Int32Array.from(sinks, (sink) => {
      const places = siteById.get(sink)?.places.people ?? null;
      return count === 'every-trip' || places === null ? 1e6 : Math.ceil(places / seats);
    }),
    out: Int32Array.from(
      starts.flatMap((start) => sources.map(([site]) => units(between(empty, start, site)))),
    ),
    there: Int32Array.from(
      sources.flatMap(([site, { to }]) =>
        sinks.map((sink) =>
          to.has(sink) ? units(between(loaded, site, sink) + besides(site, sink)) : NO_WAY,
        ),
      ),
    ),
    back: Int32Array.from(
      sinks.flatMap((sink) => sources.map(([site]) => units(between(empty, sink, site)))),
    ),
    start: Int32Array.from(scenario.vehicles, ({ at }) => starts.indexOf(at)),
    ready: Int32Array.from(scenario.vehicles, ({ from }) =>
      drivingOnly ? 0 : Math.floor(from * UNITS),
    ),
    demand: 'exactly',
  };
}
