import type { ShuttleRoutes } from '../shuttle/types.ts';
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
