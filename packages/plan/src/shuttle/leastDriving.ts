import { createFlowNetwork } from './cheapestFlow.ts';
import { NO_WAY, type ShuttleProblem } from './types.ts';

/** How often each leg is driven when all vehicles together drive as little as possible; who drives it is left open. */
export interface LeastDriving {
  /** Of all vehicles together, without what they wait until they are ready. */
  readonly time: number;
  /** `[source * sinks + sink]` */
  readonly there: Int32Array;
  /** `[sink * sources + source]` */
  readonly back: Int32Array;
  /** `[start * sources + source]` */
  readonly out: Int32Array;
}

/**
 * Every load leaves its source and, in thought, goes back to it: by a sink, and from there either by an empty leg to the next source, or by the end
 * of one vehicle and the beginning of another. So the whole operation is one flow of as many units as there are loads, and its cheapest form is
 * whole-numbered. Loops no vehicle reaches are not excluded: no plan drives less than this.
 *
 * `vehicles[start]`: how many may set out from there. null: no plan has room and ways for all loads.
 */
export function leastDriving(
  problem: ShuttleProblem,
  vehicles: ArrayLike<number>,
): LeastDriving | null {
  const { sources, sinks, starts, loads, room } = problem;
  const outOf = 2;
  const into = outOf + sources;
  const reached = into + sources;
  const left = reached + sinks;
  const start = left + sinks;
  const pool = start + starts;
  const network = createFlowNetwork(pool + 1);
  let wanted = 0;
  let fleet = 0;
  for (let k = 0; k < starts; k++) fleet += vehicles[k] ?? 0;
  const most = sumOf(room);
  for (let i = 0; i < sources; i++) {
    const waiting = loads[i] as number;
    wanted += waiting;
    network.addArc(0, outOf + i, waiting, 0);
    network.addArc(into + i, 1, waiting, 0);
    if (problem.demand === 'at-least') network.addArc(into + i, outOf + i, most, 0);
  }
  const there = arcs(sources, sinks, problem.there, (i, j, cost) =>
    network.addArc(outOf + i, reached + j, most, cost),
  );
  for (let j = 0; j < sinks; j++) {
    network.addArc(reached + j, left + j, room[j] as number, 0);
    network.addArc(left + j, pool, fleet, 0);
  }
  const back = arcs(sinks, sources, problem.back, (j, i, cost) =>
    network.addArc(left + j, into + i, most, cost),
  );
  for (let k = 0; k < starts; k++) network.addArc(pool, start + k, vehicles[k] ?? 0, 0);
  const out = arcs(starts, sources, problem.out, (k, i, cost) =>
    network.addArc(start + k, into + i, fleet, cost),
  );

  const { sent, cost } = network.send(0, 1, wanted);
  if (sent < wanted) return null;
  const carried = (arc: number) => (arc < 0 ? 0 : network.carried(arc));
  return { time: cost, there: there.map(carried), back: back.map(carried), out: out.map(carried) };
}

function arcs(
  from: number,
  to: number,
  times: Int32Array,
  add: (from: number, to: number, cost: number) => number,
): Int32Array {
  const numbers = new Int32Array(from * to).fill(-1);
  for (let a = 0; a < from; a++) {
    for (let b = 0; b < to; b++) {
      const time = times[a * to + b] as number;
      if (time < NO_WAY) numbers[a * to + b] = add(a, b, time);
    }
  }
  return numbers;
}

export function sumOf(numbers: Int32Array): number {
  let sum = 0;
  for (const each of numbers) sum += each;
  return sum;
}
