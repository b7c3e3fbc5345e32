import { expect, test } from 'vitest';
import { calendarDay, calendarSpan } from './calendar.ts';

test('a day that a paper names is the same day on every laptop', () => {
  expect(calendarDay('2016-12-15', 'Asia/Damascus')).toBe('15 Dec');
  expect(calendarDay('2016-12', 'Asia/Damascus')).toBe('Dec 2016');
  expect(calendarSpan('2016-12-15', '2016-12-16', 'Asia/Damascus')).toBe('15–16 Dec');
  expect(calendarSpan('2016-11-30', '2016-12-02', 'Asia/Damascus')).toBe('30 Nov – 2 Dec');
  expect(calendarSpan('2016-12-15', '', 'Asia/Damascus')).toBe('15 Dec');
});
