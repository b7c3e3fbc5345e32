import type { Doc } from '../text/doc.ts';

/** The words of one sentence; beyond its ends there is nothing. */
export interface Cursor {
  readonly first: number;
  readonly last: number;
  /** As folded; '' beyond the sentence. */
  readonly word: (at: number) => string;
  /** As it stands in the text. */
  readonly raw: (at: number) => string;
  /** A run of digits alone. */
  readonly digits: (at: number) => number | null;
  /** How many digits it has. */
  readonly width: (at: number) => number;
  readonly isCapital: (at: number) => boolean;
  /** No blank before it. */
  readonly isJoined: (at: number) => boolean;
  readonly isWord: (at: number) => boolean;
}

const APOSTROPHE = 0x27;

export function cursorOf(doc: Doc, first: number, last: number): Cursor {
  const isEnglish = doc.language === 'en';
  const token = (at: number) => (at < first || at > last ? undefined : doc.tokens[at]);
  return {
    first,
    last,
    word: (at) => {
      const folded = at < first || at > last ? '' : (doc.tokens[at]?.folded ?? '');
      // `Thursday's attack` is of Thursday.
      const isOwner = isEnglish && folded.charCodeAt(folded.length - 2) === APOSTROPHE;
      return isOwner && folded.endsWith("'s") ? folded.slice(0, -2) : folded;
    },
    raw: (at) => {
      const found = token(at);
      return found ? doc.text.slice(found.start, found.end) : '';
    },
    digits: (at) => {
      const found = token(at);
      return found?.kind === 'digits' && found.folded.length <= 4 ? Number(found.folded) : null;
    },
    width: (at) => {
      const found = token(at);
      return found?.kind === 'digits' ? found.folded.length : 0;
    },
    isCapital: (at) => token(at)?.isCapital ?? false,
    isJoined: (at) => token(at)?.before === 'nothing',
    isWord: (at) => token(at)?.kind === 'word',
  };
}
