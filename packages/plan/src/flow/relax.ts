import type { Solver } from '../solver.ts';
import type { Legs } from './legs.ts';
import { openMaster, type Route, type Share } from './master.ts';
import { bestTrips, bestWorth, createPricer, type Prices, type Worths } from './price.ts';

/** How far fractions of vehicles could do it. */
export interface Relaxation {
  /** In steps: whatever ends earlier is impossible. Certain at any moment, also when time ran out. */
  readonly bound: () => number;
  /** Something else showed that no plan ends before. */
  readonly raise: (bound: number) => void;
  /**
   * Raises the bound as far as prices can, but not beyond `enough` steps; stops at `until` on the solver's clock. `isFull`: goes on
   * until the prices at the bound cannot be bettered, which is what shows best what a plan by then can be made of.
   */
  readonly run: (options: {
    readonly enough: number;
    readonly until: number;
    readonly isFull?: boolean;
  }) => void;
  /** The latest, whole numbers. */
  readonly prices: () => Prices;
  readonly close: () => void;
}

// Prices in the programme are shares of the fleet, around 1 and less; a load that nobody takes costs 10.
// So finely told, sums over a hundred thousand loads are still exact.
const unit = 2 ** 32;
const mostCounted = 2 ** 17;
// Cells of the tables by place and time, some hundred megabytes; whoever needs more has chosen too small a unit of time.
export const mostCells = 2 ** 24;

/**
 * Loads and room priced so that the fleet cannot earn what all loads are worth before some moment: then no plan ends before it. The
 * prices come from a linear programme over routes that grows by the best routes of each round (its optimum is that of the
 * time-expanded flow, which is never written down); the bound is whole-number arithmetic on whatever prices were tried, so that it
 * holds whatever the solver's tolerances are. The horizon only ever grows, so that routes once found stay possible.
 */
export function openRelaxation(legs: Legs, solver: Solver): Relaxation {
  const price = createPricer(legs);
  const furthest = Math.floor(mostCells / (legs.sources + legs.sinks)) - 1;
  const master = openMaster(legs, solver);
  const known = new Set<string>();
  let bound = 0;
  let prices: Prices = {
    sources: new Float64Array(legs.sources),
    sinks: new Float64Array(legs.sinks),
  };

  /** True once another round would change nothing. */
  const round = (share: Share, last: number): boolean => {
    prices = toUnits(legs, share);
    const before = bound;
    let margin = 4 + (bound >> 5);
    let worths: Worths;
    do {
      const horizon = Math.min(last, bound + margin);
      worths = price(prices, horizon);
      bound = Math.max(bound, firstPossible(legs, worths, prices, bound, horizon));
      margin *= 2;
    } while (bound < last && bound === worths.horizon);
    if (bound >= last) return true;
    const routes = newRoutes(legs, worths, prices, bound, share.classes).filter((route) => {
      const key = `${route.of}:${route.trips}`;
      return !known.has(key) && known.add(key);
    });
    if (routes.length > 0) master.add(routes);
    return routes.length === 0 && bound === before;
  };

  return {
    bound: () => bound,
    raise: (to) => {
      bound = Math.max(bound, to);
    },
    run: ({ enough, until, isFull = false }) => {
      const last = Math.min(enough, furthest);
      while (bound < last && solver.clock() < until) {
        const share = master.solve(until - solver.clock());
        if (share === null) return;
        const isPossible = share.unserved < 1e-7 && share.fleet < 1 + 1e-7;
        if (isPossible && !isFull) return;
        if (round(share, last)) return;
      }
    },
    prices: () => prices,
    close: master.close,
  };
}

function toUnits({ isAtLeast, room }: Legs, { sources, sinks }: Prices): Prices {
  const inUnits = (price: number) => Math.round(price * unit);
  return {
    sources: sources.map((price) => (isAtLeast ? Math.max(0, inUnits(price)) : inUnits(price))),
    sinks: sinks.map((price, sink) =>
      (room[sink] as number) < mostCounted ? Math.min(0, inUnits(price)) : 0,
    ),
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

function firstPossible(
  legs: Legs,
  worths: Worths,
  prices: Prices,
  from: number,
  horizon: number,
): number {
  let [low, high] = [from, horizon];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (excess(legs, worths, prices, middle) > 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Best routes from each source for each class, those first that earn the most beyond what a vehicle of the class must. */
function newRoutes(
  legs: Legs,
  worths: Worths,
  prices: Prices,
  horizon: number,
  asked: Float64Array,
): readonly Route[] {
  const found = legs.classes.flatMap(({ ready, out }, of) =>
    [...out].flatMap((steps, source) => {
      const left = horizon - ready - steps;
      if (left < 0) return [];
      const worth = worths.atSource[source * worths.stride + left] as number;
      const more = worth - (asked[of] as number) * unit;
      return more > unit * 1e-8 ? [{ of, source, left, more }] : [];
    }),
  );
  found.sort((a, b) => b.more - a.more);
  // More than the programme has prices to correct would only make it slow: two hundred vehicles may each begin somewhere else.
  return found.slice(0, legs.sources + legs.sinks).map(({ of, source, left }) => ({
    of,
    trips: bestTrips(legs, worths, prices, source, left),
  }));
}
