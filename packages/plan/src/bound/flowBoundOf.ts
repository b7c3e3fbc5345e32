import { flowBound } from '../flow/bound.ts';
import { outlookOf } from '../propose/obstacles.ts';
import { distancesOf } from '../scenario/distances.ts';
import type { Scenario } from '../scenario/types.ts';
import type { Bound } from '../schedule/types.ts';
import type { Solver } from '../solver.ts';
import { whenOpenFor } from './hours.ts';
import { relax, UNITS } from './relaxed.ts';

/**
 * The bound that takes a solver and its time: before which no plan for those can end whom nothing keeps from going. `enough`: the end of the
 * best plan known, in minutes. Blocks for up to about `seconds`; 0 where it comes to nothing.
 */
export function flowBoundOf(
  scenario: Scenario,
  solver: Solver,
  { enough, seconds }: { readonly enough: number; readonly seconds: number },
): Bound {
  const distances = distancesOf(scenario);
  const possible = new Set(outlookOf(scenario, distances).groups);
  if (possible.size === 0 || scenario.vehicles.length === 0) return { minute: 0, by: 'flow' };
  const hasWindows = scenario.windows.length > 0;
  let minute = 0;
  for (const count of ['every-trip', 'full-only'] as const) {
    const problem = relax(scenario, distances, possible, { count, drivingOnly: hasWindows });
    const ends = Math.ceil(enough * UNITS);
    const found = flowBound(problem, solver, { enough: ends, seconds: seconds / 2 }) / UNITS;
    // Infinity: not all can be brought. Of those who can it tells nothing.
    if (found === Number.POSITIVE_INFINITY) continue;
    minute = Math.max(minute, hasWindows ? whenOpenFor(found, scenario.windows) : found);
  }
  return { minute: minute === Number.POSITIVE_INFINITY ? 0 : minute, by: 'flow' };
}
