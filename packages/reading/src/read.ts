import { claimsOf } from './claim/claims.ts';
import type { ClaimProposal } from './claim/types.ts';
import { eventsIn } from './event/events.ts';
import type { EventProposal } from './event/types.ts';
import { figuresIn } from './figure/figures.ts';
import { figureWordsOf } from './figure/words.ts';
import type { Lexicon } from './lexicon/types.ts';
import { createApproximations } from './number/approximations.ts';
import { numbersIn } from './number/numbers.ts';
import { type Doc, type Language, readDoc } from './text/doc.ts';
import { timesIn } from './time/times.ts';
import { writtenOn } from './time/written.ts';
import { voicesIn } from './voice/voices.ts';

/** What a text says, as far as it could be read. Proposals: a person accepts, edits or rejects each. */
export interface Reading {
  readonly doc: Doc;
  /** In the order of the text. */
  readonly claims: readonly ClaimProposal[];
  readonly events: readonly EventProposal[];
}

export interface ReadOptions {
  readonly language: Language;
  /** The day the text was published, `YYYY-MM-DD`; null: nobody knows, and no weekday is resolved. */
  readonly publishedOn: string | null;
}

export interface Reader {
  readonly read: (text: string, options: ReadOptions) => Reading;
}

/** Makes a reader once, and reads many texts with it: looking words up is prepared here. */
export function createReader(lexicon: Lexicon): Reader {
  const words = figureWordsOf(lexicon);
  const approximations = createApproximations(lexicon.approximations);
  return {
    read: (text, { language, publishedOn }) => {
      const doc = readDoc(text, language);
      const writtenDay = writtenOn(doc, publishedOn)?.date ?? null;
      const times = timesIn(doc, { writtenOn: writtenDay });
      const numbers = numbersIn(doc, approximations);
      const voices = voicesIn(doc, times, lexicon);
      const figures = figuresIn(doc, numbers, times, words, voices, writtenDay);
      return {
        doc,
        claims: claimsOf(doc, figures, times, voices, writtenDay),
        events: eventsIn(doc, times, voices, lexicon, writtenDay),
      };
    },
  };
}
