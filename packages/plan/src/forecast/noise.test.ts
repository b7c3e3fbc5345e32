import { expect, test } from 'vitest';
import { normalQuantile, normalShare, uniformOf } from './noise.ts';

test('published quantiles of the normal distribution', () => {
  expect(normalQuantile(0.5)).toBeCloseTo(0, 9);
  expect(normalQuantile(0.9)).toBeCloseTo(1.2815515655, 8);
  expect(normalQuantile(0.975)).toBeCloseTo(1.9599639845, 8);
  expect(normalQuantile(0.001)).toBeCloseTo(-3.0902323062, 7);
  expect(normalShare(1.2815515655)).toBeCloseTo(0.9, 6);
  expect(normalShare(-1.9599639845)).toBeCloseTo(0.025, 6);
});

test('the same question has the same answer, and answers are spread evenly', () => {
  expect(uniformOf(7, 1, 2, 3)).toBe(uniformOf(7, 1, 2, 3));
  const tenths = new Array(10).fill(0);
  for (let vehicle = 0; vehicle < 100; vehicle++) {
    for (let minute = 0; minute < 100; minute++) {
      tenths[Math.floor(uniformOf(7, vehicle, minute, 0) * 10)] += 1;
    }
  }
  for (const tenth of tenths) expect(Math.abs(tenth - 1000)).toBeLessThan(130);
});
