import type { Doc, Language } from '../text/doc.ts';
import { arabicAt } from './ar/arabic.ts';
import { turnOfArabic } from './ar/turn.ts';
import type { Piece, Turn } from './around.ts';
import type { Cursor } from './cursor.ts';
import { englishAt } from './en/english.ts';
import { turnOfEnglish } from './en/turn.ts';
import { frenchAt } from './fr/french.ts';
import { turnOfFrench } from './fr/turn.ts';

interface Grammar {
  /** The piece about time that begins at this token. */
  readonly pieceAt: (cursor: Cursor, at: number) => Piece | null;
  /** What one word says of whether things are past or to come. */
  readonly turnOf: (cursor: Cursor, at: number) => Turn | null;
}

export const GRAMMARS: Readonly<Record<Language, Grammar>> = {
  fr: { pieceAt: frenchAt, turnOf: turnOfFrench },
  en: { pieceAt: englishAt, turnOf: turnOfEnglish },
  ar: { pieceAt: arabicAt, turnOf: turnOfArabic },
};

export const grammarOf = (doc: Doc): Grammar => GRAMMARS[doc.language];
