import { NO_WAY, type ShuttleProblem } from '../shuttle/types.ts';

/**
 * A shuttle problem as the flow sees it: vehicles that stand at the same place from the same moment on are one class, without names;
 * times are whole steps, as long as all times of the problem allow.
 */
export interface Legs {
  readonly sources: number;
  readonly sinks: number;
  readonly loads: Int32Array;
  /** Never more than all loads, unless a vehicle may make trips more than needed. */
  readonly room: Int32Array;
  readonly isAtLeast: boolean;
  readonly classes: readonly VehicleClass[];
  /** As in the problem, in steps; `NO_WAY` also where a leg is of no use. */
  readonly there: Int32Array;
  readonly back: Int32Array;
  /** Problem's units to a step. */
  readonly step: number;
}

export interface VehicleClass {
  /** Numbers of the vehicles in the problem. */
  readonly vehicles: readonly number[];
  readonly ready: number;
  /** By source, in steps from `ready`. */
  readonly out: Int32Array;
}

/** Loaded legs must take some time: a vehicle could otherwise earn without end. */
export function problemToLegs(problem: ShuttleProblem): Legs {
  const { sources, sinks, demand } = problem;
  const isAtLeast = demand === 'at-least';
  const times = [problem.out, problem.there, problem.back, problem.ready];
  const step = times.reduce((all, some) => some.reduce(commonDivisor, all), 0) || 1;
  const inSteps = (units: number) => (units >= NO_WAY ? NO_WAY : units / step);
  const total = problem.loads.reduce((sum, loads) => sum + loads, 0);
  const isUsed = (source: number) => isAtLeast || (problem.loads[source] as number) > 0;
  const isOpen = (sink: number) => (problem.room[sink] as number) > 0;
  const there = problem.there.map((units, leg) =>
    isUsed(Math.floor(leg / sinks)) && isOpen(leg % sinks) ? inSteps(units) : NO_WAY,
  );
  if (there.some((steps) => steps < 1)) throw new Error('a loaded leg takes no time');
  const back = problem.back.map((units, leg) =>
    isOpen(Math.floor(leg / sources)) && isUsed(leg % sources) ? inSteps(units) : NO_WAY,
  );
  return {
    sources,
    sinks,
    loads: problem.loads,
    room: isAtLeast ? problem.room : problem.room.map((room) => Math.min(room, total)),
    isAtLeast,
    classes: classesOf(problem, inSteps, isUsed),
    there,
    back,
    step,
  };
}

function classesOf(
  { sources, out, start, ready }: ShuttleProblem,
  inSteps: (units: number) => number,
  isUsed: (source: number) => boolean,
): readonly VehicleClass[] {
  const classes = new Map<string, VehicleClass & { readonly vehicles: number[] }>();
  start.forEach((place, vehicle) => {
    const from = inSteps(ready[vehicle] as number);
    const key = `${place} ${from}`;
    const known = classes.get(key);
    if (known) known.vehicles.push(vehicle);
    else {
      const legs = out.slice(place * sources, (place + 1) * sources);
      const steps = legs.map((units, source) => (isUsed(source) ? inSteps(units) : NO_WAY));
      classes.set(key, { vehicles: [vehicle], ready: from, out: steps });
    }
  });
  return [...classes.values()];
}

function commonDivisor(a: number, b: number): number {
  let [big, small] = [a, b >= NO_WAY ? 0 : b];
  while (small > 0) [big, small] = [small, big % small];
  return big;
}
