import type { SpeakerEntry } from '../lexicon/types.ts';
import type { Frame } from './frame.ts';
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

/** Looks for somebody from a token on, as `whoAt` does. */
export type LookAt = (frame: Frame, from: number, limit: number, depth?: number) => Who | null;
