import { expect, test } from 'vitest';
import { lastClockTime, typedClock } from './clockTime.ts';

const utc = (hour: number, minute: number, day = 16) => Date.UTC(2016, 11, day, hour, minute);

test('since 12:00 is noon of the operation, today or yesterday, whatever the phone believes', () => {
  // 14:30 in Aleppo.
  const now = utc(12, 30);
  expect(lastClockTime('Asia/Damascus', 12 * 60, now)).toBe(utc(10, 0));
  expect(lastClockTime('Asia/Damascus', 14 * 60 + 30, now)).toBe(now);
  expect(lastClockTime('Asia/Damascus', 14 * 60 + 31, now)).toBe(utc(12, 31, 15));
});

test('half past one was before the clocks went forward', () => {
  // 27 March 2016, 02:00 became 03:00 in Berlin; now it is 08:00 there.
  const now = Date.UTC(2016, 2, 27, 6, 0);
  expect(lastClockTime('Europe/Berlin', 90, now)).toBe(Date.UTC(2016, 2, 27, 0, 30));
});

test('four digits that are no time are not one', () => {
  expect(typedClock('1405')).toBe(14 * 60 + 5);
  expect(typedClock('0000')).toBe(0);
  expect(typedClock('2400')).toBeNull();
  expect(typedClock('1260')).toBeNull();
  expect(typedClock('140')).toBeNull();
});
