import { NO_WAY, type ShuttleProblem, type ShuttleRoutes } from '@corridor/plan';

/** Sensible dispatch by hand: of all vehicles and all ways to take a load, always the one that is done first. null: it gets stuck. */
export function earliestFinish(problem: ShuttleProblem): ShuttleRoutes | null {
  const { sources, sinks, out, there, back, start, ready } = problem;
  const loads = [...problem.loads];
  const room = [...problem.room];
  const routes = Array.from(start, (): number[] => []);
  const free = [...ready];
  for (let left = loads.reduce((a, b) => a + b, 0); left > 0; left--) {
    let [best, of, from, to] = [NO_WAY, -1, -1, -1];
    for (const [vehicle, route] of routes.entries()) {
      const at = route.at(-1);
      for (let source = 0; source < sources; source++) {
        if (loads[source] === 0) continue;
        const empty =
          at === undefined
            ? out[(start[vehicle] as number) * sources + source]
            : back[at * sources + source];
        for (let sink = 0; sink < sinks; sink++) {
          if (room[sink] === 0) continue;
          const done =
            (free[vehicle] as number) +
            (empty as number) +
            (there[source * sinks + sink] as number);
          if (done < best) [best, of, from, to] = [done, vehicle, source, sink];
        }
      }
    }
    if (of < 0) return null;
    routes[of]?.push(from, to);
    free[of] = best;
    loads[from] = (loads[from] as number) - 1;
    room[to] = (room[to] as number) - 1;
  }
  return routes;
}
