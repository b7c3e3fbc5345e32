import { NOWHERE, type Piece, type Range } from '../around.ts';
import { civilOf, dayIso, dayOf, daysIn, weekdayOf } from '../calendar.ts';
import { bare, matches } from '../common.ts';
import type { Cursor } from '../cursor.ts';
import { startOf } from '../ranges.ts';
import { hourAt } from './clock.ts';
import { monthPiece } from './date.ts';
import { lengthAt } from './length.ts';
import { partPiece, pointAt } from './point.ts';
import { windowAt } from './window.ts';

/** Where a point of time stands behind a preposition. */
const ledPoint = (cursor: Cursor, at: number): Piece | null =>
  pointAt(cursor, at) ?? monthPiece(cursor, at, true);

/** `since Thursday`, `since 2015`, `for six days`. */
export function sinceAt(cursor: Cursor, at: number): Piece | null {
  if (cursor.word(at) !== 'since') return null;
  const window = windowAt(cursor, at);
  if (window) return { ...window, kind: 'since' };
  const point = startOfAt(cursor, at + 1) ?? ledPoint(cursor, at + 1) ?? partPiece(cursor, at + 1);
  if (!point) {
    const hour = hourAt(cursor, at + 1);
    return hour && bare('clock', hour.last, hour.clock);
  }
  return {
    kind: 'since',
    last: point.last,
    clock: point.clock,
    range: (around): Range => {
      const [from] = point.range({ ...around, turn: () => 'last' });
      return [from, from === null || around.anchor === null ? null : dayIso(around.anchor)];
    },
  };
}

/** `the start of the week`; of anything else nobody knows when it began. */
function startOfAt(cursor: Cursor, at: number): Piece | null {
  if (
    cursor.word(at) !== 'the' ||
    !/^(?:start|beginning|onset|outbreak)$/.test(cursor.word(at + 1))
  ) {
    return null;
  }
  if (cursor.word(at + 2) !== 'of') return bare('day', at + 1);
  const unit = /^(?:the|this)$/.test(cursor.word(at + 3)) ? at + 4 : at + 3;
  const word = cursor.word(unit);
  if (word === 'week' || word === 'month' || word === 'year') {
    return { kind: 'day', last: unit, clock: null, range: startOf(word) };
  }
  return monthPiece(cursor, unit, true) ?? bare('day', at + 1);
}

/** `until Saturday`, `by Sunday`, `before Friday`, `by the end of the week`. */
export function untilAt(cursor: Cursor, from: number): Piece | null {
  const word = cursor.word(from);
  if (word !== 'until' && word !== 'till' && word !== 'by') return null;
  const end = endAt(cursor, from + 1);
  if (end) return end;
  const length = word === 'by' ? null : lengthAt(cursor, from + 1);
  if (length) return bare('duration', length.last);
  const point = ledPoint(cursor, from + 1);
  if (!point) return null;
  return {
    kind: 'until',
    last: point.last,
    clock: point.clock,
    range: (around) => [null, point.range(around)[1]],
  };
}

/** `the end of the week`, `the end of the month`, `year's end`. */
function endAt(cursor: Cursor, at: number): Piece | null {
  if (!matches(cursor, at, ['the', 'end', 'of'])) return null;
  const next = cursor.word(at + 3) === 'the' || cursor.word(at + 3) === 'this' ? at + 4 : at + 3;
  const until = (end: (anchor: number) => number): Piece => ({
    kind: 'until',
    last: next,
    clock: null,
    range: ({ anchor }) => (anchor === null ? NOWHERE : [null, dayIso(end(anchor))]),
  });
  switch (cursor.word(next)) {
    case 'week':
      return until((anchor) => anchor - weekdayOf(anchor) + 6);
    case 'month':
      return until((anchor) => {
        const here = civilOf(anchor);
        return dayOf(here.year, here.month, daysIn(here.year, here.month));
      });
    case 'year':
      return until((anchor) => dayOf(civilOf(anchor).year, 12, 31));
    case 'day':
      return until((anchor) => anchor);
    default: {
      const month = monthPiece(cursor, next, true);
      return (
        month && { ...month, kind: 'until', range: (around) => [null, month.range(around)[1]] }
      );
    }
  }
}

/** `as of Monday`, `starting on Saturday`, `within 48 hours of`: a day, to come unless a verb says otherwise. */
export function fromAt(cursor: Cursor, at: number): Piece | null {
  let from = at;
  if (matches(cursor, at, ['as', 'of'])) from = at + 2;
  else if (cursor.word(at) === 'starting' || cursor.word(at) === 'beginning') {
    from = cursor.word(at + 1) === 'from' ? at + 2 : at + 1;
  } else return null;
  const point = pointAt(cursor, from);
  return (
    point && {
      ...point,
      range: (around) => point.range({ ...around, turn: () => around.turn() ?? 'next' }),
    }
  );
}
