import type { Token } from '../text/token.ts';
import { type Frame, foldedAt, isAccented, isPrepositionA } from './frame.ts';

const ARTICLE_PREFIX = /^(?:al|el|an|ar|as|ash|at|ad|az|ibn)-/;

export const isNameWord = (frame: Frame, at: number): boolean => {
  const token = frame.tokens[at];
  if (token?.kind !== 'word' || (frame.timeOf[at] ?? -1) >= 0) return false;
  if (!token.isCapital) return ARTICLE_PREFIX.test(token.folded);
  if (token.folded.endsWith("'s")) return false;
  const { grammar } = frame;
  return (
    !grammar.stops.has(token.folded) &&
    !grammar.articles.has(token.folded) &&
    !grammar.nobody.has(token.folded) &&
    !grammar.prepositions.has(token.folded)
  );
};

export const isClose = (token: Token | undefined): boolean =>
  token !== undefined && token.before !== 'paragraph' && token.before !== 'line';

/** A run of names from here on: `Staffan de Mistura`, `Rami Abdel Rahmane`; where it ends, or -1. */
export function nameRunAt(frame: Frame, at: number, limit: number): number {
  if (!isNameWord(frame, at)) return -1;
  let last = at;
  for (let next = at + 1; next <= Math.min(limit, at + 8); next++) {
    if (!isClose(frame.tokens[next])) break;
    if (isNameWord(frame, next)) {
      last = next;
      continue;
    }
    const isInitial =
      foldedAt(frame, next) === '.' &&
      (frame.tokens[last]?.folded.length ?? 9) <= 2 &&
      isNameWord(frame, next + 1);
    const isParticle =
      (frame.grammar.particles.has(foldedAt(frame, next)) || foldedAt(frame, next) === '-') &&
      isNameWord(frame, next + 1);
    if (!isInitial && !isParticle) break;
  }
  return last;
}

const LED = new Set(['led', 'backed', 'supported', 'controlled', 'run', 'headed']);

const leads = (frame: Frame, at: number): boolean =>
  (foldedAt(frame, at) === 'par' && isAccented(frame, at - 1)) ||
  (foldedAt(frame, at) === 'by' && LED.has(foldedAt(frame, at - 1)));

const isChannelAt = (frame: Frame, at: number): boolean =>
  frame.speakerAt(at)?.is.isChannel === true;

/** The mark of `the bakers' union`. */
const isGenitive = (frame: Frame, at: number): boolean =>
  frame.doc.language === 'en' &&
  /^['’]$/.test(foldedAt(frame, at)) &&
  frame.tokens[at]?.before === 'nothing' &&
  foldedAt(frame, at - 1).endsWith('s') &&
  frame.tokens[at + 1]?.kind === 'word' &&
  frame.tokens[at + 1]?.before === 'blank';

/** Whether a noun phrase that has begun goes on with this token. */
export function goesOn(frame: Frame, at: number, from: number): boolean {
  const token = frame.tokens[at];
  const { grammar } = frame;
  if (!token || !isClose(token) || (frame.timeOf[at] ?? -1) >= 0) return false;
  const folded = token.folded;
  if (token.kind === 'digits') return frame.tokens[at - 1]?.isCapital === true;
  if (token.kind === 'mark') return isGenitive(frame, at);
  if (folded === 'et' || folded === 'and') return false;
  if (isPrepositionA(frame, at) || folded === 'sur' || (folded === 'on' && at > from)) {
    // `ambassadeur à l'ONU`, `source sur le terrain`; but `à l'AFP`, `sur la chaîne X` say through whom.
    const isDefinite = grammar.articles.get(foldedAt(frame, at + 1))?.kind === 'definite';
    const noun = frame.tokens[isDefinite ? at + 2 : at + 1];
    if (noun?.kind !== 'word' || (frame.timeOf[at + 1] ?? -1) >= 0) return false;
    if (isChannelAt(frame, isDefinite ? at + 2 : at + 1)) return false;
    if (folded === 'sur' || folded === 'on') {
      return isDefinite || noun.isCapital || noun.folded === 'place';
    }
    return noun.isCapital;
  }
  if (folded === 'a' && frame.doc.language === 'fr') return false;
  if (grammar.linksToNames.has(folded)) {
    const next = frame.tokens[at + 1];
    if (next?.kind !== 'word' || (frame.timeOf[at + 1] ?? -1) >= 0) return false;
    if (isChannelAt(frame, at + 1) || isChannelAt(frame, at + 2)) return false;
    if (next.isCapital) return true;
    if (folded === 'en') return next.folded === 'chef' || next.folded === 'charge';
    if (folded === 'aupres') return true;
    // `au sein de`, `les forces dans l'est`, `l'envoyé pour la Syrie`; not `pour 200 personnes`.
    if (folded === 'au' || folded === 'aux') {
      const noun = frame.speakerAt(at + 1);
      // `l'adjoint au maire`.
      return next.folded === 'sein' || next.folded === 'moyen-orient' || noun !== null;
    }
    return (
      grammar.articles.get(next.folded)?.kind === 'definite' &&
      (frame.tokens[at + 2]?.kind === 'word' || false)
    );
  }
  // `la coalition menée par Riyad`, `the coalition led by Riyadh`.
  if (leads(frame, at)) return frame.tokens[at + 1]?.kind === 'word';
  if (grammar.stops.has(folded)) return false;
  if (grammar.articles.has(folded)) {
    const before = foldedAt(frame, at - 1);
    if (grammar.links.has(before) || grammar.linksToNames.has(before)) return true;
    if (leads(frame, at - 1) || isPrepositionA(frame, at - 1)) return true;
    if (before === 'sur' || before === 'on') return true;
    // `du`, `des`, `au` are linking words themselves.
    return at > from && (folded === 'du' || folded === 'des');
  }
  if (frame.accordingToAt(at)) return false;
  // `La télévision affirmant que`, `the ministry said`; but `derniers chiffres`, `in a tweet`.
  const before = foldedAt(frame, at - 1);
  if (frame.verbAt(at) && !grammar.links.has(before)) {
    const isNoun =
      frame.nounAt(at) !== null && (grammar.articles.has(before) || grammar.adjectives.has(before));
    if (isNoun) return true;
    if (frame.doc.language !== 'fr') return !isFiniteEnglish(frame, at);
    return isAccented(frame, at) && !grammar.auxiliaries.has(before);
  }
  return true;
}

/** `reports`, `claims` and `states` are nouns behind an article or an adjective, verbs behind a name; said is always a verb. */
function isFiniteEnglish(frame: Frame, at: number): boolean {
  const folded = foldedAt(frame, at);
  return !/^(?:report|reports|state|states|count|counts|record|records|note|notes|claim|claims|estimate|estimates|show|shows|post|release)$/.test(
    folded,
  );
}

/** The words of a bracket that begins with an acronym: `(CICR)`, `(OSDH, proche de l'opposition)`. */
export function bracketAt(frame: Frame, at: number): { acronym: number; last: number } | null {
  if (foldedAt(frame, at) !== '(') return null;
  for (let end = at + 2; end <= at + 12; end++) {
    if (foldedAt(frame, end) !== ')') continue;
    const isShort = end <= at + 3 && frame.tokens[at + 1]?.isCapital === true;
    const isFirst = isAcronym(frame, at + 1) && /^[),]$/.test(foldedAt(frame, at + 2));
    return isShort || isFirst ? { acronym: at + 1, last: end } : null;
  }
  return null;
}

export const isAcronym = (frame: Frame, at: number): boolean => {
  const token = frame.tokens[at];
  return (
    token !== undefined &&
    /^\p{Lu}[\p{Lu}\d-]+$/u.test(frame.doc.text.slice(token.start, token.end))
  );
};

/** `la Russie et la Turquie`, `l'ONU et le CICR`: two who speak together; not `et 20 bus`. */
export function joins(frame: Frame, at: number): boolean {
  const { grammar } = frame;
  const noun = grammar.articles.has(foldedAt(frame, at)) ? at + 1 : at;
  if (frame.speakerAt(noun)) return true;
  return isNameWord(frame, noun) && frame.placeAt(noun) !== null;
}

/** `les autorités égyptiennes et israéliennes`. */
export function isPairOfAdjectives(frame: Frame, and: number): boolean {
  const [left, right] = [foldedAt(frame, and - 1), foldedAt(frame, and + 1)];
  const ends = (word: string) => /(?:nes|ses|ques|ains|iens|ais|ois|ers|eres|es)$/.exec(word)?.[0];
  const end = ends(left);
  return (
    frame.doc.language === 'fr' &&
    end !== undefined &&
    end === ends(right) &&
    frame.tokens[and + 1]?.isCapital === false &&
    frame.speakerAt(and + 1) === null
  );
}

export const isJoined = (frame: Frame, first: number, last: number): boolean => {
  for (let at = first; at < last; at++) {
    const folded = foldedAt(frame, at);
    if ((folded === 'et' || folded === 'and') && joins(frame, at + 1)) {
      const before = frame.speakerAt(first);
      return before !== null || isNameWord(frame, first);
    }
  }
  return false;
};

export function endsBadly(frame: Frame, at: number): boolean {
  const { grammar } = frame;
  const folded = foldedAt(frame, at);
  return (
    grammar.links.has(folded) ||
    grammar.linksToNames.has(folded) ||
    grammar.articles.has(folded) ||
    grammar.adverbs.has(folded) ||
    folded === 'et' ||
    folded === 'and' ||
    folded === 'a'
  );
}

export const trimmed = (frame: Frame, first: number, last: number): number => {
  let end = last;
  while (end > first && (endsBadly(frame, end) || frame.tokens[end]?.kind === 'mark')) end--;
  return end;
};
