import type { DisputedCount, Findings, TallyEvidence } from '@corridor/account';
import type { LineId } from '@corridor/operation';
import { expect, test } from 'vitest';
import { aTrip, factsOf } from '../testing/scene.ts';
import { suspectRows } from './suspectRows.ts';

const facts = factsOf([aTrip('14.7K3M9Q', { vehicle: 'vehicle/14' })]);
const tally = (line: string, point: TallyEvidence['point'], people: number): TallyEvidence => ({
  line: line as LineId,
  point,
  site: 'site/court',
  part: 'whole',
  people,
  low: null,
  high: null,
  exact: true,
  method: 'one-by-one',
  lapsAsked: true,
  laps: null,
  counter: line,
  look: line,
  isKeyed: false,
  quarter: 1000,
});
const count = (
  line: string,
  end: 'left' | 'arrived',
  says: number,
  blame: number | null,
): DisputedCount => ({
  trip: 'trip/14.7K3M9Q',
  end,
  tallies: [tally(line, end === 'left' ? 'boarding' : 'alighting', says)],
  says,
  blame,
});
const dispute = (
  counts: readonly DisputedCount[],
  more: Partial<Findings['disputes'][number]> = {},
): Findings => ({
  tallies: [],
  counters: [],
  disputes: [
    { trip: 'trip/14.7K3M9Q', counts, beside: [], people: 13, probability: 1e-5, by: [], ...more },
  ],
});
const rowsOf = (findings: Findings) => suspectRows(facts, { findings }, null);
const bare = (text: string | undefined) => text?.replace(/[\u2066-\u2069]/g, '');

test('nothing tells which of two is wrong: both are said, and neither is blamed', () => {
  const [row, ...others] = rowsOf(
    dispute([count('a', 'left', 61, null), count('b', 'arrived', 74, null)]),
  );
  expect(others).toEqual([]);
  expect(bare(row?.text)).toBe(
    'Vehicle 14: 61 (boarding) · 74 (getting off). At least one of them is wrong, or people got on or off unseen: they are 13 people apart. Nothing tells which.',
  );
  expect(row?.scope).toEqual({ measure: 'left', trip: 'trip/14.7K3M9Q' });
});

test('where something tells, its share of the blame and what tells it', () => {
  const [row] = rowsOf(
    dispute([count('b', 'arrived', 670, 0.98)], {
      beside: [count('a', 'left', 67, 0.02)],
      by: ['load'],
    }),
  );
  expect(bare(row?.text)).toContain('670 (getting off) · 67 (boarding)');
  expect(bare(row?.text)).toContain(
    'Most of the blame is on 670 (getting off) (98 %): such vehicles carry fewer.',
  );
});

test('a count that stands beside another is said once, with it', () => {
  const found = dispute([count('a', 'left', 61, null), count('b', 'arrived', 74, null)]);
  const suspect = (line: string, why: 'gross' | 'copied') => ({
    trip: 'trip/14.7K3M9Q' as const,
    why,
    tallies: [tally(line, 'boarding', 61)],
    says: 61,
    implied: 74,
    probability: 0.9,
  });
  expect(rowsOf({ ...found, tallies: [suspect('a', 'gross')] })).toHaveLength(1);
  expect(rowsOf({ ...found, tallies: [suspect('c', 'gross')] })).toHaveLength(2);
  expect(rowsOf({ ...found, tallies: [suspect('a', 'copied')] })).toHaveLength(2);
});
