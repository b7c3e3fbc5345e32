import { describe, expect, test } from 'vitest';
import { createSaw } from './causality.ts';
import { isJoined, type LinkEvent, membersFrom, NOT_SAME, pairOf, SAME_AS } from './links.ts';

const said = (kind: string, device: string, seq: number, after: string[] = []): LinkEvent => ({
  id: `${device}${seq}`,
  device,
  seq,
  hlc: [seq, 0],
  after,
  kind,
  subject: 'trip/B',
  fact: { other: 'trip/A' },
});
const joined = (...events: LinkEvent[]) => isJoined(events, createSaw(events));

describe('two phones opened one trip each for the same bus', () => {
  test('somebody says they are the same: they are one', () => {
    expect(joined(said(SAME_AS, 'officer', 1))).toBe(true);
  });
  test('and takes it back', () => {
    expect(joined(said(SAME_AS, 'officer', 1), said(NOT_SAME, 'officer', 2))).toBe(false);
  });
  test('and a coordinator who read that joins them again', () => {
    const link = said(SAME_AS, 'officer', 1);
    const undo = said(NOT_SAME, 'officer', 2);
    expect(joined(link, undo, said(SAME_AS, 'coordinator', 1, ['officer2']))).toBe(true);
  });
  test('two who did not read each other: not the same', () => {
    expect(joined(said(SAME_AS, 'officer', 9), said(NOT_SAME, 'coordinator', 1))).toBe(false);
  });
  test('nobody said anything: not the same', () => {
    expect(joined()).toBe(false);
  });
});

test('a pair is named the same way from either side', () => {
  const fact = { other: 'trip/A' };
  expect(pairOf({ kind: SAME_AS, subject: 'trip/B', fact })).toEqual(['trip/A', 'trip/B']);
  expect(pairOf({ kind: SAME_AS, subject: 'trip/A', fact: { other: 'trip/B' } })).toEqual([
    'trip/A',
    'trip/B',
  ]);
});

test('a trip is never the same as a vehicle, nor as itself, nor as nothing', () => {
  expect(pairOf({ kind: SAME_AS, subject: 'vehicle/A', fact: { other: 'trip/A' } })).toBeNull();
  expect(pairOf({ kind: SAME_AS, subject: 'trip/A', fact: { other: 'trip/A' } })).toBeNull();
  expect(pairOf({ kind: SAME_AS, subject: 'trip/A', fact: null })).toBeNull();
});

test('a linked set is everything reached, under the smallest id', () => {
  const links = new Map([
    ['trip/C', new Set(['trip/B'])],
    ['trip/B', new Set(['trip/C', 'trip/A'])],
    ['trip/A', new Set(['trip/B'])],
  ]);
  expect(membersFrom('trip/C', links)).toEqual(['trip/A', 'trip/B', 'trip/C']);
});
