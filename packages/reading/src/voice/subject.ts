import type { TimeFound } from '../time/types.ts';
import { viaAt } from './beside.ts';
import { closesQuote, type Frame, foldedAt, isPrepositionA, opensQuote } from './frame.ts';
import { type Run, type Who, whoAt } from './who.ts';

/** Who stands before a verb as its subject, with what the words before them say of the day and the channel. */
export interface Subject {
  readonly who: Who;
  /** The first token of it. */
  readonly first: number;
  readonly via: Run | null;
  readonly said: TimeFound | null;
}

/** Farther from its verb no subject is looked for, tokens. */
const FARTHEST = 48;
const HARD = new Set(['.', ';', ':', '!', '?', '…', '(', ')']);

/** Behind the noun phrase and before the verb: `également`, `lui-même`, `pour sa part`, `jeudi`. */
function reaches(frame: Frame, who: Who, verb: number): boolean {
  let at = who.next;
  for (let n = 0; n < 10 && at < verb; n++) {
    const time = frame.times[frame.timeOf[at] ?? -1];
    if (time) {
      at = time.last + 1;
      continue;
    }
    const phrase = frame.grammar.phrases.find((words) =>
      words.every((word, k) => foldedAt(frame, at + k) === word),
    );
    if (phrase) {
      at += phrase.length;
      continue;
    }
    if (!frame.grammar.adverbs.has(foldedAt(frame, at)) && foldedAt(frame, at) !== ',') break;
    at++;
  }
  return at === verb;
}

/** Before the verb, whatever stands between the commas: `La Russie, qui a aidé Damas, a confirmé`. */
function reachesOver(frame: Frame, who: Who, verb: number): boolean {
  if (foldedAt(frame, verb - 1) !== ',') return false;
  if (foldedAt(frame, who.last + 1) !== ',') return false;
  if (who.entry === null && !who.isPlace && who.name === null) return false;
  const inner = foldedAt(frame, who.last + 2);
  // What a comma closes behind them is an aside of their own, not the next in a row of things.
  return inner !== 'et' && inner !== 'and' && who.last + 2 < verb - 1;
}

export function subjectBefore(frame: Frame, verb: number, from: number): Subject | null {
  const { grammar } = frame;
  const least = Math.max(from, verb - FARTHEST);
  if (verb <= least) return null;
  // Where a clause may begin, from the nearest to the farthest.
  const starts: number[] = [];
  let commas = foldedAt(frame, verb - 1) === ',' ? 0 : 1;
  let segment: number[] = [];
  const flush = () => {
    // Within one segment the leftmost is tried first.
    starts.push(...segment.reverse());
    segment = [];
  };
  for (let at = verb - 1; at >= least; at--) {
    const folded = foldedAt(frame, at);
    const before = foldedAt(frame, at - 1);
    const isInQuote = (frame.quotes.of[at] ?? -1) >= 0 && (frame.quotes.of[verb] ?? -1) < 0;
    if (!isInQuote && HARD.has(folded) && !isTitleStop(frame, at)) break;
    if (folded === ',' || folded === '–' || folded === '—') {
      if (at < verb - 1) {
        flush();
        if (++commas > 4) break;
      }
      continue;
    }
    if (closesQuote(frame, at) && at < verb - 1 && !isInQuote) break;
    if (at === least) {
      segment.push(at);
      continue;
    }
    if (
      before === ',' ||
      before === '–' ||
      before === '—' ||
      before === ':' ||
      closesQuote(frame, at - 1)
    ) {
      segment.push(at);
      continue;
    }
    if (grammar.conjunctions.has(before) || (frame.timeOf[at - 1] ?? -1) >= 0) {
      segment.push(at);
      continue;
    }
    if (before === 'qui' || before === 'who' || before === 'which') continue;
    const isArticle = grammar.articles.has(folded) && !grammar.links.has(before);
    const isPhrase = grammar.adverbs.has(before) || before === 'journee' || before === 'soiree';
    if (
      (isArticle && !grammar.prepositions.has(before) && !isPrepositionA(frame, at - 1)) ||
      isPhrase
    ) {
      segment.push(at);
    }
  }
  flush();
  const isRelative = /^(?:qui|who|which)$/.test(foldedAt(frame, verb - 1));
  for (const start of starts.slice(0, 24)) {
    if (opensQuote(frame, start)) continue;
    const who = whoAt(frame, start, verb - 1);
    if (!who) continue;
    if (isRelative) {
      const behind = foldedAt(frame, who.next) === ',' ? who.next + 1 : who.next;
      if (behind !== verb - 1 || who.pronoun) continue;
    } else if (!reaches(frame, who, verb) && !reachesOver(frame, who, verb)) continue;
    if (isObject(frame, who, from)) continue;
    return { who, first: who.first, ...leading(frame, from, articleOf(frame, who)) };
  }
  return null;
}

const articleOf = (frame: Frame, who: Who): number =>
  frame.grammar.articles.has(foldedAt(frame, who.first - 1)) ? who.first - 1 : who.first;

/** `le départ de l'armée a été`, `dans Alep l'armée`: a preposition right before it makes it no subject. */
function isObject(frame: Frame, who: Who, from: number): boolean {
  const first = articleOf(frame, who);
  if (first <= from) return false;
  const before = foldedAt(frame, first - 1);
  return (
    (frame.grammar.prepositions.has(before) && before !== 'a') || isPrepositionA(frame, first - 1)
  );
}

const isTitleStop = (frame: Frame, at: number): boolean =>
  foldedAt(frame, at) === '.' && (frame.tokens[at - 1]?.folded.length ?? 9) <= 3;

/** `Jeudi, dans un communiqué, le ministère …`: the day and the channel before the subject. */
function leading(
  frame: Frame,
  from: number,
  first: number,
): { via: Run | null; said: TimeFound | null } {
  let via: Run | null = null;
  let said: TimeFound | null = null;
  for (let at = Math.max(from, first - 24); at < first; at++) {
    const time = frame.times[frame.timeOf[at] ?? -1];
    if (time) {
      // Only what stands between commas or at the beginning belongs to the verb.
      const isAside =
        (at === from || foldedAt(frame, at - 1) === ',') &&
        (foldedAt(frame, time.last + 1) === ',' || time.last + 1 === first);
      if (time.kind === 'day' && isAside) said = time;
      at = time.last;
      continue;
    }
    if (at === from || foldedAt(frame, at - 1) === ',') {
      const channel = viaAt(frame, at, first - 1);
      if (channel) {
        via = channel.run;
        at = channel.next - 1;
      }
    }
  }
  return { via, said };
}
