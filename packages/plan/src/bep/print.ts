import type { ShuttleProblem } from '../shuttle/types.ts';

const sumOf = (values: Iterable<number>): number => {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
};

/** The problem as a published instance, buses of one place: what `readBep` reads. Its ways must be as long there as back. */
export function problemToBep(problem: ShuttleProblem): string {
  const { starts, sources, sinks, start, loads, room, out, there } = problem;
  const rows = (matrix: Int32Array, height: number, width: number) =>
    Array.from({ length: height }, (_, row) =>
      [row + 1, ...matrix.subarray(row * width, (row + 1) * width)].join(' '),
    );
  const busesAt = new Array<number>(starts).fill(0);
  for (const depot of start) busesAt[depot] = (busesAt[depot] as number) + 1;
  return [
    `${start.length} 1`,
    [starts, ...busesAt].join(' '),
    [sources, sumOf(loads), ...loads].join(' '),
    [sinks, sumOf(room), ...room].join(' '),
    '',
    ...rows(out, starts, sources),
    '',
    ...rows(there, sources, sinks),
    '',
  ].join('\n');
}
