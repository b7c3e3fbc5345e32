import type { Columns, Solver } from '../solver.ts';
import type { Legs } from './legs.ts';

/** Trips of one vehicle of a class, `[source, sink, …]`. */
export interface Route {
  readonly of: number;
  readonly trips: readonly number[];
}

/** Of the fleet so much is needed by the routes known so far, and what each load, room and vehicle is worth in it. */
export interface Share {
  /** 1: the whole fleet. Fractions of vehicles may share a route. */
  readonly fleet: number;
  /** Loads that no known route takes. */
  readonly unserved: number;
  readonly sources: Float64Array;
  readonly sinks: Float64Array;
  /** What one vehicle of the class must earn at least to be of use. */
  readonly classes: Float64Array;
}

// More than any vehicle's share of the fleet could ever be worth to one load.
const unservedCost = 10;

/**
 * The linear programme over whole routes: the least share of the fleet that serves all loads within the room. Routes are added as
 * they are found; a route that was possible stays possible when the horizon grows.
 */
export function openMaster(legs: Legs, solver: Solver) {
  const { sources, sinks, loads, room, isAtLeast, classes } = legs;
  const rows = sources + sinks + classes.length;
  const rowLower = new Float64Array(rows).fill(Number.NEGATIVE_INFINITY);
  const rowUpper = new Float64Array(rows);
  loads.forEach((count, source) => {
    rowLower[source] = count;
    rowUpper[source] = isAtLeast ? Number.POSITIVE_INFINITY : count;
  });
  room.forEach((count, sink) => {
    rowUpper[sources + sink] = count;
  });
  const fleet = classes.map(
    ({ vehicles }, of) => [sources + sinks + of, -vehicles.length] as const,
  );
  const unserved = [...loads.keys()].map((source) => [[source, 1]] as const);
  const costs = [1, ...unserved.map(() => unservedCost)];
  const programme = solver.open({
    columns: columnsOf([fleet, ...unserved], costs),
    rowLower,
    rowUpper,
    isWhole: false,
  });
  return {
    add: (routes: readonly Route[]) => {
      const entries = routes.map(({ of, trips }) => {
        const uses = new Map([[sources + sinks + of, 1]]);
        trips.forEach((site, nth) => {
          const row = nth % 2 === 0 ? site : sources + site;
          uses.set(row, (uses.get(row) ?? 0) + 1);
        });
        return [...uses].sort(([a], [b]) => a - b);
      });
      programme.add(columnsOf(entries, new Array(routes.length).fill(0)));
    },
    solve: (seconds: number): Share | null => {
      const { status, values, prices } = programme.solve({ seconds });
      if (status !== 'optimal') return null;
      return {
        fleet: values[0] as number,
        unserved: values.subarray(1, 1 + sources).reduce((sum, some) => sum + some, 0),
        sources: prices.slice(0, sources),
        sinks: prices.slice(sources, sources + sinks).map((price) => Math.min(price, 0)),
        classes: prices.slice(sources + sinks).map((price) => Math.max(-price, 0)),
      };
    },
    close: programme.close,
  };
}

function columnsOf(
  entries: readonly (readonly (readonly [row: number, value: number])[])[],
  costs: readonly number[],
): Columns {
  const starts = new Int32Array(entries.length + 1);
  entries.forEach((column, nth) => {
    starts[nth + 1] = (starts[nth] as number) + column.length;
  });
  const flat = entries.flat();
  return {
    cost: Float64Array.from(costs),
    lower: new Float64Array(entries.length),
    upper: new Float64Array(entries.length).fill(Number.POSITIVE_INFINITY),
    starts,
    rows: Int32Array.from(flat, ([row]) => row),
    values: Float64Array.from(flat, ([, value]) => value),
  };
}
