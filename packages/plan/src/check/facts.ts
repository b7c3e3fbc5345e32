import type {
  Checkpoint,
  Group,
  PlanBatch,
  PlanSite,
  PlanVehicle,
  Scenario,
} from '../scenario/types.ts';

/** A way in one direction, with its checkpoints as they are met. */
export interface Course {
  readonly minutes: number;
  readonly slow: number;
  readonly isBack: boolean;
  /** `after`: minutes of driving up to it. */
  readonly checkpoints: readonly { readonly id: string; readonly after: number }[];
}

/** The scenario by id, as the checks ask it. */
export interface Facts {
  readonly scenario: Scenario;
  readonly sites: ReadonlyMap<string, PlanSite>;
  readonly checkpoints: ReadonlyMap<string, Checkpoint>;
  readonly vehicles: ReadonlyMap<string, PlanVehicle & { readonly place: number }>;
  readonly batches: ReadonlyMap<string, PlanBatch>;
  readonly groups: ReadonlyMap<string, Group & { readonly batch: string }>;
  readonly courses: (from: string, to: string) => readonly Course[];
  readonly coursesFrom: (from: string) => Iterable<readonly [to: string, courses: Course[]]>;
}

export function factsOf(scenario: Scenario): Facts {
  const courses = new Map<string, Map<string, Course[]>>();
  const add = (from: string, to: string, course: Course) => {
    const here = courses.get(from) ?? new Map<string, Course[]>();
    courses.set(from, here);
    const known = here.get(to);
    if (known) known.push(course);
    else here.set(to, [course]);
  };
  for (const { from, to, minutes, back, slow, checkpoints } of scenario.ways) {
    add(from, to, {
      minutes,
      slow: slow?.minutes ?? minutes,
      isBack: false,
      checkpoints: checkpoints.map(({ checkpoint, after }) => ({ id: checkpoint, after })),
    });
    if (back === null) continue;
    const ratio = minutes > 0 ? back / minutes : 0;
    add(to, from, {
      minutes: back,
      slow: slow?.back ?? back,
      isBack: true,
      checkpoints: checkpoints
        .map(({ checkpoint, after }) => ({ id: checkpoint, after: (minutes - after) * ratio }))
        .reverse(),
    });
  }
  return {
    scenario,
    sites: new Map(scenario.sites.map((site) => [site.id, site])),
    checkpoints: new Map(scenario.checkpoints.map((one) => [one.id, one])),
    vehicles: new Map(scenario.vehicles.map((one, place) => [one.id, { ...one, place }])),
    batches: new Map(scenario.batches.map((batch) => [batch.id, batch])),
    groups: new Map(
      scenario.batches.flatMap(({ id, groups }) =>
        groups.map((group) => [group.id, { ...group, batch: id }] as const),
      ),
    ),
    courses: (from, to) => courses.get(from)?.get(to) ?? [],
    coursesFrom: (from) => courses.get(from) ?? [],
  };
}
