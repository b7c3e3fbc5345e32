import { expect, test } from 'vitest';
import { figureAxis, LABEL } from './figureAxis.ts';

const WIDE = 420;

test('what is said of 6 000 lies before what is said of 9 000, and neither at the edge', () => {
  const { scale } = figureAxis([6000, 9000], WIDE, 1);
  expect(scale(6000)).toBeGreaterThan(14);
  expect(scale(9000)).toBeGreaterThan(scale(6000));
  expect(scale(9000)).toBeLessThan(WIDE - 14);
});

test('no axis begins below nobody, and one figure alone has an axis too', () => {
  expect(figureAxis([0, 3], WIDE, 1).scale.domain()[0]).toBe(0);
  expect(figureAxis([47], WIDE, 1).scale(47)).toBeCloseTo(WIDE / 2);
});

test('a label stands after its figure, and before it where only there it has room', () => {
  const { beside } = figureAxis([6000, 9000], WIDE, 1);
  expect(beside('❝ 6 000 Party A', 50, 50, LABEL)).toMatchObject({ labelX: 60, anchor: 'start' });
  expect(beside('❝ 9 000 Party B', 370, 370, LABEL)).toMatchObject({ labelX: 360, anchor: 'end' });
});

test('a name that is cut still keeps to itself', () => {
  const { label } = figureAxis([6000], WIDE, 1).beside(
    '❝ \u2068A name of a speaker that is longer than any picture has room for it\u2069',
    WIDE / 2,
    WIDE / 2,
    LABEL,
  );
  expect(label).toMatch(/…\u2069$/);
  expect(label.length).toBeLessThan(35);
});
