import { NO_WAY, type ShuttleProblem, type ShuttleRoutes } from '../shuttle/types.ts';
import type { Legs } from './legs.ts';
import type { Network } from './network.ts';

/** Vehicles' trips out of how many take each arc: whoever reaches a place goes on by any way taken from there. */
export function flowToRoutes(
  { classes }: Legs,
  { nodes, arcs }: Network,
  taken: Float64Array,
): ShuttleRoutes {
  const left = Array.from(taken, Math.round);
  const from: number[][] = nodes.map(() => []);
  arcs.forEach((arc, nth) => {
    if (arc.from >= 0) from[arc.from]?.push(nth);
  });
  const routes: number[][] = classes.flatMap(({ vehicles }) => vehicles.map(() => []));
  const idle = classes.map(({ vehicles }) => [...vehicles]);
  arcs.forEach((arc, nth) => {
    if (arc.kind !== 'start') return;
    for (; (left[nth] as number) > 0; left[nth] = (left[nth] as number) - 1) {
      const route = routes[idle[arc.site]?.pop() ?? -1];
      if (route === undefined) throw new Error('more vehicles begin than there are');
      for (let node = arc.to; ; ) {
        const taken = from[node]?.find((way) => (left[way] as number) > 0);
        if (taken === undefined) break;
        left[taken] = (left[taken] as number) - 1;
        const { kind, site, next, to } = arcs[taken] as Network['arcs'][number];
        if (kind === 'loaded') route.push(site, next);
        node = to;
      }
    }
  });
  return routes;
}

/**
 * When the last vehicle is done. Throws where the routes are none of the problem: a load left or taken twice, a sink beyond its room, a
 * way that is not there.
 */
export function endOfRoutes(problem: ShuttleProblem, routes: ShuttleRoutes): number {
  const { sources, sinks, out, there, back, start, ready, demand } = problem;
  const taken = new Int32Array(sources);
  const brought = new Int32Array(sinks);
  if (routes.length !== start.length) throw new Error('a route for every vehicle');
  const ends = routes.map((route, vehicle) => {
    let at = ready[vehicle] as number;
    for (let nth = 0; nth < route.length; nth += 2) {
      const [source, sink] = [route[nth] as number, route[nth + 1] as number];
      const empty =
        nth === 0
          ? out[(start[vehicle] as number) * sources + source]
          : back[(route[nth - 1] as number) * sources + source];
      const full = there[source * sinks + sink];
      if (!((empty ?? NO_WAY) < NO_WAY) || !((full ?? NO_WAY) < NO_WAY)) {
        throw new Error('a route takes a way that is not there');
      }
      at += (empty as number) + (full as number);
      taken[source] = (taken[source] as number) + 1;
      brought[sink] = (brought[sink] as number) + 1;
    }
    return route.length > 0 ? at : 0;
  });
  problem.loads.forEach((loads, source) => {
    const count = taken[source] as number;
    if (demand === 'exactly' ? count !== loads : count < loads) {
      throw new Error(`${count} of ${loads} loads of source ${source} are taken`);
    }
  });
  problem.room.forEach((room, sink) => {
    if ((brought[sink] as number) > room)
      throw new Error(`sink ${sink} gets more than it has room`);
  });
  return Math.max(0, ...ends);
}
