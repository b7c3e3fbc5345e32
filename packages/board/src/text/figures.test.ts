import { expect, test } from 'vitest';
import { figure, figureRange, sayable } from './figures.ts';

test('figures are read at three metres', () => {
  expect(figure(8100)).toBe('8\u202f100');
  expect(figure(1234567)).toBe('1\u202f234\u202f567');
  expect(figure(999)).toBe('999');
  expect(figure(-2)).toBe('\u22122');
  expect(figureRange(40, 50)).toBe('40\u201350');
  expect(figureRange(47, 47)).toBe('47');
});

test('the spokeswoman never says more than was counted', () => {
  expect(sayable(8163)).toEqual({ value: 8100, isRounded: true });
  expect(sayable(8100)).toEqual({ value: 8100, isRounded: false });
  expect(sayable(547)).toEqual({ value: 540, isRounded: true });
  expect(sayable(47)).toEqual({ value: 47, isRounded: false });
  expect(sayable(0)).toEqual({ value: 0, isRounded: false });
});
