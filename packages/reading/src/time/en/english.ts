import { wordSet } from '../../text/run.ts';
import type { Piece } from '../around.ts';
import type { Cursor } from '../cursor.ts';
import { firstOf, type Rule, rulesBy } from '../rules.ts';
import { MONTHS, NUMBERS, WEEKDAYS } from '../words.ts';
import { ageAt, durationAt } from './age.ts';
import { fromAt, sinceAt, untilAt } from './bounds.ts';
import { clockAt } from './clock.ts';
import { DATE_OPENS } from './date.ts';
import { COUNT_OPENS, LENGTH_OPENS } from './length.ts';
import { partPiece, pointAt, rangeAt } from './point.ts';
import { inAt, windowAt } from './window.ts';

const RULES: readonly Rule[] = [
  { at: sinceAt, words: wordSet('since') },
  { at: untilAt, words: wordSet('until till by') },
  { at: fromAt, words: wordSet('as starting beginning') },
  { at: ageAt, words: new Set(['aged', ...COUNT_OPENS]), digits: true },
  { at: rangeAt, words: new Set([...wordSet('from between on'), ...DATE_OPENS]), digits: true },
  { at: windowAt, words: wordSet('in over during within for throughout since by the') },
  { at: inAt, words: wordSet('in within during over') },
  {
    at: clockAt,
    words: wordSet('shortly at around about before after by from until since noon midday midnight'),
    digits: true,
  },
  {
    at: pointAt,
    words: new Set([
      ...wordSet('on later earlier past that yesterday today tonight tomorrow overnight'),
      ...DATE_OPENS,
      ...LENGTH_OPENS,
    ]),
    digits: true,
  },
  { at: partPiece, words: wordSet('earlier later during in on') },
  {
    at: durationAt,
    words: new Set([...wordSet('for after before throughout around'), ...LENGTH_OPENS]),
    digits: true,
  },
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

const OF_JOINED = [ageAt, durationAt];

const { byWord, byDigits } = rulesBy(OPENS, RULES);

/** What English says about time at this word, or null. */
export function englishAt(cursor: Cursor, at: number): Piece | null {
  if (cursor.digits(at) !== null) return firstOf(byDigits, cursor, at);
  const word = cursor.word(at);
  const rules = byWord.get(word);
  if (rules) return firstOf(rules, cursor, at);
  return word.includes('-') && JOINED.test(word) ? firstOf(OF_JOINED, cursor, at) : null;
}
