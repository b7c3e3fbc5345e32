import { expect, test } from 'vitest';
import { createMark } from './mark.ts';
import { handClock } from './testing.ts';
import { counted, noTries, waitAfter, waitOf } from './waits.ts';

const MINUTE = 60_000;

test('three slips cost nothing, then the wait doubles up to half an hour', () => {
  expect([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 60].map(waitAfter)).toEqual(
    [0, 0, 0, 0.5, 1, 2, 4, 8, 16, 30, 30].map((minutes) => minutes * MINUTE),
  );
});

test('a wait begins with the try, before it is known to be wrong', () => {
  const tries = counted({ ...noTries, wrong: 3 }, 1_000_000);
  expect(waitOf(tries, 1_000_000)).toBe(30_000);
  expect(waitOf(tries, 1_029_999)).toBe(1);
  expect(waitOf(tries, 1_030_000)).toBe(0);
});

test('[wrong-clock] a clock set back neither shortens nor prolongs a wait', () => {
  const clock = handClock();
  const mark = createMark(clock.time);
  const from = mark.now();
  clock.setWall(Date.UTC(2010, 0, 1));
  clock.pass(10_000);
  expect(mark.now() - from).toBe(10_000);
  clock.pass(20_000);
  expect(mark.now() - from).toBe(30_000);
});

test('a phone whose clock stood in 2099 and was put right waits by the page’s own clock, not for 83 years', () => {
  const clock = handClock(Date.UTC(2099, 0, 1));
  const before = createMark(clock.time).now();
  clock.setWall(Date.UTC(2016, 11, 15));
  const after = createMark(clock.time);
  after.seen(before);
  clock.pass(MINUTE);
  expect(after.now() - before).toBe(MINUTE);
});

test('a phone that slept has waited', () => {
  const clock = handClock();
  const mark = createMark(clock.time);
  const from = mark.now();
  clock.sleep(5 * MINUTE);
  expect(mark.now() - from).toBe(5 * MINUTE);
});
