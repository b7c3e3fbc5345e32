import { NOWHERE, onDate, type Piece } from './around.ts';
import { clockOf } from './calendar.ts';
import type { Cursor } from './cursor.ts';

/** A piece whose days are not said, or need none. */
export const bare = (kind: Piece['kind'], last: number, clock: string | null = null): Piece => ({
  kind,
  last,
  clock,
  range: () => NOWHERE,
});

export const isYear = (cursor: Cursor, at: number): boolean => {
  const value = cursor.digits(at);
  return value !== null && cursor.width(at) === 4 && value >= 1900 && value < 2100;
};

const ofCentury = (cursor: Cursor, at: number): number | null => {
  if (isYear(cursor, at)) return cursor.digits(at);
  const value = cursor.digits(at);
  return cursor.width(at) === 2 && value !== null ? 2000 + value : null;
};

/** `2016-12-15`, also with an hour (`T08:41`). */
export function isoAt(cursor: Cursor, at: number): Piece | null {
  if (!isYear(cursor, at)) return null;
  const mark = cursor.word(at + 1);
  if (mark !== '-' && mark !== '/') return null;
  if (cursor.word(at + 3) !== mark) return null;
  for (let one = at + 1; one <= at + 4; one++) if (!cursor.isJoined(one)) return null;
  const [month, day] = [cursor.digits(at + 2), cursor.digits(at + 4)];
  if (month === null || day === null || month > 12 || day > 31) return null;
  if (cursor.width(at + 2) !== 2 || cursor.width(at + 4) !== 2) return null;
  let last = at + 4;
  let clock: string | null = null;
  const isT = cursor.word(last + 1) === 't' && cursor.isJoined(last + 1);
  const hour = clockDigitsAt(cursor, isT ? last + 2 : last + 1);
  if (hour && (isT || cursor.word(last + 1) !== '')) {
    clock = hour.clock;
    last = hour.last;
  }
  const range = onDate({ year: cursor.digits(at), month, day, weekday: null });
  return { kind: 'day', last, clock, range };
}

/**
 * `15/12/2016`, `14/12`, `15.12.16`.
 * @param order Which number the day is; in English nobody knows where both could be a month.
 */
export function slashedAt(
  cursor: Cursor,
  at: number,
  order: 'day-first' | 'unknown',
): Piece | null {
  const mark = cursor.word(at + 1);
  const [a, b] = [cursor.digits(at), cursor.digits(at + 2)];
  if (a === null || b === null || cursor.width(at) > 2 || cursor.width(at + 2) > 2) return null;
  if (mark !== '/' && mark !== '.' && mark !== '-') return null;
  if (!cursor.isJoined(at + 1) || !cursor.isJoined(at + 2)) return null;
  const hasYear =
    cursor.word(at + 3) === mark && cursor.isJoined(at + 3) && cursor.isJoined(at + 4);
  const year = hasYear ? ofCentury(cursor, at + 4) : null;
  if (hasYear ? year === null : mark !== '/') return null;
  // `24/24`, `7/7`, `50/50`, `3/4` count something else.
  if (year === null && (a === b || cursor.width(at) < 2 || cursor.width(at + 2) < 2)) return null;
  const last = hasYear ? at + 4 : at + 2;
  const isDayFirst = b <= 12 && a <= 31;
  const isMonthFirst = a <= 12 && b <= 31;
  if (order === 'day-first' ? !isDayFirst : !isDayFirst && !isMonthFirst) return null;
  if (a === 0 || b === 0) return null;
  if (order === 'unknown' && isDayFirst && isMonthFirst && a !== b) {
    return bare('day', last);
  }
  const [day, month] = isDayFirst ? [a, b] : [b, a];
  return { kind: 'day', last, clock: null, range: onDate({ year, month, day, weekday: null }) };
}

export interface ClockAt {
  readonly last: number;
  readonly clock: string;
}

/** `8:41`, `08:41:20`. */
export function clockDigitsAt(cursor: Cursor, at: number): ClockAt | null {
  const hour = cursor.digits(at);
  const minute = cursor.digits(at + 2);
  if (hour === null || minute === null || cursor.word(at + 1) !== ':') return null;
  if (!cursor.isJoined(at + 1) || !cursor.isJoined(at + 2)) return null;
  if (hour > 23 || minute > 59 || cursor.width(at) > 2 || cursor.width(at + 2) !== 2) return null;
  let last = at + 2;
  if (cursor.word(last + 1) === ':' && cursor.isJoined(last + 1) && cursor.width(last + 2) === 2) {
    last += 2;
  }
  return { last, clock: clockOf(hour, minute) };
}

export function matches(cursor: Cursor, at: number, words: readonly string[]): boolean {
  for (let index = 0; index < words.length; index++) {
    if (cursor.word(at + index) !== words[index]) return false;
  }
  return true;
}

type Words = readonly string[];

/** Words in a row by the first of them, in the order in which they are tried. */
export function byFirst(all: readonly Words[]): ReadonlyMap<string, readonly Words[]> {
  const found = new Map<string, Words[]>();
  for (const words of all) {
    const first = words[0] ?? '';
    const same = found.get(first);
    if (same) same.push(words);
    else found.set(first, [words]);
  }
  return found;
}

/** The first of them that stands here. */
export function wordsAt(
  cursor: Cursor,
  at: number,
  all: ReadonlyMap<string, readonly Words[]>,
): Words | undefined {
  for (const words of all.get(cursor.word(at)) ?? []) if (matches(cursor, at, words)) return words;
  return undefined;
}

/**
 * A whole number in digits, `1 460`, `1.460`, `1,460`; null too for the middle of one, so that `460 jours` is never cut out of
 * `1 460 jours`.
 */
export function wholeAt(cursor: Cursor, at: number): { last: number; count: number } | null {
  const first = cursor.digits(at);
  if (first === null) return null;
  const isSeparator = (mark: string) => mark === '.' || mark === ',';
  if (cursor.digits(at - 1) !== null && cursor.width(at) === 3) return null;
  const isBehindMark = isSeparator(cursor.word(at - 1)) && cursor.isJoined(at);
  if (isBehindMark && cursor.digits(at - 2) !== null && cursor.isJoined(at - 1)) return null;
  let count = first;
  let last = at;
  // Nobody counts a time in thousands of millions.
  for (let groups = 0; groups < 2 && cursor.width(at) <= 3; groups++) {
    const hasMark = isSeparator(cursor.word(last + 1)) && cursor.isJoined(last + 1);
    const next = hasMark && cursor.isJoined(last + 2) ? last + 2 : last + 1;
    const more = cursor.digits(next);
    if (more === null || cursor.width(next) !== 3) break;
    count = count * 1000 + more;
    last = next;
  }
  return { last, count };
}
