import { createRandom } from '../random.ts';
import { sizeOf } from '../scenario/people.ts';
import type { Binding, PlanBatch, PlanSite, Scenario, Span } from '../scenario/types.ts';
import { familiesAt, type Needs } from './families.ts';

export interface Overlay {
  /** Checkpoints between where people wait and where they are received; each way leads through one. */
  readonly checkpoints: number;
  /** Vehicles that a checkpoint looks at at the same time, in each direction. */
  readonly lanes: number;
  /** Hours of a day in which vehicles may be on the ways, for so many days. null: always. */
  readonly windows: { readonly hours: number; readonly days: number } | null;
  /** Two sides leave in so many steps: each of the one side waits for the other's step before it. 0: everyone is one batch. */
  readonly steps: number;
  /** Besides, no side is further ahead of the other than by this share. null: the steps alone bind. */
  readonly ahead: number | null;
  readonly needs: Needs;
  /** Of the vehicles, the share that are ambulances: four stretchers and four seats. */
  readonly ambulances: number;
  /** Of the vehicles, the share that is there only for part of the time, `until` minutes and the same again at most. */
  readonly leaving: { readonly share: number; readonly until: number } | null;
  /** Vehicles that fill, and that empty, at one site at the same time. null: any number. */
  readonly bays: number | null;
  /** Minutes that people take to get on, and to get off. */
  readonly minutes: { readonly boarding: number; readonly alighting: number };
}

/** What an operation of this kind has, none of it so tight that it decides alone. */
export const usualOverlay: Overlay = {
  checkpoints: 3,
  lanes: 4,
  windows: null,
  steps: 0,
  ahead: null,
  needs: { stretchers: 0.03, wheelchairs: 0.05 },
  ambulances: 0.15,
  leaving: null,
  bays: null,
  minutes: { boarding: 8, alighting: 4 },
};

/** The same scenario with what an operation has besides: other groups, vehicles, batches and ways; the same people, sites and minutes. */
export function overlay(scenario: Scenario, seed: number, options: Overlay): Scenario {
  const random = createRandom(seed);
  const destinations = new Set(scenario.batches.flatMap(({ to }) => to));
  return {
    ...scenario,
    sites: scenario.sites.map((site) => withBays(site, destinations.has(site.id), options)),
    ...withCheckpoints(scenario, destinations, options),
    ...withSteps(scenario, random, options),
    vehicles: scenario.vehicles.map((vehicle, at) => {
      const share = at / scenario.vehicles.length;
      // Spread over the depots, not the first of them.
      const isAmbulance = (share * 997) % 1 < options.ambulances;
      const isLeaving = random() < (options.leaving?.share ?? 0);
      const until = isLeaving ? Math.round((options.leaving?.until ?? 0) * (1 + random())) : null;
      return isAmbulance
        ? { ...vehicle, kind: 'ambulance', places: { sitting: 4, lying: 4, wheelchair: 0 }, until }
        : { ...vehicle, places: { ...vehicle.places, wheelchair: 4 }, until };
    }),
    windows: options.windows ? windowsOf(options.windows) : scenario.windows,
  };
}

const windowsOf = ({
  hours,
  days,
}: {
  readonly hours: number;
  readonly days: number;
}): readonly Span[] =>
  Array.from({ length: days }, (_, day) => ({ from: day * 1440, to: day * 1440 + hours * 60 }));

function withBays(site: PlanSite, isDestination: boolean, { bays, minutes }: Overlay): PlanSite {
  return {
    ...site,
    boarding: { minutes: minutes.boarding, bays },
    alighting: { ...site.alighting, minutes: minutes.alighting, bays },
    places: isDestination ? { ...site.places, lying: null } : site.places,
  };
}

function withCheckpoints(
  { ways, sites }: Scenario,
  destinations: ReadonlySet<string>,
  { checkpoints, lanes }: Overlay,
): Pick<Scenario, 'ways' | 'checkpoints'> {
  if (checkpoints === 0) return { ways, checkpoints: [] };
  const number = new Map(sites.map(({ id }, at) => [id, at]));
  return {
    // Each destination lies behind one of them, two fifths of the way out.
    ways: ways.map((way) => {
      if (!destinations.has(way.to)) return way;
      const checkpoint = `checkpoint ${((number.get(way.to) ?? 0) % checkpoints) + 1}`;
      const slow = {
        minutes: Math.ceil(way.minutes * 1.3),
        back: way.back === null ? null : Math.ceil(way.back * 1.3),
      };
      return { ...way, slow, checkpoints: [{ checkpoint, after: way.minutes * 0.4 }] };
    }),
    checkpoints: Array.from({ length: checkpoints }, (_, at) => ({
      id: `checkpoint ${at + 1}`,
      lanes,
      shared: false,
      minutes: { loaded: 2, empty: 0.5 },
      headway: 0.25,
      open: [],
    })),
  };
}

function withSteps(
  { batches }: Scenario,
  random: () => number,
  { steps, ahead, needs }: Overlay,
): Pick<Scenario, 'batches' | 'bindings'> {
  const [first] = batches;
  if (!first) return { batches, bindings: [] };
  const waiting = new Map<string, number>();
  for (const { groups } of batches) {
    for (const { site, people, times } of groups) {
      const more = sizeOf(people) * times;
      waiting.set(site, (waiting.get(site) ?? 0) + more);
    }
  }
  const batchOf = (id: string, part: (site: string, people: number) => number): PlanBatch => ({
    ...first,
    id,
    groups: [...waiting].flatMap(([site, people]) =>
      familiesAt(random, id, site, part(site, people), needs),
    ),
  });
  if (steps === 0) return { batches: [batchOf('everyone', (_, people) => people)], bindings: [] };
  const sites = [...waiting.keys()];
  const bindings: Binding[] = [];
  const made: PlanBatch[] = [];
  for (let step = 1; step <= steps; step++) {
    const [here, there] = [`east ${step}`, `west ${step}`];
    for (const [id, side] of [
      [here, 0],
      [there, 1],
    ] as const) {
      made.push(
        batchOf(id, (site, people) => {
          if (sites.indexOf(site) % 2 !== side) return 0;
          return step === steps
            ? people - Math.floor(people / steps) * (steps - 1)
            : Math.floor(people / steps);
        }),
      );
    }
    if (step > 1) {
      const [east, west] = [`east ${step - 1}`, `west ${step - 1}`];
      bindings.push(
        { is: 'after', batch: here, of: west, has: 'arrived', people: null },
        { is: 'after', batch: there, of: east, has: 'arrived', people: null },
      );
    }
    if (ahead === null) continue;
    bindings.push(
      { is: 'abreast', batch: here, of: there, has: 'departed', ahead },
      { is: 'abreast', batch: there, of: here, has: 'departed', ahead },
    );
  }
  return { batches: made, bindings };
}
