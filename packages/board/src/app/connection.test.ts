import { expect, test } from 'vitest';
import { connectionOf } from './connection.ts';

const now = 1_000_000_000;
const minutes = (n: number) => n * 60_000;
const error = { code: 'offline', message: '', hint: '' };
const inStep = { online: true, syncing: false, revoked: false, error: null, lastSynced: now };
const opening = { ...inStep, online: false, syncing: true, lastSynced: null };

test('in step with the hub, nothing is said, also while news is fetched', () => {
  expect(connectionOf(inStep, now, now)).toBe('fine');
  expect(connectionOf({ ...inStep, syncing: true }, now, now + minutes(9))).toBe('fine');
});

test('the hub is gone, and stays gone on the screen while the board tries again', () => {
  const gone = { ...inStep, online: false, error };
  expect(connectionOf(gone, now, now)).toBe('offline');
  expect(connectionOf({ ...gone, syncing: true }, now, now)).toBe('offline');
});

test('a new board fetches the log: what it shows meanwhile is not all', () => {
  expect(connectionOf(opening, null, now)).toBe('catching-up');
  expect(connectionOf({ ...opening, online: true }, null, now)).toBe('catching-up');
});

test('opened after a night: old until the hub answers, then catching up, then nothing', () => {
  const yesterday = now - minutes(600);
  expect(connectionOf(opening, yesterday, now)).toBe('offline');
  expect(connectionOf({ ...opening, online: true }, yesterday, now)).toBe('catching-up');
  expect(connectionOf({ ...inStep, syncing: true, error }, yesterday, now)).toBe('catching-up');
  expect(connectionOf(inStep, now, now)).toBe('fine');
});

test('loaded again after a moment, nothing flickers', () => {
  expect(connectionOf(opening, now - minutes(1), now)).toBe('fine');
});

test('a revoked board says so before anything else', () => {
  expect(connectionOf({ ...inStep, online: false, revoked: true }, now, now)).toBe('revoked');
});
