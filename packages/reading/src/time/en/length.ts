import type { DurationUnit } from '../around.ts';
import { byFirst, wholeAt, wordsAt } from '../common.ts';
import type { Cursor } from '../cursor.ts';
import { NUMBERS, UNITS } from '../words.ts';

export interface Length {
  readonly last: number;
  /** null: no number is said (`several days`). */
  readonly count: number | null;
  readonly unit: DurationUnit;
  /** `more than a year`: not exactly. */
  readonly isAbout: boolean;
}

const ABOUT = byFirst([
  ['more', 'than'],
  ['less', 'than'],
  ['no', 'less', 'than'],
  ['at', 'least'],
  ['nearly'],
  ['almost'],
  ['about'],
  ['around'],
  ['over'],
  ['some'],
  ['up', 'to'],
]);
const VAGUE = new Set(['several', 'few', 'many', 'some', 'couple']);

/** Words that a number of something may begin with; else it begins with digits. */
export const COUNT_OPENS: ReadonlySet<string> = new Set([...NUMBERS.en.keys(), ...VAGUE, 'a']);
/** The same of a length. */
export const LENGTH_OPENS: ReadonlySet<string> = new Set([...ABOUT.keys(), ...COUNT_OPENS]);

/** `two`, `twenty four`, `48`, `a few`. */
export function countAt(
  cursor: Cursor,
  at: number,
): { readonly last: number; readonly count: number | null } | null {
  if (cursor.digits(at) !== null) return wholeAt(cursor, at);
  const word = cursor.word(at);
  if (VAGUE.has(word)) {
    return { last: word === 'couple' && cursor.word(at + 1) === 'of' ? at + 1 : at, count: null };
  }
  if (word === 'a' && VAGUE.has(cursor.word(at + 1))) return countAt(cursor, at + 1);
  const value = NUMBERS.en.get(word);
  if (value === undefined) return null;
  const add = NUMBERS.en.get(cursor.word(at + 1));
  return value >= 20 && value % 10 === 0 && add !== undefined && add < 10 && add > 0
    ? { last: at + 1, count: value + add }
    : { last: at, count: value };
}

/** `two weeks`, `twenty-four hours`, `a week`, `several days`, `more than a year`. */
export function lengthAt(cursor: Cursor, from: number): Length | null {
  if (cursor.digits(from) === null && !LENGTH_OPENS.has(cursor.word(from))) return null;
  const about = wordsAt(cursor, from, ABOUT);
  const at = from + (about?.length ?? 0);
  const counted = countAt(cursor, at);
  if (!counted) return null;
  // `two or three days`, `10 to 15 years`: no one length.
  const isEither = ['to', 'or'].includes(cursor.word(counted.last + 1));
  const second = isEither ? countAt(cursor, counted.last + 2) : null;
  let last = (second ?? counted).last + 1;
  if (cursor.word(last) === '-' && cursor.isJoined(last)) last++;
  if (cursor.word(last) === 'long' || cursor.word(last) === 'straight') last++;
  const unit = UNITS.en.get(cursor.word(last));
  if (!unit) return null;
  const isHalf = cursor.word(last + 1) === 'and' && cursor.word(last + 3) === 'half';
  return {
    last: isHalf ? last + 3 : last,
    count: isHalf || second ? null : counted.count,
    unit,
    isAbout: about !== undefined || isHalf,
  };
}
