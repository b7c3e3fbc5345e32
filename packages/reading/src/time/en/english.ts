import type { Piece } from '../around.ts';
import type { Cursor } from '../cursor.ts';
import { MONTHS, NUMBERS, WEEKDAYS } from '../words.ts';
import { ageAt, durationAt } from './age.ts';
import { fromAt, sinceAt, untilAt } from './bounds.ts';
import { clockAt } from './clock.ts';
import { partPiece, pointAt, rangeAt } from './point.ts';
import { inAt, windowAt } from './window.ts';

const RULES: readonly ((cursor: Cursor, at: number) => Piece | null)[] = [
  sinceAt,
  untilAt,
  fromAt,
  ageAt,
  rangeAt,
  windowAt,
  inAt,
  clockAt,
  pointAt,
  partPiece,
  durationAt,
];

/** Words with which a piece may begin; everything else is passed over at once. */
const OPENS = new Set([
  ...MONTHS.en.keys(),
  ...WEEKDAYS.en.keys(),
  ...NUMBERS.en.keys(),
  ...[...MONTHS.en.keys()].map((month) => `mid-${month}`),
  ...'since until till by before after from between on in at around about the this that last next past over during within for throughout yesterday today tomorrow tonight overnight early late earlier later mid noon midday midnight aged several few some more less nearly almost hours days weeks months years many shortly no as starting beginning spring summer autumn fall winter'.split(
    ' ',
  ),
]);

/** `five-year-old`, `three-day`. */
const JOINED = /^[a-z]+-(?:hour|day|week|month|year)/;

/** What English says about time at this word, or null. */
export function englishAt(cursor: Cursor, at: number): Piece | null {
  const word = cursor.word(at);
  if (cursor.digits(at) === null && !OPENS.has(word) && !JOINED.test(word)) return null;
  for (const rule of RULES) {
    const found = rule(cursor, at);
    if (found) return found;
  }
  return null;
}
