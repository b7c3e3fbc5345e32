import { aim, createWalk, walk } from './anneal.ts';
import { shuttleBounds } from './bounds.ts';
import { seedRoutes } from './seed.ts';
import { createTours, endsOf, routesOf, setRoutes } from './tours.ts';
import { NO_WAY, type ShuttleProblem, type ShuttleResult, type ShuttleRoutes } from './types.ts';
import { sumOf } from './leastDriving.ts';

export interface ShuttleSearch {
  readonly seed: number;
  readonly keepGoing: () => boolean;
  readonly moves?: number;
  readonly from?: ShuttleRoutes;
  readonly known?: number;
  readonly tune?: Record<string, number>;
}

const CHUNK = 256;

export function searchShuttle(problem: ShuttleProblem, search: ShuttleSearch): ShuttleResult | null {
  const bounds = shuttleBounds(problem);
  const bound = Math.max(bounds.best, search.known ?? 0);
  let routes: ShuttleRoutes | null = seedRoutes(problem);
  if (routes === null) return null;
  const tune = search.tune ?? {};
  const loads = sumOf(problem.loads);
  const extra = problem.demand === 'at-least' && (tune.extra ?? 1) === 1;
  const tours = createTours(problem, loads + 8);
  setRoutes(tours, routes);
  let best = endsOf(tours);
  const walking = createWalk(tours, problem.loads, problem.room, extra, Math.imul(search.seed + 1, 0x9e3779b1));
  const most = search.moves ?? Number.POSITIVE_INFINITY;
  const cycle = Math.max(40, Math.min(loads, tune.cap ?? 100)) * (tune.cyc ?? 2000);
  let mean = 0;
  for (let v = 0; v < tours.vehicles; v++) mean += Math.max(0, tours.done[v * tours.stride + (tours.count[v] as number)] as number);
  mean /= tours.vehicles;
  let moves = 0;
  let cycles = 0;
  let on = best > bound;
  while (on) {
    setRoutes(tours, routes);
    aim(walking, best - 1, best);
    const hot = Math.min(mean, 2*best) * (tune.hot ?? 0.03);
    const cold = hot * (tune.cold ?? 0.002);
    const steps = Math.ceil(cycle / CHUNK);
    // cooling by a constant ratio
    const ratio = Math.exp(Math.log(cold / hot) / steps);
    walking.heat = hot;
    for (let step = 0; step < steps && on; step++) {
      let left = CHUNK;
      while (left > 0) {
        left -= walk(walking, left);
        if (walking.behind === 0) {
          best = endsOf(tours);
          routes = routesOf(tours);
          if (best <= bound) { on = false; break; }
          aim(walking, best - 1, best);
        }
      }
      moves += CHUNK - left;
      walking.heat *= ratio;
      if (moves >= most || !search.keepGoing()) on = false;
    }
    cycles++;
  }
  if (best >= NO_WAY) return null;
  return { routes, ends: best, bound: bounds.best, proven: best <= bound, moves };
}
