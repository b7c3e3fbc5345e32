import type { Piece } from '../around.ts';
import type { Cursor } from '../cursor.ts';
import { MONTHS, NUMBERS, WEEKDAYS } from '../words.ts';
import { ageAt, durationAt } from './age.ts';
import { fromAt, sinceAt, untilAt } from './bounds.ts';
import { clockLedAt } from './clock.ts';
import { yearOfAt } from './date.ts';
import { nightOrPart, pointAt, rangeAt } from './point.ts';
import { agoAt, inAt, inTimeAt, windowAt } from './window.ts';

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
  ...MONTHS.fr.keys(),
  ...WEEKDAYS.fr.keys(),
  ...NUMBERS.fr.keys(),
  ...[...MONTHS.fr.keys()].map((month) => `mi-${month}`),
  ..."depuis jusqu' jusque d' il age agee ages agees de du des a entre les au ces lors durant pendant dans pour en sous vers avant apres aux le la l' ce cet cette hier aujourd'hui demain avant-hier apres-demain un plus tard tot debut fin courant premier quelques plusieurs moins pres presque environ quelque minuit midi mi mois printemps ete automne hiver annees".split(
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
