import { leastDriving } from './leastDriving.ts';
import { NO_WAY, type ShuttleProblem } from './types.ts';

/** No plan ends before any of them; Infinity: there is no plan. */
export interface ShuttleBounds {
  /** Somebody must fetch the load that is farthest away. */
  readonly farthest: number;
  /** All driving together, at its least, shared out evenly. */
  readonly driving: number;
  /** So many loads for so few vehicles: each trip as short as there are any. */
  readonly busiest: number;
  /** The highest of them. */
  readonly best: number;
}

/** Some ms for a dozen sources and sinks. */
export function shuttleBounds(problem: ShuttleProblem): ShuttleBounds {
  if (problem.loads.every((loads) => loads === 0)) {
    return { farthest: 0, driving: 0, busiest: 0, best: 0 };
  }
  const farthest = farthestLoad(problem);
  const busiest = busiestVehicles(problem);
  const driving = sharedDriving(problem);
  return { farthest, driving, busiest, best: Math.max(farthest, driving, busiest) };
}

/**
 * The quickest way to a source need not be the direct one: where roads are not what they seem, a vehicle is there sooner by taking a load from
 * elsewhere to a sink on the way. So reaching a source is a shortest path over loaded and empty legs alike.
 */
function farthestLoad(problem: ShuttleProblem): number {
  const { sources, sinks, loads } = problem;
  const reached = new Float64Array(sources).fill(Number.POSITIVE_INFINITY);
  problem.start.forEach((start, vehicle) => {
    for (let i = 0; i < sources; i++) {
      const out = problem.out[start * sources + i] as number;
      if (out >= NO_WAY) continue;
      reached[i] = Math.min(reached[i] as number, (problem.ready[vehicle] as number) + out);
    }
  });
  for (let changed = true; changed; ) {
    changed = false;
    for (let i = 0; i < sources; i++) {
      if (!mayBeVisited(problem, i) || reached[i] === Number.POSITIVE_INFINITY) continue;
      for (let j = 0; j < sinks; j++) {
        const loaded = problem.there[i * sinks + j] as number;
        if (loaded >= NO_WAY || problem.room[j] === 0) continue;
        for (let next = 0; next < sources; next++) {
          const empty = problem.back[j * sources + next] as number;
          const time = (reached[i] as number) + loaded + empty;
          if (empty < NO_WAY && time < (reached[next] as number)) {
            reached[next] = time;
            changed = true;
          }
        }
      }
    }
  }
  let latest = 0;
  for (let i = 0; i < sources; i++) {
    if (loads[i] === 0) continue;
    latest = Math.max(latest, (reached[i] as number) + shortestThere(problem, i));
  }
  return latest;
}

const mayBeVisited = (problem: ShuttleProblem, source: number): boolean =>
  problem.demand === 'at-least' || problem.loads[source] !== 0;

function shortestThere(problem: ShuttleProblem, source: number): number {
  let shortest = Number.POSITIVE_INFINITY;
  for (let j = 0; j < problem.sinks; j++) {
    const time = problem.there[source * problem.sinks + j] as number;
    if (time < NO_WAY && problem.room[j] !== 0) shortest = Math.min(shortest, time);
  }
  return shortest;
}

/**
 * By a given hour the vehicles that can have done anything at all by then must have driven at least as much as all loads need, and each has only the
 * time since it was ready. The earliest hour at which that adds up.
 */
function sharedDriving(problem: ShuttleProblem): number {
  const all = new Int32Array(problem.starts);
  for (const start of problem.start) all[start] = (all[start] as number) + 1;
  const together = leastDriving(problem, all);
  if (together === null) return Number.POSITIVE_INFINITY;
  const trip = soonestTrip(problem);
  const soonest = Array.from(problem.start, (start, vehicle) => {
    return (problem.ready[vehicle] as number) + (trip[start] as number);
  });
  for (let hour = levelOf([...problem.ready], together.time); ; ) {
    const vehicles = new Int32Array(problem.starts);
    const ready: number[] = [];
    let next = Number.POSITIVE_INFINITY;
    soonest.forEach((time, vehicle) => {
      if (time > hour) {
        next = Math.min(next, time);
        return;
      }
      const start = problem.start[vehicle] as number;
      vehicles[start] = (vehicles[start] as number) + 1;
      ready.push(problem.ready[vehicle] as number);
    });
    const least = leastDriving(problem, vehicles);
    const level = least === null ? Number.POSITIVE_INFINITY : levelOf(ready, least.time);
    if (level <= hour) return hour;
    if (level === Number.POSITIVE_INFINITY && next === level) return level;
    hour = Math.min(level, next);
  }
}

function soonestTrip(problem: ShuttleProblem): number[] {
  const { sources, starts } = problem;
  return Array.from({ length: starts }, (_, start) => {
    let soonest = Number.POSITIVE_INFINITY;
    for (let i = 0; i < sources; i++) {
      const out = problem.out[start * sources + i] as number;
      if (out >= NO_WAY || !mayBeVisited(problem, i)) continue;
      soonest = Math.min(soonest, out + shortestThere(problem, i));
    }
    return soonest;
  });
}

/** The earliest whole hour by which so many vehicles, working since they were ready, have worked so much: water rising over steps. */
function levelOf(ready: readonly number[], work: number): number {
  if (work === 0) return 0;
  const steps = [...ready].sort((a, b) => a - b);
  let below = 0;
  for (let count = 1; count <= steps.length; count++) {
    below += steps[count - 1] as number;
    const level = Math.ceil((work + below) / count);
    const next = steps[count];
    if (next === undefined || level <= next) return level;
  }
  return Number.POSITIVE_INFINITY;
}

/**
 * Each vehicle makes as many trips as it can by a given hour, all as short as any: the shortest loads there are, the shortest ways out and back.
 * The earliest hour at which that is enough trips.
 */
function busiestVehicles(problem: ShuttleProblem): number {
  const { sources, sinks, starts, loads } = problem;
  const trips: number[] = [];
  for (let i = 0; i < sources; i++) {
    const shortest = shortestThere(problem, i);
    for (let load = 0; load < (loads[i] as number); load++) trips.push(shortest);
  }
  trips.sort((a, b) => a - b);
  if (trips.at(-1) === Number.POSITIVE_INFINITY) return Number.POSITIVE_INFINITY;
  let back = Number.POSITIVE_INFINITY;
  for (let j = 0; j < sinks; j++) {
    if (problem.room[j] === 0) continue;
    for (let i = 0; i < sources; i++) {
      if (!mayBeVisited(problem, i)) continue;
      const time = problem.back[j * sources + i] as number;
      if (time < NO_WAY) back = Math.min(back, time);
    }
  }
  const out = Array.from({ length: starts }, (_, start) => {
    let shortest = Number.POSITIVE_INFINITY;
    for (let i = 0; i < sources; i++) {
      const time = problem.out[start * sources + i] as number;
      if (time < NO_WAY && mayBeVisited(problem, i)) shortest = Math.min(shortest, time);
    }
    return shortest;
  });
  const after = [0];
  for (const trip of trips) {
    const before = after.at(-1) as number;
    after.push(before + trip + (after.length > 1 ? back : 0));
  }
  const byHour = (hour: number): number => {
    let made = 0;
    problem.start.forEach((start, vehicle) => {
      const time = hour - (problem.ready[vehicle] as number) - (out[start] as number);
      let low = 0;
      let high = trips.length;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((after[middle] as number) <= time) low = middle;
        else high = middle - 1;
      }
      made += low;
    });
    return made;
  };
  let low = 0;
  let high = 1;
  while (byHour(high) < trips.length) {
    if (high > 2 ** 40) return Number.POSITIVE_INFINITY;
    high *= 2;
  }
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (byHour(middle) >= trips.length) high = middle;
    else low = middle + 1;
  }
  return low;
}
