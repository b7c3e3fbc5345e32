import { expect, test } from 'vitest';
import { createSessions } from './sessions.ts';

const officer = { op: 'op-1', dev: 'officer' };
const thief = { op: 'op-1', dev: 'thief' };

test('a challenge serves once', () => {
  const sessions = createSessions(() => 0);
  const challenge = sessions.challenge(officer);
  expect(sessions.takeChallenge(officer, challenge)).toBe(true);
  expect(sessions.takeChallenge(officer, challenge)).toBe(false);
});

test('a challenge is of no use to another device', () => {
  const sessions = createSessions(() => 0);
  const challenge = sessions.challenge(officer);
  expect(sessions.takeChallenge(thief, challenge)).toBe(false);
});

test('a challenge a minute old has expired', () => {
  let now = 0;
  const sessions = createSessions(() => now);
  const challenge = sessions.challenge(officer);
  now = 60_001;
  expect(sessions.takeChallenge(officer, challenge)).toBe(false);
});

test('ending a device closes its news and forgets its tokens', () => {
  const sessions = createSessions(() => 0);
  const token = sessions.open(officer);
  const other = sessions.open(thief);
  let closed = 0;
  sessions.onEnd(token, () => {
    closed += 1;
  });
  sessions.end(officer);
  expect(closed).toBe(1);
  expect(sessions.byToken(token)?.isEnded).toBe(true);
  expect(sessions.byToken(other)?.isEnded).toBe(false);
});

test('a device that keeps signing in keeps at most eight sessions', () => {
  const sessions = createSessions(() => 0);
  for (let i = 0; i < 50; i += 1) sessions.open(officer);
  expect(sessions.parties()).toHaveLength(8);
});

test('a session keeps eight news streams open; a ninth ends the oldest', () => {
  const sessions = createSessions(() => 0);
  const token = sessions.open(officer);
  const closed: number[] = [];
  for (let i = 0; i < 10; i += 1) sessions.onEnd(token, () => closed.push(i));
  expect(closed).toEqual([0, 1]);
});

test('any number of challenges is asked for without pushing out the officer’s', () => {
  const sessions = createSessions(() => 0);
  const challenge = sessions.challenge(officer);
  for (let i = 0; i < 1000; i += 1) sessions.challenge(officer);
  expect(sessions.takeChallenge(officer, challenge)).toBe(true);
});

test('a challenge that another run of the hub gave, or that was altered, is none', () => {
  const challenge = createSessions(() => 0).challenge(officer);
  const sessions = createSessions(() => 0);
  expect(sessions.takeChallenge(officer, challenge)).toBe(false);
  const own = sessions.challenge(officer);
  const altered = `${own.startsWith('A') ? 'B' : 'A'}${own.slice(1)}`;
  expect(sessions.takeChallenge(officer, altered)).toBe(false);
  expect(sessions.takeChallenge(officer, '')).toBe(false);
});
