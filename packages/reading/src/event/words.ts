import { type FigureWords, figureWordsOf, type Known, knownOf } from '../figure/words.ts';
import { lookIn } from '../lexicon/look.ts';
import { createPhrases, type Found, type Phrases, type Row } from '../lexicon/phrases.ts';
import type { EventEntry, EventNoun, EventPhase, EventVerb, Lexicon } from '../lexicon/types.ts';
import type { Doc } from '../text/doc.ts';
import type { TimeFound } from '../time/types.ts';
import { createFrame, type Frame } from '../voice/frame.ts';

interface PhaseWords {
  readonly phase: EventPhase;
  readonly isNoun: boolean;
}

interface EventWords {
  readonly figure: FigureWords;
  readonly nouns: Phrases<readonly EventNoun[]>;
  readonly verbs: Phrases<readonly EventVerb[]>;
  readonly phases: Phrases<readonly PhaseWords[]>;
  readonly parts: Phrases<readonly string[]>;
}

/** A text with all that is known of its words. */
export interface Ground {
  readonly doc: Doc;
  readonly frame: Frame;
  readonly known: Known;
  readonly nounAt: (index: number) => Found<readonly EventNoun[]> | null;
  readonly verbAt: (index: number) => Found<readonly EventVerb[]> | null;
  readonly phaseAt: (index: number) => Found<PhaseWords> | null;
  readonly partAt: (index: number) => Found<readonly string[]> | null;
  readonly isTime: (index: number) => boolean;
  readonly word: (index: number) => string;
}

/** One word may say several things, each beside other words; the last row first, so that a user's wins. */
function gathered<T>(rows: readonly Row<T>[]): readonly Row<readonly T[]>[] {
  const byWords = new Map<string, T[]>();
  for (const row of rows) {
    for (const words of row.words) {
      const known = byWords.get(words);
      if (known) known.unshift(row.is);
      else byWords.set(words, [row.is]);
    }
  }
  // The longest phrase is found alone: `annonce` must say what `annonc*` says too.
  const starts = [...byWords].filter(([words]) => words.endsWith('*') && !words.includes(' '));
  return [...byWords].map(([words, is]) => {
    const more = starts.filter(
      ([start]) => start !== words && !words.includes(' ') && words.startsWith(start.slice(0, -1)),
    );
    return { words: [words], is: [...is, ...more.flatMap(([, entries]) => entries)] };
  });
}

/** A reader is made once and reads many texts. */
const compiled = new WeakMap<Lexicon, EventWords>();

function wordsOf(lexicon: Lexicon): EventWords {
  const known = compiled.get(lexicon);
  if (known) return known;
  const of = <T>(take: (entry: EventEntry) => T | null): Row<T>[] =>
    lexicon.events.flatMap(({ words, is }) => {
      const taken = take(is);
      return taken === null ? [] : [{ words, is: taken }];
    });
  const made: EventWords = {
    figure: figureWordsOf(lexicon),
    nouns: createPhrases(gathered(of((is) => (is.form === 'noun' ? is : null)))),
    verbs: createPhrases(gathered(of((is) => (is.form === 'verb' ? is : null)))),
    phases: createPhrases(
      gathered(
        of((is) => (is.form === 'phase' ? { phase: is.phase, isNoun: is.isNoun === true } : null)),
      ),
    ),
    parts: createPhrases(gathered(of((is) => (is.form === 'part' ? is.part : null)))),
  };
  compiled.set(lexicon, made);
  return made;
}

const ARTICLES = new Set(
  "le la l' un une cette cet ce sa son leur de d' du the a an this its of after since immediate new".split(
    ' ',
  ),
);

/** `entre`, which is looked up as `entré` is. */
function isOtherWord(doc: Doc, index: number): boolean {
  const token = doc.tokens[index];
  if (doc.language !== 'fr' || token?.folded !== 'entre') return false;
  return !/é/i.test(doc.text.slice(token.start, token.end));
}

/** `la reprise`, `the launch`: the same word as `reprise mardi`, `launched`, and a noun. */
const isBehindArticle = (doc: Doc, index: number): boolean =>
  !(doc.language === 'fr' && doc.tokens[index - 1]?.folded === 'a') &&
  ARTICLES.has(doc.tokens[index - 1]?.folded ?? '');

export function groundOf(doc: Doc, times: readonly TimeFound[], lexicon: Lexicon): Ground {
  const words = wordsOf(lexicon);
  const frame = createFrame(doc, times, lexicon);
  const within = new Uint8Array(doc.tokens.length);
  for (const time of times) within.fill(1, time.first, time.last + 1);
  const verbAt = lookIn(words.verbs, doc.tokens);
  const phasesAt = lookIn(words.phases, doc.tokens);
  const phaseAt = (index: number): Found<PhaseWords> | null => {
    const found = phasesAt(index);
    if (!found) return null;
    if (found.first === found.last && isOtherWord(doc, index)) return null;
    const [first] = found.is;
    const isNoun = found.is.length > 1 && isBehindArticle(doc, index);
    const is = found.is.find((one) => one.isNoun === isNoun) ?? first;
    return is ? { is, first: found.first, last: found.last } : null;
  };
  return {
    doc,
    frame,
    known: knownOf(doc, words.figure),
    nounAt: lookIn(words.nouns, doc.tokens),
    verbAt: (index) => (isOtherWord(doc, index) ? null : verbAt(index)),
    phaseAt,
    partAt: lookIn(words.parts, doc.tokens),
    isTime: (index) => within[index] === 1,
    word: (index) => doc.tokens[index]?.folded ?? '',
  };
}
