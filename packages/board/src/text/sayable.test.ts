import { expect, test } from 'vitest';
import { sayable } from './sayable.ts';

test('the spokeswoman never says more than was counted', () => {
  expect(sayable(8163)).toEqual({ value: 8100, isRounded: true });
  expect(sayable(8100)).toEqual({ value: 8100, isRounded: false });
  expect(sayable(547)).toEqual({ value: 540, isRounded: true });
  expect(sayable(47)).toEqual({ value: 47, isRounded: false });
  expect(sayable(0)).toEqual({ value: 0, isRounded: false });
});
