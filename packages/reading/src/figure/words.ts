import { type Look, lookIn } from '../lexicon/look.ts';
import { createPhrases, type Phrases, phrasesOf, type Row } from '../lexicon/phrases.ts';
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
import type { Token } from '../text/token.ts';
import { type Grammar, grammarOf } from './grammar.ts';

/** Words by their length, for those that lost letters on the way. */
type ByLength = ReadonlyMap<number, readonly string[]>;

/** What figures are read with, prepared once for many texts. */
export interface FigureWords {
  readonly units: Phrases<UnitEntry>;
  readonly categories: Phrases<Category>;
  /** One word may tell two things: `libéré` of people and of villages. The last row first, so that a user's wins. */
  readonly measures: Phrases<readonly MeasureEntry[]>;
  readonly hedges: Phrases<HedgeEntry>;
  readonly places: Phrases<PlaceEntry>;
  readonly speakers: Phrases<SpeakerEntry>;
  readonly whole: ByLength;
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
  // The longest is found alone: `transportait` must say what `transport*` says too.
  const starts = [...byWords].filter(([words]) => words.endsWith('*') && !words.includes(' '));
  return [...byWords].map(([words, is]) => {
    const more = words.includes(' ')
      ? []
      : starts.filter(([start]) => start !== words && words.startsWith(start.slice(0, -1)));
    return { words: [words], is: [...is, ...more.flatMap(([, entries]) => entries)] };
  });
}

function byLength(rows: readonly Row<unknown>[]): ByLength {
  const words = new Map<number, string[]>();
  for (const word of new Set(rows.flatMap((row) => row.words))) {
    if (/[ *]/.test(word) || word.length < 4) continue;
    const same = words.get(word.length);
    if (same) same.push(word);
    else words.set(word.length, [word]);
  }
  return words;
}

/** `r?fugi?s`: the one word that it can have been; itself where none or several can. */
function wholeOf(word: string, words: ByLength): string {
  const pattern = [...word];
  // A word that is mostly lost could have been anything.
  if (pattern.filter((letter) => letter === '?').length * 3 > pattern.length) return word;
  const fits = (words.get(word.length) ?? []).filter((one) =>
    pattern.every((letter, at) => letter === '?' || letter === one[at]),
  );
  return fits.length === 1 ? (fits[0] ?? word) : word;
}

/** Letters lost to a wrong encoding are put back for looking up; what is shown is cut from the text all the same. */
function repaired(tokens: readonly Token[], words: ByLength): readonly Token[] {
  const isDamaged = (token: Token) => token.kind === 'word' && token.folded.includes('?');
  return tokens.some(isDamaged)
    ? tokens.map((token) =>
        isDamaged(token) ? { ...token, folded: wholeOf(token.folded, words), word: -1 } : token,
      )
    : tokens;
}

const compiled = new WeakMap<Lexicon, FigureWords>();

export function figureWordsOf(lexicon: Lexicon): FigureWords {
  const known = compiled.get(lexicon);
  if (known) return known;
  const made: FigureWords = {
    units: phrasesOf(lexicon.units),
    categories: phrasesOf(lexicon.categories),
    measures: createPhrases(gathered(lexicon.measures)),
    hedges: phrasesOf(lexicon.hedges),
    places: phrasesOf(lexicon.places),
    speakers: phrasesOf(lexicon.speakers),
    whole: byLength([...lexicon.units, ...lexicon.measures]),
  };
  compiled.set(lexicon, made);
  return made;
}

/** A text with what is known of its words. */
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
  /** It names who speaks. */
  readonly isSpoken: (index: number) => boolean;
  /** It is told of long ago: what `sera` foretells there has happened. */
  readonly isHistory: (index: number) => boolean;
}

const mended = new WeakMap<
  Doc,
  { readonly words: FigureWords; readonly tokens: readonly Token[] }
>();

/** Figures and events ask the same words of a text: they are mended once. */
function tokensOf(doc: Doc, words: FigureWords): readonly Token[] {
  const known = mended.get(doc);
  if (known?.words === words) return known.tokens;
  const tokens = repaired(doc.tokens, words.whole);
  mended.set(doc, { words, tokens });
  return tokens;
}

export function knownOf(
  doc: Doc,
  words: FigureWords,
  isSpoken: (index: number) => boolean = () => false,
  isHistory: (index: number) => boolean = () => false,
): Known {
  const tokens = tokensOf(doc, words);
  return {
    doc,
    isHistory,
    grammar: grammarOf(doc.language),
    unitAt: lookIn(words.units, tokens),
    categoryAt: lookIn(words.categories, tokens),
    measureAt: lookIn(words.measures, tokens),
    hedgeAt: lookIn(words.hedges, tokens),
    placeAt: lookIn(words.places, tokens),
    speakerAt: lookIn(words.speakers, tokens),
    word: (index) => {
      const token = tokens[index];
      if (token?.folded !== 'a' || doc.language !== 'fr') return token?.folded ?? '';
      // Without its accent a preposition would be a verb: `à évacuer`, `a évacué`.
      return doc.text[token.start] === 'a' ? 'a' : 'à';
    },
    isSpoken,
  };
}
