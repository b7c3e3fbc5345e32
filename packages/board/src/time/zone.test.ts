import { expect, test } from 'vitest';
import { datedClock, dayNumber, howLong, offsetName, zoneClock } from './zone.ts';

const aleppo = zoneClock('Asia/Damascus');
const at = Date.parse('2016-12-15T09:40:00Z');

test('a laptop in Geneva shows the hour of the operation', () => {
  expect(aleppo.time(at)).toBe('11:40');
  expect(aleppo.dateTime(at)).toBe('15 Dec 11:40');
});

test('an hour of yesterday carries its day', () => {
  expect(aleppo.near(at, at + 3_600_000)).toBe('11:40');
  expect(aleppo.near(at, at + 24 * 3_600_000)).toBe('15 Dec 11:40');
});

test('a record that is over never shows a bare hour', () => {
  expect(datedClock('Asia/Damascus').near(at, at + 3_600_000)).toBe('15 Dec 11:40');
});

test('a zone is named as people say it, whatever it is called', () => {
  expect(offsetName('Asia/Damascus', at)).toBe('UTC+2');
  expect(offsetName('Etc/GMT-1', at)).toBe('UTC+1');
  expect(offsetName('UTC', at)).toBe('UTC');
});

test('the second day begins at midnight there, not here', () => {
  const evening = Date.parse('2016-12-15T21:59:00Z');
  expect(dayNumber(aleppo, at, evening)).toBe(1);
  expect(dayNumber(aleppo, at, evening + 60_000)).toBe(2);
});

test('waiting is said as on the radio', () => {
  expect(howLong(55 * 60_000)).toBe('55 min');
  expect(howLong(62 * 60_000)).toBe('1 h 02');
  expect(howLong(51 * 3_600_000)).toBe('2 d 3 h');
  expect(howLong(-5)).toBe('0 min');
});

test('hour lines fall on whole hours of a zone with a half hour', () => {
  const kabul = zoneClock('Asia/Kabul');
  const ticks = kabul.hourTicks(at, at + 6 * 3_600_000, 3);
  expect(ticks.map(kabul.time)).toEqual(['15:00', '18:00']);
});
