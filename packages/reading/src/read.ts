import type { ClaimProposal } from './claim/types.ts';
import type { EventProposal } from './event/types.ts';
import type { Lexicon } from './lexicon/types.ts';
import { type Doc, type Language, readDoc } from './text/doc.ts';

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
export function createReader(_lexicon: Lexicon): Reader {
  return {
    read: (text, { language }) => ({ doc: readDoc(text, language), claims: [], events: [] }),
  };
}
