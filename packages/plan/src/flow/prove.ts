import { checkShuttle } from '../shuttle/check.ts';
import type { ShuttleProblem, ShuttleRoutes } from '../shuttle/types.ts';
import type { Solver } from '../solver.ts';
import { canBeServed, lastEnd } from './ever.ts';
import { type Legs, problemToLegs } from './legs.ts';
import { networkBy } from './network.ts';
import { createPricer } from './price.ts';
import { networkToProgramme } from './programme.ts';
import { mostCells, openRelaxation, type Relaxation } from './relax.ts';
import { flowToRoutes } from './routes.ts';

export interface ProofOptions {
  /** The best plan known. */
  readonly incumbent?: { readonly ends: number; readonly routes: ShuttleRoutes };
  /** No plan ends before, as far as is known. */
  readonly bound?: number;
  readonly seconds: number;
  readonly onProgress?: (progress: {
    readonly bound: number;
    readonly ends: number | null;
  }) => void;
}

export interface Proof {
  /** No plan ends before; Infinity where it is proven that there is no plan at all. */
  readonly bound: number;
  /** Of the best plan; null where none was found or given. */
  readonly ends: number | null;
  readonly routes: ShuttleRoutes | null;
  /** No plan ends earlier than this one, or there is none. */
  readonly proven: boolean;
}

/**
 * Raises the bound until it meets the best plan: first by prices, then moment by moment with whole vehicles, which either finds a
 * plan by that moment or shows that there is none. Blocks for about `seconds` at most. Throws where the plan given is none of this
 * problem, or a loaded leg takes no time.
 */
export function proveShuttle(
  problem: ShuttleProblem,
  solver: Solver,
  options: ProofOptions,
): Proof {
  const { incumbent, onProgress } = options;
  const until = solver.clock() + options.seconds;
  const legs = problemToLegs(problem);
  const { step } = legs;
  let routes = incumbent?.routes ?? null;
  let ends = incumbent?.ends ?? null;
  if (routes !== null && endsOf(problem, routes) !== ends) {
    throw new Error('the plan given ends at another moment');
  }
  if (!canBeServed(legs, solver)) {
    return { bound: Number.POSITIVE_INFINITY, ends, routes, proven: true };
  }
  const last = lastEnd(legs);
  const relaxation = openRelaxation(legs, solver);
  relaxation.raise(Math.ceil((options.bound ?? 0) / step));
  try {
    for (;;) {
      const enough = ends === null ? last + 1 : ends / step;
      relaxation.run({ enough, until });
      const bound = relaxation.bound();
      if (bound > last) return { bound: Number.POSITIVE_INFINITY, ends, routes, proven: true };
      onProgress?.({ bound: bound * step, ends });
      if (bound >= enough) return { bound: bound * step, ends, routes, proven: true };
      relaxation.run({ enough, until, isFull: true });
      if (relaxation.bound() >= enough) continue;
      const found = planBy(legs, solver, relaxation, until);
      if (found === 'none') relaxation.raise(relaxation.bound() + 1);
      else if (found === 'unknown') {
        return { bound: relaxation.bound() * step, ends, routes, proven: false };
      } else {
        routes = found;
        ends = endsOf(problem, routes);
        if (ends > relaxation.bound() * step) throw new Error('a plan found ends too late');
      }
    }
  } finally {
    relaxation.close();
  }
}

/** A plan that ends at the bound of the relaxation, with whole vehicles. */
function planBy(
  legs: Legs,
  solver: Solver,
  relaxation: Relaxation,
  until: number,
): ShuttleRoutes | 'none' | 'unknown' {
  const horizon = relaxation.bound();
  const cells = (legs.sources + legs.sinks) * (horizon + 1);
  if (cells > mostCells || solver.clock() >= until) return 'unknown';
  const worths = createPricer(legs)(relaxation.prices(), horizon);
  const network = networkBy(legs, worths, relaxation.prices(), horizon, mostArcs);
  if (network === null) return 'unknown';
  if (network.arcs.length === 0) {
    return legs.loads.every((loads) => loads === 0) ? noTrips(legs) : 'none';
  }
  const programme = solver.open(networkToProgramme(legs, network));
  try {
    const { status, values } = programme.solve({ seconds: until - solver.clock() });
    if (status === 'optimal') return flowToRoutes(legs, network, values);
    return status === 'infeasible' ? 'none' : 'unknown';
  } finally {
    programme.close();
  }
}

// Beyond, no solver is done within minutes, and the programme alone would fill a phone's memory.
const mostArcs = 200_000;

const noTrips = ({ classes }: Legs): ShuttleRoutes =>
  classes.flatMap(({ vehicles }) => vehicles.map(() => []));

function endsOf(problem: ShuttleProblem, routes: ShuttleRoutes): number {
  const { wrong, ends } = checkShuttle(problem, routes);
  if (wrong.length > 0) throw new Error(`no plan: ${JSON.stringify(wrong[0])}`);
  return ends;
}
