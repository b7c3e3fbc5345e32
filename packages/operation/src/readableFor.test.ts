import { describe, expect, test } from 'vitest';
import { isInWindow, READABLE_FOR_MS, writtenAt } from './readableFor.ts';
import { ROLES } from './roles.ts';

const hour = 3_600_000;
const now = Date.UTC(2026, 10, 28, 7);
const enrolledAt = Date.UTC(2026, 10, 1, 6);
const times = (at: number, receivedAt = at) => ({ at, enrolledAt, receivedAt: () => receivedAt });
const tally: { kind: string; subjectType: string; fact: object } = {
  kind: 'tallied@1',
  subjectType: 'trip',
  fact: { people: 47 },
};
const isSeen = (at: number, receivedAt = at, what = tally, role = 'counter') =>
  isInWindow(role, what, times(at, receivedAt), now);

describe('a phone at a site in the morning', () => {
  test('still sees the bus that was counted last evening', () => {
    expect(isSeen(now - 11 * hour)).toBe(true);
    expect(isSeen(now - READABLE_FOR_MS)).toBe(true);
  });

  test('no longer sees the bus of the day before', () => {
    expect(isSeen(now - READABLE_FOR_MS - 1)).toBe(false);
    expect(isSeen(now - 26 * hour, now - hour)).toBe(false);
  });

  test.each(['device', 'operation', 'corridor', 'vehicle', 'post', 'window'])(
    'sees every line about a %s, however old',
    (subjectType) => {
      const what = { kind: 'any@1', subjectType, fact: {} };
      expect(isSeen(enrolledAt, enrolledAt, what)).toBe(true);
    },
  );

  test('knows where a site is for ever, and who waits there for a day', () => {
    const old = now - 20 * 24 * hour;
    const of = (kind: string, fact: object) =>
      isSeen(old, old, { kind, subjectType: 'site', fact });
    expect(of('defined@1', { name: 'Ramouseh' })).toBe(true);
    expect(of('control-changed@1', { by: null })).toBe(true);
    expect(of('corrected@1', { of: 'x', fact: { name: 'Ramouseh' } })).toBe(true);
    expect(of('waiting-observed@1', { people: 300 })).toBe(false);
    expect(of('corrected@1', { of: 'x', fact: { people: 280 } })).toBe(false);
    expect(of('people-informed@1', {})).toBe(false);
  });

  test('knows that a stream is open, and its counts for a day', () => {
    const old = now - 3 * 24 * hour;
    const of = (kind: string) => isSeen(old, old, { kind, subjectType: 'stream', fact: {} });
    expect([of('opened@1'), of('closed@1'), of('retracted@1')]).toEqual([true, true, true]);
    expect([of('tallied@1'), of('corrected@1')]).toEqual([false, false]);
  });

  test('does not see what a newer app calls by a name that this one does not know', () => {
    const what = { kind: 'counted@9', subjectType: 'barge', fact: {} };
    expect(isSeen(now - 30 * hour, now - 30 * hour, what)).toBe(false);
  });
});

describe('a wrong clock', () => {
  test('[wrong-clock] of a phone at 1970 does not hide its counts: they are seen for a day after they came in', () => {
    expect(isSeen(0, now - 2 * hour)).toBe(true);
    expect(isSeen(0, now - 25 * hour)).toBe(false);
  });

  test('[wrong-clock] of a phone at 2099 does not keep its counts readable for ever', () => {
    const in2099 = Date.UTC(2099, 0, 1);
    expect(isSeen(in2099, now - 2 * hour)).toBe(true);
    expect(isSeen(in2099, now - 25 * hour)).toBe(false);
  });

  test('of a hub that stood at 1970 hides nothing that was written today', () => {
    expect(isSeen(now - hour, 5)).toBe(true);
    expect(writtenAt(times(now - hour, 5))).toBe(now - hour);
  });

  test('a hub restored from its backup today does not hand out four weeks as new', () => {
    expect(isSeen(now - 20 * 24 * hour, now - hour)).toBe(false);
  });
});

test('the window is for phones at a site: everybody else reads the whole operation', () => {
  const bound = ROLES.filter((role) => !isSeen(now - 100 * hour, now - 100 * hour, tally, role));
  expect(bound).toEqual(['counter', 'pad']);
});

test('what is out by its own time is not looked up', () => {
  const at = now - 30 * hour;
  const receivedAt = () => {
    throw new Error('looked up');
  };
  expect(isInWindow('counter', tally, { at, enrolledAt, receivedAt }, now)).toBe(false);
});
