import type { SpeakerEntry } from '../lexicon/types.ts';
import type { Token } from '../text/token.ts';
import { type Frame, foldedAt, isAccented, isPrepositionA, opensQuote } from './frame.ts';
import type { Agreement, ArticleShows } from './grammar.ts';

/** Tokens, both included. */
export interface Run {
  readonly first: number;
  readonly last: number;
}

/** A noun phrase that may be somebody who speaks. */
export interface Who extends Run, Agreement {
  readonly article: ArticleShows['kind'] | null;
  /** What the lexicon knows of its noun; null: a name or a noun that it does not know. */
  readonly entry: SpeakerEntry | null;
  /** The words of the lexicon that gave `entry`. */
  readonly head: Run | null;
  /** The proper name. */
  readonly name: Run | null;
  readonly acronym: Run | null;
  readonly role: Run | null;
  /** `un communiqué du ministère`: what carries it; the phrase is then the ministry. */
  readonly document: Run | null;
  /** The same, also where it is a report or a toll, which carry nothing. */
  readonly paper: Run | null;
  /** `la même source`: whoever spoke last. */
  readonly isSame: boolean;
  /** A report or a toll, and nobody who issued it is named: it speaks itself. */
  readonly isDocument: boolean;
  /** `selon lui`. */
  readonly pronoun: Agreement | null;
  /** The first token behind it, its apposition and the comma that ends it. */
  readonly next: number;
  /** A country or town that stands for who governs it. */
  readonly isPlace: boolean;
  /** It is made of capitals, known or not. */
  readonly isNamed: boolean;
  /** The name has a title (`M.`) or is one word: there may be a longer one earlier in the text. */
  readonly isShort: boolean;
}

/** A noun phrase longer than this is none, tokens. */
const MOST = 28;
const ARTICLE_PREFIX = /^(?:al|el|an|ar|as|ash|at|ad|az|ibn)-/;

const isNameWord = (frame: Frame, at: number): boolean => {
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

const isClose = (token: Token | undefined): boolean =>
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
  frame.speakers.at(frame.tokens, at)?.is.isChannel === true;

/** Whether a noun phrase that has begun goes on with this token. */
function goesOn(frame: Frame, at: number, from: number): boolean {
  const token = frame.tokens[at];
  const { grammar } = frame;
  if (!token || !isClose(token) || (frame.timeOf[at] ?? -1) >= 0) return false;
  const folded = token.folded;
  if (token.kind === 'digits') return frame.tokens[at - 1]?.isCapital === true;
  if (token.kind === 'mark') return false;
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
      const noun = frame.speakers.at(frame.tokens, at + 1);
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
  if (frame.accordingTo.at(frame.tokens, at)) return false;
  // `La télévision affirmant que`, `the ministry said`; but `derniers chiffres`, `in a tweet`.
  const before = foldedAt(frame, at - 1);
  if (frame.verbs.at(frame.tokens, at) && !grammar.links.has(before)) {
    const isNoun =
      frame.nouns.at(frame.tokens, at) !== null &&
      (grammar.articles.has(before) || grammar.adjectives.has(before));
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
function bracketAt(frame: Frame, at: number): { acronym: number; last: number } | null {
  if (foldedAt(frame, at) !== '(') return null;
  for (let end = at + 2; end <= at + 12; end++) {
    if (foldedAt(frame, end) !== ')') continue;
    const isShort = end <= at + 3 && frame.tokens[at + 1]?.isCapital === true;
    const isFirst = isAcronym(frame, at + 1) && /^[),]$/.test(foldedAt(frame, at + 2));
    return isShort || isFirst ? { acronym: at + 1, last: end } : null;
  }
  return null;
}

const isAcronym = (frame: Frame, at: number): boolean => {
  const token = frame.tokens[at];
  return (
    token !== undefined &&
    /^\p{Lu}[\p{Lu}\d-]+$/u.test(frame.doc.text.slice(token.start, token.end))
  );
};

/**
 * The noun phrase that begins with this token, if it may be somebody who speaks.
 * @param limit Last token it may reach.
 * @param depth How often it may look for somebody within or beside it.
 */
export function whoAt(frame: Frame, from: number, limit: number, depth = 2): Who | null {
  const { grammar, tokens } = frame;
  const until = Math.min(limit, from + MOST);
  if (from > until) return null;
  if (depth > 1 && opensQuote(frame, from)) {
    // « une source haut placée », named in the words of another.
    const quoted = frame.quotes.all[frame.quotes.of[from] ?? -1];
    if (!quoted || quoted.first !== from || quoted.words > 14 || quoted.last > until) return null;
    const within = whoAt(frame, from + 1, quoted.last - 1, 1);
    return within && within.last === quoted.last - 1 ? { ...within, next: quoted.last + 1 } : null;
  }
  const pronoun = grammar.pronouns.get(foldedAt(frame, from));
  if (pronoun) {
    return {
      ...empty(from, from),
      ...pronoun,
      pronoun,
      next: from + 1,
    };
  }
  if (grammar.nobody.has(foldedAt(frame, from)) && !grammar.articles.has(foldedAt(frame, from))) {
    return null;
  }
  let at = from;
  let shows: ArticleShows | null = null;
  if (foldedAt(frame, at) === "d'" || (foldedAt(frame, at) === 'de' && at < until)) {
    // `d'autres sources`, `de nombreux témoins`.
    if (!grammar.adjectives.has(foldedAt(frame, at + 1))) return null;
    shows = { kind: 'indefinite', gender: null, isPlural: true };
    at++;
  }
  for (let n = 0; n < 2 && at <= until; n++) {
    const found = grammar.articles.get(foldedAt(frame, at));
    if (!found) break;
    shows = shows === null || shows.kind === 'definite' ? { ...found } : shows;
    at++;
  }
  let noun = at;
  while (
    noun < at + 3 &&
    noun <= until &&
    grammar.adjectives.has(foldedAt(frame, noun)) &&
    !frame.speakers.at(tokens, noun)
  ) {
    noun++;
  }
  if (noun > until || tokens[noun]?.kind !== 'word') return null;
  const known = headAt(frame, noun, until);
  const first = shows ? at : noun;
  if (known === null) {
    const folded = foldedAt(frame, noun);
    if (grammar.stops.has(folded) || grammar.nobody.has(folded)) return null;
    if (grammar.prepositions.has(folded) || grammar.auxiliaries.has(folded)) return null;
    if (frame.verbs.at(tokens, noun) && !frame.nouns.at(tokens, noun) && !tokens[noun]?.isCapital)
      return null;
    if (!goesOn(frame, noun, from) && !tokens[noun]?.isCapital) return null;
  }

  // How far it reaches.
  let last = known?.last ?? noun;
  const titled = known?.is.kind === 'title';
  let acronym: Run | null = null;
  let next = last + 1;
  // `à Franceinfo Raphaël X`: the channel's own name is all of it.
  const isOwnName = known?.is.isChannel === true && tokens[known.first]?.isCapital === true;
  const endsHere = (at: number) =>
    isOwnName && (isNameWord(frame, at) || tokens[at]?.kind === 'digits');
  while (next <= until && !endsHere(next)) {
    if (titled && next === last + 1 && foldedAt(frame, next) === '.') {
      last = next++;
      continue;
    }
    const bracket = bracketAt(frame, next);
    if (bracket && bracket.last <= until) {
      acronym = { first: bracket.acronym, last: bracket.acronym };
      last = bracket.last;
      next = last + 1;
      continue;
    }
    if (goesOn(frame, next, from)) {
      const more = frame.speakers.at(tokens, next);
      last = Math.min(until, Math.max(next, more?.last ?? next));
      next = last + 1;
      continue;
    }
    if (
      foldedAt(frame, next) === '.' &&
      tokens[next]?.before === 'nothing' &&
      (tokens[last]?.folded.length ?? 9) <= 2 &&
      tokens[last]?.isCapital &&
      isNameWord(frame, next + 1)
    ) {
      last = next++;
      continue;
    }
    if (
      opensQuote(frame, next) &&
      (frame.quotes.all[frame.quotes.of[next] ?? -1]?.words ?? 9) <= 4 &&
      frame.quotes.all[frame.quotes.of[next] ?? -1]?.first === next
    ) {
      // The group « Ahrar ».
      const quoted = frame.quotes.all[frame.quotes.of[next] ?? -1];
      if (quoted && quoted.last <= until && tokens[next + 1]?.isCapital) {
        last = quoted.last;
        next = last + 1;
        continue;
      }
    }
    const folded = foldedAt(frame, next);
    if ((folded === 'et' || folded === 'and') && isClose(tokens[next]) && joins(frame, next + 1)) {
      last = next + 1;
      next += 2;
      continue;
    }
    if ((folded === 'et' || folded === 'and') && isPairOfAdjectives(frame, next)) {
      last = next + 1;
      next += 2;
      continue;
    }
    break;
  }
  // It never ends with a linking word.
  while (last > noun && endsBadly(frame, last)) last--;
  next = last + 1;

  const isPlural = isJoined(frame, noun, last) ? true : (shows?.isPlural ?? null);
  const found = nameWithin(frame, noun, last, known);
  // `le Comité soudanais des médecins` is no Mr Comité.
  const isWhole =
    found?.last === last && (found.last > found.first || shows?.kind === 'possessive');
  const name = known === null && shows !== null && !isWhole ? null : found;
  const isPlace = known === null && placeCovers(frame, noun, last);
  const isNamed = name !== null || isPlace || isNameWord(frame, noun) || isAcronym(frame, noun);
  const role =
    known && known.is.kind === 'function' && name
      ? { first: noun, last: trimmed(frame, noun, name.first - 1) }
      : known?.is.kind === 'function' || (known?.is.kind === 'group' && name)
        ? { first: noun, last: name ? trimmed(frame, noun, name.first - 1) : last }
        : null;
  const who: Who = {
    ...empty(first, last),
    gender: shows?.gender ?? null,
    isPlural,
    article: shows?.kind ?? null,
    entry: known?.is ?? null,
    head: known ? { first: known.first, last: known.last } : null,
    name,
    acronym,
    role: role && role.last >= role.first ? role : null,
    next,
    isPlace,
    isNamed,
    isSame:
      /^(?:memes?|same)$/.test(foldedAt(frame, noun - 1)) ||
      /^(?:memes?|same)$/.test(foldedAt(frame, first)),
    isShort: titled || (name !== null && name.first === name.last),
  };
  const document = documentOf(frame, who, noun, until, depth);
  if (document) return document;
  return depth > 0 ? withApposition(frame, who, limit, depth) : who;
}

const empty = (first: number, last: number): Who => ({
  first,
  last,
  gender: null,
  isPlural: null,
  article: null,
  entry: null,
  head: null,
  name: null,
  acronym: null,
  role: null,
  document: null,
  paper: null,
  isSame: false,
  isDocument: false,
  pronoun: null,
  next: last + 1,
  isPlace: false,
  isNamed: false,
  isShort: false,
});

/** `la Russie et la Turquie`, `l'ONU et le CICR`: two who speak together; not `et 20 bus`. */
function joins(frame: Frame, at: number): boolean {
  const { grammar, tokens } = frame;
  const noun = grammar.articles.has(foldedAt(frame, at)) ? at + 1 : at;
  if (frame.speakers.at(tokens, noun)) return true;
  return isNameWord(frame, noun) && frame.places.at(tokens, noun) !== null;
}

/** `les autorités égyptiennes et israéliennes`. */
function isPairOfAdjectives(frame: Frame, and: number): boolean {
  const [left, right] = [foldedAt(frame, and - 1), foldedAt(frame, and + 1)];
  const ends = (word: string) => /(?:nes|ses|ques|ains|iens|ais|ois|ers|eres|es)$/.exec(word)?.[0];
  const end = ends(left);
  return (
    frame.doc.language === 'fr' &&
    end !== undefined &&
    end === ends(right) &&
    frame.tokens[and + 1]?.isCapital === false &&
    frame.speakers.at(frame.tokens, and + 1) === null
  );
}

const isJoined = (frame: Frame, first: number, last: number): boolean => {
  for (let at = first; at < last; at++) {
    const folded = foldedAt(frame, at);
    if ((folded === 'et' || folded === 'and') && joins(frame, at + 1)) {
      const before = frame.speakers.at(frame.tokens, first);
      return before !== null || isNameWord(frame, first);
    }
  }
  return false;
};

function endsBadly(frame: Frame, at: number): boolean {
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

const trimmed = (frame: Frame, first: number, last: number): number => {
  let end = last;
  while (end > first && (endsBadly(frame, end) || frame.tokens[end]?.kind === 'mark')) end--;
  return end;
};

interface Head extends Run {
  readonly is: SpeakerEntry;
}

/** The noun of the lexicon that says who it is: in French the first, in English the last before `of`. */
function headAt(frame: Frame, noun: number, until: number): Head | null {
  const { tokens } = frame;
  const here = frame.speakers.at(tokens, noun);
  const usable = (found: Head | null): Head | null =>
    found && found.last <= until && found.is.kind !== 'portfolio' ? found : null;
  if (frame.doc.language !== 'en') return usable(here);
  let best = usable(here);
  for (let at = best ? best.last + 1 : noun; at <= Math.min(until, noun + 8); at++) {
    if ((at > noun && !goesOn(frame, at, noun)) || frame.grammar.links.has(foldedAt(frame, at)))
      break;
    if (frame.grammar.linksToNames.has(foldedAt(frame, at))) break;
    const found = usable(frame.speakers.at(tokens, at));
    if (!found) continue;
    if (best?.is.kind === 'title') return best;
    best = found;
    at = found.last;
  }
  return best;
}

/** The proper name within a noun phrase: `le ministre russe … Sergueï Lavrov`. */
function nameWithin(frame: Frame, noun: number, last: number, head: Head | null): Run | null {
  const isPerson = head?.is.kind === 'function' || head?.is.kind === 'title' || head === null;
  if (!isPerson && head?.is.kind !== 'group') return null;
  let at = head ? head.last + 1 : noun;
  let best: Run | null = null;
  while (at <= last) {
    const known = frame.speakers.at(frame.tokens, at);
    if (known && known.is.kind !== 'title') {
      at = known.last + 1;
      continue;
    }
    const place = frame.places.at(frame.tokens, at);
    const run = foldedAt(frame, at - 1) === '(' ? -1 : nameRunAt(frame, at, last);
    if (run < 0) {
      at++;
      continue;
    }
    // `de l'ONU pour la Syrie Staffan de Mistura`: the country is no part of the name.
    if (place && place.last < run && isNameWord(frame, place.last + 1)) {
      at = place.last + 1;
      continue;
    }
    const before = foldedAt(frame, at - 1);
    // … and where the gazetteer does not know it, `pour le X Martin Griffiths` still shows it.
    const lead = foldedAt(frame, at - 1);
    const isOf = frame.grammar.articles.has(lead) ? foldedAt(frame, at - 2) : lead;
    if (/^(?:pour|for)$/.test(isOf) && nameRunAt(frame, at + 1, last) > at + 1) {
      at++;
      continue;
    }
    const isComplement =
      at > (head ? head.last + 1 : noun) &&
      (frame.grammar.links.has(before) ||
        frame.grammar.linksToNames.has(before) ||
        frame.grammar.articles.has(before) ||
        isPrepositionA(frame, at - 1));
    if (!isComplement && !(place && place.last >= run)) best = { first: at, last: run };
    at = run + 1;
  }
  if (head?.is.kind === 'group' && best && best.first === best.last) return null;
  // A name that is followed by more (`Bachar al-Assad de Syrie`) is still one; a single capital of an unknown noun is not.
  return best;
}

const placeCovers = (frame: Frame, first: number, last: number): boolean => {
  const place = frame.places.at(frame.tokens, first);
  return (
    place !== null &&
    frame.tokens[first]?.isCapital === true &&
    (place.is.kind === 'country' || place.is.kind === 'city' || place.is.kind === undefined) &&
    (place.last === last || isJoined(frame, first, last))
  );
};

const GIVEN = new Set(['par', 'by', 'aupres']);

/** `un communiqué du ministère`, `un bilan fourni par la police`: who issued it speaks; without one the document does. */
function documentOf(
  frame: Frame,
  who: Who,
  noun: number,
  until: number,
  depth: number,
): Who | null {
  let found = frame.nouns.at(frame.tokens, noun);
  if (frame.doc.language === 'en' && !found) {
    // `a Red Cross statement`, `the latest report`.
    for (let at = noun; at <= who.last; at++) {
      if (
        frame.grammar.links.has(foldedAt(frame, at)) ||
        frame.grammar.linksToNames.has(foldedAt(frame, at))
      )
        break;
      found = frame.nouns.at(frame.tokens, at) ?? found;
    }
  }
  if (!found) return null;
  // `a UN report`; but `a source with the report`.
  if (who.entry !== null && who.entry.kind !== 'medium' && found.first <= noun) return null;
  if (who.head && who.head.first > found.first) return null;
  const document = { first: noun, last: found.last };
  const channel = found.is.isChannel ? document : null;
  if (depth > 0) {
    const inFront = found.first > noun ? whoAt(frame, noun, found.first - 1, 0) : null;
    if (inFront?.entry && inFront.last === found.first - 1) {
      return {
        ...inFront,
        first: who.first,
        document: channel,
        paper: document,
        next: who.last + 1,
      };
    }
    for (let at = found.last + 1; at <= Math.min(until, found.last + 9); at++) {
      const folded = foldedAt(frame, at);
      if ((frame.timeOf[at] ?? -1) >= 0) continue;
      if (frame.tokens[at]?.kind === 'mark') break;
      const isOwner = frame.grammar.links.has(folded) || folded === 'from' || GIVEN.has(folded);
      if (!isOwner) {
        if (frame.grammar.stops.has(folded) && !frame.grammar.articles.has(folded)) break;
        continue;
      }
      const start = folded === 'du' || folded === 'des' ? at : at + 1;
      const owner = whoAt(frame, start, until, depth - 1);
      const isAgent = GIVEN.has(folded) && owner?.article === 'definite';
      if (
        owner &&
        (owner.entry !== null || owner.isPlace || isAgent || isAcronym(frame, owner.last))
      ) {
        return { ...owner, document: channel, paper: document };
      }
    }
  }
  return { ...who, document: channel, paper: document, isDocument: true };
}

/** `le chef de la diplomatie turque, Mevlut X,` and `Ahmad X, chef d'une unité de médecins`. */
function withApposition(frame: Frame, who: Who, limit: number, depth: number): Who {
  const comma = who.last + 1;
  if (foldedAt(frame, comma) !== ',' || comma >= limit) return who;
  const after = (last: number): number =>
    foldedAt(frame, last + 1) === ',' && last + 1 <= limit ? last + 2 : last + 1;
  const isEnd = (at: number): boolean => {
    const token = frame.tokens[at];
    return !token || at > limit || token.kind === 'mark' || !isClose(token);
  };
  const isUnknown = who.entry === null && who.article !== null && !who.isNamed && !who.isPlace;
  if (
    who.name === null &&
    (who.entry?.kind === 'function' || who.entry?.kind === 'group' || isUnknown)
  ) {
    const run = nameRunAt(frame, comma + 1, limit);
    const isOne = run > comma + 1 || (who.article === 'indefinite' && !isUnknown);
    const isPlace = frame.places.at(frame.tokens, comma + 1) !== null;
    const titled = run < 0 && depth > 0 ? whoAt(frame, comma + 1, limit, 0) : null;
    const name =
      run >= 0 && isEnd(run + 1) && isOne && !isPlace
        ? { first: comma + 1, last: run }
        : titled && (titled.entry?.kind === 'title' || titled.entry?.kind === 'function')
          ? titled.name
          : null;
    if (name && isEnd(name.last + 1)) {
      return {
        ...who,
        last: name.last,
        name,
        role: who.role ?? { first: who.first, last: who.last },
        next: after(name.last),
        isNamed: true,
      };
    }
    return who;
  }
  if (who.name !== null && who.role === null && depth > 0) {
    const role = whoAt(frame, comma + 1, limit, 0);
    const isFull = who.name.last > who.name.first;
    if (role?.entry && (role.name === null || isFull) && role.entry.kind !== 'medium') {
      return {
        ...who,
        last: role.last,
        entry: who.entry && who.entry.kind !== 'title' ? who.entry : role.entry,
        gender: who.gender ?? role.gender,
        role: { first: role.first, last: role.last },
        next: after(role.last),
      };
    }
  }
  return who;
}
