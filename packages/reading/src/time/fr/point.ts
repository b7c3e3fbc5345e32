import { fromTold, NOWHERE, onWeekday, type Piece, type Range, shifted } from '../around.ts';
import { isYear, matches } from '../common.ts';
import type { Cursor } from '../cursor.ts';
import {
  joinedRange,
  monthOf,
  night,
  sameMonthRange,
  shiftFrom,
  weekendOf,
  weekOf,
} from '../ranges.ts';
import { WEEKDAYS } from '../words.ts';
import {
  adjectiveBehind,
  dateAt,
  MONTH_OPENS,
  monthDayAt,
  monthPiece,
  PARTS,
  partEnd,
  withTail,
  yearPiece,
} from './date.ts';

const weekdays = WEEKDAYS.fr;
const ARTICLES = new Set(['le', 'la', "l'", 'les', 'ce', 'cet', 'cette', 'du', 'au']);
const DEICTIC = ['hier', "aujourd'hui", 'demain', 'avant-hier', 'apres-demain'];

/** Words that a point of time may begin with; else it begins with digits. */
export const POINT_OPENS: ReadonlySet<string> = new Set([
  ...ARTICLES,
  ...weekdays.keys(),
  'premier',
  ...MONTH_OPENS,
  ...DEICTIC,
]);

/** Any one point of time, with an article. */
export function pointAt(cursor: Cursor, from: number, mayBeYear: boolean): Piece | null {
  let at = from;
  const article = ARTICLES.has(cursor.word(at)) ? cursor.word(at) : null;
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
    // `ce matin du lundi 19 décembre`.
    const named = isOf(cursor, at) ? dateAt(cursor, at + 2) : null;
    if (named) return withTail(cursor, named);
    if (['matin', 'soir', 'midi', 'apres-midi'].includes(word)) return day(at, shifted(0, 'day'));
    if (word === 'jour' && cursor.word(at + 1) !== '-') return day(at, shifted(0, 'day'));
    if (word === 'jour-la') return day(at, fromTold(0, false));
    return null;
  }
  if (article === 'cette' && word === 'nuit') {
    if (isOf(cursor, at)) return nightAt(cursor, at);
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
  const isDusk = cursor.word(at + 1) === 'tombee' || cursor.word(at - 3) === 'tombee';
  if (article === 'la' && word === 'nuit' && !isDusk) return nightAt(cursor, at);
  return null;
}

/** `la veille de l'attaque`: of something whose day we do not know. */
export const isOf = (cursor: Cursor, at: number): boolean =>
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

/** `de mardi à jeudi`, `du 12 au 14 décembre`, `entre lundi et mercredi`, `les 15 et 16 décembre`. */
export function rangeAt(cursor: Cursor, from: number): Piece | null {
  const word = cursor.word(from);
  const isBetween = word === 'entre';
  if (!isBetween && word !== 'de' && word !== 'du' && word !== 'les') return null;
  const links = isBetween || word === 'les' ? ['et'] : ['a', 'au'];
  let at = from + 1;
  if (cursor.word(at) === 'le') at++;
  // The day of the first stands alone, its month behind the second.
  const day = monthDayAt(cursor, at);
  const first = dateAt(cursor, at) ?? monthPiece(cursor, at, word !== 'les');
  let closed = first ? withTail(cursor, first).last : (day?.last ?? null);
  // `les 12, 13 et 14 février`.
  for (let more = 0; more < 3 && word === 'les' && !first && closed !== null; more++) {
    const next = cursor.word(closed + 1) === ',' ? monthDayAt(cursor, closed + 2) : null;
    if (!next) break;
    closed = next.last;
  }
  if (closed === null || (!first && !day)) return null;
  if (!links.includes(cursor.word(closed + 1))) return null;
  let second = closed + 2;
  if (cursor.word(second) === 'le') second++;
  const to =
    dateAt(cursor, second) ??
    (first && first.kind === 'span' ? monthPiece(cursor, second, true) : null);
  if (!to) return null;
  const range = first
    ? joinedRange(first.range, to.range)
    : sameMonthRange(day?.day ?? 0, to.range);
  return { kind: 'span', last: first ? withTail(cursor, to).last : to.last, clock: null, range };
}

/** `dans la nuit`, `en soirée`, `plus tard dans la journée`, `au matin du 15`: the day told of, or the one behind it. */
export function nightOrPart(cursor: Cursor, from: number): Piece | null {
  // `le 12 au matin`, `du matin au soir`: of a day nobody names here.
  if (cursor.digits(from - 1) !== null || PARTS.has(cursor.word(from - 1))) return null;
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
