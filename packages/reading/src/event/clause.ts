import type { Sentence } from '../text/doc.ts';
import { isInNumber, spanOf, wordSet } from '../text/run.ts';
import type { Span } from '../text/span.ts';
import type { Ground } from './words.ts';

/** Tokens, both included. */
export interface Run {
  readonly first: number;
  readonly last: number;
}

export const spanOfRun = ({ doc }: Ground, { first, last }: Run): Span => spanOf(doc, first, last);

/** A clause is followed no further than this to each side, tokens; a sentence may be as long as a text. */
const REACH = 60;
/** What an officer reads at a glance, characters. */
const WANTED = 280;
const LONGEST = 580;

const HARD = new Set([';', ':', '…', '!', '?', '|']);
const BREAKS = wordSet(
  "mais tandis lorsque lorsqu' quand car puisque puisqu' selon while but whereas although though when because according",
);
const A_COACH = wordSet('un le ce du au premier dernier seul autre grand vieux');
const THAT = wordSet("que qu' that");
const ONLY = wordSet("plus ne n' moins autant ainsi alors tandis");
const RELATIVES = wordSet('dont ou which whose where');
const IF = wordSet('si if unless whether');
const PURPOSE = wordSet('pour afin sans avant de crainte');

function breaksAt(ground: Ground, index: number): boolean {
  const word = ground.word(index);
  if (HARD.has(word)) return true;
  // `Le siège, tandis que`, and not a quotation mark or a name.
  if (word === 'alors') return THAT.has(ground.word(index + 1));
  // `un car transportant`: a coach.
  if (word === 'car' && A_COACH.has(ground.word(index - 1))) return false;
  return BREAKS.has(word);
}

const isThat = (ground: Ground, index: number): boolean =>
  THAT.has(ground.word(index)) && !ONLY.has(ground.word(index - 1));

/** The clause around these tokens. */
export function clauseAround(ground: Ground, sentence: Sentence, around: Run): Run {
  let first = around.first;
  const least = Math.max(sentence.first, around.first - REACH);
  while (first > least) {
    const before = first - 1;
    if (breaksAt(ground, before) || isThat(ground, before)) break;
    if (
      RELATIVES.has(ground.word(before)) &&
      before < around.first - 1 &&
      isRelative(ground, before)
    )
      break;
    first--;
  }
  let last = around.last;
  const most = Math.min(sentence.last, around.last + REACH);
  while (last < most) {
    const next = last + 1;
    if (breaksAt(ground, next) || isThat(ground, next)) break;
    if (RELATIVES.has(ground.word(next)) && isRelative(ground, next)) break;
    last++;
  }
  return { first, last };
}

/** `où`, told from `ou` by its accent. */
const isRelative = (ground: Ground, index: number): boolean =>
  // `5 000 personnes, dont 1 300 miliciens, ont quitté`: the clause goes on.
  ground.doc.tokens[index + 1]?.kind !== 'digits' && isRelativeWord(ground, index);

const isRelativeWord = (ground: Ground, index: number): boolean =>
  ground.word(index) !== 'ou' ||
  /ù/i.test(ground.doc.text.slice(ground.doc.tokens[index]?.start, ground.doc.tokens[index]?.end));

/** `si les bus partent`: nothing is said to have happened. Behind a comma what is told stands by itself again. */
export function isHypothetical(ground: Ground, clause: Run, at: number): boolean {
  for (let index = at - 1; index >= clause.first; index--) {
    const word = ground.word(index);
    if (word === ',') return false;
    if (IF.has(word)) return true;
    if (word === "s'" && /^ils?$/.test(ground.word(index + 1))) return true;
    if (word === 'cas' && ground.word(index - 1) === 'en') return true;
    if (word === 'condition' && /^(?:a|on)$/.test(ground.word(index - 1))) return true;
  }
  return false;
}

/**
 * What governs a clause from before its `que`: `none` where nothing is said to have
 * happened (`pour que`, `a démenti que`), or a wish or a doubt.
 */
export function outerOf(
  ground: Ground,
  clause: Run,
  sentence: Sentence,
): { readonly kind: 'none' | 'plan' | 'report'; readonly by: Span } | null {
  const that = clause.first - 1;
  if (that <= sentence.first || !THAT.has(ground.word(that))) return null;
  const span = (first: number, last: number): Span => spanOf(ground.doc, first, last);
  if (PURPOSE.has(ground.word(that - 1))) return { kind: 'none', by: span(that - 1, that) };
  for (let from = that - 1; from >= Math.max(sentence.first, that - 4); from--) {
    if (DENIES.test(ground.word(from))) return { kind: 'none', by: span(from, that) };
    const found = ground.known.hedgeAt(from);
    if (found && found.last >= that - 2 && found.last <= that) {
      return { kind: found.is, by: span(found.first, found.last) };
    }
  }
  return null;
}

const DENIES = /^(?:dement\p{L}*|nie|nient|niait|den(?:y|ies|ied)|refut\p{L}*)$/u;
const CUTS = new Set([',', '—', '–', '(', ')']);

/** The words of a clause that say the event: up to the comma behind it, and with its subject before it. */
export function quoteOf(ground: Ground, clause: Run, nucleus: Run, times: Run | null): Span {
  const { tokens } = ground.doc;
  const start = (index: number) => tokens[index]?.start ?? 0;
  const end = (index: number) => tokens[index]?.end ?? 0;
  let inner = nucleus;
  if (times && times.last >= clause.first && times.first <= clause.last) {
    const wide = {
      first: Math.max(clause.first, Math.min(inner.first, times.first)),
      last: Math.min(clause.last, Math.max(inner.last, times.last)),
    };
    if (end(wide.last) - start(wide.first) <= WANTED) inner = wide;
  }
  let last = inner.last;
  const cuts = (at: number) => CUTS.has(ground.word(at)) && !isInNumber(tokens, at);
  while (last < clause.last && !cuts(last + 1)) last++;
  if (end(last) - start(inner.first) > LONGEST) last = inner.last;
  let first = clause.first;
  while (first < inner.first && end(last) - start(first) > WANTED) {
    let next = first + 1;
    while (next < inner.first && !cuts(next - 1)) next++;
    first = next;
  }
  while (
    first < inner.first &&
    (CUTS.has(ground.word(first)) || /^(?:et|and)$/.test(ground.word(first)))
  )
    first++;
  if (end(last) - start(first) > LONGEST) {
    return {
      start: start(nucleus.first),
      end: Math.min(end(nucleus.last), start(nucleus.first) + LONGEST),
    };
  }
  const stop = tokens[last];
  if (last > inner.last && stop?.folded === '.') last--;
  return { start: start(first), end: end(last) };
}
