import type { TimeFound } from '../time/types.ts';
import { viaAt } from './beside.ts';
import { closesQuote, type Frame, foldedAt, isPrepositionA, opensQuote } from './frame.ts';
import type { Run, Who } from './named.ts';
import { isSpeech } from './quotes.ts';
import { isAcronym, isNameWord } from './reach.ts';
import { whoAt } from './who.ts';

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
/** Asides between commas that may part a subject from its verb. */
const MOST_ASIDES = 3;
const MOST_STARTS = 12;
const HARD = new Set(['.', ';', ':', '!', '?', '…', '(', ')']);
const COMMA = new Set([',', '–', '—']);

/** What of a sentence stands between two commas; `starts`: where a noun phrase may begin in it, from the left. */
interface Segment {
  readonly first: number;
  readonly last: number;
  readonly starts: readonly number[];
}

/** The segments before a verb, the nearest first. */
function segmentsBefore(frame: Frame, verb: number, from: number): readonly Segment[] {
  const { grammar } = frame;
  const least = Math.max(from, verb - FARTHEST);
  const segments: Segment[] = [];
  let starts: number[] = [];
  let last = verb - 1;
  const flush = (first: number) => {
    if (last >= first)
      segments.push({ first, last, starts: [...new Set([first, ...starts.reverse()])] });
    starts = [];
  };
  for (let at = verb - 1; at >= least; at--) {
    const folded = foldedAt(frame, at);
    const before = foldedAt(frame, at - 1);
    if (folded === ')') {
      // An acronym behind a name; a whole clause in brackets parts everything.
      const opens = [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].find(
        (back) => foldedAt(frame, at - back) === '(',
      );
      if (opens !== undefined && at - opens > least) {
        at -= opens;
        continue;
      }
    }
    // `M.`, and `the U.N. says`.
    const isInitials = before.length === 1 && foldedAt(frame, at - 2) === '.';
    const isAbbreviation = folded === '.' && before.length <= 3 && (at < verb - 1 || isInitials);
    if (
      (HARD.has(folded) && !isAbbreviation) ||
      (closesQuote(frame, at) && isSpeech(frame.quotes.all[frame.quotes.of[at] ?? -1]))
    ) {
      flush(at + 1);
      return segments;
    }
    // `10h30 - Valerie Amos, la cheffe …, se dit`
    const isDash = folded === '-' && frame.tokens[at]?.before === 'blank';
    if (COMMA.has(folded) || isDash) {
      flush(at + 1);
      last = at - 1;
      if (segments.length > MOST_ASIDES + 1) return segments;
      continue;
    }
    if (at === least) break;
    const isBehindTime = (frame.timeOf[at - 1] ?? -1) >= 0 && (frame.timeOf[at] ?? -1) < 0;
    const isArticle =
      grammar.articles.has(folded) &&
      !grammar.links.has(before) &&
      !grammar.prepositions.has(before) &&
      !isPrepositionA(frame, at - 1);
    if (closesQuote(frame, at - 1)) {
      starts.push(at);
      continue;
    }
    if (
      grammar.conjunctions.has(before) ||
      isBehindTime ||
      isArticle ||
      grammar.adverbs.has(before)
    ) {
      starts.push(at);
    } else if (before === 'journee' || before === 'soiree' || before === 'matinee') starts.push(at);
  }
  if (least === from) flush(least);
  return segments;
}

/** Behind the noun phrase and before the verb: `également`, `lui-même`, `pour sa part`, `jeudi`, `cité par X`. */
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
    const channel = viaAt(frame, at, verb - 1);
    if (channel) {
      at = channel.next;
      continue;
    }
    if (!frame.grammar.adverbs.has(foldedAt(frame, at)) && foldedAt(frame, at) !== ',') break;
    at++;
  }
  return at === verb;
}

/** Before the verb, whatever stands between the commas: `La Russie, qui a aidé Damas, a confirmé`. */
function isBeforeAside(frame: Frame, who: Who): boolean {
  if (foldedAt(frame, who.last + 1) !== ',') return false;
  if (who.entry === null && !who.isPlace && who.name === null) return false;
  const inner = foldedAt(frame, who.last + 2);
  return inner !== 'et' && inner !== 'and';
}

/** `Pavlo Tkatchouk, 41 ans, un chauffeur qui`: the name before the apposition. */
function namedBefore(frame: Frame, who: Who, start: number, from: number): Who {
  if (who.name !== null || foldedAt(frame, start - 1) !== ',') return who;
  let end = start - 2;
  const isAge =
    /^(?:ans|years)$/.test(foldedAt(frame, end)) || frame.tokens[end]?.kind === 'digits';
  if (isAge) {
    while (end > from && foldedAt(frame, end) !== ',' && end > start - 6) end--;
    if (foldedAt(frame, end) !== ',') return who;
    end--;
  }
  let first = end;
  while (first > from && first > end - 4 && isNameWord(frame, first - 1)) first--;
  const isName =
    first < end && isNameWord(frame, end) && !frame.speakerAt(first) && !frame.placeAt(first);
  if (!isName) return who;
  return {
    ...who,
    name: { first, last: end },
    role: { first: who.first, last: who.last },
    isNamed: true,
  };
}

/** @param from The first token that may belong to it: what stands before belongs to other words of saying. */
export function subjectBefore(frame: Frame, verb: number, from: number): Subject | null {
  const segments = segmentsBefore(frame, verb, from);
  const found = (who: Who, start: number): Subject => ({
    who,
    first: start,
    ...leading(frame, from, start),
  });
  const isAside = COMMA.has(foldedAt(frame, verb - 1));
  const isRelative =
    /^(?:qui|who|which)$/.test(foldedAt(frame, verb - 1)) && !isAcronym(frame, verb - 1);
  if (isRelative) {
    for (const segment of segments.slice(0, 2)) {
      for (const start of segment.starts.slice(0, MOST_STARTS)) {
        const who = whoAt(frame, start, verb - 1);
        if (!who || who.pronoun || isObject(frame, start, from)) continue;
        const behind = foldedAt(frame, who.next) === ',' ? who.next + 1 : who.next;
        if (behind === verb - 1)
          return found(namedBefore(frame, who, start, Math.max(0, start - 12)), start);
      }
    }
    return null;
  }
  if (!isAside) {
    for (const start of (segments[0]?.starts ?? []).slice(0, MOST_STARTS)) {
      if (opensQuote(frame, start)) continue;
      const who = whoAt(frame, start, verb - 1);
      if (who && reaches(frame, who, verb) && !isObject(frame, start, from))
        return found(who, start);
    }
    return null;
  }
  // The farthest noun phrase that goes on, with its apposition, to the verb; then one before an aside of any kind.
  const candidates: { readonly who: Who; readonly start: number }[] = [];
  for (const segment of segments.slice(0, MOST_ASIDES)) {
    for (const start of segment.starts.slice(0, MOST_STARTS)) {
      const isClause =
        start === segment.first ||
        closesQuote(frame, start - 1) ||
        frame.grammar.conjunctions.has(foldedAt(frame, start - 1)) ||
        (frame.timeOf[start - 1] ?? -1) >= 0;
      if (!isClause || opensQuote(frame, start)) continue;
      const who = whoAt(frame, start, verb - 1);
      if (who && !isObject(frame, start, from)) candidates.push({ who, start });
    }
  }
  const reaching = candidates.filter((one) => reaches(frame, one.who, verb));
  const named = reaching.find(({ who }) => who.name !== null && who.role !== null);
  if (named) return found(named.who, named.start);
  const before = candidates.find(({ who }) => isBeforeAside(frame, who) && who.last + 2 < verb - 1);
  const nearest = reaching[0];
  // `[Le ministère], [l'armée], a`: two that stand beside each other; the nearer one may be an apposition of the other.
  const isFarther = before && (!nearest || before.who.last < nearest.start);
  const one = isFarther ? before : nearest;
  return one ? found(one.who, one.start) : null;
}

/** Who begins the clause that `affirmant que` goes on with: `La Russie a suspendu ses frappes, assurant que`. */
export function subjectAtStart(frame: Frame, verb: number, from: number): Subject | null {
  let start = from;
  while (start < verb && (frame.timeOf[start] ?? -1) >= 0) start++;
  if (foldedAt(frame, start) === ',') start++;
  const who = whoAt(frame, start, verb - 1);
  if (!who || who.pronoun || (who.entry === null && !who.isPlace)) return null;
  return { who, first: verb, via: null, said: null };
}

/** `le départ de l'armée a été`, `dans Alep l'armée`: a preposition right before it makes it no subject. */
function isObject(frame: Frame, start: number, from: number): boolean {
  if (start <= from) return false;
  const before = foldedAt(frame, start - 1);
  const isTime = (frame.timeOf[start - 1] ?? -1) >= 0;
  return (
    (frame.grammar.prepositions.has(before) && before !== 'a' && !isTime) ||
    isPrepositionA(frame, start - 1)
  );
}

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
