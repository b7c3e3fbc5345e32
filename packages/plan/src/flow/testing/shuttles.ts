import { NO_WAY, type ShuttleProblem } from '../../shuttle/types.ts';

/** One table of times there and back, all vehicles ready at once where the first `out` begins. */
export function shuttleOf(of: {
  readonly loads: readonly number[];
  readonly room: readonly number[];
  readonly out: readonly (readonly number[])[];
  readonly there: readonly (readonly number[])[];
  readonly vehicles: number;
}): ShuttleProblem {
  const [sources, sinks] = [of.loads.length, of.room.length];
  const there = Int32Array.from(of.there.flat());
  return {
    sources,
    sinks,
    starts: of.out.length,
    loads: Int32Array.from(of.loads),
    room: Int32Array.from(of.room),
    out: Int32Array.from(of.out.flat()),
    there,
    back: Int32Array.from({ length: sources * sinks }, (_, leg) => {
      const [sink, source] = [Math.floor(leg / sources), leg % sources];
      return there[source * sinks + sink] as number;
    }),
    start: Int32Array.from({ length: of.vehicles }, (_, vehicle) => vehicle % of.out.length),
    ready: new Int32Array(of.vehicles),
    demand: 'exactly',
  };
}

/** The earliest end of all plans there are, each tried: for the smallest problems only. Infinity where there is none. */
export function withoutWaiting(problem: ShuttleProblem): number {
  const { sources, sinks, out, there, back, start, ready, demand } = problem;
  const loads = [...problem.loads];
  const room = [...problem.room];
  let earliest = Number.POSITIVE_INFINITY;

  const goOn = (vehicle: number, sink: number, at: number, ends: number) => {
    if (ends >= earliest) return;
    if (loads.every((count) => count <= 0)) earliest = ends;
    if (vehicle === start.length) return;
    goOn(vehicle + 1, -1, ready[vehicle + 1] ?? 0, ends);
    for (let source = 0; source < sources; source++) {
      const place = start[vehicle] as number;
      const empty = sink < 0 ? out[place * sources + source] : back[sink * sources + source];
      if (demand === 'exactly' && (loads[source] as number) <= 0) continue;
      for (let next = 0; next < sinks; next++) {
        const full = there[source * sinks + next] as number;
        if ((room[next] as number) <= 0 || full >= NO_WAY || (empty as number) >= NO_WAY) continue;
        loads[source] = (loads[source] as number) - 1;
        room[next] = (room[next] as number) - 1;
        const done = at + (empty as number) + full;
        goOn(vehicle, next, done, Math.max(ends, done));
        loads[source] = (loads[source] as number) + 1;
        room[next] = (room[next] as number) + 1;
      }
    }
  };
  goOn(0, -1, ready[0] ?? 0, 0);
  return earliest;
}
