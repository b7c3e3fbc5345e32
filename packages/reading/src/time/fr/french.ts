import { wordSet } from '../../text/run.ts';
import type { Piece } from '../around.ts';
import type { Cursor } from '../cursor.ts';
import { firstOf, type Rule, rulesBy } from '../rules.ts';
import { MONTHS, NUMBERS, WEEKDAYS } from '../words.ts';
import { ageAt, durationAt } from './age.ts';
import { fromAt, sinceAt, untilAt } from './bounds.ts';
import { clockLedAt } from './clock.ts';
import { PART_OPENS, yearOfAt } from './date.ts';
import { LENGTH_OPENS } from './length.ts';
import { nightOrPart, POINT_OPENS, pointAt, rangeAt } from './point.ts';
import { agoAt, inAt, inTimeAt, WINDOW_OPENS, windowAt } from './window.ts';

const RULES: readonly Rule[] = [
  { at: sinceAt, words: wordSet('depuis') },
  { at: untilAt, words: wordSet("jusqu' jusque d'") },
  { at: agoAt, words: wordSet('il') },
  {
    at: ageAt,
    words: new Set([...wordSet("age agee ages agees de d'"), ...LENGTH_OPENS]),
    digits: true,
  },
  { at: fromAt, words: wordSet('des a') },
  { at: rangeAt, words: wordSet('entre de du les') },
  { at: windowAt, words: WINDOW_OPENS },
  { at: inAt, words: wordSet('en') },
  { at: inTimeAt, words: wordSet('dans sous') },
  { at: clockLedAt, words: wordSet('aux vers a avant apres des de'), digits: true },
  { at: (cursor, at) => pointAt(cursor, at, false), words: POINT_OPENS, digits: true },
  { at: nightOrPart, words: new Set([...wordSet("un plus la le l'"), ...PART_OPENS]) },
  { at: yearOfAt, words: wordSet('de') },
  {
    at: durationAt,
    words: new Set([...wordSet('pendant durant apres avant'), ...LENGTH_OPENS]),
    digits: true,
  },
];

/** Words with which a piece may begin; everything else is passed over at once. */
const OPENS = new Set([
  ...MONTHS.fr.keys(),
  ...WEEKDAYS.fr.keys(),
  ...NUMBERS.fr.keys(),
  ...[...MONTHS.fr.keys()].map((month) => `mi-${month}`),
  ..."depuis jusqu' jusque d' il age agee ages agees de du des a entre les au ces lors durant pendant dans pour en sous vers avant apres aux le la l' ce cet cette hier aujourd'hui demain avant-hier apres-demain un plus tard tot debut fin courant premier quelques plusieurs moins pres presque environ quelque minuit midi mi mois printemps ete automne hiver annees".split(
    ' ',
  ),
]);

const { byWord, byDigits } = rulesBy(OPENS, RULES);

export const frenchAt = (cursor: Cursor, at: number): Piece | null =>
  firstOf(cursor.digits(at) === null ? byWord.get(cursor.word(at)) : byDigits, cursor, at);
