import { expect, test } from 'vitest';
import { createExerciseClock } from './exerciseClock.ts';

const state = { speed: 60, simulatedNow: 1_000_000, endsAt: 9e9, ended: false };

test('the wall shows the time of the exercise, sixty times as fast', () => {
  let real = 5;
  const clock = createExerciseClock(() => real, null);
  expect(clock.now()).toBe(5);
  clock.hear(state);
  real += 2000;
  expect(clock.now()).toBe(1_000_000 + 120_000);
});

test('the hub is gone: its exercise stands, and so does the clock', () => {
  let real = 0;
  const clock = createExerciseClock(() => real, null);
  clock.hear(state);
  real = 3_600_000;
  expect(clock.now()).toBe(1_000_000 + 15_000 * 60);
});

test('opened again without the hub: the last time known, standing', () => {
  let real = 0;
  const clock = createExerciseClock(() => real, state);
  real = 60_000;
  expect(clock.now()).toBe(1_000_000);
});
