import type { Piece } from '../around.ts';
import { clockOf } from '../calendar.ts';
import { bare, type ClockAt, clockDigitsAt, matches } from '../common.ts';
import type { Cursor } from '../cursor.ts';

/** `14h30`, `05H00`, `8:41`, `14 heures`, `midi`; what makes `14 heures` a clock stands before it. */
function bareClockAt(cursor: Cursor, at: number, isSure: boolean): ClockAt | null {
  const word = cursor.word(at);
  if (isSure && (word === 'midi' || word === 'minuit')) {
    return { last: at, clock: word === 'midi' ? '12:00' : '00:00' };
  }
  const digital = clockDigitsAt(cursor, at);
  if (digital) return digital;
  const hour = cursor.digits(at);
  if (hour === null || hour > 24 || cursor.width(at) > 2) return null;
  const mark = cursor.word(at + 1);
  if (mark === 'h') {
    const minute = cursor.digits(at + 2);
    // `6 h 30,` too, but not `6 h 30 bus`.
    const isNear = cursor.isJoined(at + 2) || !cursor.isWord(at + 3);
    const hasMinute = minute !== null && cursor.width(at + 2) === 2 && minute < 60 && isNear;
    if (hasMinute && hour < 24) return { last: at + 2, clock: clockOf(hour, minute) };
    const isZoned = cursor.word(at + 2) === 'gmt' || cursor.word(at + 2) === 'utc';
    return (isSure || isZoned) && !isRoad(cursor, at + 2)
      ? { last: at + 1, clock: clockOf(hour % 24, 0) }
      : null;
  }
  if (!isSure || (mark !== 'heures' && mark !== 'heure') || isRoad(cursor, at + 2)) return null;
  const minute = cursor.digits(at + 2);
  return minute !== null && minute < 60 && cursor.width(at + 2) === 2
    ? { last: at + 2, clock: clockOf(hour % 24, minute) }
    : { last: at + 1, clock: clockOf(hour % 24, 0) };
}

/** `à 8 heures de route` is how far. */
const isRoad = (cursor: Cursor, at: number): boolean =>
  (cursor.word(at) === 'de' && cursor.word(at + 1) !== "l'") ||
  cursor.word(at) === "d'" ||
  cursor.word(at) === 'plus';

/** Where a clock that follows a day begins to be read: `vers`, `à`, `aux environs de`. */
export function clockBehind(cursor: Cursor, from: number): ClockAt | null {
  let at = from;
  if (cursor.word(at) === ',') at++;
  if (cursor.word(at) === 'vers' || cursor.word(at) === 'a' || cursor.word(at) === 'des') {
    return clockAt(cursor, at + 1, true);
  }
  if (matches(cursor, at, ['peu', 'avant']) || matches(cursor, at, ['peu', 'apres'])) {
    return clockAt(cursor, at + 2, true);
  }
  if (matches(cursor, at, ['aux', 'environs', 'de'])) return clockAt(cursor, at + 3, true);
  return at === from ? clockAt(cursor, at, false) : null;
}

const LEAD = new Set(['vers', 'a', 'avant', 'apres', 'des', 'de']);

export function clockLedAt(cursor: Cursor, at: number): Piece | null {
  const word = cursor.word(at);
  if (matches(cursor, at, ['aux', 'environs', 'de'])) {
    const clock = clockAt(cursor, at + 3, true);
    return clock && bare('clock', clock.last, clock.clock);
  }
  if (!LEAD.has(word)) {
    const clock = clockAt(cursor, at, false);
    return clock && bare('clock', clock.last, clock.clock);
  }
  const isLoose = word === 'de' || word === 'avant' || word === 'apres';
  // `de 8h à 20h`, but not `de 8h de route`.
  const isFromTo =
    word === 'de' &&
    cursor.word(at + 2) === 'h' &&
    cursor.raw(at + 3) === 'à' &&
    cursor.digits(at + 4) !== null;
  const clock = clockAt(
    cursor,
    at + 1,
    !isLoose || isFromTo || ['midi', 'minuit'].includes(cursor.word(at + 1)),
  );
  return clock && bare('clock', clock.last, clock.clock);
}

/** With `du matin`, `de l'après-midi`, `du soir` behind it. */
export function clockAt(cursor: Cursor, at: number, isSure: boolean): ClockAt | null {
  // `à 7h du matin` is no road of seven hours.
  const hour = bareClockAt(cursor, at, isSure);
  if (!hour) return null;
  const isDu = matches(cursor, hour.last + 1, ['du', 'matin']);
  const isLate =
    matches(cursor, hour.last + 1, ['du', 'soir']) ||
    matches(cursor, hour.last + 1, ['de', "l'", 'apres-midi']);
  if (isDu) return { last: hour.last + 2, clock: hour.clock };
  if (!isLate) return hour;
  const last = cursor.word(hour.last + 1) === 'du' ? hour.last + 2 : hour.last + 3;
  const said = Number(hour.clock.slice(0, 2));
  return { last, clock: said < 12 ? clockOf(said + 12, Number(hour.clock.slice(3))) : hour.clock };
}
