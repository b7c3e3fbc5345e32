import { fromTold, type Piece, shifted } from '../around.ts';
import { matches } from '../common.ts';
import type { Cursor } from '../cursor.ts';
import { joinedRange, monthOf, night, sameMonthRange, weekendOf, weekOf } from '../ranges.ts';
import {
  DATE_OPENS,
  dayAt,
  fullDateAt,
  monthAndDay,
  monthAt,
  monthPiece,
  partEnd,
  weekdayPiece,
  withTail,
} from './date.ts';
import { lengthAt } from './length.ts';

const span = (last: number, range: Piece['range']): Piece => ({
  kind: 'span',
  last,
  clock: null,
  range,
});
const day = (last: number, range: Piece['range']): Piece => ({
  kind: 'day',
  last,
  clock: null,
  range,
});

/** `last week`, `this month`, `next year`, `this weekend`. */
function periodAt(cursor: Cursor, from: number): Piece | null {
  const at = cursor.word(from) === 'the' ? from + 1 : from;
  const way = cursor.word(at);
  const step = { last: -1, past: -1, this: 0, next: 1, coming: 1 }[way];
  if (step === undefined) return null;
  const last = at + 1;
  const word = cursor.word(last);
  // `the last week` is seven days, `last week` a week of the calendar.
  if (at > from && word !== 'weekend') return null;
  if (way === 'past' || way === 'coming') return null;
  if (word === 'week') return span(last, weekOf(step));
  if (word === 'month') return span(last, monthOf(step));
  if (word === 'year') return span(last, shifted(step, 'year'));
  if (word === 'weekend') {
    return span(last, weekendOf(step < 0 ? 'last' : step > 0 ? 'next' : null));
  }
  if (word === 'night' && step < 0) return day(last, shifted(-1, 'day'));
  if (step === 0 && ['morning', 'afternoon', 'evening'].includes(word)) {
    return withTail(cursor, day(last, shifted(0, 'day')));
  }
  return null;
}

/** `yesterday`, `today`, `the day before`, `the following day`, `that day`. */
function deicticAt(cursor: Cursor, from: number): Piece | null {
  const word = cursor.word(from);
  if (word === 'yesterday') return withTail(cursor, day(from, shifted(-1, 'day')));
  if (word === 'today') return withTail(cursor, day(from, shifted(0, 'day')));
  if (word === 'tonight') return withTail(cursor, day(from, shifted(0, 'day')));
  if (word === 'tomorrow') return withTail(cursor, day(from, shifted(1, 'day')));
  if (word === 'overnight') return overnightAt(cursor, from);
  if (word === 'that') {
    return cursor.word(from + 1) === 'day' ? day(from + 1, fromTold(0, false)) : null;
  }
  if (word !== 'the') return null;
  // `the day before the vote`, `a month to the day after …`: of something whose day nobody knows.
  const isOf = cursor.isWord(from + 3) || cursor.word(from - 1) === 'to';
  if (matches(cursor, from + 1, ['day', 'before', 'yesterday'])) {
    return day(from + 3, shifted(-2, 'day'));
  }
  if (matches(cursor, from + 1, ['day', 'after', 'tomorrow'])) {
    return day(from + 3, shifted(2, 'day'));
  }
  if (matches(cursor, from + 1, ['day', 'before']) && !isOf)
    return day(from + 2, fromTold(-1, true));
  if (matches(cursor, from + 1, ['day', 'after']) && !isOf)
    return day(from + 2, fromTold(1, false));
  if (matches(cursor, from + 1, ['previous', 'day'])) return day(from + 2, fromTold(-1, true));
  if (matches(cursor, from + 1, ['same', 'day'])) return day(from + 2, fromTold(0, false));
  if (
    matches(cursor, from + 1, ['following', 'day']) ||
    matches(cursor, from + 1, ['next', 'day'])
  ) {
    return day(from + 2, fromTold(1, false));
  }
  return null;
}

/** `overnight`, `overnight from Tuesday to Wednesday`. */
function overnightAt(cursor: Cursor, at: number): Piece {
  const range = rangeAt(cursor, at + 1);
  return range ? { ...range, kind: 'day' } : day(at, night);
}

/** Of so many articles only those before these words, or before digits, may begin a point of time. */
const BEHIND_THE = new Set([
  ...DATE_OPENS,
  ...'past coming day previous same following'.split(' '),
]);

/** Any one point of time. */
export function pointAt(cursor: Cursor, from: number): Piece | null {
  let at = from;
  if (cursor.word(at) === 'on') at++;
  if (cursor.word(at) === 'early' || cursor.word(at) === 'late' || cursor.word(at) === 'later') {
    const isBehind = cursor.word(at + 1) === 'on' ? at + 2 : at + 1;
    const date = fullDateAt(cursor, isBehind) ?? weekdayPiece(cursor, isBehind);
    if (date) return withTail(cursor, date);
    const said = deicticAt(cursor, isBehind) ?? periodAt(cursor, isBehind);
    if (said) return said;
  }
  if (cursor.word(at) === 'earlier' && cursor.word(at + 1) !== 'in') {
    const next = cursor.word(at + 1) === 'on' ? at + 2 : at + 1;
    const said = periodAt(cursor, next) ?? deicticAt(cursor, next) ?? weekdayPiece(cursor, next);
    if (said) return said;
  }
  const start = cursor.word(at) === 'the' ? at + 1 : at;
  if (start > at && cursor.digits(start) === null && !BEHIND_THE.has(cursor.word(start))) {
    return null;
  }
  const date = fullDateAt(cursor, start) ?? weekdayPiece(cursor, at);
  if (date) return withTail(cursor, date);
  const said = periodAt(cursor, at) ?? deicticAt(cursor, at);
  if (said) return said;
  const ago = agoAt(cursor, from);
  if (ago) return ago;
  return monthPiece(cursor, start, false);
}

/** `two days ago`, `a month earlier`. */
function agoAt(cursor: Cursor, from: number): Piece | null {
  const length = lengthAt(cursor, from);
  if (!length || cursor.word(length.last + 1) !== 'ago') return null;
  const { count, unit, isAbout } = length;
  const range: Piece['range'] =
    count === null || isAbout || unit === 'minute' ? () => [null, null] : shifted(-count, unit);
  const kind = unit === 'month' || unit === 'year' ? 'span' : 'day';
  return { kind, last: length.last + 1, clock: null, range };
}

/** `later in the day`, `in the evening`, `during the night`: the day told of, else the day of writing. */
export function partPiece(cursor: Cursor, from: number): Piece | null {
  let at = from;
  const isLed = cursor.word(at) === 'earlier' || cursor.word(at) === 'later';
  if (isLed) at++;
  if (isLed && matches(cursor, at, ['in', 'the', 'day'])) return day(at + 2, fromTold(0, true));
  if (matches(cursor, at, ['during', 'the', 'night'])) return day(at + 2, night);
  const lead = cursor.word(at);
  if ((lead !== 'in' && lead !== 'on') || cursor.word(at + 1) !== 'the') return null;
  const end = partEnd(cursor, lead === 'on' ? at + 2 : at);
  if (end === null || (lead === 'on' && cursor.word(end + 1) !== 'of')) return null;
  if (cursor.word(end + 1) === 'of') {
    const date = pointAt(cursor, end + 2);
    if (date?.kind === 'day') return date;
    if (lead === 'on') return null;
  }
  return day(end, fromTold(0, true));
}

/** `from 12 to 14 December`, `between Monday and Wednesday`, `December 12-14`, `2011-2016`. */
export function rangeAt(cursor: Cursor, from: number): Piece | null {
  const word = cursor.word(from);
  const isLed = word === 'from' || word === 'between';
  const isOn = word === 'on' || word === 'the';
  const start = isLed || isOn ? from + 1 : from;
  if (cursor.digits(start) === null && !DATE_OPENS.has(cursor.word(start))) return null;
  const isLink = (at: number): boolean => {
    const link = cursor.word(at);
    if (word === 'between') return link === 'and';
    if ((link === 'to' && isLed) || (link === 'and' && isOn)) return true;
    return (link === '-' || link === '–') && cursor.isJoined(at) && cursor.isJoined(at + 1);
  };
  const point = (at: number): Piece | null =>
    fullDateAt(cursor, at) ?? weekdayPiece(cursor, at) ?? monthPiece(cursor, at, isLed);
  // `December 12-14`, `Dec 12 to 14`: the month stands before both.
  const month = monthAt(cursor, start);
  const low = month && dayAt(cursor, month.last + 1);
  if (low && isLink(low.last + 1)) {
    const high = dayAt(cursor, low.last + 2);
    if (high && month) {
      const end = monthAndDay(cursor, month.month, high);
      return span(end.last, sameMonthRange(low.day, end.range));
    }
  }
  const bare = dayAt(cursor, start);
  const first = point(start);
  if (first) {
    const closed = withTail(cursor, first).last;
    if (!isLink(closed + 1)) return null;
    const second = point(closed + 2);
    return second && span(withTail(cursor, second).last, joinedRange(first.range, second.range));
  }
  if (!bare || !isLink(bare.last + 1)) return null;
  const second = fullDateAt(cursor, bare.last + 2);
  return second && span(second.last, sameMonthRange(bare.day, second.range));
}
