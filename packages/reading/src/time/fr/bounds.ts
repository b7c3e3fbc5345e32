import { fromTold, NOWHERE, type Piece, type Range, shifted, type Turn } from '../around.ts';
import { civilOf, dayIso, dayOf, daysIn, weekdayOf } from '../calendar.ts';
import { bare, isYear, matches } from '../common.ts';
import type { Cursor } from '../cursor.ts';
import { startOf } from '../ranges.ts';
import { MONTHS, UNITS } from '../words.ts';
import { clockAt } from './clock.ts';
import { PARTS } from './date.ts';
import { lengthAt } from './length.ts';
import { isOf, nightOrPart, pointAt } from './point.ts';
import { windowAt } from './window.ts';

export function sinceAt(cursor: Cursor, at: number): Piece | null {
  if (cursor.word(at) !== 'depuis') return null;
  const last = (piece: Piece): Piece => ({
    kind: 'since',
    last: piece.last,
    clock: piece.clock,
    range: (around): Range => {
      const [from] = piece.range({ ...around, turn: () => 'last' });
      return [from, from === null || around.anchor === null ? null : dayIso(around.anchor)];
    },
  });
  const window = windowAt(cursor, at);
  if (window) return window;
  const start = startOfAt(cursor, at + 1);
  if (start) return last(start);
  const point = pointAt(cursor, at + 1, true);
  if (point) return last(point);
  const part = nightOrPart(cursor, at + 1);
  if (part) return last(part);
  const isPart = /^(?:l'|la|le)$/.test(cursor.word(at + 1)) && PARTS.has(cursor.word(at + 2));
  if (isPart && !isOf(cursor, at + 2)) {
    return last({ kind: 'day', last: at + 2, clock: null, range: fromTold(0, true) });
  }
  let from = at + 1;
  if (cursor.word(from) === 'maintenant' || cursor.word(from) === 'deja') from++;
  if (cursor.word(from) === 'des' && UNITS.fr.has(cursor.word(from + 1))) {
    return last(bare('day', from + 1));
  }
  const length = lengthAt(cursor, from);
  if (!length) return null;
  const { count, unit, isAbout } = length;
  const isKnown = count !== null && !isAbout && unit !== 'minute';
  return last({
    kind: 'day',
    last: length.last,
    clock: null,
    range: isKnown ? shifted(-(count ?? 0), unit) : () => NOWHERE,
  });
}

/** `le début de la semaine`, `du mois`, `de l'année`; of anything else nobody knows when it began. */
function startOfAt(cursor: Cursor, from: number): Piece | null {
  const at = cursor.word(from) === 'le' ? from + 1 : from;
  if (!/^(?:debut|lancement|commencement)$/.test(cursor.word(at))) return null;
  if (matches(cursor, at + 1, ['de', 'la', 'semaine'])) {
    return { kind: 'day', last: at + 3, clock: null, range: startOf('week') };
  }
  if (matches(cursor, at + 1, ['du', 'mois']) && !/^d[e']$/.test(cursor.word(at + 3))) {
    return { kind: 'day', last: at + 2, clock: null, range: startOf('month') };
  }
  if (matches(cursor, at + 1, ['de', "l'", 'annee']) && !isYear(cursor, at + 4)) {
    return { kind: 'day', last: at + 3, clock: null, range: startOf('year') };
  }
  if (isYear(cursor, at + 1) || MONTHS.fr.has(cursor.word(at + 1))) return null;
  return cursor.word(at + 1) === 'du' && cursor.word(at + 2) === 'mois' ? null : bare('day', at);
}

export function untilAt(cursor: Cursor, from: number): Piece | null {
  let at: number;
  let turn: Turn | null = null;
  if (cursor.word(from) === "jusqu'" || cursor.word(from) === 'jusque') {
    at = from + 1;
    if (cursor.word(at) === 'a' || cursor.word(at) === 'en' || cursor.word(at) === 'dans') at++;
    else if (cursor.word(at) !== 'au') return null;
  } else if (matches(cursor, from, ["d'", 'ici'])) {
    at = from + 2;
    turn = 'next';
    const end = endOfAt(cursor, at);
    if (end) return end;
    if (cursor.word(at) === 'a') at++;
    const length = lengthAt(cursor, at);
    if (length && length.count !== null && !length.isAbout) {
      const { count, unit } = length;
      return {
        kind: 'until',
        last: length.last,
        clock: null,
        range: (around) => [null, shifted(count, unit)(around)[1]],
      };
    }
    if (length) return bare('duration', length.last);
  } else return null;
  const window = turn === 'next' ? windowAt(cursor, from) : null;
  if (window) return window;
  const end = endOfAt(cursor, at);
  if (end) return end;
  const clock = clockAt(cursor, at, true);
  if (clock) return bare('clock', clock.last, clock.clock);
  const point = pointAt(cursor, at, true);
  if (!point) return null;
  return {
    kind: 'until',
    last: point.last,
    clock: point.clock,
    range: (around) => [
      null,
      point.range(turn === null ? around : { ...around, turn: () => turn })[1],
    ],
  };
}

/** `la fin de la semaine`, `la fin du mois`, `la fin de l'année`. */
function endOfAt(cursor: Cursor, from: number): Piece | null {
  const at = cursor.word(from) === 'a' ? from + 1 : from;
  const start = cursor.word(at) === 'la' ? at + 1 : at;
  if (cursor.word(start) !== 'fin') return null;
  const until = (last: number, end: (anchor: number) => number): Piece => ({
    kind: 'until',
    last,
    clock: null,
    range: ({ anchor }) => (anchor === null ? NOWHERE : [null, dayIso(end(anchor))]),
  });
  if (matches(cursor, start + 1, ['de', 'la', 'semaine'])) {
    return until(start + 3, (anchor) => anchor - weekdayOf(anchor) + 6);
  }
  if (
    matches(cursor, start + 1, ['du', 'mois']) &&
    cursor.word(start + 3) !== 'de' &&
    cursor.word(start + 3) !== "d'"
  ) {
    return until(start + 2, (anchor) => {
      const here = civilOf(anchor);
      return dayOf(here.year, here.month, daysIn(here.year, here.month));
    });
  }
  if (matches(cursor, start + 1, ['de', "l'", 'annee']) && !isYear(cursor, start + 4)) {
    return until(start + 3, (anchor) => dayOf(civilOf(anchor).year, 12, 31));
  }
  if (matches(cursor, start + 1, ['de', 'la', 'journee'])) {
    return until(start + 3, (anchor) => anchor);
  }
  return null;
}

/** `dès samedi`, `à partir de lundi`: from that day on. */
export function fromAt(cursor: Cursor, at: number): Piece | null {
  let from = at;
  if (cursor.word(at) === 'des') from = at + 1;
  else if (matches(cursor, at, ['a', 'partir']) || matches(cursor, at, ['a', 'compter'])) {
    from = at + 2;
    if (cursor.word(from) === 'de' || cursor.word(from) === "d'") from++;
  } else return null;
  const point = pointAt(cursor, from, from > at + 1);
  if (!point) return null;
  return {
    ...point,
    range: (around) => point.range({ ...around, turn: () => around.turn() ?? 'next' }),
  };
}
