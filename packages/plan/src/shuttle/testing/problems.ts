import fc from 'fast-check';
import { NO_WAY, type ShuttleProblem } from '../types.ts';

/** Rows as on paper: `there[source][sink]`, `out[start][source]`; empty vehicles take as long as full ones unless `back[sink][source]` says otherwise. */
export interface Written {
  readonly loads: readonly number[];
  readonly room: readonly number[];
  readonly out: readonly (readonly number[])[];
  readonly there: readonly (readonly number[])[];
  readonly back?: readonly (readonly number[])[];
  /** Where each vehicle starts. */
  readonly start: readonly number[];
  readonly ready?: readonly number[];
  readonly demand?: ShuttleProblem['demand'];
}

export function problemOf(written: Written): ShuttleProblem {
  const { loads, room, there } = written;
  const back = written.back ?? room.map((_, j) => loads.map((_, i) => there[i]?.[j] ?? Number.NaN));
  return {
    sources: loads.length,
    sinks: room.length,
    starts: written.out.length,
    loads: Int32Array.from(loads),
    room: Int32Array.from(room),
    out: Int32Array.from(written.out.flat()),
    there: Int32Array.from(there.flat()),
    back: Int32Array.from(back.flat()),
    start: Int32Array.from(written.start),
    ready: Int32Array.from(written.ready ?? written.start.map(() => 0)),
    demand: written.demand ?? 'exactly',
  };
}

/** Goerigk, Grün and Heßler's example of 2013: three of everything; the earliest end is 23. */
export const threeOfAll = problemOf({
  loads: [1, 3, 3],
  room: [4, 4, 1],
  out: [[7, 4, 9]],
  there: [
    [6, 7, 8],
    [10, 9, 2],
    [6, 3, 7],
  ],
  start: [0, 0, 0],
});

/** Source 1 is 10 away, but 1 + 2 + 5 = 8 by source 0 and sink 1. The earliest end is 13. */
export const roundabout = problemOf({
  loads: [3, 1],
  room: [8, 3],
  out: [[1, 10]],
  there: [
    [6, 2],
    [9, 5],
  ],
  start: [0, 0],
});

const rows = (count: number, width: number, times: fc.Arbitrary<number>) =>
  fc.array(fc.array(times, { minLength: width, maxLength: width }), {
    minLength: count,
    maxLength: count,
  });

/** Few enough trips to try everything; some legs lead nowhere, nothing is symmetric, detours may be shorter. */
export const tinyProblems: fc.Arbitrary<ShuttleProblem> = fc
  .record({
    sources: fc.integer({ min: 1, max: 3 }),
    sinks: fc.integer({ min: 1, max: 2 }),
    starts: fc.integer({ min: 1, max: 2 }),
    vehicles: fc.integer({ min: 1, max: 3 }),
    demand: fc.constantFrom('exactly' as const, 'at-least' as const),
  })
  .chain(({ sources, sinks, starts, vehicles, demand }) => {
    const times = fc.oneof(
      { weight: 9, arbitrary: fc.integer({ min: 0, max: 12 }) },
      { weight: 1, arbitrary: fc.constant(NO_WAY) },
    );
    const several = (count: number, max: number) =>
      fc.array(fc.integer({ min: 0, max }), { minLength: count, maxLength: count });
    return fc.record({
      loads: several(sources, 2).filter((loads) => loads.reduce((sum, each) => sum + each, 0) < 5),
      room: several(sinks, 3),
      out: rows(starts, sources, times),
      there: rows(sources, sinks, times),
      back: rows(sinks, sources, times),
      start: several(vehicles, starts - 1),
      ready: several(vehicles, 8),
      demand: fc.constant(demand),
    });
  })
  .map(problemOf);
