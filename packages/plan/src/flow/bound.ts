import type { Solver } from '../solver.ts';
import type { Legs } from './legs.ts';
import { openMaster, type Route } from './master.ts';
import { bestTrips, bestWorth, createPricer, type Prices, type Worths } from './price.ts';

/** How far fractions of vehicles could do it, and the prices that show it. */
export interface Relaxation {
  /** In steps: whatever ends earlier is impossible. Certain, also when it was cut short. */
  readonly bound: number;
  /** With fractions of vehicles it can be done by then. */
  readonly isTight: boolean;
  readonly prices: Prices;
  readonly rounds: number;
}

const unit = 2 ** 36;

/**
 * Loads and room priced so that the fleet cannot earn what all loads are worth before some moment: then no plan ends before it. The
 * prices come from a linear programme over routes that grows by the best route of each round (its optimum is that of the
 * time-expanded flow, without ever writing that down); the bound itself is whole-number arithmetic on whatever prices are tried.
 * Stops at `enough` steps or when time is over.
 */
export function relax(
  legs: Legs,
  solver: Solver,
  from: number,
  enough: number,
  until: number,
): Relaxation {
  const price = createPricer(legs);
  const master = openMaster(legs, solver);
  const known = new Set<string>();
  let bound = from;
  let prices = noPrices(legs);
  let rounds = 0;
  try {
    for (;;) {
      const share = master.solve(until - solver.clock());
      if (share === null || solver.clock() > until)
        return { bound, isTight: false, prices, rounds };
      if (share.unserved < 1e-7 && share.fleet < 1 + 1e-7) {
        return { bound, isTight: true, prices, rounds };
      }
      rounds++;
      const tried = inUnits(legs, share);
      const horizon = Math.min(enough - 1, bound + 8 + (bound >> 3));
      const worths = price(tried, horizon);
      const impossible = lastImpossible(legs, worths, tried, bound, horizon);
      if (impossible >= bound) {
        prices = tried;
        bound = impossible + 1;
        if (bound >= enough) return { bound, isTight: false, prices, rounds };
      }
      const routes = newRoutes(legs, worths, tried, bound, share.classes, known);
      if (routes.length === 0 && impossible < bound - 1) {
        return { bound, isTight: false, prices: tried, rounds };
      }
      if (routes.length > 0) master.add(routes);
    }
  } finally {
    master.close();
  }
}

const noPrices = ({ sources, sinks }: Legs): Prices => ({
  sources: new Float64Array(sources),
  sinks: new Float64Array(sinks),
});

function inUnits({ isAtLeast }: Legs, { sources, sinks }: Prices): Prices {
  const inUnit = (price: number) => Math.round(price * unit);
  return {
    sources: sources.map((price) => (isAtLeast ? Math.max(0, inUnit(price)) : inUnit(price))),
    sinks: sinks.map((price) => Math.min(0, inUnit(price))),
  };
}

/** What all loads are worth beyond what the fleet can earn by then: above 0 there is no plan. */
export function excess(legs: Legs, worths: Worths, prices: Prices, horizon: number): number {
  let rest = 0;
  legs.loads.forEach((count, source) => {
    rest += count * (prices.sources[source] as number);
  });
  legs.room.forEach((count, sink) => {
    rest += count * (prices.sinks[sink] as number);
  });
  legs.classes.forEach(({ vehicles }, of) => {
    rest -= vehicles.length * bestWorth(legs, worths, of, horizon);
  });
  return rest;
}

function lastImpossible(
  legs: Legs,
  worths: Worths,
  prices: Prices,
  from: number,
  horizon: number,
): number {
  let [low, high] = [from - 1, horizon];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (excess(legs, worths, prices, middle) > 0) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Of every class, the best route that begins at each source, if it earns more than a vehicle of the class must. */
function newRoutes(
  legs: Legs,
  worths: Worths,
  prices: Prices,
  horizon: number,
  asked: Float64Array,
  known: Set<string>,
): readonly Route[] {
  const routes: Route[] = [];
  legs.classes.forEach(({ ready, out }, of) => {
    out.forEach((steps, source) => {
      const left = horizon - ready - steps;
      if (left < 0) return;
      const worth = worths.atSource[source * worths.stride + left] as number;
      if (worth <= (asked[of] as number) * unit + unit * 1e-9) return;
      const trips = bestTrips(legs, worths, prices, source, left);
      const key = `${of}:${trips}`;
      if (known.has(key)) return;
      known.add(key);
      routes.push({ of, trips });
    });
  });
  return routes;
}
