import { NO_WAY, type ShuttleProblem, type ShuttleRoutes } from './types.ts';

export interface ShuttleCheck {
  /** Why these routes cannot be driven, in the order found. Empty: they can. */
  readonly wrong: readonly ShuttleWrong[];
  /** When each vehicle is done; 0 for one without a trip. */
  readonly done: readonly number[];
  /** The latest of `done`. */
  readonly ends: number;
}

export type ShuttleWrong =
  /** Fewer or more routes than vehicles, a trip cut in half, or a place there is not. */
  | { readonly is: 'malformed'; readonly vehicle: number }
  | { readonly is: 'no-way'; readonly vehicle: number; readonly trip: number }
  | {
      readonly is: 'loads';
      readonly source: number;
      readonly taken: number;
      readonly loads: number;
    }
  | { readonly is: 'room'; readonly sink: number; readonly taken: number; readonly room: number };

/** Drives the routes leg by leg, as plainly as can be: whatever searches for routes is held against this. */
export function checkShuttle(problem: ShuttleProblem, routes: ShuttleRoutes): ShuttleCheck {
  const { sources, sinks } = problem;
  const wrong: ShuttleWrong[] = [];
  const left: number[] = new Array(sources).fill(0);
  const received: number[] = new Array(sinks).fill(0);
  const done = routes.map((route, vehicle) => {
    const start = problem.start[vehicle];
    if (start === undefined || route.length % 2 === 1) {
      wrong.push({ is: 'malformed', vehicle });
      return 0;
    }
    let time = route.length === 0 ? 0 : (problem.ready[vehicle] as number);
    let at = -1;
    for (let trip = 0; trip * 2 < route.length; trip++) {
      const source = route[trip * 2] as number;
      const sink = route[trip * 2 + 1] as number;
      if (!(left[source] !== undefined && received[sink] !== undefined)) {
        wrong.push({ is: 'malformed', vehicle });
        return time;
      }
      const empty =
        at < 0 ? problem.out[start * sources + source] : problem.back[at * sources + source];
      const loaded = problem.there[source * sinks + sink];
      if ((empty as number) >= NO_WAY || (loaded as number) >= NO_WAY) {
        wrong.push({ is: 'no-way', vehicle, trip });
      }
      time += (empty as number) + (loaded as number);
      left[source] += 1;
      received[sink] += 1;
      at = sink;
    }
    return time;
  });
  if (routes.length !== problem.start.length) {
    wrong.push({ is: 'malformed', vehicle: routes.length });
  }
  left.forEach((taken, source) => {
    const loads = problem.loads[source] as number;
    if (taken < loads || (taken > loads && problem.demand === 'exactly')) {
      wrong.push({ is: 'loads', source, taken, loads });
    }
  });
  received.forEach((taken, sink) => {
    const room = problem.room[sink] as number;
    if (taken > room) wrong.push({ is: 'room', sink, taken, room });
  });
  return { wrong, done, ends: Math.max(0, ...done) };
}
