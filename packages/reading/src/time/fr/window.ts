import {
  type DurationUnit,
  NOWHERE,
  type Piece,
  type Range,
  shifted,
  shiftIso,
  type Turn,
} from '../around.ts';
import { dayIso } from '../calendar.ts';
import { bare, byFirst, isYear, matches, wordsAt } from '../common.ts';
import type { Cursor } from '../cursor.ts';
import { windowOf } from '../ranges.ts';
import { MONTHS, SHORT_MONTHS, UNITS } from '../words.ts';
import { monthPiece } from './date.ts';
import { countAt, lengthAt } from './length.ts';
import { nightOrPart, pointAt } from './point.ts';

const months = MONTHS.fr;
const units = UNITS.fr;

const WINDOWS = byFirst([
  ['au', 'cours', 'des'],
  ['au', 'cours', 'de', 'ces'],
  ['au', 'cours', 'de', 'la'],
  ['au', 'cours', 'du'],
  ['dans', 'les'],
  ['lors', 'des'],
  ['durant', 'les'],
  ['durant', 'ces'],
  ['pendant', 'les'],
  ['ces'],
  ['les'],
  ['des'],
  ['depuis', 'les'],
  ["d'", 'ici', 'les'],
  ['pour', 'les'],
]);
export const WINDOW_OPENS: ReadonlySet<string> = new Set(WINDOWS.keys());

/** `ces dernières vingt-quatre heures`, `au cours des deux derniers jours`, `dans les prochaines heures`. */
export function windowAt(cursor: Cursor, from: number): Piece | null {
  let at = from;
  const open = wordsAt(cursor, at, WINDOWS);
  if (!open) return null;
  at += open.length;
  if (open.includes('la') || open.includes('du')) {
    const piece = pointAt(cursor, at - 1, false);
    return piece?.kind === 'span' ? { ...piece } : nightOrPart(cursor, at - 1);
  }
  let count: number | null = null;
  let hasCount = false;
  let turn: Turn | null = null;
  let unit: DurationUnit | undefined;
  for (let steps = 0; steps < 4; steps++) {
    const word = cursor.word(at);
    const counted = countAt(cursor, at);
    if (counted) {
      count = counted.count;
      hasCount = true;
      at = counted.last + 1;
      continue;
    }
    if (/^derni(?:er|ere)s$/.test(word)) turn = 'last';
    else if (/^prochain(?:e)?s$/.test(word)) turn = 'next';
    else if (word === 'h' && cursor.isJoined(at)) {
      unit = 'hour';
      break;
    } else {
      unit = units.get(word);
      break;
    }
    at++;
  }
  if (!unit) return null;
  if (!turn) {
    if (matches(cursor, at + 1, ['a', 'venir'])) {
      turn = 'next';
      at += 2;
    } else if (matches(cursor, at + 1, ['qui', 'viennent'])) {
      turn = 'next';
      at += 2;
    } else if (/^ecoule(?:e)?s$/.test(cursor.word(at + 1))) {
      turn = 'last';
      at += 1;
    } else if (open[0] === 'dans' && hasCount && unit === 'hour') {
      // `dans les 48 heures`: from now, as something to come.
      turn = 'next';
    } else return null;
  }
  return {
    kind: open[0] === 'depuis' ? 'since' : open[0] === "d'" ? 'until' : 'span',
    last: at,
    clock: null,
    range: windowOf(count, unit, turn),
  };
}

export function agoAt(cursor: Cursor, at: number): Piece | null {
  if (!matches(cursor, at, ['il', 'y', 'a'])) return null;
  const length = lengthAt(cursor, at + 3);
  if (!length) return null;
  const { count, unit, isAbout } = length;
  const isKnown =
    count !== null &&
    (!isAbout || unit === 'year') &&
    unit !== 'minute' &&
    !(isAbout && unit === 'year');
  const range: Piece['range'] = isKnown ? shifted(-(count ?? 0), unit) : () => NOWHERE;
  return {
    kind: unit === 'month' || unit === 'year' ? 'span' : 'day',
    last: length.last,
    clock: null,
    range,
  };
}

/** `en quatre semaines`, told of what has happened: back from the day of writing. */
export function inAt(cursor: Cursor, at: number): Piece | null {
  if (cursor.word(at) !== 'en') return null;
  if (!months.has(cursor.word(at + 1)) || SHORT_MONTHS.has(cursor.word(at + 1))) {
    const length = lengthAt(cursor, at + 1);
    if (length && !isYear(cursor, at + 1)) {
      const { count, unit, isAbout } = length;
      return {
        kind: 'span',
        last: length.last,
        clock: null,
        range: (around): Range => {
          if (around.anchor === null || count === null || isAbout || unit === 'minute')
            return NOWHERE;
          if (around.turn() !== 'last') return NOWHERE;
          return [shiftIso(around.anchor, -count, unit), dayIso(around.anchor)];
        },
      };
    }
  }
  const month = monthPiece(cursor, at + 1, true);
  if (month) return month;
  return null;
}

export function inTimeAt(cursor: Cursor, at: number): Piece | null {
  const word = cursor.word(at);
  if (word !== 'dans' && word !== 'sous') return null;
  const length = lengthAt(cursor, at + 1);
  if (!length) return null;
  const { count, unit, isAbout } = length;
  if (count === null || isAbout || unit === 'minute') return bare('duration', length.last);
  if (word === 'sous') {
    return {
      kind: 'until',
      last: length.last,
      clock: null,
      range: (around) => [null, shifted(count, unit)(around)[1]],
    };
  }
  return {
    kind: unit === 'month' || unit === 'year' ? 'span' : 'day',
    last: length.last,
    clock: null,
    range: shifted(count, unit),
  };
}
