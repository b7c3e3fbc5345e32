import { createTours, doneOf, insertTrip, routesOf, setRoutes, timeRoute } from './tours.ts';
import { NO_WAY, type ShuttleProblem, type ShuttleRoutes } from './types.ts';

/**
 * Routes of an earlier plan made to fit what is to be done now: trips for which there is no load, no room or no way any more are left out, loads nobody
 * takes are given to whoever is done earliest with them. null: that way no room is left for some load.
 */
export function mendRoutes(problem: ShuttleProblem, earlier: ShuttleRoutes): number[][] | null {
  const { sources, sinks } = problem;
  const waiting = problem.loads.slice();
  const room = problem.room.slice();
  let most = 0;
  const kept = Array.from(problem.start, (_, vehicle) => {
    const route: number[] = [];
    const old = earlier[vehicle] ?? [];
    for (let trip = 0; trip + 1 < old.length; trip += 2) {
      const source = old[trip] as number;
      const sink = old[trip + 1] as number;
      if (!((waiting[source] ?? 0) > 0 && (room[sink] ?? 0) > 0)) continue;
      if ((problem.there[source * sinks + sink] as number) >= NO_WAY) continue;
      waiting[source] = (waiting[source] as number) - 1;
      room[sink] = (room[sink] as number) - 1;
      route.push(source, sink);
    }
    most = Math.max(most, route.length / 2);
    return route;
  });
  for (const loads of waiting) most += loads;
  const tours = createTours(problem, most);
  setRoutes(tours, kept);
  const { stride, from, to, there, back, count } = tours;
  const columns = sources + 1;
  for (let source = 0; source < sources; source++) {
    for (; (waiting[source] as number) > 0; waiting[source] = (waiting[source] as number) - 1) {
      let soonest = Number.POSITIVE_INFINITY;
      let place: readonly [vehicle: number, cell: number, sink: number] | null = null;
      for (let vehicle = 0; vehicle < tours.vehicles; vehicle++) {
        const done = doneOf(tours, vehicle);
        if ((count[vehicle] as number) + 3 > stride) continue;
        for (let cell = 1; cell <= (count[vehicle] as number) + 1; cell++) {
          const at = vehicle * stride + cell;
          const before = (to[at - 1] as number) * columns;
          const after = from[at] as number;
          const reached =
            done + (back[before + source] as number) - (back[before + after] as number);
          if (reached >= soonest) continue;
          for (let sink = 0; sink < sinks; sink++) {
            const time =
              reached +
              (there[source * sinks + sink] as number) +
              (back[sink * columns + after] as number);
            if (time < soonest && (room[sink] as number) > 0) {
              soonest = time;
              place = [vehicle, cell, sink];
            }
          }
        }
      }
      if (place === null || soonest >= NO_WAY) return null;
      const [vehicle, cell, sink] = place;
      insertTrip(tours, vehicle, cell, source, sink);
      timeRoute(tours, vehicle, cell);
      room[sink] = (room[sink] as number) - 1;
    }
  }
  return routesOf(tours);
}
