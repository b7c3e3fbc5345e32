import { readTyped } from '@corridor/text';
import { msToWall, wallToMs } from './wall.ts';

const DAY = 86_400_000;
const two = (text: string): string => text.padStart(2, '0');

/** Day and hour as they are shown back in a field: `2016-12-18 20:00`, the same for everybody. */
export const msToTyped = (ms: number, zone: string): string => msToWall(ms, zone).replace('T', ' ');

const wallOf = (day: string, hour: string, minute: string): string =>
  `${day}T${two(hour)}:${minute}`;

/**
 * What was typed as a time: `20:00`, `18.12. 20:00`, `18/12 20:00` (the day first), `2016-12-18 20:00`. Without a day it is the last such
 * hour (`past`: something that was said) or the next (`future`); without a year the nearest one. null: it is none.
 */
export function readMoment(
  text: string,
  zone: string,
  now: number,
  towards: 'past' | 'future',
): number | null {
  const typed = readTyped(text).trim().replace('T', ' ');
  const time = /^(?:(.+?)\s+)?(\d{1,2})[:.hH](\d{2})$/.exec(typed);
  if (!time) return null;
  const [, date, hour = '', minute = ''] = time;
  if (Number(hour) > 23 || Number(minute) > 59) return null;
  if (date === undefined) {
    const found = [-1, 0, 1].flatMap((days) => {
      const day = msToWall(now + days * DAY, zone).slice(0, 10);
      return wallToMs(wallOf(day, hour, minute), zone) ?? [];
    });
    return (
      (towards === 'past' ? found.findLast((ms) => ms <= now) : found.find((ms) => ms > now)) ??
      null
    );
  }
  const whole = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(date);
  if (whole) {
    const [, year = '', month = '', day = ''] = whole;
    return wallToMs(wallOf(`${year}-${two(month)}-${two(day)}`, hour, minute), zone);
  }
  const short = /^(\d{1,2})[./](\d{1,2})\.?$/.exec(date);
  if (!short) return null;
  const [, day = '', month = ''] = short;
  const thisYear = Number(msToWall(now, zone).slice(0, 4));
  const found = [thisYear - 1, thisYear, thisYear + 1].flatMap(
    (year) => wallToMs(wallOf(`${year}-${two(month)}-${two(day)}`, hour, minute), zone) ?? [],
  );
  return found.reduce<number | null>(
    (best, ms) => (best === null || Math.abs(ms - now) < Math.abs(best - now) ? ms : best),
    null,
  );
}
