import { sizeOf } from '../scenario/people.ts';
import type { Scenario } from '../scenario/types.ts';
import { createLanes, type Lanes } from './lanes.ts';
import { type Spans, spansInOrder, spansTogether } from './spans.ts';
import { type Ways, waysOf } from './ways.ts';

/** What binds a batch: everything by number. */
export interface Bound {
  readonly is: 'after' | 'abreast' | 'together' | 'not-before';
  /** Its place in `Scenario.bindings`. */
  readonly binding: number;
  readonly batch: number;
  /** The other batch; the batch itself where it is only the clock. */
  readonly of: number;
  readonly arrived: boolean;
  /** People of the other one that must have left or arrived; a share for `abreast`; a minute for `not-before`. */
  readonly figure: number;
}

/** A scenario with numbers for names, prepared once for many runs. Batches, sites, … are numbered as they stand there. */
export interface Model {
  readonly scenario: Scenario;
  readonly siteOf: ReadonlyMap<string, number>;
  readonly vehicleOf: ReadonlyMap<string, number>;
  readonly batchOf: ReadonlyMap<string, number>;
  readonly groupOf: ReadonlyMap<string, number>;
  readonly ways: Ways;
  /** Minutes that one vehicle takes to fill. */
  readonly boarding: Float64Array;
  readonly boardingBays: Float64Array;
  readonly alightingBays: Float64Array;
  /** Minutes that one person takes to be taken in. */
  readonly intake: Float64Array;
  /** By vehicle; Infinity where no end is known. */
  readonly until: Float64Array;
  readonly closed: readonly Spans[];
  readonly windows: Spans;
  /** Whether anything ever ends, so that a trip can come too late. */
  readonly isLimited: boolean;
  /** Windows are all that ends. */
  readonly hasWindowsOnly: boolean;
  /** `checkpoint * 2 + back`; the same object twice where lanes are shared. */
  readonly lanes: readonly Lanes[];
  /** By group. */
  readonly groupBatch: Int32Array;
  readonly groupSite: Int32Array;
  readonly groupTimes: Int32Array;
  readonly groupSize: Int32Array;
  /** By batch: everybody who has left already or may. */
  readonly total: Float64Array;
  readonly waiting: Float64Array;
  readonly boundBy: readonly (readonly Bound[])[];
  /** Batches to be looked at again when somebody of this one has left, has arrived, stands filled. */
  readonly wakes: readonly (readonly number[])[];
  readonly sitesOf: readonly (readonly number[])[];
  /** Per batch, by vehicle; null: any. */
  readonly allowed: readonly (Uint8Array | null)[];
}

const numbered = (things: readonly { readonly id: string }[]): Map<string, number> =>
  new Map(things.map(({ id }, index) => [id, index]));

/** Throws where the scenario names what is not in it. */
export function modelOf(scenario: Scenario): Model {
  const { sites, vehicles, batches, checkpoints } = scenario;
  const siteOf = numbered(sites);
  const vehicleOf = numbered(vehicles);
  const batchOf = numbered(batches);
  const checkpointOf = numbered(checkpoints);
  const known = (names: ReadonlyMap<string, number>, id: string): number => {
    const index = names.get(id);
    if (index === undefined) throw new Error(`nothing is called ${id} in this scenario`);
    return index;
  };
  for (const { at, aboard } of vehicles) {
    known(siteOf, at);
    if (aboard !== null) known(batchOf, aboard.batch);
  }
  const groups = batches.flatMap((batch, index) =>
    batch.groups.map((group) => ({ ...group, batch: index })),
  );
  const lanes = checkpoints.flatMap(({ lanes, shared, minutes, headway, open }) => {
    const one = () =>
      createLanes(lanes, headway, spansInOrder(open), minutes.loaded, minutes.empty);
    const out = one();
    return [out, shared ? out : one()];
  });
  const waiting = batches.map(({ groups }) =>
    groups.reduce((sum, { people, times }) => sum + sizeOf(people) * times, 0),
  );
  const boundBy: Bound[][] = batches.map(() => []);
  const wakes: Set<number>[] = batches.map(() => new Set());
  const total = batches.map(({ already }, index) => already.departed + (waiting[index] as number));
  scenario.bindings.forEach((rule, binding) => {
    const batch = known(batchOf, rule.batch);
    const bind = (of: number, arrived: boolean, figure: number, at = batch) => {
      boundBy[at]?.push({ is: rule.is, binding, batch: at, of, arrived, figure });
      wakes[of]?.add(at);
    };
    if (rule.is === 'not-before') bind(batch, false, rule.minute);
    else if (rule.is === 'together') {
      const other = known(batchOf, rule.with);
      bind(other, false, 0);
      bind(batch, false, 0, other);
    } else {
      const of = known(batchOf, rule.of);
      const figure = rule.is === 'after' ? (rule.people ?? (total[of] as number)) : rule.ahead;
      bind(of, rule.has === 'arrived', figure);
    }
  });
  const endsOtherwise =
    sites.some(({ closed, alighting }) => closed.length > 0 || alighting.peopleAnHour === 0) ||
    vehicles.some(({ until }) => until !== null) ||
    checkpoints.some(({ open, lanes }) => open.length > 0 || lanes === 0);
  return {
    scenario,
    siteOf,
    vehicleOf,
    batchOf,
    groupOf: numbered(groups),
    ways: waysOf(
      scenario,
      (id) => known(siteOf, id),
      (id) => known(checkpointOf, id),
    ),
    boarding: Float64Array.from(sites, ({ boarding: { minutes } }) => minutes),
    boardingBays: Float64Array.from(sites, (s) => s.boarding.bays ?? Number.POSITIVE_INFINITY),
    // Who is taken in one after the other gets off one after the other.
    alightingBays: Float64Array.from(sites, ({ alighting: { bays, peopleAnHour } }) =>
      Math.min(
        bays ?? Number.POSITIVE_INFINITY,
        peopleAnHour === null ? Number.POSITIVE_INFINITY : 1,
      ),
    ),
    intake: Float64Array.from(sites, ({ alighting: { peopleAnHour } }) =>
      peopleAnHour === null ? 0 : 60 / peopleAnHour,
    ),
    until: Float64Array.from(vehicles, ({ until }) => until ?? Number.POSITIVE_INFINITY),
    closed: sites.map(({ closed }) => spansTogether(closed)),
    windows: spansInOrder(scenario.windows),
    isLimited: scenario.windows.length > 0 || endsOtherwise,
    hasWindowsOnly: !endsOtherwise,
    lanes,
    groupBatch: Int32Array.from(groups, ({ batch }) => batch),
    groupSite: Int32Array.from(groups, ({ site }) => known(siteOf, site)),
    groupTimes: Int32Array.from(groups, ({ times }) => times),
    groupSize: Int32Array.from(groups, ({ people }) => sizeOf(people)),
    total: Float64Array.from(total),
    waiting: Float64Array.from(waiting),
    boundBy,
    wakes: wakes.map((set) => [...set]),
    sitesOf: batches.map(({ groups }) => [
      ...new Set(groups.map(({ site }) => known(siteOf, site))),
    ]),
    allowed: batches.map((batch) => {
      if (batch.vehicles === undefined) return null;
      const may = new Uint8Array(vehicles.length);
      for (const id of batch.vehicles) may[known(vehicleOf, id)] = 1;
      return may;
    }),
  };
}
