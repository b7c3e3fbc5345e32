import type { Turn } from '../around.ts';
import type { Cursor } from '../cursor.ts';

const TO_COME = new Set(
  "will shall must would won't cannot plans plan hopes upcoming coming ahead".split(' '),
);
const PLANNED = new Set('due expected scheduled set planned slated supposed going'.split(' '));
const EITHER = new Set('should could might may can starts begins meets opens expires'.split(' '));
const PAST = new Set(
  'said was were had has have did told came left began went took fell fled shot hit saw got made met held says saying rose grew ran lost won drove sent stood spent struck broke brought caught gave kept led put spoke became died reached'.split(
    ' ',
  ),
);
const BE = /^(?:is|are|'s|being)$/;
const WAS = /^(?:was|were|had|been)$/;

function plannedAt(cursor: Cursor, at: number): Turn {
  for (let back = at - 1; back >= at - 4; back--) {
    const before = cursor.word(back);
    if (WAS.test(before)) return 'nearest';
    if (BE.test(before) || before.endsWith("'s") || before.endsWith("'re")) return 'next';
  }
  return 'nearest';
}

/** As `turnOfFrench`. */
export function turnOfEnglish(cursor: Cursor, at: number, isWithin = false): Turn | null {
  if (!cursor.isWord(at)) return null;
  const word = cursor.word(at);
  if (TO_COME.has(word) || word.endsWith("'ll")) return 'next';
  if (PLANNED.has(word)) return plannedAt(cursor, at);
  if (EITHER.has(word)) return word === 'may' && cursor.isCapital(at) ? null : 'nearest';
  // `is to meet`, `were to leave`, `agreed to leave`.
  if (word === 'to' && cursor.isWord(at + 1)) {
    const before = cursor.word(at - 1);
    if (BE.test(before)) return 'next';
    if (WAS.test(before)) return 'nearest';
    if (
      /^(?:agreed|promised|vowed|pledged|ready|set|due|plans|planned|refused|wants?|hopes?)$/.test(
        before,
      )
    )
      return 'nearest';
    return null;
  }
  const passive = isWithin ? null : turnOfPassive(cursor, at);
  if (passive) return passive;
  if (PAST.has(word)) {
    for (let on = at + 1; on <= at + 3; on++) {
      if (PLANNED.has(cursor.word(on)) || (cursor.word(on) === 'to' && on === at + 1))
        return 'nearest';
    }
    return 'last';
  }
  if (
    /^(?:extend|postpon|prolong|mov|delay|push|brought|put)(?:ed)?$/.test(word) &&
    cursor.word(at + 1) !== ''
  ) {
    const next = cursor.word(at + 1);
    if (next === 'until' || next === 'to' || next === 'by' || next === 'till') return 'next';
  }
  if (word.length > 4 && word.endsWith('ed') && !cursor.isCapital(at) && word !== 'united')
    return 'last';
  return null;
}

/** `will be evacuated`, `to be sent`: as the verb before `be` says. */
function turnOfPassive(cursor: Cursor, at: number): Turn | null {
  if (cursor.word(at) === 'be') return null;
  const be = cursor.word(at - 1) === 'be' ? at - 1 : cursor.word(at - 2) === 'be' ? at - 2 : null;
  if (be === null) return null;
  for (let back = be - 1; back >= be - 2 && back >= cursor.first; back--) {
    const turn = turnOfEnglish(cursor, back, true);
    if (turn) return turn;
  }
  return 'nearest';
}
