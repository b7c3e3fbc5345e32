import type { Approximation } from '../lexicon/types.ts';
import type { Span } from '../text/span.ts';

/** One number expression: `plus de 10 000`, `des dizaines de milliers`, `15%`, `plus de la moitié`, `une quinzaine`. */
export interface NumberFound extends Span {
  /** Tokens, both included. */
  readonly first: number;
  readonly last: number;
  /** The number words or digits alone, without `plus de`, `environ`, `des`. */
  readonly core: Span;
  /** The number said; null where a word has none. */
  readonly value: number | null;
  /**
   * Only where `value` is null, and then both: the range of the word (`dizaines` 20–99; `quelques`, `plusieurs`, `several`
   * 2–9, with approx `several`), or of `entre X et Y`, `X à Y` (approx `about`).
   */
  readonly low: number | null;
  readonly high: number | null;
  readonly approx: Approximation;
  /** The words that gave `approx`; null for an exact one. */
  readonly approxBy: Span | null;
  /** `percent` for `15%`, `15 pour cent`, `la moitié`; else what a noun behind it says. */
  readonly unit: 'percent' | null;
  /** `3e`, `third`: an order, no count. */
  readonly isOrdinal: boolean;
  /** `un`, `une`, `a`, `one` and nothing else: a number only where a noun that is counted makes it one. */
  readonly isArticle: boolean;
}
