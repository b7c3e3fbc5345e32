import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openHighs } from '../highs/solver.ts';
import { checkShuttle } from '../shuttle/check.ts';
import type { ShuttleProblem } from '../shuttle/types.ts';
import { proveShuttle } from './prove.ts';

// The published instances have no licence to be handed on: whoever has them says where, and its list of optima is held against ours.
const folder = process.env.CORRIDOR_BEP ?? '';
const isThere = folder !== '' && existsSync(join(folder, 'README.md'));
if (!isThere) console.info('CORRIDOR_BEP names no folder of published instances: not proven here');

it.skipIf(!isThere)(
  'proves the published optima of up to six quarters',
  async () => {
    const solver = await openHighs();
    const optima = optimaIn(readFileSync(join(folder, 'README.md'), 'utf8'));
    expect(optima.length).toBeGreaterThan(0);
    for (const { file, optimum } of optima) {
      const problem = readInstance(readFileSync(join(folder, file), 'utf8'));
      const { routes, ...proof } = proveShuttle(problem, solver, { seconds: 60 });
      expect({ file, ...proof }).toEqual({ file, bound: optimum, ends: optimum, proven: true });
      expect(checkShuttle(problem, routes ?? [])).toMatchObject({ wrong: [], ends: optimum });
    }
  },
  60_000,
);

/** Rows such as `| BEP-1-2-2-2-i1.txt | 46 |`. */
const optimaIn = (text: string) =>
  [...text.matchAll(/^\| (BEP-1-[2-6]-\S+) \| (\d+)/gm)].map(([, file = '', optimum]) => ({
    file,
    optimum: Number(optimum),
  }));

function readInstance(text: string): ShuttleProblem {
  const rows = text.split('\n').map((line) => line.trim().split(/\s+/).map(Number));
  const [[, seats = 1] = [], [starts = 0, ...parked] = [], [sources = 0, , ...people] = []] = rows;
  const [sinks = 0, , ...places] = rows[3] ?? [];
  const out = rows.slice(5, 5 + starts).flatMap(([, ...times]) => times);
  const there = rows.slice(6 + starts, 6 + starts + sources).flatMap(([, ...times]) => times);
  const start = parked.flatMap((vehicles, place) => new Array<number>(vehicles).fill(place));
  return {
    sources,
    sinks,
    starts,
    loads: Int32Array.from(people, (waiting) => Math.ceil(waiting / seats)),
    room: Int32Array.from(places, (free) => Math.floor(free / seats)),
    out: Int32Array.from(out),
    there: Int32Array.from(there),
    back: Int32Array.from({ length: sources * sinks }, (_, leg) => {
      const [sink, source] = [Math.floor(leg / sources), leg % sources];
      return there[source * sinks + sink] as number;
    }),
    start: Int32Array.from(start),
    ready: new Int32Array(start.length),
    demand: 'at-least',
  };
}
