import { createRunner, forecastOf, propose, violationsOf } from '@corridor/plan';
import type { Planner } from './planner.ts';

/** The planner itself. */
export const planner: Planner = {
  propose: (scenario, { seed, moves, keepGoing }) => {
    let spent = 0;
    const budget = {
      left: () => (keepGoing() ? Math.max(0, 1 - spent / moves) : 0),
      spend: (more: number) => {
        spent += more;
      },
    };
    return propose(scenario, { seed, budget });
  },
  run: (scenario, plan) => createRunner(scenario).run(plan),
  violationsOf,
  foresee: forecastOf,
};
