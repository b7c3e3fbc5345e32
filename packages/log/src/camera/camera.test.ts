import { expect, test } from 'vitest';
import { toProblem } from './index.ts';
import { createPace } from './pace.ts';

test('a weak phone reads smaller pictures, a strong one rests between them', () => {
  const weak = createPace();
  const sides = Array.from({ length: 20 }, () => {
    weak.took(180);
    return weak.side();
  });
  expect([...new Set(sides)]).toEqual([1280, 960, 800, 640]);
  const strong = createPace();
  expect(strong.took(16)).toBe(50);
  for (let n = 0; n < 50; n++) strong.took(n % 5 === 0 ? 200 : 20);
  expect(strong.side()).toBe(1280);
});

test('what the browser answers instead of a picture has a word each', () => {
  const named = (name: string) => toProblem(new DOMException('', name));
  expect(['NotAllowedError', 'NotFoundError', 'NotReadableError'].map(named)).toEqual([
    'refused',
    'absent',
    'busy',
  ]);
});
