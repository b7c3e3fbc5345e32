import { expect, test } from 'vitest';
import { exchange } from '../../testing/exchange.ts';
import { noon } from '../../testing/scene.ts';
import { noAmount } from './amount.ts';
import { batchFacts, conditionFacts, FIRST, partyFacts, saidFacts, termFacts } from './facts.ts';
import { noMeans, noWording, typedWording } from './start.ts';

const here = { zone: 'Asia/Damascus', now: noon };
const exactly = (people: string) => ({ ...noAmount, is: 'exact' as const, exact: people });

test('a term with its yes and its force: the answers speak of the line that was said', () => {
  const built = termFacts(
    {
      ...noWording,
      id: 'term/t',
      amount: exactly('1 200'),
      origin: 'site/fountain',
      destination: 'site/north',
      owedBy: 'party/a',
      saidBy: 'party/b',
      reportedBy: '',
      at: '02:10',
      agreedBy: ['party/a', 'party/b'],
      isInForce: true,
    },
    here,
  );
  expect(built.ok && built.lines.map(({ kind, fact }) => [kind, fact])).toEqual([
    [
      'proposed@1',
      {
        by: 'party/b',
        about: 'people',
        quantity: { exact: 1200 },
        origin: 'site/fountain',
        destination: 'site/north',
        owedBy: 'party/a',
        at: Date.parse('2016-12-16T00:10:00Z'),
      },
    ],
    ['confirmed@1', { by: 'party/a', of: FIRST }],
    ['in-force@1', { of: FIRST }],
  ]);
});

test('of an amendment only what it changes is written', () => {
  const stands = { about: 'people' as const, quantity: { exact: 1200 }, origin: 'site/fountain' };
  const typed = {
    ...typedWording(stands, here.zone),
    saidBy: 'party/a',
    reportedBy: '',
    at: '',
  };
  expect(saidFacts('term/t', typed, stands, here)).toEqual({
    ok: false,
    faults: { quantity: 'nothing-said' },
  });
  const more = saidFacts('term/t', { ...typed, amount: exactly('1500') }, stands, here);
  expect(more.ok && more.lines.map(({ fact }) => fact)).toEqual([
    { by: 'party/a', quantity: { exact: 1500 } },
  ]);
});

test('whatever is missing is told at its field, and nothing is built', () => {
  expect(partyFacts({ id: 'party/x', name: 'A. B', roles: [], answersFor: [] })).toEqual({
    ok: false,
    faults: { name: 'no-name', roles: 'no-role' },
  });
  const batches = exchange().facts().states('batch').values();
  const batch = { id: 'batch/x', origin: '', destination: '' };
  expect(
    batchFacts({ ...batch, term: 'term/mill', number: '2', amount: exactly('some') }, batches),
  ).toEqual({ ok: false, faults: { number: 'number-taken', people: 'no-figure' } });
});

test('a condition of two ways; a row that is not filled in is told by its own place', () => {
  const typed = {
    id: 'condition/x',
    of: 'batch/mill-2',
    requiredBy: 'party/a',
    counts: 'both' as const,
    wordOf: 'party/g',
    ways: [
      {
        key: 1,
        means: [
          { ...noMeans(2, 'arrived'), batch: 'batch/east-1' },
          { ...noMeans(3, 'not-before'), at: '20:00' },
        ],
      },
      {
        key: 4,
        means: [{ ...noMeans(5, 'green-light'), party: 'party/a', level: 'front' as const }],
      },
    ],
  };
  const built = conditionFacts(typed, here);
  expect(built.ok && built.lines[0]?.fact).toEqual({
    of: 'batch/mill-2',
    requiredBy: 'party/a',
    means: [
      [
        { is: 'arrived', batch: 'batch/east-1' },
        { is: 'not-before', at: Date.parse('2016-12-16T18:00:00Z') },
      ],
      [{ is: 'green-light', party: 'party/a', level: 'front' }],
    ],
    counts: 'both',
    wordOf: 'party/g',
  });
  expect(conditionFacts({ ...typed, ways: [{ key: 1, means: [noMeans(2)] }] }, here)).toEqual({
    ok: false,
    faults: { 'means 2': 'no-means' },
  });
});
