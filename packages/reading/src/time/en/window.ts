import { NOWHERE, type Piece, type Range, shifted, shiftIso } from '../around.ts';
import { dayIso } from '../calendar.ts';
import { bare, isYear } from '../common.ts';
import type { Cursor } from '../cursor.ts';
import { windowOf } from '../ranges.ts';
import { UNITS } from '../words.ts';
import { monthPiece } from './date.ts';
import { countAt, lengthAt } from './length.ts';

const OPENS = new Set(['in', 'over', 'during', 'within', 'for', 'throughout', 'since', 'by']);

/** `in the past 24 hours`, `over the last two days`, `the coming hours`, `the next few days`. */
export function windowAt(cursor: Cursor, from: number): Piece | null {
  let at = from;
  if (OPENS.has(cursor.word(at))) at++;
  if (!['the', 'these'].includes(cursor.word(at))) return null;
  at++;
  const way = cursor.word(at);
  const turn = ['last', 'past', 'previous'].includes(way)
    ? 'last'
    : ['next', 'coming', 'following'].includes(way)
      ? 'next'
      : null;
  if (!turn) return null;
  const counted = countAt(cursor, at + 1);
  const unitAt = (counted?.last ?? at) + 1;
  const unit = UNITS.en.get(cursor.word(unitAt));
  if (!unit) return null;
  const word = cursor.word(unitAt);
  // `over the past week` is one of them; `the next day` is another thing.
  const isOne = !counted && !word.endsWith('s');
  if (isOne && (word === 'day' || word === 'hour') && way !== 'past' && way !== 'last') return null;
  if (way === 'following' || way === 'previous') return bare('duration', unitAt);
  return {
    kind: 'span',
    last: unitAt,
    clock: null,
    range:
      isOne && unit === 'day'
        ? windowOf(2, unit, turn)
        : windowOf(isOne ? 1 : (counted?.count ?? null), unit, turn),
  };
}

/** `in four weeks`: told of what happened, back from the day of writing; else a day to come. `in March 2011`, `in 2012`. */
export function inAt(cursor: Cursor, at: number): Piece | null {
  const word = cursor.word(at);
  if (word !== 'in' && word !== 'within' && word !== 'during' && word !== 'over') return null;
  const length = isYear(cursor, at + 1) ? null : lengthAt(cursor, at + 1);
  if (length) {
    const { count, unit, isAbout } = length;
    return {
      kind: 'span',
      last: length.last,
      clock: null,
      range: (around): Range => {
        const turn = around.turn();
        if (around.anchor === null || count === null || isAbout || unit === 'minute')
          return NOWHERE;
        if (turn === 'last') return [shiftIso(around.anchor, -count, unit), dayIso(around.anchor)];
        if (turn !== 'next') return NOWHERE;
        if (word === 'in') return shifted(count, unit)(around);
        return [dayIso(around.anchor), shiftIso(around.anchor, count, unit)];
      },
    };
  }
  return monthPiece(cursor, at + 1, true);
}
