import type { LogEvent } from '@corridor/log';
import type { States } from '@corridor/operation';
import { expect, test } from 'vitest';
import { aParty, factsOf, minutes, noon } from '../testing/scene.ts';
import { zoneClock } from '../time/zone.ts';
import { toListRows } from './register.ts';

const clock = zoneClock('Asia/Damascus');
const print = (letter: string) => letter.repeat(43);
const aList = (id: string, more: Partial<States['list']>): States['list'] => ({
  id: `list/${id}`,
  type: 'list',
  lines: 1,
  notUnderstood: 0,
  corrected: 0,
  retracted: 0,
  contested: [],
  findings: [],
  firstAt: noon,
  lastAt: noon,
  status: 'asked-for',
  since: null,
  by: null,
  to: null,
  of: null,
  lineCount: null,
  fingerprint: null,
  ...more,
});
const facts = factsOf([
  aParty('army', 'The army'),
  aParty('council', 'The council'),
  aList('a', { firstAt: noon, status: 'given', fingerprint: print('A'), lineCount: 90 }),
  aList('b', { firstAt: noon + minutes(5), status: 'received', fingerprint: print('A') }),
  aList('c', { firstAt: noon + minutes(9), status: 'refused', fingerprint: print('B') }),
]);
const event = (kind: string, at: number, fact: object) =>
  ({ id: `${kind} ${at}`, kind, at, fact }) as unknown as LogEvent;
const events: Readonly<Record<string, readonly LogEvent[]>> = {
  'list/a': [
    event('asked-for@1', noon, { by: 'party/army' }),
    event('received@1', noon + 1, { by: 'party/council', fingerprint: print('C') }),
    event('given@1', noon + 2, { to: 'party/army', fingerprint: print('A') }),
  ],
};
const rows = toListRows(
  facts,
  { events: (subject) => events[subject] ?? [], standingOf: () => 'stands' },
  noon + minutes(20),
  clock,
);

test('people speak of a list by its number; the newest stands first', () => {
  expect(rows.map(({ id, number }) => [id, number])).toEqual([
    ['list/c', 3],
    ['list/b', 2],
    ['list/a', 1],
  ]);
});

test('the same fingerprint is the same list, and it is said of both', () => {
  expect(rows.map(({ number, sameAs }) => [number, sameAs])).toEqual([
    [3, []],
    [2, [1]],
    [1, [2]],
  ]);
});

test('who did what to whom, in order; that another list was given than received is said', () => {
  const given = rows.find(({ id }) => id === 'list/a');
  expect(given?.steps.map(({ text }) => text)).toEqual([
    'asked for by The army, of us',
    'received by us, from The council',
    'given by us, to The army',
  ]);
  expect(given?.isChanged).toBe(true);
  expect(rows.find(({ id }) => id === 'list/b')?.isChanged).toBe(false);
});
