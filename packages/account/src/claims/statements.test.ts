import { expect, test } from 'vitest';
import { topicOf } from './question.ts';
import { statementsOf } from './statements.ts';
import { context, says } from './testing/said.ts';
import type { Claim } from './types.ts';

const on = (day: string, channel: string, more = {}) => ({
  saidOn: { date: `2016-12-${day}`, precision: 'day' as const },
  channel,
  ...more,
});
const read = (...claims: readonly Claim[]) =>
  statementsOf(claims.map((claim) => ({ claim, question: topicOf(claim, context()) }))).map(
    ({ id, publications, channels, repeats }) =>
      `${id.slice(6)} ×${publications.length} ${channels.join('+')}${repeats ? ` repeats ${repeats.slice(6)}` : ''}`,
  );

test('one figure of one speaker in three papers is one statement, never three witnesses', () => {
  expect(
    read(
      says('b', 'ICRC ', 25_000, on('21', 'Paper B')),
      says('a', 'icrc', 25_000, on('20', 'Paper A', { approx: 'about' })),
      says('c', 'ICRC', 25_000, on('22', 'Paper B')),
    ),
  ).toEqual(['a ×3 Paper A+Paper B']);
});

test('a week later it is said anew; another figure or question is another statement', () => {
  expect(
    read(
      says('a', 'ICRC', 25_000, on('15', 'Paper A')),
      says('b', 'ICRC', 25_000, on('22', 'Paper A')),
      says('c', 'ICRC', 26_000, on('22', 'Paper A')),
      says('d', 'ICRC', 26_000, on('22', 'Paper A', { measure: 'arrived' })),
    ),
  ).toHaveLength(4);
});

test('who tells another’s figure again is marked', () => {
  const first = says('first', 'Observatory', 16_200, on('20', 'Agency'));
  expect(read(first, says('exact', 'A resident', 16_200, on('21', 'Radio')))).toContain(
    'exact ×1 Radio repeats first',
  );
  const round = says('round', 'ICRC', 25_000, on('20', 'Briefing'));
  expect(read(round, says('own', 'Party B', 25_000, on('20', 'Bulletin')))).toContain(
    'own ×1 Bulletin',
  );
  expect(
    read(round, says('paper', 'Paper A', 25_000, on('21', 'Paper A', { speakerRole: 'media' }))),
  ).toContain('paper ×1 Paper A repeats round');
  expect(read(round, says('through', 'Party A', 25_000, on('21', 'ICRC')))).toContain(
    'through ×1 ICRC repeats round',
  );
});

test('two voices that nobody names are two, unless one channel had them both', () => {
  const { speaker: _, ...nobody } = says('x', '', 4000, on('20', 'Radio')).fact;
  const unnamed = (id: string, channel: string): Claim => ({
    ...says(id, '', 4000),
    fact: { ...nobody, channel },
  });
  expect(read(unnamed('a', 'Radio'), unnamed('b', 'Radio'))).toEqual(['a ×2 Radio']);
  expect(read(unnamed('a', 'Radio'), unnamed('b', 'Paper'))).toEqual([
    'a ×1 Radio',
    'b ×1 Paper repeats a',
  ]);
});
