import { createPhrases, type Found, type Phrases, type Row } from '../lexicon/phrases.ts';
import type {
  Category,
  HedgeEntry,
  Lexicon,
  MeasureEntry,
  PlaceEntry,
  SpeakerEntry,
  UnitEntry,
} from '../lexicon/types.ts';
import type { Doc } from '../text/doc.ts';
import { type Grammar, grammarOf } from './grammar.ts';

/** What figures are read with, prepared once for many texts. */
export interface FigureWords {
  readonly units: Phrases<UnitEntry>;
  readonly categories: Phrases<Category>;
  /** One word may tell two things: `libéré` of people and of villages. The last row first, so that a user's wins. */
  readonly measures: Phrases<readonly MeasureEntry[]>;
  readonly hedges: Phrases<HedgeEntry>;
  readonly places: Phrases<PlaceEntry>;
  readonly speakers: Phrases<SpeakerEntry>;
}

function gathered(rows: readonly Row<MeasureEntry>[]): readonly Row<readonly MeasureEntry[]>[] {
  const byWords = new Map<string, MeasureEntry[]>();
  for (const row of rows) {
    for (const words of row.words) {
      const known = byWords.get(words);
      if (known) known.unshift(row.is);
      else byWords.set(words, [row.is]);
    }
  }
  return [...byWords].map(([words, is]) => ({ words: [words], is }));
}

export const figureWordsOf = (lexicon: Lexicon): FigureWords => ({
  units: createPhrases(lexicon.units),
  categories: createPhrases(lexicon.categories),
  measures: createPhrases(gathered(lexicon.measures)),
  hedges: createPhrases(lexicon.hedges),
  places: createPhrases(lexicon.places),
  speakers: createPhrases(lexicon.speakers),
});

type Look<T> = (index: number) => Found<T> | null;

/** A text with what is known of its words; each word is looked up when first asked for, and once. */
export interface Known {
  readonly doc: Doc;
  readonly grammar: Grammar;
  readonly unitAt: Look<UnitEntry>;
  readonly categoryAt: Look<Category>;
  readonly measureAt: Look<readonly MeasureEntry[]>;
  readonly hedgeAt: Look<HedgeEntry>;
  readonly placeAt: Look<PlaceEntry>;
  readonly speakerAt: Look<SpeakerEntry>;
  /** The word as it is looked up; empty beyond the text. */
  readonly word: (index: number) => string;
  /** It names who speaks, or is the word with which they do. */
  readonly isSpoken: (index: number) => boolean;
}

export function knownOf(
  doc: Doc,
  words: FigureWords,
  isSpoken: (index: number) => boolean = () => false,
): Known {
  const once = <T>(phrases: Phrases<T>): Look<T> => {
    const found: (Found<T> | null | undefined)[] = Array(doc.tokens.length);
    return (index) => {
      const known = found[index];
      if (known !== undefined) return known;
      if (index < 0 || index >= doc.tokens.length) return null;
      const here = phrases.at(doc.tokens, index);
      found[index] = here;
      return here;
    };
  };
  return {
    doc,
    grammar: grammarOf(doc.language),
    unitAt: once(words.units),
    categoryAt: once(words.categories),
    measureAt: once(words.measures),
    hedgeAt: once(words.hedges),
    placeAt: once(words.places),
    speakerAt: once(words.speakers),
    word: (index) => {
      const token = doc.tokens[index];
      if (token?.folded !== 'a' || doc.language !== 'fr') return token?.folded ?? '';
      // Without its accent a preposition would be a verb: `à évacuer`, `a évacué`.
      return doc.text[token.start] === 'a' ? 'a' : 'à';
    },
    isSpoken,
  };
}
