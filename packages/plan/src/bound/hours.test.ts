import { expect, test } from 'vitest';
import { whenOpenFor } from './hours.ts';

const MORNINGS = [
  { from: 60, to: 120 },
  { from: 1500, to: 1560 },
];

test('ninety minutes of work end on the second morning', () => {
  expect(whenOpenFor(90, MORNINGS)).toBe(1530);
});

test('what fits into no window ever is never done', () => {
  expect(whenOpenFor(121, MORNINGS)).toBe(Number.POSITIVE_INFINITY);
});

test('a window whose end nobody knows is open for as long as it takes', () => {
  expect(whenOpenFor(500, [{ from: 30, to: null }])).toBe(530);
});

test('without windows a minute is a minute', () => {
  expect(whenOpenFor(90, [])).toBe(90);
});

test('windows that overlap are counted once', () => {
  expect(
    whenOpenFor(100, [
      { from: 0, to: 60 },
      { from: 30, to: 200 },
    ]),
  ).toBe(100);
});
