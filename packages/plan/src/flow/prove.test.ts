import { createRequire } from 'node:module';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { openHighs } from '../highs/solver.ts';
import { checkShuttle } from '../shuttle/check.ts';
import { NO_WAY, type ShuttleProblem } from '../shuttle/types.ts';
import type { Solver } from '../solver.ts';
import { flowBound } from './bound.ts';
import { proveShuttle } from './prove.ts';
import { shuttleOf, withoutWaiting } from './testing/shuttles.ts';

let solver: Solver;
beforeAll(async () => {
  solver = await openHighs(createRequire(import.meta.url).resolve('highs/runtime'));
});

/** Three quarters, three halls, three buses: the example of the literature, whose optimum is 23. */
const three = shuttleOf({
  loads: [1, 3, 3],
  room: [4, 4, 1],
  out: [[7, 4, 9]],
  there: [
    [6, 7, 8],
    [10, 9, 2],
    [6, 3, 7],
  ],
  vehicles: 3,
});

/** The second quarter is reached sooner by way of the first: a bound that asks the direct road would be wrong. */
const detour = shuttleOf({
  loads: [3, 1],
  room: [8, 3],
  out: [[1, 10]],
  there: [
    [6, 2],
    [9, 5],
  ],
  vehicles: 2,
});

/** Nobody waits at the first stop; but the road there and on is far shorter than the direct one. */
const passing = shuttleOf({
  loads: [0, 1],
  room: [2],
  out: [[1, 10]],
  there: [[1], [1]],
  vehicles: 1,
});

describe('a proof', () => {
  it.each([
    ['three buses', three, 23],
    ['a detour', detour, 13],
    ['a stop passed exactly as often as needed', passing, 11],
    ['a stop passed once more than needed', { ...passing, demand: 'at-least' as const }, 4],
  ])('finds the earliest end of %s without a plan to begin with', (_, problem, ends) => {
    const proof = proveShuttle(problem, solver, { seconds: 20 });
    expect(proof).toMatchObject({ ends, bound: ends, proven: true });
    expect(checkShuttle(problem, proof.routes ?? [])).toMatchObject({ ends, wrong: [] });
  });

  it('sends a vehicle no earlier than it is ready', () => {
    const late = { ...passing, ready: Int32Array.of(30) };
    expect(proveShuttle(late, solver, { seconds: 5 })).toMatchObject({ ends: 41, proven: true });
  });

  it('knows the same in seconds as in minutes', () => {
    const seconds = (times: Int32Array) => times.map((minutes) => 60 * minutes);
    const { out, there, back } = three;
    const slow = { ...three, out: seconds(out), there: seconds(there), back: seconds(back) };
    expect(proveShuttle(slow, solver, { seconds: 20 }).ends).toBe(23 * 60);
  });

  it('keeps the plan it was given where no plan ends earlier', () => {
    const { ends, routes } = proveShuttle(three, solver, { seconds: 20 });
    const incumbent = { ends: ends ?? 0, routes: routes ?? [] };
    const told: number[] = [];
    const onProgress = ({ bound }: { bound: number }) => told.push(bound);
    const proof = proveShuttle(three, solver, { incumbent, seconds: 20, onProgress });
    expect(proof).toEqual({ ...incumbent, bound: 23, proven: true });
    expect(told.at(-1)).toBe(23);
  });

  it('refuses a plan that says it ends sooner than it does', () => {
    const { routes } = proveShuttle(detour, solver, { seconds: 20 });
    const incumbent = { ends: 12, routes: routes ?? [] };
    expect(() => proveShuttle(detour, solver, { incumbent, seconds: 1 })).toThrow('another moment');
  });

  it.each<[string, Partial<ShuttleProblem>]>([
    ['there is too little room', { room: Int32Array.of(2, 2, 1) }],
    ['no road leads to a quarter', { out: Int32Array.of(7, 4, NO_WAY), back: noWayTo(three, 2) }],
    ['there are no vehicles', { start: new Int32Array(), ready: new Int32Array() }],
  ])('says that there is no plan where %s', (_, change) => {
    const proof = proveShuttle({ ...three, ...change }, solver, { seconds: 5 });
    expect(proof).toEqual({ bound: Infinity, ends: null, routes: null, proven: true });
    expect(flowBound({ ...three, ...change }, solver, { seconds: 5 })).toBe(Infinity);
  });

  it('without time tells no more than it knows', () => {
    expect(proveShuttle(three, solver, { seconds: 0, bound: 20 })).toEqual({
      bound: 20,
      ends: null,
      routes: null,
      proven: false,
    });
  });

  it('needs nothing where nobody waits', () => {
    const done = { ...three, loads: new Int32Array(3) };
    expect(proveShuttle(done, solver, { seconds: 5 })).toMatchObject({ ends: 0, proven: true });
  });
});

function noWayTo({ back, sources }: ShuttleProblem, source: number): Int32Array {
  return back.map((minutes, leg) => (leg % sources === source ? NO_WAY : minutes));
}

describe('laws', () => {
  const times = (count: number, least: number) =>
    fc.array(
      fc.oneof({ weight: 6, arbitrary: fc.integer({ min: least, max: 9 }) }, fc.constant(NO_WAY)),
      {
        minLength: count,
        maxLength: count,
      },
    );
  const counts = (most: number) =>
    fc.array(fc.integer({ min: 0, max: most }), { minLength: 2, maxLength: 2 });
  const problems: fc.Arbitrary<ShuttleProblem> = fc
    .record({
      loads: counts(2),
      room: counts(3),
      out: times(4, 0),
      there: times(4, 1),
      back: times(4, 0),
      start: fc.array(fc.integer({ min: 0, max: 1 }), { minLength: 1, maxLength: 2 }),
      ready: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 2, maxLength: 2 }),
      demand: fc.constantFrom('exactly' as const, 'at-least' as const),
    })
    .filter(({ room }) => (room[0] as number) + (room[1] as number) <= 4)
    .map(({ loads, room, out, there, back, start, ready, demand }) => ({
      sources: 2,
      sinks: 2,
      starts: 2,
      loads: Int32Array.from(loads),
      room: Int32Array.from(room),
      out: Int32Array.from(out),
      there: Int32Array.from(there),
      back: Int32Array.from(back),
      start: Int32Array.from(start),
      ready: Int32Array.from(ready.slice(0, start.length)),
      demand,
    }));

  it('no plan tried by hand ends before the proven one, and the bound of fractions is never above it', () => {
    const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
    console.info('seed', seed);
    const law = fc.property(problems, (problem) => {
      const earliest = withoutWaiting(problem);
      const proof = proveShuttle(problem, solver, { seconds: 20 });
      expect(proof.proven).toBe(true);
      expect(proof.bound).toBe(earliest);
      if (proof.routes === null) expect(earliest).toBe(Infinity);
      else expect(checkShuttle(problem, proof.routes)).toMatchObject({ ends: earliest, wrong: [] });
      expect(flowBound(problem, solver, { seconds: 20 })).toBeLessThanOrEqual(earliest);
    });
    fc.assert(law, { seed, numRuns: 200 });
  });
});
