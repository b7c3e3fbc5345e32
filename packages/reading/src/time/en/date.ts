import { ofWeekday, onDate, onWeekday, type Piece, type Turn } from '../around.ts';
import { isoAt, isYear, slashedAt } from '../common.ts';
import type { Cursor } from '../cursor.ts';
import { decadeOf } from '../ranges.ts';
import { MONTHS, WEEKDAYS } from '../words.ts';
import { clockBehind } from './clock.ts';

/** `Sun`, `may`, `march`: words of other kinds besides. A name of a day or a month begins with a capital. */
const isName = (cursor: Cursor, at: number): boolean => cursor.isCapital(at);
const isShortWeekday = (cursor: Cursor, at: number): boolean =>
  cursor.word(at).length <= 5 && !cursor.word(at).endsWith('day');

/** A weekday; a short one only where a date follows. */
export function weekdayAt(cursor: Cursor, at: number): { last: number; weekday: number } | null {
  const weekday = WEEKDAYS.en.get(cursor.word(at));
  if (weekday === undefined || !isName(cursor, at)) return null;
  if (!isShortWeekday(cursor, at)) return { last: at, weekday };
  const last = cursor.word(at + 1) === '.' ? at + 1 : at;
  const next = cursor.word(last + 1) === ',' ? last + 2 : last + 1;
  return dayAt(cursor, next) || monthAt(cursor, next) ? { last, weekday } : null;
}

export function monthAt(cursor: Cursor, at: number): { last: number; month: number } | null {
  const month = MONTHS.en.get(cursor.word(at));
  if (month === undefined || !isName(cursor, at)) return null;
  const isShort = cursor.word(at + 1) === '.' && cursor.word(at).length <= 4;
  return { last: isShort && cursor.isJoined(at + 1) ? at + 1 : at, month };
}

const SUFFIX = new Set(['st', 'nd', 'rd', 'th']);

/** `15`, `15th`. */
export function dayAt(cursor: Cursor, at: number): { last: number; day: number } | null {
  const day = cursor.digits(at);
  if (day === null || day < 1 || day > 31 || cursor.width(at) > 2) return null;
  // `December 10,000`: a number of something else.
  if (cursor.isJoined(at + 1) && cursor.isJoined(at + 2) && cursor.width(at + 2) === 3) return null;
  const isLong = SUFFIX.has(cursor.word(at + 1)) && cursor.isJoined(at + 1);
  return { last: isLong ? at + 1 : at, day };
}

function yearBehind(cursor: Cursor, last: number): { last: number; year: number | null } {
  const at = cursor.word(last + 1) === ',' ? last + 2 : last + 1;
  return isYear(cursor, at) ? { last: at, year: cursor.digits(at) } : { last, year: null };
}

const day = (last: number, range: Piece['range']): Piece => ({
  kind: 'day',
  last,
  clock: null,
  range,
});

/** `15 December 2016`, `December 15, 2016`, `Thursday, Dec. 15`, `15/12/2016`, `2016-12-15`. */
export function fullDateAt(cursor: Cursor, from: number): Piece | null {
  const named = weekdayAt(cursor, from);
  const weekday = named?.weekday ?? null;
  let at = named ? named.last + 1 : from;
  if (named && cursor.word(at) === ',') at++;
  if (cursor.word(at) === 'the') at++;
  const digital = isoAt(cursor, at) ?? slashedAt(cursor, at, 'unknown');
  if (digital) return digital;
  const first = dayAt(cursor, at);
  if (first) {
    const next = cursor.word(first.last + 1) === 'of' ? first.last + 2 : first.last + 1;
    const month = monthAt(cursor, next);
    if (month) {
      const year = yearBehind(cursor, month.last);
      return day(
        year.last,
        onDate({ year: year.year, month: month.month, day: first.day, weekday }),
      );
    }
    return null;
  }
  const month = monthAt(cursor, at);
  const second = month && dayAt(cursor, month.last + 1);
  if (!month || !second) return null;
  const year = yearBehind(cursor, second.last);
  return day(year.last, onDate({ year: year.year, month: month.month, day: second.day, weekday }));
}

/** The end of `December 12-14, 2016`, whose month stands before. */
export function monthAndDay(
  cursor: Cursor,
  month: number,
  at: { readonly last: number; readonly day: number },
): Piece {
  const year = yearBehind(cursor, at.last);
  return day(year.last, onDate({ year: year.year, month, day: at.day, weekday: null }));
}

/** `Thursday`, `last Thursday`, `this Friday`. */
export function weekdayPiece(cursor: Cursor, from: number): Piece | null {
  const word = cursor.word(from);
  const forced: Turn | null = word === 'last' ? 'last' : word === 'next' ? 'next' : null;
  const isThis = word === 'this';
  const at = forced || isThis ? from + 1 : from;
  const named = weekdayAt(cursor, at);
  if (!named) return null;
  const isOwner = !forced && !isThis && /[’']s$/.test(cursor.raw(named.last));
  const isFrom = /^(?:starting|beginning|of)$/.test(cursor.word(from - 1));
  if (isOwner || (isFrom && !forced && !isThis)) return day(named.last, ofWeekday(named.weekday));
  return day(named.last, onWeekday(named.weekday, forced, isThis ? 'nearest' : 'last'));
}

/** Words that a date, a weekday, a month, a season may begin with; else they begin with digits. */
export const DATE_OPENS: ReadonlySet<string> = new Set([
  ...MONTHS.en.keys(),
  ...[...MONTHS.en.keys()].map((month) => `mid-${month}`),
  ...WEEKDAYS.en.keys(),
  ...'the last next this early late mid spring summer autumn fall winter'.split(' '),
]);

/** `March 2011`, `mid-December`, `late November`, `early 2017`; a month alone only behind a preposition. */
export function monthPiece(cursor: Cursor, from: number, isLed: boolean): Piece | null {
  let at = from;
  const midMonth = cursor.word(at).startsWith('mid-')
    ? MONTHS.en.get(cursor.word(at).slice(4))
    : undefined;
  if (midMonth !== undefined) {
    const year = yearBehind(cursor, at);
    return day(year.last, onDate({ year: year.year, month: midMonth, day: 15, weekday: null }));
  }
  let isPart = false;
  if (['early', 'late'].includes(cursor.word(at))) {
    at++;
    isPart = true;
  } else if (cursor.word(at) === 'mid' && cursor.word(at + 1) === '-') {
    at += 2;
    isPart = true;
  }
  const word = cursor.word(at);
  const forced: Turn | null = word === 'last' ? 'last' : word === 'next' ? 'next' : null;
  if (forced) at++;
  if (/^(?:spring|summer|autumn|fall|winter)$/.test(word)) {
    const year = cursor.word(at + 1) === 'of' ? at + 2 : at + 1;
    return isYear(cursor, year) ? yearPiece(cursor, year) : null;
  }
  if (isYear(cursor, at) && cursor.word(at + 1) === 's' && cursor.isJoined(at + 1)) {
    return decadeOf(cursor.digits(at) ?? 0, at + 1);
  }
  const month = monthAt(cursor, at);
  if (month) {
    const year = yearBehind(cursor, month.last);
    const isFull = cursor.word(at).length > 4 && !['march'].includes(cursor.word(at));
    if (year.year === null && !isLed && !isPart && !forced && !isFull) return null;
    const range = onDate({ year: year.year, month: month.month, day: null, weekday: null }, forced);
    return { kind: 'span', last: year.last, clock: null, range };
  }
  return (isLed || isPart) && !forced && isYear(cursor, at) ? yearPiece(cursor, at) : null;
}

export const yearPiece = (cursor: Cursor, at: number): Piece => ({
  kind: 'span',
  last: at,
  clock: null,
  range: onDate({ year: cursor.digits(at), month: null, day: null, weekday: null }),
});

const PARTS = new Set(['morning', 'afternoon', 'evening', 'night', 'dawn', 'noon']);

/** `evening`, `in the afternoon`, `at dawn`: the end of it, or null. */
export function partEnd(cursor: Cursor, from: number): number | null {
  let at = from;
  if (cursor.word(at) === 'in' && cursor.word(at + 1) === 'the') at += 2;
  else if (cursor.word(at) === 'at') at++;
  if (cursor.word(at) === 'early' || cursor.word(at) === 'late') at++;
  return PARTS.has(cursor.word(at)) && cursor.word(at) !== 'noon' ? at : null;
}

/** A day takes with it the part of the day and the hour behind it. */
export function withTail(cursor: Cursor, piece: Piece): Piece {
  const part = partEnd(cursor, piece.last + 1);
  const last = part ?? piece.last;
  const clock = clockBehind(cursor, last + 1);
  return clock ? { ...piece, last: clock.last, clock: clock.clock } : { ...piece, last };
}
