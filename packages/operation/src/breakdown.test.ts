import { expect, test } from 'vitest';
import { mayRecordBreakdown, QUARTER_MS, quarterEnd, quarterOf } from './breakdown.ts';

const quarter = quarterOf(1_481_860_800_000);

test('quarters of a UTC day follow each other without a gap', () => {
  expect(quarterEnd(quarter)).toBe((quarter + 1) * QUARTER_MS);
  expect(quarterOf(quarterEnd(quarter))).toBe(quarter + 1);
  expect(quarterOf(quarterEnd(quarter) - 1)).toBe(quarter);
});

test('a table is written after its quarter and once only', () => {
  expect(mayRecordBreakdown(quarter, quarterEnd(quarter) - 1)).toBe(false);
  expect(mayRecordBreakdown(quarter, quarterEnd(quarter))).toBe(true);
  expect(mayRecordBreakdown(quarter, quarterEnd(quarter), [quarter])).toBe(false);
  expect(mayRecordBreakdown(-1, quarterEnd(quarter))).toBe(false);
});
