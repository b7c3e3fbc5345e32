import fc from 'fast-check';
import { expect, test } from 'vitest';
import { msToWall, wallToMs } from './wall.ts';
import { msToTyped, readMoment } from './when.ts';

const zone = 'Asia/Damascus';
/** 16 December 2016, 11:40 in Aleppo. */
const now = Date.parse('2016-12-16T09:40:00Z');
const read = (text: string, towards: 'past' | 'future' = 'past') => {
  const at = readMoment(text, zone, now, towards);
  return at === null ? null : msToTyped(at, zone);
};

test('a bare hour is the last one that was, for what somebody said; the next one, for what is to be', () => {
  expect(read('02:10')).toBe('2016-12-16 02:10');
  expect(read('20:00')).toBe('2016-12-15 20:00');
  expect(read('20:00', 'future')).toBe('2016-12-16 20:00');
  expect(read('02:10', 'future')).toBe('2016-12-17 02:10');
});

test('with a day: the day before the month, as people there write it, in any digits', () => {
  expect(read('18.12. 20:00')).toBe('2016-12-18 20:00');
  expect(read('18/12 20.30')).toBe('2016-12-18 20:30');
  expect(read('٣/١ ٠٨:٠٠')).toBe('2017-01-03 08:00');
  expect(read('2016-12-18 20:00')).toBe('2016-12-18 20:00');
});

test('what is no time is none', () => {
  for (const text of ['', '25:00', '12', 'noon', '31.2. 10:00', '12/18 20:00', '2016-13-01 10:00'])
    expect(read(text)).toBeNull();
});

test('every minute of a zone that puts its clocks forward and back is read as it is shown', () => {
  const seed = 20161218;
  console.info('seed', seed);
  const minute = fc.integer({ min: Date.UTC(2015, 0) / 60_000, max: Date.UTC(2018, 0) / 60_000 });
  fc.assert(
    fc.property(minute, (n) => {
      const ms = n * 60_000;
      const wall = msToWall(ms, zone);
      const back = wallToMs(wall, zone);
      // An hour that comes twice is read as the first of the two.
      expect(back === ms || (back !== null && ms - back === 3_600_000)).toBe(true);
      expect(msToWall(back ?? 0, zone)).toBe(wall);
    }),
    { seed, numRuns: 500 },
  );
});
