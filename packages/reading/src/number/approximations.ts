import { createPhrases, type Phrases, type Row } from '../lexicon/phrases.ts';
import type { Approximation } from '../lexicon/types.ts';

/** Words that say how exact a number is: before it (`plus de`), or behind it and its noun (`200 personnes au moins`). */
export interface Approximations {
  readonly before: Phrases<Approximation>;
  readonly behind: Phrases<Approximation>;
}

const DOTS = /^(?:…|\.\.\.)\s*/;

/** Rows whose words begin with three dots (`… au moins`) stand behind the number, all others before it. */
export function createApproximations(rows: readonly Row<Approximation>[]): Approximations {
  const side = (isBehind: boolean) =>
    rows
      .map((row) => ({
        words: row.words
          .filter((words) => DOTS.test(words) === isBehind)
          .map((words) => words.replace(DOTS, '')),
        is: row.is,
      }))
      .filter((row) => row.words.length > 0);
  return { before: createPhrases(side(false)), behind: createPhrases(side(true)) };
}
