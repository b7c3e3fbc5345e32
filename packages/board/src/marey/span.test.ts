import { expect, test } from 'vitest';
import { panned, spanAround, tickHours, zoomed } from './span.ts';

const hour = 3_600_000;

test('zooming keeps the moment under the pointer where it is', () => {
  const span = { from: 0, to: 6 * hour };
  const closer = zoomed(span, 0.5, 2 * hour);
  expect(closer).toEqual({ from: 1 * hour, to: 4 * hour });
  expect(zoomed(closer, 2, 2 * hour)).toEqual(span);
});

test('nobody can zoom into nothing or out of the year', () => {
  const span = { from: 0, to: hour };
  const inside = zoomed(span, 0.0001, hour / 2);
  expect(inside.to - inside.from).toBeCloseTo(hour / 6);
  const outside = zoomed(span, 1e9, hour / 2);
  expect(outside.to - outside.from).toBeCloseTo(1440 * hour);
});

test('following now leaves room for what comes', () => {
  const { from, to } = spanAround(100 * hour);
  expect(from).toBeLessThan(100 * hour);
  expect(to).toBeGreaterThan(100 * hour);
  expect(panned({ from, to }, 1).from).toBe(to);
});

test('ticks never crowd', () => {
  expect(tickHours({ from: 0, to: 6 * hour }, 10)).toBe(1);
  expect(tickHours({ from: 0, to: 48 * hour }, 10)).toBe(6);
  expect(tickHours({ from: 0, to: 2000 * hour }, 10)).toBe(24);
});
