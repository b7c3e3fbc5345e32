import { NOWHERE, ofWeekday, onDate, onWeekday, type Piece, type Turn } from '../around.ts';
import { byFirst, isoAt, isYear, matches, slashedAt, wordsAt } from '../common.ts';
import type { Cursor } from '../cursor.ts';
import { decadeOf } from '../ranges.ts';
import { MONTHS, SHORT_MONTHS, WEEKDAYS } from '../words.ts';
import { clockBehind } from './clock.ts';

const months = MONTHS.fr;
const weekdays = WEEKDAYS.fr;
export const PARTS = new Set([
  'matin',
  'soir',
  'apres-midi',
  'matinee',
  'soiree',
  'aube',
  'nuit',
  'journee',
  'midi',
  'minuit',
]);

const PART_LEADS = byFirst([
  ['dans', 'la'],
  ['dans', "l'"],
  ['au'],
  ['a', "l'"],
  ['a', 'la'],
  ['tot', 'dans', 'la'],
  ['tard', 'dans', 'la'],
  ['tot', 'le'],
  ['tard', 'le'],
  ['dans', 'le'],
  ['en'],
]);
const PART_EDGES = byFirst([
  ['debut', 'de'],
  ['fin', 'de'],
  ['debut', "d'"],
  ['fin', "d'"],
]);
const PART_MIDDLE = ['milieu', 'de', 'la'];

/** Words that a part of a day may begin with, but for its own bare name. */
export const PART_OPENS: ReadonlySet<string> = new Set(PART_LEADS.keys());

/** `soir`, `dans la soirée`, `en début d'après-midi`, `à l'aube`: the end of the words, or null. */
export function partEnd(cursor: Cursor, from: number): number | null {
  const led = wordsAt(cursor, from, PART_LEADS);
  let at = from + (led?.length ?? 0);
  if (led) {
    const edge = wordsAt(cursor, at, PART_EDGES);
    if (edge) {
      at += edge.length;
      if (cursor.word(at) === 'la') at++;
    }
    if (matches(cursor, at, PART_MIDDLE)) at += PART_MIDDLE.length;
  }
  const word = cursor.word(at);
  if (!PARTS.has(word)) return null;
  if (!led && !['matin', 'soir', 'apres-midi', 'midi'].includes(word)) return null;
  if (word === 'midi' || word === 'minuit') return led && cursor.word(at - 1) !== 'a' ? null : at;
  return at;
}

/** A day takes with it the part of the day and the hour behind it. */
export function withTail(cursor: Cursor, piece: Piece): Piece {
  let last = piece.last;
  const part = partEnd(cursor, last + 1);
  if (part !== null) last = part;
  const clock = clockBehind(cursor, last + 1);
  return clock ? { ...piece, last: clock.last, clock: clock.clock } : { ...piece, last };
}

const isDayNumber = (cursor: Cursor, at: number): number | null => {
  const value = cursor.digits(at);
  return value !== null && value >= 1 && value <= 31 && cursor.width(at) <= 2 ? value : null;
};

/** `15`, `1er`, `premier`. */
export function monthDayAt(cursor: Cursor, at: number): { last: number; day: number } | null {
  if (cursor.word(at) === 'premier') return { last: at, day: 1 };
  const day = isDayNumber(cursor, at);
  if (day === null) return null;
  const isFirst = day === 1 && cursor.word(at + 1) === 'er';
  return { last: isFirst ? at + 1 : at, day };
}

function monthAt(cursor: Cursor, at: number): { last: number; month: number } | null {
  const month = months.get(cursor.word(at));
  if (month === undefined) return null;
  const isShort = cursor.word(at + 1) === '.' && SHORT_MONTHS.has(cursor.word(at));
  return { last: isShort && cursor.isJoined(at + 1) ? at + 1 : at, month };
}

/** A year behind a month; `décembre 2 016` is none. */
function yearBehind(cursor: Cursor, last: number): { last: number; year: number | null } {
  if (isYear(cursor, last + 1)) return { last: last + 1, year: cursor.digits(last + 1) };
  if (matches(cursor, last + 1, ['de', "l'", 'annee']) && isYear(cursor, last + 4)) {
    return { last: last + 4, year: cursor.digits(last + 4) };
  }
  return { last, year: null };
}

const isDated = (cursor: Cursor, at: number): boolean => {
  const day = monthDayAt(cursor, at);
  return day !== null && (monthAt(cursor, day.last + 1) !== null || cursor.word(at + 1) === '/');
};

/** Behind `jeudi 15` nothing may follow that would be counted, or make the number longer (`jeudi 15 %`, `jeudi 1.500`). */
const endsDay = (cursor: Cursor, at: number): boolean => {
  const word = cursor.word(at);
  if (['et', 'ou', 'a', 'au'].includes(word)) return weekdays.has(cursor.word(at + 1));
  if (word === '' || word === ')' || word === ';' || word === '»') return true;
  return (word === ',' || word === '.') && !cursor.isJoined(at + 1);
};

/** `15 décembre 2016`, `jeudi 15 décembre`, `jeudi`, `jeudi 15`. */
export function dateAt(cursor: Cursor, from: number): Piece | null {
  const weekday = weekdays.get(cursor.word(from)) ?? null;
  let at = weekday === null ? from : from + 1;
  if (weekday !== null && cursor.word(at) === ',' && isDated(cursor, at + 1)) at++;
  if (weekday !== null && cursor.word(at) === 'le' && isDated(cursor, at + 1)) at++;
  const slashed = isoAt(cursor, at) ?? slashedAt(cursor, at, 'day-first');
  if (slashed) return slashed;
  const day = monthDayAt(cursor, at);
  const month = day && monthAt(cursor, day.last + 1);
  if (day && month) {
    const year = yearBehind(cursor, month.last);
    const written = { year: year.year, month: month.month, day: day.day, weekday };
    const tail = year.year === null ? adjectiveBehind(cursor, year.last, 'm') : null;
    return {
      kind: 'day',
      last: tail?.last ?? year.last,
      clock: null,
      range: onDate(written, tail?.turn ?? null),
    };
  }
  if (weekday === null) return null;
  if (day && cursor.digits(at) !== null && endsDay(cursor, day.last + 1)) {
    const written = { year: null, month: null, day: day.day, weekday };
    return { kind: 'day', last: day.last, clock: null, range: onDate(written) };
  }
  const tail = adjectiveBehind(cursor, from, 'm');
  if (tail?.isSame) return { kind: 'day', last: tail.last, clock: null, range: () => NOWHERE };
  return {
    kind: 'day',
    last: tail?.last ?? from,
    clock: null,
    range:
      !tail && cursor.word(from - 1) === 'de' && !PARTS.has(cursor.word(from - 2))
        ? ofWeekday(weekday)
        : onWeekday(weekday, tail?.turn ?? null),
  };
}

export interface Behind {
  readonly last: number;
  readonly turn: Turn;
  readonly isSame?: boolean;
}

/** `prochain`, `dernier`, `suivant`. */
export function adjectiveBehind(cursor: Cursor, last: number, gender: 'm' | 'f'): Behind | null {
  const word = cursor.word(last + 1);
  if (word === (gender === 'm' ? 'prochain' : 'prochaine')) return { last: last + 1, turn: 'next' };
  if (word === (gender === 'm' ? 'dernier' : 'derniere')) return { last: last + 1, turn: 'last' };
  if (word === (gender === 'm' ? 'passe' : 'passee')) return { last: last + 1, turn: 'last' };
  if (word === 'suivant' || word === 'suivante') {
    return { last: last + 1, turn: 'next', isSame: true };
  }
  if (word === 'precedent' || word === 'precedente') {
    return { last: last + 1, turn: 'last', isSame: true };
  }
  if (matches(cursor, last + 1, ['en', 'huit']))
    return { last: last + 2, turn: 'next', isSame: true };
  return null;
}

/** Words that a month, a season, a year may begin with; else it begins with digits. */
export const MONTH_OPENS: readonly string[] = [
  ...months.keys(),
  ...[...months.keys()].map((month) => `mi-${month}`),
  ...'mi mois printemps ete automne hiver annees debut fin courant'.split(' '),
];

/** `mars 2011`, `la mi-décembre`, `fin novembre`, `début 2017`, `2015`, `novembre`. */
export function monthPiece(cursor: Cursor, from: number, mayBeYear: boolean): Piece | null {
  let at = from;
  const word = cursor.word(at);
  const midMonth = word.startsWith('mi-') ? months.get(word.slice(3)) : undefined;
  if (midMonth !== undefined) {
    const year = yearBehind(cursor, at);
    const written = { year: year.year, month: midMonth, day: 15, weekday: null };
    return { kind: 'day', last: year.last, clock: null, range: onDate(written) };
  }
  if (word === 'mois' && /^d[e']$/.test(cursor.word(at + 1)) && months.has(cursor.word(at + 2))) {
    at += 2;
  }
  if (/^(?:printemps|ete|automne|hiver)$/.test(word) && isYear(cursor, at + 1)) {
    return yearPiece(cursor, at + 1);
  }
  if (word === 'annees' && isYear(cursor, at + 1)) {
    return decadeOf(cursor.digits(at + 1) ?? 0, at + 1);
  }
  const isPart = ['debut', 'fin', 'courant'].includes(word);
  if (isPart) {
    at++;
    if (cursor.word(at) === 'du' && cursor.word(at + 1) === 'mois') {
      let month = at + 2;
      if (cursor.word(month) === 'de' || cursor.word(month) === "d'") month++;
      if (months.has(cursor.word(month))) at = month;
    }
  }
  if (cursor.word(at) === 'mi' && cursor.word(at + 1) === '-' && isYear(cursor, at + 2)) {
    return yearPiece(cursor, at + 2);
  }
  const month = monthAt(cursor, at);
  const isFull = month !== null && !SHORT_MONTHS.has(cursor.word(at));
  if (month && (isFull || isYear(cursor, month.last + 1))) {
    const year = yearBehind(cursor, month.last);
    const tail = year.year === null ? adjectiveBehind(cursor, year.last, 'm') : null;
    if (tail?.isSame) return null;
    const written = { year: year.year, month: month.month, day: null, weekday: null };
    return {
      kind: 'span',
      last: tail?.last ?? year.last,
      clock: null,
      range: onDate(written, tail?.turn ?? null),
    };
  }
  return (mayBeYear || isPart) && isYear(cursor, at) ? yearPiece(cursor, at) : null;
}

export const yearPiece = (cursor: Cursor, at: number): Piece => {
  const written = { year: cursor.digits(at), month: null, day: null, weekday: null };
  return { kind: 'span', last: at, clock: null, range: onDate(written) };
};

/** Behind these a year is one: `conquise en 2012`, `l'accord de 2013`; a noun behind it would be counted. */
export function yearOfAt(cursor: Cursor, at: number): Piece | null {
  if (cursor.word(at) !== 'de' || !isYear(cursor, at + 1)) return null;
  const next = cursor.word(at + 2);
  const isOpen = next === '' || !(cursor.isWord(at + 2) || cursor.digits(at + 2) !== null);
  if (
    !isOpen &&
    ![
      'a',
      'ont',
      'avait',
      'est',
      'en',
      'et',
      'sur',
      'qui',
      'par',
      'dans',
      'pour',
      'au',
      'ne',
      "n'",
      'mais',
      'ou',
      'comme',
    ].includes(next)
  )
    return null;
  if (next === '%') return null;
  return yearPiece(cursor, at + 1);
}
