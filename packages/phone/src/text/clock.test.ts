import { afterEach, expect, test } from 'vitest';
import { readScreenIn } from '../../scripts/readScreenIn.ts';
import { howLongAgo, zoneClock } from './clock.ts';

const noonInAleppo = Date.UTC(2016, 11, 16, 10, 0);
afterEach(() => readScreenIn('en'));

test('a phone set to another country still shows the hour of the operation', () => {
  const aleppo = zoneClock('Asia/Damascus');
  expect(aleppo.time(noonInAleppo)).toBe('12:00');
  expect(aleppo.near(noonInAleppo, noonInAleppo + 3_600_000)).toBe('12:00');
  expect(aleppo.near(noonInAleppo, noonInAleppo + 86_400_000)).toBe('16 Dec 12:00');
});

test('the day ends at midnight of the operation', () => {
  const aleppo = zoneClock('Asia/Damascus');
  const beforeMidnight = Date.UTC(2016, 11, 16, 21, 59);
  expect(aleppo.dayKey(beforeMidnight)).toBe('2016-12-16');
  expect(aleppo.dayKey(beforeMidnight + 60_000)).toBe('2016-12-17');
});

test('the last contact is told as one would say it', () => {
  expect(howLongAgo(20_000)).toBe('now');
  expect(howLongAgo(3 * 60_000)).toBe('3 min ago');
  expect(howLongAgo(5 * 3_600_000 + 20 * 60_000)).toBe('5 h 20 ago');
  expect(howLongAgo(50 * 3_600_000)).toBe('2 d ago');
});

test('an Arabic screen shows hours in its digits, and months as they are called there', () => {
  readScreenIn('ar');
  const later = noonInAleppo + 86_400_000;
  expect(zoneClock('Asia/Damascus').time(noonInAleppo)).toBe('١٢:٠٠');
  expect(zoneClock('Asia/Damascus').near(noonInAleppo, later)).toBe('١٦ كانون الأول ١٢:٠٠');
  expect(zoneClock('Africa/Khartoum').near(noonInAleppo, later)).toBe('١٦ ديسمبر ١٣:٠٠');
  expect(zoneClock('Asia/Damascus').dayKey(noonInAleppo)).toBe('2016-12-16');
  readScreenIn('ar', 'latn');
  expect(zoneClock('Asia/Damascus').time(noonInAleppo)).toBe('12:00');
});
