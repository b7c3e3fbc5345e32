import type { Piece } from '../around.ts';
import { bare } from '../common.ts';
import type { Cursor } from '../cursor.ts';
import { NUMBERS, UNITS } from '../words.ts';
import { countAt, lengthAt } from './length.ts';

/** `12-year-old`, `12 years old`, `aged 12`, `aged between 7 and 12`, `five-year-old`; `Ahmed, 45, said`. */
export function ageAt(cursor: Cursor, at: number): Piece | null {
  const word = cursor.word(at);
  if (word === 'aged') {
    const start = cursor.word(at + 1) === 'between' ? at + 2 : at + 1;
    const first = countAt(cursor, start);
    if (!first) return null;
    const link = cursor.word(first.last + 1);
    const second =
      link === 'and' || link === 'to' || link === '-' ? countAt(cursor, first.last + 2) : null;
    return bare('age', second?.last ?? first.last);
  }
  const spelled = /^([a-z]+)-(?:year|month|week|day)s?-olds?$/.exec(word)?.[1];
  if (spelled !== undefined) return NUMBERS.en.has(spelled) ? bare('age', at) : null;
  const counted = countAt(cursor, at);
  if (!counted) return null;
  const next = cursor.word(counted.last + 1) === '-' ? counted.last + 2 : counted.last + 1;
  if (/^(?:year|month|week|day)s?-olds?$/.test(cursor.word(next))) return bare('age', next);
  const isUnit = UNITS.en.has(cursor.word(next));
  if (isUnit && (cursor.word(next + 1) === 'old' || cursor.word(next + 1) === 'olds')) {
    return bare('age', next + 1);
  }
  if (isUnit && cursor.word(next + 1) === 'of' && cursor.word(next + 2) === 'age') {
    return bare('age', next + 2);
  }
  const value = cursor.digits(at);
  const isBetween = cursor.word(at - 1) === ',' && cursor.word(at + 1) === ',';
  const isName = cursor.isCapital(at - 2) && !UNITS.en.has(cursor.word(at - 2));
  return isBetween && isName && value !== null && value > 0 && value < 110 && cursor.isWord(at + 2)
    ? bare('age', at)
    : null;
}

/** `for hours`, `six years`, `a week-long`, `24 hours a day`. */
export function durationAt(cursor: Cursor, from: number): Piece | null {
  let at = from;
  if (['for', 'after', 'before', 'throughout', 'around'].includes(cursor.word(at))) at++;
  if (UNITS.en.has(cursor.word(at)) && cursor.word(at).endsWith('s') && at > from) {
    return bare('duration', at);
  }
  const length = lengthAt(cursor, at);
  if (length) {
    const isRound = /^(?:day|week)$/.test(cursor.word(length.last + 2));
    const last = cursor.word(length.last + 1) === 'a' && isRound ? length.last + 2 : length.last;
    return bare('duration', last);
  }
  // `week-long`, `three-day`: a length as an adjective.
  const joined = /^([a-z]+)-(?:minute|hour|day|week|month|year)s?(?:-long)?$/.exec(
    cursor.word(at),
  )?.[1];
  return joined !== undefined && NUMBERS.en.has(joined) ? bare('duration', at) : null;
}
