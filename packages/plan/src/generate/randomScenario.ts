import { createRandom } from '../random.ts';
import type {
  Binding,
  Group,
  Places,
  PlanBatch,
  PlanSite,
  PlanVehicle,
  Scenario,
  Span,
  Way,
} from '../scenario/types.ts';

interface Draw {
  readonly isSo: (share: number) => boolean;
  /** A whole number, both bounds included. */
  readonly between: (least: number, most: number) => number;
  readonly one: <T>(of: readonly T[]) => T;
  readonly many: <T>(least: number, most: number, make: (at: number) => T) => readonly T[];
  /** Mostly null. */
  readonly maybe: <T>(share: number, make: () => T) => T | null;
}

/**
 * A small scenario from a seed, for laws that must hold of every scenario: each rule in some of them, and some with people whom nothing can
 * bring (no vehicle, no place, no way, a site that never opens, batches that wait for each other). Valid in itself: every id is one there is.
 */
export function randomScenario(seed: number): Scenario {
  const random = createRandom(Math.imul(seed, 0x9e3779b1) + 1);
  const between = (least: number, most: number) =>
    least + Math.floor(random() * (most - least + 1));
  const draw: Draw = {
    isSo: (share) => random() < share,
    between,
    one: (of) => of[Math.floor(random() * of.length)] as (typeof of)[number],
    many: (least, most, make) => Array.from({ length: between(least, most) }, (_, at) => make(at)),
    maybe: (share, make) => (random() < share ? make() : null),
  };
  const named = (what: string, least: number, most: number) =>
    draw.many(least, most, (at) => `${what} ${at + 1}`);
  const sources = named('source', 1, 3);
  const sinks = named('sink', 1, 3);
  const depots = named('depot', 1, 2);
  const gates = named('gate', 0, 2);
  const vehicleIds = named('vehicle', 1, 6);
  const batchIds = named('batch', 1, 3);
  const sites = [...sources, ...sinks, ...depots].map((id) => randomSite(draw, id));
  const batches = batchIds.map((id) => randomBatch(draw, id, sources, sinks, vehicleIds));
  const scenario: Scenario = {
    format: 'corridor-plan/1',
    exercise: true,
    aim: draw.one(['people', 'completion']),
    sites,
    ways: randomWays(draw, sources, sinks, depots, gates),
    checkpoints: gates.map((id) => ({
      id,
      lanes: draw.between(1, 3),
      shared: draw.isSo(0.3),
      minutes: { loaded: draw.between(0, 6), empty: draw.between(0, 3) / 2 },
      headway: draw.between(0, 4) / 2,
      open: draw.isSo(0.3) ? spans(draw, 3, 60, 300) : [],
    })),
    vehicles: vehicleIds.map((id) => randomVehicle(draw, id, [...depots, ...sources], batches)),
    batches,
    bindings: batchIds.length > 1 ? draw.many(0, 2, () => randomBinding(draw, batches)) : [],
    windows: draw.isSo(0.25) ? spans(draw, 4, 100, 600) : [],
    convoys: draw.maybe(0.25, () => ({
      most: draw.between(1, 4),
      headway: draw.between(0, 3),
      assembling: draw.between(0, 10),
      escorts: draw.maybe(0.5, () => draw.between(1, 2)),
    })),
  };
  return draw.isSo(0.3) ? { ...scenario, announced: announced(draw, scenario) } : scenario;
}

/** Up to so many, in order and apart; the last one now and then without an end. */
function spans(draw: Draw, most: number, shortest: number, longest: number): readonly Span[] {
  let minute = 0;
  const found = draw.many(1, most, () => {
    const from = minute + draw.between(0, 120);
    minute = from + draw.between(shortest, longest);
    return { from, to: minute as number | null };
  });
  const last = found.at(-1);
  return last && draw.isSo(0.4) ? [...found.slice(0, -1), { ...last, to: null }] : found;
}

function randomSite(draw: Draw, id: string): PlanSite {
  return {
    id,
    boarding: {
      minutes: draw.between(0, 10),
      bays: draw.maybe(0.3, () => draw.between(1, 2)),
    },
    alighting: {
      minutes: draw.between(0, 6),
      bays: draw.maybe(0.3, () => draw.between(1, 2)),
      peopleAnHour: draw.maybe(0.25, () => draw.between(60, 600)),
    },
    places: {
      people: draw.maybe(0.2, () => draw.between(0, 200)),
      lying: draw.maybe(0.2, () => draw.between(0, 4)),
    },
    closed: draw.isSo(0.15) ? spans(draw, 2, 20, 120) : [],
  };
}

function randomWays(
  draw: Draw,
  sources: readonly string[],
  sinks: readonly string[],
  depots: readonly string[],
  gates: readonly string[],
): readonly Way[] {
  const way = (from: string, to: string): readonly Way[] => {
    if (draw.isSo(0.07)) return [];
    const minutes = draw.between(1, 60);
    const back = draw.isSo(0.15) ? null : Math.max(1, minutes + draw.between(-5, 10));
    const passed = gates.filter(() => draw.isSo(0.5));
    const checkpoints = passed.map((checkpoint, at) => ({
      checkpoint,
      after: (minutes * (at + 1)) / (passed.length + 1),
    }));
    const slow = {
      minutes: minutes + draw.between(0, 20),
      back: back === null ? null : back + draw.between(0, 20),
    };
    return [{ from, to, minutes, back, ...(draw.isSo(0.4) && { slow }), checkpoints }];
  };
  return [
    ...depots.flatMap((from) => sources.flatMap((to) => way(from, to))),
    ...sources.flatMap((from) => sinks.flatMap((to) => way(from, to))),
    ...(draw.isSo(0.2) ? way(draw.one(sources), draw.one(depots)) : []),
  ];
}

const randomPlaces = (draw: Draw): Places =>
  draw.one([
    { sitting: 50, lying: 0, wheelchair: 0 },
    { sitting: 45, lying: 0, wheelchair: 3 },
    { sitting: 16, lying: 0, wheelchair: 1 },
    { sitting: 2, lying: 2, wheelchair: 0 },
    { sitting: 1, lying: 1, wheelchair: 1 },
  ]);

function randomVehicle(
  draw: Draw,
  id: string,
  at: readonly string[],
  batches: readonly PlanBatch[],
): PlanVehicle {
  const places = randomPlaces(draw);
  const batch = draw.one(batches);
  const isOnTheRoad = draw.isSo(0.2);
  const from = draw.isSo(0.5) ? 0 : draw.between(0, 120);
  const people = {
    sitting: draw.between(1, places.sitting),
    lying: draw.between(0, places.lying),
    wheelchair: draw.between(0, places.wheelchair),
  };
  return {
    id,
    kind: places.lying > 0 ? 'ambulance' : 'bus',
    places,
    at: isOnTheRoad ? draw.one(batch.to) : draw.one(at),
    from,
    until: draw.maybe(0.15, () => from + draw.between(30, 400)),
    aboard: isOnTheRoad ? { batch: batch.id, people } : null,
  };
}

function randomBatch(
  draw: Draw,
  id: string,
  sources: readonly string[],
  sinks: readonly string[],
  vehicles: readonly string[],
): PlanBatch {
  const to = sinks.filter(() => draw.isSo(0.7));
  const groups = draw.many(0, 5, (at): Group => {
    const kind = draw.between(0, 9);
    const people = {
      sitting: draw.between(kind === 0 ? 0 : 1, draw.isSo(0.05) ? 60 : 7),
      lying: kind === 0 ? 1 : 0,
      wheelchair: kind === 1 ? 1 : 0,
    };
    const times = draw.between(0, people.sitting > 10 ? 2 : 25);
    return {
      id: `${id}, group ${at + 1}`,
      site: draw.one(sources),
      people,
      times,
      critical: draw.isSo(0.1),
    };
  });
  const departed = draw.isSo(0.3) ? draw.between(0, 100) : 0;
  return {
    id,
    to: to.length > 0 ? to : [draw.one(sinks)],
    groups,
    already: { departed, arrived: draw.between(0, departed) },
    ...(draw.isSo(0.15) && { vehicles: vehicles.filter(() => draw.isSo(0.6)) }),
    held: draw.maybe(0.08, () => 'council'),
  };
}

function randomBinding(draw: Draw, batches: readonly PlanBatch[]): Binding {
  const batch = draw.one(batches).id;
  const of = draw.one(batches.filter(({ id }) => id !== batch)).id;
  const has = draw.one(['departed', 'arrived'] as const);
  switch (draw.between(0, 3)) {
    case 0:
      return { is: 'after', batch, of, has, people: draw.maybe(0.6, () => draw.between(1, 80)) };
    case 1:
      return { is: 'abreast', batch, of, has, ahead: draw.between(0, 6) / 10 };
    case 2:
      return { is: 'together', batch, with: of };
    default:
      return { is: 'not-before', batch, minute: draw.between(1, 200) };
  }
}

function announced(draw: Draw, scenario: Scenario): NonNullable<Scenario['announced']> {
  return draw.many(1, 3, () => {
    const batch = draw.one(scenario.batches);
    const vehicle = draw.one(scenario.vehicles).id;
    const from = batch.groups[0]?.site ?? scenario.sites[0]?.id ?? '';
    const departs = draw.between(0, 200);
    return { vehicle, batch: batch.id, from, to: draw.one(batch.to), departs };
  });
}
