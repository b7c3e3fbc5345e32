import type { SpeakerEntry, SpeechEntry } from '../lexicon/types.ts';
import type { Sentence } from '../text/doc.ts';
import type { TimeFound } from '../time/types.ts';
import { figureAt } from './figure.ts';
import { type Frame, foldedAt, opensQuote } from './frame.ts';
import type { Agreement } from './grammar.ts';
import type { Run, Who } from './named.ts';
import { nameRunAt } from './reach.ts';
import { whoAt } from './who.ts';

/**
 * Words of saying with who says it. `front`: what is said stands behind (`X a déclaré que`, `Selon X, …`); `tail`: before,
 * and perhaps around (`…, a déclaré X`, `… selon X`); `via`: a channel alone (`cité par X`); `silent`: somebody speaks and
 * does not vouch (`dément`).
 */
export interface Cue extends Run {
  readonly form: 'front' | 'tail' | 'via' | 'silent';
  /** The words of saying alone. */
  readonly words: Run;
  readonly who: Who | null;
  /** `a-t-il`; null where `who` is named or nobody is. */
  readonly pronoun: Agreement | null;
  readonly via: Run | null;
  readonly said: TimeFound | null;
  readonly isHedged: boolean;
  /** `selon`, or a verb. */
  readonly isAccordingTo: boolean;
  /** `citant X`, `qui cite X`: whoever stands before carries only. */
  readonly isCiting: boolean;
  /** `que`, a colon or a quotation follows: what comes is said word for word or clause for clause. */
  readonly isClause: boolean;
  /** What it vouches for is the noun phrase before it, and no more of the sentence. */
  readonly isNarrow?: boolean;
}

/** Whoever is known by more than an unknown noun. */
export const isKnown = (who: Who): boolean =>
  who.entry !== null || who.isPlace || who.name !== null || who.isDocument;

/**
 * Somebody who counts and tells: `Daraya comptait` tells of a town, `the rebels saw 40 killed` of themselves. An army is
 * heard where the verb itself says that it counts.
 */
export const mayCount = (who: Who, verb: SpeechEntry): boolean =>
  who.pronoun === null &&
  !who.isPlace &&
  who.entry !== null &&
  !(who.entry.isChannel && who.paper !== null) &&
  (verb.isWeak === true || !isArmed(who.entry));

export const isArmed = (entry: SpeakerEntry): boolean =>
  entry.role === 'armed-forces' || entry.role === 'armed-actor';

/** `Croissant-Rouge : 320 blessés pris en charge`: an organisation before a colon, and a figure behind it. */
export function headingAt(frame: Frame, at: number, limit: number): Who | null {
  const colon = [1, 2, 3, 4, 5, 6, 7, 8].find((n) => foldedAt(frame, at + n) === ':');
  if (colon === undefined || !figureAt(frame, at + colon + 1, Math.min(limit, at + colon + 4)))
    return null;
  const who = whoAt(frame, at, at + colon - 1);
  const isOne = who?.entry?.kind === 'organisation' && !isArmed(who.entry);
  return isOne && who.last === at + colon - 1 ? who : null;
}

/** `DR ADAM KHAMIS : « … »`, `Omar, 34 ans : « … »`: a name at the head of a paragraph, and the words of its bearer. */
export function labelAt(frame: Frame, at: number, limit: number): Who | null {
  const { doc } = frame;
  const sentence = doc.sentences[doc.sentenceOf[at] ?? 0];
  if (!sentence || doc.sentences[doc.paragraphs[sentence.paragraph]?.first ?? -1] !== sentence)
    return null;
  if (doc.paragraphs[sentence.paragraph]?.kind !== 'body') return null;
  const colon = [1, 2, 3, 4, 5, 6, 7, 8, 9].find((n) => foldedAt(frame, at + n) === ':');
  if (colon === undefined || at + colon >= limit || !opensQuote(frame, at + colon + 1)) return null;
  let end = at + colon - 1;
  for (let n = at + 1; n < at + colon; n++) {
    if (/^[,(]$/.test(foldedAt(frame, n))) {
      end = n - 1;
      break;
    }
  }
  const last = nameRunAt(frame, at, end);
  // `MARIAM (voix off) : « … »`
  const isOne = last === at && isAllCapitals(frame, at) && !frame.speakerAt(at);
  const isName = last === end && (last > at || isOne) && !frame.placeAt(at);
  const who = isName ? whoAt(frame, at, end, 0) : null;
  if (!who) return null;
  const isTitled = frame.speakerAt(at)?.is.kind === 'title';
  // `Évacuation de Kharkiv : « … »` heads a text.
  const isCapital = isAllCapitals(frame, last);
  if (!isTitled && !isCapital && foldedAt(frame, end + 1) !== ',') return null;
  const name = isTitled ? { first: at + 1, last } : { first: at, last };
  const entry = isTitled ? who.entry : null;
  return { ...who, first: at, last, entry, name, isNamed: true, next: at + colon };
}

function isAllCapitals({ doc }: Frame, at: number): boolean {
  const token = doc.tokens[at];
  const text = token ? doc.text.slice(token.start, token.end) : '';
  return text.length > 2 && text === text.toUpperCase();
}

/** Whether at this token what is said has ended, or another clause begins. */
export const isClauseEnd = (frame: Frame, at: number, limit: number): boolean =>
  at > limit || frame.tokens[at]?.kind === 'mark';

/** A few words that say when or where, and tell nothing by themselves. */
export function isPreamble(frame: Frame, first: number, last: number): boolean {
  if (last - first > 8) return false;
  const { grammar } = frame;
  for (let at = first; at <= last; at++) {
    const folded = foldedAt(frame, at);
    const isTime = (frame.timeOf[at] ?? -1) >= 0;
    const isPlace = frame.placeAt(at);
    if (isTime) continue;
    if (isPlace && isPlace.last <= last) {
      at = isPlace.last;
      continue;
    }
    if (folded === ',' || grammar.adverbs.has(folded) || grammar.conjunctions.has(folded)) continue;
    if (at === first && grammar.prepositions.has(folded)) continue;
    const words = grammar.phrases.find((phrase) =>
      phrase.every((word, n) => foldedAt(frame, at + n) === word),
    );
    if (words) {
      at += words.length - 1;
      continue;
    }
    if (frame.tokens[at]?.isCapital && at > first) continue;
    return false;
  }
  return true;
}

/** Whether `selon` stands before what is said: at the beginning of the sentence, or of a clause that a conjunction begins. */
export function opensClause(frame: Frame, at: number, sentence: Sentence): boolean {
  if (at === sentence.first) return true;
  const { grammar } = frame;
  const before = foldedAt(frame, at - 1);
  if (opensQuote(frame, at - 1)) return true;
  if (before === ':' || before === ';') return true;
  if (!grammar.conjunctions.has(before)) {
    if (before !== ',' && before !== '–' && before !== '—' && before !== '-') return false;
    // `Mais, selon X, …`, `Jeudi, selon X, …`, `À Alep, selon X, …`: nothing was said before it.
    return isPreamble(frame, sentence.first, at - 2);
  }
  return true;
}
