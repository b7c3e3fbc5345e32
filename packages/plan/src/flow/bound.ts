import type { ShuttleProblem } from '../shuttle/types.ts';
import type { Solver } from '../solver.ts';
import { canBeServed, lastEnd } from './ever.ts';
import { problemToLegs } from './legs.ts';
import { openRelaxation } from './relax.ts';

export interface FlowBoundOptions {
  /** A bound known already, in the problem's units. */
  readonly bound?: number;
  /** It need not go further: the end of the best plan known. */
  readonly enough?: number;
  readonly seconds: number;
}

/**
 * No plan ends before: the bound that fractions of vehicles give, however large the problem (Infinity where some load can never be
 * taken). Sure also when `seconds` were too few, only lower. Blocks for up to about `seconds`.
 */
export function flowBound(
  problem: ShuttleProblem,
  solver: Solver,
  { bound = 0, enough = Number.POSITIVE_INFINITY, seconds }: FlowBoundOptions,
): number {
  const until = solver.clock() + seconds;
  const legs = problemToLegs(problem);
  if (!canBeServed(legs, solver)) return Number.POSITIVE_INFINITY;
  const { step } = legs;
  const relaxation = openRelaxation(legs, solver);
  try {
    relaxation.raise(Math.ceil(bound / step));
    relaxation.run({ enough: Math.min(lastEnd(legs) + 1, Math.ceil(enough / step)), until });
    const found = relaxation.bound();
    return found > lastEnd(legs) ? Number.POSITIVE_INFINITY : Math.max(bound, found * step);
  } finally {
    relaxation.close();
  }
}
