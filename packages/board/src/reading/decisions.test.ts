import type { LogEvent } from '@corridor/log';
import type { ClaimState } from '@corridor/operation';
import { expect, test } from 'vitest';
import {
  accepting,
  decidingLines,
  decisionOf,
  nextOpen,
  readOtherwise,
  rejecting,
} from './decisions.ts';
import type { Proposal } from './proposal.ts';

const proposal: Proposal = {
  id: 'claim/d7.12',
  fact: { hedge: false, quantity: { value: 40 } },
  quote: { start: 0, end: 20 },
  mark: { start: 12, end: 14 },
  isEvent: false,
  by: [],
  notTaken: [],
};
const event = (id: string, kind: string, fact: object = {}) =>
  ({ id, kind, fact }) as unknown as LogEvent;
const state = (more: Partial<ClaimState>) =>
  ({ id: 'claim/d7.12', status: 'recorded', verdict: null, claim: null, ...more }) as ClaimState;

test('accepted: the reader’s words and the person’s stand in the log, each by itself', () => {
  expect(accepting(proposal, []).map(({ kind }) => kind)).toEqual(['proposed@1', 'recorded@1']);
  const edited = { hedge: false, quantity: { value: 41 } };
  expect(accepting(proposal, [], edited).map(({ fact }) => fact)).toEqual([proposal.fact, edited]);
});

test('decided anew after an undo, it is not proposed a second time', () => {
  const events = [event('1', 'proposed@1'), event('2', 'recorded@1')];
  expect(accepting(proposal, events).map(({ kind }) => kind)).toEqual(['recorded@1']);
  expect(rejecting(proposal, events)).toEqual([
    { kind: 'reviewed@1', subject: proposal.id, fact: { verdict: 'not-a-claim' } },
  ]);
});

test('undo takes back what decided and still stands, and leaves what was proposed', () => {
  const events = [
    event('1', 'proposed@1'),
    event('2', 'recorded@1'),
    event('3', 'retracted@1', { of: '2' }),
    event('4', 'reviewed@1'),
  ];
  expect(decidingLines(events).map(({ id }) => id)).toEqual(['4']);
});

test('proposed alone is no decision', () => {
  expect(decisionOf(undefined)).toBe('open');
  expect(decisionOf(state({ status: 'proposed' }))).toBe('open');
  expect(decisionOf(state({ status: 'recorded' }))).toBe('accepted');
  expect(decisionOf(state({ status: 'reviewed', verdict: 'as-said' }))).toBe('accepted');
  expect(decisionOf(state({ status: 'reviewed', verdict: 'not-a-claim' }))).toBe('rejected');
  expect(decisionOf(state({ status: 'withdrawn' }))).toBe('withdrawn');
});

test('what was recorded of the text and is read no longer is shown all the same', () => {
  const claim = { hedge: false, document: 'document/d7', start: 3, end: 9 } as const;
  const others = [
    state({ claim }),
    state({ id: 'claim/old', claim }),
    state({ id: 'claim/other', claim: { ...claim, document: 'document/d8' } }),
  ];
  expect(
    readOtherwise('document/d7', [proposal], others).map(({ id, quote }) => [id, quote]),
  ).toEqual([['claim/old', { start: 3, end: 9 }]]);
});

test('the next one is the next that nobody decided, and after the last the first', () => {
  const list = ['a', 'b', 'c', 'd'].map((id) => ({ id }));
  const open = new Set(['a', 'd']);
  const next = (from: string | null) => nextOpen(list, from, ({ id }) => open.has(id))?.id;
  expect([next('b'), next('d'), next('a'), next(null)]).toEqual(['d', 'a', 'd', 'a']);
  open.clear();
  expect(next('b')).toBeUndefined();
});
