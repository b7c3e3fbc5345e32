import { leastDriving } from './leastDriving.ts';
import { NO_WAY, type ShuttleProblem } from './types.ts';

/**
 * The trips of the least driving, given out one after the other to whoever is done first, along its own empty legs where there are any left. Loads and
 * room are right; a leg without a way may be in it where what is left cannot be reached otherwise. null: no plan has room and ways for all loads.
 */
export function seedRoutes(problem: ShuttleProblem): number[][] | null {
  const { sources, sinks, starts } = problem;
  const fleet = new Int32Array(starts);
  for (const start of problem.start) fleet[start] = (fleet[start] as number) + 1;
  const least = leastDriving(problem, fleet);
  if (least === null) return null;
  const there = least.there.slice();
  const back = least.back.slice();
  const out = least.out.slice();
  const waiting = new Int32Array(sources);
  let left = 0;
  for (let i = 0; i < sources; i++) {
    for (let j = 0; j < sinks; j++) {
      waiting[i] = (waiting[i] as number) + (there[i * sinks + j] as number);
    }
    left += waiting[i] as number;
  }
  const routes: number[][] = Array.from(problem.start, () => []);
  const done = Float64Array.from(problem.ready);
  for (; left > 0; left--) {
    let vehicle = 0;
    for (let each = 1; each < done.length; each++) {
      if ((done[each] as number) < (done[vehicle] as number)) vehicle = each;
    }
    const route = routes[vehicle] as number[];
    const at = route.at(-1);
    const legs = at === undefined ? out : back;
    const times = at === undefined ? problem.out : problem.back;
    const row = (at === undefined ? (problem.start[vehicle] as number) : at) * sources;
    let source = -1;
    let nearest = Number.POSITIVE_INFINITY;
    for (let i = 0; i < sources; i++) {
      if (waiting[i] === 0) continue;
      const time = (times[row + i] as number) - ((legs[row + i] as number) > 0 ? NO_WAY : 0);
      if (time < nearest) {
        nearest = time;
        source = i;
      }
    }
    if ((legs[row + source] as number) > 0) legs[row + source] = (legs[row + source] as number) - 1;
    let sink = -1;
    for (let j = 0; j < sinks; j++) {
      if ((there[source * sinks + j] as number) === 0) continue;
      if (
        sink < 0 ||
        (problem.there[source * sinks + j] as number) >
          (problem.there[source * sinks + sink] as number)
      ) {
        sink = j;
      }
    }
    there[source * sinks + sink] = (there[source * sinks + sink] as number) - 1;
    waiting[source] = (waiting[source] as number) - 1;
    route.push(source, sink);
    done[vehicle] =
      (done[vehicle] as number) +
      (times[row + source] as number) +
      (problem.there[source * sinks + sink] as number);
  }
  return routes;
}
