import { createRandom } from '../random.ts';
import type { Scenario } from '../scenario/types.ts';
import type { ShuttleProblem } from '../shuttle/types.ts';

export interface EvacXl {
  readonly seed: number;
  readonly sources: number;
  readonly sinks: number;
  readonly depots: number;
  readonly people: number;
  readonly seats: number;
  readonly vehicles: number;
}

/** 40,000 people out of a city and its suburbs in buses of fifty: how long it takes so many buses. */
export const XL = (vehicles: number, seed = 42): EvacXl => ({
  seed,
  sources: 12,
  sinks: 10,
  depots: 3,
  people: 40_000,
  seats: 50,
  vehicles,
});

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Half a kilometre a minute, on roads a third longer than the straight line. */
const minutesBetween = (a: Point, b: Point): number => {
  const km = Math.sqrt((a.x - b.x) ** 2 + (a.y - b.y) ** 2);
  return Math.max(1, Math.round((1.3 * km) / 0.5));
};

/**
 * People wait within 5 km, are received 15 to 60 km away, and vehicles come from 8 to 12 km, all spread evenly over the ground. Drawn in this
 * order: sources, sinks, depots, then the shares of the sources and of the sinks.
 */
export function evacXlProblem(options: EvacXl): ShuttleProblem {
  const random = createRandom(options.seed);
  const points = (count: number, near: number, far: number): readonly Point[] =>
    Array.from({ length: count }, () => {
      const r = Math.sqrt(near ** 2 + (far ** 2 - near ** 2) * random());
      const angle = 2 * Math.PI * random();
      return { x: r * Math.cos(angle), y: r * Math.sin(angle) };
    });
  const sources = points(options.sources, 0, 5);
  const sinks = points(options.sinks, 15, 60);
  const depots = points(options.depots, 8, 12);
  const shares = (count: number): readonly number[] => {
    const weights = Array.from({ length: count }, () => 0.5 + random());
    const sum = weights.reduce((all, one) => all + one, 0);
    return weights.map((weight) => weight / sum);
  };
  const all = Math.ceil(options.people / options.seats);
  const loads = Int32Array.from(shares(options.sources), (share) => Math.floor(all * share));
  const rest = all - loads.reduce((sum, one) => sum + one, 0);
  for (let source = 0; source < rest; source++) loads[source] = (loads[source] as number) + 1;
  const room = Int32Array.from(shares(options.sinks), (share) => Math.ceil(1.25 * all * share));
  const matrix = (from: readonly Point[], to: readonly Point[]) =>
    Int32Array.from(from.flatMap((one) => to.map((other) => minutesBetween(one, other))));
  return {
    sources: options.sources,
    sinks: options.sinks,
    starts: options.depots,
    loads,
    room,
    out: matrix(depots, sources),
    there: matrix(sources, sinks),
    back: matrix(sinks, sources),
    start: Int32Array.from({ length: options.vehicles }, (_, at) => at % options.depots).sort(),
    ready: new Int32Array(options.vehicles),
    demand: 'exactly',
  };
}

/** The same as a scenario: single people, no queues, no hours; `overlay` adds what an operation has besides. */
export function evacXl(options: EvacXl): Scenario {
  const problem = evacXlProblem(options);
  const { sources, sinks } = problem;
  const site = (id: string, people: number | null) => ({
    id,
    boarding: { minutes: 0, bays: null },
    alighting: { minutes: 0, bays: null, peopleAnHour: null },
    places: { people, lying: null },
    closed: [],
  });
  const way = (from: string, to: string, minutes: number, back: number | null) => ({
    from,
    to,
    minutes,
    back,
    checkpoints: [],
  });
  const names = (what: string, count: number) =>
    Array.from({ length: count }, (_, at) => `${what} ${at + 1}`);
  const source = names('source', sources);
  const sink = names('sink', sinks);
  const depot = names('depot', options.depots);
  // The last load of the last source takes the rest.
  let left = options.people;
  const groups = source.map((id, at) => {
    const times = Math.min(left, (problem.loads[at] as number) * options.seats);
    left -= times;
    const people = { sitting: 1, lying: 0, wheelchair: 0 };
    return { id: `people of ${id}`, site: id, people, times, critical: false };
  });
  return {
    format: 'corridor-plan/1',
    name: `EVAC-XL, ${options.vehicles} vehicles, seed ${options.seed}`,
    exercise: true,
    aim: 'completion',
    sites: [
      ...source.map((id) => site(id, null)),
      ...sink.map((id, at) => site(id, (problem.room[at] as number) * options.seats)),
      ...depot.map((id) => site(id, null)),
    ],
    ways: [
      ...depot.flatMap((from, start) =>
        source.map((to, at) => way(from, to, problem.out[start * sources + at] as number, null)),
      ),
      ...source.flatMap((from, at) =>
        sink.map((to, end) => {
          const minutes = problem.there[at * sinks + end] as number;
          return way(from, to, minutes, minutes);
        }),
      ),
    ],
    checkpoints: [],
    vehicles: Array.from(problem.start, (start, at) => ({
      id: `bus ${at + 1}`,
      kind: 'bus',
      places: { sitting: options.seats, lying: 0, wheelchair: 0 },
      at: depot[start] as string,
      from: 0,
      until: null,
      aboard: null,
    })),
    batches: [
      { id: 'everyone', to: sink, groups, already: { departed: 0, arrived: 0 }, held: null },
    ],
    bindings: [],
    windows: [],
    convoys: null,
  };
}
