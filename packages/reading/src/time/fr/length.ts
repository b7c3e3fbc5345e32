import type { DurationUnit } from '../around.ts';
import { byFirst, wholeAt, wordsAt } from '../common.ts';
import type { Cursor } from '../cursor.ts';
import { NUMBERS, UNITS } from '../words.ts';

const units = UNITS.fr;

/** `trois`, `24`, `vingt et un`, `quelques`: count null where no number is said. */
export function countAt(cursor: Cursor, at: number): { last: number; count: number | null } | null {
  const word = cursor.word(at);
  if (cursor.digits(at) !== null) {
    const whole = wholeAt(cursor, at);
    if (!whole) return null;
    const isDecimal = cursor.word(whole.last + 1) === ',' && cursor.isJoined(whole.last + 2);
    return isDecimal && cursor.digits(whole.last + 2) !== null
      ? { last: whole.last + 2, count: null }
      : whole;
  }
  const value = NUMBERS.fr.get(word);
  if (value === undefined) {
    return VAGUE.has(word) ? { last: at, count: null } : null;
  }
  if (value >= 20 && value % 10 === 0) {
    const isEt = cursor.word(at + 1) === 'et';
    const add = NUMBERS.fr.get(cursor.word(at + (isEt ? 2 : 1)));
    if (add !== undefined && add < 20) return { last: at + (isEt ? 2 : 1), count: value + add };
  }
  return { last: at, count: value };
}

interface Length {
  readonly last: number;
  readonly count: number | null;
  readonly unit: DurationUnit;
  /** `plus d'un an`, `près de six ans`: not exactly. */
  readonly isAbout: boolean;
}

const ABOUT = byFirst([
  ['plus', 'de'],
  ['plus', "d'"],
  ['moins', 'de'],
  ['moins', "d'"],
  ['pres', 'de'],
  ['pres', "d'"],
  ['presque'],
  ['environ'],
  ['quelque'],
  ['au', 'moins'],
  ['a', 'peine'],
  ['une', 'dizaine', 'de'],
  ['une', 'quinzaine', 'de'],
  ['une', 'vingtaine', "d'"],
  ['une', 'dizaine', "d'"],
  ['des', 'dizaines', 'de'],
  ['de', 'longues'],
]);

/** What is a count besides digits. */
const VAGUE = new Set(['quelques', 'plusieurs', 'longues']);

/** Words that a length may begin with; else it begins with digits. */
export const LENGTH_OPENS: ReadonlySet<string> = new Set([
  ...ABOUT.keys(),
  ...NUMBERS.fr.keys(),
  ...VAGUE,
]);

/** `deux semaines`, `vingt-quatre heures`, `24h`, `plus d'un an`, `quelques jours`. */
export function lengthAt(cursor: Cursor, from: number): Length | null {
  if (cursor.digits(from) === null && !LENGTH_OPENS.has(cursor.word(from))) return null;
  const about = wordsAt(cursor, from, ABOUT);
  const at = from + (about?.length ?? 0);
  const counted = countAt(cursor, at);
  if (!counted) {
    const unit = units.get(cursor.word(at));
    return about && unit && about.length === 3
      ? { last: at, count: null, unit, isAbout: true }
      : null;
  }
  // `deux ou trois jours`, `de 10 à 15 ans`: no one length.
  const isEither = ['a', 'ou'].includes(cursor.word(counted.last + 1));
  const second = isEither ? countAt(cursor, counted.last + 2) : null;
  let last = (second ?? counted).last + 1;
  if (cursor.word(last) === 'longues' || cursor.word(last) === 'bonnes') last++;
  const unit =
    cursor.word(last) === 'h' && cursor.isJoined(last) && cursor.digits(last + 1) === null
      ? 'hour'
      : units.get(cursor.word(last));
  if (!unit) return null;
  if (cursor.word(last + 1) === 'et' && cursor.word(last + 2) === 'demi') {
    return { last: last + 2, count: null, unit, isAbout: true };
  }
  if (cursor.word(last + 1) === 'et' && cursor.word(last + 2) === 'demie') {
    return { last: last + 2, count: null, unit, isAbout: true };
  }
  return { last, count: second ? null : counted.count, unit, isAbout: about !== undefined };
}
