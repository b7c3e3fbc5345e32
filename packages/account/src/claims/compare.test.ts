import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { boundsOf, compare } from './compare.ts';
import { answersOf } from './ledger.ts';
import { questionOf } from './question.ts';
import { rangeOf } from './range.ts';
import { account, context, figure, says } from './testing/said.ts';

const scope = { measure: 'left' } as const;
/** Counted 8 100, estimated 8 000 to 8 800. */
const known = figure(scope, [7900, 8000, 8800]);
/** Counted 7 900, at most 9 500 by the records, no estimate. */
const counted = figure(scope, [7900, 9500]);
const beside = (approx: string, n: number | readonly [number, number], of = known) => {
  const verdict = compare(says('x', 'Party A', n, { approx: approx as 'about' }), of);
  return 'by' in verdict ? `${verdict.is} by ${verdict.by}` : verdict.is;
};

describe('the speaker’s own words are respected', () => {
  test.each([
    ['exact', 8400, 'inside'],
    ['exact', 9000, 'above by 200'],
    ['exact', 7500, 'below by 500'],
    ['about', 9000, 'inside'],
    ['about', 10_000, 'above by 200'],
    ['nearly', 9000, 'inside'],
    ['nearly', 8000, 'inside'],
    ['more-than', 5000, 'inside'],
    ['more-than', 8800, 'above by 1'],
    ['at-least', 8800, 'inside'],
    ['up-to', 20_000, 'inside'],
    ['up-to', 5000, 'below by 3000'],
    ['at-most', 8000, 'inside'],
    ['exact', [6000, 7000], 'below by 1000'],
    ['exact', [6000, 12_000], 'inside'],
  ] as const)('%s %j: %s', (approx, n, verdict) => {
    expect(beside(approx, n)).toBe(verdict);
  });
});

test('without an estimate the counted minimum and what the records allow are what it is held against', () => {
  expect(beside('exact', 7500, counted)).toBe('below by 400');
  expect(beside('exact', 9000, counted)).toBe('inside');
  expect(beside('exact', 9600, counted)).toBe('above by 100');
  const open = figure(scope, [7900, null]);
  expect(compare(says('x', 'A', 90_000), open)).toEqual({ is: 'inside', against: 'minimum' });
});

test('where nobody of ours saw any of it, 0 is not “none”', () => {
  const blank = figure({ measure: 'arrived' }, [0, 0]);
  expect(compare(says('x', 'A', 500), blank)).toEqual({
    is: 'not-same',
    because: ['arrivals-unknown'],
  });
});

test('who came by their own means is counted by nobody on arrival: a larger figure may hold them, a smaller one is too small', () => {
  const answers = (n: number, by?: 'vehicles' | 'own-means') => {
    const claim = says('x', 'A', n, { measure: 'arrived', ...(by && { by }) });
    const here = context(true);
    return answersOf(claim, questionOf(claim, here), account([7900, 8000, 8800]), here).map(
      ({ verdict }) => ('because' in verdict ? verdict.because.join() : verdict.is),
    );
  };
  expect(answers(12_000)).toEqual(['own-means-on-arrival']);
  expect(answers(12_000, 'vehicles')).toEqual(['above']);
  expect(answers(12_000, 'own-means')).toEqual(['own-means-on-arrival']);
  expect(answers(5000)).toEqual(['below']);
});

test('law: the distance is to the nearer end, and nothing inside is at a distance', () => {
  const seed = 20161222;
  console.info('seed', seed);
  const approx = fc.constantFrom('exact', 'about', 'nearly', 'more-than', 'at-least', 'up-to');
  const people = fc.integer({ min: 0, max: 50_000 });
  fc.assert(
    fc.property(people, people, people, approx, (n, a, b, word) => {
      const [least, most] = [Math.min(a, b), Math.max(a, b) + 1];
      const of = { ...figure(scope, [0, least, most]), trips: { all: 1, untallied: 1 } };
      const { low, high } = boundsOf(of);
      if (high === null) throw new Error('an interval has two ends');
      const claim = says('x', 'A', n, { approx: word as 'about' });
      const range = rangeOf(claim.fact);
      const verdict = compare(claim, of);
      if (!range) throw new Error('a figure has a range');
      if (verdict.is === 'above') return range.low - verdict.by === high && verdict.by > 0;
      if (verdict.is === 'below') return (range.high ?? 0) + verdict.by === low && verdict.by > 0;
      return range.low <= high && (range.high ?? high) >= low;
    }),
    { seed, numRuns: 2000 },
  );
});
