import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shuttleBounds } from './bounds.ts';
import { checkShuttle } from './check.ts';
import { searchShuttle } from './search.ts';
import { earliestEnd } from './testing/earliestEnd.ts';
import { problemOf, roundabout, threeOfAll, tinyProblems } from './testing/problems.ts';
import { NO_WAY, type ShuttleProblem } from './types.ts';

const seed = Date.now() % 2 ** 31;
const always = () => true;

/** Found, and right by the plain checker. */
function endFound(problem: ShuttleProblem, moves: number, from?: readonly number[][]) {
  const options = { seed: 1, keepGoing: always, moves, ...(from && { from }) };
  const found = searchShuttle(problem, options);
  if (found === null) return null;
  expect(checkShuttle(problem, found.routes)).toMatchObject({ wrong: [], ends: found.ends });
  expect(found.bound).toBeLessThanOrEqual(found.ends);
  return found.ends;
}

test('the published example ends at 23', () => {
  expect(endFound(threeOfAll, 20_000)).toBe(23);
});

test('the farther source is reached by the nearer one, and that is proved best', () => {
  const found = searchShuttle(roundabout, { seed: 1, keepGoing: always });
  expect(found).toMatchObject({ ends: 13, bound: 13, proven: true });
});

test('whatever is small enough to try everything: no bound is above the earliest end, and the search finds it', () => {
  console.info('seed', seed);
  fc.assert(
    fc.property(tinyProblems, (problem) => {
      const earliest = earliestEnd(problem);
      expect(shuttleBounds(problem).best).toBeLessThanOrEqual(earliest);
      const found = endFound(problem, 60_000) ?? Number.POSITIVE_INFINITY;
      // Where empty vehicles get everywhere it always finds it; with few ways, or detours nobody waits at, one plan in some thousands stays hidden.
      const open = [...problem.out, ...problem.back].every((time) => time < NO_WAY);
      if (open && problem.demand === 'exactly') expect(found).toBe(earliest);
      else expect(found).toBeGreaterThanOrEqual(earliest);
    }),
    { seed, numRuns: 300 },
  );
});

test('the same seed and as many moves give the same plan', () => {
  const options = { seed: 7, keepGoing: always, moves: 30_000 };
  const hundred = oneRoad(100, 9);
  const found = searchShuttle(hundred, options);
  expect(searchShuttle(hundred, options)).toEqual(found);
  expect(found?.moves).toBeLessThanOrEqual(30_000);
});

test('stopped at once, it has a plan all the same', () => {
  const found = searchShuttle(threeOfAll, { seed: 1, keepGoing: () => false });
  expect(found?.moves).toBe(0);
  expect(checkShuttle(threeOfAll, found?.routes ?? []).wrong).toEqual([]);
});

test('it stops at a bound it was given', () => {
  const found = searchShuttle(threeOfAll, { seed: 1, keepGoing: always, known: 23 });
  expect(found).toMatchObject({ ends: 23, bound: 23, proven: true });
});

test('every place in the sinks is needed, and some sinks cannot be reached from everywhere', () => {
  const tight = problemOf({
    loads: [2, 2, 2],
    room: [1, 2, 3],
    out: [[1, 1, 1]],
    there: [
      [NO_WAY, NO_WAY, 4],
      [NO_WAY, 3, 9],
      [5, 8, 2],
    ],
    back: [
      [1, 1, 1],
      [1, 1, 1],
      [1, 1, 1],
    ],
    start: [0, 0],
  });
  expect(endFound(tight, 20_000)).toBe(earliestEnd(tight));
});

test('a pass that no load needs, where the detour is shorter', () => {
  // From the start to source 1: 50 directly, 1 + 1 + 1 by source 0 and sink 0.
  const detour = problemOf({
    loads: [1, 2],
    room: [9],
    out: [[1, 50]],
    there: [[1], [1]],
    back: [[1, 1]],
    start: [0, 0],
  });
  expect(endFound(detour, 20_000)).toBe(6);
  expect(endFound({ ...detour, demand: 'at-least' }, 20_000)).toBe(4);
});

test('loads without room, or vehicles nobody has: no plan', () => {
  const road = { loads: [2], out: [[1]], there: [[1]] };
  expect(endFound(problemOf({ ...road, room: [1], start: [0] }), 100)).toBeNull();
  expect(endFound(problemOf({ ...road, room: [2], start: [] }), 100)).toBeNull();
});

test('nobody waits: nobody drives', () => {
  const none = problemOf({ loads: [0], room: [5], out: [[1]], there: [[1]], start: [0, 0] });
  expect(searchShuttle(none, { seed: 1, keepGoing: always })).toMatchObject({
    routes: [[], []],
    ends: 0,
    proven: true,
  });
});

describe('an earlier plan', () => {
  const good = searchShuttle(threeOfAll, { seed: 1, keepGoing: always, known: 23 });
  const from = (good?.routes ?? []).map((route) => [...route]);

  test('that still fits is where it begins', () => {
    expect(endFound(threeOfAll, 0, from)).toBe(23);
  });

  test('is mended when a sink has less room and a load more waits', () => {
    const changed = { ...threeOfAll, loads: Int32Array.of(2, 3, 3), room: Int32Array.of(6, 2, 1) };
    const ends = endFound(changed, 0, from) ?? Number.NaN;
    expect(ends).toBeLessThanOrEqual(endFound(changed, 0) ?? 0);
  });

  test('of more vehicles than are left, and of places nobody knows, is mended too', () => {
    const fewer = { ...threeOfAll, start: Int32Array.of(0, 0), ready: Int32Array.of(0, 0) };
    expect(endFound(fewer, 20_000, from)).toBe(endFound(fewer, 20_000));
    expect(endFound(fewer, 20_000, [[9, 9, 0]])).toBe(endFound(fewer, 20_000));
  });
});

/** So many loads on one road, every vehicle a minute later than the one before. */
function oneRoad(loads: number, vehicles: number): ShuttleProblem {
  const start = Array.from({ length: vehicles }, () => 0);
  const ready = start.map((_, vehicle) => vehicle);
  return problemOf({
    loads: [loads, 5],
    room: [loads, 5],
    out: [[3, 4]],
    there: [
      [20, 31],
      [17, 22],
    ],
    start,
    ready,
  });
}

test('an ambulance in an hour, buses now: each does what it has time for', () => {
  const staggered = { ...oneRoad(40, 8), ready: Int32Array.of(0, 0, 0, 0, 0, 0, 60, 240) };
  const ends = endFound(staggered, 200_000) ?? Number.NaN;
  const { best } = shuttleBounds(staggered);
  expect(ends).toBeLessThanOrEqual(best * 1.05);
});
