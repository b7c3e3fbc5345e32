import type { Piece } from '../around.ts';
import { bare, matches } from '../common.ts';
import type { Cursor } from '../cursor.ts';
import { UNITS } from '../words.ts';
import { countAt, lengthAt } from './length.ts';

const units = UNITS.fr;

const PEOPLE =
  /^(?:enfants?|garcons?|filles?|fillettes?|hommes?|femmes?|bebes?|meres?|peres?|adolescente?s?|nourrissons?|jeunes?|grand-meres?|grand-peres?|etudiante?s?|personnes?|frere|soeur|fils|civils?|combattants?|habitante?s?|ages?|agees?)$/;

export function ageAt(cursor: Cursor, at: number): Piece | null {
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
  if (before === ',' || before === '(') {
    const length = lengthAt(cursor, at);
    const behind = length ? cursor.word(length.last + 1) : '';
    if (
      length &&
      length.unit === 'year' &&
      !length.isAbout &&
      (behind === ',' || behind === ')' || (cursor.isCapital(at - 2) && /^[.;»]?$/.test(behind)))
    ) {
      return bare('age', length.last);
    }
  }
  return null;
}

/** `pendant des heures`, `durant trois jours`, `six ans`, `des années`. */
export function durationAt(cursor: Cursor, from: number): Piece | null {
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
