import fc from 'fast-check';
import { expect, test } from 'vitest';
import { QUARTER_MS, quarterEnd, quarterOf } from '../breakdown.ts';
import { SIX } from '../testing/cast.ts';
import { type BreakdownCounts, breakdownTable } from './breakdown.ts';

const seed = 4;
console.info('seed', seed);

const quarter = quarterOf(SIX);
const after = quarterEnd(quarter);
const morning: BreakdownCounts = {
  quarter,
  vehicles: 3,
  people: 104,
  women: 53,
  girls: 33,
  boys: 18,
  elderly: null,
  disabled: 2,
};
const refusalOf = (counts: BreakdownCounts, now = after, used: readonly number[] = []) => {
  const table = breakdownTable(counts, now, used);
  return table.ok ? null : table.refusal;
};

test('a morning at the reception site: fives, never more parts than people, and only what was looked for', () => {
  const table = breakdownTable(morning, after);
  expect(table.ok && table.draft.fact).toEqual({
    quarter,
    vehicles: 3,
    people: 105,
    women: 50,
    girls: 35,
    boys: 20,
    disabled: 0,
  });
});

test('ninety-eight people round to a hundred, and are refused all the same', () => {
  expect(refusalOf({ ...morning, people: 98, women: 50, girls: 20 })).toEqual({
    why: 'too-few',
    people: 98,
    vehicles: 3,
  });
  expect(refusalOf({ ...morning, vehicles: 2 })).toMatchObject({ why: 'too-few', vehicles: 2 });
});

test('not before its quarter is over, and once', () => {
  expect(refusalOf(morning, after - 1)).toEqual({ why: 'too-early', until: after });
  expect(refusalOf(morning, after + QUARTER_MS, [quarter])).toEqual({ why: 'again' });
});

test('whatever was counted: every figure within five of what was seen, the parts never above the whole', () => {
  const heads = fc.nat(400);
  const counts = fc.record({ women: heads, girls: heads, boys: heads, men: heads });
  fc.assert(
    fc.property(counts, ({ women, girls, boys, men }) => {
      const people = women + girls + boys + men;
      fc.pre(people >= 100);
      const table = breakdownTable({ ...morning, people, women, girls, boys }, after);
      if (!table.ok) return false;
      const { fact } = table.draft;
      expect(fact.women + fact.girls + fact.boys).toBeLessThanOrEqual(fact.people);
      const near = (a: number, b: number) => Math.abs(a - b) < 5.5;
      return (
        near(fact.women, women) &&
        near(fact.girls, girls) &&
        near(fact.boys, boys) &&
        near(fact.people, people)
      );
    }),
    { numRuns: 2000, seed },
  );
});
