import { describe, expect, test } from 'vitest';
import { checkShuttle } from './check.ts';
import { problemOf, threeOfAll } from './testing/problems.ts';
import { NO_WAY } from './types.ts';

describe('the published example', () => {
  test('its plan ends at 22, 23 and 23', () => {
    const routes = [
      [0, 0, 2, 1],
      [1, 0, 2, 1],
      [1, 2, 1, 1, 2, 1],
    ];
    expect(checkShuttle(threeOfAll, routes)).toEqual({ wrong: [], done: [22, 23, 23], ends: 23 });
  });

  test('a load left behind, and a trip too many', () => {
    const routes = [
      [0, 0, 2, 1],
      [1, 0, 2, 1],
      [1, 2, 1, 1, 1, 1],
    ];
    expect(checkShuttle(threeOfAll, routes).wrong).toEqual([
      { is: 'loads', source: 1, taken: 4, loads: 3 },
      { is: 'loads', source: 2, taken: 2, loads: 3 },
    ]);
  });

  test('the third sink takes one load only', () => {
    const routes = [
      [0, 2, 2, 1],
      [1, 0, 2, 1],
      [1, 2, 1, 1, 2, 1],
    ];
    expect(checkShuttle(threeOfAll, routes).wrong).toEqual([
      { is: 'room', sink: 2, taken: 2, room: 1 },
    ]);
  });
});

const valley = problemOf({
  loads: [1, 1],
  room: [2],
  out: [[3, 5]],
  there: [[4], [6]],
  back: [[NO_WAY, 2]],
  start: [0, 0],
  ready: [0, 100],
});

test('a vehicle sent later is done later; one that is not sent does not count', () => {
  expect(checkShuttle(valley, [[0, 0, 1, 0], []]).done).toEqual([15, 0]);
  expect(
    checkShuttle(valley, [
      [0, 0],
      [1, 0],
    ]).ends,
  ).toBe(111);
});

test('no empty vehicle gets back to the first source', () => {
  expect(checkShuttle(valley, [[1, 0, 0, 0], []]).wrong).toEqual([
    { is: 'no-way', vehicle: 0, trip: 1 },
  ]);
});

test('routes of other vehicles, half trips and unknown places are not routes', () => {
  expect(checkShuttle(valley, [[0, 0, 1, 0]]).wrong).toEqual([{ is: 'malformed', vehicle: 1 }]);
  expect(checkShuttle(valley, [[0, 0, 1], []]).wrong[0]).toEqual({ is: 'malformed', vehicle: 0 });
  expect(
    checkShuttle(valley, [
      [0, 0],
      [7, 0],
    ]).wrong[0],
  ).toEqual({ is: 'malformed', vehicle: 1 });
});

test('where a pass more than needed is allowed, it still takes room', () => {
  const spare = { ...valley, demand: 'at-least' } as const;
  const routes = [
    [0, 0, 1, 0],
    [1, 0],
  ];
  expect(checkShuttle(spare, routes).wrong).toEqual([{ is: 'room', sink: 0, taken: 3, room: 2 }]);
  const roomier = { ...spare, room: Int32Array.of(3) };
  expect(checkShuttle(roomier, routes).wrong).toEqual([]);
});
