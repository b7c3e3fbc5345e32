import type { Approximation } from '../lexicon/types.ts';

/** A number without what stands around it. */
export interface Expression {
  /** Tokens, both included. */
  readonly first: number;
  readonly last: number;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly approx: Approximation;
  readonly unit: 'percent' | null;
  readonly isOrdinal: boolean;
  readonly isArticle: boolean;
  /** What the last coefficient is multiplied with; `deux à trois mille` are both thousands. */
  readonly scale: number;
}

export const plain = (first: number, last: number, value: number): Expression => ({
  first,
  last,
  value,
  low: null,
  high: null,
  approx: 'exact',
  unit: null,
  isOrdinal: false,
  isArticle: false,
  scale: 1,
});
