import { sizeOf } from '../scenario/people.ts';
import type { Places } from '../scenario/types.ts';
import type { Obstacle, ObstacleRule, PlannedTrip } from '../schedule/types.ts';
import type { Model } from './model.ts';

/** A planned trip with numbers for names, and all that can be told of it before it runs. */
export interface ReadTrip {
  readonly trip: PlannedTrip;
  readonly batch: number;
  readonly from: number;
  readonly to: number;
  /** The arc it drives with its people. */
  readonly arc: number;
  readonly people: Places;
  readonly size: number;
  /** Of them in groups that cannot wait. */
  readonly critical: number;
  readonly groups: readonly number[];
  readonly times: readonly number[];
  /** How long its people take to get off and be taken in. */
  readonly alighting: number;
  readonly notBefore: number;
  /** Why no vehicle whatsoever can do it as it is asked. */
  readonly because: Obstacle | null;
}

/** Trips are values and are asked again and again, in plan after plan: each is read once. */
export function createReader(model: Model): (trip: PlannedTrip) => ReadTrip {
  const read = new WeakMap<PlannedTrip, ReadTrip>();
  return (trip) => {
    const known = read.get(trip);
    if (known !== undefined) return known;
    const made = readTrip(model, trip);
    read.set(trip, made);
    return made;
  };
}

function readTrip(model: Model, trip: PlannedTrip): ReadTrip {
  const { scenario } = model;
  const batch = model.batchOf.get(trip.batch) ?? -1;
  const from = model.siteOf.get(trip.from) ?? -1;
  const to = model.siteOf.get(trip.to) ?? -1;
  const of = { batch: trip.batch, site: trip.from };
  const groups: number[] = [];
  const times: number[] = [];
  let sitting = 0;
  let lying = 0;
  let wheelchair = 0;
  let critical = 0;
  let strange: string | null = null;
  const groupsOfBatch = scenario.batches[batch]?.groups ?? [];
  for (const { group: id, times: often } of trip.load) {
    const index = model.groupOf.get(id) ?? -1;
    const group = groupsOfBatch.find((one) => one.id === id);
    if (group === undefined || model.groupSite[index] !== from || !(often >= 0)) {
      strange ??= id;
      continue;
    }
    groups.push(index);
    times.push(often);
    sitting += group.people.sitting * often;
    lying += group.people.lying * often;
    wheelchair += group.people.wheelchair * often;
    if (group.critical) critical += sizeOf(group.people) * often;
  }
  const people = { sitting, lying, wheelchair };
  const size = sizeOf(people);
  const arc = from < 0 || to < 0 ? -1 : model.ways.withPeople(from, to);
  const against = (rule: ObstacleRule, more = {}): Obstacle => ({
    rule,
    of: { ...of, ...more },
    people: size,
  });
  const because = (): Obstacle | null => {
    const held = scenario.batches[batch]?.held ?? null;
    if (held !== null) return against('batch-held', { held });
    if (strange !== null || batch < 0 || from < 0) {
      return against('load-not-there', { group: strange ?? trip.load[0]?.group ?? '' });
    }
    if (!scenario.batches[batch]?.to.includes(trip.to)) {
      return against('not-this-destination', { to: trip.to });
    }
    return arc < 0 ? against('no-way-to-destination', { to: trip.to }) : null;
  };
  return {
    trip,
    batch,
    from,
    to,
    arc,
    people,
    size,
    critical,
    groups,
    times,
    alighting:
      to < 0
        ? 0
        : (scenario.sites[to]?.alighting.minutes ?? 0) +
          (size > 0 ? size * (model.intake[to] as number) : 0),
    notBefore: trip.notBefore,
    because: because(),
  };
}
