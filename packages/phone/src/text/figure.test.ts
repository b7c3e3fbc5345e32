import { expect, test } from 'vitest';
import { figure, figureRange } from './figure.ts';

test('a counter reads every number the same way', () => {
  expect(figure(47)).toBe('47');
  expect(figure(1204)).toBe('1\u202f204');
  expect(figure(-1)).toBe('\u22121');
  expect(figureRange(45, 55)).toBe('45\u201355');
  expect(figureRange(47, 47)).toBe('47');
});
