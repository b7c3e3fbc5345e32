import { afterEach, expect, test } from 'vitest';
import { zoneClock } from './clock.ts';
import { readIn } from './testing/readIn.ts';

const noonInAleppo = Date.UTC(2016, 11, 16, 10, 0);
afterEach(() => readIn('en'));

test('an hour that was told is the same number in every language', () => {
  const minutes = (['en', 'fr', 'ar'] as const).map((language) => {
    readIn(language);
    return zoneClock('Asia/Damascus').minuteOfDay(noonInAleppo);
  });
  expect(minutes).toEqual([720, 720, 720]);
});

test('every language tells the hour of the operation', () => {
  const told = (['en', 'fr', 'ar'] as const).map((language) => {
    readIn(language);
    return zoneClock('Asia/Damascus').dateTime(noonInAleppo);
  });
  expect(told).toEqual(['16 Dec 12:00', '16 déc. 12:00', '١٦ كانون الأول ١٢:٠٠']);
});

test('until the language is switched a zone has one clock', () => {
  const clock = zoneClock('Asia/Damascus');
  expect(zoneClock('Asia/Damascus')).toBe(clock);
  readIn('ar');
  expect(zoneClock('Asia/Damascus')).not.toBe(clock);
});
