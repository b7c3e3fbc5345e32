import { expect, test } from 'vitest';
import { dayOf } from './context.ts';
import { dayStartAt, daysOf, dayToNumber, nextDay, numberToDay } from './days.ts';

test('the day after', () => {
  expect(nextDay('2016-12-31')).toBe('2017-01-01');
  expect(nextDay('2016-02-28')).toBe('2016-02-29');
  expect(nextDay('2017-02-28')).toBe('2017-03-01');
  expect(nextDay('2000-02-28')).toBe('2000-02-29');
});

test('every day of two centuries comes back as itself', () => {
  const last = dayToNumber('2100-12-31');
  for (let n = dayToNumber('1900-01-01'); n <= last; n++) {
    if (dayToNumber(numberToDay(n)) !== n) throw new Error(numberToDay(n));
  }
  expect(dayToNumber('1970-01-01')).toBe(0);
  expect(numberToDay(17_150)).toBe('2016-12-15');
});

test('a month and a year are all their days', () => {
  expect(daysOf('2016-02')).toEqual({ first: '2016-02-01', last: '2016-02-29' });
  expect(daysOf('2016-12')).toEqual({ first: '2016-12-01', last: '2016-12-31' });
  expect(daysOf('2016')).toEqual({ first: '2016-01-01', last: '2016-12-31' });
});

test('midnight in Aleppo is ten in the evening in UTC', () => {
  const start = dayStartAt(120)('2016-12-16');
  expect(start).toBe(Date.parse('2016-12-15T22:00:00Z'));
  expect(dayOf(start, dayStartAt(120))).toBe('2016-12-16');
  expect(dayOf(start - 1, dayStartAt(120))).toBe('2016-12-15');
});
