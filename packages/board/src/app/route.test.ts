import { expect, test } from 'vitest';
import { toHash, toRoute } from './route.ts';

const op = `ex-${'a'.repeat(22)}`;

test('a board that is loaded again is where it was', () => {
  expect(toRoute(toHash({ op, tab: 'trips' }))).toEqual({ op, tab: 'trips' });
  expect(toRoute(`#/${op}`)).toEqual({ op, tab: 'now' });
  expect(toRoute(`#/${op}/nonsense`)).toEqual({ op, tab: 'now' });
  expect(toRoute('')).toEqual({ op: null, tab: 'now' });
  expect(toRoute('#/op-short/now').op).toBeNull();
});
