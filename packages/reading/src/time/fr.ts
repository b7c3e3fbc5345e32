import {
  type DurationUnit,
  fromTold,
  NOWHERE,
  onDate,
  onWeekday,
  type Piece,
  type Range,
  shifted,
  shiftIso,
  type Turn,
} from './around.ts';
import {
  civilOf,
  clockOf,
  dayIso,
  dayOf,
  daysIn,
  monthIso,
  monthsOn,
  weekdayOf,
} from './calendar.ts';
import { bare, type ClockAt, clockDigitsAt, isoAt, isYear, slashedAt } from './common.ts';
import type { Cursor } from './cursor.ts';
import { MONTHS, NUMBERS, UNITS, WEEKDAYS } from './words.ts';

const months = MONTHS.fr;
const weekdays = WEEKDAYS.fr;
const units = UNITS.fr;
/** Too short to be a month alone; `sept` is a number besides. */
const SHORT = new Set([
  'jan',
  'janv',
  'fevr',
  'fev',
  'avr',
  'juil',
  'juill',
  'sept',
  'oct',
  'nov',
  'dec',
]);

const PARTS = new Set([
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

/** `trois`, `24`, `vingt et un`, `quelques`: count null where no number is said. */
function countAt(cursor: Cursor, at: number): { last: number; count: number | null } | null {
  const word = cursor.word(at);
  const digits = cursor.digits(at);
  if (digits !== null) {
    if (cursor.word(at + 1) === ',' && cursor.isJoined(at + 2) && cursor.digits(at + 2) !== null) {
      return { last: at + 2, count: null };
    }
    return { last: at, count: digits };
  }
  const value = NUMBERS.fr.get(word);
  if (value === undefined) {
    if (word === 'quelques' || word === 'plusieurs' || word === 'longues') {
      return { last: at, count: null };
    }
    return null;
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

const ABOUT: readonly (readonly string[])[] = [
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
];

const matches = (cursor: Cursor, at: number, words: readonly string[]): boolean =>
  words.every((word, index) => cursor.word(at + index) === word);

/** `deux semaines`, `vingt-quatre heures`, `24h`, `plus d'un an`, `quelques jours`. */
function lengthAt(cursor: Cursor, from: number): Length | null {
  const about = ABOUT.find((words) => matches(cursor, from, words));
  const at = from + (about?.length ?? 0);
  const counted = countAt(cursor, at);
  if (!counted) {
    const unit = units.get(cursor.word(at));
    return about && unit && about.length === 3
      ? { last: at, count: null, unit, isAbout: true }
      : null;
  }
  let last = counted.last + 1;
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
  return { last, count: counted.count, unit, isAbout: about !== undefined };
}

/** `14h30`, `05H00`, `8:41`, `14 heures`, `midi`; what makes `14 heures` a clock stands before it. */
function clockAt(cursor: Cursor, at: number, isSure: boolean): ClockAt | null {
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
    const hasMinute =
      minute !== null && cursor.width(at + 2) === 2 && minute < 60 && cursor.isJoined(at + 2);
    if (hasMinute && hour < 24) return { last: at + 2, clock: clockOf(hour, minute) };
    return isSure && !isRoad(cursor, at + 2)
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
  cursor.word(at) === 'de' || cursor.word(at) === "d'" || cursor.word(at) === 'plus';

/** Where a clock that follows a day begins to be read: `vers`, `à`, `aux environs de`. */
function clockBehind(cursor: Cursor, from: number): ClockAt | null {
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

/** `soir`, `dans la soirée`, `en début d'après-midi`, `à l'aube`: the end of the words, or null. */
function partEnd(cursor: Cursor, from: number): number | null {
  let at = from;
  const skip = (...words: string[]) => {
    if (!matches(cursor, at, words)) return false;
    at += words.length;
    return true;
  };
  const led =
    skip('dans', 'la') ||
    skip('dans', "l'") ||
    skip('au') ||
    skip('a', "l'") ||
    skip('a', 'la') ||
    skip('tot', 'dans', 'la') ||
    skip('tard', 'dans', 'la') ||
    skip('tot', 'le') ||
    skip('tard', 'le') ||
    skip('dans', 'le') ||
    skip('en');
  if (
    led &&
    (skip('debut', 'de') || skip('fin', 'de') || skip('debut', "d'") || skip('fin', "d'"))
  ) {
    skip('la');
  }
  if (led) skip('milieu', 'de', 'la');
  const word = cursor.word(at);
  if (!PARTS.has(word)) return null;
  if (!led && !['matin', 'soir', 'apres-midi', 'midi'].includes(word)) return null;
  if (word === 'midi' || word === 'minuit') return led && cursor.word(at - 1) !== 'a' ? null : at;
  return at;
}

/** A day takes with it the part of the day and the hour behind it. */
function withTail(cursor: Cursor, piece: Piece): Piece {
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
function monthDayAt(cursor: Cursor, at: number): { last: number; day: number } | null {
  if (cursor.word(at) === 'premier') return { last: at, day: 1 };
  const day = isDayNumber(cursor, at);
  if (day === null) return null;
  const isFirst = day === 1 && cursor.word(at + 1) === 'er';
  return { last: isFirst ? at + 1 : at, day };
}

function monthAt(cursor: Cursor, at: number): { last: number; month: number } | null {
  const month = months.get(cursor.word(at));
  if (month === undefined) return null;
  const isShort = cursor.word(at + 1) === '.' && cursor.word(at).length <= 5;
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

/** `15 décembre 2016`, `jeudi 15 décembre`, `jeudi`, `jeudi 15`. */
function dateAt(cursor: Cursor, from: number): Piece | null {
  const weekday = weekdays.get(cursor.word(from)) ?? null;
  let at = weekday === null ? from : from + 1;
  if (weekday !== null && cursor.word(at) === ',' && monthDayAt(cursor, at + 1)) at++;
  if (weekday !== null && cursor.word(at) === 'le' && monthDayAt(cursor, at + 1)) at++;
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
  if (day && cursor.digits(at) !== null && !cursor.isWord(day.last + 1)) {
    const written = { year: null, month: null, day: day.day, weekday };
    return { kind: 'day', last: day.last, clock: null, range: onDate(written) };
  }
  const tail = adjectiveBehind(cursor, from, 'm');
  if (tail?.isSame) return { kind: 'day', last: tail.last, clock: null, range: () => NOWHERE };
  return {
    kind: 'day',
    last: tail?.last ?? from,
    clock: null,
    range: onWeekday(weekday, tail?.turn ?? null),
  };
}

interface Behind {
  readonly last: number;
  readonly turn: Turn;
  readonly isSame?: boolean;
}

/** `prochain`, `dernier`, `suivant`. */
function adjectiveBehind(cursor: Cursor, last: number, gender: 'm' | 'f'): Behind | null {
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

/** `mars 2011`, `la mi-décembre`, `fin novembre`, `début 2017`, `2015`, `novembre`. */
function monthPiece(cursor: Cursor, from: number, mayBeYear: boolean): Piece | null {
  let at = from;
  const word = cursor.word(at);
  const mid = /^mi-(.+)$/.exec(word)?.[1];
  const midMonth = mid === undefined ? undefined : months.get(mid);
  if (midMonth !== undefined) {
    const year = yearBehind(cursor, at);
    const written = { year: year.year, month: midMonth, day: 15, weekday: null };
    return { kind: 'day', last: year.last, clock: null, range: onDate(written) };
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
  const isFull = month !== null && !SHORT.has(cursor.word(at));
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

const yearPiece = (cursor: Cursor, at: number): Piece => {
  const written = { year: cursor.digits(at), month: null, day: null, weekday: null };
  return { kind: 'span', last: at, clock: null, range: onDate(written) };
};

const weekOf =
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

const weekendOf =
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

const monthOf =
  (count: number): Piece['range'] =>
  ({ anchor }) => {
    if (anchor === null) return NOWHERE;
    const here = civilOf(anchor);
    const to = civilOf(monthsOn(dayOf(here.year, here.month, 1), count));
    const iso = monthIso(to.year, to.month);
    return [iso, iso];
  };

/** The night: from the day told of, or the day before, to the day after it. */
const night: Piece['range'] = ({ anchor, told, turn }) => {
  if (anchor === null) return NOWHERE;
  if (told !== null && told < anchor - 1) return NOWHERE;
  return turn() === 'next'
    ? [dayIso(anchor), dayIso(anchor + 1)]
    : [dayIso(anchor - 1), dayIso(anchor)];
};

/** Any one point of time, with an article. */
function pointAt(cursor: Cursor, from: number, mayBeYear: boolean): Piece | null {
  let at = from;
  const article = ['le', 'la', "l'", 'ce', 'cet', 'cette', 'du', 'au'].includes(cursor.word(at))
    ? cursor.word(at)
    : null;
  if (article) at++;
  const date = dateAt(cursor, at);
  if (date) {
    const isThis = article === 'ce' && weekdays.has(cursor.word(at));
    const range: Piece['range'] =
      isThis && date.last === at
        ? onWeekday(weekdays.get(cursor.word(at)) ?? 0, null, 'nearest')
        : date.range;
    return withTail(cursor, { ...date, range });
  }
  const month = monthPiece(cursor, at, mayBeYear && (!article || article === "l'"));
  if (month && article !== 'ce' && article !== 'cette') return month;
  const word = cursor.word(at);
  if (word === 'semaine') return weekAt(cursor, at, article);
  if (word === 'week-end') return weekendAt(cursor, at, article);
  if (
    word === 'mois' &&
    (article === 'le' || article === 'ce' || article === 'du' || article === 'au')
  ) {
    const tail = adjectiveBehind(cursor, at, 'm');
    if (article === 'ce' && !tail)
      return { kind: 'span', last: at, clock: null, range: monthOf(0) };
    if (!tail && (article === 'le' || article === 'au')) {
      const named =
        cursor.word(at + 1) === 'de' || cursor.word(at + 1) === "d'"
          ? monthPiece(cursor, at + 2, false)
          : null;
      return named;
    }
    if (!tail || tail.isSame) return null;
    return {
      kind: 'span',
      last: tail.last,
      clock: null,
      range: monthOf(tail.turn === 'next' ? 1 : -1),
    };
  }
  if (word === 'annee' || word === 'an') {
    if (article === "l'" && word === 'annee' && isYear(cursor, at + 1))
      return yearPiece(cursor, at + 1);
    const tail = adjectiveBehind(cursor, at, word === 'an' ? 'm' : 'f');
    if (article === 'cette' && !tail)
      return { kind: 'span', last: at, clock: null, range: shifted(0, 'year') };
    if (!tail || tail.isSame || article !== "l'") return null;
    return {
      kind: 'span',
      last: tail.last,
      clock: null,
      range: shifted(tail.turn === 'next' ? 1 : -1, 'year'),
    };
  }
  return deicticAt(cursor, at, article);
}

function weekAt(cursor: Cursor, at: number, article: string | null): Piece | null {
  const tail = adjectiveBehind(cursor, at, 'f');
  if (article === 'cette' && !tail)
    return { kind: 'span', last: at, clock: null, range: weekOf(0) };
  if (article !== 'la') return null;
  if (cursor.word(at + 1) === 'ecoulee') {
    return { kind: 'span', last: at + 1, clock: null, range: weekOf(-1) };
  }
  if (!tail || tail.isSame) return null;
  return {
    kind: 'span',
    last: tail.last,
    clock: null,
    range: weekOf(tail.turn === 'next' ? 1 : -1),
  };
}

function weekendAt(cursor: Cursor, at: number, article: string | null): Piece | null {
  const tail = adjectiveBehind(cursor, at, 'm');
  if (tail?.isSame) return null;
  if (article === null || (article !== 'ce' && article !== 'le' && article !== 'du')) return null;
  return {
    kind: 'span',
    last: tail?.last ?? at,
    clock: null,
    range: weekendOf(tail?.turn ?? null),
  };
}

/** `hier`, `aujourd'hui`, `la veille`, `le lendemain`, `ce matin`. */
function deicticAt(cursor: Cursor, at: number, article: string | null): Piece | null {
  const word = cursor.word(at);
  const day = (last: number, range: Piece['range']): Piece =>
    withTail(cursor, { kind: 'day', last, clock: null, range });
  if (article === null) {
    if (word === 'hier') return day(at, shifted(-1, 'day'));
    if (word === "aujourd'hui") return day(at, shifted(0, 'day'));
    if (word === 'demain') return day(at, shifted(1, 'day'));
    if (word === 'avant-hier') return day(at, shifted(-2, 'day'));
    if (word === 'apres-demain') return day(at, shifted(2, 'day'));
    return null;
  }
  if (article === 'ce' || article === 'cet') {
    if (['matin', 'soir', 'midi', 'apres-midi'].includes(word)) return day(at, shifted(0, 'day'));
    if (word === 'jour' && cursor.word(at + 1) !== '-') return day(at, shifted(0, 'day'));
    if (word === 'jour-la') return day(at, fromTold(0, false));
    return null;
  }
  if (article === 'cette' && word === 'nuit') {
    return {
      kind: 'day',
      last: at,
      clock: null,
      range: (around) => night({ ...around, told: null }),
    };
  }
  if (word === 'surlendemain' && !isOf(cursor, at)) return day(at, fromTold(2, false));
  if (word === 'lendemain' && !isOf(cursor, at)) return day(at, fromTold(1, false));
  if (word === 'avant-veille' && !isOf(cursor, at)) return day(at, fromTold(-2, true));
  if (word === 'veille' && article === 'la' && !isOf(cursor, at))
    return day(at, fromTold(-1, true));
  if (
    article === 'le' &&
    (word === 'jour' || word === 'matin' || word === 'soir') &&
    cursor.word(at + 1) === 'meme'
  ) {
    return { kind: 'day', last: at + 1, clock: null, range: fromTold(0, false) };
  }
  if (article === 'la' && word === 'nuit') return nightAt(cursor, at);
  return null;
}

/** `la veille de l'attaque`: of something whose day we do not know. */
const isOf = (cursor: Cursor, at: number): boolean =>
  ['de', 'du', "d'", 'des'].includes(cursor.word(at + 1));

/** Behind `la nuit`: `de mardi à mercredi`, `du 12 au 13 décembre`, `dernière`, or nothing. */
function nightAt(cursor: Cursor, at: number): Piece {
  if (cursor.word(at + 1) === 'derniere') {
    return {
      kind: 'day',
      last: at + 1,
      clock: null,
      range: (around) => night({ ...around, told: null }),
    };
  }
  if (isOf(cursor, at)) {
    const range = rangeAt(cursor, at + 1);
    if (range) return { ...range, kind: 'day' };
    const one = dateAt(
      cursor,
      at + (cursor.word(at + 1) === 'de' && cursor.word(at + 2) === 'le' ? 3 : 2),
    );
    if (one) {
      return {
        kind: 'day',
        last: one.last,
        clock: null,
        range: (around): Range => {
          const first = one.range(around)[0];
          return first?.length === 10 ? [first, shiftFrom(first, 1)] : NOWHERE;
        },
      };
    }
  }
  return { kind: 'day', last: at, clock: null, range: night };
}

const shiftFrom = (iso: string, days: number): string => {
  const [year, month, day] = iso.split('-').map(Number) as [number, number, number];
  return dayIso(dayOf(year, month, day) + days);
};

/** `de mardi à jeudi`, `du 12 au 14 décembre`, `entre lundi et mercredi`, `les 15 et 16 décembre`. */
function rangeAt(cursor: Cursor, from: number): Piece | null {
  const word = cursor.word(from);
  const isBetween = word === 'entre';
  if (!isBetween && word !== 'de' && word !== 'du' && word !== 'les') return null;
  const links = isBetween || word === 'les' ? ['et'] : ['a', 'au'];
  let at = from + 1;
  if (cursor.word(at) === 'le') at++;
  // The day of the first stands alone, its month behind the second.
  const day = monthDayAt(cursor, at);
  const first = dateAt(cursor, at) ?? monthPiece(cursor, at, word !== 'les');
  const closed = first ? withTail(cursor, first).last : (day?.last ?? null);
  if (closed === null || (!first && !day)) return null;
  if (!links.includes(cursor.word(closed + 1))) return null;
  let second = closed + 2;
  if (cursor.word(second) === 'le') second++;
  const to =
    dateAt(cursor, second) ??
    (first && first.kind === 'span' ? monthPiece(cursor, second, true) : null);
  if (!to) return null;
  if (first) {
    const isFirstLater: Piece['range'] = (around) => {
      const end = to.range(around);
      const start = first.range(around);
      // `du 28 décembre au 3 janvier 2017`, `de vendredi à lundi`: what begins does so before it ends.
      return start[0] !== null && end[1] !== null && start[0] > end[1]
        ? [backBefore(start[0], end[1]), end[1]]
        : [start[0], end[1]];
    };
    return { kind: 'span', last: withTail(cursor, to).last, clock: null, range: isFirstLater };
  }
  const number = day?.day ?? 0;
  return {
    kind: 'span',
    last: to.last,
    clock: null,
    range: (around) => {
      const end = to.range(around)[1];
      if (end?.length !== 10) return NOWHERE;
      const start = `${end.slice(0, 8)}${String(number).padStart(2, '0')}`;
      return start <= end ? [start, end] : NOWHERE;
    },
  };
}

/** The same weekday a week before, or the same date a year before; else nothing is known. */
function backBefore(start: string, end: string): string | null {
  if (start.length !== 10 || end.length !== 10) return null;
  const week = shiftFrom(start, -7);
  if (week <= end) return week;
  const year = `${Number(start.slice(0, 4)) - 1}${start.slice(4)}`;
  return year <= end ? year : null;
}

/** `ces dernières vingt-quatre heures`, `au cours des deux derniers jours`, `dans les prochaines heures`. */
function windowAt(cursor: Cursor, from: number): Piece | null {
  let at = from;
  const opens: readonly (readonly string[])[] = [
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
  ];
  const open = opens.find((words) => matches(cursor, at, words));
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
  let isSome = false;
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
  if (hasCount && count === null) isSome = true;
  const end = at;
  const way: Turn = turn;
  const known = unit;
  return {
    kind: open[0] === 'depuis' ? 'since' : open[0] === "d'" ? 'until' : 'span',
    last: end,
    clock: null,
    range: ({ anchor }): Range => {
      if (anchor === null) return NOWHERE;
      const here = dayIso(anchor);
      if (count === null || isSome) {
        // `ces derniers jours`: only where it ends is said; `ces dernières heures` lie within the day and the next.
        if (known === 'hour' || known === 'minute') {
          return way === 'last' ? [here, here] : [here, dayIso(anchor + 1)];
        }
        return way === 'last' ? [null, here] : [here, null];
      }
      const far = shiftIso(anchor, way === 'last' ? -count : count, known);
      // Two days are this one and the one before.
      if (known === 'day' && way === 'last') return [dayIso(anchor - count + 1), here];
      return way === 'last' ? [far, here] : [here, far];
    },
  };
}

/** `dans la nuit`, `en soirée`, `plus tard dans la journée`, `au matin du 15`: the day told of, or the one behind it. */
function nightOrPart(cursor: Cursor, from: number): Piece | null {
  let at = from;
  if (matches(cursor, at, ['un', 'peu'])) at += 2;
  if (matches(cursor, at, ['plus', 'tot']) || matches(cursor, at, ['plus', 'tard'])) at += 2;
  if (matches(cursor, at, ['dans', 'la', 'nuit'])) return nightAt(cursor, at + 2);
  const bareArticle =
    ['la', 'le', "l'"].includes(cursor.word(at)) && PARTS.has(cursor.word(at + 1));
  const end = bareArticle ? at + 1 : partEnd(cursor, at);
  if (end === null || cursor.word(end) === 'minuit' || cursor.word(end) === 'midi') return null;
  if (cursor.word(end) === 'nuit') return null;
  if (isOf(cursor, end)) {
    const day = pointAt(cursor, end + 2, false) ?? pointAt(cursor, end + 1, false);
    if (day?.kind === 'day') return day;
    if (bareArticle) return null;
  }
  const isJourneyOf = isOf(cursor, end) && cursor.word(end) === 'journee';
  if (isJourneyOf || bareArticle) return null;
  if (cursor.word(end + 1) === ',' || cursor.word(end + 1) === 'ce') {
    const day = dateAt(cursor, cursor.word(end + 2) === 'le' ? end + 3 : end + 2);
    if (day) return withTail(cursor, day);
  }
  return { kind: 'day', last: end, clock: null, range: fromTold(0, true) };
}

function agoAt(cursor: Cursor, at: number): Piece | null {
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

function sinceAt(cursor: Cursor, at: number): Piece | null {
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
  const point = pointAt(cursor, at + 1, true);
  if (point) return last(point);
  const part = nightOrPart(cursor, at + 1);
  if (part) return last(part);
  let from = at + 1;
  if (cursor.word(from) === 'maintenant' || cursor.word(from) === 'deja') from++;
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

function untilAt(cursor: Cursor, from: number): Piece | null {
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

const PEOPLE =
  /^(?:enfants?|garcons?|filles?|fillettes?|hommes?|femmes?|bebes?|meres?|peres?|adolescente?s?|nourrissons?|jeunes?|grand-meres?|grand-peres?|etudiante?s?|personnes?|frere|soeur|fils|civils?|combattants?|habitante?s?|ages?|agees?)$/;

function ageAt(cursor: Cursor, at: number): Piece | null {
  const word = cursor.word(at);
  const years = (from: number): number | null => {
    const length = lengthAt(cursor, from);
    return length &&
      (length.unit === 'year' ||
        length.unit === 'month' ||
        length.unit === 'day' ||
        length.unit === 'week')
      ? length.last
      : null;
  };
  if (/^age(?:e)?s?$/.test(word)) {
    const from = cursor.word(at + 1) === 'de' || cursor.word(at + 1) === "d'" ? at + 2 : at + 1;
    const end = years(from);
    if (end !== null) {
      // `âgés de 7 à 12 ans` holds the first number without its unit.
      return bare('age', end);
    }
    const low = countAt(cursor, from);
    if (low && (cursor.word(low.last + 1) === 'a' || cursor.word(low.last + 1) === 'et')) {
      const high = years(low.last + 2);
      if (high !== null) return bare('age', high);
    }
    return null;
  }
  if ((word === 'de' || word === "d'") && PEOPLE.test(cursor.word(at - 1))) {
    const end = years(at + 1);
    if (end !== null) return bare('age', end);
    const low = countAt(cursor, at + 1);
    if (low && cursor.word(low.last + 1) === 'a') {
      const high = years(low.last + 2);
      if (high !== null) return bare('age', high);
    }
    return null;
  }
  // `Ahmed, 12 ans,`, `Ahmed (12 ans)`.
  const before = cursor.word(at - 1);
  if ((before === ',' || before === '(') && cursor.isCapital(at - 2)) {
    const length = lengthAt(cursor, at);
    const behind = length ? cursor.word(length.last + 1) : '';
    if (
      length &&
      length.unit === 'year' &&
      !length.isAbout &&
      [',', ')', '.', ';', '', '»'].includes(behind)
    ) {
      return bare('age', length.last);
    }
  }
  return null;
}

/** `pendant des heures`, `durant trois jours`, `six ans`, `des années`. */
function durationAt(cursor: Cursor, from: number): Piece | null {
  let at = from;
  if (['pendant', 'durant', 'apres', 'avant'].includes(cursor.word(at))) at++;
  if (
    cursor.word(at) === 'des' ||
    matches(cursor, at, ['de', 'longues']) ||
    matches(cursor, at, ['de', 'nombreuses'])
  ) {
    let unitAt = cursor.word(at) === 'des' ? at + 1 : at + 2;
    if (cursor.word(unitAt) === 'longues') unitAt++;
    const unit = units.get(cursor.word(unitAt));
    return unit && cursor.word(unitAt).endsWith('s') && at > from ? bare('duration', unitAt) : null;
  }
  const length = lengthAt(cursor, at);
  if (!length) return null;
  // `le 24 heures sur 24`.
  const isRound = cursor.word(length.last + 1) === 'sur' && cursor.digits(length.last + 2) !== null;
  return bare('duration', isRound ? length.last + 2 : length.last);
}

/** `en quatre semaines`, told of what has happened: back from the day of writing. */
function inAt(cursor: Cursor, at: number): Piece | null {
  if (cursor.word(at) !== 'en') return null;
  if (!months.has(cursor.word(at + 1)) || SHORT.has(cursor.word(at + 1))) {
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

function inTimeAt(cursor: Cursor, at: number): Piece | null {
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

const LEAD = new Set(['vers', 'a', 'avant', 'apres', 'des', 'de']);

function clockLedAt(cursor: Cursor, at: number): Piece | null {
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
  const clock = clockAt(
    cursor,
    at + 1,
    !isLoose || ['midi', 'minuit'].includes(cursor.word(at + 1)),
  );
  return clock && bare('clock', clock.last, clock.clock);
}

/** Behind these a year is one: `conquise en 2012`, `l'accord de 2013`; a noun behind it would be counted. */
function yearOfAt(cursor: Cursor, at: number): Piece | null {
  if (cursor.word(at) !== 'de' || !isYear(cursor, at + 1)) return null;
  const next = cursor.word(at + 2);
  const isOpen = next === '' || !(cursor.isWord(at + 2) || cursor.digits(at + 2) !== null);
  if (
    !isOpen &&
    !['a', 'ont', 'avait', 'est', 'en', 'et', 'sur', 'qui', 'par', 'dans', 'pour', 'au'].includes(
      next,
    )
  )
    return null;
  if (next === '%') return null;
  return yearPiece(cursor, at + 1);
}

/** `dès samedi`, `à partir de lundi`: from that day on. */
function fromAt(cursor: Cursor, at: number): Piece | null {
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

const RULES: readonly ((cursor: Cursor, at: number) => Piece | null)[] = [
  sinceAt,
  untilAt,
  agoAt,
  ageAt,
  fromAt,
  rangeAt,
  windowAt,
  inAt,
  inTimeAt,
  clockLedAt,
  (cursor, at) => pointAt(cursor, at, false),
  nightOrPart,
  yearOfAt,
  durationAt,
];

/** Words with which a piece may begin; everything else is passed over at once. */
const OPENS = new Set([
  ...months.keys(),
  ...weekdays.keys(),
  ...NUMBERS.fr.keys(),
  ...[...months.keys()].map((month) => `mi-${month}`),
  ..."depuis jusqu' jusque d' il age agee ages agees de du des a entre les au ces lors durant pendant dans pour en sous vers avant apres aux le la l' ce cet cette hier aujourd'hui demain avant-hier apres-demain un plus tard tot debut fin courant premier quelques plusieurs moins pres presque environ quelque minuit midi mi".split(
    ' ',
  ),
]);

export function frenchAt(cursor: Cursor, at: number): Piece | null {
  if (cursor.digits(at) === null && !OPENS.has(cursor.word(at))) return null;
  for (const rule of RULES) {
    const found = rule(cursor, at);
    if (found) return found;
  }
  return null;
}
