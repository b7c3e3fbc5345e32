import { documentOf, withApposition } from './apposed.ts';
import { type Frame, foldedAt, opensQuote } from './frame.ts';
import type { ArticleShows } from './grammar.ts';
import { type Head, headAt, nameWithin, placeCovers } from './head.ts';
import type { Run, Who } from './named.ts';
import {
  bracketAt,
  endsBadly,
  goesOn,
  isAcronym,
  isClose,
  isJoined,
  isNameWord,
  isPairOfAdjectives,
  joins,
  trimmed,
} from './reach.ts';

/** A noun phrase longer than this is none, tokens. */
const MOST = 28;

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
    !frame.speakerAt(noun)
  ) {
    noun++;
  }
  if (noun > until || tokens[noun]?.kind !== 'word') return null;
  const known =
    headAt(frame, noun, until) ?? (shows?.kind === 'definite' ? theWho(frame, noun) : null);
  const first = shows ? at : noun;
  if (known === null) {
    const folded = foldedAt(frame, noun);
    if (grammar.stops.has(folded) || grammar.nobody.has(folded)) return null;
    if (grammar.prepositions.has(folded) || grammar.auxiliaries.has(folded)) return null;
    if (frame.verbAt(noun) && !frame.nounAt(noun) && !tokens[noun]?.isCapital) return null;
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
      const more = frame.speakerAt(next);
      last = Math.min(until, Math.max(next, more?.last ?? next));
      next = last + 1;
      continue;
    }
    if (
      foldedAt(frame, next) === '.' &&
      tokens[next]?.before === 'nothing' &&
      // `J. Harlan`, `Lt. Gen. Banzon`
      (tokens[last]?.folded.length ?? 9) <= (frame.speakerAt(last) ? 4 : 2) &&
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
    // `a reporter for Reuters`: whose eyes it was.
    const house =
      known?.is.role === 'media' && !known.is.isChannel && /^(?:for|with|from)$/.test(folded)
        ? frame.speakerAt(next + 1)
        : null;
    if (house?.is.isChannel && house.last <= until) {
      last = house.last;
      next = last + 1;
      continue;
    }
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
  const document = documentOf(frame, who, noun, until, depth, whoAt);
  if (document) return document;
  return depth > 0 ? withApposition(frame, who, limit, depth, whoAt) : who;
}

/** `the WHO`: told from `who` by its capitals alone, which no word list shows. */
const theWho = (frame: Frame, at: number): Head | null =>
  frame.doc.language === 'en' && foldedAt(frame, at) === 'who' && isAcronym(frame, at)
    ? { first: at, last: at, is: { kind: 'organisation', role: 'united-nations' } }
    : null;

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
