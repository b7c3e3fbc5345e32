import type { Category, HedgeEntry, Measure, Unit } from '../lexicon/types.ts';
import type { NumberFound } from '../number/types.ts';
import type { Span } from '../text/span.ts';

/** What is counted, and the words that say so. */
export interface Noun {
  readonly unit: Unit;
  readonly category: Category;
  /** Tokens of the noun, both included; of an implied one those of the number. */
  readonly first: number;
  readonly last: number;
  readonly unitBy: readonly Span[];
  readonly categoryBy: readonly Span[];
  /** Where it stands, when that is not behind the number: `le nombre de déplacés atteint 30 000`. */
  readonly saidAt?: { readonly first: number; readonly last: number };
  /** What the noun alone says of them: `habitants`. */
  readonly says?: Measure;
  /** Not said beside the number: `400 hier`. */
  readonly isImplied: boolean;
}

/** What happened to those counted, and the words that say so. */
export interface Act {
  readonly measure: Measure | null;
  /** Tokens of the governing words, both included; null: no word says it but the noun. */
  readonly at: { readonly first: number; readonly last: number } | null;
  readonly place: 'from' | 'to' | 'at' | null;
  readonly measureBy: readonly Span[];
  readonly hedge: HedgeEntry | null;
  readonly hedgeBy: readonly Span[];
  /** The words say little by themselves (`transportant`, `blessés`). */
  readonly isWeak: boolean;
  /** Where they stand: behind the number, right before it, further before, in its own noun. */
  readonly how: 'behind' | 'beside' | 'before' | 'noun' | null;
}

/** A place as the text calls it. */
export interface PlaceFound extends Span {
  readonly first: number;
  readonly last: number;
}

/** A number that counts or measures something of the situation. */
export interface Figure {
  readonly number: NumberFound;
  readonly noun: Noun;
  readonly act: Act;
  readonly from: PlaceFound | null;
  readonly to: PlaceFound | null;
  readonly place: PlaceFound | null;
  /** Index into the figures, with the word that says so. */
  readonly partOf: number | null;
  readonly partBy: readonly Span[];
  readonly isCumulative: boolean;
  readonly supersedes: number | null;
  /** Tokens of the clause, both included. */
  readonly clauseFirst: number;
  readonly clauseLast: number;
}
