import { expect, test } from 'vitest';
import type { Group } from '../scenario/types.ts';
import { largestFirst, packOne } from './pack.ts';

const family = (id: string, size: number, times: number, more: Partial<Group> = {}): Group => ({
  id,
  site: 'square',
  people: { sitting: size, lying: 0, wheelchair: 0 },
  times,
  critical: false,
  ...more,
});
const BUS = { sitting: 50, lying: 0, wheelchair: 1 };

test('the largest families are seated first, singles fill the seats that are left', () => {
  const waiting = largestFirst([family('single', 1, 100), family('eight', 8, 10)]);
  expect(packOne(waiting, BUS)).toEqual([
    { group: 'eight', times: 6 },
    { group: 'single', times: 2 },
  ]);
  expect(waiting.map(({ times }) => times)).toEqual([4, 98]);
});

test('someone lying takes a companion along, and only where there is a stretcher', () => {
  const lying = family('stretcher', 1, 3, { people: { sitting: 1, lying: 1, wheelchair: 0 } });
  expect(packOne(largestFirst([lying]), BUS)).toEqual([]);
  expect(packOne(largestFirst([lying]), { sitting: 2, lying: 2, wheelchair: 0 })).toEqual([
    { group: 'stretcher', times: 2 },
  ]);
});

test('whoever cannot wait is taken before larger families', () => {
  const [first] = packOne(
    largestFirst([family('eight', 8, 100), family('wounded', 1, 2, { critical: true })]),
    BUS,
  );
  expect(first).toEqual({ group: 'wounded', times: 2 });
});
