import type { Piece } from './around.ts';
import type { Cursor } from './cursor.ts';

export type PieceAt = (cursor: Cursor, at: number) => Piece | null;

/** One way in which a language speaks of time, with the words that it may begin with. */
export interface Rule {
  readonly at: PieceAt;
  readonly words: ReadonlySet<string>;
  /** It may begin with digits too. */
  readonly digits?: true;
}

export interface Rules {
  /** In their order, those that may begin with a word; undefined: none. */
  readonly byWord: ReadonlyMap<string, readonly PieceAt[]>;
  readonly byDigits: readonly PieceAt[];
}

/** Articles and prepositions begin a third of all words: each is asked only of the rules that it may begin. */
export const rulesBy = (opens: Iterable<string>, rules: readonly Rule[]): Rules => ({
  byWord: new Map(
    [...opens].map((word) => [
      word,
      rules.filter(({ words }) => words.has(word)).map(({ at }) => at),
    ]),
  ),
  byDigits: rules.filter(({ digits }) => digits).map(({ at }) => at),
});

export function firstOf(
  rules: readonly PieceAt[] | undefined,
  cursor: Cursor,
  at: number,
): Piece | null {
  if (!rules) return null;
  for (const rule of rules) {
    const found = rule(cursor, at);
    if (found) return found;
  }
  return null;
}
