import { type DurationUnit, NOWHERE, type Piece, shiftIso, type Turn } from './around.ts';
import { civilOf, dayIso, dayOf, monthIso, monthsOn, weekdayOf } from './calendar.ts';

export const weekOf =
  (weeks: number): Piece['range'] =>
  (around) => {
    if (around.anchor === null) return NOWHERE;
    const monday = around.anchor - weekdayOf(around.anchor) + 7 * weeks;
    if (weeks !== 0) return [dayIso(monday), dayIso(monday + 6)];
    const isToCome = around.turn() === 'next';
    return isToCome
      ? [dayIso(around.anchor), dayIso(monday + 6)]
      : [dayIso(monday), dayIso(around.anchor)];
  };

export const weekendOf =
  (turn: Turn | null): Piece['range'] =>
  (around) => {
    if (around.anchor === null) return NOWHERE;
    const monday = around.anchor - weekdayOf(around.anchor);
    const which = turn ?? around.turn() ?? 'nearest';
    const isWeekend = around.anchor >= monday + 5;
    const isStrict = turn !== null;
    let saturday = monday + 5;
    if (which === 'last' && (!isWeekend || isStrict)) saturday -= 7;
    if (which === 'next' && isWeekend && isStrict) saturday += 7;
    if (which === 'nearest' && weekdayOf(around.anchor) < 3) saturday -= 7;
    return [dayIso(saturday), dayIso(saturday + 1)];
  };

export const monthOf =
  (count: number): Piece['range'] =>
  ({ anchor }) => {
    if (anchor === null) return NOWHERE;
    const here = civilOf(anchor);
    const to = civilOf(monthsOn(dayOf(here.year, here.month, 1), count));
    const iso = monthIso(to.year, to.month);
    return [iso, iso];
  };

/** The night: from the day told of, or the day before, to the day after it. */
export const night: Piece['range'] = ({ anchor, told, turn }) => {
  if (anchor === null) return NOWHERE;
  if (told !== null && told < anchor - 1) return NOWHERE;
  return turn() === 'next'
    ? [dayIso(anchor), dayIso(anchor + 1)]
    : [dayIso(anchor - 1), dayIso(anchor)];
};

export const shiftFrom = (iso: string, days: number): string => {
  const [year, month, day] = iso.split('-').map(Number) as [number, number, number];
  return dayIso(dayOf(year, month, day) + days);
};

/** The same weekday a week before, or the same date a year before; else nothing is known. */
function backBefore(start: string, end: string): string | null {
  if (start.length !== 10 || end.length !== 10) return null;
  const week = shiftFrom(start, -7);
  if (week <= end) return week;
  const year = `${Number(start.slice(0, 4)) - 1}${start.slice(4)}`;
  return year <= end ? year : null;
}

/** `de vendredi à lundi`, `du 28 décembre au 3 janvier`: what begins does so before it ends. */
export const joinedRange =
  (first: Piece['range'], second: Piece['range']): Piece['range'] =>
  (around) => {
    const [start] = first(around);
    const [, end] = second(around);
    return start !== null && end !== null && start > end
      ? [backBefore(start, end), end]
      : [start, end];
  };

/** `du 12 au 14 décembre`: the first has only its day, the month stands behind the second. */
export const sameMonthRange =
  (day: number, second: Piece['range']): Piece['range'] =>
  (around) => {
    const [, end] = second(around);
    if (end?.length !== 10) return NOWHERE;
    const start = `${end.slice(0, 8)}${String(day).padStart(2, '0')}`;
    return start <= end ? [start, end] : NOWHERE;
  };

/**
 * `ces dernières 24 heures`, `the next two days`: so many units back or on from the day of writing.
 * @param count null: no number is said, and only the end at the day of writing is known.
 */
export const windowOf =
  (count: number | null, unit: DurationUnit, turn: Turn): Piece['range'] =>
  ({ anchor }) => {
    if (anchor === null) return NOWHERE;
    const here = dayIso(anchor);
    if (count === null) {
      // Some hours lie within the day and, to come, the next.
      if (unit === 'hour' || unit === 'minute') {
        return turn === 'last' ? [here, here] : [here, dayIso(anchor + 1)];
      }
      return turn === 'last' ? [null, here] : [here, null];
    }
    // Two days back are this one and the one before.
    if (unit === 'day' && turn === 'last') return [dayIso(anchor - count + 1), here];
    const far = shiftIso(anchor, turn === 'last' ? -count : count, unit);
    return turn === 'last' ? [far, here] : [here, far];
  };

/** The first day of the week, the month, the year of writing. */
export const startOf =
  (unit: 'week' | 'month' | 'year'): Piece['range'] =>
  ({ anchor }) => {
    if (anchor === null) return NOWHERE;
    const here = civilOf(anchor);
    const first =
      unit === 'week'
        ? anchor - weekdayOf(anchor)
        : dayOf(here.year, unit === 'month' ? here.month : 1, 1);
    return [dayIso(first), dayIso(first)];
  };

/** `les années 1990`, `the 1990s`. */
export const decadeOf = (first: number, last: number): Piece => ({
  kind: 'span',
  last,
  clock: null,
  range: () => [String(first), String(first + (first % 10 === 0 ? 9 : 0))],
});
