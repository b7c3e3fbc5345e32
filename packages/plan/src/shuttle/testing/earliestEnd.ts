import { NO_WAY, type ShuttleProblem } from '../types.ts';

/** The optimum, by trying everything: vehicle after vehicle, trip after trip. Infinity: there is no plan. Some trips and vehicles only. */
export function earliestEnd(problem: ShuttleProblem): number {
  const { sources, sinks } = problem;
  const waiting = [...problem.loads];
  const room = [...problem.room];
  let best = Number.POSITIVE_INFINITY;

  function go(vehicle: number, at: number, time: number, ends: number) {
    if (ends >= best) return;
    if (waiting.every((loads) => loads <= 0)) {
      best = ends;
      return;
    }
    if (vehicle === problem.start.length) return;
    for (let i = 0; i < sources; i++) {
      if (problem.demand === 'exactly' && (waiting[i] as number) <= 0) continue;
      const empty = (
        at < 0
          ? problem.out[(problem.start[vehicle] as number) * sources + i]
          : problem.back[at * sources + i]
      ) as number;
      if (empty >= NO_WAY) continue;
      for (let j = 0; j < sinks; j++) {
        const loaded = problem.there[i * sinks + j] as number;
        if (loaded >= NO_WAY || room[j] === 0) continue;
        waiting[i] = (waiting[i] as number) - 1;
        room[j] = (room[j] as number) - 1;
        const done = time + empty + loaded;
        go(vehicle, j, done, Math.max(ends, done));
        waiting[i] = (waiting[i] as number) + 1;
        room[j] = (room[j] as number) + 1;
      }
    }
    go(vehicle + 1, -1, problem.ready[vehicle + 1] ?? 0, ends);
  }

  go(0, -1, problem.ready[0] as number, 0);
  return best;
}
