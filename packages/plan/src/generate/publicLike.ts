import { createRandom } from '../random.ts';
import type { ShuttleProblem } from '../shuttle/types.ts';

/**
 * An instance of the kind on which bus evacuation is compared in print: one depot, as many sinks as sources (`size`), half as many buses and
 * one, every distance 1 to 10 whatever the others are, 1 to 5 loads a source, room for 1 to 10 a sink, enough in all.
 */
export function publicLike(seed: number, size: number): ShuttleProblem {
  const random = createRandom(seed);
  const upTo = (most: number) => 1 + Math.floor(random() * most);
  const row = (length: number, most: number) => Int32Array.from({ length }, () => upTo(most));
  const sum = (values: Int32Array) => values.reduce((all, one) => all + one, 0);
  let loads: Int32Array;
  let room: Int32Array;
  do {
    loads = row(size, 5);
    room = row(size, 10);
  } while (sum(room) < sum(loads));
  const out = row(size, 10);
  const there = row(size * size, 10);
  const back = new Int32Array(size * size);
  for (let source = 0; source < size; source++) {
    for (let sink = 0; sink < size; sink++) {
      back[sink * size + source] = there[source * size + sink] as number;
    }
  }
  const vehicles = Math.floor(size / 2) + 1;
  const [start, ready] = [new Int32Array(vehicles), new Int32Array(vehicles)];
  const sizes = { sources: size, sinks: size, starts: 1 };
  return { ...sizes, loads, room, out, there, back, start, ready, demand: 'at-least' };
}
