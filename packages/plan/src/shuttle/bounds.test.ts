import { describe, expect, test } from 'vitest';
import { shuttleBounds } from './bounds.ts';
import { problemOf, roundabout, threeOfAll } from './testing/problems.ts';
import { NO_WAY } from './types.ts';

test('the published example: 61 to drive for three vehicles', () => {
  expect(shuttleBounds(threeOfAll)).toMatchObject({ driving: 21, best: 21 });
});

test('a source reached sooner by another one: 8 + 5, not 10 + 5', () => {
  expect(shuttleBounds(roundabout).farthest).toBe(13);
});

test('the roundabout way is closed where no load waits on it, unless vehicles may drive it anyway', () => {
  const one = { ...roundabout, loads: Int32Array.of(0, 1) };
  expect(shuttleBounds(one).farthest).toBe(15);
  expect(shuttleBounds({ ...one, demand: 'at-least' }).farthest).toBe(13);
});

describe('one road, 10 there and 10 back', () => {
  const road = { out: [[0]], there: [[10]], back: [[10]], room: [99] };

  test('five loads for two vehicles: one of them goes three times', () => {
    const bounds = shuttleBounds(problemOf({ ...road, loads: [5], start: [0, 0] }));
    expect(bounds).toMatchObject({ farthest: 10, driving: 40, busiest: 50, best: 50 });
  });

  test('a vehicle that comes at minute 1000 is no help', () => {
    const late = problemOf({ ...road, loads: [5], start: [0, 0], ready: [0, 1000] });
    expect(shuttleBounds(late)).toMatchObject({ driving: 90, busiest: 90 });
  });

  test('a vehicle that comes at minute 30 takes the last two', () => {
    const late = problemOf({ ...road, loads: [5], start: [0, 0], ready: [0, 30] });
    // 80 to drive by both since 0 and 30: 55; but the fourth trip in all is done at 60 only.
    expect(shuttleBounds(late)).toMatchObject({ driving: 55, busiest: 60 });
  });
});

test('no room, or no way: no plan', () => {
  const road = { loads: [2], out: [[1]], there: [[1]], start: [0] };
  expect(shuttleBounds(problemOf({ ...road, room: [1] })).best).toBe(Number.POSITIVE_INFINITY);
  const shut = problemOf({ ...road, room: [9], back: [[NO_WAY]] });
  expect(shuttleBounds(shut).best).toBe(Number.POSITIVE_INFINITY);
});

test('nobody to take: over before it begins', () => {
  const none = problemOf({ loads: [0], room: [0], out: [[9]], there: [[9]], start: [0] });
  expect(shuttleBounds(none).best).toBe(0);
});
