import type { Piece } from '../around.ts';
import { clockOf } from '../calendar.ts';
import { bare, type ClockAt, clockDigitsAt, matches } from '../common.ts';
import type { Cursor } from '../cursor.ts';

/** `am`, `p.m.`: the end of it and whether it is the second half of the day. */
function halfAt(cursor: Cursor, at: number): { last: number; isAfternoon: boolean } | null {
  const word = cursor.word(at);
  if (word === 'am' || word === 'pm') return { last: at, isAfternoon: word === 'pm' };
  if (word !== 'a' && word !== 'p') return null;
  if (!matches(cursor, at + 1, ['.', 'm']) || !cursor.isJoined(at + 1)) return null;
  const last = cursor.word(at + 3) === '.' && cursor.isJoined(at + 3) ? at + 3 : at + 2;
  return { last, isAfternoon: word === 'p' };
}

/** `5 am`, `5:30 p.m.`, `14:30`, `0500 GMT`, `noon`. */
export function hourAt(cursor: Cursor, at: number): ClockAt | null {
  const word = cursor.word(at);
  if (word === 'noon' || word === 'midday') return { last: at, clock: '12:00' };
  if (word === 'midnight') return { last: at, clock: '00:00' };
  const digital = clockDigitsAt(cursor, at);
  const hour = cursor.digits(at);
  if (hour === null) return null;
  const half = halfAt(cursor, (digital?.last ?? at) + 1);
  if (half && hour >= 1 && hour <= 12) {
    const minute = digital ? Number(digital.clock.slice(3)) : 0;
    return { last: half.last, clock: clockOf((hour % 12) + (half.isAfternoon ? 12 : 0), minute) };
  }
  if (digital) return digital;
  const isMilitary = cursor.width(at) === 4 && hour < 2400 && hour % 100 < 60;
  const zone = cursor.word(at + 1);
  if (isMilitary && zone === 'local') {
    return { last: at, clock: clockOf(Math.floor(hour / 100), hour % 100) };
  }
  if (!isMilitary || (zone !== 'gmt' && zone !== 'utc' && zone !== 'hours')) return null;
  if (zone === 'hours' && hour % 100 !== 0 && hour % 5 !== 0) return null;
  return { last: at + 1, clock: clockOf(Math.floor(hour / 100), hour % 100) };
}

const LEAD = new Set(['at', 'around', 'about', 'before', 'after', 'by', 'from', 'until', 'since']);

/** An hour with what leads to it, anywhere. */
export function clockAt(cursor: Cursor, from: number): Piece | null {
  let at = from;
  if (cursor.word(at) === 'shortly') at++;
  while (LEAD.has(cursor.word(at)) && at < from + 3) at++;
  const found = hourAt(cursor, at);
  return found && bare('clock', found.last, found.clock);
}

/** An hour behind a day: `at 5 am`, `around 14:30`, `, 14:30`. */
export function clockBehind(cursor: Cursor, from: number): ClockAt | null {
  let at = from;
  if (cursor.word(at) === ',' || cursor.word(at) === '|') at++;
  if (cursor.word(at) === 'at' || cursor.word(at) === 'around' || cursor.word(at) === 'about') at++;
  return hourAt(cursor, at);
}
