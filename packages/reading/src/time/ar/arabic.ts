import { fold } from '../../text/fold.ts';
import { NOWHERE, onDate, onWeekday, type Piece, type Range, shifted } from '../around.ts';
import { dayIso } from '../calendar.ts';
import { bare, clockDigitsAt, isoAt, isYear, slashedAt } from '../common.ts';
import type { Cursor } from '../cursor.ts';
import { joinedRange, monthOf, sameMonthRange, weekOf, windowOf } from '../ranges.ts';
import { MONTHS, UNITS, WEEKDAYS } from '../words.ts';

const word = (text: string): string => fold(text);
const words = (text: string): ReadonlySet<string> => new Set(text.split(' ').map(fold));

/** The Levant names four months by two words each. */
const KANUN = word('كانون');
const TISHRIN = word('تشرين');
const FIRST = word('الأول');
const SECOND = word('الثاني');
const DAY = words('يوم اليوم');
const LAST = words('الماضي الماضية الفائت المنصرم');
const NEXT = words('المقبل المقبلة القادم القادمة');
const SINCE = words('منذ');
const UNTIL = words('حتى');
const FROM = words('من بين');
const TO = words('إلى الى و');
const PARTS = words('صباح مساء صباحا مساء ظهرا ليل ليلا فجر فجرا عصر');

function monthAt(cursor: Cursor, at: number): { last: number; month: number } | null {
  const first = cursor.word(at);
  if (first === KANUN || first === TISHRIN) {
    const isFirst = cursor.word(at + 1) === FIRST;
    if (!isFirst && cursor.word(at + 1) !== SECOND) return null;
    const month = first === KANUN ? (isFirst ? 12 : 1) : isFirst ? 10 : 11;
    return twice(cursor, at + 1, month);
  }
  const month = MONTHS.ar.get(first);
  return month === undefined ? null : twice(cursor, at, month);
}

/** Named in both ways, `كانون الأول/ديسمبر`, as the United Nations do. */
function twice(cursor: Cursor, last: number, month: number): { last: number; month: number } {
  const mark = cursor.word(last + 1);
  const start = mark === '/' || mark === '(' || mark === '-' ? last + 2 : null;
  if (start === null) return { last, month };
  const again = monthAt(cursor, start);
  if (again?.month !== month) return { last, month };
  const isClosed = mark === '(' && cursor.word(again.last + 1) === ')';
  return { last: isClosed ? again.last + 1 : again.last, month };
}

function weekdayAt(cursor: Cursor, from: number): { last: number; weekday: number } | null {
  const at = DAY.has(cursor.word(from)) ? from + 1 : from;
  const weekday = WEEKDAYS.ar.get(cursor.word(at));
  return weekday === undefined ? null : { last: at, weekday };
}

const dayNumber = (cursor: Cursor, at: number): number | null => {
  const value = cursor.digits(at);
  return value !== null && value >= 1 && value <= 31 && cursor.width(at) <= 2 ? value : null;
};

function dateAt(cursor: Cursor, from: number): Piece | null {
  const named = weekdayAt(cursor, from);
  const weekday = named?.weekday ?? null;
  let at = named ? named.last + 1 : from;
  if (named && PARTS.has(cursor.word(at))) at++;
  if (cursor.word(at) === '،' || cursor.word(at) === ',' || cursor.word(at) === '(') at++;
  const digital = isoAt(cursor, at) ?? slashedAt(cursor, at, 'day-first');
  if (digital) return digital;
  const day = dayNumber(cursor, at);
  const next = cursor.word(at + 1) === word('من') ? at + 2 : at + 1;
  const month = day === null ? null : monthAt(cursor, next);
  if (month) {
    const hasYear = isYear(cursor, month.last + 1);
    const last = hasYear ? month.last + 1 : month.last;
    const year = hasYear ? cursor.digits(last) : null;
    return {
      kind: 'day',
      last,
      clock: null,
      range: onDate({ year, month: month.month, day, weekday }),
    };
  }
  if (!named) return null;
  const behind = cursor.word(named.last + 1);
  const turn = LAST.has(behind) ? 'last' : NEXT.has(behind) ? 'next' : null;
  const last = turn || PARTS.has(behind) ? named.last + 1 : named.last;
  return { kind: 'day', last, clock: null, range: onWeekday(named.weekday, turn) };
}

/** `مارس 2011`; a month alone is no more than its name, and half of them are words besides. */
function monthPiece(cursor: Cursor, from: number, isLed: boolean): Piece | null {
  const at = cursor.word(from) === word('شهر') ? from + 1 : from;
  const month = monthAt(cursor, at);
  if (month) {
    const hasYear = isYear(cursor, month.last + 1);
    if (!hasYear && !isLed && at === from) return null;
    const last = hasYear ? month.last + 1 : month.last;
    const year = hasYear ? cursor.digits(last) : null;
    const range = onDate({ year, month: month.month, day: null, weekday: null });
    return { kind: 'span', last, clock: null, range };
  }
  const isNamed = cursor.word(from) === word('عام') || cursor.word(from) === word('سنة');
  const year = isNamed ? from + 1 : from;
  if (!isYear(cursor, year) || (!isNamed && !isLed)) return null;
  const written = { year: cursor.digits(year), month: null, day: null, weekday: null };
  return { kind: 'span', last: year, clock: null, range: onDate(written) };
}

function deicticAt(cursor: Cursor, at: number): Piece | null {
  const said = cursor.word(at);
  const day = (days: number): Piece => {
    const last = PARTS.has(cursor.word(at + 1)) ? at + 1 : at;
    return { kind: 'day', last, clock: null, range: shifted(days, 'day') };
  };
  if (said === word('أمس')) return day(-1);
  if (said === word('اليوم')) return day(0);
  if (said === word('غدا')) return day(1);
  const behind = cursor.word(at + 1);
  const step = LAST.has(behind) ? -1 : NEXT.has(behind) ? 1 : null;
  if (step !== null && said === word('الأسبوع')) {
    return { kind: 'span', last: at + 1, clock: null, range: weekOf(step) };
  }
  if (step !== null && said === word('الشهر')) {
    return { kind: 'span', last: at + 1, clock: null, range: monthOf(step) };
  }
  if (step !== null && said === word('العام')) {
    return { kind: 'span', last: at + 1, clock: null, range: shifted(step, 'year') };
  }
  return null;
}

/** `من 12 إلى 14 ديسمبر`, `بين 12 و 14 ديسمبر`. */
function rangeAt(cursor: Cursor, from: number): Piece | null {
  if (!FROM.has(cursor.word(from))) return null;
  const whole = dateAt(cursor, from + 1);
  const low = dayNumber(cursor, from + 1);
  const closed = whole?.last ?? (low === null ? null : from + 1);
  if (closed === null || !TO.has(cursor.word(closed + 1))) return null;
  const second = dateAt(cursor, closed + 2);
  if (!second) return null;
  const range = whole
    ? joinedRange(whole.range, second.range)
    : sameMonthRange(low ?? 0, second.range);
  return { kind: 'span', last: second.last, clock: null, range };
}

/** `خلال 24 ساعة الماضية`, `خلال الساعات المقبلة`. */
function windowAt(cursor: Cursor, from: number): Piece | null {
  if (cursor.word(from) !== word('خلال') && cursor.word(from) !== word('في')) return null;
  let at = from + 1;
  if (cursor.word(at) === word('ال') || cursor.word(at) === 'ـ') at++;
  const count = cursor.digits(at);
  if (count !== null) at++;
  const unit = UNITS.ar.get(cursor.word(at).replace(/^ال/, ''));
  const behind = cursor.word(at + 1);
  const turn =
    LAST.has(behind) || behind === word('الأخيرة') ? 'last' : NEXT.has(behind) ? 'next' : null;
  if (!unit || !turn) return null;
  return { kind: 'span', last: at + 1, clock: null, range: windowOf(count, unit, turn) };
}

/** What Arabic says about time at this word: dates in full, weekdays, a few words relative to the day of writing. */
export function arabicAt(cursor: Cursor, at: number): Piece | null {
  const said = cursor.word(at);
  if (cursor.digits(at) === null && !/[\u0600-\u06ff]/.test(said)) return null;
  if (SINCE.has(said) || UNTIL.has(said)) {
    const point =
      dateAt(cursor, at + 1) ?? deicticAt(cursor, at + 1) ?? monthPiece(cursor, at + 1, true);
    if (!point) return null;
    const isSince = SINCE.has(said);
    return {
      kind: isSince ? 'since' : 'until',
      last: point.last,
      clock: null,
      range: (around): Range => {
        const [from, to] = point.range({ ...around, turn: () => (isSince ? 'last' : 'next') });
        if (!isSince) return [null, to];
        return from === null || around.anchor === null
          ? [from, null]
          : [from, dayIso(around.anchor)];
      },
    };
  }
  const found =
    rangeAt(cursor, at) ??
    windowAt(cursor, at) ??
    dateAt(cursor, at) ??
    deicticAt(cursor, at) ??
    monthPiece(cursor, said === word('في') ? at + 1 : at, said === word('في'));
  if (found) return found;
  const isHour = said === word('الساعة');
  const clock = clockDigitsAt(cursor, isHour ? at + 1 : at);
  if (clock) return bare('clock', clock.last, clock.clock);
  if (cursor.digits(at) !== null && UNITS.ar.has(cursor.word(at + 1))) {
    return { ...bare('duration', at + 1), range: () => NOWHERE };
  }
  return null;
}
