import { type Look, lookIn } from '../lexicon/look.ts';
import { createPhrases, type Phrases, phrasesOf } from '../lexicon/phrases.ts';
import type { Lexicon, PlaceEntry, SpeakerEntry, SpeechEntry } from '../lexicon/types.ts';
import type { Doc } from '../text/doc.ts';
import type { Token } from '../text/token.ts';
import type { TimeFound } from '../time/types.ts';
import { GRAMMARS, type Grammar } from './grammar.ts';
import { type Quotes, quotesIn } from './quotes.ts';

export type VoiceLexicon = Pick<Lexicon, 'speech' | 'speakers' | 'places'>;

/** A text with everything about it that the search for voices looks up again and again. */
export interface Frame {
  readonly doc: Doc;
  readonly tokens: readonly Token[];
  readonly grammar: Grammar;
  /** The same word may be a verb and a noun (`reports`): each form is looked up by itself. */
  readonly verbAt: Look<SpeechEntry>;
  readonly nounAt: Look<SpeechEntry>;
  readonly accordingToAt: Look<SpeechEntry>;
  readonly speakerAt: Look<SpeakerEntry>;
  readonly placeAt: Look<PlaceEntry>;
  /** For a verb that is written as one with its pronoun (`indique-t-on`). */
  readonly verbs: Phrases<SpeechEntry>;
  readonly quotes: Quotes;
  readonly times: readonly TimeFound[];
  /** For every token the index of the time expression it belongs to, or -1. */
  readonly timeOf: Int32Array;
}

interface Compiled {
  readonly verbs: Phrases<SpeechEntry>;
  readonly nouns: Phrases<SpeechEntry>;
  readonly accordingTo: Phrases<SpeechEntry>;
  readonly speakers: Phrases<SpeakerEntry>;
  readonly places: Phrases<PlaceEntry>;
}

/** A reader is made once and reads many texts: the tries live as long as the lexicon they were made of. */
const compiled = new WeakMap<VoiceLexicon, Compiled>();

function compile(lexicon: VoiceLexicon): Compiled {
  const known = compiled.get(lexicon);
  if (known) return known;
  const ofForm = (form: SpeechEntry['form']) =>
    createPhrases(lexicon.speech.filter((row) => row.is.form === form));
  const made = {
    verbs: ofForm('verb'),
    nouns: ofForm('noun'),
    accordingTo: ofForm('according-to'),
    speakers: phrasesOf(lexicon.speakers),
    places: phrasesOf(lexicon.places),
  };
  compiled.set(lexicon, made);
  return made;
}

export function createFrame(doc: Doc, times: readonly TimeFound[], lexicon: VoiceLexicon): Frame {
  const timeOf = new Int32Array(doc.tokens.length).fill(-1);
  for (const [n, time] of times.entries()) {
    if (time.kind !== 'duration' && time.kind !== 'age') timeOf.fill(n, time.first, time.last + 1);
  }
  const { verbs, nouns, accordingTo, speakers, places } = compile(lexicon);
  return {
    doc,
    tokens: doc.tokens,
    grammar: GRAMMARS[doc.language],
    verbAt: lookIn(verbs, doc.tokens),
    nounAt: lookIn(nouns, doc.tokens),
    accordingToAt: lookIn(accordingTo, doc.tokens),
    speakerAt: lookIn(speakers, doc.tokens),
    placeAt: lookIn(places, doc.tokens),
    verbs,
    quotes: quotesIn(doc),
    times,
    timeOf,
  };
}

export const foldedAt = (frame: Frame, at: number): string => frame.tokens[at]?.folded ?? '';

/** `à`, told from `a` by its accent; `A Moscou` at the beginning of a sentence too. */
export function isPrepositionA(frame: Frame, at: number): boolean {
  const token = frame.tokens[at];
  if (token?.folded !== 'a' || frame.doc.language !== 'fr') return false;
  return frame.doc.text[token.start] !== 'a';
}

/** `déclaré`, told from `déclare` by its accent. */
export function isAccented(frame: Frame, at: number): boolean {
  const token = frame.tokens[at];
  return token !== undefined && /[éÉ]e?s?$/iu.test(frame.doc.text.slice(token.start, token.end));
}

const CLOSING = new Set(['»', '”']);
const OPENING = new Set(['«', '“', '„']);

export function closesQuote(frame: Frame, at: number): boolean {
  const folded = foldedAt(frame, at);
  if (CLOSING.has(folded)) return true;
  return folded === '"' && frame.quotes.all[frame.quotes.of[at] ?? -1]?.last === at;
}

export function opensQuote(frame: Frame, at: number): boolean {
  const folded = foldedAt(frame, at);
  if (OPENING.has(folded)) return true;
  return folded === '"' && frame.quotes.all[frame.quotes.of[at] ?? -1]?.first === at;
}
