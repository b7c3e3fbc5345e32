import { NO_WAY, type ShuttleProblem, type ShuttleRoutes } from './types.ts';

/**
 * All routes in few flat rows, so that trying a change costs some additions. Each vehicle has `stride` cells: cell 0 is where it starts, cells 1..count
 * are its trips, the cell after them ends it. Beginning and end look like trips, so that no change has to ask whether it is at an end.
 */
export interface Tours {
  readonly sources: number;
  readonly sinks: number;
  readonly vehicles: number;
  readonly stride: number;
  /** `sources` in the cell after the last trip. */
  readonly from: Uint16Array;
  /** In cell 0 the row of `back` that says how long from readiness to each source. */
  readonly to: Uint16Array;
  /** When the vehicle has done everything up to this cell. */
  readonly done: Float64Array;
  readonly count: Int32Array;
  /** `[source * sinks + sink]` */
  readonly there: Int32Array;
  /** `[sink * (sources + 1) + source]`, after the sinks one row for each way to start; the last column ends a route at no cost. */
  readonly back: Int32Array;
  readonly taken: Int32Array;
  readonly received: Int32Array;
}

export function createTours(problem: ShuttleProblem, most: number): Tours {
  const { sources, sinks } = problem;
  const vehicles = problem.start.length;
  const rows = new Map<string, number>();
  const back: number[] = [];
  for (let j = 0; j < sinks; j++) {
    for (let i = 0; i < sources; i++) back.push(problem.back[j * sources + i] as number);
    back.push(0);
  }
  const stride = Math.min(most, Math.max(64, Math.floor(2 ** 21 / vehicles))) + 2;
  const from = new Uint16Array(vehicles * stride).fill(sources);
  const to = new Uint16Array(vehicles * stride);
  for (let vehicle = 0; vehicle < vehicles; vehicle++) {
    const start = problem.start[vehicle] as number;
    const ready = problem.ready[vehicle] as number;
    const key = `${start} ${ready}`;
    let row = rows.get(key);
    if (row === undefined) {
      row = sinks + rows.size;
      rows.set(key, row);
      for (let i = 0; i < sources; i++) {
        back.push(Math.min(NO_WAY, ready + (problem.out[start * sources + i] as number)));
      }
      back.push(0);
    }
    to[vehicle * stride] = row;
  }
  return {
    sources,
    sinks,
    vehicles,
    stride,
    from,
    to,
    done: new Float64Array(vehicles * stride),
    count: new Int32Array(vehicles),
    there: problem.there,
    back: Int32Array.from(back),
    taken: new Int32Array(sources),
    received: new Int32Array(sinks),
  };
}

/** Puts a trip before cell `cell`; the caller times the route again. */
export function insertTrip(tours: Tours, vehicle: number, cell: number, i: number, j: number) {
  const { stride, from, to, count } = tours;
  const at = vehicle * stride + cell;
  const end = vehicle * stride + (count[vehicle] as number) + 2;
  from.copyWithin(at + 1, at, end);
  to.copyWithin(at + 1, at, end);
  from[at] = i;
  to[at] = j;
  count[vehicle] = (count[vehicle] as number) + 1;
}

export function removeTrip(tours: Tours, vehicle: number, cell: number) {
  const { stride, from, to, count } = tours;
  const at = vehicle * stride + cell;
  const end = vehicle * stride + (count[vehicle] as number) + 2;
  from.copyWithin(at, at + 1, end);
  to.copyWithin(at, at + 1, end);
  count[vehicle] = (count[vehicle] as number) - 1;
}

/** Times the route again from `cell` on. */
export function timeRoute(tours: Tours, vehicle: number, cell: number) {
  const { stride, from, to, done, there, back, sinks } = tours;
  const columns = tours.sources + 1;
  const base = vehicle * stride;
  const last = base + (tours.count[vehicle] as number);
  for (let at = base + Math.max(1, cell); at <= last; at++) {
    const i = from[at] as number;
    done[at] =
      (done[at - 1] as number) +
      (back[(to[at - 1] as number) * columns + i] as number) +
      (there[i * sinks + (to[at] as number)] as number);
  }
}

export const doneOf = (tours: Tours, vehicle: number): number =>
  tours.done[vehicle * tours.stride + (tours.count[vehicle] as number)] as number;

export function endsOf(tours: Tours): number {
  let ends = 0;
  for (let vehicle = 0; vehicle < tours.vehicles; vehicle++) {
    ends = Math.max(ends, doneOf(tours, vehicle));
  }
  return ends;
}

/** Takes over routes that have room in `stride` cells. */
export function setRoutes(tours: Tours, routes: ShuttleRoutes) {
  const { stride, from, to, count, taken, received, sources } = tours;
  taken.fill(0);
  received.fill(0);
  routes.forEach((route, vehicle) => {
    const base = vehicle * stride;
    count[vehicle] = route.length / 2;
    for (let trip = 0; trip * 2 < route.length; trip++) {
      const i = route[trip * 2] as number;
      const j = route[trip * 2 + 1] as number;
      from[base + trip + 1] = i;
      to[base + trip + 1] = j;
      taken[i] = (taken[i] as number) + 1;
      received[j] = (received[j] as number) + 1;
    }
    from[base + route.length / 2 + 1] = sources;
    timeRoute(tours, vehicle, 1);
  });
}

export function routesOf(tours: Tours): number[][] {
  const { stride, from, to, count } = tours;
  return Array.from({ length: tours.vehicles }, (_, vehicle) => {
    const route: number[] = [];
    for (let cell = 1; cell <= (count[vehicle] as number); cell++) {
      const at = vehicle * stride + cell;
      route.push(from[at] as number, to[at] as number);
    }
    return route;
  });
}

/** `k` trips from cell `p` of vehicle `a` against `l` trips from cell `q` of another vehicle; the caller times both again. */
export function exchange(
  tours: Tours,
  a: number,
  p: number,
  k: number,
  b: number,
  q: number,
  l: number,
) {
  const { stride, from, to, count } = tours;
  const atA = a * stride + p;
  const atB = b * stride + q;
  const endA = a * stride + (count[a] as number) + 2;
  const endB = b * stride + (count[b] as number) + 2;
  for (const row of [from, to]) {
    const ofA = row.slice(atA, atA + k);
    const ofB = row.slice(atB, atB + l);
    if (k !== l) {
      row.copyWithin(atA + l, atA + k, endA);
      row.copyWithin(atB + k, atB + l, endB);
    }
    row.set(ofB, atA);
    row.set(ofA, atB);
  }
  count[a] = (count[a] as number) - k + l;
  count[b] = (count[b] as number) - l + k;
}
