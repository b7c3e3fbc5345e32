import fc from 'fast-check';
import { expect, test } from 'vitest';
import { noFinerThanKnown } from './rounding.ts';

const said = (people: number, low: number, high: number, minimum = 0, most?: number) => {
  const spoken = noFinerThanKnown({ people, low, high }, minimum, most);
  return [spoken.people, spoken.low, spoken.high];
};

test('8 420, known to within some hundreds, is said as 8 400', () => {
  expect(said(8_420, 8_258, 8_690)).toEqual([8_400, 8_250, 8_700]);
});

test('the surer it is, the finer it may be said', () => {
  expect(said(8_420, 7_400, 9_500)).toEqual([8_500, 7_400, 9_500]);
  expect(said(8_423, 8_390, 8_460)).toEqual([8_420, 8_390, 8_460]);
  expect(said(8_423, 8_421, 8_425)).toEqual([8_423, 8_421, 8_425]);
  expect(said(8_423, 8_423, 8_423)).toEqual([8_423, 8_423, 8_423]);
});

test('never fewer than were counted one by one, nor more than the records allow', () => {
  expect(said(8_170, 8_165, 8_600, 8_163)).toEqual([8_200, 8_163, 8_600]);
  expect(said(8_420, 8_258, 8_690, 8_254, 8_694)).toEqual([8_400, 8_254, 8_694]);
});

test('what is said holds what was worked out, and no figure in it is finer than the step', () => {
  const seed = Date.now() % 1_000_000;
  console.info('seed', seed);
  fc.assert(
    fc.property(
      fc.nat(60_000),
      fc.nat(9_000),
      fc.nat(9_000),
      fc.nat(60_000),
      (low, below, above, least) => {
        const estimate = { people: low + below, low, high: low + below + above };
        const minimum = Math.min(least, estimate.low);
        const spoken = noFinerThanKnown(estimate, minimum);
        expect(spoken.low).toBeLessThanOrEqual(estimate.low);
        expect(spoken.high).toBeGreaterThanOrEqual(estimate.high);
        expect(spoken.low).toBeGreaterThanOrEqual(minimum);
        expect(spoken.people).toBeGreaterThanOrEqual(spoken.low);
        expect(spoken.people).toBeLessThanOrEqual(spoken.high);
        expect(spoken.people % spoken.step === 0 || spoken.people === estimate.people).toBe(true);
        expect(Math.abs(spoken.people - estimate.people)).toBeLessThanOrEqual(spoken.step);
        expect(spoken.step === 1 || spoken.step * 4 <= estimate.high - estimate.low).toBe(true);
      },
    ),
    { numRuns: 2_000, seed },
  );
});
