import { type ShuttleBounds, shuttleBounds } from './bounds.ts';
import {
  changeSink,
  relocate,
  reorder,
  swapSinks,
  swapSome,
  swapSources,
  swapTails,
  swapTrips,
} from './changes.ts';
import { addExtra, changeExtra, dropExtra } from './extraTrips.ts';
import { sumOf } from './leastDriving.ts';
import { mendRoutes } from './mend.ts';
import { seedRoutes } from './seed.ts';
import { createTours, endsOf, routesOf, setRoutes } from './tours.ts';
import { NO_WAY, type ShuttleProblem, type ShuttleResult, type ShuttleRoutes } from './types.ts';
import { aim, allow, createWalk, draw, type Walk } from './walk.ts';

export interface ShuttleSearch {
  /** A whole number. */
  readonly seed: number;
  /** Asked before every 256 changes; the best routes so far are the answer as soon as it says no. */
  readonly keepGoing: () => boolean;
  /** The most changes to try. */
  readonly moves?: number;
  /** Where to begin, if that is better than beginning anew: routes of what was planned before, which need not fit any more. */
  readonly from?: ShuttleRoutes;
  /** A bound proved elsewhere: nothing better is looked for. */
  readonly known?: number;
}

const STAGES = 256;
const ASKING = 256;
/**
 * In turns, as a part of the mean leg: always briefly so hot that nothing is a barrier, where ways are few; just warm enough to polish large problems;
 * warm enough to rearrange small ones. One unit of time is the least there is to decide, so heat well below it is wasted.
 */
const HEATS = [1, 0.03, 0.12] as const;
const LEAST = 0.6;
/** How many changes for each load a cooling takes. */
const BRIEF = 100;
const SHORTEST = 500;
const LONGEST = 40_000;

/**
 * Routes that end as early as can be found. null: no routes were found that can be driven at all; `shuttleBounds` is Infinity where it is certain that
 * there are none.
 *
 * The first answer takes some ms, also for hundreds of vehicles. After it, cooling after cooling, each twice as long as the one before: small problems
 * need many beginnings, large ones patience, and nobody says beforehand how much time there is.
 */
export function searchShuttle(
  problem: ShuttleProblem,
  search: ShuttleSearch,
): ShuttleResult | null {
  const bounds = shuttleBounds(problem);
  if (bounds.best === Number.POSITIVE_INFINITY) return null;
  const bound = Math.max(bounds.best, search.known ?? 0);
  const most = search.moves ?? Number.POSITIVE_INFINITY;
  const loads = sumOf(problem.loads);
  const extra = isShorterByDetour(problem);
  const tours = createTours(problem, extra ? loads * 2 + 8 : loads);
  const walk = createWalk(tours, problem, { extra, seed: search.seed });

  let routes = firstRoutes(problem, search.from);
  if (routes === null) return null;
  setRoutes(tours, routes);
  let best = endsOf(tours);
  let moves = 0;
  let asking = 0;
  const legs = legsOf(problem);
  const size = Math.max(100, loads);
  for (let cooling = 0; best > bound && moves < most; cooling++) {
    const turn = cooling % 3;
    const doublings = Math.floor((cooling * 2) / 3);
    const length = size * (turn === 0 ? BRIEF : Math.min(LONGEST, SHORTEST * 2 ** doublings));
    const hot = Math.max(LEAST, (HEATS[turn] as number) * legs.mean);
    const cold = Math.min(hot, Math.max(0.1, 0.0015 * legs.mean));
    let cooler = cold / hot;
    for (let stages = 1; stages < STAGES; stages *= 2) cooler = Math.sqrt(cooler);
    setRoutes(tours, routes);
    aimBelow(walk, best, bounds);
    // Where a leg leads nowhere no heat is enough to cross it: now and then everything is shaken first.
    walk.heat = turn === 0 && legs.blocked ? NO_WAY : hot;
    for (let stage = 0; stage < STAGES && best > bound; stage++) {
      for (let left = Math.ceil(length / STAGES); left > 0 && best > bound; ) {
        if (moves >= most) return answer();
        if (moves >= asking) {
          if (!search.keepGoing()) return answer();
          asking += ASKING;
        }
        const tried = change(walk, Math.min(left, asking - moves, most - moves));
        left -= tried;
        moves += tried;
        if (walk.behind > 0) continue;
        best = endsOf(tours);
        routes = routesOf(tours);
        aimBelow(walk, best, bounds);
      }
      walk.heat = Math.min(walk.heat, hot) * cooler;
    }
  }
  return answer();

  function answer(): ShuttleResult | null {
    if (routes === null || best >= NO_WAY) return null;
    return { routes, ends: best, bound, proven: best <= bound, moves };
  }
}

/** With a leg in it that no way leads along, no hour is a target but the best imaginable. */
function aimBelow(walk: Walk, best: number, bounds: ShuttleBounds) {
  aim(walk, best >= NO_WAY ? bounds.best : best - 1, best);
}

/** Tries so many changes, or fewer when the best is beaten; answers how many. */
function change(walk: Walk, moves: number): number {
  let tried = 0;
  while (tried < moves && walk.behind > 0) {
    tried++;
    allow(walk);
    const kind = draw(walk, 100);
    if (kind < 20) changeSink(walk);
    else if (kind < 31) swapSinks(walk);
    else if (kind < 40) swapSources(walk);
    else if (kind < 68) relocate(walk);
    else if (kind < 78) swapTrips(walk);
    else if (kind < 90) swapTails(walk);
    else if (kind < 95) swapSome(walk);
    else if (!walk.extra) reorder(walk);
    else if (kind < 97) reorder(walk);
    else if (kind < 98) addExtra(walk);
    else if (kind < 99) changeExtra(walk);
    else dropExtra(walk);
  }
  return tried;
}

function firstRoutes(problem: ShuttleProblem, from: ShuttleRoutes | undefined) {
  const seed = seedRoutes(problem);
  const mended = from === undefined ? null : mendRoutes(problem, from);
  if (seed === null || mended === null) return mended ?? seed;
  return endsWith(problem, mended) <= endsWith(problem, seed) ? mended : seed;
}

function endsWith(problem: ShuttleProblem, routes: ShuttleRoutes): number {
  const longest = Math.max(...routes.map((route) => route.length / 2));
  const tours = createTours(problem, longest);
  setRoutes(tours, routes);
  return endsOf(tours);
}

function legsOf(problem: ShuttleProblem): { readonly mean: number; readonly blocked: boolean } {
  let sum = 0;
  let count = 0;
  for (const times of [problem.there, problem.back]) {
    for (const time of times) {
      if (time >= NO_WAY) continue;
      sum += time;
      count++;
    }
  }
  const all = problem.there.length + problem.back.length;
  const blocked = count < all || problem.out.some((time) => time >= NO_WAY);
  return { mean: count === 0 ? 0 : sum / count, blocked };
}

/** Whether a trip more than needed can ever be of use: where no detour is shorter than the direct way, it cannot. */
function isShorterByDetour(problem: ShuttleProblem): boolean {
  if (problem.demand === 'exactly') return false;
  const { sources, sinks, starts, there, back, out } = problem;
  for (let place = 0; place < sinks + starts; place++) {
    const legs = place < sinks ? back : out;
    const row = (place < sinks ? place : place - sinks) * sources;
    for (let j = 0; j < sinks; j++) {
      let by = Number.POSITIVE_INFINITY;
      for (let i = 0; i < sources; i++) {
        by = Math.min(by, (legs[row + i] as number) + (there[i * sinks + j] as number));
      }
      for (let i = 0; i < sources; i++) {
        if (by + (back[j * sources + i] as number) < (legs[row + i] as number)) return true;
      }
    }
  }
  return false;
}
